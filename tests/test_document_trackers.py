"""A Word document as a tracker: which tables are one, what stands around them, and where findings point."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from documents import (
    HEADINGS,
    TITLE,
    cell,
    document,
    package,
    paragraph,
    plan_document,
    plan_row,
    relationships,
    row,
    table,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import column_of, grid_workbook, places

from papi_metrics.errors import PapiError, UnreadableError
from papi_metrics.tracker import TASK_DTYPES, read_tracker
from papi_metrics.workbook import read_workbook

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
HEAD = table(["ỦY BAN NHÂN DÂN\nXÃ TRUNG TRẮC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
FOOT = table(["Nơi nhận:\n- Như trên;", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"])


def addresses(reading):
    """Return where the tasks stand: (sheet, row)."""
    return list(zip(column_of(reading, "sheet"), column_of(reading, "row"), strict=True))


def found(reading):
    """Return where the findings point: (sheet, row, column, code)."""
    return [(item.sheet, item.row, item.column, item.code) for item in reading.findings]


def blank(number=None, **cells):
    """Return a row with nothing but the named cells."""
    return plan_row(number, **(dict.fromkeys(("dimension", "task", "deliverable", "lead_unit", "timing")) | cells))


def test_plan_of_a_document_is_a_tracker_without_states():
    """A document gives the task table of a workbook: every task not started, the times in words and days."""
    reading = read_tracker(plan_document(plan_row(1), plan_row(2, dimension="2")))
    assert {name: str(dtype) for name, dtype in reading.table.dtypes.items()} == dict(TASK_DTYPES)
    assert (column_of(reading, "state"), column_of(reading, "dimension")) == (["not_started"] * 2, [1, 2])
    assert [str(day)[:10] for day in column_of(reading, "due")] == ["2022-06-30"] * 2
    assert (addresses(reading), places(reading)) == ([("Bảng 1", 2), ("Bảng 1", 3)], [])


def test_document_says_of_itself_what_stands_above_its_table():
    """Unit and year are read from the text above the table, and the columns are letters of the table."""
    about = read_tracker(document(HEAD, paragraph("DANH MỤC NHIỆM VỤ NĂM 2022"), table(HEADINGS, plan_row(1)), FOOT)).about
    assert (about.title, about.unit, about.plan_year, about.sheet) == ("DANH MỤC NHIỆM VỤ NĂM 2022", "xã Trung Trắc", 2022, "Bảng 2")
    assert dict(about.columns) == {
        "number": "A", "dimension": "B", "task": "C", "deliverable": "D", "lead_unit": "E", "timing": "F",
    }  # fmt: skip


def test_text_of_many_pages_above_the_table_does_not_hide_it():
    """Of a long text above the table its first lines and its last count: the unit stands first, the year last."""
    pages = [paragraph(f"Đoạn {number} của phần mở đầu.") for number in range(200)]
    reading = read_tracker(document(HEAD, *pages, paragraph("DANH MỤC NHIỆM VỤ NĂM 2022"), table(HEADINGS, plan_row(1))))
    assert (reading.about.unit, reading.about.title) == ("xã Trung Trắc", "DANH MỤC NHIỆM VỤ NĂM 2022")
    assert (addresses(reading), places(reading)) == ([("Bảng 2", 2)], [])


def test_title_inside_the_table_leaves_room_for_the_heading():
    """Where the title stands in the table's own first rows, the text above gives way, so that the heading is still found."""
    pages = [paragraph(f"Đoạn {number} của phần mở đầu.") for number in range(20)]
    titles = [[cell(f"PHẦN {number} NĂM 2022", span=6)] for number in range(12)]
    assert addresses(read_tracker(document(*pages, table(*titles, HEADINGS, plan_row(1))))) == [("Bảng 1", 14)]


