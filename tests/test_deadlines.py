"""Wordings of real and likely plans, by the rule that reads them; the plan's year is 2022 unless a test says else."""

from __future__ import annotations

import csv
import math
import re
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from papi_metrics.deadlines import Deadline, read_deadline

YEAR = 2022
WORDINGS = Path(__file__).parent / "data" / "deadline_wordings.csv"
DOCUMENT = Path(__file__).parents[1] / "docs" / "deadlines.md"
TABLE = list(csv.DictReader(WORDINGS.read_text("utf-8").splitlines()))


def cases(rule: str) -> list:
    """Make a parameter of every wording of a rule in the table; the wording is its id."""
    return [
        pytest.param(
            row["wording"].replace("\\n", "\n"),
            Deadline(row["kind"], day(row["start"]), day(row["due"])),
            id=row["wording"],
        )
        for row in TABLE
        if row["rule"] == rule
    ]


def day(text: str) -> date | None:
    """Read a day of the table."""
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("text", "expected"), cases("date"))
def test_read_deadline_date_is_due_on_itself(text: str, expected: Deadline):
    """A date, alone or after "trước", "chậm nhất", "đến", is due on that day and has no start."""
    assert read_deadline(text, year=YEAR) == expected


@pytest.mark.parametrize(("text", "expected"), cases("period"))
def test_read_deadline_period_is_due_on_its_last_day(text: str, expected: Deadline):
    """A period starts on its first day and is due on its last; one named as an end has no start."""
    assert read_deadline(text, year=YEAR) == expected


@pytest.mark.parametrize(("text", "expected"), cases("range"))
def test_read_deadline_range_runs_from_first_to_last(text: str, expected: Deadline):
    """A range starts where its first part starts and is due where its last part ends."""
    assert read_deadline(text, year=YEAR) == expected


@pytest.mark.parametrize(("text", "expected"), cases("list"))
def test_read_deadline_list_is_due_with_its_last(text: str, expected: Deadline):
    """Several timings start with the first and are due with the last."""
    assert read_deadline(text, year=YEAR) == expected


@pytest.mark.parametrize(("text", "expected"), cases("bounded"))
def test_read_deadline_narrower_statement_decides(text: str, expected: Deadline):
    """A limit bounds the period it follows, brackets narrow, and an event beside a date leaves the date."""
    assert read_deadline(text, year=YEAR) == expected


@pytest.mark.parametrize(("text", "expected"), cases("standing"))
def test_read_deadline_standing_has_no_due_date(text: str, expected: Deadline):
    """Standing work has no due date; a period before the mark, or "từ", gives its start."""
    assert read_deadline(text, year=YEAR) == expected


@pytest.mark.parametrize(("text", "expected"), cases("recurring"))
def test_read_deadline_recurring_has_no_due_date(text: str, expected: Deadline):
    """What comes round again has no one due date; "từ" gives its start, which has to be a day of the calendar."""
    assert read_deadline(text, year=YEAR) == expected


@pytest.mark.parametrize(("text", "expected"), cases("event"))
def test_read_deadline_event_has_no_dates(text: str, expected: Deadline):
    """An event has no date, and the date of a document it names is not one."""
    assert read_deadline(text, year=YEAR) == expected


@pytest.mark.parametrize(("text", "expected"), cases("unread"))
def test_read_deadline_uncertain_is_unread(text: str, expected: Deadline):
    """What no calendar has, what contradicts itself, and what can mean two things is unread."""
    assert read_deadline(text, year=YEAR) == expected


@pytest.mark.parametrize("text", [None, math.nan, "", "  ", "-", "—", "...", "……", "/", "\n-\n", "\u200b"])
def test_read_deadline_blank_is_none(text: str | float | None):
    """A cell that says nothing has no timing."""
    assert read_deadline(text, year=YEAR) == Deadline("none")


