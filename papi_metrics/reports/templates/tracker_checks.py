"""What the columns of a written tracker may be filled with: lists from the plan and from PAPI, bounds, prompts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from papi_metrics.framework import DIMENSIONS, sub_dimensions
from papi_metrics.palette import STATES
from papi_metrics.reports.templates.lists import Check, Lists, anything, more_than_nothing, one_of, prompted, within
from papi_metrics.text import fold
from papi_metrics.tracker import FIELD_NAMES, NO_COMPONENT, component_cell, dimension_cell, split_offices

FIRST_DAY, LAST_DAY = dt.date(2000, 1, 1), dt.date(2100, 12, 31)
"""The days that a tracker's reader believes."""
_NOT_A_DAY = "Ghi ngày/tháng/năm, như 25/06/2022."


def column_checks(lists: Lists, tasks: pd.DataFrame, *, year: int) -> dict[str, Check]:
    """Return the check of each column that has one: field → check; the lists go to the hidden sheet."""
    dimensions = [dimension_cell(number, year=year) for number in (*DIMENSIONS, None)]
    components = [component_cell(code, (code,), dimension=int(code[0]), year=year) for code in sub_dimensions(year)]
    words = [sign.word for sign in STATES.values()]
    checks = {
        "dimension": one_of(lists.add(dimensions), name=FIELD_NAMES["dimension"]),
        "component": one_of(lists.add([*components, NO_COMPONENT]), name=FIELD_NAMES["component"]),
        "timing": anything(),
        "start": within("date", FIRST_DAY, LAST_DAY, name=FIELD_NAMES["start"], refusal=_NOT_A_DAY),
        "state": one_of(words, name=FIELD_NAMES["state"], refusal="Hãy chọn một trạng thái trong danh sách."),
        "progress": within("decimal", 0, 1, name=FIELD_NAMES["progress"], refusal="Ghi từ 0% đến 100%."),
        "weight": more_than_nothing("decimal", name=FIELD_NAMES["weight"], refusal="Ghi số lớn hơn 0."),
        "completed_on": within("date", FIRST_DAY, LAST_DAY, name=FIELD_NAMES["completed_on"], refusal=_NOT_A_DAY),
    }
    for field in ("lead_unit", "executing_unit"):
        if offices := _offices(tasks[field]):
            checks[field] = one_of(lists.add(offices), name=FIELD_NAMES[field])
    return {field: _with_prompt(field, check) for field, check in checks.items()}


def _offices(cells: pd.Series) -> list[str]:
    """Return the offices that stand in a column, each once, in the order of the alphabet."""
    return sorted({office for cell in cells.dropna().unique() for office in split_offices(str(cell))}, key=fold)


def _with_prompt(field: str, check: Check) -> Check:
    prompt = _PROMPTS.get(field)
    return prompted(check, name=FIELD_NAMES[field], prompt=prompt) if prompt else check


_PROMPTS: Mapping[str, str] = {
    "component": "Chọn, hoặc ghi mã như 5.1.",
    "timing": "Như «Trước 30/6», «Quý II», «Thường xuyên», hoặc một ngày.",
    "progress": "Ghi như 50%. Không đo được thì để trống.",
    "completed_on": "Ngày/tháng/năm làm xong. Chưa xong thì để trống.",
}
