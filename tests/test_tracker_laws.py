"""Laws of reading: nothing lost, nothing changed, nothing crashes, whatever comes in."""

from __future__ import annotations

import datetime as dt
import random
from contextlib import suppress

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import HEADINGS, grid_csv, grid_html, grid_ods, grid_workbook, grid_xls, task_row, tracker_grid

from papi_metrics.errors import PapiError
from papi_metrics.tracker import TASK_DTYPES, read_tracker

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)

WORDS = st.sampled_from([
    "Họp dân", "- Họp\n- Đăng", "Tổng cộng", "Nơi nhận:", "CHỦ TỊCH", "I", "II. Nhóm việc", "1", "1.1", "(1)", "STT", "Nhiệm vụ",
    "Đơn vị chủ trì", "Ghi chú: abc", "*", "-", "…", " ", "\u200b", "Đã hoàn thành", "Chưa hoàn thành", "x", "50%", "Quý II",
    "25/6/2022", "=1+1", "#REF!", "Công khai, minh bạch", "2.1", "b", "Cộng", "TM. UBND", "Trước 30/6", "a\u0323", "\ud7ff", "💡",
])  # fmt: skip
CELLS = st.one_of(
    st.none(), WORDS, WORDS, st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
    st.integers(-10, 99_999_999), st.floats(allow_nan=False, allow_infinity=False, width=32), st.booleans(),
    st.dates(dt.date(1901, 1, 1), dt.date(2999, 1, 1)),
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, max_size=13), max_size=12)


def filled(row):
    """True for a row with something that can be seen."""
    return any(cell is not None and str(cell).strip(" \n\u00a0\u200b\u3000\u2003") for cell in row)


@SETTINGS
@given(rows=ROWS)
def test_every_filled_row_is_a_task_or_carries_a_finding(rows):
    """Findings and kept rows together are all the filled rows under the heading."""
    try:
        reading = read_tracker(grid_workbook(tracker_grid(task_row(1), *rows)), 2022)
    except PapiError:
        return
    known = set(reading.table.row) | {item.row for item in reading.findings}

    assert {3 + 1 + place for place, row in enumerate(rows) if filled(row)} <= known


@SETTINGS
@given(grid=ROWS, kind=st.sampled_from(["xlsx", "csv", "html"]))
def test_any_grid_is_read_or_refused(grid, kind):
    """Whatever stands in the cells, reading gives a table of the stated types or refuses with PapiError."""
    build = {"xlsx": grid_workbook, "csv": grid_csv, "html": grid_html}[kind]
    try:
        reading = read_tracker(build(grid))
    except PapiError:
        return
    assert {name: str(dtype) for name, dtype in reading.table.dtypes.items()} == dict(TASK_DTYPES)


SAMPLE = tracker_grid(task_row(1), task_row(2, task="- a\n- b"))
FILES = {"xlsx": grid_workbook(SAMPLE), "xls": grid_xls(SAMPLE), "ods": grid_ods(SAMPLE), "html": grid_html(SAMPLE), "csv": grid_csv(SAMPLE)}


@pytest.mark.parametrize("kind", FILES)
def test_damaged_bytes_are_read_or_refused(kind):
    """A file cut short or with flipped bits is read or refused with PapiError; nothing else comes out."""
    chance = random.Random(8)  # noqa: S311 - a fixed course of damage
    for _ in range(150):
        data = bytearray(FILES[kind])
        if chance.random() < 0.3:
            data = data[: chance.randrange(len(data))]
        for _ in range(chance.choice([1, 3, 30])):
            if data:
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        with suppress(PapiError):
            read_tracker(bytes(data), 2022)


@SETTINGS
@given(data=st.binary(max_size=300), head=st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<table>", b"\xff\xfe", b"<?xml"]))
def test_any_bytes_are_read_or_refused(data, head):
    """Bytes that are no file at all are refused with PapiError."""
    with pytest.raises(PapiError):
        read_tracker(head + data)


@SETTINGS
@given(order=st.permutations(range(6)))
def test_task_ids_do_not_depend_on_the_order_of_rows(order):
    """A tracker with its rows in another order gives every task the id it had."""
    rows = [task_row(number, dimension=number % 3 + 1, component=None, task=f"Việc {number}") for number in range(6)]
    first = read_tracker(grid_workbook(tracker_grid(*rows)), 2022).table
    other = read_tracker(grid_workbook(tracker_grid(*(rows[place] for place in order))), 2022).table
    assert dict(zip(first.task, first.task_id, strict=True)) == dict(zip(other.task, other.task_id, strict=True))


def test_task_id_survives_another_way_of_typing():
    """The same words in another composition, case or place of tone keep their id."""
    texts = ["Hòa giải ở cơ sở", "Hoà giải ở cơ sở", "HÒA GIẢI Ở CƠ SỞ", "Ho\u0300a gia\u0309i ở cơ sở"]
    ids = {read_tracker(grid_workbook(tracker_grid(task_row(1, task=text))), 2022).table.task_id[0] for text in texts}
    assert len(ids) == 1


def test_reading_changes_nothing_it_is_given():
    """The bytes that come in are the bytes that stay, and two readings are alike."""
    data = bytes(FILES["xlsx"])
    first, second = read_tracker(data, 2022), read_tracker(data, 2022)
    pd.testing.assert_frame_equal(first.table, second.table)
    assert (data, first.findings, len(HEADINGS)) == (FILES["xlsx"], second.findings, 12)
