"""A rollup's parts: which files are taken, what one comes to, what the journal remembers, the two tables."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from workbooks import reading_of, task_row, tracker_workbook_of

from papi_metrics.completion import completion, overall_and_dimensions
from papi_metrics.findings import About, Reading
from papi_metrics.rollup import (
    Asked,
    Journal,
    Rolled,
    dimension_table,
    find_trackers,
    rolled_files,
    rolled_reading,
    rollup_table,
    unread,
)
from papi_metrics.tracker import read_tracker

TODAY = dt.date(2022, 10, 2)
ASKED = Asked(as_of=None, today=TODAY)
RULES = ("3", "2026-11.2")
ROWS = (task_row(1, state="Đã hoàn thành", progress=1), task_row(2, progress=0.4), task_row(3, dimension=2, component="2.1"))
READING = reading_of(*ROWS)


def rolled(file: str = "a.xlsx", **changes) -> Rolled:
    """Return a tracker of three tasks rolled up under a name."""
    return replace(rolled_reading(READING, ASKED).of_file(file, size=9, digest="d"), **changes)


@pytest.mark.parametrize(
    ("asked", "own", "expected"),
    [
        (dt.date(2022, 6, 30), dt.date(2022, 9, 30), (dt.date(2022, 6, 30), "asked")),
        (None, dt.date(2022, 9, 30), (dt.date(2022, 9, 30), "tracker")),
        (None, None, (TODAY, "today")),
    ],
    ids=["asked for", "its own", "today"],
)
def test_day_of_the_figures_is_asked_for_or_own_or_today(asked, own, expected):
    """The day that is asked for leads, then the tracker's own, then today, and the table says which it is."""
    reading = replace(READING, about=About(plan_year=2022, as_of=own))
    found = rolled_reading(reading, Asked(as_of=asked, today=TODAY))
    assert (found.as_of, found.as_of_from) == expected
    assert found.overall["completion"] == completion(reading.table, as_of=expected[0], by="overall")["completion"].item()
    assert found.own_as_of == own


@pytest.mark.parametrize("tasks", [READING.table, READING.table.head(0)], ids=["three tasks", "none"])
def test_one_pass_gives_what_completion_gives(tasks):
    """Overall and dimensions in one pass are those of `completion`, to the last bit."""
    overall, dimensions = overall_and_dimensions(tasks, as_of=TODAY, plan_year=2022)
    for rows, by in (([overall], "overall"), (dimensions, "dimension")):
        table = completion(tasks, as_of=TODAY, by=by, plan_year=2022)
        assert_frame_equal(pd.DataFrame(rows), table, check_dtype=False, check_exact=True)
        assert all(value is None or type(value) in {int, float, str} for row in rows for value in row.values())


def test_tables_have_the_columns_of_completion_with_its_figures():
    """A row of the tables is a row of `completion`, with whose it is before and what wants a look behind."""
    overall, dimensions = rollup_table([rolled()]), dimension_table([rolled()])
    expected = completion(READING.table, as_of=TODAY, by="overall", plan_year=2022)
    assert_frame_equal(overall[list(expected)], expected, check_dtype=False, check_exact=True)
    by_dimension = completion(READING.table, as_of=TODAY, by="dimension", plan_year=2022)
    assert_frame_equal(dimensions[list(by_dimension)], by_dimension, check_dtype=False, check_exact=True)
    assert list(overall)[:6] == ["file", "unit", "province", "plan_year", "as_of", "as_of_from"]
    assert list(overall)[-6:] == ["findings_error", "findings_warning", "findings_note", "same_plan", "illustration", "error"]


def test_file_that_was_not_read_has_a_row_with_its_reason_and_no_figures():
    """What could not be read stays in the table, without a made-up zero."""
    table = rollup_table([unread("hỏng.xlsx", "Tệp\nhỏng. \x00"), rolled()])
    bad = table[table["file"] == "hỏng.xlsx"].iloc[0]
    assert bad["error"] == "Tệp hỏng."
    assert bad[["unit", "as_of", "tasks", "completion", "light", "findings_error"]].isna().all()
    assert dimension_table([unread("hỏng.xlsx", "Tệp hỏng.")]).empty


