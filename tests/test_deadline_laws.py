"""Laws of reading timings: what holds for every wording, and for wordings made from what they mean."""

from __future__ import annotations

import csv
import re
import string
import unicodedata
from calendar import monthrange
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from papi_metrics.deadlines import Deadline, read_deadline

YEAR = 2022
ROMAN = ("I", "II", "III", "IV")
TABLE = list(csv.DictReader((Path(__file__).parent / "data" / "deadline_wordings.csv").read_text("utf-8").splitlines()))
WORDS = [row["wording"].replace("\\n", "\n") for row in TABLE]
READ = [text for row, text in zip(TABLE, WORDS, strict=True) if row["kind"] != "unread"]
# An event may be named by any word ("Theo kế hoạch của xã Trung Trắc"), so strange words are tried on the others.
WITHOUT_NAMES = [
    text for text in READ if read_deadline(text, year=YEAR).kind != "event" and not re.search("heo|hi", text)
]
# A year may belong to an event's name ("Theo kế hoạch năm 2022"); every other timing may not.
TIMES = [text for text in WORDS if not re.match(r"(năm |giai đoạn )?\d{4}\b", text.lower())]
VOCABULARY = sorted({token for text in WORDS for token in re.findall(r"\w+|[^\w\s]", text)})

wordings = st.sampled_from(WORDS)
days = st.dates(date(2020, 1, 1), date(2029, 12, 31))
months = st.integers(1, 12)
quarters = st.integers(1, 4)
years = st.integers(2015, 2035)


def last_day(month: int, year: int = YEAR) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


@given(st.text(max_size=200), st.one_of(st.none(), st.integers()))
@example("quy " + "i," * 300, YEAR)
@example("theo a, " * 49, YEAR)
@example("tháng " + "1," * 190, YEAR)
@example("(" * 400, YEAR)
@example("\ud800", YEAR)
def test_read_deadline_never_raises(text: str, year: int | None):
    """Any text and any year give an answer."""
    assert isinstance(read_deadline(text, year=year), Deadline)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(VOCABULARY), max_size=14).map(" ".join))
def test_read_deadline_is_consistent_on_any_sequence_of_its_words(text: str):
    """However its own words are thrown together, only dated has a due date, and never before its start."""
    reading = read_deadline(text, year=YEAR)
    assert (reading.due is not None) == (reading.kind == "dated")
    assert reading.start is None or reading.kind in ("dated", "standing", "recurring")
    assert reading.due is None or reading.start is None or reading.start <= reading.due


@given(wordings, st.sampled_from((str.upper, str.lower, str.title, str.swapcase)))
def test_read_deadline_ignores_case(text: str, change):
    """Capitals change nothing."""
    assert read_deadline(change(text), year=YEAR) == read_deadline(text, year=YEAR)


@given(wordings, st.sampled_from(("NFC", "NFD")))
def test_read_deadline_ignores_the_form_of_unicode(text: str, form):
    """Composed and decomposed letters read alike."""
    assert read_deadline(unicodedata.normalize(form, text), year=YEAR) == read_deadline(text, year=YEAR)


@given(wordings, st.sampled_from(("  ", "\u00a0", "\t", " \u200b")))
def test_read_deadline_ignores_the_width_of_blanks(text: str, blank: str):
    """Double, hard and invisible blanks read as one."""
    assert read_deadline(f"{blank}{text.replace(' ', blank)}{blank}", year=YEAR) == read_deadline(text, year=YEAR)


@given(st.sampled_from(WITHOUT_NAMES), st.text(string.ascii_lowercase, min_size=3, max_size=8), st.booleans())
def test_read_deadline_is_unread_with_a_word_it_does_not_know(text: str, noise: str, first):
    """One unknown word before or after the clearest timing makes it unread."""
    word = f"zz{noise}"
    assert read_deadline(f"{word} {text}" if first else f"{text} {word}", year=YEAR) == Deadline("unread")


@given(st.sampled_from(READ), st.text(string.ascii_lowercase, min_size=3, max_size=8))
def test_read_deadline_is_unread_with_a_line_it_does_not_know(text: str, noise: str):
    """An unknown statement after a semicolon makes even an event unread."""
    assert read_deadline(f"{text}; zz{noise}", year=YEAR) == Deadline("unread")


@pytest.mark.parametrize("event", ["Theo kế hoạch của huyện", "Sau khi có hướng dẫn", "Khi có yêu cầu"])
def test_read_deadline_loses_no_time_in_the_words_of_an_event(event: str):
    """A timing run together with an event is never taken for the event's name, whichever timing of the table it is."""
    lost = [text for text in TIMES if read_deadline(f"{event} {text}", year=YEAR).kind == "event"]
    assert [text for text in lost if read_deadline(text, year=YEAR).kind not in ("event", "unread")] == []


