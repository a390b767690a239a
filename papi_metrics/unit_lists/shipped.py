"""The units that the project's own data know: 63 provinces, and into which of them each was merged on 1 July 2025."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from papi_metrics.framework import Province, known_province, provinces
from papi_metrics.unit_tree import Unit, UnitTree

SHIPPED_SOURCE = "data/provinces.csv: mã tỉnh của PAPI 2011-2024; sáp nhập từ 1/7/2025 theo tên. Mã của các tỉnh mới thay bằng mã trong danh mục của cơ quan."
_LAST_DAY = dt.date(2025, 6, 30)


def shipped_units() -> UnitTree:
    """Return the country and its provinces; no communes and no codes that the data do not have.

    Source: data/provinces.csv.
    """
    codes = {item.name: f"{item.province_id:02d}" for item in provinces()}
    country = Unit(unit="VN", name="Cả nước", level="country")
    merged = (_province(item, codes, known_province(item.successor) or item.name) for item in provinces())
    return UnitTree(units=(country, *merged))


def _province(item: Province, codes: Mapping[str, str], successor: str) -> Unit:
    """Return a province, ended where another one carries it on; a province that only took a new name stays."""
    own = Unit(unit=codes[item.name], name=item.name, level="province", parent="VN")
    return own if successor == item.name else replace(own, valid_to=_LAST_DAY, merged_into=codes[successor])
