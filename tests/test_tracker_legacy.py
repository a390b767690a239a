"""A tracker typed in TCVN3 or VNI is the same task table as its Unicode twin: headings, groups, states, offices and all."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from legacy_text import FONTS, font_xls, grid_in_font, in_legacy
from workbooks import grid_csv, grid_html, grid_ods, grid_workbook, grid_xls

from papi_metrics.legacy import ENCODINGS
from papi_metrics.surveys import read_scores
from papi_metrics.tracker import read_tracker

PLAN = Path(__file__).parent.parent / "data" / "plan_tasks.csv"
HEADINGS = [
    "STT", "Chỉ số nội dung", "Nội dung thành phần", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Tình trạng",
    "Tiến độ (%)", "Ngày hoàn thành", "Ghi chú",
]  # fmt: skip
STATES = ["Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Chờ xác nhận", "Tạm dừng", "Hủy", "Chưa hoàn thành", None]


def plan_grid():
    """Return the plan of the data folder as a clerk's tracker: titles, groups, tasks with states, a sum, notes, a signature."""
    with PLAN.open(encoding="utf-8", newline="") as stream:
        tasks = list(csv.DictReader(stream))
    grid = [
        ["ỦY BAN NHÂN DÂN XÃ TRƯNG TRẮC", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["THEO DÕI THỰC HIỆN KẾ HOẠCH NÂNG CAO CHỈ SỐ PAPI NĂM 2022"], ["(Số liệu đến ngày 30/6/2022)"], HEADINGS,
    ]  # fmt: skip
    dimension = None
    for number, task in enumerate(tasks, 1):
        if task["dimension"] != dimension:
            dimension = task["dimension"]
            grid.append([None, None, None, f"{'I' * min(int(dimension), 3)}. {task['dimension_name']}"])
        state = STATES[number % len(STATES)]
        done = dt.date(2022, 6, number % 28 + 1) if state == "Đã hoàn thành" else None
        grid.append([
            number, f"{task['dimension']}. {task['dimension_name']}", f"{task['component']}. {task['component_name']}", task["task"],
            task["deliverable"], task["lead_unit"], task["executing_unit"], task["timing"], state, number % 5 / 5, done, "Phát trên loa, đợt 1",
        ])  # fmt: skip
    grid += [[None, None, None, "Tổng cộng"], ["Ghi chú: số liệu do Văn phòng tổng hợp"], [None] * 8 + ["CHỦ TỊCH"]]
    return grid


GRID = plan_grid()
def in_cells(grid, font):
    """Lay a grid out as the cells of an .xls in one font."""
    return {(row, column): (value, font) for row, cells in enumerate(grid) for column, value in enumerate(cells) if value is not None}


# How a file in an encoding is written, and how its Unicode twin is.
WRITERS = {
    "xlsx in its font": (lambda grid, encoding: grid_in_font(grid, FONTS[encoding]), grid_workbook),
    "xls in its font": (lambda grid, encoding: font_xls(in_cells(grid, FONTS[encoding])), lambda grid: font_xls(in_cells(grid, "Arial"))),
    "xlsx": (lambda grid, _: grid_workbook(grid), grid_workbook),
    "xls": (lambda grid, _: grid_xls(grid), grid_xls),
    "ods": (lambda grid, _: grid_ods(grid), grid_ods),
    "html": (lambda grid, _: grid_html(grid), grid_html),
    "csv": (lambda grid, _: grid_csv(grid), grid_csv),
    "csv of bytes": (lambda grid, _: grid_csv(grid, encoding="latin-1"), grid_csv),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("write", "write_twin"), WRITERS.values(), ids=WRITERS)
def test_legacy_tracker_is_the_task_table_of_its_unicode_twin(write, write_twin, encoding):
    """Every column of the table, what the tracker says of itself and every finding but one note are those of the Unicode twin."""
    read, twin = read_tracker(write(in_legacy(GRID, encoding), encoding)), read_tracker(write_twin(GRID))
    pd.testing.assert_frame_equal(read.table, twin.table)
    assert len(read.table) == 46
    assert read.about == twin.about
    assert [item for item in read.findings if item.code != "text-converted"] == list(twin.findings)
    assert [(item.row, item.column) for item in read.findings if item.code == "text-converted"] == [(1, "A")]


def test_findings_of_another_sheet_are_not_told():
    """Only the note of the sheet that is read is told."""
    legacy = in_legacy(GRID, "TCVN3")
    data = grid_workbook(legacy, others={"Khác": [["Häp d©n, lÊy ý kiÕn"]]})
    assert [item.sheet for item in read_tracker(data).findings if item.code == "text-converted"] == ["Theo dõi"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_legacy_scores_are_read_as_their_unicode_twin(encoding):
    """A table of scores typed in a legacy encoding gives the scores of its Unicode twin."""
    grid = [["Tỉnh", "Năm", "Mã chỉ số", "Điểm"], *([name, 2022, code, 1.5] for name in ("Hưng Yên", "Thừa Thiên - Huế") for code in ("1.1", "4.2"))]
    read, twin = read_scores(grid_in_font(in_legacy(grid, encoding), FONTS[encoding])), read_scores(grid_workbook(grid))
    pd.testing.assert_frame_equal(read.table, twin.table)
    assert "text-converted" in {item.code for item in read.findings}
