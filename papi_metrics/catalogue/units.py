"""The findings about a list of units."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from papi_metrics.catalogue.kinds import Kind
from papi_metrics.language import later

_LEFT_OUT = later("Dòng này không được dùng.")

OF_UNITS: Mapping[str, Kind] = MappingProxyType({
    "unit-sheet-skipped": Kind(
        "note", "none", later("Trang «{value}» không có đủ cột Mã, Tên, Cấp của danh sách đơn vị."), later("Trang này không được đọc.")
    ),
    "unit-code-padded": Kind(
        "note", "none", later("Excel đã biến mã {value} của {name} thành số; đọc là «{used}» theo độ dài thường dùng."), later("Mã được dùng như vậy.")
    ),
    "unit-code-changed": Kind(
        "error", "units", later("Mã của {name} là «{value}», không còn là mã: có thể Excel đã đổi thành ngày hoặc số lẻ."), _LEFT_OUT,
        later("đặt cột mã là kiểu Text rồi gõ lại mã"),
    ),
    "unit-code-absent": Kind("error", "units", later("{name} không có mã."), _LEFT_OUT, later("ghi mã của đơn vị")),
    "unit-name-absent": Kind("error", "units", later("Đơn vị mã {name} không có tên."), _LEFT_OUT, later("ghi tên đơn vị")),
    "unit-level-unknown": Kind(
        "error", "units", later("Không rõ «{value}» là cấp nào của {name}."), _LEFT_OUT, later("ghi cả nước, tỉnh, huyện hoặc xã ở cột Cấp")
    ),
    "unit-date-unread": Kind(
        "error", "units", later("Ngày hiệu lực «{value}» của {name} không đọc được."), _LEFT_OUT, later("ghi ngày như 01/07/2025, hoặc để trống")
    ),
    "unit-dates-turned": Kind(
        "error", "units", later("{name} hết hiệu lực {value}, trước khi có hiệu lực."), _LEFT_OUT, later("kiểm tra hai cột Hiệu lực từ, Hiệu lực đến")
    ),
    "unit-repeated": Kind(
        "error", "units", later("Mã {value} đã có ở {first} trong cùng thời gian."), later("Dòng sau không được dùng."),
        later("bỏ dòng trùng, hoặc ghi thời gian hiệu lực không chồng nhau"),
    ),
    "unit-loop": Kind(
        "error", "units", later("{name} đi theo mã cấp trên {value} thì vòng lại chính nó."), _LEFT_OUT, later("ghi đúng mã của đơn vị cấp trên")
    ),
    "unit-merger-loop": Kind(
        "error", "units", later("{name} nhập vào {value} rồi vòng lại chính nó."), _LEFT_OUT, later("ghi đúng mã của đơn vị nhận sáp nhập")
    ),
    "unit-parent-absent": Kind(
        "error", "units", later("{name} không có mã cấp trên, trong khi danh sách có cấp cao hơn."), _LEFT_OUT, later("ghi mã của đơn vị cấp trên")
    ),
    "unit-parent-unknown": Kind(
        "error", "units", later("Mã cấp trên {value} của {name} không có trong các dòng dùng được của danh sách."), _LEFT_OUT,
        later("thêm đơn vị cấp trên vào danh sách, hoặc sửa mã"),
    ),
    "unit-parent-level": Kind(
        "error", "units", later("{name} thuộc {parent} ({value}), nhưng {parent} không ở cấp cao hơn."), _LEFT_OUT, later("kiểm tra cột Cấp và Mã cấp trên")
    ),
    "unit-merged-unknown": Kind(
        "error", "units", later("{name} nhập vào mã {value}, không có trong các dòng dùng được của danh sách."), _LEFT_OUT,
        later("thêm đơn vị nhận sáp nhập vào danh sách, hoặc sửa mã"),
    ),
    "unit-merged-lasting": Kind(
        "error", "units", later("{name} nhập vào {value} nhưng không ghi ngày hết hiệu lực."), _LEFT_OUT, later("ghi ngày cuối cùng ở cột Hiệu lực đến")
    ),
    "unit-parent-ended": Kind(
        "warning", "units", later("{name} vẫn còn hiệu lực sau khi đơn vị cấp trên {parent} hết hiệu lực ngày {end}."),
        later("Từ ngày đó đơn vị này không thuộc đơn vị nào."), later("ghi mã cấp trên mới trên một dòng khác, từ ngày sau đó"),
    ),
})  # fmt: skip
