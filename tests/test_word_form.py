"""The report in Word against the decree's form, read from the file: paper, margins, fonts, sizes, order, tables, page numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import briefings
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from word_files import MM, TWIPS, blocks, grid_tables, headings_of, opened, parts, text_of, texts

from papi_metrics.letterhead import Letterhead
from papi_metrics.reports.offices import late_by_office
from papi_metrics.reports.word import report_document
from papi_metrics.reports.word.letters import text_width

REPORTS = briefings.Made({
    "vi": lambda: briefings.report(letterhead=briefings.SIGNED),
    "en": lambda: briefings.report(subject=briefings.subject_of("en"), letterhead=briefings.SIGNED),
    "400 tasks": lambda: briefings.many(400),
    "no task": briefings.none,
    "long": briefings.long,
    "hostile": briefings.hostile,
})
FILES = briefings.Made({name: lambda name=name: report_document(REPORTS[name]) for name in REPORTS})
each = pytest.mark.parametrize("data", FILES, indirect=True)


@pytest.fixture
def data(request):
    """A report as a file, by its name."""
    return FILES[request.param]


def style_sizes(data):
    """Return each paragraph style's size in points, by its key."""
    return {style.style_id: style.font.size.pt for style in opened(data).styles if style.type == 1 and style.font.size}


def looks(run, data):
    """Return size, bold and italic of a run with its style's."""
    style = run.getparent().find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
    font = next(each.font for each in opened(data).styles if each.style_id == style)
    own = run.find(qn("w:rPr"))
    size = None if own is None else own.find(qn("w:sz"))
    return (
        int(size.get(qn("w:val"))) / 2 if size is not None else font.size.pt,
        bool(font.bold) or (own is not None and own.find(qn("w:b")) is not None),
        bool(font.italic) or (own is not None and own.find(qn("w:i")) is not None),
    )


def run_of(data, text):
    """Return the first run with a text in it."""
    return next(run for run in opened(data).element.body.iter(qn("w:r")) if text in text_of(run))


@each
def test_paper_and_margins_are_those_of_the_decree(data):
    """A4, upright then across; 20-25 mm at top and bottom, 30-35 at the left, 15-20 at the right."""
    sections = opened(data).sections
    assert [section.orientation for section in sections] == [WD_ORIENTATION.PORTRAIT, WD_ORIENTATION.LANDSCAPE]
    assert [(round(section.page_width / MM), round(section.page_height / MM)) for section in sections] == [(210, 297), (297, 210)]
    for section in sections:
        assert 19.9 <= section.top_margin / MM <= 25
        assert 19.9 <= section.bottom_margin / MM <= 25
        assert 29.9 <= section.left_margin / MM <= 35
        assert 15 <= section.right_margin / MM <= 20


