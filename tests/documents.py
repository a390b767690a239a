"""Word documents built in code: blocks of the body → the bytes of a .docx, one change a test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADINGS = ("TT", "Chỉ số nội dung", "Nhiệm vụ", "Kết quả", "Đơn vị chủ trì", "Thời gian thực hiện")
TITLE = "KẾ HOẠCH NÂNG CAO CHỈ SỐ PAPI NĂM 2022 CỦA XÃ TRUNG TRẮC"


def plan_row(number: object = 1, **changes: object) -> list[object]:
    """Return a row of a plan without any doubt, in the order of `HEADINGS`, with the named cells changed."""
    plain: dict[str, object] = {
        "number": number,
        "dimension": 1,
        "task": f"Tuyên truyền bầu cử, đợt {number}",
        "deliverable": "Kế hoạch",
        "lead_unit": "UBND xã",
        "timing": "Quý II",
    }
    if unknown := changes.keys() - plain.keys():
        raise KeyError(unknown)
    return list((plain | changes).values())


def plan_document(*rows: Sequence[object]) -> bytes:
    """Write a document of a title and one table: the heading in its row 1, the rows from its row 2."""
    return document(paragraph(TITLE), table(HEADINGS, *rows))


def document(*blocks: str, parts: dict[str, str] | None = None, macros: bool = False) -> bytes:
    """Write blocks of the body to a .docx; `parts` are "numbering" and "styles", what stands inside their root."""
    body = f'<w:document {_SPACES}><w:body>{"".join(blocks)}<w:sectPr/></w:body></w:document>'
    return package({"word/document.xml": body}, parts or {}, macros=macros)


def package(contents: dict[str, str], parts: dict[str, str], *, macros: bool = False) -> bytes:
    """Write the parts of a .docx as they stand, with the relations between them."""
    related = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in parts
    )
    files = {f"word/{name}.xml": f"<w:{name} {_SPACES}>{text}</w:{name}>" for name, text in parts.items()}
    files["_rels/.rels"] = relationships(f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>')
    files["word/_rels/document.xml.rels"] = relationships(related)
    files |= contents
    if macros:
        files["word/vbaProject.bin"] = "x"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def relationships(inside: str) -> str:
    """Return a part of relations."""
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*parts: str, properties: str = "") -> str:
    """Return a paragraph of texts and of what is XML already."""
    inside = "".join(part if part.startswith("<") else run(part) for part in parts)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def listed(text: str, *, number: int = 1, level: int = 0) -> str:
    """Return a paragraph of a list."""
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(value: object = None, *, properties: str = "", span: int = 1, merge: str | None = None) -> str:
    """Return a cell: of a text, a paragraph a line, or of what is XML already; `merge` is restart or continue."""
    text = "" if value is None else str(value)
    inside = text if text.startswith("<w:") else "".join(map(paragraph, text.split("\n")))
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{spanned}{merged}{properties}</w:tcPr>{inside}</w:tc>"


def row(*values: object, properties: str = "") -> str:
    """Return a row of cells; a value that is a cell already stays as it is."""
    cells = "".join(str(value) if str(value).startswith("<w:tc>") else cell(value) for value in values)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def table(*rows: Sequence[object] | str, widths: Iterable[int] = ()) -> str:
    """Return a table; a row is its cells, or what is XML already; `widths` are those of the grid."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(line if isinstance(line, str) else row(*line) for line in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
