"""What a painted workbook is called when it is downloaded."""

from __future__ import annotations

from pathlib import PurePath

from papi_metrics.reports.painting.book import BOOK
from papi_metrics.reports.painting.package import Package
from papi_metrics.reports.painting.relations import content_type

_MARK = "-can-sua"
# Excel opens a workbook only under the ending that its contents are declared for.
_ENDINGS = {"template.macroEnabled": ".xltm", "macroEnabled": ".xlsm", "template.main": ".xltx"}


def painted_name(name: str, painted: bytes) -> str:
    """Return a file name for a painted workbook, from the name of the file it was made of: "theo-doi-can-sua.xlsx"."""
    stem = PurePath(name).stem.removesuffix(_MARK)
    declared = content_type(Package(painted), BOOK)
    return f"{stem}{_MARK}{next((ending for words, ending in _ENDINGS.items() if words in declared), '.xlsx')}"
