"""PAPI's dimensions and sub-dimensions by era, the breaks of its series, the provinces and all their names."""

from papi_metrics.framework.comparability import (
    MERGER_YEAR,
    Comparability,
    comparability,
    forbidding_years,
    merger_reason,
)
from papi_metrics.framework.names import dimension_names, sub_dimension_names
from papi_metrics.framework.provinces import find_province, known_province, nearest, predecessors, province
from papi_metrics.framework.structure import (
    BASE_YEAR,
    DIMENSIONS,
    FIRST_YEAR,
    LAST_YEAR,
    PAPI_SOURCE,
    TOTAL,
    Language,
    codes,
    indicator_name,
    parent_of,
    parts_of,
    scale,
    sub_dimensions,
)
from papi_metrics.framework.tables import DATA_FOLDER, Break, Indicator, Province, breaks, indicators, provinces
from papi_metrics.framework.units import unit_key, unit_name

__all__ = [
    "BASE_YEAR",
    "DATA_FOLDER",
    "DIMENSIONS",
    "FIRST_YEAR",
    "LAST_YEAR",
    "MERGER_YEAR",
    "PAPI_SOURCE",
    "TOTAL",
    "Break",
    "Comparability",
    "Indicator",
    "Language",
    "Province",
    "breaks",
    "codes",
    "comparability",
    "dimension_names",
    "find_province",
    "forbidding_years",
    "indicator_name",
    "indicators",
    "known_province",
    "merger_reason",
    "nearest",
    "parent_of",
    "parts_of",
    "predecessors",
    "province",
    "provinces",
    "scale",
    "sub_dimension_names",
    "sub_dimensions",
    "unit_key",
    "unit_name",
]
