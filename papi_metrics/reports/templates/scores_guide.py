"""How a list of survey scores is filled in, in a clerk's words: its columns, the scales, what is summed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from papi_metrics.framework import scale, sub_dimensions
from papi_metrics.reports.templates.instructions import ColumnGuide, Section, columns_section, steps_section
from papi_metrics.surveys import FIELD_NAMES, LEVEL_NAMES

GUIDES: Mapping[str, ColumnGuide] = MappingProxyType({
    "unit": ColumnGuide(what="Tên xã, phường; ghi giống nhau ở mọi dòng.", example="xã Trung Trắc", needed="Phải có"),
    "level": ColumnGuide(what="Chọn trong danh sách.", example=LEVEL_NAMES["commune"], needed="Phải có"),
    "year": ColumnGuide(what="Năm khảo sát.", example="{year}", needed="Phải có"),
    "code": ColumnGuide(what="Mã nội dung thành phần của PAPI năm đó; đã ghi sẵn.", example="1.1", needed="Phải có"),
    "score": ColumnGuide(what="Điểm trong thang của mã đó. Chưa có thì để trống, không ghi 0.", example="1,52"),
    "standard_error": ColumnGuide(what="Sai số chuẩn của điểm, nếu có.", example="0,04"),
    "sample_size": ColumnGuide(what="Số phiếu trả lời, nếu có.", example="120"),
    "source": ColumnGuide(what="Ai khảo sát, khi nào.", example="Khảo sát của UBND xã, tháng 10/{year}"),
})
_STEPS = (
    "Ghi điểm của từng nội dung thành phần, mỗi mã một dòng.",
    "Không ghi điểm của chỉ số và tổng điểm: chương trình tự cộng khi đủ các phần.",
    "Lưu tệp rồi tải lên trang «Cập nhật». Giữ nguyên tên cột và mã.",
)


def scores_sections(fields: Sequence[str], *, years: Sequence[int]) -> list[Section]:
    """Return the instructions for a list of scores of these columns and years."""
    guides = [(FIELD_NAMES[field], GUIDES[field]) for field in fields]
    alike = groupby(years, key=_scales)
    scales = [Section(title=f"Thang điểm năm {', '.join(map(str, of))}", heading=("Mã", "Từ - đến"), rows=rows) for rows, of in alike]
    return [columns_section(guides, year=max(years)), steps_section("Cách làm", _STEPS), *scales]


def scale_words(bounds: tuple[float, float]) -> str:
    """Write a scale as it is read: 0,25 - 2,5."""
    return " - ".join(f"{bound:g}".replace(".", ",") for bound in bounds)


def _scales(year: int) -> list[tuple[str, str]]:
    """Return the codes of each dimension that share a scale, with the scale."""
    grouped = groupby(sub_dimensions(year), key=lambda code: (code[0], scale(code, year)))
    return [(", ".join(found), scale_words(bounds)) for (_, bounds), found in grouped]