def test_signature_below_the_table_is_not_read():
    """Who signs, in a table or in lines, is told by table or paragraph and is no task."""
    reading = read_tracker(document(paragraph(TITLE), table(HEADINGS, plan_row(1)), FOOT, paragraph("Nguyễn Văn A")))
    assert len(reading.table) == 1
    assert found(reading) == [("Bảng 2", 1, None, "row-signature")] * 4 + [("Văn bản", 2, None, "row-signature")]


def test_long_text_below_the_table_is_a_remark():
    """A paragraph of a sentence or more names no group, whatever indicator it speaks of."""
    text = "Thực hiện công khai, minh bạch trong việc ra quyết định ở địa phương, " * 4
    later = table(HEADINGS, plan_row(2, dimension=None))
    reading = read_tracker(document(paragraph(TITLE), table(HEADINGS, plan_row(1)), paragraph(text), later))
    assert (column_of(reading, "dimension"), found(reading)[0]) == ([1, 1], ("Văn bản", 2, None, "row-remark"))


JOINED = {
    "heading written again": [table(HEADINGS, plan_row(2))],
    "heading written otherwise": [table(("STT", "Tên chỉ số", "Công việc", "Sản phẩm", "Cơ quan chủ trì", "Thời hạn"), plan_row(2))],
    "text between": [paragraph("(tiếp theo)"), table(HEADINGS, plan_row(2))],
    "another table between": [table(["a", "b", "c"], ["d", "e", "f"]), table(HEADINGS, plan_row(2))],
    "without a heading": [paragraph(), table(plan_row(2))],
    "without a heading, text between": [paragraph("(tiếp theo)"), table(plan_row(2))],
    "without a heading, Roman number": [table(plan_row("II", task=None), plan_row(2))],
}


@pytest.mark.parametrize("blocks", JOINED.values(), ids=JOINED)
def test_table_that_goes_on_is_one(blocks):
    """Tables with the same heading, or with none and as many columns, are one; every task keeps its own table and row."""
    reading = read_tracker(document(paragraph(TITLE), table(HEADINGS, plan_row(1)), *blocks))
    assert [task[-1] for task in column_of(reading, "task")] == ["1", "2"]
    assert addresses(reading)[0] == ("Bảng 1", 2)
    assert addresses(reading)[1][0] in {"Bảng 2", "Bảng 3"}


def test_heading_of_the_same_words_is_the_same():
    """A column whose cells decide what it is may be decided otherwise in a later part: the words of the heading hold."""
    parts = [plan_row(1), plan_row(2, deliverable="Đã hoàn thành")]
    reading = read_tracker(document(paragraph(TITLE), *(table(HEADINGS, part) for part in parts)))
    assert (addresses(reading), len(dict(reading.about.columns))) == ([("Bảng 1", 2), ("Bảng 2", 2)], 6)


def test_table_with_a_column_more_is_another():
    """A table with a further column is not taken for a part, lest that column be lost unseen."""
    longer = table((*HEADINGS, "Kinh phí"), [*plan_row(2), "5 triệu"])
    reading = read_tracker(document(paragraph(TITLE), table(HEADINGS, plan_row(1)), longer))
    assert found(reading) == [("Bảng 2", None, None, "other-sheet")]


UNNUMBERED = HEADINGS[1:]


def unnumbered(number=1, **changes):
    """Return a row of a plan without running numbers."""
    return plan_row(number, **changes)[1:]


@pytest.mark.parametrize(("blocks", "sheets"), [([], ["Bảng 1", "Bảng 2"]), ([paragraph("PHỤ LỤC 2")], ["Bảng 1"])], ids=["next", "apart"])
def test_table_without_heading_and_numbers_goes_on_only_with_the_one_before(blocks, sheets):
    """Where no number tells a row from a heading, a table without a heading is a part only if no text stands between."""
    reading = read_tracker(document(paragraph(TITLE), table(UNNUMBERED, unnumbered(1)), *blocks, table(unnumbered(2), unnumbered(3))))
    assert list(dict.fromkeys(column_of(reading, "sheet"))) == sheets
    assert ("Bảng 2", None, None, "table-skipped") in found(reading) or not blocks


