"""What the reader of a format hands over: sheets as they stand in the file, before legacy text is converted."""

from __future__ import annotations

from dataclasses import dataclass, field

from papi_metrics.findings import Finding
from papi_metrics.workbook.fonts import Fonts
from papi_metrics.workbook.sheets import Sheet


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