@each
def test_font_is_times_new_roman_for_every_script(data):
    """One font for all scripts stands in the defaults; no style, run or theme names another, and all text is black."""
    document = opened(data)
    fonts = list(document.styles.element.iter(qn("w:rFonts")))
    assert [{fonts[0].get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")}] == [{"Times New Roman"}]
    assert len(fonts) == 1
    assert list(document.element.body.iter(qn("w:rFonts"), qn("w:color"), qn("w:u"))) == []
    assert {color.get(qn("w:val")) for color in document.styles.element.iter(qn("w:color"))} == {"000000"}
    assert not [name for name in parts(data) if "theme" in name]


@each
def test_body_is_justified_with_a_first_line(data):
    """Text is 13-14 points, justified, its first line 1-1.27 cm in, 6 points between paragraphs, lines single to one and a half."""
    styles = {style.style_id: style for style in opened(data).styles}
    for name in ("BodyText", "ListParagraph"):
        form = styles[name].paragraph_format
        assert 13 <= styles[name].font.size.pt <= 14
        assert form.alignment == 3
        assert 9.99 <= form.first_line_indent / MM <= 12.7
        assert form.space_after.pt >= 6
        assert 1 <= form.line_spacing <= 1.5


def test_text_of_the_body_has_no_look_of_its_own():
    """Paragraphs of the body follow their style; only what is to be filled in is in italics."""
    for block in blocks(FILES["vi"]):
        if block.style in {"BodyText", "ListParagraph"} and "[Bổ sung" not in block.text:
            assert list(block.element.iter(qn("w:rPr"), qn("w:ind"), qn("w:jc"))) == []


HEAD = {
    "vi": ("TỈNH HƯNG YÊN", "ỦY BAN NHÂN DÂN\nXÃ TRUNG TRẮC", "Số: 05/BC-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
           "Độc lập - Tự do - Hạnh phúc", "Trung Trắc, ngày 02 tháng 10 năm 2022", "BÁO CÁO"),
    "en": ("HƯNG YÊN PROVINCE", "PEOPLE'S COMMITTEE OF\nXÃ TRUNG TRẮC", "No.: 05/BC-UBND", "SOCIALIST REPUBLIC OF VIET NAM",
           "Independence - Freedom - Happiness", "Trung Trắc, 02 October 2022", "REPORT"),
}  # fmt: skip
# Sizes in points from and to, bold, italic: superior, issuing body, number, nation, motto, place and date, title.
HEAD_LOOKS = (
    (12, 13, False, False), (12, 13, True, False), (13, 13, False, False), (12, 13, True, False), (13, 14, True, False), (13, 14, False, True),
    (13, 14, True, False),
)  # fmt: skip


@pytest.mark.parametrize("language", HEAD)
@pytest.mark.parametrize("part", range(7), ids=["superior", "issuer", "number", "nation", "motto", "place", "title"])
def test_each_part_of_the_head_has_its_size_and_look(language, part):
    """Every part of the head says what it has to and looks as the decree asks for."""
    data = FILES[language]
    smallest, largest, bold, italic = HEAD_LOOKS[part]
    run = next(run for run in opened(data).element.body.iter(qn("w:r")) if text_of(run) == HEAD[language][part])
    size, *look = looks(run, data)
    assert smallest <= size <= largest
    assert look == [bold, italic]


@pytest.mark.parametrize("language", HEAD)
def test_head_stands_in_the_order_of_the_decree(language):
    """At the left superior, issuing body, number; at the right nation, motto, place and date; the title below both."""
    first, *rest = blocks(FILES[language])
    assert first.kind == "table"
    left, right = (tuple(line.strip() for line in column) for column in zip(*first.rows, strict=True))
    superior, issuer, number, nation, motto, place, title = HEAD[language]
    assert left == (f"{superior}\n{issuer}", number)
    assert right == (f"{nation}\n{motto}", place)
    assert [rest[0].text, rest[1].style] == [title, "Subtitle"]
    assert list(first.element.iter(qn("w:tblBorders"), qn("w:tblStyle"), qn("w:tcBorders"))) == []


def test_issuing_body_without_a_superior_stands_alone():
    """Nothing stands above the issuing body where no superior is named."""
    data = report_document(replace(REPORTS["vi"], letterhead=replace(briefings.SIGNED, superior="")))
    assert blocks(data)[0].rows[0][0].startswith("ỦY BAN NHÂN DÂN\nXÃ TRUNG TRẮC")


def rules(data):
    """Return how long the rules of a document are in millimetres, in order: issuing body, motto, title."""
    rooms = (65, 100, 165)
    found = [border.getparent().find(qn("w:ind")) for border in opened(data).element.body.iter(qn("w:pBdr"))]
    return [room - 2 * int(indent.get(qn("w:left"))) / TWIPS for room, indent in zip(rooms, found, strict=True)]


# How wide the motto is in Times New Roman Bold of 13 points, in millimetres.
MOTTO = {"vi": 55.5, "en": 72.8}


@pytest.mark.parametrize("language", MOTTO)
def test_rules_are_as_long_as_the_decree_says(language):
    """The rule under the motto is as long as the words, those under issuing body and title a third to a half of the line."""
    issuer, motto, title = rules(FILES[language])
    longest = text_width(HEAD[language][1].split("\n")[0], 12, bold=True)
    assert longest / 3 <= issuer <= longest / 2
    assert motto == pytest.approx(MOTTO[language], rel=0.03)
    assert 165 / 6 <= title <= 165 / 2


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (dt.date(2022, 10, 2), "ngày 02 tháng 10 năm 2022"), (dt.date(2023, 1, 9), "ngày 09 tháng 01 năm 2023"),
        (dt.date(2023, 2, 10), "ngày 10 tháng 02 năm 2023"), (dt.date(2023, 3, 31), "ngày 31 tháng 3 năm 2023"),
    ],
)  # fmt: skip
def test_days_and_first_months_have_a_leading_zero(day, told):
    """Days below ten and January and February are written with a zero before them."""
    assert f"Trung Trắc, {told}" in texts(report_document(replace(REPORTS["vi"], subject=replace(REPORTS["vi"].subject, today=day))))