def test_line_of_text_is_no_task():
    """A line between or below the tables is no task and no dimension, whichever column stands first."""
    reading = read_tracker(document(paragraph(TITLE), table(UNNUMBERED, unnumbered(1)), paragraph("Các ban, ngành chịu trách nhiệm")))
    assert (len(reading.table), found(reading)) == (1, [("Văn bản", 2, None, "row-group")])


def test_heading_written_again_is_told_where_it_stands():
    """A heading in the middle of a table, and one that leads the next table, are told by table and row."""
    first = table(HEADINGS, plan_row(1), HEADINGS, plan_row(2))
    reading = read_tracker(document(paragraph(TITLE), first, table(HEADINGS, plan_row(3))))
    assert addresses(reading) == [("Bảng 1", 2), ("Bảng 1", 4), ("Bảng 2", 2)]
    assert found(reading) == [("Bảng 1", 3, "A", "row-heading"), ("Bảng 2", 1, "A", "row-heading")]


def test_table_for_each_dimension_takes_the_dimension_of_its_title():
    """A line of text between the tables names the dimension of those below it, as a group's heading does."""
    columns = HEADINGS[:1] + HEADINGS[2:]
    rows = [[value for place, value in enumerate(plan_row(number)) if place != 1] for number in (1, 2)]
    blocks = [paragraph(TITLE), paragraph("1. Tham gia của người dân ở cấp cơ sở"), table(columns, rows[0])]
    blocks += [paragraph("2. Công khai, minh bạch trong việc ra quyết định ở địa phương"), table(columns, rows[1])]
    reading = read_tracker(document(*blocks))
    assert column_of(reading, "dimension")[1] == 2
    assert ("Văn bản", 3, None, "row-group") in found(reading)


OTHERS = {
    "as many columns, words for numbers": (HEADINGS[0], "Tên chỉ tiêu", "Đơn vị tính", "Năm 2021", "Năm 2022", "Nguồn"),
    "fewer columns": ("Chỉ tiêu", "Đơn vị tính", "Giá trị"),
}


@pytest.mark.parametrize("heading", OTHERS.values(), ids=OTHERS)
def test_other_table_is_told_and_not_read(heading):
    """A table whose heading is not understood, and that goes on with none, is no part of the plan; a warning names it."""
    other = table(heading, ["x"] * len(heading))
    reading = read_tracker(document(paragraph(TITLE), table(HEADINGS, plan_row(1)), paragraph("PHỤ LỤC 2"), other))
    assert addresses(reading) == [("Bảng 1", 2)]
    assert ("Bảng 2", None, None, "table-skipped") in found(reading)


def test_second_table_of_tasks_is_told():
    """Of two tables with tasks and different columns the one with more columns is read, and the other is told."""
    other = table(("TT", "Nhiệm vụ", "Đơn vị chủ trì"), ["1", "Họp dân", "VP"])
    reading = read_tracker(document(paragraph(TITLE), other, paragraph("PHỤ LỤC 2"), table(HEADINGS, plan_row(1))))
    assert (addresses(reading), found(reading)) == ([("Bảng 2", 2)], [("Bảng 1", None, None, "other-sheet")])


def test_text_around_another_table_of_tasks_is_not_told():
    """What stands below another table belongs to it; what stands below the next part of ours is ours again."""
    ours, other = table(HEADINGS, plan_row(1)), table(("TT", "Nhiệm vụ", "Đơn vị chủ trì"), ["1", "Họp dân", "VP"])
    reading = read_tracker(document(paragraph(TITLE), ours, other, paragraph("Biểu do xã lập"), table(HEADINGS, plan_row(2)), FOOT))
    assert {item[0] for item in found(reading) if item[3] != "other-sheet"} == {"Bảng 3", "Bảng 4"}


