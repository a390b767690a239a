"""What the cells of a task say against each other: state, progress and completion date → codes of doubts."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple


class Told(NamedTuple):
    """What a task's own state cell tells, the doubt about it, and whether the tracker tells of states at all."""

    state: str | None
    doubt: str | None
    stated: bool


def state_untold(progress: float | None, completed_on: dt.date | None) -> str:
    """Tell the state from progress and completion date where no word tells it."""
    if completed_on or (progress is not None and progress >= 1):
        return "done"
    return "in_progress" if progress else "not_started"


@lru_cache(maxsize=20_000)
def contradictions(
    told: Told, state: str, progress: float | None, completed_on: dt.date | None, has_due: bool, year: int | None  # noqa: FBT001
) -> tuple[tuple[str, str], ...]:
    """Return (code, field) of what does not agree in a row; the field is where the clerk should look."""
    done, open_for_good = state == "done", state in {"not_started", "in_progress", "paused", "cancelled"}
    # A state that could not be read has its own doubt, which says what it is taken from.
    blank = told.stated and told.state is None and told.doubt is None
    holds = (
        ("state-derived", "state", blank and (done or bool(progress))),
        ("state-blank", "state", blank and not (done or progress)),
        ("done-but-unfinished", "progress", done and bool(told.state) and progress is not None and progress < 1),
        ("begun-but-not-started", "progress", state == "not_started" and bool(progress)),
        ("finished-but-open", "state", progress == 1 and open_for_good),
        ("completed-but-open", "completed_on", completed_on is not None and open_for_good),
        ("completed-on-missing", "completed_on", done and has_due and completed_on is None),
        (
            "completed-in-other-year",
            "completed_on",
            bool(completed_on and year and abs(completed_on.year - year) > 1),
        ),
    )
    return tuple((code, field) for code, field, held in holds if held)
