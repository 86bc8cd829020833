"""Lists that records answer with: tuples that can also be handed to pandas, polars and Arrow."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

T = TypeVar("T", covariant=True)


class Listed(Sequence[T], Generic[T]):
    """What a record answered: a sequence of values, and the same as a table with one flat row each.

    In a table what has parts is JSON in a column of text; moments are ISO 8601. `more` is true where a limit cut the
    list off.
    """

    def __init__(self, values: Iterable[T], row: Callable[[Any], dict[str, Any]], *, more: bool = False) -> None:
        self._values = tuple(values)
        self._row = row
        self.more = more

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Listed[T]: ...
    def __getitem__(self, index: int | slice) -> T | Listed[T]:
        if isinstance(index, slice):
            return Listed(self._values[index], self._row)
        return self._values[index]

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[T]:
        return iter(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Listed) and self._values == other._values

    def __hash__(self) -> int:
        return hash(self._values)

    def __repr__(self) -> str:
        return f"[{', '.join(map(repr, self._values))}]"

    def rows(self) -> list[dict[str, Any]]:
        """One flat row a value: texts, numbers and None."""
        return [{k: _flat(v) for k, v in self._row(value).items()} for value in self._values]

    def to_arrow(self) -> pyarrow.Table:
        """A pyarrow Table. Raises `ImportError` with what to install where pyarrow is missing."""
        pyarrow = _library("pyarrow")
        return pyarrow.Table.from_pylist(self.rows())

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas DataFrame. Raises `ImportError` with what to install where pandas is missing."""
        pandas = _library("pandas")
        return pandas.DataFrame(self.rows())

    def to_polars(self) -> polars.DataFrame:
        """A polars DataFrame. Raises `ImportError` with what to install where polars is missing."""
        polars = _library("polars")
        return polars.DataFrame(self.rows(), infer_schema_length=None)


def cut(found: Sequence[Any], limit: int | None, row: Callable[[Any], dict[str, Any]]) -> Listed[Any]:
    """Values of which one more was asked for than a limit allows."""
    return Listed(found[:limit], row, more=limit is not None and len(found) > limit)


def _flat(value: Any) -> str | int | float | bool | None:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return json.dumps(value, ensure_ascii=False)


def _library(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as missing:
        extra = "parquet" if name == "pyarrow" else name
        raise ImportError(f"{name} is not installed: pip install 'chancery[{extra}]'") from missing