@pytest.mark.parametrize(
    ("number", "symbol", "told"),
    [
        ("5", "BC-UBND", "Số: 05/BC-UBND"), ("12", "BC-UBND", "Số: 12/BC-UBND"), ("5a", "BC", "Số: 5a/BC"), ("", "BC-UBND", "Số: ………/BC-UBND"),
        ("7", "", "Số: 07/………"),
    ],
)  # fmt: skip
def test_number_and_symbol(number, symbol, told):
    """A number below ten has a zero before it; what is not known yet is a dotted blank."""
    letterhead = replace(briefings.SIGNED, number=number, symbol=symbol)
    assert told in texts(report_document(replace(REPORTS["vi"], letterhead=letterhead)))


def test_what_is_not_known_is_a_blank():
    """Place, recipients, drafter, signatory and authority of an empty letterhead are dotted blanks."""
    empty = Letterhead(issuing_body="", symbol="", authority="", position="")
    found = texts(report_document(replace(REPORTS["vi"], letterhead=empty)))
    assert {"Số: ………/………", "………, ngày 02 tháng 10 năm 2022", "- ……………………;", "- Lưu: VT, ………."} <= set(found)
    assert found.count("……………………") == 3


def test_title_is_bold_and_centred():
    """Kind and subject of the document are bold, 13-14 points, in the middle."""
    styles = {style.style_id: style for style in opened(FILES["vi"]).styles}
    for name in ("Title", "Subtitle"):
        assert 13 <= styles[name].font.size.pt <= 14
        assert styles[name].font.bold
        assert styles[name].paragraph_format.alignment == 1


@each
def test_headings_are_real(data):
    """Sections have the styles of headings, are bold and 13-14 points, and stay with what follows; the annex has one of its own."""
    document = opened(data)
    for level in (1, 2):
        style = document.styles[f"Heading {level}"]
        assert style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val")) == str(level - 1)
        assert (style.font.bold, style.paragraph_format.keep_with_next) == (True, True)
        assert 13 <= style.font.size.pt <= 14
    starts = [block.text.split(".")[0] for block in blocks(data) if block.style == "Heading1"]
    assert starts[:5] == ["I", "II", "III", "IV", "V"]
    assert len(starts) == 6
    assert [block.text.split(".")[0] for block in blocks(data) if block.style == "Heading2"] == ["1", "2", "3", "1", "2"]


@each
def test_page_number_stands_in_the_top_margin(data):
    """Arabic, 13-14 points, in the middle of the top margin, counted on in the annex, none on the first page."""
    document = opened(data)
    text, annex = document.sections
    header = text.header
    assert [field.text for field in header._element.iter(qn("w:instrText"))] == ["PAGE"]
    assert 13 <= header.paragraphs[0].style.font.size.pt <= 14
    assert header.paragraphs[0].style.paragraph_format.alignment == 1
    assert (text.different_first_page_header_footer, annex.different_first_page_header_footer) == (True, False)
    assert text.first_page_header.is_linked_to_previous
    assert annex.header.is_linked_to_previous
    assert list(document.element.body.iter(qn("w:pgNumType"), qn("w:footerReference"))) == []
    for section in (text, annex):
        assert 5 <= section.header_distance / MM <= section.top_margin / MM - 14 * 25.4 / 72


