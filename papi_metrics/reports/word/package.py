"""The package of a document: an empty one of the report's styles to write into, and the finished bytes, which no clock changes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import docx
from docx.document import Document

from papi_metrics.briefing.value import Briefing
from papi_metrics.language import Language, by_language
from papi_metrics.reports.word.elements import plain_text
from papi_metrics.reports.word.styles import LOCALES, styles_xml
from papi_metrics.reports.word.words import issuing_body

_LONGEST_PROPERTY = 255
_FIRST_YEAR = 1980
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_RELATED}"'
_TYPES = {"document": f"{_MAIN}.document.main+xml", "styles": f"{_MAIN}.styles+xml", "settings": f"{_MAIN}.settings+xml"}
_COMPATIBLE = {
    "compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1, "enableOpenTypeFeatures": 1, "doNotFlipMirrorIndents": 1,
}  # fmt: skip


def empty_document(language: Language) -> Document:
    """Return a document with nothing in it but styles and settings.

    The library's own template brings 150 styles in other fonts, a picture and another program's name along; none of it is wanted.
    """
    kinds = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in _TYPES.items())
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
        "_rels/.rels": _relationships(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": _relationships(styles="styles.xml", settings="settings.xml"),
        "word/document.xml": f"<w:document {_NAMES}><w:body><w:sectPr/></w:body></w:document>",
        "word/styles.xml": styles_xml(language),
        "word/settings.xml": _settings(language),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, part in parts.items():
            package.writestr(name, f"{_XML}{part}")
    return docx.Document(buffer)


def _relationships(**targets: str) -> str:
    lines = (f'<Relationship Id="rId{at}" Type="{_RELATED}/{kind}" Target="{target}"/>' for at, (kind, target) in enumerate(targets.items(), 1))
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _settings(language: Language) -> str:
    """Return the settings: lines that a break ends are not stretched, decimals as the language writes them."""
    uri = "http://schemas.microsoft.com/office/word"
    compatible = "".join(f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>' for name, value in _COMPATIBLE.items())
    decimal, separator = (",", ";") if language == "vi" else (".", ",")
    return (
        f'<w:settings {_NAMES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat><w:doNotExpandShiftReturn/>{compatible}</w:compat><w:themeFontLang w:val="{by_language(LOCALES, language)}"/>'
        f'<w:decimalSymbol w:val="{decimal}"/><w:listSeparator w:val="{separator}"/></w:settings>'
    )


def set_properties(document: Document, briefing: Briefing) -> None:
    """Say in the document's properties what it is, who issues it and when it was drawn up."""
    properties, moment = document.core_properties, dt.datetime.combine(briefing.subject.today, dt.time())
    properties.title = _property(f"{briefing.title}: {briefing.subtitle}")
    properties.author = properties.last_modified_by = _property(issuing_body(briefing))
    properties.comments = _property(" ".join(briefing.cautions))
    properties.language = by_language(LOCALES, briefing.subject.language)
    properties.created = properties.modified = moment
    properties.revision = 1


def _property(text: str) -> str:
    return " ".join(plain_text(text).split())[:_LONGEST_PROPERTY]


def finished(document: Document, *, dated: dt.date) -> bytes:
    """Return a document as bytes; its members are dated as the report is, so that the same report gives the same bytes."""
    saved, buffer = io.BytesIO(), io.BytesIO()
    document.save(saved)
    day = (max(dated.year, _FIRST_YEAR), dated.month, dated.day, 0, 0, 0)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, date_time=day)
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, source.read(name))
    return buffer.getvalue()
