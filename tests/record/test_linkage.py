"""Which tellings are joined, one group after the other: few and many are joined alike."""

from __future__ import annotations

from math import inf

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.record.fusion import _joins, _joins_of_many

SCORES = st.lists(
    st.sampled_from((-inf, -4.0, -0.5, 0.0, 0.5, 1.0, 2.5)) | st.floats(-6, 6, width=32), min_size=66, max_size=66
)


@settings(max_examples=150, deadline=None)
@given(st.integers(2, 12), SCORES)
def test_number_by_number_is_as_the_matrix_has_it(size: int, scores: list[float]) -> None:
    sums = [[-inf] * size for _ in range(size)]
    for i in range(size):
        for j in range(i):
            sums[i][j] = sums[j][i] = scores[i * (i - 1) // 2 + j]
    assert list(_joins_of_many(np.array(sums))) == list(_joins(sums))
