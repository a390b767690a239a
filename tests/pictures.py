"""Where each chart of the application stands: the address of its view, and the names it is drawn under."""

from __future__ import annotations

PICTURES = {
    "diem-so": ("thay-doi",),
    "diem-so?xem=Các+năm": ("cac-nam",),
    "diem-so?xem=Từng+chỉ+số": ("tung-chi-so",),
    "diem-so?xem=Từ+đâu": ("thanh-phan-4",),
    "diem-so?xem=Từ+đâu&chi-so-diem=Tất+cả:+nội+dung+thành+phần+→+chỉ+số+→+PAPI": ("thanh-phan-tat-ca",),
    "so-sanh": ("giua-cac-don-vi",),
    "so-sanh?xem=Hạng+các+năm": ("hang-cac-nam",),
    "so-sanh?xem=Bản+đồ,+sáp+nhập": ("ban-do-o", "tinh-sap-nhap"),
    "uu-tien": ("uu-tien",),
    "uu-tien?xem=Mục+tiêu": ("phuong-an-hang-6",),
    "chi-so?chi-so=5": ("thanh-phan-5",),
    "chi-so?chi-so=5&xem=Các+năm": ("cac-nam-5",),
    "nhiem-vu": ("dong-thoi-gian",),
    "lich-su": ("tien-trinh",),
}
