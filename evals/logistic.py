"""A logistic model with a little decay, as `doubt.csv` and `salience.csv` hold one."""

from __future__ import annotations

from typing import Any

import numpy as np

Table = np.ndarray[Any, np.dtype[np.float64]]


def fit(x: Table, y: Table, weight: Table, decay: Table) -> Table:
    """The weights of the columns of `x` that tell `y` (0 or 1), by Newton's method with steps that are halved while they overshoot.

    `x` is rows by columns, `weight` says how much each row counts, `decay` how much each column is held at nothing.
    """

    def loss(w: Table) -> float:
        z = x @ w
        return float((weight * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * (decay * w * w).sum())

    w = np.zeros(x.shape[1])
    before = loss(w)
    for _ in range(60):
        p = chance(x, w)
        curve = (x.T * (weight * p * (1 - p))) @ x + np.diag(decay)
        step = np.linalg.solve(curve, x.T @ (weight * (y - p)) - decay * w)
        size = 1.0
        while (now := loss(w + size * step)) > before and size > 1e-3:
            size /= 2
        w = w + size * step
        if before - now < 1e-7:
            break
        before = now
    return w


def chance(x: Table, w: Table) -> Table:
    """The chance of each row of `x` by the weights `w` of its columns."""
    return np.asarray(1 / (1 + np.exp(-x @ w)))