def test_rows_joined_in_another_table_of_tasks_are_not_told():
    """Findings of a table that is not read would only confuse: that it is not read is told."""
    other = table(("TT", "Nhiệm vụ", "Đơn vị chủ trì"), ["1", "Họp dân tại", "VP"], ["", "thôn", ""])
    reading = read_tracker(document(paragraph(TITLE), table(HEADINGS, plan_row(1)), other))
    assert found(reading) == [("Bảng 2", None, None, "other-sheet")]


def test_heading_of_two_rows_is_understood_again_in_the_next_table():
    """A heading of two rows, with cells merged down and across, is one, and so is its repetition."""
    upper = [cell(name, merge="restart") for name in ("TT", "Nhiệm vụ")] + [cell("Đơn vị", span=2), cell("Thời hạn", merge="restart")]
    lower = [cell(merge="continue"), cell(merge="continue"), "Chủ trì", "Thực hiện", cell(merge="continue")]
    parts = [table(upper, lower, [str(number), f"Việc {number}", "UBND xã", "Công an", "Quý I"]) for number in (1, 2)]
    reading = read_tracker(document(paragraph(TITLE), *parts))
    assert (column_of(reading, "lead_unit"), column_of(reading, "executing_unit")) == (["UBND xã"] * 2, ["Công an"] * 2)
    assert addresses(reading) == [("Bảng 1", 3), ("Bảng 2", 3)]


def test_cells_merged_down_hold_for_all_their_rows():
    """The number and the dimension of several rows stand in one merged cell."""
    top = [cell("2", merge="restart"), cell("Công khai, minh bạch", merge="restart"), "Họp dân", "Báo cáo", "VP", "Quý I"]
    below = [cell(merge="continue"), cell(merge="continue"), "- Đăng tải\n- Niêm yết", "Báo cáo", "VP", "Quý I"]
    reading = read_tracker(plan_document(plan_row(1), top, below))
    assert (column_of(reading, "dimension"), found(reading)) == ([1, 2, 2, 2], [("Bảng 1", 4, "C", "bullets-split")])


CONTINUED = {
    "in the middle of a table": ([plan_row(1, task="Tuyên truyền về"), blank(task="bầu cử")], []),
    "after a repeated heading": ([plan_row(1, task="Tuyên truyền về"), HEADINGS, blank(task="bầu cử")], []),
    "in the next table": ([plan_row(1, task="Tuyên truyền về")], [table(blank(task="bầu cử"))]),
    "in the next table below a heading": ([plan_row(1, task="Tuyên truyền về")], [table(HEADINGS, blank(task="bầu cử"))]),
    "in two parts": ([plan_row(1, task="Tuyên"), blank(task="truyền về")], [table(blank(task="bầu cử"))]),
    "below a row of column numbers": (
        [plan_row(1, task="Tuyên truyền về")], [table(HEADINGS, [f"({number})" for number in range(1, 7)], blank(task="bầu cử"))]
    ),
    "with a capital after an open sentence": ([plan_row(1, task="Tuyên truyền về")], [table(blank(task="Bầu cử"))]),
}


@pytest.mark.parametrize(("rows", "blocks"), CONTINUED.values(), ids=CONTINUED)
def test_row_broken_by_a_page_is_joined_and_told(rows, blocks):
    """A row with nothing but the rest of a sentence goes on with the row above; the task is whole, the row is told."""
    reading = read_tracker(document(paragraph(TITLE), table(HEADINGS, *rows), *blocks, table(HEADINGS, plan_row(2))))
    assert [text.lower() for text in column_of(reading, "task")] == ["tuyên truyền về bầu cử", "tuyên truyền bầu cử, đợt 2"]
    assert "row-continued" in {code for *_, code in found(reading)}
    assert "row-group" not in {code for *_, code in found(reading)}


