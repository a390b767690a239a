"""The offices of a task: one line in the table, split where they are counted."""

from __future__ import annotations

import unicodedata

import pytest
from workbooks import column_of, reading_of, task_row

from papi_metrics.tracker import split_offices
from papi_metrics.tracker.offices import offices_in


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("- VP\n- TP", "VP; TP"), ("+ VP\n+ TP", "VP; TP"), ("VP\nTP", "VP; TP"), ("VP;TP;", "VP; TP"), ("- VP; - TP", "VP; TP"),
        ("Công chức Tư pháp -\nHộ tịch", "Công chức Tư pháp - Hộ tịch"), ("Văn phòng - Thống kê", "Văn phòng - Thống kê"),
        ("Công an xã\nTrạm Y tế", "Công an xã; Trạm Y tế"), ("1. VP\n2. TP", "VP; TP"), ("a) Tư pháp\nb) Địa chính", "Tư pháp; Địa chính"),
        ("UBND xã;nhà văn hóa", "UBND xã; nhà văn hóa"), ("Đài truyền thanh;\nnhà văn hóa\nkhu phố", "Đài truyền thanh; nhà văn hóa khu phố"),
        ("- - VP", "VP"), ("1. VP", "1. VP"), ("HTX\nXã đoàn", "HTX; Xã đoàn"), ("VP,\nTP,", "VP; TP"), ("nhà văn hóa\nkhu phố", "nhà văn hóa khu phố"),
        ("- Tư pháp\nhộ tịch\n- VP", "Tư pháp hộ tịch; VP"), ("- Tư pháp\n- hộ tịch", "Tư pháp; hộ tịch"), ("Đài truyền thanh;\nnhà văn hóa", "Đài truyền thanh; nhà văn hóa"),
    ],
)  # fmt: skip
def test_offices_in_puts_offices_on_one_line(cell, line):
    """Offices on lines or bullets of their own are set apart; a name that only wraps is joined."""
    assert offices_in(cell) == line


@pytest.mark.parametrize(
    ("line", "offices"),
    [
        ("VP; TP", ("VP", "TP")), ("VP, TP", ("VP", "TP")), ("", ()), (" ; ; ", ()), ("VP; VP", ("VP",)), ("HTX; Xã đoàn", ("HTX", "Xã đoàn")),
        ("VP, TP; UBND xã", ("VP, TP", "UBND xã")), ("VP.; TP,", ("VP", "TP")), ("VP, Tư pháp", ("VP, Tư pháp",)),
        ("Ban Chỉ đạo (Phòng A, Phòng C), Phòng B", ("Ban Chỉ đạo (Phòng A, Phòng C)", "Phòng B")), ("UBND xã, xã hội", ("UBND xã, xã hội",)),
        (unicodedata.normalize("NFD", "Công an xã, Hội Nông dân; VP"), (unicodedata.normalize("NFD", "Công an xã, Hội Nông dân"), "VP")),
        ("Phòng Lao động, Thương binh và Xã hội", ("Phòng Lao động, Thương binh và Xã hội",)),
        ("Phòng Lao động, TBXH", ("Phòng Lao động, TBXH",)),
        ("UBND xã, các thôn, MTTQ", ("UBND xã", "các thôn", "MTTQ")),
        ("Ban Chỉ đạo (Phòng A, Phòng B)", ("Ban Chỉ đạo (Phòng A, Phòng B)",)),
    ],
)  # fmt: skip
def test_split_offices_keeps_names_whole(line, offices):
    """A comma splits only before the word that begins an office, never inside a name, in brackets or in decomposed letters."""
    assert split_offices(line) == offices


@pytest.mark.parametrize("cell", [None, "", ";", " ; "])
def test_blank_office_is_missing(cell):
    """An office cell that names nobody is missing, not an empty text."""
    assert column_of(reading_of(task_row(lead_unit=cell)), "lead_unit") == [None]


@pytest.mark.parametrize(
    "name", ["Phòng Văn hóa, Xã hội", "Công chức Tài chính, Kế toán", "Phòng Lao động, Thương binh và Xã hội"]
)
def test_a_comma_inside_a_name_makes_no_office(name):
    """A comma before a field of work stands inside the office's name."""
    assert split_offices(name) == (name,)
