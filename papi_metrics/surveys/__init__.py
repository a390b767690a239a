"""Read score files, ours and PAPI's own of every era: a workbook → the score table and findings."""

from __future__ import annotations

from pathlib import Path

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Finding, Reading, finding
from papi_metrics.surveys.by_code import read_by_code
from papi_metrics.surveys.by_score import read_by_score
from papi_metrics.surveys.by_unit import read_by_unit
from papi_metrics.surveys.checks import published
from papi_metrics.surveys.figures import LEVELS, SCORE_DTYPES, Origin, Part
from papi_metrics.surveys.labels import year_in
from papi_metrics.surveys.shipped import shipped_scores
from papi_metrics.surveys.sums import score_table
from papi_metrics.workbook import Sheet, Workbook, read_workbook

__all__ = ["LEVELS", "SCORE_DTYPES", "read_scores", "shipped_scores"]

_LAYOUTS = (read_by_score, read_by_code, read_by_unit)
_UNRECOGNISED = (
    "Không nhận ra bảng điểm PAPI nào trong tệp. Cần các cột đơn vị, năm, mã chỉ số, điểm (mỗi dòng một điểm), "
    "hoặc đơn vị, năm và mỗi mã một cột, hoặc tệp số liệu chính thức của PAPI."
)


def read_scores(source: str | Path | bytes) -> Reading:
    """Read scores from a path or bytes: our long and wide layouts, PAPI's workbooks of 2011-2017 and from 2018.

    Shape:  one row per unit, year and code of that year: `unit, level` (province, district, commune), `year`,
            `code` (PAPI, 1..8, 1.1..), `score` float64 (missing = not published), `standard_error`,
            `sample_size` Int64, `source, sheet, row`. Dimensions and total are summed anew.
    Errors: UnreadableError if no sheet holds scores in a layout that is known.
    """
    workbook = read_workbook(source)
    findings = list(workbook.findings)
    parts = []
    for sheet in workbook.sheets:
        origin, doubts = _origin(sheet, workbook)
        part = _part(sheet, origin)
        if part:
            parts.append(part)
            findings.extend([*doubts, *part.findings])
        elif any(any(row) for row in sheet.rows):
            findings.append(finding("score-sheet-skipped", sheet=sheet.name, value=sheet.name))
    if not parts:
        raise UnreadableError(_UNRECOGNISED)
    rows, judged = published(figure for part in parts for figure in part.figures)
    table, summed = score_table(rows)
    return Reading(table=table, findings=(*findings, *judged, *summed))


def _part(sheet: Sheet, origin: Origin) -> Part | None:
    return next((part for read in _LAYOUTS if (part := read(sheet, origin)) is not None), None)


def _origin(sheet: Sheet, workbook: Workbook) -> tuple[Origin, list[Finding]]:
    """Tell the year of a sheet without a year column: its own name, else the file's, else its neighbours'.

    A file cannot hold a year later than the one it is named after: there the file's name is right.
    """
    own, of_file = year_in(sheet.name), year_in(workbook.name)
    others = {year for other in workbook.sheets if (year := year_in(other.name))}
    year = own or of_file or (others.pop() if len(others) == 1 else None)
    if own and of_file and own > of_file:
        details = {"used": of_file}
        doubt = finding("score-year-of-sheet", sheet=sheet.name, value=sheet.name, details=details)
        return Origin(file=workbook.name, year=of_file), [doubt]
    return Origin(file=workbook.name, year=year), []
