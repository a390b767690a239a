"""Trackers as they come: hypothesis strategies of grids with every habit and every oddity met, for laws of reading."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from workbooks import grid_csv, grid_html, grid_workbook

with (Path(__file__).parent / "data" / "deadline_wordings.csv").open(encoding="utf-8", newline="") as stream:
    WORDINGS = [row["wording"] for row in csv.DictReader(stream)]

_MARKS = st.sampled_from([
    "- ", "-", "+ ", "• ", "* ", "1. ", "2. ", "3. ", "1) ", "a. ", "b) ", "\n", "; ", ";", ". ", ", ", ":", " ", "…", "Họp dân", "UBND xã",
    "Đăng tải", "Quý II", "x", "5", "A", "(", ")", "\u00ad", "\u200b", "a\u0323", "\u0301", "\u00a0", "\r\n", "\uf0b7", "VP", "TP", "I. ",
    "công chức", "=1+1", "@", "?", "²", "–", "TỔNG CỘNG", "Nhiệm vụ", "_x000D_", "123", "Trạng thái", "💡",
])  # fmt: skip
# Texts put together of marks and words: bullets within bullets, loose signs, lines that wrap.
SOUP = st.lists(_MARKS, max_size=8).map("".join)
PHRASES = st.sampled_from([
    "Họp dân", "- Họp\n- Đăng", "Tổng cộng", "Nơi nhận:", "CHỦ TỊCH", "I", "II. Nhóm việc", "1.1", "(1)", "STT", "Nhiệm vụ", "Đơn vị chủ trì",
    "Ghi chú: abc", "*", "-", "…", " ", "\u200b", "Đã hoàn thành", "Chưa hoàn thành", "50%", "Quý II", "25/6/2022", "=1+1", "+84 912", "-5 độ",
    "@abc", "#REF!", "Công khai, minh bạch", "TM. UBND", "RÀ SOÁT THỦ TỤC HÀNH CHÍNH", "Tập huấn minh họa", "1. Họp\n2. Đăng", "- 2\n- Họp",
    "I. Tham gia của người dân ở cấp cơ sở", "1.1. Tri thức công dân", "- 1. Họp 2. Đăng", "x" * 2_000, "y" * 32_767,
])  # fmt: skip
ANYTHING = st.one_of(
    st.none(), PHRASES, SOUP, st.text(st.characters(codec="utf-8"), max_size=12), st.integers(-10, 99_999_999),
    st.floats(allow_nan=False, allow_infinity=False, width=32), st.booleans(), st.dates(dt.date(1901, 1, 1), dt.date(2999, 1, 1)),
)  # fmt: skip
_DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2024, 1, 1))
_DIMENSIONS = st.sampled_from([
    "1. Tham gia của người dân ở cấp cơ sở", "Công khai, minh bạch", "II", "Chỉ số 3", "Cải cách", "-", "Chưa gắn chỉ số", "8",
])  # fmt: skip
_COMPONENTS = st.sampled_from([
    "1a", "a", "b. Tiếp cận thông tin", "5b, 5c", "5b. X\n5c. Y", "2.1", "2.1. Tiếp cận thông tin", "1.1; 1.2", "1.1\n2.1", "Nội dung khác",
    "abc; 2.1", "abc\n1a", "2.9", "3h", "-", "1a, 1b. Tri thức công dân; Cơ hội tham gia", "Tri thức\ncông dân; abc", "Tri thức công dân",
    "1.1 (PAPI 1.2)", "x (PAPI 1.1)", "(PAPI 1.1)", "x (PAPI không)", "- a. Tri thức công dân\n- b. Cơ hội tham gia",
])  # fmt: skip
_TIMES = st.sampled_from([2022, 44742, 12.5, 6.2022, 2022.5, "Quý II\nQuý IV", "- Quý II\n- Quý IV", "- - Quý II", "Quý I.\nQuý II"])
_STATES = st.sampled_from(["Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Hủy", "Tạm dừng", "Chờ xác nhận", "50%", "x", 0.5, 1])
_TEXTS = st.one_of(st.none(), SOUP, PHRASES, ANYTHING)
# Heading → what may stand below it.
COLUMNS = {
    "STT": st.one_of(st.none(), st.integers(1, 30), st.sampled_from(["I", "1.1", "A", "II", "a)"]), ANYTHING),
    "Mã": st.one_of(st.none(), st.sampled_from([None, "TT-01", "A", "1", "-", "A-2", "a\nb", "_x0041_"]), ANYTHING),
    "Chỉ số nội dung": st.one_of(st.none(), st.integers(0, 9), _DIMENSIONS, ANYTHING),
    "Nội dung thành phần": st.one_of(st.none(), _COMPONENTS, SOUP, ANYTHING),
    "Nhiệm vụ": st.one_of(PHRASES, SOUP, ANYTHING),
    "Sản phẩm": _TEXTS,
    "Đơn vị chủ trì": _TEXTS,
    "Đơn vị thực hiện": _TEXTS,
    "Thời hạn": st.one_of(st.none(), st.sampled_from(WORDINGS), st.sampled_from(WORDINGS), _DAYS, _TIMES, ANYTHING),
    "Ngày bắt đầu": st.one_of(st.none(), _DAYS, ANYTHING),
    "Trạng thái": st.one_of(st.none(), _STATES, ANYTHING),
    "Tiến độ (%)": st.one_of(st.none(), st.floats(0, 1), st.sampled_from([50, "50%", "5,83", 1.5, 0, 1, "1/3"]), ANYTHING),
    "Trọng số": st.one_of(st.none(), st.floats(0.001, 1e300), st.sampled_from([1, 2, "3", "0"]), ANYTHING),
    "Ngày hoàn thành": st.one_of(st.none(), _DAYS, st.sampled_from(["25/6/2022", "6/2022", "25/6", 44742]), ANYTHING),
    "Minh chứng": _TEXTS,
    "Ghi chú": _TEXTS,
    "Đang triển khai": st.sampled_from([None, None, "x"]),
}
_LINES = st.sampled_from([
    "UBND XÃ TRUNG TRẮC", "TỈNH HƯNG YÊN", "KẾ HOẠCH NĂM 2022", "(Tính đến ngày 30/6/2022)", "Số liệu minh họa", "xã Đắk R'Lấp",
    "phường 10, TP. Hồ Chí Minh", "Tên đơn vị: Sở Nội vụ", "thành phố Huế", "xã Năm 2021", "Tỉnh, thành phố: Thừa Thiên Huế", "xã Minh Hòa",
])  # fmt: skip


@st.composite
def tracker_files(draw) -> bytes:
    """Draw the bytes of a tracker: some columns in any order, some rows, lines above, merged cells, one of three formats."""
    others = draw(st.lists(st.sampled_from([name for name in COLUMNS if name != "Nhiệm vụ"]), unique=True, min_size=1))
    names = draw(st.permutations(["Nhiệm vụ", *others]))
    rows = draw(st.lists(st.tuples(*(COLUMNS[name] for name in names)), min_size=1, max_size=8))
    above = draw(st.lists(_LINES, max_size=4))
    kind = draw(st.sampled_from(["xlsx", "xlsx", "csv", "html"]))
    grid = [*([line] for line in above), names, *map(list, rows)]
    if kind == "csv":
        return grid_csv(grid)
    if kind == "html":
        return grid_html(grid)
    plain = [[_xml_text(cell) if isinstance(cell, str) else cell for cell in row] for row in grid]
    return grid_workbook(plain, merges=_merges(draw, top=len(above) + 2, height=len(rows), width=len(names)))


def _merges(draw, *, top: int, height: int, width: int) -> list[str]:
    """Draw up to two ranges of merged cells below the heading that do not overlap."""
    places: dict[int, str] = {}
    for _ in range(draw(st.integers(0, 2))):
        column, row, rows = draw(st.integers(1, width)), draw(st.integers(0, height - 1)), draw(st.integers(1, 3))
        last = min(row + rows, height - 1)
        if last > row:
            letter = get_column_letter(column)
            places.setdefault(column, f"{letter}{top + row}:{letter}{top + last}")
    return list(places.values())


def _xml_text(text: str) -> str:
    """Return a text that openpyxl writes; what it refuses is tried in CSV and HTML."""
    return "".join(letter for letter in text if letter in "\t\n\r" or (letter >= " " and letter not in "\ufffe\uffff"))[:32_767]
