"""Build the plan's annex as a Word document, in the form it is issued in."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from itertools import groupby

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

HEADINGS = (
    "TT", "Chỉ số nội dung", "Nội dung thành phần", "Nhiệm vụ", "Kết quả", "Đơn vị chủ trì", "Đơn vị thực hiện",
    "Thời gian thực hiện",
)  # fmt: skip
_WIDTHS_MM = (12, 26, 30, 72, 42, 22, 33, 25)
# Before this component the heading is typed again in the table; before that one a page ends and another table begins.
_TYPED_AGAIN, _NEXT_TABLE = "3b", "6b"
# The labels of these components stand in a row above their tasks.
LABEL_ROWS = ("6c",)
_SHARED = ("deliverable", "lead_unit", "executing_unit", "timing")
Task = dict[str, str]


def annex_document(tasks: Sequence[Task]) -> bytes:
    """Write the annex: title block, merged cells, lists in cells, headings after page breaks, two tables, signature.

    `tasks` are the rows of plan_tasks.csv.
    """
    document = Document()
    _set_page(document)
    _write_title(document)
    table = _table(document)
    _write_row(table, [f"({number})" for number in range(1, len(HEADINGS) + 1)])
    for _, of_dimension in groupby(tasks, key=lambda task: task["dimension"]):
        dimension = list(of_dimension)
        if dimension[0]["component"] == _NEXT_TABLE:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            table = _table(document)
        _write_dimension(table, dimension)
    _write_signature(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_page(document: DocumentType) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Mm(20), Mm(15), Mm(20), Mm(20)
    font = document.styles["Normal"].font
    font.name, font.size = "Times New Roman", Pt(12)
    document.styles["List Bullet"].paragraph_format.left_indent = Mm(6)


def _write_title(document: DocumentType) -> None:
    """Write the head of the document, set side by side by a table as offices do, and the title."""
    head = document.add_table(1, 2)
    _write_lines(head.cell(0, 0), ("ỦY BAN NHÂN DÂN", "XÃ TRUNG TRẮC"))
    _write_lines(head.cell(0, 1), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"))
    document.add_paragraph()
    for text, is_title in (
        ("BIỂU TỔNG HỢP NHIỆM VỤ CỤ THỂ NÂNG CAO CHỈ SỐ PAPI NĂM 2022", True),
        ("(Kèm theo Kế hoạch số 08/KH-UBND ngày 14/01/2022 của UBND xã Trung Trắc, huyện Văn Lâm, tỉnh Hưng Yên)", False),
    ):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.bold, run.italic = is_title, not is_title


def _table(document: DocumentType) -> Table:
    table = document.add_table(0, len(HEADINGS), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS_MM, strict=True):
        column.width = Mm(width)
    _write_heading(table)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - no public name for it
    return table


def _write_heading(table: Table) -> None:
    for cell in _write_row(table, HEADINGS):
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in cell.paragraphs[0].runs:
            run.bold = True


def _write_row(table: Table, texts: Iterable[str]) -> list[_Cell]:
    cells = list(table.add_row().cells)
    for cell, text, width in zip(cells, texts, _WIDTHS_MM, strict=True):
        cell.width = Mm(width)
        cell.text = text
    return cells


def _write_dimension(table: Table, tasks: list[Task]) -> None:
    """Write a dimension's rows; its number and name are merged over them, anew after a page break."""
    top = len(table.rows)
    for component, of_component in groupby(tasks, key=lambda task: task["component"]):
        if component == _TYPED_AGAIN:
            _merge_dimension(table, top, tasks[0])
            _write_heading(table)
            top = len(table.rows)
        _write_component(table, list(of_component))
    _merge_dimension(table, top, tasks[0])


def _merge_dimension(table: Table, top: int, task: Task) -> None:
    bottom = len(table.rows) - 1
    if bottom >= top:
        _merge(table, (0, top, bottom), task["dimension"])
        _merge(table, (1, top, bottom), task["dimension_name"])


def _merge(table: Table, place: tuple[int, int, int], text: str) -> None:
    """Merge a column's cells from one row to another, both inside; one text stands in the whole."""
    column, top, bottom = place
    table.cell(top, column).merge(table.cell(bottom, column)).text = text


def _write_component(table: Table, tasks: list[Task]) -> None:
    """Write a component: one row for the tasks that share offices and time, its label merged over the rows."""
    label = component_label(tasks[0])
    if tasks[0]["component"] in LABEL_ROWS:
        _write_row(table, ["", "", label, *[""] * (len(HEADINGS) - 3)])
        label = ""
    top = len(table.rows)
    for (deliverable, lead, executing, timing), part in groupby(tasks, key=lambda task: [task[name] for name in _SHARED]):
        cells = _write_row(table, ["", "", "", "", _typed_bullets(deliverable), lead, _typed_bullets(executing), timing])
        _write_list(cells[3], [task["task"] for task in part])
    if label:
        _merge(table, (2, top, len(table.rows) - 1), label)


def component_label(task: Task) -> str:
    """Return the label as issued: the plan letters a dimension's components anew from a; two components may share a row."""
    letters = [part.strip()[1:] for part in task["component"].split(",")]
    names = [name.strip() for name in task["component_name"].split(";")]
    return "\n".join(f"{letter}. {name}" for letter, name in zip(letters, names, strict=True))


def _write_list(cell: _Cell, texts: Sequence[str]) -> None:
    """Write tasks as a list of Word's own: their bullets stand in no text."""
    for index, text in enumerate(texts):
        paragraph: Paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.add_run(text)
        paragraph.style = "List Bullet"


def _typed_bullets(text: str) -> str:
    parts = [part.strip() for part in text.split(";")]
    return "\n".join(f"- {part}" for part in parts) if len(parts) > 1 else text


def _write_signature(document: DocumentType) -> None:
    document.add_paragraph()
    foot = document.add_table(1, 2)
    _write_lines(foot.cell(0, 0), ("Nơi nhận:", "- Như trên;", "- Lưu: VT."), centred=False)
    _write_lines(foot.cell(0, 1), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))


def _write_lines(cell: _Cell, lines: Sequence[str], *, centred: bool = True) -> None:
    for index, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.add_run(line)
        paragraph.paragraph_format.space_after = Pt(0)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
