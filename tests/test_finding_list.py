"""The list of findings as both its writer and its readers know it: its name, its headings, its places."""

from __future__ import annotations

import pytest

from papi_metrics.finding_list import HEADINGS, is_list_name, list_heading, place_words, read_place
from papi_metrics.text import words_of

FULL = list(HEADINGS.values())
# As painted workbooks have them that people have kept, whatever the program calls them today.
KEPT = ["STT", "Việc cần làm", "Mức", "Trang", "Ô", "Đang ghi", "Cần ghi", "Hệ quả", "Mã", "Câu báo"]
FIELDS = ["number", "action", "severity", "sheet", "place", "value", "mend", "result", "code", "message"]


@pytest.mark.parametrize("name", ["Lỗi cần sửa", "lỗi cần sửa", "Lỗi cần sửa (2)", "Lỗi cần sửa(13)", " Lỗi  cần sửa ", "Lô\u0303i câ\u0300n sư\u0309a"])
def test_list_is_known_by_its_name(name):
    """Case, blanks, composition and the number of a copy make no difference."""
    assert is_list_name(name)


@pytest.mark.parametrize("name", ["", "Lỗi", "Loi can sua", "Lỗi cần sửa 2", "Lỗi cần sửa (a)", "Theo dõi", "Lỗi cần sửa (2) x"])
def test_other_sheets_are_not_taken_for_it(name):
    """A name that only begins alike, or has no marks, is a sheet of the person's own."""
    assert not is_list_name(name)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([KEPT], (0, {field: place for place, field in enumerate(FIELDS)})),
        ([["Lỗi cần sửa: 2 chỗ"], [], FULL[::-1]], (2, {field: place for place, field in enumerate(list(HEADINGS)[::-1])})),
        ([["x"], ["MÃ", None, "ô"]], (1, {"code": 0, "place": 2})),
        ([["Ô", "Mã"], KEPT], (0, {"place": 0, "code": 1})),
        ([["STT", "Mã"], ["Ô"]], None),
        ([], None),
        ([[1, None, "Ô", "Mã nhiệm vụ"]], None),
    ],
    ids=["all", "moved and turned", "two left", "the first of two rows", "place gone", "blank", "other code"],
)
def test_heading_is_found_wherever_it_stands(rows, found):
    """Rows above it, other orders of columns and missing columns do not matter; place and code do."""
    assert list_heading(rows) == found


def test_headings_are_written_as_they_are_read():
    """The list is written with the headings, in the order, that are known again in what people have kept."""
    assert list(HEADINGS.items()) == list(zip(FIELDS, KEPT, strict=True))


def test_headings_are_told_apart():
    """No two headings are alike when they are compared."""
    assert len({words_of(words) for words in FULL}) == len(FULL)


@pytest.mark.parametrize(
    ("row", "column", "words"), [(12, "J", "J12"), (12, None, "dòng 12"), (None, None, ""), (None, "J", ""), (1_048_576, "XFD", "XFD1048576")]
)
def test_place_is_written_as_excel_shows_it(row, column, words):
    """A cell by its address, a whole row in words, a whole sheet not at all."""
    assert place_words(row, column) == words
    assert read_place(words) == ((row, column) if row else (None, None))


@pytest.mark.parametrize("words", [" J12 ", "J12\u200b", "J\u200b12"])
def test_place_is_read_however_its_cell_was_copied(words):
    """Blanks about a place and what cannot be seen within it do not matter."""
    assert read_place(words) == (12, "J")


@pytest.mark.parametrize("words", ["đã sửa", "J 12", "12", "dòng", "dòng J", "j12", "ABCD1", "J12345678", "'Theo dõi'!J12", "J0", "dòng 0", "J012"])
def test_words_that_are_no_place_are_none(words):
    """What a person wrote over a place is not guessed at."""
    assert read_place(words) == (None, None)
