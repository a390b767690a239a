"""The tables of a document as sheets: the text around them, the parts that go on, and where every row stands."""

from __future__ import annotations

import pytest

from papi_metrics.tracker.documents import with_tables
from papi_metrics.workbook import Merge, Place, Sheet, Workbook

HEAD = ["STT", "Nhiệm vụ", "Hạn", "Ghi chú"]


def task(number):
    """Return the cells of a task."""
    return [str(number), f"Việc {number}", "Quý I", ""]


def book(*blocks, merges=()):
    """Return a document: a text is a paragraph, a list of rows is a table; a merge is (top, left, bottom, right) in the document."""
    rows, places, tables, texts = [], [], 0, 0
    for block in blocks:
        if isinstance(block, str):
            texts += 1
            rows.append([block])
            places.append(Place("Văn bản", texts, is_text=True))
        else:
            tables += 1
            rows += [list(row) for row in block]
            places += [Place(f"Bảng {tables}", number) for number in range(1, len(block) + 1)]
    width = max(map(len, rows))
    sheet = Sheet(
        name="Văn bản", rows=[row + [None] * (width - len(row)) for row in rows], merges=tuple(Merge(*merge) for merge in merges), places=tuple(places)
    )
    return Workbook(sheets=(sheet,), format="docx")


def first_sheet(*blocks, **how):
    """Return the first sheet that a document gives."""
    return with_tables(book(*blocks, **how)).sheets[0]


def words(sheet):
    """Return the first filled cell of each row."""
    return [next((cell for cell in row if cell), None) for row in sheet.rows]


def test_with_tables_leaves_spreadsheets():
    """The sheets of a workbook are what they were."""
    plain = Workbook(sheets=(Sheet(name="A", rows=[HEAD, task(1)]),), format="xlsx")
    assert with_tables(plain) == plain


def test_with_tables_puts_the_text_around_a_table():
    """Text above leads the table's rows and text below ends them; every row keeps its place, and all are equally wide."""
    sheet = first_sheet("KẾ HOẠCH", [HEAD, task(1)], "Ghi chú: x")
    assert (sheet.name, words(sheet)) == ("Bảng 1", ["KẾ HOẠCH", "STT", "1", "Ghi chú: x"])
    assert [(place.name, place.row, place.is_text) for place in sheet.places] == [
        ("Văn bản", 1, True), ("Bảng 1", 1, False), ("Bảng 1", 2, False), ("Văn bản", 2, True),
    ]  # fmt: skip
    assert {len(row) for row in sheet.rows} == {4}


@pytest.mark.parametrize(
    ("lines", "titles", "kept"),
    [
        pytest.param(14, 0, [*range(14)], id="as many as fit"),
        pytest.param(15, 0, [*range(5), *range(6, 15)], id="one more"),
        pytest.param(30, 0, [*range(5), *range(21, 30)], id="many more"),
        pytest.param(20, 3, [*range(5), *range(14, 20)], id="three rows of title in the table"),
        pytest.param(20, 11, [*range(3)], id="eleven rows of title in the table"),
        pytest.param(20, 14, [], id="no room"),
    ],
)
def test_with_tables_keeps_the_first_and_last_lines_above(lines, titles, kept):
    """Of a long text the first five lines and the last stay, as many as leave the heading in row 15."""
    table = [*([f"PHẦN {place}", "", "", ""] for place in range(titles)), HEAD, task(1)]
    sheet = first_sheet(*(f"Dòng {place}" for place in range(lines)), table)
    assert words(sheet)[: len(sheet.rows) - len(table)] == [f"Dòng {place}" for place in kept]


@pytest.mark.parametrize(
    ("table", "is_text"),
    [
        pytest.param([["UBND XÃ", "CỘNG HÒA"]], True, id="two cells"),
        pytest.param([["UBND XÃ", "CỘNG HÒA"]] * 6, True, id="six rows"),
        pytest.param([["UBND XÃ", "CỘNG HÒA"]] * 7, False, id="seven rows"),
        pytest.param([["UBND XÃ", "CỘNG HÒA", "x"]], False, id="three cells"),
        pytest.param([["UBND XÃ", ""]], True, id="a blank cell"),
    ],
)
def test_with_tables_takes_a_small_table_for_text(table, is_text):
    """A table of two columns and up to six rows only lays out text; a larger one without a heading is told and left out."""
    made = with_tables(book(table, [HEAD, task(1)]))
    filled = sum(bool(cell) for row in table for cell in row)
    assert len(made.sheets[0].rows) == 2 + (filled if is_text else 0)
    assert [(item.sheet, item.code) for item in made.findings] == ([] if is_text else [("Bảng 1", "table-skipped")])