@given(
    days, st.sampled_from(("", "Trước ", "trước ngày ", "Chậm nhất ", "Đến hết ngày ", "Hoàn thành trước ")), st.data()
)
def test_read_deadline_reads_every_date(due: date, before: str, data):
    """Every day of the calendar reads as itself in every usual spelling."""
    spelling = data.draw(st.sampled_from(("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y", "%d tháng %m năm %Y")))
    assert read_deadline(f"{before}{due:{spelling}}", year=YEAR) == Deadline("dated", None, due)


@given(days, days, st.sampled_from(("{} - {}", "{}-{}", "Từ {} đến {}", "từ ngày {} đến hết ngày {}")))
def test_read_deadline_reads_every_range_of_dates(one: date, other: date, pattern: str):
    """A range of dates reads as its ends; one that runs backwards is unread."""
    reading = read_deadline(pattern.format(f"{one:%d/%m/%Y}", f"{other:%d/%m/%Y}"), year=YEAR)
    assert reading == (Deadline("dated", one, other) if one <= other else Deadline("unread"))


@given(quarters, quarters, years, st.sampled_from(("Quý {}-{}", "Quý {} - Quý {}", "Từ quý {} đến quý {}", "Q{}-Q{}")))
def test_read_deadline_reads_every_range_of_quarters(first: int, last: int, year: int, pattern: str):
    """A range of quarters reads from the first one's start to the last one's end, in figures or in Roman."""
    expected = Deadline("dated", date(year, 3 * first - 2, 1), last_day(3 * last, year))
    for names in (range(1, 5), ROMAN):
        text = f"{pattern.format(names[first - 1], names[last - 1])}/{year}"
        assert read_deadline(text, year=year) == (expected if first <= last else Deadline("unread"))


@given(months, months, years, st.sampled_from(("Tháng {}-{}", "Tháng {} - tháng {}", "Từ tháng {} đến {}", "T{}-T{}")))
def test_read_deadline_reads_every_range_of_months(first: int, last: int, year: int, pattern: str):
    """A range of months reads from the first one's start to the last one's end."""
    reading = read_deadline(f"{pattern.format(first, last)} năm {year}", year=year)
    expected = Deadline("dated", date(year, first, 1), last_day(last, year))
    assert reading == (expected if first <= last else Deadline("unread"))


@given(st.sets(quarters, min_size=1).map(sorted), st.sampled_from((", ", " và ", " & ", "; ", ",")), years)
def test_read_deadline_reads_every_list_of_quarters(chosen: list[int], separator: str, year: int):
    """A list of quarters starts with its first and is due with its last."""
    reading = read_deadline(f"Quý {separator.join(ROMAN[number - 1] for number in chosen)}/{year}", year=YEAR)
    assert reading == Deadline("dated", date(year, 3 * chosen[0] - 2, 1), last_day(3 * chosen[-1], year))


@given(st.sets(months, min_size=1).map(sorted), st.sampled_from((", ", " và ", " + ", ",")))
def test_read_deadline_reads_every_list_of_months(chosen: list[int], separator: str):
    """A list of months starts with its first and is due with its last, in the plan's year if none is stated."""
    reading = read_deadline(f"Tháng {separator.join(map(str, chosen))}", year=YEAR)
    assert reading == Deadline("dated", date(YEAR, chosen[0], 1), last_day(chosen[-1]))


@given(quarters, months, st.sampled_from(("và thường xuyên", ", thường xuyên", "; thường xuyên", "(thường xuyên)")))
def test_read_deadline_period_and_standing_stands_from_its_start(quarter: int, month: int, mark: str):
    """A period followed by "và thường xuyên" is standing from its first day."""
    assert read_deadline(f"Quý {quarter} {mark}", year=YEAR) == Deadline("standing", date(YEAR, 3 * quarter - 2, 1))
    assert read_deadline(f"Tháng {month} {mark}", year=YEAR) == Deadline("standing", date(YEAR, month, 1))


@given(st.integers(1, 31), st.sampled_from(("hằng tháng", "hàng tháng", "tháng cuối quý", "của tháng cuối quý")))
def test_read_deadline_day_of_every_period_recurs(number: int, period: str):
    """A day of every month or quarter is recurring, whatever the day."""
    assert read_deadline(f"Trước ngày {number} {period}", year=YEAR) == Deadline("recurring")


@given(st.integers(32, 99), months, years)
def test_read_deadline_day_no_calendar_has_is_unread(number: int, month: int, year: int):
    """A date that no calendar has is never mended into one."""
    assert read_deadline(f"{number}/{month}/{year}", year=YEAR) == Deadline("unread")