def test_continued_row_is_told_where_it_stands():
    """The finding names the joined row of the second table, the column that goes on and its words."""
    reading = read_tracker(document(paragraph(TITLE), table(HEADINGS, plan_row(1)), table(blank(task="của xã"), plan_row(2))))
    item = reading.findings[0]
    assert (item.sheet, item.row, item.column, item.code, item.value) == ("Bảng 2", 1, "C", "row-continued", "của xã")
    assert addresses(reading) == [("Bảng 1", 2), ("Bảng 2", 2)]


LISTED_TASKS = "- Họp dân;\n- Đăng tải;"
BULLETS = {
    "in the next table": [table(HEADINGS, plan_row(1, task=LISTED_TASKS)), table(HEADINGS, blank(task="- Niêm yết"), plan_row(2))],
    "after a repeated heading": [table(HEADINGS, plan_row(1, task=LISTED_TASKS), HEADINGS, blank(task="- Niêm yết"), plan_row(2))],
    "without numbers": [table(UNNUMBERED, unnumbered(1, task=LISTED_TASKS)), table(blank(task="- Niêm yết")[1:], unnumbered(2))],
}


@pytest.mark.parametrize("tables", BULLETS.values(), ids=BULLETS)
def test_bullets_go_on_over_the_page(tables):
    """Bullets below a page's end are bullets of the cell above and share its row's office and time."""
    reading = read_tracker(document(paragraph(TITLE), *tables))
    assert column_of(reading, "task")[:3] == ["Họp dân", "Đăng tải", "Niêm yết"]
    assert column_of(reading, "lead_unit") == ["UBND xã"] * 4


def test_other_cells_go_on_too():
    """Every cell of the broken row joins the cell above it: product, time, and the dimension's name beside the task."""
    broken = plan_row(1, dimension="Công khai, minh bạch trong việc", task="Họp dân tại", deliverable="Biên bản và", timing="Trong năm")
    rest = blank(dimension="ra quyết định", task="thôn", deliverable="báo cáo", timing="và thường xuyên")
    reading = read_tracker(plan_document(broken, rest))
    assert [column_of(reading, name) for name in ("dimension", "task", "deliverable", "timing")] == [
        [2], ["Họp dân tại thôn"], ["Biên bản và báo cáo"], ["Trong năm và thường xuyên"],
    ]  # fmt: skip


@pytest.mark.parametrize("blocks", [[], [HEADINGS]], ids=["in the middle", "after a page"])
def test_row_may_go_on_without_words_of_the_task(blocks):
    """Where the task had ended on the page before and its product had not, the rest of the product is no row without a task."""
    first = plan_row(1, deliverable="Kế hoạch của")
    reading = read_tracker(plan_document(first, *blocks, blank(deliverable="ủy ban", lead_unit="và các thôn"), plan_row(2)))
    assert (column_of(reading, "deliverable")[0], column_of(reading, "lead_unit")[0]) == ("Kế hoạch của ủy ban", "UBND xã và các thôn")
    assert "row-without-task" not in {code for *_, code in found(reading)}


def test_row_goes_on_with_a_cell_that_is_merged_from_above():
    """The text above may stand in a cell merged over several rows: it is joined where it stands."""
    rows = [
        [cell("1", merge="restart"), cell("1", merge="restart"), "Họp dân", cell("Kế hoạch của", merge="restart"), "VP", "Quý I"],
        [cell(merge="continue"), cell(merge="continue"), "Đăng tải tại", cell(merge="continue"), "VP", "Quý II"],
    ]
    reading = read_tracker(document(paragraph(TITLE), table(HEADINGS, *rows), table(blank(task="thôn", deliverable="xã"), plan_row(2))))
    assert column_of(reading, "task")[:2] == ["Họp dân", "Đăng tải tại thôn"]
    assert column_of(reading, "deliverable")[:2] == ["Kế hoạch của xã"] * 2