@pytest.mark.parametrize(
    ("line", "row", "told"),
    [("x" * 160, [None, "x" * 160, None, None], 0), ("x" * 161, [None] * 4, 1), ("Nhóm A", [None, "Nhóm A", None, None], 0)],
    ids=["160 letters", "161 letters", "a few words"],
)
def test_with_tables_takes_a_short_line_for_a_group(line, row, told):
    """A line below a heading stands in the task's column, merged over the width; a longer one is a remark and told."""
    made = with_tables(book([HEAD, task(1)], line, [HEAD, task(2)]))
    sheet = made.sheets[0]
    assert sheet.rows[2] == row
    assert [(item.sheet, item.row, item.column, item.code, item.value) for item in made.findings] == [("Bảng 1", 3, "B", "row-remark", "x" * 160)] * told
    assert sheet.merges == (() if told else (Merge(2, 0, 2, 2),))


def test_with_tables_puts_each_line_of_a_text_in_a_row():
    """Lines of one paragraph, and the cells of a table that lays out a signature, stand in rows of their own; blank ones in none."""
    sheet = first_sheet([HEAD, task(1)], "Dòng 1\n\n  \nDòng 2", [["Nơi nhận:\n- VT", "CHỦ TỊCH"]])
    assert words(sheet)[2:] == ["Dòng 1", "Dòng 2", "Nơi nhận:", "- VT", "CHỦ TỊCH"]
    assert all(place.is_text for place in sheet.places[2:])


def test_with_tables_moves_merged_ranges_with_their_rows():
    """A range keeps its rows, whatever stands above them, also in a later part."""
    sheet = first_sheet("a", "b", [HEAD, task(1), task(2)], "Nhóm A", [HEAD, task(3), task(4)], merges=[(3, 2, 4, 2), (7, 3, 8, 3)])
    assert sorted(sheet.merges, key=lambda merge: merge.top) == [Merge(3, 2, 4, 2), Merge(5, 0, 5, 2), Merge(7, 3, 8, 3)]


PARTS = {
    "the same heading": ([HEAD, task(2)], True),
    "no heading": ([task(2)], True),
    "no heading, a letter": ([["a)", "Việc", "Quý I", ""]], True),
    "no heading, a Roman number": ([["(II)", "Nhóm", "", ""]], True),
    "no heading, no number": ([["", "tiếp theo", "", ""]], True),
    "a heading not understood": ([["Số", "Chỉ tiêu", "Đơn vị tính", "Nguồn"], ["1", "x", "y", "z"]], False),
    "fewer columns": ([["2", "Việc 2", "Quý I"]], False),
}


@pytest.mark.parametrize(("part", "joined"), PARTS.values(), ids=PARTS)
def test_with_tables_joins_parts_of_one_table(part, joined):
    """A table of as many columns goes on with the one above where its heading is the same or its first cell counts rows."""
    made = with_tables(book([HEAD, task(1)], part))
    assert len(made.sheets[0].rows) == 2 + len(part) * joined
    assert [(item.sheet, item.code) for item in made.findings if item.code == "table-skipped"] == ([] if joined else [("Bảng 2", "table-skipped")])


def test_with_tables_writes_the_heading_of_a_later_part_as_the_first():
    """A part whose columns are named otherwise and mean the same has the first heading's words, so that it is known again."""
    sheet = first_sheet([HEAD, task(1)], [["TT", "Công việc", "Thời hạn", "Note"], task(2)])
    assert (sheet.rows[2], words(sheet)) == (HEAD, ["STT", "1", "STT", "2"])


def test_with_tables_gives_each_table_of_tasks_a_sheet():
    """Tables of other columns are sheets of their own, and text stands below the table it follows."""
    other = ["Nhiệm vụ", "Đơn vị chủ trì", "Trạng thái"]
    sheets = with_tables(book([HEAD, task(1)], "Nhóm A", [other, ["Họp", "VP", "Xong"]], "Nhóm B")).sheets
    assert [(sheet.name, words(sheet)) for sheet in sheets] == [
        ("Bảng 1", ["STT", "1", "Nhóm A"]), ("Bảng 2", ["Nhóm A", "Nhiệm vụ", "Họp", "Nhóm B"]),
    ]  # fmt: skip


def test_with_tables_of_a_document_without_tasks_gives_its_tables():
    """Where no table has a heading each is a sheet with its own rows and ranges, so that the refusal can name them."""
    sheets = with_tables(book("x", [["a", "b", "c"], ["d", "e", "f"]], [["g", "h", "i", "k"]], merges=[(1, 0, 2, 0), (3, 0, 3, 1)])).sheets
    assert [(sheet.name, sheet.rows, sheet.merges) for sheet in sheets] == [
        ("Bảng 1", [["a", "b", "c"], ["d", "e", "f"]], (Merge(0, 0, 1, 0),)), ("Bảng 2", [["g", "h", "i", "k"]], (Merge(0, 0, 0, 1),)),
    ]  # fmt: skip