def test_recipients_and_signature_close_the_text():
    """At the left the recipients, the archive last; at the right authority, position and, below room to sign, the name."""
    found = blocks(FILES["vi"])
    closing = next(block for block in found if block.kind == "table" and "Nơi nhận:" in block.rows[0][0])
    left, right = closing.rows[0]
    assert left.split("\n") == [
        "Nơi nhận:", "- UBND tỉnh Hưng Yên;", "- Sở Nội vụ;", "- Thường trực Đảng ủy xã;", "- Các công chức chuyên môn;", "- Lưu: VT, VP-TK.",
    ]  # fmt: skip
    assert right.split("\n") == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"]
    assert found[found.index(closing) - 1].text.endswith("./.")
    assert found[found.index(closing) - 1].element.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def test_english_signature_has_english_offices():
    """Usual authority and position are said in English; what somebody wrote is left as it is."""
    told = texts(FILES["en"])
    assert {"ON BEHALF OF THE PEOPLE'S COMMITTEE", "CHAIRPERSON", "Recipients:", "- Filed: Records, VP-TK."} <= set(told)
    letterhead = replace(briefings.SIGNED, position="Trưởng phòng")
    own = report_document(briefings.report(subject=briefings.subject_of("en"), letterhead=letterhead))
    assert "TRƯỞNG PHÒNG" in texts(own)


DEPUTY = {
    "vi": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A"],
    "en": ["ON BEHALF OF THE PEOPLE'S COMMITTEE", "FOR THE CHAIRPERSON", "VICE CHAIRPERSON", "Nguyễn Văn A"],
}


@pytest.mark.parametrize("language", DEPUTY)
@pytest.mark.parametrize(
    ("authority", "position"), [("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH\nPhó Chủ tịch"), ("TM. ỦY BAN NHÂN DÂN\nKT. Chủ tịch", "PHÓ CHỦ TỊCH")]
)
def test_who_signs_for_another_stands_line_by_line(language, authority, position):
    """Authority and position of several lines have a paragraph for each, bold and in capitals."""
    letterhead = replace(briefings.SIGNED, authority=authority, position=position)
    data = report_document(briefings.report(subject=briefings.subject_of(language), letterhead=letterhead))
    closing = next(block for block in blocks(data) if block.kind == "table" and briefings.SIGNED.signatory in block.rows[0][-1])
    assert closing.rows[0][1].split("\n") == DEPUTY[language]
    assert all(looks(run_of(data, line), data)[1] for line in DEPUTY[language])


CLOSING = {"Nơi nhận:": (12, 12, True, True), "- Sở Nội vụ;": (11, 11, False, False), "CHỦ TỊCH": (13, 14, True, False), "Nguyễn Văn A": (13, 14, True, False)}


@pytest.mark.parametrize("text", CLOSING)
def test_each_part_of_the_closing_has_its_size_and_look(text):
    """The lead of the recipients is bold, italic, 12 points, they are 11; position and name are bold, 13-14."""
    smallest, largest, bold, italic = CLOSING[text]
    size, *look = looks(run_of(FILES["vi"], text), FILES["vi"])
    assert smallest <= size <= largest
    assert look == [bold, italic]


def test_annex_says_which_report_it_belongs_to():
    """Below its heading the annex names number, date and issuing body in italics."""
    text = "(Kèm theo Báo cáo số 05/BC-UBND ngày 02 tháng 10 năm 2022 của Ủy ban nhân dân xã Trung Trắc)"
    size, bold, italic = looks(run_of(FILES["vi"], text), FILES["vi"])
    assert (13 <= size <= 14, bold, italic) == (True, False, True)


