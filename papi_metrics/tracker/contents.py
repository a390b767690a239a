"""Tell by its cells what a column holds where its heading alone does not say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType

from papi_metrics.deadlines import read_deadline
from papi_metrics.tracker.dates import read_date
from papi_metrics.tracker.numbers import read_number, read_progress
from papi_metrics.tracker.states import read_state
from papi_metrics.workbook import Cell

_ENOUGH = 0.5
_ANY_YEAR = 2022


def field_of_contents(fields: Sequence[str], cells: Sequence[Cell], *, taken: Collection[str]) -> str | None:
    """Choose among the fields a heading may mean: the first not taken that at least half of the cells fit.

    The last field is the default; None if there is no field at all. A single field is not put to the test.
    """
    if len(fields) < 2:  # noqa: PLR2004
        return fields[0] if fields else None
    filled = [cell for cell in cells if cell is not None and cell != ""]
    if fields[0] == "mark":
        return _field_of_marks(fields, filled)
    open_fields = [field for field in fields if field not in taken] or list(fields)
    for field in open_fields[:-1]:
        fits = _is_share if field == "progress" and fields[0] != "progress" else _FITS.get(field)
        if fits and filled and sum(map(fits, filled)) >= _ENOUGH * len(filled):
            return field
    return open_fields[-1]


def _field_of_marks(fields: Sequence[str], filled: Sequence[Cell]) -> str:
    """Choose for a heading that is a state: ticks, unless most cells are days, shares or states; counts are none."""
    enough = _ENOUGH * len(filled)
    if not filled or sum(map(_is_mark, filled)) >= enough:
        return "mark"
    fits = {**_FITS, "progress": _is_part}
    return next((field for field in fields[1:-1] if sum(map(fits[field], filled)) >= enough), fields[-1])


def _is_part(cell: Cell) -> bool:
    """True for 0.5 and "50%", not for a count such as 3."""
    read = read_number(cell) if isinstance(cell, str) else None
    return (read is not None and read[1]) or (isinstance(cell, float) and 0 < cell < 1)


def _is_share(cell: Cell) -> bool:
    """True for 0.5, 1 and "150%", not for a count or a mark such as 8: under «Kết quả» or «Đánh giá» it may be either."""
    return _is_part(cell) or (isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell <= 1)


def is_number(cell: Cell) -> bool:
    """True for a number, typed as such or as text."""
    return isinstance(cell, int | float) or (isinstance(cell, str) and read_number(cell) is not None)


def _is_progress(cell: Cell) -> bool:
    """True for a share or percentage, one beyond 100 % too: what is wrong with it is told where it stands."""
    return not isinstance(cell, dt.date) and read_progress(cell)[1] in {None, "progress-range"}


def _is_state(cell: Cell) -> bool:
    return isinstance(cell, str) and read_state(cell).state is not None and read_number(cell) is None


def _is_timing(cell: Cell) -> bool:
    return isinstance(cell, dt.date) or (
        isinstance(cell, str) and read_deadline(cell, year=_ANY_YEAR).kind not in {"unread", "none"}
    )


def _is_date(cell: Cell) -> bool:
    return read_date(cell, year=_ANY_YEAR)[0] is not None


def _is_mark(cell: Cell) -> bool:
    if isinstance(cell, str):
        return len(cell.strip()) == 1 and read_state(cell).state == "done"
    return cell == 1


_FITS: Mapping[str, Callable[[Cell], bool]] = MappingProxyType({
    "progress": _is_progress,
    "state": _is_state,
    "timing": _is_timing,
    "completed_on": _is_date,
    "mark": _is_mark,
})
