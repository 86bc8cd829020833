"""Every exception that Chancery raises on purpose, as one tree.

    ChanceryError
    ├── InputError        an input that cannot be read at all: what, where, what to do
    │   └── DamagedArchive    an archive that is damaged behind a byte: what follows the damage may still be read
    ├── CellDied          what was being parsed took too much time or memory: the process that parsed it was ended
    ├── FetchError        an address that is not visited, or did not answer as it should: which of these, and when to come again
    ├── KnowledgeError    a row of a knowledge table is wrong: file and line
    ├── WeightsError      the language weights are missing or damaged
    ├── InvalidReading    a reading breaks the contract: offsets, references, required spans
    ├── MissingExtra      a library that only some exports need is not installed: which, and how to get it
    ├── ImportedWrong     a line of a file to import is not what it should be: file, line, reason
    ├── UnknownId         nothing in the record has this id
    ├── LakeError         an archive's lake cannot be opened, read or written: which, why, what to do
    ├── TaskFailed        a part of an archive could not be done at all: which, why
    └── RecordError       a record cannot be opened, read or written: which, why, what to do
        ├── NotARecord        the folder is none
        ├── NewerRecord       a later version of the program made it
        ├── RecordBusy        another process holds it for longer than we wait
        └── RecordUnwritable  the disk is full, the folder read-only or gone

Trouble *inside* a report (an ambiguous date, lost text, an unknown language) is no exception: it is a
`chancery.facts.problems.Problem`, a value with a place and a reason, and the rest of the report is read.
"""


class ChanceryError(Exception):
    """The root of the tree: catch it to catch everything that Chancery raises on purpose."""


class InputError(ChanceryError):
    """An input that cannot be read at all; the message names it and says what to do."""

    def __init__(self, name: str, reason: str, advice: str = "") -> None:
        self.name, self.reason, self.advice = name, reason, advice
        super().__init__(f"{name}: {reason}" + (f" ({advice})" if advice else ""))


class DamagedArchive(InputError):
    """An archive that is damaged behind the record at byte `place`; what stands before it has been given."""

    def __init__(self, name: str, place: int, reason: str, advice: str = "") -> None:
        self.place = place
        super().__init__(name, reason, advice)


class CellDied(ChanceryError):
    """What was being parsed ended the process set up for it; the message says by what: time, memory, or a crash."""


class FetchError(ChanceryError):
    """An address that is not visited, or that did not answer as it should.

    `kind` is one of `refused` (we do not go there), `robots` (the site asks us not to), `unreachable`, `deadline`,
    `redirects`, `status` (with the `status` and the server's `Retry-After`), `protocol`, `size`, `coding`, `kind` (neither
    page nor feed).
    """

    def __init__(self, kind: str, reason: str, *, status: int | None = None, retry_after: str | None = None) -> None:
        self.kind, self.reason, self.status, self.retry_after = kind, reason, status, retry_after
        super().__init__(reason)


class KnowledgeError(ChanceryError):
    """A row of a knowledge table is wrong; the message names the file, the line and the field."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        self.file, self.line, self.reason = file, line, reason
        super().__init__(f"{file}, line {line}: {reason}")


class WeightsError(ChanceryError):
    """The language weights are missing, damaged or of another version than this program reads."""


class InvalidReading(ChanceryError):
    """A reading breaks the contract; `faults` lists every fault with its place."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("; ".join(faults[:5]) + (f"; and {len(faults) - 5} more" if len(faults) > 5 else ""))


class RecordError(ChanceryError):
    """A record cannot be opened, read or written; the message names the folder and says what to do."""

    def __init__(self, folder: str, reason: str, advice: str = "") -> None:
        self.folder, self.reason, self.advice = folder, reason, advice
        super().__init__(f"{folder}: {reason}" + (f" ({advice})" if advice else ""))


class LakeError(ChanceryError):
    """An archive's lake cannot be opened, read or written; the message names the folder and says what to do."""

    def __init__(self, folder: str, reason: str, advice: str = "") -> None:
        self.folder, self.reason, self.advice = folder, reason, advice
        super().__init__(f"{folder}: {reason}" + (f" ({advice})" if advice else ""))


class TaskFailed(ChanceryError):
    """A part of an archive could not be done at all, however often it was tried; the message says why."""


class NotARecord(RecordError):
    """The folder is no record: nothing is written into a folder that something else made."""


class NewerRecord(RecordError):
    """A later version of the program made the record; this one would read it wrongly."""


class RecordBusy(RecordError):
    """Another process has been writing for longer than we wait; nothing of ours was lost or half done."""


class RecordUnwritable(RecordError):
    """The disk is full, the folder is read-only or has gone; what was acknowledged before is safe."""


class UnknownId(ChanceryError):
    """No event, mention, report or decision of the record has this id, or several begin with it."""

    def __init__(self, id: str, reason: str) -> None:
        self.id = id
        super().__init__(f"{id}: {reason}")


class MissingExtra(ChanceryError, ImportError):
    """A library that only this needs is not installed; the message says how to get it."""

    def __init__(self, library: str, extra: str, what: str) -> None:
        self.library, self.extra = library, extra
        super().__init__(f"{what} needs {library}, which is not installed (pip install 'chancery[{extra}]')")


class ImportedWrong(ChanceryError):
    """A line of a file given to be imported is not what it should be; the message names the file, the line and why."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        self.file, self.line, self.reason = file, line, reason
        super().__init__(f"{file}, line {line}: {reason}")