@each
def test_headings_of_tables_are_repeated(data):
    """Every table has one or two rows that stand on each of its pages, and they hold the names of the columns."""
    assert {headings_of(table.element) for table in grid_tables(data)} <= {1, 2}
    for table in grid_tables(data):
        rows = table.element.findall(qn("w:tr"))[: headings_of(table.element)]
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_shared_headings_stand_over_their_columns():
    """Columns that share a heading stand below it; the others reach over both rows."""
    table = grid_tables(FILES["vi"])[0].element
    above, below = table.findall(qn("w:tr"))[:2]
    spans = [(text_of(cell), cell.find(f".//{qn('w:gridSpan')}")) for cell in above.iter(qn("w:tc"))]
    assert [(text, span.get(qn("w:val"))) for text, span in spans if span is not None] == [("Chưa hoàn thành", "2"), ("Đã hoàn thành", "3")]
    merged = [[merge.get(qn("w:val")) for merge in row.iter(qn("w:vMerge"))] for row in (above, below)]
    assert merged == [["restart"] * 3, ["continue"] * 3]
    assert [text_of(cell) for cell in below.iter(qn("w:tc")) if text_of(cell)] == ["Trong hạn", "Quá hạn", "Đúng hạn", "Quá hạn", "Chưa ghi ngày"]


@each
def test_tables_keep_within_the_margins(data):
    """Widths of columns add up to the room of their section, cells have their column's."""
    tables = grid_tables(data)
    for at, table in enumerate(tables):
        grid = [int(column.get(qn("w:w"))) for column in table.element.iter(qn("w:gridCol"))]
        room = 252 if at == len(tables) - 1 and len(grid) == 12 else 165
        assert sum(grid) == pytest.approx(room * TWIPS, abs=len(grid))
        for row in list(table.element.iter(qn("w:tr")))[headings_of(table.element) :]:
            assert [int(cell.get(qn("w:w"))) for cell in row.iter(qn("w:tcW"))] == grid


# Advance widths of Times New Roman Bold in thousandths of its size, letters added up by hand.
BOLD_WORDS = {
    "Trạng": 2667, "Số": 1056, "Nhiệm": 2833, "thành": 2501, "Chỉ": 1556, "hoạch": 2556, "Tỷ": 1167, "Đánh": 2334, "tra": 1277, "completed": 4388, "HỘI": 1945,
}  # fmt: skip


@pytest.mark.parametrize("word", BOLD_WORDS)
def test_bold_words_are_as_wide_as_in_the_font(word):
    """A bold word is measured as the bold face sets it."""
    assert text_width(word, 1000 * 72 / 25.4, bold=True) == pytest.approx(BOLD_WORDS[word] / 1000 * 1000, rel=0.005)


@pytest.mark.parametrize("name", ["vi", "en", "long"])
def test_headings_have_room_for_their_words_in_bold(name):
    """No heading's word is wider than its column where letters are a tenth wider than measured plain."""
    sizes = style_sizes(FILES[name])
    for table in grid_tables(FILES[name]):
        for row in table.element.findall(qn("w:tr"))[: headings_of(table.element)]:
            for cell in row.iter(qn("w:tc")):
                size = sizes[cell.find(f".//{qn('w:pStyle')}").get(qn("w:val"))]
                room = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) / TWIPS - 2
                assert [word for word in text_of(cell).split() if 1.1 * text_width(word, size) > room] == []


@pytest.mark.parametrize("name", ["vi", "en", "400 tasks", "no task"])
def test_no_word_is_wider_than_its_column(name):
    """Columns are wide enough for their longest word, so that none is broken."""
    sizes = style_sizes(FILES[name])
    for table in grid_tables(FILES[name]):
        for paragraph in table.element.iter(qn("w:p")):
            cell = paragraph.getparent()
            size = sizes[paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))]
            room = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) / TWIPS - 2
            indent = paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}")
            room -= 0 if indent is None else int(indent.get(qn("w:right"))) / TWIPS
            assert [word for word in text_of(paragraph).split(" ") if text_width(word, size) > room + 0.05] == []


