"""A Word document as rows of cells: what stands in a cell, in which column, and where a person finds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import HEADINGS, cell, document, listed, paragraph, plan_row, row, run, table
from workbooks import column_of, places

from papi_metrics.errors import UnreadableError
from papi_metrics.surveys import read_scores
from papi_metrics.tracker import read_tracker
from papi_metrics.workbook import Merge, read_workbook

DATA = Path(__file__).parent / "data"


def sheet_of(*blocks, **parts):
    """Read blocks of a body as one sheet."""
    return read_workbook(document(*blocks, parts=parts)).sheets[0]


def text_of(inside, **parts):
    """Return the text of one cell, from what stands in it."""
    return sheet_of(table([cell(inside), "bên cạnh"]), **parts).rows[0][0]


def field(*runs, instruction="PAGE"):
    """Return a field: its instruction, then its result."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{''.join(runs)}{end}"


def box(*paragraphs):
    """Return a run that holds a text box, written twice, as Word writes it for newer and older programs."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    newer = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>'
    older = f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{newer}{older}</mc:AlternateContent></w:r>"


INSERTED, DELETED = f"<w:ins>{run('tất cả ')}</w:ins>", "<w:del><w:r><w:delText>một số </w:delText></w:r></w:del>"
TEXTS = {
    "plain": (paragraph("Họp dân"), "Họp dân"),
    "runs": (paragraph("Họp ", "dân"), "Họp dân"),
    "paragraphs": (paragraph("Họp") + paragraph() + paragraph("Đăng"), "Họp\nĐăng"),
    "line break": (paragraph(run("Họp"), "<w:r><w:br/></w:r>", run("dân")), "Họp\ndân"),
    "tab and hyphens": (paragraph(run("a"), "<w:r><w:tab/><w:noBreakHyphen/><w:softHyphen/></w:r>", run("b")), "a\t-b"),
    "inserted and deleted": (paragraph("Họp ", INSERTED, DELETED, run("thôn")), "Họp tất cả thôn"),
    "moved": (paragraph(f"<w:moveFrom>{run('cũ')}</w:moveFrom><w:moveTo>{run('mới')}</w:moveTo>"), "mới"),
    "deleted break": (paragraph("Họp ", properties="<w:rPr><w:del/></w:rPr>") + paragraph("dân"), "Họp dân"),
    "hidden letters": (paragraph(run("Họp"), run("ẩn", "<w:vanish/>"), run(" dân", '<w:vanish w:val="0"/>')), "Họp dân"),
    "link": (paragraph(f"<w:hyperlink>{run('Đăng tin')}</w:hyperlink>"), "Đăng tin"),
    "content control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Họp')}</w:sdtContent></w:sdt>", "Họp"),
    "placeholder": (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('Bấm')}</w:sdtContent></w:sdt>", ""),
    "field": (paragraph("Trang ", field(run("7"))), "Trang 7"),
    "field in a field": (paragraph(field(run("đúng"), instruction=f"IF</w:instrText></w:r>{field(run('sai'))}<w:r><w:instrText>")), "đúng"),
    "field without an end": (paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + paragraph("Họp"), "Họp"),
    "text box": (paragraph("Họp", box(paragraph("thôn 1"), paragraph("thôn 2")), run("dân")), "Họp\nthôn 1\nthôn 2\ndân"),
    "table in a cell": (table(["UBND xã;", "Công an"], ["Trạm y tế", ""]) + paragraph(), "UBND xã;\nCông an\nTrạm y tế"),
    "symbol": (paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', run("xong")), "\uf0fcxong"),
    "symbol that is none": (paragraph('<w:r><w:sym w:char="D800"/><w:sym w:char="x"/></w:r>', run("xong")), "xong"),
    "note below the page": (paragraph("Họp", '<w:r><w:footnoteReference w:id="2"/></w:r>'), "Họp"),
    "blank": (paragraph(" "), ""),
}


@pytest.mark.parametrize(("inside", "text"), TEXTS.values(), ids=TEXTS)
def test_cell_has_the_text_that_a_reader_sees(inside, text):
    """A line a paragraph; insertions count and deletions do not; neither instructions nor placeholders are text."""
    assert text_of(inside) == text


LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
LISTS = "".join((
    f'<w:abstractNum w:abstractNumId="0">{LEVEL.format(0, 1, "bullet", "·")}{LEVEL.format(1, 1, "bullet", "o")}</w:abstractNum>',
    f'<w:abstractNum w:abstractNumId="1">{LEVEL.format(0, 1, "decimal", "%1.")}{LEVEL.format(1, 1, "decimal", "%1.%2.")}</w:abstractNum>',
    f'<w:abstractNum w:abstractNumId="2">{LEVEL.format(0, 4, "upperRoman", "%1.")}</w:abstractNum>',
    f'<w:abstractNum w:abstractNumId="3">{LEVEL.format(0, 1, "lowerLetter", "%1)")}</w:abstractNum>',
    f'<w:abstractNum w:abstractNumId="4">{LEVEL.format(0, 1, "none", "")}</w:abstractNum>',
    f'<w:abstractNum w:abstractNumId="5">{LEVEL.format(0, 1, "decimal", "%1.")}{LEVEL.format(1, 1, "decimalZero", "%2.")}</w:abstractNum>',
    *(f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(6)),
    '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>',
))  # fmt: skip
LISTED = {
    "bullets": (listed("Họp") + listed("Đăng"), "- Họp\n- Đăng"),
    "bullets below bullets": (listed("Họp") + listed("thôn 1", level=1) + listed("Đăng"), "- Họp\n+ thôn 1\n- Đăng"),
    "one bullet": (listed("Họp"), "- Họp"),
    "numbers": (listed("Họp", number=2) + listed("Đăng", number=2), "1. Họp\n2. Đăng"),
    "letters": (listed("Họp", number=4) + listed("Đăng", number=4), "a) Họp\nb) Đăng"),
    "numbers of two parts": (listed("Họp", number=2) + listed("a", number=2, level=1) + listed("b", number=2, level=1), "1. Họp\n+ a\n+ b"),
    "numbers below numbers": (listed("Họp", number=6) + listed("thôn 1", number=6, level=1), "1. Họp\n+ thôn 1"),
    "a number with a zero": (listed("", number=6, level=1), "01."),
    "a lone number": (listed("Chỉ đạo", number=3), "IV. Chỉ đạo"),
    "Roman numbers of several": (listed("Họp", number=3) + listed("Đăng", number=3), "- Họp\n- Đăng"),
    "only a number": (listed("", number=2), "1."),
    "a blank last number": (listed("Họp", number=2) + listed("", number=2), "1. Họp"),
    "a list begun anew": (listed("Họp", number=2) + listed("Đăng", number=9), "1. Họp\n7. Đăng"),
    "a list without marks": (listed("Họp", number=5), "- Họp"),
    "a list that is not described": (listed("Họp", number=77), "- Họp"),
    "taken out of a list": (listed("Họp", number=0), "Họp"),
}


@pytest.mark.parametrize(("inside", "text"), LISTED.values(), ids=LISTED)
def test_paragraphs_of_lists_have_the_marks_word_shows(inside, text):
    """The marks of lists stand in no text of the document; they are told as they are shown, several of a list as bullets."""
    assert text_of(inside, numbering=LISTS) == text


def test_list_of_a_style_is_a_list():
    """A style, or the one it is based on, makes its paragraphs a list; a style based on itself does no harm."""
    styles = (
        '<w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style><w:style w:styleId="C"><w:basedOn w:val="C"/></w:style>'
    )
    inside = "".join(paragraph(name, properties=f'<w:pStyle w:val="{name}"/>') for name in "ABCD")
    assert text_of(inside, numbering=LISTS, styles=styles) == "- A\n- B\nC\nD"


def test_numbers_of_a_list_count_on_through_the_document():
    """The running numbers of a table's rows are a list of its own, and numbers of two parts begin anew under each."""
    sheet = sheet_of(table(*([listed("", number=2, level=level)] for level in (0, 0, 1, 1, 0, 1))), numbering=LISTS)
    assert [line[0] for line in sheet.rows] == ["1.", "2.", "2.1.", "2.2.", "3.", "3.1."]