def test_tables_of_nothing_have_columns_and_types():
    """No file gives tables of the same columns and types."""
    assert rollup_table([]).dtypes.to_dict() == rollup_table([rolled()]).dtypes.to_dict()
    assert dimension_table([]).dtypes.to_dict() == dimension_table([rolled()]).dtypes.to_dict()


@pytest.mark.parametrize(
    ("one", "other", "flagged"),
    [
        ({"unit": "xã Hoà Bình"}, {"unit": "UBND xã Hòa Bình"}, True),
        ({}, {"plan_year": 2023}, False),
        ({}, {"unit": "xã Khác"}, False),
        ({"province": "Hưng Yên"}, {"province": "Cà Mau"}, False),
        ({"province": "Hưng Yên"}, {"province": None}, True),
        ({"unit": None}, {"unit": None}, False),
    ],
    ids=["two spellings", "two years", "two units", "two provinces", "province unknown", "unit unknown"],
)
def test_files_of_one_unit_and_year_both_stay_and_are_flagged(one, other, flagged):
    """Two files of one plan are two rows that say so; what is not known to be one plan is not flagged."""
    usual = {"unit": "xã Hòa Bình", "province": "Hưng Yên", "plan_year": 2022}
    table = rollup_table([rolled("a.xlsx", **(usual | one)), rolled("b.xlsx", **(usual | other))])
    assert table["same_plan"].tolist() == [flagged, flagged]


def test_order_of_files_changes_nothing():
    """Tables are ordered by path, whoever was ready first."""
    items = [rolled(f"xã {number}/t.xlsx") for number in range(9)]
    mixed = items[::2] + items[1::2][::-1]
    assert_frame_equal(rollup_table(items), rollup_table(mixed))
    assert_frame_equal(dimension_table(items), dimension_table(mixed))


@pytest.mark.parametrize("value", [rolled(), unread("x.csv", "Tệp rỗng."), rolled("\\udcff.xlsx", unit="=1+1")], ids=["read", "unread", "odd"])
def test_value_comes_back_from_json_as_it_was(value):
    """What a child or the journal writes is read back equal."""
    assert Rolled.from_plain(json.loads(json.dumps(value.as_plain()))) == value


@pytest.mark.parametrize(
    "change",
    [
        {"overall": None}, {"error": "x"}, {"findings": [1, 2]}, {"findings": [0, 0, -1]}, {"size": "9"}, {"unit": 5}, {"as_of": "hôm nay"},
        {"dimensions": [{}]}, {"again": 1}, {"as_of_from": "x"}, {"plan_year": 1.5}, {"overall": {"tasks": 1}},
        {"overall": rolled().as_plain()["overall"] | {"completion": 1}}, {"overall": rolled().as_plain()["overall"] | {"completion": "0.5"}},
        {"overall": rolled().as_plain()["overall"] | {"light": "violet"}}, {"overall": rolled().as_plain()["overall"] | {"tasks": True}},
    ],
    ids=lambda change: str(change)[-40:],
)
def test_what_is_no_rolled_file_is_refused(change):
    """An answer that is none is not taken, whatever part of it is wrong."""
    plain = json.loads(json.dumps(rolled().as_plain()))
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        Rolled.from_plain(plain | change)


def test_folder_gives_trackers_and_says_what_it_passes_over(tmp_path):
    """Subfolders are entered; temporary, hidden and other files and earlier output are passed over and named."""
    for name in ("b.xlsx", "xã A/a.CSV", "~$b.xlsx", ".ẩn.xlsx", ".git/c.xlsx", "đọc.pdf", "kq.csv", "không", f"{'x' * 250}.xls"):
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(b"")
    found, skipped = find_trackers(tmp_path, outputs=[tmp_path / "kq.csv"])
    assert [item.file for item in found] == ["b.xlsx", f"{'x' * 250}.xls", "xã A/a.CSV"]
    assert {item.file: item.why for item in skipped} == {
        "~$b.xlsx": "temporary", ".ẩn.xlsx": "hidden", ".git": "hidden", "đọc.pdf": "other", "không": "other", "kq.csv": "output",
    }  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names and no such pipes in folders")
