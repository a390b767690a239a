"""Rounding that adds up: shares of a difference → figures of two decimals whose sum is the difference as shown."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

_CENT = Decimal("0.01")
_DECIMALS = 9  # Sums of floats differ in the fifteenth digit: that decides no tie.


def hundredths(value: float) -> int:
    """Round points to whole hundredths as they are written: a half away from zero."""
    return int(Decimal(repr(float(value))).quantize(_CENT, ROUND_HALF_UP) * 100)


def apportioned(shares: Sequence[float], *, total: int) -> tuple[int, ...]:
    """Round shares (points) to hundredths that add up to `total` (hundredths), by the largest remainder.

    Each share is rounded by itself; what is then left over goes, a hundredth each, to those whose own rounding took
    most the other way; of equals to the earlier. So a figure is at most one hundredth off its own rounding, a share
    of nothing stays nothing, and no sign turns, as long as `total` is the difference of two rounded sums of the shares.
    """
    own = [hundredths(share) for share in shares]
    left = total - sum(own)
    step = int(math.copysign(1, left))
    lost = [round(step * (100 * share - rounded), _DECIMALS) for share, rounded in zip(shares, own, strict=True)]
    moved = sorted(range(len(own)), key=lambda at: -lost[at])[: abs(left)]
    return tuple(rounded + step * (at in moved) for at, rounded in enumerate(own))