KEPT = {
    "with a number": plan_row(2, task="bầu cử", dimension=None, deliverable=None, lead_unit=None, timing=None),
    "with an office of its own": blank(task="bầu cử", lead_unit="Công an xã", deliverable="Báo cáo"),
    "after a full stop": blank(task="bầu cử"),
    "with a capital, in the middle of a table": blank(task="Bầu cử"),
    "with a cell where none is above": blank(task="bầu cử", deliverable="kế hoạch"),
    "with a product where none is above": blank(deliverable="kế hoạch"),
    "with a letter that counts": blank(task="b) bầu cử"),
    "with a label only": blank(dimension="thủ tục hành chính công"),
}


@pytest.mark.parametrize("name", KEPT)
def test_row_of_its_own_is_not_joined(name):
    """A number, an office that begins anew, a sentence that has ended or a capital in mid-table make a row of its own."""
    ended = "Tuyên truyền." if name == "after a full stop" else "Tuyên truyền"
    reading = read_tracker(plan_document(plan_row(1, task=ended, deliverable=None), KEPT[name], plan_row(3)))
    assert column_of(reading, "task")[0] == ended
    assert "row-continued" not in {code for *_, code in found(reading)}


KEPT_AFTER_A_PAGE = {
    "with a number": ([HEADINGS, plan_row(1)], [blank(2, task="bầu cử")]),
    "with a label of its own": ([HEADINGS, plan_row(1)], [blank(dimension="Thủ tục hành chính công", task="Rà soát")]),
    "with a label only": ([HEADINGS, plan_row(1)], [blank(dimension="thủ tục hành chính công")]),
    "with a time of its own": ([HEADINGS, plan_row(1)], [blank(task="- Niêm yết", timing="Quý III")]),
    "with a capital after a full stop": ([HEADINGS, plan_row(1, task="Tuyên truyền.")], [blank(task="Bầu cử")]),
    "with a capital where no row has a number": ([UNNUMBERED, unnumbered(1)], [blank(task="Bầu cử")[1:]]),
    "with a capital, one row further": ([HEADINGS, plan_row(1)], [plan_row(2), blank(task="Bầu cử")]),
}


@pytest.mark.parametrize(("first", "second"), KEPT_AFTER_A_PAGE.values(), ids=KEPT_AFTER_A_PAGE)
def test_row_of_its_own_is_not_joined_over_a_page(first, second):
    """A page's end joins no row that says something of its own."""
    last = unnumbered(3) if first[0] is UNNUMBERED else plan_row(3)
    reading = read_tracker(document(paragraph(TITLE), table(*first), table(*second, last)))
    assert "row-continued" not in {code for *_, code in found(reading)}


def test_merged_row_and_line_of_text_are_not_joined():
    """A group's heading over the whole width, and a line of text, go on with no row, however they begin."""
    columns = ("Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn")
    first = table(columns, ["Họp dân", "VP", "Quý I"], [cell("các việc khác", span=3)], ["Đăng tải", "VP", "Quý I"])
    reading = read_tracker(document(paragraph(TITLE), first, paragraph("và các nội dung khác"), table(columns, ["Rà soát", "VP", "Quý I"])))
    assert column_of(reading, "task") == ["Họp dân", "Đăng tải", "Rà soát"]
    assert [item for item in found(reading) if item[3] in {"row-group", "row-continued"}] == [
        ("Bảng 1", 3, "A", "row-group"), ("Văn bản", 2, None, "row-group"),
    ]  # fmt: skip


def test_rows_of_a_workbook_are_never_joined_by_their_words():
    """Only documents are broken by pages: in a workbook a row without details is what it was."""
    grid = [[TITLE], list(HEADINGS), plan_row(1, task="Tuyên truyền về"), blank(task="bầu cử"), plan_row(2)]
    assert places(read_tracker(grid_workbook(grid))) == [(4, "C", "row-group")]