def test_rows_know_their_places_in_the_document():
    """Tables and paragraphs with words are counted from 1; a row deleted by a tracked change keeps its number to itself."""
    gone = row("x", properties="<w:del/>")
    sheet = sheet_of(paragraph("Một"), paragraph(), table(["a"]), paragraph("Hai"), table(["b"], gone, ["c"]))
    assert [(place.name, place.row, place.is_text) for place in sheet.places] == [
        ("Văn bản", 1, True), ("Bảng 1", 1, False), ("Văn bản", 2, True), ("Bảng 2", 1, False), ("Bảng 2", 3, False),
    ]  # fmt: skip
    assert [line[0] for line in sheet.rows] == ["Một", "a", "Hai", "b", "c"]
    assert [sheet.row_shown(index) for index in (0, 4)] == ["1 (Văn bản)", "3 (Bảng 2)"]


MERGED = {
    "down": ([[cell("a", merge="restart"), "b"], [cell("", merge="continue"), "c"], ["d", "e"]], [Merge(0, 0, 1, 0)], ["a", "", "d"]),
    "down without a word": ([[cell("a", merge="restart"), "b"], [cell("", merge="continue"), "c"]], [Merge(0, 0, 1, 0)], ["a", ""]),
    "across": ([[cell("a", span=2)], ["b", "c"], ["d", "e"]], [Merge(0, 0, 0, 1)], ["a", "b", "d"]),
    "across the old way": (
        [[cell("a", properties='<w:hMerge w:val="restart"/>'), cell(properties="<w:hMerge/>")], ["b", "c"]], [Merge(0, 0, 0, 1)], ["a", "b"]
    ),
    "down and across": (
        [[cell("a", span=2, merge="restart")], [cell(span=2, merge="continue")], ["b", "c"]], [Merge(0, 0, 1, 1)], ["a", "", "b"]
    ),
    "going on with nothing": ([["a", "b"], [cell("c", merge="continue"), "d"]], [], ["a", "c"]),
    "two, one below the other": (
        [[cell("a", merge="restart")], [cell(merge="continue")], [cell("b", merge="restart")], [cell(merge="continue")]],
        [Merge(0, 0, 1, 0), Merge(2, 0, 3, 0)], ["a", "", "b", ""],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "merges", "first"), MERGED.values(), ids=MERGED)
