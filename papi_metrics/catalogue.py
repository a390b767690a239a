"""The catalogue of findings: every code with its severity and its sentence, in one place.

A sentence says what was found, what is expected or was assumed, what became of the row, and how to mend it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Kind:
    """What a finding code means: how grave it is, and its sentence with `{value}` and details to fill in."""

    severity: Literal["error", "warning", "note"]
    message: str


CATALOGUE: dict[str, Kind] = {
}
