"""Projection: degrees onto a plane, by Equal Earth (Šavrič, Patterson and Jenny 2018): areas keep their proportion."""

from __future__ import annotations

import math
from functools import lru_cache

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2


@lru_cache(maxsize=20_000)
def projected(longitude: float, latitude: float, middle: float = 0.0) -> tuple[float, float]:
    """The place of a point in WGS 84 degrees, y growing downward; the whole earth spans about 5.41 by 2.63."""
    away = (longitude - middle + 180.0) % 360.0 - 180.0
    theta = math.asin(_M * math.sin(math.radians(max(-90.0, min(90.0, latitude)))))
    two = theta * theta
    six = two * two * two
    slope = _A[0] + 3 * _A[1] * two + six * (7 * _A[2] + 9 * _A[3] * two)
    x = math.radians(away) * math.cos(theta) / (_M * slope)
    y = theta * (_A[0] + _A[1] * two + six * (_A[2] + _A[3] * two))
    return x, -y