def test_repeated_task_names_the_other_row_by_its_table():
    """The sentence about a repeated task names table and row of the first."""
    reading = read_tracker(document(paragraph(TITLE), table(HEADINGS, plan_row(1)), table(HEADINGS, plan_row(1))))
    item = next(item for item in reading.findings if item.code == "task-repeated")
    assert (item.sheet, item.row, item.column) == ("Bảng 2", 2, "C")
    assert "2 (Bảng 1)" in item.message


def test_headers_and_footers_are_no_body():
    """Tables of headers and footers stand in parts of their own and are not read."""
    extra = f'<w:hdr xmlns:w="x">{table(HEADINGS, plan_row(9))}</w:hdr>'
    out = io.BytesIO(plan_document(plan_row(1)))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/header1.xml", extra)
    assert len(read_tracker(out.getvalue()).table) == 1


def test_body_is_found_by_the_relations_of_the_parts():
    """Some systems call the body otherwise, or write it in the strict form of the format; both are read."""
    with zipfile.ZipFile(io.BytesIO(plan_document(plan_row(1)))) as archive:
        body = archive.read("word/document.xml").decode()
    strict = body.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
    relation = '<Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", relationships(relation))
        archive.writestr("word/document2.xml", strict)
    assert len(read_tracker(out.getvalue()).table) == 1


def test_macros_of_a_document_are_told_and_never_run():
    """A .docm is read as any other, with a note."""
    reading = read_tracker(document(paragraph(TITLE), table(HEADINGS, plan_row(1)), macros=True))
    assert (len(reading.table), places(reading)) == (1, [(None, None, "macros-ignored")])


ROWS = table(HEADINGS, plan_row(1))
DEEP = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
ENTITY = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


def altered(change):
    """Return a plan whose body has been changed as text."""
    with zipfile.ZipFile(io.BytesIO(plan_document(plan_row(1, task="Họp &b;".replace("&", "\x01"))))) as archive:
        body = archive.read("word/document.xml").decode().replace("\x01", "&")
    return package({"word/document.xml": change(body)}, {})