@pytest.mark.parametrize("value", [date(2022, 6, 25), datetime(2022, 6, 25, 17, tzinfo=UTC)], ids=["date", "datetime"])
def test_read_deadline_excel_date_is_due(value: date):
    """A real date is due on that day, with no start."""
    assert read_deadline(value, year=YEAR) == Deadline("dated", None, date(2022, 6, 25))


@pytest.mark.parametrize("value", [2022, 2022.0, 2000, 2100])
def test_read_deadline_number_of_a_year_is_that_year(value: float):
    """A number that can be the year of a plan, from 2000 to 2100, is that whole year."""
    assert read_deadline(value, year=None) == Deadline("dated", date(int(value), 1, 1), date(int(value), 12, 31))


@pytest.mark.parametrize("value", [44561, 2022.5, 1999, 2101, 0, -2022])
def test_read_deadline_other_number_is_unread(value: float):
    """A number that is no year of a plan is unread, Excel's number of a day too."""
    assert read_deadline(value, year=YEAR) == Deadline("unread")


@pytest.mark.parametrize(
    "value",
    [True, math.inf, 10**400, date(1900, 1, 1), time(8, 30), b"30/6"],
    ids=["bool", "infinity", "huge", "Excel zero", "time of day", "bytes"],
)
def test_read_deadline_impossible_value_is_unread(value: object):
    """What can be no date of a plan is unread: a truth value, a huge number, a date before any plan, an hour."""
    assert read_deadline(value, year=YEAR) == Deadline("unread")


def test_read_deadline_counts_words_not_blanks():
    """Blanks and invisible characters make no cell too long to be read."""
    assert read_deadline("Quý" + " \u200b" * 400 + "II", year=2022) == read_deadline("Quý II", year=2022)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Quý II", "unread"),
        ("Cả năm", "unread"),
        ("Quý I và thường xuyên", "unread"),
        ("Thường xuyên", "standing"),
        ("Quý II/2022", "dated"),
        ("Quý I, II/2022", "dated"),
        ("Hằng quý", "recurring"),
        ("Quý IV hằng năm", "recurring"),
    ],
)
def test_read_deadline_without_a_plan_year_needs_a_stated_one(text: str, kind: str):
    """Where the plan's year is not known, a wording that needs it is unread."""
    assert read_deadline(text, year=None).kind == kind


@pytest.mark.parametrize(
    ("text", "year", "due"),
    [
        ("Quý II - Quý IV/2023", 2022, date(2023, 12, 31)),
        ("Tháng 11/2021 đến tháng 2", 2022, date(2022, 2, 28)),
        ("Tháng 3/2022 đến tháng 9", 2023, None),
        ("Quý II; Quý IV/2023", 2022, None),
        ("29/2", 2024, date(2024, 2, 29)),
    ],
)
def test_read_deadline_year_is_taken_where_only_one_is_possible(text: str, year: int, due: date | None):
    """A year at the end holds for its clause; where two years are as likely the wording is unread."""
    assert read_deadline(text, year=year).due == due


def documented() -> list[list[str]]:
    """Return the cells of the table in the documentation."""
    rows = re.findall(r"^\| `(.+?)` \| (\w+) \| (\S*) ?\| (\S*) ?\|$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    return [list(row) for row in rows]


@pytest.mark.parametrize(("text", "kind", "start", "due"), documented(), ids=[row[0] for row in documented()])
def test_read_deadline_reads_as_documented(text: str, kind: str, start: str, due: str):
    """Every example of docs/deadlines.md reads as the document says."""
    reading = read_deadline(text, year=YEAR)
    assert (reading.kind, *(f"{found:%d/%m/%Y}" if found else "" for found in (reading.start, reading.due))) == (
        kind,
        start,
        due,
    )


def test_documentation_shows_every_kind():
    """The document has an example of every kind but the blank cell, and a fair number of them."""
    kinds = [row[1] for row in documented()]
    assert set(kinds) == {"dated", "standing", "recurring", "event", "unread"}
    assert len(kinds) >= 50
