"""The rules that figures are worked out by, in words, with the thresholds in force, under one version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from papi_metrics.change import PCT_SIGNIFICANT, Z_SIGNIFICANT
from papi_metrics.completion import AMBER_VARIANCE, DUE_SOON_DAYS, RED_DAYS_OVERDUE, RED_VARIANCE
from papi_metrics.framework import BASE_YEAR
from papi_metrics.language import later
from papi_metrics.oversight import STALE_DAYS
from papi_metrics.wording import number

RULES_VERSION = "2026-11.2"
"""Raised whenever a rule of figures changes; a table of check figures in the tests belongs to each version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: what it is about, and what it says in a few short sentences."""

    name: str
    words: str


RULES: Mapping[str, Rule] = MappingProxyType({
    "completion": Rule(
        name=later("Hoàn thành"),
        words=later("tổng (trọng số × phần đã đạt) chia tổng trọng số; nhiệm vụ hủy không tính. Đã hoàn thành: 100 %; có báo cáo tiến độ: "
        "đúng tiến độ đó, trong khoảng 0-100 %; thường xuyên hoặc định kỳ, đang làm, chưa báo cáo: phần năm đã qua (phần nhạt của thanh); còn lại: 0 %."),
    ),
    "planned": Rule(
        name=later("Kế hoạch"),
        words=later("tổng (trọng số × phần phải đạt) chia tổng trọng số. Việc có hạn: 100 % từ ngày đến hạn; việc thường xuyên, định kỳ: "
        "phần năm đã qua; việc khác: 100 % từ 31/12."),
    ),
    "variance": Rule(name=later("Chênh lệch"), words=later("hoàn thành trừ kế hoạch, tính bằng điểm phần trăm.")),
    "done_share": Rule(name=later("Tỷ lệ việc đã xong"), words=later("số việc đã hoàn thành chia số việc được tính, không theo trọng số.")),
    "label": Rule(
        name=later("Tình trạng"),
        words=later("so ngày hoàn thành, hoặc ngày xem nếu chưa xong, với ngày đến hạn. Xong mà không có hạn là đúng hạn; xong mà thiếu ngày "
        "hoàn thành là «chưa ghi ngày»."),
    ),
    "overdue": Rule(
        name=later("Quá hạn"),
        words="qua ngày đến hạn mà chưa hoàn thành và không hủy. Việc thường xuyên không có hạn nên không quá hạn. "
        f"«Trước ngày D» và «chậm nhất D» là đến hết ngày D. Sắp đến hạn: còn không quá {DUE_SOON_DAYS} ngày.",
    ),
    "on_time_rate": Rule(
        name=later("Đúng hạn"), words=later("số việc xong đúng hạn chia (xong đúng hạn + xong quá hạn + đang quá hạn), chỉ việc có hạn.")
    ),
    "light": Rule(
        name=later("Đèn"),
        words=f"đỏ khi có việc quá hạn trên {RED_DAYS_OVERDUE} ngày hoặc chậm kế hoạch từ {number(-100 * RED_VARIANCE)} điểm phần trăm; "
        f"vàng khi có việc quá hạn hoặc chậm từ {number(-100 * AMBER_VARIANCE)} điểm phần trăm; xám khi không có việc nào được tính; "
        "còn lại xanh.",
    ),
    "score": Rule(
        name=later("Điểm"),
        words=later("chỉ số = tổng nội dung thành phần; PAPI = tổng 8 chỉ số (trước 2018: 6 chỉ số). Thiếu một phần thì không có tổng."),
    ),
    "change": Rule(
        name=later("Thay đổi"),
        words=f"điểm trừ điểm năm gốc; phần trăm tính trên điểm năm gốc. Năm gốc là {BASE_YEAR}. Tỉnh không có điểm {BASE_YEAR} thì ghi "
        "«không có năm gốc», không lấy năm khác thay.",
    ),
    "comparability": Rule(
        name=later("So được"),
        words=later("không so khi giữa hai năm có chỗ ngắt ở chính mã đó hoặc ở mã trên nó; thận trọng khi chỉ có điểm đổi đột ngột, hoặc chỗ "
        "ngắt ở một thành phần; còn lại so được."),
    ),
    "verdict": Rule(
        name=later("Nhận định"),
        words=f"tăng, giảm khi có sai số chuẩn của cả hai năm và |z| ≥ {number(Z_SIGNIFICANT, 2)}; không có sai số thì khi thay đổi từ "
        f"±{number(PCT_SIGNIFICANT)} % của điểm năm gốc. Qua chỗ ngắt không so được thì không nhận định.",
    ),
    "rank": Rule(name=later("Hạng"), words=later("thứ mấy trên số đơn vị cùng cấp có điểm năm đó; bằng điểm thì cùng hạng trên.")),
    "quartile": Rule(
        name=later("Nhóm"),
        words=later("tứ phân vị như PAPI công bố: cao nhất từ mốc 75 %, trung bình cao từ trung vị, trung bình thấp từ mốc 25 %; dưới bốn đơn vị "
        "thì không chia nhóm."),
    ),
    "distance": Rule(name=later("Khoảng cách"), words=later("mốc (trung vị, nhóm cao nhất hoặc điểm cao nhất) trừ điểm của đơn vị; âm là đã vượt mốc.")),
    "reading": Rule(
        name=later("Đọc"),
        words=f"kết quả việc (đủ việc khi chênh lệch trên −{number(-100 * AMBER_VARIANCE)} điểm phần trăm, không thì chậm việc) đọc cùng "
        "nhận định điểm của năm kế hoạch; điểm của năm khác thì không đọc cùng.",
    ),
    "target": Rule(
        name=later("Hạng muốn đạt"),
        words=later("điểm của đơn vị đang đứng ở hạng đó (bằng điểm thì cùng hạng trên) trừ điểm của đơn vị; mọi đơn vị khác giữ nguyên."),
    ),
    "mixes": Rule(
        name=later("Phương án ít tốn nhất"),
        words=later("phần tăng của một chỉ số chia mức tăng một năm thường gặp của nó (trung vị các lần tăng của mọi đơn vị cùng cấp, chỉ "
        "những cặp năm so được hoàn toàn và không có chỗ ngắt nào giữa chúng với năm đang xem), cộng lại nhỏ nhất; mỗi chỉ số tăng không quá mức tăng lớn (mốc 75 %) nhân số năm và không vượt điểm cao nhất. "
        "Phép tính số học, không phải cam kết."),
    ),
    "units": Rule(
        name=later("Nhiều đơn vị"),
        words=later("cộng trọng số, phần đã đạt, phần phải đạt và số việc của mọi kế hoạch rồi mới chia, không lấy trung bình các tỷ lệ. Mỗi kế hoạch "
        "tính đến ngày số liệu của mình, theo phiên bản mới nhất được tính. Đơn vị nào trong danh mục mà chưa có số liệu vẫn được nêu tên. "
        "Số liệu minh họa không cộng với số liệu thật. Đơn vị không còn trong danh mục vào ngày xem, như đã sáp nhập, thì không cộng và được nêu riêng."),
    ),
    "unit_rank": Rule(
        name=later("Hạng của đơn vị"),
        words=later("theo con số người xem chọn, trong các đơn vị cùng bảng có việc được tính; bằng nhau thì cùng hạng trên (1, 2, 2, 4). "
        "Đơn vị chưa có số liệu, kế hoạch của chính đơn vị cấp trên và số liệu minh họa không xếp hạng."),
    ),
    "stale": Rule(
        name=later("Số liệu cũ"),
        words=f"ngày số liệu mới nhất đã qua hơn {STALE_DAYS} ngày, kể đến ngày xem; kế hoạch của năm đã qua thì kể đến 31/12 năm đó.",
    ),
    "unit_change": Rule(
        name=later("Thay đổi của đơn vị"),
        words=later("số liệu đang tính trừ số liệu được biết vào ngày so; nơi gồm nhiều đơn vị thì chỉ so những đơn vị có số liệu ở cả hai ngày."),
    ),
})
