"""Reading in a child: the same reading as without one, and a calm sentence for whatever a file does to its reader."""

from __future__ import annotations

import logging
import subprocess
import sys
import tomllib
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from score_files import long_rows
from score_files import workbook as score_workbook
from workbooks import (
    grid_csv,
    grid_html,
    grid_ods,
    grid_workbook,
    grid_xls,
    task_row,
    tracker_grid,
    tracker_workbook_of,
)

from papi_metrics.catalogue import CATALOGUE
from papi_metrics.children import READERS, Failure, Frame
from papi_metrics.errors import UnreadableError
from papi_metrics.findings import About, Finding, Reading, finding
from papi_metrics.isolation import scores_isolated, tracker_isolated
from papi_metrics.isolation.jobs import JOBS
from papi_metrics.isolation.wire import packed_findings, packed_reading, unpacked_findings, unpacked_reading
from papi_metrics.language import speaking
from papi_metrics.surveys import SCORE_DTYPES, read_scores
from papi_metrics.tracker import TASK_DTYPES, read_tracker
from papi_metrics.workbook import LARGEST_FILE, bytes_of

ROOT = Path(__file__).parent.parent
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)

TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = {
    "str": TEXTS,
    "int64": st.integers(-(2**63), 2**63 - 1),
    "Int64": st.none() | st.integers(-(2**63), 2**63 - 1),
    "float64": st.floats(),
    "datetime64[us]": st.none() | st.datetimes(),
}


@st.composite
def tables(draw: st.DrawFn, dtypes):
    """Draw a table of the given types, its plan's year beside it or not."""
    rows = draw(st.integers(0, 4))
    columns = {name: draw(st.lists(VALUES[dtype], min_size=rows, max_size=rows)) for name, dtype in dtypes.items()}
    table = pd.DataFrame({name: pd.Series(columns[name], dtype=dtype) for name, dtype in dtypes.items()})
    table.attrs.update(draw(st.sampled_from([{}, {"plan_year": None}, {"plan_year": 2022}])))
    return table


FINDINGS = st.builds(
    lambda code, message, value, row: Finding(
        code=code, severity=CATALOGUE[code].severity, message=message, sheet=value, row=row, column="AB", value=value
    ),
    st.sampled_from(sorted(CATALOGUE)), st.text(max_size=20), TEXTS, st.none() | st.integers(1, 1 << 20),
)  # fmt: skip
ABOUTS = st.builds(
    About,
    title=TEXTS, unit=TEXTS, province=TEXTS, plan_year=st.none() | st.integers(2011, 2100), as_of=st.none() | st.dates(), sheet=TEXTS,
    illustration=st.booleans(), columns=st.lists(st.tuples(st.text(max_size=3), st.text(max_size=3)), max_size=3).map(tuple),
)  # fmt: skip


def assert_same(one, other):
    """Two readings are alike to the bit: types, missing values, numbers, attributes, findings and what the file says of itself."""
    pd.testing.assert_frame_equal(one.table, other.table, check_exact=True)
    numbers = [name for name, dtype in one.table.dtypes.items() if str(dtype) in {"float64", "int64", "datetime64[us]"}]
    assert [one.table[name].to_numpy().tobytes() for name in numbers] == [other.table[name].to_numpy().tobytes() for name in numbers]
    assert (one.table.attrs, one.findings, one.about) == (other.table.attrs, other.findings, other.about)


@pytest.mark.parametrize("dtypes", [TASK_DTYPES, SCORE_DTYPES], ids=["tasks", "scores"])
def test_reading_survives_the_way_bit_for_bit(dtypes):
    """unpacked(packed(x)) == x for any table of the stated types, any findings and anything a file says of itself."""

    @SETTINGS
    @given(table=tables(dtypes), findings=st.lists(FINDINGS, max_size=3).map(tuple), about=ABOUTS)
    def law(table, findings, about):
        reading = Reading(table=table, findings=findings, about=about)
        assert_same(unpacked_reading(packed_reading(reading), dtypes), reading)

    law()


