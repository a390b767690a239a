"""The findings about a file and its text, whatever is in it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from papi_metrics.catalogue.kinds import Kind

OF_WORKBOOKS: Mapping[str, Kind] = MappingProxyType({
    "macros-ignored": Kind("note", "none", "Tệp có macro.", "Macro không được chạy, chỉ đọc dữ liệu trong ô."),
    "sheet-too-long": Kind(
        "warning", "columns", "Trang tính kéo dài tới {value}; chỉ đọc {rows} dòng và {columns} cột đầu.", "Phần còn lại không được đọc.",
        "xóa các dòng, cột trống phía sau bảng rồi lưu lại",
    ),
    "sheet-absent": Kind(
        "warning", "columns", "Tệp có tên trang «{value}» nhưng không chứa trang đó.", "Trang này không đọc được.",
        "mở tệp gốc bằng Excel, kiểm tra đủ các trang rồi lưu lại",
    ),
    "encoding-guessed": Kind(
        "warning", "letters", "Tệp CSV không phải Unicode (UTF-8).", "Đã đọc theo bảng mã Windows tiếng Việt.",
        "kiểm tra dấu; lưu dạng .xlsx hoặc CSV UTF-8",
    ),
    "fonts-unread": Kind(
        "warning", "letters", "Tệp có phông chữ cũ (.VnTime, VNI-Times …) nhưng không đọc được phông của từng ô.",
        "Chữ chỉ được chuyển sang Unicode khi mặt chữ cho thấy chắc chắn.", "mở tệp bằng Excel, xóa dòng, cột thừa, lưu dạng .xlsx",
    ),
    "text-converted": Kind(
        "note", "none", "{count} ô gõ bằng bảng mã {encoding} (theo {by}), như «{value}»: đọc là «{after}».", "Đã chuyển sang Unicode."
    ),
    "text-already-unicode": Kind("note", "none", "{count} ô có {by} nhưng chữ đã là Unicode, như «{value}».", "Giữ nguyên chữ."),
    "text-legacy-unsure": Kind(
        "warning", "letters", "{count} ô giống chữ gõ bằng bảng mã cũ (TCVN3, VNI) nhưng chưa chắc, như «{value}».", "Giữ nguyên chữ.",
        "chuyển sang Unicode bằng Unikey, hoặc đặt đúng phông .VnTime, VNI-Times cho ô",
    ),
    "changes-tracked": Kind(
        "warning", "letters", "Văn bản còn {value} chỗ sửa đổi chưa được duyệt (Track Changes).", "Phần thêm được tính, phần xóa thì không.",
        "duyệt hết sửa đổi trong Word (Review, Accept) rồi lưu lại",
    ),
    "quotes-unbalanced": Kind(
        "warning", "cells", "Dòng «{value}» có dấu ngoặc kép đóng giữa chừng.", "Phần chữ sau dấu đó vẫn được đọc vào cùng ô.",
        "viết hai dấu ngoặc kép liền nhau trong ô, hoặc lưu dạng .xlsx",
    ),
})  # fmt: skip
