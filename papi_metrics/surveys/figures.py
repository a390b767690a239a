"""What every layout of scores is read into: figures as they stand in their cells, and the score table's columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from papi_metrics.findings import Finding
from papi_metrics.workbook import Cell

LEVELS = ("province", "district", "commune")
LEVEL_NAMES: Mapping[str, str] = MappingProxyType(
    {"province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"}
)
SCORE_DTYPES: Mapping[str, str] = MappingProxyType({
    "unit": "str",
    "level": "str",
    "year": "int64",
    "code": "str",
    "score": "float64",
    "standard_error": "float64",
    "sample_size": "Int64",
    "source": "str",
    "sheet": "str",
    "row": "Int64",
    "column": "str",
})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One score as it stands in its cell, not yet judged; `row` and `column` are what Excel shows."""

    unit: str
    level: str
    year: int
    code: str
    score: Cell
    source: str | None
    sheet: str
    row: int
    column: str
    standard_error: Cell = None
    sample_size: Cell = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a sheet comes from: the file's name and the year that the names of file and sheet tell."""

    file: str | None
    year: int | None

    @property
    def source(self) -> str | None:
        """The words that tell a reader which file a score came from."""
        return f"Tệp {self.file}" if self.file else None


class Part(NamedTuple):
    """What one sheet gave."""

    figures: list[Figure]
    findings: list[Finding]