def test_merged_cells_are_ranges(rows, merges, first):
    """What Word writes as spans and as cells that go on is a range, its text in its first cell."""
    sheet = sheet_of(table(*rows))
    assert (sorted(sheet.merges, key=lambda merge: merge.top), [line[0] for line in sheet.rows]) == (merges, first)


def test_row_that_begins_late_leaves_its_first_columns_blank():
    """Columns left out at a row's beginning are blank cells."""
    sheet = sheet_of(table(["a", "b", "c"], ["d", "e", "f"], row("g", "h", properties='<w:gridBefore w:val="1"/>')))
    assert sheet.rows[2] == ["", "g", "h"]


def test_border_dragged_a_little_makes_no_column():
    """A cell that begins beside the others' border stands in their column; the table has the columns that are seen."""
    dragged = row("3", cell("c"), cell("z", span=2))
    sheet = sheet_of(table(["1", cell("a", span=2), "x"], ["2", cell("b", span=2), "y"], dragged, widths=(500, 2000, 100, 900)))
    assert sheet.rows == [["1", "a", "x"], ["2", "b", "y"], ["3", "c", "z"]]


def test_cell_divided_in_one_row_stays_one_column():
    """A single row with a cell more than the others keeps its texts together in the column they stand in."""
    divided = row("9", "c", "d", "z")
    rows = [[str(number), cell("a", span=2), "x"] for number in range(5)]
    sheet = sheet_of(table(*rows, divided, widths=(500, 1000, 1000, 900)))
    assert sheet.rows[-1] == ["9", "c\nd", "z"]


