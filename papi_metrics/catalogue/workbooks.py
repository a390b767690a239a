"""The findings about a file and its text, whatever is in it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from papi_metrics.catalogue.kinds import Kind
from papi_metrics.language import later

OF_WORKBOOKS: Mapping[str, Kind] = MappingProxyType({
    "macros-ignored": Kind("note", "none", later("Tệp có macro."), later("Macro không được chạy, chỉ đọc dữ liệu trong ô.")),
    "sheet-too-long": Kind(
        "warning", "columns", later("Trang tính kéo dài tới {value}; chỉ đọc {rows} dòng và {columns} cột đầu."), later("Phần còn lại không được đọc."),
        later("xóa các dòng, cột trống phía sau bảng rồi lưu lại"),
    ),
    "sheet-absent": Kind(
        "warning", "columns", later("Tệp có tên trang «{value}» nhưng không chứa trang đó."), later("Trang này không đọc được."),
        later("mở tệp gốc bằng Excel, kiểm tra đủ các trang rồi lưu lại"),
    ),
    "encoding-guessed": Kind(
        "warning", "letters", later("Tệp CSV không phải Unicode (UTF-8)."), later("Đã đọc theo bảng mã Windows tiếng Việt."),
        later("kiểm tra dấu; lưu dạng .xlsx hoặc CSV UTF-8"),
    ),
    "fonts-unread": Kind(
        "warning", "letters", later("Tệp có phông chữ cũ (.VnTime, VNI-Times …) nhưng không đọc được phông của từng ô."),
        later("Chữ chỉ được chuyển sang Unicode khi mặt chữ cho thấy chắc chắn."), later("mở tệp bằng Excel, xóa dòng, cột thừa, lưu dạng .xlsx"),
    ),
    "text-converted": Kind(
        "note", "none", later("{count} ô gõ bằng bảng mã {encoding} (theo {by}), như «{value}»: đọc là «{after}»."), later("Đã chuyển sang Unicode.")
    ),
    "text-already-unicode": Kind("note", "none", later("{count} ô có {by} nhưng chữ đã là Unicode, như «{value}»."), later("Giữ nguyên chữ.")),
    "text-legacy-unsure": Kind(
        "warning", "letters", later("{count} ô giống chữ gõ bằng bảng mã cũ (TCVN3, VNI) nhưng chưa chắc, như «{value}»."), later("Giữ nguyên chữ."),
        later("chuyển sang Unicode bằng Unikey, hoặc đặt đúng phông .VnTime, VNI-Times cho ô"),
    ),
    "changes-tracked": Kind(
        "warning", "letters", later("Văn bản còn {value} chỗ sửa đổi chưa được duyệt (Track Changes)."), later("Phần thêm được tính, phần xóa thì không."),
        later("duyệt hết sửa đổi trong Word (Review, Accept) rồi lưu lại"),
    ),
    "quotes-unbalanced": Kind(
        "warning", "cells", later("Dòng «{value}» có dấu ngoặc kép đóng giữa chừng."), later("Phần chữ sau dấu đó vẫn được đọc vào cùng ô."),
        later("viết hai dấu ngoặc kép liền nhau trong ô, hoặc lưu dạng .xlsx"),
    ),
})  # fmt: skip