GRID = tracker_grid(task_row(1, state="xong", progress="30,3%"), task_row(2, task="- a\n- b"))
TRACKERS = {"xlsx": grid_workbook(GRID), "xls": grid_xls(GRID), "ods": grid_ods(GRID), "csv": grid_csv(GRID), "html": grid_html(GRID)} | {
    path.name: path.read_bytes() for path in sorted((ROOT / "data").glob("*.xlsx"))
}


@pytest.mark.parametrize("data", TRACKERS.values(), ids=TRACKERS)
def test_tracker_is_read_in_a_child_as_in_this_process(data):
    """Whatever the format, a child's reading is the one `read_tracker` gives, name and year included."""
    assert_same(tracker_isolated(data, name="nam-2023.xlsx"), read_tracker(data, name="nam-2023.xlsx"))
    assert_same(tracker_isolated(data, plan_year=2021), read_tracker(data, 2021))


def test_scores_are_read_in_a_child_as_in_this_process():
    """A score file's reading comes back alike, its name serving as source."""
    data = score_workbook(điểm=long_rows(("Hưng Yên", "tỉnh", 2022, "1.1", 1.25), ("Hà Nội", "tỉnh", 2022, "1.1", "?")))
    isolated = scores_isolated(data, name="diem.xlsx")
    assert_same(isolated, read_scores(data, name="diem.xlsx"))
    assert set(isolated.table["source"].dropna()) == {"Tệp diem.xlsx"}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"hello", grid_workbook([["x"]])], ids=["empty", "PDF", "text", "no tracker"])
def test_refusal_is_the_readers_own_sentence(data):
    """What is refused in this process is refused with the same words in a child."""
    with pytest.raises(UnreadableError) as here:
        read_tracker(data)
    with pytest.raises(UnreadableError) as there:
        tracker_isolated(data)
    assert str(there.value) == str(here.value)


def test_refusal_is_told_in_the_language_spoken():
    """A child refuses in the language of whoever asked, and in Vietnamese again the next time."""
    with speaking("en"), pytest.raises(UnreadableError, match=r"^The file is a PDF, not a spreadsheet\."):
        tracker_isolated(b"%PDF-1.7")
    with pytest.raises(UnreadableError, match=r"^Tệp là PDF"):
        tracker_isolated(b"%PDF-1.7")


def test_file_over_the_limit_never_reaches_a_child(monkeypatch):
    """A file larger than is taken is refused before it is sent anywhere."""
    monkeypatch.setattr(READERS, "run", pytest.fail)
    with pytest.raises(UnreadableError, match="20 MB"):
        tracker_isolated(bytes(LARGEST_FILE + 1))


def test_limit_of_a_file_is_the_servers_own():
    """The server refuses an upload where the readers do: one limit, in two places that know nothing of each other."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] * 2**20 == LARGEST_FILE


@pytest.mark.parametrize("size", [LARGEST_FILE, LARGEST_FILE + 1])
def test_path_is_read_up_to_the_limit_and_no_further(tmp_path, size):
    """A file on disk is never read beyond the limit, whatever it says of its size."""
    file = tmp_path / "lon.csv"
    with file.open("wb") as stream:
        stream.truncate(size)
    if size > LARGEST_FILE:
        with pytest.raises(UnreadableError, match="20 MB"):
            bytes_of(file)
    else:
        assert len(bytes_of(file)) == size


@pytest.mark.parametrize("reason", ["slow", "memory", "broke", "ended", "busy"])
def test_failure_is_one_calm_sentence_and_a_line_without_the_file(monkeypatch, caplog, reason):
    """The person reads what to do; the log has a digest, times and a place, neither the file's name nor its contents."""
    failure = Failure(reason=reason, seconds=15.2, memory=900 << 20, exit_code=-6, trace="KeyError: reader.py:12 _read")
    monkeypatch.setattr(READERS, "run", lambda *_, **__: failure)
    with caplog.at_level(logging.WARNING), pytest.raises(UnreadableError, match=r"^[^\n]+ Hãy [^\n]+\.$"):
        tracker_isolated(b"bi mat", name="ho-so-mat.xlsx")
    assert "KeyError: reader.py:12" in caplog.text
    assert len(caplog.records) == 1
    assert not [word for word in ("bi mat", "ho-so-mat") if word in caplog.text]