def test_rows_without_cells_are_no_columns():
    """Damaged rows without any cell leave the columns to the others."""
    sheet = sheet_of(table(*[row()] * 3, ["a", "b"]))
    assert [line for line in sheet.rows if any(line)] == [["a", "b"]]


def test_rows_and_cells_inside_content_controls_are_read():
    """A content control around a row, or around a cell, is read through."""
    inside = f"<w:sdt><w:sdtContent>{row('a', '<w:tc>' + paragraph('b') + '</w:tc>')}</w:sdtContent></w:sdt>"
    held = f"<w:tr><w:sdt><w:sdtContent>{cell('c')}{cell('d')}</w:sdtContent></w:sdt>{cell('e')}</w:tr>"
    assert sheet_of(table(inside, held)).rows == [["a", "b", ""], ["c", "d", "e"]]


def test_table_around_a_table_only_lays_out_the_page():
    """A table of one column that holds a table is no table of its own; what stands in it is read as the body is."""
    framed = table([cell(paragraph("Kế hoạch") + table(["a", "b"]) + paragraph())])
    sheet = sheet_of(table([cell(framed + paragraph())]))
    assert [(place.name, line[0]) for place, line in zip(sheet.places, sheet.rows, strict=True)] == [("Văn bản", "Kế hoạch"), ("Bảng 1", "a")]


def test_document_is_read_up_to_its_bound(monkeypatch):
    """A document of more rows than are read keeps its first ones; that it was cut is said once, with the table where, and what stands behind is left."""
    monkeypatch.setattr("papi_metrics.workbook.document.MOST_ROWS", 4)
    rows = [[str(number), "x"] for number in range(6)]
    workbook = read_workbook(document(paragraph("Kế hoạch"), table(["a", "b"]), table(*rows), paragraph("cuối"), table(["c", "d"])))
    assert [line[0] for line in workbook.sheets[0].rows] == ["Kế hoạch", "a", "0", "1"]
    assert [(item.code, "Bảng 2" in item.value) for item in workbook.findings] == [("sheet-too-long", True)]


def test_tracked_changes_are_told():
    """A document with changes that nobody has accepted is read with a warning that counts them."""
    rows = plan_row(1, task=paragraph("Họp ", INSERTED, DELETED, run("thôn")))
    reading = read_tracker(document(paragraph("NĂM 2022"), table(HEADINGS, rows)))
    assert (column_of(reading, "task"), places(reading)) == (["Họp tất cả thôn"], [(None, None, "changes-tracked")])
    assert reading.findings[0].value == "2"


def test_row_deleted_by_a_tracked_change_is_no_task():
    """A deleted row is told by the warning, and its task is gone."""
    gone = row(*plan_row(2), properties="<w:del/>")
    reading = read_tracker(document(paragraph("NĂM 2022"), table(HEADINGS, plan_row(1), gone, plan_row(3))))
    assert (column_of(reading, "row"), places(reading)) == ([2, 4], [(None, None, "changes-tracked")])


def test_document_saved_by_libreoffice_gives_the_same_rows():
    """The annex that LibreOffice saved has the cells, lists and merged ranges of ours."""
    ours = read_workbook(DATA.parent.parent / "data" / "phu-luc-08-KH-UBND-2022.docx").sheets[0]
    theirs = read_workbook(DATA / "libreoffice.docx").sheets[0]
    assert (theirs.rows, theirs.places) == (ours.rows, ours.places)
    assert set(theirs.merges) == set(ours.merges)


def test_scores_are_not_read_from_a_document():
    """A table of scores belongs in a workbook; a document is refused with that word."""
    with pytest.raises(UnreadableError, match="Word"):
        read_scores(document(table(["Đơn vị", "Năm", "Mã", "Điểm"], ["Hưng Yên", "2022", "1.1", "1.5"])))
