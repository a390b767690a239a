"""The findings about a file of scores."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from papi_metrics.catalogue.kinds import Kind
from papi_metrics.language import later

_NO_SCORE = later("Coi như chưa có điểm.")
_SCORE_UNUSED = later("Điểm này không được dùng.")
_SHEET_YEAR = later("ghi năm vào tên trang tính, ví dụ «2022_PAPI», hoặc vào ô A1, ví dụ «Dữ liệu PAPI 2022»")

OF_SCORES: Mapping[str, Kind] = MappingProxyType({
    "score-unit-corrected": Kind(
        "warning", "units", later("Tên đơn vị «{value}» không có trong danh mục, đã hiểu là «{used}»."), later("Điểm được dùng."), later("sửa lại tên nếu hiểu sai")
    ),
    "score-unit-unknown": Kind(
        "warning", "units", later("Đơn vị «{value}» không có trong danh mục tỉnh, thành phố; coi là {level}."), later("Giữ nguyên tên."),
        later("kiểm tra tên, hoặc ghi rõ ở cột Cấp"),
    ),
    "score-level-unknown": Kind(
        "warning", "units", later("Không rõ «{value}» là cấp nào; đơn vị được coi là {level}."), later("Điểm được dùng ở cấp đó, không tính là điểm của tỉnh."),
        later("ghi cấp tỉnh, cấp huyện hoặc cấp xã"),
    ),
    "score-unit-absent": Kind(
        "error", "units", later("Điểm {score} không ghi là của đơn vị nào."), _SCORE_UNUSED, later("ghi tên đơn vị")
    ),
    "score-national-row": Kind("note", "none", later("«{value}» là số liệu chung cả nước, không phải một đơn vị."), later("Bỏ qua.")),
    "score-year-unread": Kind("error", "units", later("Không đọc được năm «{value}»."), later("Dòng này không được dùng."), later("ghi một năm từ 2011 đến 2100")),
    "score-year-of-sheet": Kind(
        "warning", "units", later("Trang tính «{value}» được đọc là năm {used}, nhưng {others}."), later("Điểm được dùng cho năm đó."),
        later("kiểm tra năm của số liệu và sửa cho khớp"),
    ),
    "score-year-absent": Kind(
        "error", "units", later("Trang tính «{value}» có bảng điểm PAPI nhưng không ghi năm."), later("Trang này không được dùng."), _SHEET_YEAR
    ),
    "score-code-unknown": Kind(
        "error", "scores", later("Bộ chỉ số PAPI năm {year} không có mã «{value}»."), _SCORE_UNUSED, later("ghi mã như PAPI, 1, 1.1 và kiểm tra năm")
    ),
    "score-label-unknown": Kind(
        "warning", "scores", later("Dòng «{value}» có số liệu theo thang điểm nhưng không rõ là mã nào của PAPI năm {year}."),
        later("Dòng này không được dùng."), later("ghi mã trước tên, ví dụ 4.1"),
    ),
    "score-statistic-unknown": Kind(
        "warning", "scores", later("Không rõ «{value}» là số gì của mã {code}, năm {year}."), later("Dòng này không được dùng."),
        later("ghi rõ: không trọng số, có trọng số, khoảng tin cậy hoặc sai số chuẩn"),
    ),
    "score-codes-absent": Kind(
        "warning", "scores", later("Trang tính không có điểm của các mã {value} năm {year}."), later("Các mã này coi như chưa có điểm ở đây."),
        later("kiểm tra tên các dòng, ghi mã trước tên"),
    ),
    "score-unread": Kind(
        "error", "scores", later("Điểm «{value}» của {unit}, mã {code}, năm {year} không phải là số."), _NO_SCORE,
        later("nhập số, hoặc để trống nếu chưa công bố"),
    ),
    "score-out-of-scale": Kind(
        "error", "scores", later("Điểm {value} của {unit}, mã {code}, năm {year} nằm ngoài thang {low}-{high}."), _NO_SCORE, later("kiểm tra lại số")
    ),
    "score-zero": Kind(
        "note", "none", later("{unit}, năm {year}: {count} điểm ghi 0, theo quy ước của PAPI là không công bố."), _NO_SCORE
    ),
    "score-duplicate": Kind(
        "error", "scores", later("{unit} đã có điểm mã {code} năm {year} ở ô {first}; ở đây ghi {value}."), _SCORE_UNUSED, later("xóa dòng thừa")
    ),
    "score-repeated": Kind("note", "none", later("Trang tính này nhắc lại {value} điểm đã có ở trang tính trước."), later("Mỗi điểm chỉ dùng một lần.")),
    "score-conflict": Kind(
        "warning", "scores", later("{unit}, mã {code}, năm {year}: {value} ở đây khác số ở ô {first}."), later("Đã dùng số đọc trước."), later("xóa số không đúng")
    ),
    "score-sum-differs": Kind(
        "warning", "scores", later("{unit}, mã {code}, năm {year}: tệp ghi {value} nhưng tổng các thành phần là {used}."), later("Đã dùng tổng."),
        later("kiểm tra các điểm thành phần"),
    ),
    "score-sum-dropped": Kind(
        "error", "scores", later("{unit}, mã {code}, năm {year}: tệp ghi {value} nhưng thiếu điểm {missing}."), _NO_SCORE,
        later("bổ sung điểm thành phần còn thiếu"),
    ),
    "standard-error-unread": Kind(
        "warning", "scores", later("Sai số chuẩn «{value}» của {unit}, mã {code}, năm {year} không phải là số dương."),
        later("Vẫn dùng điểm, bỏ sai số chuẩn."), later("nhập lại số"),
    ),
    "standard-error-absent": Kind(
        "warning", "scores", later("Trang tính có dòng khoảng tin cậy «{value}» nhưng không có dòng sai số chuẩn."),
        later("Điểm được dùng mà không có sai số."), later("kiểm tra tên dòng «Standard Error» hoặc «Sai số chuẩn»"),
    ),
    "standard-error-of-none": Kind(
        "warning", "scores", later("Không rõ cột sai số chuẩn (dòng đầu ghi «{value}») là của điểm nào: mỗi dòng có nhiều điểm."),
        later("Vẫn dùng điểm, bỏ sai số chuẩn."), later("dùng tệp mẫu: mỗi dòng một điểm và sai số của nó"),
    ),
    "sample-size-unread": Kind(
        "warning", "scores", later("Cỡ mẫu «{value}» của {unit}, mã {code}, năm {year} không phải là số dương."),
        later("Vẫn dùng điểm, bỏ cỡ mẫu."), later("nhập lại số"),
    ),
    "score-sheet-skipped": Kind("note", "none", later("Trang tính «{value}» không có bảng điểm PAPI."), later("Bỏ qua.")),
})  # fmt: skip
