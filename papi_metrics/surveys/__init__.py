"""Read score files, ours and PAPI's own of every era: a workbook → the score table and findings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Finding, Reading, finding
from papi_metrics.framework import LAST_YEAR
from papi_metrics.surveys.by_code import read_by_code
from papi_metrics.surveys.by_score import read_by_score
from papi_metrics.surveys.by_unit import read_by_unit
from papi_metrics.surveys.checks import published
from papi_metrics.surveys.figures import LEVEL_NAMES, LEVELS, SCORE_DTYPES, Figure, Origin, Part
from papi_metrics.surveys.headings import FIELD_NAMES
from papi_metrics.surveys.layers import SCORE_KEY, layered_scores, score_changes, score_origins
from papi_metrics.surveys.own import OWN_LEVEL, own_survey
from papi_metrics.surveys.shipped import shipped_scores
from papi_metrics.surveys.sums import score_table
from papi_metrics.surveys.years import meant_year, misnamed, origin_of
from papi_metrics.workbook import Sheet, Workbook, read_workbook

__all__ = [
    "FIELD_NAMES",
    "LEVELS",
    "LEVEL_NAMES",
    "OWN_LEVEL",
    "SCORE_DTYPES",
    "SCORE_KEY",
    "layered_scores",
    "own_survey",
    "read_scores",
    "score_changes",
    "score_origins",
    "shipped_scores",
]

_LAYOUTS = (read_by_score, read_by_code, read_by_unit)
_UNRECOGNISED = (
    "Không nhận ra bảng điểm PAPI nào trong tệp. Cần các cột đơn vị, năm, mã chỉ số, điểm (mỗi dòng một điểm), "
    "hoặc đơn vị, năm và mỗi mã một cột, hoặc tệp số liệu chính thức của PAPI."
)
_IN_DOCUMENT = "Tệp là văn bản Word; bảng điểm phải ở trong bảng tính. Hãy chép bảng sang Excel, lưu dạng .xlsx rồi tải lên lại."
_YEAR_MISSING = (
    'Trang tính "{}" có bảng điểm PAPI nhưng thiếu năm. Hãy ghi năm vào tên trang tính, ví dụ "2022_PAPI", '
    'hoặc vào ô A1, ví dụ "Dữ liệu PAPI 2022", hoặc thêm cột Năm. Mỗi điểm cần đơn vị, năm, mã chỉ số, điểm.'
)
_YEARS_TO_TRY = (LAST_YEAR, 2016)
"""A year of each kind of PAPI's workbooks: of today's codes, and of those to 2017."""


def read_scores(source: str | Path | bytes, *, name: str | None = None) -> Reading:
    """Read scores from a path or bytes: our long and wide layouts, PAPI's workbooks of 2011-2017 and from 2018.

    `name` is the file's name where `source` is bytes.

    Shape:  one row per unit, year and code of that year: `unit, level` (province, district, commune), `year`,
            `code` (PAPI, 1..8, 1.1..), `score` float64 (missing = not published), `standard_error`,
            `sample_size` Int64, `source, sheet, row, column` (the cell of the score as Excel shows it, missing for
            what no cell holds). Dimensions and total are summed anew.
    Errors: UnreadableError if no sheet holds scores in a layout that is known; a document holds none.
    """
    workbook = read_workbook(source, name=name)
    if any(sheet.places for sheet in workbook.sheets):
        raise UnreadableError(_IN_DOCUMENT)
    findings = list(workbook.findings)
    parts = []
    for sheet in workbook.sheets:
        part = _read(sheet, workbook)
        if part:
            parts.append(part)
            findings.extend(part.findings)
        elif any(any(row) for row in sheet.rows):
            code = "score-year-absent" if _lacks_year(sheet) else "score-sheet-skipped"
            findings.append(finding(code, sheet=sheet.name, value=sheet.name))
    if not parts:
        raise UnreadableError(_refusal(findings))
    figures = [figure for part in parts for figure in part.figures]
    rows, judged = published(figures)
    table, summed = score_table(rows)
    return Reading(table=table, findings=(*findings, *judged, *summed, *_faults(workbook, figures, table)))


def _read(sheet: Sheet, workbook: Workbook) -> Part | None:
    """Read a sheet as of the year its names tell, or of the year its figures show it to mean."""
    origin, doubts = origin_of(sheet, workbook)
    part = _part(sheet, origin)
    meant = meant_year(part.figures, origin.year) if part else None
    if meant:
        part, doubts = _part(sheet, Origin(file=workbook.name, year=meant)), misnamed(sheet, meant)
    return Part(part.figures, [*doubts, *part.findings]) if part else None


def _part(sheet: Sheet, origin: Origin) -> Part | None:
    return next((part for read in _LAYOUTS if (part := read(sheet, origin)) is not None), None)


def _lacks_year(sheet: Sheet) -> bool:
    """Say whether a sheet that was not read would be if its year were known."""
    return any(_part(sheet, Origin(file=None, year=year)) for year in _YEARS_TO_TRY)


def _refusal(findings: list[Finding]) -> str:
    absent = next((item for item in findings if item.code == "score-year-absent"), None)
    return _YEAR_MISSING.format(absent.value) if absent else _UNRECOGNISED


def _faults(workbook: Workbook, figures: list[Figure], table: pd.DataFrame) -> Iterator[Finding]:
    """Yield the cells without a value that cost a score; a sum that was made anew needs none."""
    if not workbook.faults:
        return
    missing = table[table["score"].isna()]
    lost = set(zip(missing["level"], missing["unit"], missing["year"], missing["code"], strict=True))
    places = {
        (figure.sheet, figure.row, figure.column)
        for figure in figures
        if (figure.level, figure.unit, figure.year, figure.code) in lost
    }
    yield from (item for item in workbook.faults if (item.sheet, item.row, item.column) in places)