def test_columns_of_texts_share_what_is_left_by_their_parts():
    """A column with longer texts and a larger part is wider; the task's is the widest of the annex."""
    widths = [int(column.get(qn("w:w"))) for column in grid_tables(FILES["vi"])[-1].element.iter(qn("w:gridCol"))]
    assert max(widths) == widths[2]
    assert widths[0] == min(widths)


def test_short_rows_stay_whole_and_long_ones_may_go_on():
    """A row is divided between pages only where its text is long; the rows at both ends of a table keep together."""
    rows = grid_tables(FILES["long"])[3].element.findall(qn("w:tr"))[1:]
    whole = [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows]
    assert [len(text_of(row)) < 2_000 for row in rows] == whole
    annex = grid_tables(FILES["400 tasks"])[-1].element.findall(qn("w:tr"))[1:]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in annex)
    kept = [row.find(f".//{qn('w:keepNext')}") is not None for row in annex]
    assert [at for at, held in enumerate(kept) if held] == [0, 398]


@pytest.mark.parametrize("name", ["vi", "en"])
def test_small_tables_stand_on_one_page_with_their_note(name):
    """All rows of a table of up to twelve keep with the next, and the last one with the note where there is one."""
    found = blocks(FILES[name])
    small = [at for at, block in enumerate(found) if block.kind == "table" and headings_of(block.element) and len(block.rows) - headings_of(block.element) <= 12]
    assert len(small) >= 3
    for at in small:
        kept = [row.find(f".//{qn('w:keepNext')}") is not None for row in found[at].element.findall(qn("w:tr"))[headings_of(found[at].element) :]]
        assert kept == [True] * (len(kept) - 1) + [found[at + 1].style == "Note"]
    assert any(found[at + 1].style == "Note" for at in small)


def test_many_late_tasks_are_counted_by_office_first():
    """Before a long list of late tasks stands how many each office has and how late; before a short one nothing does."""
    report = briefings.many(400)
    offices = late_by_office(report.grid("late"), "vi")
    told = [block.text for block in blocks(FILES["400 tasks"])]
    at = told.index(offices.lead)
    assert told[at + 1 : at + 1 + len(offices.items)] == [f"- {item}" for item in offices.items]
    assert offices.lead.startswith("Số nhiệm vụ quá hạn theo đơn vị")
    assert not [text for text in texts(FILES["vi"]) if text.startswith("Số nhiệm vụ quá hạn theo đơn vị")]


def test_sums_are_bold():
    """The last row of a table that sums up is bold, the others are not."""
    bold = [row.find(f".//{qn('w:b')}") is not None for row in grid_tables(FILES["vi"])[0].element.findall(qn("w:tr"))[2:]]
    assert bold == [False] * 8 + [True]


def test_figures_stand_in_line_below_their_heading():
    """Figures are right-aligned, days and numbering in the middle, words at the left."""
    late = grid_tables(FILES["vi"])[3].element.findall(qn("w:tr"))[1]
    assert [align.get(qn("w:val")) for align in late.iter(qn("w:jc"))] == ["center", "left", "left", "center", "right", "left"]
    scores = grid_tables(FILES["vi"])[2].element.findall(qn("w:tr"))[1]
    assert [align.get(qn("w:val")) for align in scores.iter(qn("w:jc"))] == ["left", *["right"] * 4, "left", "left", "right"]


@each
def test_elements_stand_in_the_order_word_asks_for(data):
    """Properties of paragraphs, runs, cells and tables keep the order of the format: Word repairs a file that does not."""
    orders = {
        "pPr": "pStyle keepNext keepLines widowControl pBdr spacing ind jc outlineLvl sectPr",
        "rPr": "rFonts b bCs i iCs color sz szCs highlight lang",
        "tcPr": "tcW gridSpan vMerge shd vAlign",
        "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
        "trPr": "cantSplit tblHeader",
    }
    document = opened(data)
    for root in (document.element, document.styles.element):
        for name, order in orders.items():
            for properties in root.iter(qn(f"w:{name}")):
                places = [order.split().index(child.tag.split("}")[1]) for child in properties]
                assert all(first < second for first, second in pairwise(places))