REFUSED = {
    "no table": (document(paragraph("Kế hoạch năm 2022")), "không có bảng nào.*Nhiệm vụ"),
    "no heading": (document(table(["a", "b", "c"])), "Không thấy bảng nhiệm vụ.*Bảng 1"),
    "no task": (plan_document([None] * 6), r"dòng 1 \(Bảng 1\)"),
    "tables without end": (document(paragraph(TITLE), ROWS, DEEP[0] * 10_000 + DEEP[1] * 10_000), "hỏng"),
    "entities": (altered(lambda body: ENTITY + body), "hỏng"),
    "body cut short": (altered(lambda body: body[: len(body) // 2]), "hỏng"),
    "no body": (package({"word/document.xml": "<a/>"}, {}), "hỏng"),
    "too much text": (document(paragraph(TITLE), ROWS, *(paragraph(f"{number:x}" * 9) for number in range(330_000))), "quá dài"),
    "bomb": (document(paragraph("x" * (60 << 20))), "Word"),
}


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED)
def test_document_without_a_plan_is_refused_in_one_sentence(data, words):
    """A document that gives no table is refused with words that say why and what is expected."""
    with pytest.raises(UnreadableError, match=words):
        read_tracker(data)


def test_protected_part_is_refused_as_protected():
    """A document whose parts are encrypted is refused with the word for it."""
    data = bytearray(plan_document(plan_row(1)))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(mark, start + 4)
    with pytest.raises(UnreadableError, match="mật khẩu"):
        read_tracker(bytes(data))


def test_table_of_too_many_rows_is_read_in_part_and_told():
    """Of a document's rows the first 20,000 are read; that there are more is a warning."""
    reading = read_tracker(document(paragraph(TITLE), table(HEADINGS, plan_row(1), *[["", "", "", "", "", ""]] * 25_000)))
    assert (len(reading.table), places(reading)) == (1, [(None, None, "sheet-too-long")])


def test_cells_beyond_two_hundred_columns_are_left_out():
    """A row that claims to span columns without end costs nothing."""
    wide = row(*[cell("x", span=1_000_000)] * 50)
    assert len(read_workbook(document(table(HEADINGS, plan_row(1), wide))).sheets[0].rows[0]) == len(HEADINGS)


CELLS = st.sampled_from([
    None, "Họp dân", "họp dân", "- Họp\n- Đăng", "Tổng cộng", "Nơi nhận:", "CHỦ TỊCH", "I", "II. Nhóm việc", "1", "(1)", "TT", "Nhiệm vụ",
    "Đơn vị chủ trì", "Ghi chú: abc", "*", "…", "Công khai, minh bạch", "2.1", "b", "Cộng", "TM. UBND", "Trước 30/6", "của xã.", "💡",
])  # fmt: skip
GRIDS = st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=10)


@SETTINGS
@given(rows=GRIDS, cuts=st.sets(st.integers(0, 9), max_size=3), again=st.booleans())
def test_every_filled_row_of_a_document_is_a_task_or_carries_a_finding(rows, cuts, again):
    """However pages cut a table into tables, with or without a heading each, no filled row is lost."""
    parts = [[HEADINGS, plan_row(1)]]
    for place, line in enumerate(rows):
        if place in cuts:
            parts.append([HEADINGS] if again else [])
        parts[-1].append(line)
    parts = [part for part in parts if part]
    reading = read_tracker(document(paragraph(TITLE), *(table(*part) for part in parts)), 2022)
    known = set(addresses(reading)) | {(item.sheet, item.row) for item in reading.findings}
    skipped = {item.sheet for item in reading.findings if item.code in {"table-skipped", "other-sheet"}}
    filled = {
        (f"Bảng {number}", index)
        for number, part in enumerate(parts, 1)
        for index, line in enumerate(part, 1)
        if line is not HEADINGS and any(line)
    }
    assert {place for place in filled - known if place[0] not in skipped} == set()


@SETTINGS
@given(rows=st.lists(st.tuples(st.sampled_from(["Họp dân", "- Họp\n- Đăng", "Rà soát"]), st.sampled_from([None, "Quý I", "Thường xuyên"])), min_size=1, max_size=5))
def test_document_gives_what_the_workbook_gives(rows):
    """The same cells in a document and in a workbook give the same tasks and the same findings, but for the address."""
    cells = [plan_row(str(number), dimension="2", task=task, timing=timing) for number, (task, timing) in enumerate(rows, 1)]
    theirs, ours = read_tracker(grid_workbook([[TITLE], list(HEADINGS), *cells])), read_tracker(plan_document(*cells))
    pd.testing.assert_frame_equal(ours.table.drop(columns=["sheet", "row"]), theirs.table.drop(columns=["sheet", "row"]))
    assert [(item.row - 1, item.column, item.code) for item in theirs.findings] == places(ours)


@SETTINGS
@given(data=st.data())
def test_damaged_document_is_read_or_refused(data):
    """A document with flipped bits, or cut short, is read or refused with PapiError; nothing else comes out."""
    content = bytearray(plan_document(plan_row(1), plan_row(2)))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    try:
        read_tracker(bytes(content[: data.draw(st.integers(1, len(content)))]), 2022)
    except PapiError:
        return


def test_reading_a_document_twice_gives_the_same():
    """The bytes that come in stay as they are, and two readings are alike."""
    data = (Path(__file__).parent.parent / "data" / "phu-luc-08-KH-UBND-2022.docx").read_bytes()
    first, second = read_tracker(data), read_tracker(data)
    pd.testing.assert_frame_equal(first.table, second.table)
    assert first.findings == second.findings