def test_odd_entries_neither_stop_nor_enter_twice(tmp_path):
    """A pipe is never opened, a link to the folder itself not followed, a name that is no Unicode is written with numbers."""
    os.mkfifo(tmp_path / "ống.xlsx")
    (tmp_path / "vòng").symlink_to(tmp_path, target_is_directory=True)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/x\xff.csv")).write_bytes(b"")
    found, skipped = find_trackers(tmp_path)
    assert [item.file for item in found] == ["x\\udcff.csv"]
    assert [item.file for item in skipped] == ["ống.xlsx"]


def opened(path: Path, *, asked: Asked = ASKED, rules=RULES, fresh: bool = False) -> Journal:
    """Open a journal."""
    return Journal(path, asked=asked, rules=rules, fresh=fresh)


def test_journal_knows_the_same_file_and_no_other(tmp_path):
    """A file counts as read under the same path, size and digest."""
    with opened(tmp_path / "j") as journal:
        journal.add(rolled())
        journal.add(unread("b.xlsx", "Hỏng.").of_file("b.xlsx", size=1, digest="e"))
    with opened(tmp_path / "j") as journal:
        assert journal.known("a.xlsx", size=9, digest="d") == rolled()
        assert journal.known("b.xlsx", size=1, digest="e").error == "Hỏng."
        assert [journal.known("a.xlsx", size=9, digest="x"), journal.known("a.xlsx", size=8, digest="d"), journal.known("c", size=9, digest="d")] == [None] * 3


@pytest.mark.parametrize(
    "changes",
    [
        {"rules": ("4", RULES[1])}, {"rules": (RULES[0], "2027-1")}, {"asked": Asked(as_of=TODAY, today=TODAY)},
        {"asked": Asked(as_of=None, today=TODAY + dt.timedelta(1))}, {"fresh": True},
    ],
    ids=["reading rules", "rules of figures", "another day asked", "another today", "fresh"],
)
def test_journal_forgets_what_answers_another_question(tmp_path, changes):
    """Other rules, another day or a fresh start read every file again."""
    with opened(tmp_path / "j") as journal:
        journal.add(rolled())
    with opened(tmp_path / "j", **changes) as journal:
        assert journal.known("a.xlsx", size=9, digest="d") is None


def test_journal_does_not_remember_what_may_pass(tmp_path):
    """A file that could not be opened, or whose turn never came, is tried again."""
    with opened(tmp_path / "j") as journal:
        journal.add(unread("a.xlsx", "Bận.", again=True).of_file("a.xlsx", size=9, digest="d"))
        journal.add(unread("b.xlsx", "Không mở được."))
    assert (tmp_path / "j").read_bytes() == b""


def test_torn_lines_of_a_journal_count_for_nothing(tmp_path):
    """Wherever the last line is cut off, the lines before it count, it does not, and what follows is written whole."""
    with opened(tmp_path / "j") as journal:
        journal.add(rolled("a.xlsx"))
        journal.add(rolled("b.xlsx"))
    whole = (tmp_path / "j").read_bytes()
    first = whole.index(b"\n") + 1
    for cut in range(first, len(whole) - 1, 37):
        (tmp_path / "j").write_bytes(whole[:cut])
        with opened(tmp_path / "j") as journal:
            assert [journal.known(f"{name}.xlsx", size=9, digest="d") is not None for name in "ab"] == [True, False]
            journal.add(rolled("c.xlsx"))
        with opened(tmp_path / "j") as journal:
            assert [journal.known(f"{name}.xlsx", size=9, digest="d") is not None for name in "abc"] == [True, False, True]


