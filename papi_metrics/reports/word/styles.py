"""The styles of a report: every look in it has a name that a clerk finds in Word's list and can change in one place."""

from __future__ import annotations

from dataclasses import dataclass

from papi_metrics.language import Language, by_language
from papi_metrics.reports.word import form

LOCALES: dict[Language, str] = {"vi": "vi-VN", "en": "en-US"}
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style of paragraphs: sizes and spaces in points, the first line in millimetres; `level` is that of a heading, from 1."""

    name: str
    size: float
    based: str = "Normal"
    following: str = ""
    bold: bool = False
    italic: bool = False
    align: str = "left"
    first_line: float = 0.0
    before: float = 0.0
    after: float = 0.0
    lines: float = 1.0
    keep: bool = False
    level: int = 0
    boxed: bool = False


_BODY = {"size": form.TEXT, "align": "both", "first_line": form.FIRST_LINE, "after": form.AFTER_PARAGRAPH, "lines": form.LINES}
_HEADING = {**_BODY, "bold": True, "keep": True, "following": "BodyText", "before": form.AFTER_PARAGRAPH}
_TABLE = {"size": form.TABLE, "before": 2, "after": 2}
_ANNEX = {"size": form.ANNEX, "before": 1, "after": 1}

STYLES: dict[str, Style] = {
    "BodyText": Style(name="Body Text", **_BODY),  # type: ignore[arg-type]
    "Heading1": Style(name="heading 1", level=1, **_HEADING),  # type: ignore[arg-type]
    "Heading2": Style(name="heading 2", level=2, **_HEADING),  # type: ignore[arg-type]
    "ListParagraph": Style(name="List Paragraph", based="BodyText", **_BODY),  # type: ignore[arg-type]
    "Header": Style(name="header", size=form.PAGE_NUMBER, align="center"),
    "Letterhead": Style(name="Letterhead", size=form.ISSUER, align="center"),
    "Rule": Style(name="Rule", size=2, align="center", before=2),
    "Title": Style(name="Title", size=form.TITLE, following="Subtitle", bold=True, align="center", before=14, keep=True),
    "Subtitle": Style(name="Subtitle", size=form.TITLE, following="BodyText", bold=True, align="center", after=3, keep=True),
    "Caution": Style(name="Caution", size=form.TEXT, bold=True, align="both", boxed=True),
    "TableText": Style(name="Table Text", **_TABLE),  # type: ignore[arg-type]
    "TableHeading": Style(name="Table Heading", bold=True, align="center", keep=True, **_TABLE),  # type: ignore[arg-type]
    "AnnexText": Style(name="Annex Text", **_ANNEX),  # type: ignore[arg-type]
    "AnnexHeading": Style(name="Annex Heading", bold=True, align="center", keep=True, **_ANNEX),  # type: ignore[arg-type]
    "Note": Style(name="Note", size=form.NOTE, italic=True, align="both", before=3, after=3),
    "Recipients": Style(name="Recipients", size=form.RECIPIENTS),
    "Signature": Style(name="Signature", size=form.SIGNATURE, bold=True, align="center", keep=True),
    "Signatory": Style(name="Signatory", size=form.SIGNATURE, bold=True, align="center", before=form.SIGNING_SPACE),
    "Spacer": Style(name="Spacer", size=1, after=form.AFTER_PARAGRAPH),
}
_WORDS_OWN = {"BodyText", "Heading1", "Heading2", "ListParagraph", "Header", "Title", "Subtitle", "Signature"}


def styles_xml(language: Language) -> str:
    """Return the part of styles: the font of all scripts and the language once, then every style."""
    fonts = " ".join(f'w:{script}="{form.FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    locale = by_language(LOCALES, language)
    return (
        f'<w:styles {_NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:color w:val="000000"/>{_size(form.TEXT)}'
        f'<w:lang w:val="{locale}" w:eastAsia="{locale}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
        f"{_table_styles()}{''.join(_style(key, style) for key, style in STYLES.items())}</w:styles>"
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(2 * points)}"/><w:szCs w:val="{round(2 * points)}"/>'


def _table_styles() -> str:
    """Return the plain table, and the grid whose cells leave a little room beside their texts."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{_cell_margins(0)}</w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders>{_cell_margins(form.twips(form.CELL_MARGIN))}</w:tblPr></w:style>"
    )


def _cell_margins(twips: int) -> str:
    sides = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in {"top": 0, "left": twips, "bottom": 0, "right": twips}.items())
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


def _style(key: str, style: Style) -> str:
    own = "" if key in _WORDS_OWN else ' w:customStyle="1"'
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    looks = ("<w:b/><w:bCs/>" if style.bold else "") + ("<w:i/><w:iCs/>" if style.italic else "")
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{key}"><w:name w:val="{style.name}"/><w:basedOn w:val="{style.based}"/>{following}<w:qFormat/>'
        f"<w:pPr>{_paragraph(style)}</w:pPr><w:rPr>{looks}{_size(style.size)}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> str:
    """Return the properties of a style's paragraphs in the order that the format asks for."""
    box = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="4" w:color="000000"/>' for side in ("top", "left", "bottom", "right"))
    return "".join((
        "<w:keepNext/><w:keepLines/>" if style.keep else "",
        f"<w:pBdr>{box}</w:pBdr>" if style.boxed else "",
        f'<w:spacing w:before="{round(20 * style.before)}" w:after="{round(20 * style.after)}" w:line="{round(240 * style.lines)}" w:lineRule="auto"/>',
        '<w:ind w:left="113" w:right="113" w:firstLine="0"/>' if style.boxed else f'<w:ind w:firstLine="{form.twips(style.first_line)}"/>',
        f'<w:jc w:val="{style.align}"/>',
        f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else "",
    ))
