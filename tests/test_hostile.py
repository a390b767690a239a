"""Some two hundred hostile and messy workbooks: each is read to the figure, with a finding for every doubt, or refused in one sentence."""

from __future__ import annotations

import pytest
from hostile import Case
from hostile_bounds import BOUNDS
from hostile_values import VALUES
from hostile_writing import WRITING
from workbooks import column_of, places

from papi_metrics.errors import UnreadableError
from papi_metrics.tracker import read_tracker

FAMILIES = {"writing": WRITING, "value": VALUES, "bounds": BOUNDS}
CASES: dict[str, Case] = {f"{family}: {name}": case for family, cases in FAMILIES.items() for name, case in cases.items()}


def facts(reading):
    """Return what the tracker of the cases says: task, state, progress, day of completion."""
    days = [day and str(day)[:10] for day in column_of(reading, "completed_on")]
    columns = (column_of(reading, name) for name in ("task", "state", "progress"))
    return tuple(zip(*columns, days, strict=True))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_file_is_read_to_the_figure_or_refused(case):
    """Whatever a file does, its facts are right and every doubt is told, or one sentence refuses it."""
    if case.refused:
        with pytest.raises(UnreadableError, match=case.refused) as raised:
            read_tracker(case.build(), 2022)
        assert "\n" not in str(raised.value)
        return
    reading = read_tracker(case.build(), 2022)
    assert (facts(reading), tuple(places(reading))) == (case.facts, case.places)
