"""Hostile and messy workbooks: each is read to the figure, with a finding for every doubt, or refused in one sentence."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hostile import Case
from hostile_archives import ARCHIVES
from hostile_bounds import BOUNDS
from hostile_old import OLD
from hostile_open import OPEN
from hostile_text import TEXT
from hostile_values import VALUES
from hostile_writing import WRITING
from workbooks import column_of, places

from papi_metrics.errors import UnreadableError
from papi_metrics.isolation import tracker_isolated
from papi_metrics.tracker import read_tracker

ROOT = Path(__file__).parent.parent
FAMILIES = {
    "writing": WRITING, "value": VALUES, "bounds": BOUNDS, "archive": ARCHIVES, "old": OLD, "open": OPEN, "text": TEXT,
}  # fmt: skip
CASES: dict[str, Case] = {f"{family}: {name}": case for family, cases in FAMILIES.items() for name, case in cases.items()}


def outcome(read, data):
    """Return what becomes of a file: its facts and findings, or the sentence that refuses it."""
    try:
        reading = read(data)
    except UnreadableError as error:
        return str(error)
    days = [day and str(day)[:10] for day in column_of(reading, "completed_on")]
    columns = (column_of(reading, name) for name in ("task", "state", "progress"))
    return tuple(zip(*columns, days, strict=True)), tuple(places(reading))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_file_is_read_to_the_figure_or_refused(case):
    """Whatever a file does, its facts are right and every doubt is told, or one sentence refuses it."""
    if case.refused:
        with pytest.raises(UnreadableError, match=case.refused) as raised:
            read_tracker(case.build(), 2022)
        assert "\n" not in str(raised.value)
    else:
        assert outcome(lambda data: read_tracker(data, 2022), case.build()) == (case.facts, case.places)


def test_files_end_alike_in_a_child():
    """Children give of file after file, several at once, what this process gives, and none of them costs a child its life."""
    chosen = [case for case in list(CASES.values())[::3] if len(case.build()) < 1 << 18]
    with ThreadPoolExecutor(4) as threads:
        ends = threads.map(lambda case: outcome(lambda data: tracker_isolated(data, plan_year=2022), case.build()), chosen)
    for case, end in zip(chosen, ends, strict=True):
        assert end == (case.facts, case.places) if case.refused is None else re.search(case.refused, end)
        assert not isinstance(end, str) or "dừng" not in end


def test_cases_are_many():
    """The files cover what was met and thought of: some four hundred, most of them read."""
    assert len(CASES) >= 400
    assert sum(case.refused is None for case in CASES.values()) >= 250


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("bounds: a cell at XFD1048576", 0), ("value: error #REF!", 0), ("archive: a bomb", 2), ("old: signature and noise", 2),
    ],
)  # fmt: skip
def test_command_ends_with_a_code_and_no_trace(tmp_path, name, code):
    """`check` of any file ends with 0, 1 or 2; where it is refused, one sentence and nothing else is said."""
    file = tmp_path / "2022.xlsx"
    file.write_bytes(CASES[name].build())
    run = subprocess.run([sys.executable, "-m", "papi_metrics", "check", str(file)], capture_output=True, cwd=ROOT, check=False)
    assert run.returncode == code
    assert len(run.stderr.decode().splitlines()) == (code == 2)
