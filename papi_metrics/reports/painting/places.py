"""Places of a sheet: row and column counted from 1, and the addresses Excel writes for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from papi_metrics.text import column_letter

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")

Place = tuple[int, int]
"""Row and column."""


def whole_number(said: str | None, otherwise: int = 0) -> int:
    """Read a count as XML states it; what is no whole number counts as not stated."""
    return int(said) if said is not None and said.isascii() and said.isdecimal() else otherwise


def is_place(row: int, column: int) -> bool:
    """True if a sheet has such a cell."""
    return 1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN


def place_of(address: str) -> Place | None:
    """Read an address such as "J12"; None if no sheet has it."""
    match = _ADDRESS.fullmatch(address)
    place = (int(match[2]), column_number(match[1])) if match else (0, 0)
    return place if is_place(*place) else None


def column_number(letters: str) -> int:
    """Return the number of a column by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def address_of(place: Place) -> str:
    """Write a place as an address."""
    return f"{column_letter(place[1] - 1)}{place[0]}"


def ranges_of(references: str) -> Iterator[tuple[Place, Place]]:
    """Yield the first and the last place of each range of "A1:B2 C3"."""
    for reference in references.split():
        first, _, last = reference.partition(":")
        ends = place_of(first), place_of(last or first)
        if ends[0] and ends[1]:
            yield ends[0], ends[1]