GOOD = packed_reading(read_tracker(TRACKERS["xlsx"]))
LIES = {
    "no head": Frame({}, GOOD.body),
    "body cut": Frame(GOOD.head, GOOD.body[:-1]),
    "body longer": Frame(GOOD.head, GOOD.body + b"\0"),
    "rows more": Frame({**GOOD.head, "rows": 10**12}, GOOD.body),
    "rows below nought": Frame({**GOOD.head, "rows": -1}, GOOD.body),
    "rows of text": Frame({**GOOD.head, "rows": "3"}, GOOD.body),
    "texts missing": Frame({**GOOD.head, "texts": {}}, GOOD.body),
    "texts of numbers": Frame({**GOOD.head, "texts": {**GOOD.head["texts"], "task": [1, 2, 3]}}, GOOD.body),
    "texts more": Frame({**GOOD.head, "texts": {**GOOD.head["texts"], "other": []}}, GOOD.body),
    "texts fewer": Frame({**GOOD.head, "texts": {**GOOD.head["texts"], "note": []}}, GOOD.body),
    "attributes of another kind": Frame({**GOOD.head, "attrs": 3}, GOOD.body),
    "about shorter": Frame({**GOOD.head, "about": []}, GOOD.body),
    "about of another kind": Frame({**GOOD.head, "about": [7, *GOOD.head["about"][1:]]}, GOOD.body),
    "day that is none": Frame({**GOOD.head, "about": [{"day": "x"}, *GOOD.head["about"][1:]]}, GOOD.body),
    "finding unknown": Frame({**GOOD.head, "findings": [["x"] * 7]}, GOOD.body),
    "finding cut": Frame({**GOOD.head, "findings": [["cell-error"]]}, GOOD.body),
    "finding graver": Frame({**GOOD.head, "findings": [["cell-error", "error", "", None, None, None, None]]}, GOOD.body),
    "finding's row a text": Frame({**GOOD.head, "findings": [["cell-error", "warning", "", None, "1", None, None]]}, GOOD.body),
    "finding's value a list": Frame({**GOOD.head, "findings": [["cell-error", "warning", "", None, 1, None, []]]}, GOOD.body),
    "findings of another kind": Frame({**GOOD.head, "findings": 5}, GOOD.body),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_answer_that_is_no_reading_is_refused(monkeypatch, lie):
    """A child that a file has taken over may answer anything: what is no reading is none, in one sentence."""
    monkeypatch.setattr(READERS, "run", lambda *_, **__: lie)
    with pytest.raises(UnreadableError, match="dừng giữa chừng"):
        tracker_isolated(b"x")


def test_findings_survive_the_way_to_a_job():
    """Findings that go out with a request are the same on the other side."""
    findings = (finding("cell-error", sheet="A", row=3, column="J", value="#REF!"), finding("macros-ignored"))
    assert unpacked_findings(packed_findings(findings)) == findings


def test_every_job_is_a_name_and_a_function():
    """The jobs a child knows are those that the public functions ask for."""
    assert {"tracker", "scores"} <= set(JOBS)
    assert JOBS["tracker"](TRACKERS["csv"], {"plan_year": 2022, "name": None}).head["attrs"] == {"plan_year": 2022}


def command(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a person does."""
    return subprocess.run([sys.executable, "-m", "papi_metrics", *arguments], capture_output=True, cwd=ROOT, check=False)


def test_command_answers_whatever_the_file_does(tmp_path):
    """The command reads in a child: a usable file answers 0, a hostile one 2 with one sentence and no trace."""
    good, bad = tmp_path / "nam-2022.xlsx", tmp_path / "xau.xls"
    good.write_bytes(tracker_workbook_of(task_row(1)))
    bad.write_bytes(TRACKERS["xls"][:600])
    assert command("check", str(good)).returncode == 0
    refused = command("check", str(bad))
    assert (refused.returncode, refused.stdout, len(refused.stderr.decode().splitlines())) == (2, b"", 1)
