"""What the reader of a format hands over: sheets as they stand in the file, before legacy text is converted."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from papi_metrics.findings import Finding, finding
from papi_metrics.workbook.fonts import Fonts
from papi_metrics.workbook.sheets import Sheet

_DAMAGE = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, OSError, EOFError, LookupError, ValueError, TypeError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Contents:
    """The sheets of a file, what had to be said about it, its cells that carry no value, and its fonts of legacy text.

    `vietnamese` if its bytes are not Unicode and were decoded by Windows' code page of Vietnam.
    """

    sheets: list[Sheet]
    findings: list[Finding] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)
    fonts: Fonts = field(default_factory=dict)
    vietnamese: bool = False


def with_fonts(contents: Contents, fonts: Callable[[], Fonts]) -> Contents:
    """Add the fonts of the cells; where they cannot be read the file is not lost, and it is told."""
    try:
        return replace(contents, fonts=fonts())
    except _DAMAGE:
        return replace(contents, findings=[*contents.findings, finding("fonts-unread")])