@pytest.mark.parametrize("line", [b"\xff\x00", b"[]", b"{}", b"null", b"[" * 100_000, b'{"rules": 1}'], ids=lambda line: str(line[:9]))
def test_strange_lines_of_a_journal_are_passed_over(tmp_path, line):
    """A journal that something else wrote into neither stops a run nor gives figures."""
    (tmp_path / "j").write_bytes(line + b"\n")
    with opened(tmp_path / "j") as journal:
        journal.add(rolled())
    with opened(tmp_path / "j") as journal:
        assert journal.known("a.xlsx", size=9, digest="d") == rolled()


def here(data: bytes, name: str) -> Rolled:
    """Read without a child, as the pure functions do."""
    return rolled_reading(read_tracker(data, name=name), ASKED)


@pytest.fixture
def folder(tmp_path):
    """Fill a folder with twelve trackers."""
    place = tmp_path / "in"
    place.mkdir()
    for number in range(12):
        (place / f"{number:02}.xlsx").write_bytes(tracker_workbook_of(task_row(1, task=f"Việc của xã {number}"), *ROWS[: number % 3]))
    return place


def tables(folder: Path, journal: Path, *, workers: int = 1, stop: int | None = None) -> tuple[pd.DataFrame, int]:
    """Roll a folder up, or only its first files; return the table and how many were read anew."""
    found, _ = find_trackers(folder)
    with opened(journal) as kept, contextlib.closing(rolled_files(found, here, kept, workers=workers)) as running:
        steps = [step for _, step in zip(range(len(found) if stop is None else stop), running, strict=False)]
    return rollup_table(step.rolled for step in steps), sum(step.is_new for step in steps)


def test_workers_change_nothing(folder, tmp_path):
    """One worker and five give the same table."""
    assert_frame_equal(tables(folder, tmp_path / "j1")[0], tables(folder, tmp_path / "j5", workers=5)[0])


@pytest.mark.parametrize("stop", [0, 1, 5, 11])
def test_ended_run_goes_on_and_gives_the_same(folder, tmp_path, stop):
    """However early a run was ended, the next one reads the rest and gives the table of an undisturbed run."""
    undisturbed, _ = tables(folder, tmp_path / "j")
    tables(folder, tmp_path / "k", stop=stop)
    again, new = tables(folder, tmp_path / "k")
    assert_frame_equal(again, undisturbed)
    assert new <= 12 - stop


def test_changed_file_is_read_again_and_only_it(folder, tmp_path):
    """A file of the same name with other content has the figures of its new content."""
    tables(folder, tmp_path / "j")
    (folder / "03.xlsx").write_bytes(tracker_workbook_of(*ROWS))
    table, new = tables(folder, tmp_path / "j")
    assert (new, table["tasks"][3]) == (1, 3)


def test_file_that_is_gone_when_its_turn_comes_is_a_row_with_a_reason(folder, tmp_path):
    """A file removed meanwhile stops nothing."""
    found, _ = find_trackers(folder)
    (folder / "00.xlsx").unlink()
    with opened(tmp_path / "j") as journal:
        steps = list(rolled_files(found, here, journal, workers=2))
    assert [step.rolled.file for step in steps if step.rolled.error] == ["00.xlsx"]


def test_digest_is_that_of_the_bytes(folder, tmp_path):
    """What a row is known by is the SHA-256 of the file."""
    found, _ = find_trackers(folder)
    with opened(tmp_path / "j") as journal:
        step = next(rolled_files(found[:1], here, journal, workers=1))
    assert step.rolled.digest == hashlib.sha256(found[0].path.read_bytes()).hexdigest()


def test_reading_without_a_table_row_gives_a_grey_light():
    """A tracker whose every row is left out has no completion and a grey light."""
    found = rolled_reading(Reading(table=READING.table.head(0), about=About(plan_year=2022)), ASKED)
    assert (found.overall["completion"], found.overall["light"], found.overall["tasks"]) == (None, "grey", 0)
