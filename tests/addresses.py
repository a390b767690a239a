"""The pages of the application: their addresses with their titles, and what the header says of the example."""

from __future__ import annotations

TITLES = {
    "": "Tổng quan",
    "nhiem-vu": "Nhiệm vụ",
    "diem-so": "Điểm số",
    "so-sanh": "So sánh",
    "uu-tien": "Ưu tiên",
    "bao-cao": "Báo cáo",
    "cap-nhat": "Cập nhật",
    "lich-su": "Lịch sử",
    "cach-tinh": "Cách tính",
}
HEADER = ["Kế hoạch PAPI 2022", "xã Trung Trắc, Hưng Yên", "Tính đến 30/09/2022", "Phiên bản 3"]
