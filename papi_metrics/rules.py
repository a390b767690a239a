"""The rules that figures are worked out by, in words, with the thresholds in force, under one version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from papi_metrics.change import PCT_SIGNIFICANT, Z_SIGNIFICANT
from papi_metrics.completion import AMBER_VARIANCE, DUE_SOON_DAYS, RED_DAYS_OVERDUE, RED_VARIANCE
from papi_metrics.framework import BASE_YEAR
from papi_metrics.language import gettext, later
from papi_metrics.oversight import STALE_DAYS
from papi_metrics.wording import number

RULES_VERSION = "2026-11.2"
"""Raised whenever a rule of figures changes; a table of check figures in the tests belongs to each version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: what it is about, what it says in a few short sentences, and the thresholds in them with their decimals."""

    title: str
    text: str
    figures: Mapping[str, tuple[float, int] | int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the rule is about, in the language spoken."""
        return gettext(self.title)

    @property
    def words(self) -> str:
        """What the rule says, in the language spoken."""
        return gettext(self.text, **{name: number(*value) if isinstance(value, tuple) else value for name, value in self.figures.items()})


RULES: Mapping[str, Rule] = MappingProxyType({
    "completion": Rule(
        title=later("Hoàn thành"),
        text=later("tổng (trọng số × phần đã đạt) chia tổng trọng số; nhiệm vụ hủy không tính. Đã hoàn thành: 100 %; có báo cáo tiến độ: "
        "đúng tiến độ đó, trong khoảng 0-100 %; thường xuyên hoặc định kỳ, đang làm, chưa báo cáo: phần năm đã qua (phần nhạt của thanh); còn lại: 0 %."),
    ),
    "planned": Rule(
        title=later("Kế hoạch"),
        text=later("tổng (trọng số × phần phải đạt) chia tổng trọng số. Việc có hạn: 100 % từ ngày đến hạn; việc thường xuyên, định kỳ: "
        "phần năm đã qua; việc khác: 100 % từ 31/12."),
    ),
    "variance": Rule(title=later("Chênh lệch"), text=later("hoàn thành trừ kế hoạch, tính bằng điểm phần trăm.")),
    "done_share": Rule(title=later("Tỷ lệ việc đã xong"), text=later("số việc đã hoàn thành chia số việc được tính, không theo trọng số.")),
    "label": Rule(
        title=later("Tình trạng"),
        text=later("so ngày hoàn thành, hoặc ngày xem nếu chưa xong, với ngày đến hạn. Xong mà không có hạn là đúng hạn; xong mà thiếu ngày "
        "hoàn thành là «chưa ghi ngày»."),
    ),
    "overdue": Rule(
        title=later("Quá hạn"),
        text=later("qua ngày đến hạn mà chưa hoàn thành và không hủy. Việc thường xuyên không có hạn nên không quá hạn. "
        "«Trước ngày D» và «chậm nhất D» là đến hết ngày D. Sắp đến hạn: còn không quá {days} ngày."),
        figures={"days": DUE_SOON_DAYS},
    ),
    "on_time_rate": Rule(
        title=later("Đúng hạn"), text=later("số việc xong đúng hạn chia (xong đúng hạn + xong quá hạn + đang quá hạn), chỉ việc có hạn.")
    ),
    "light": Rule(
        title=later("Đèn"),
        text=later("chậm nhiều khi có việc quá hạn trên {days} ngày hoặc chậm kế hoạch từ {red} điểm phần trăm; "
        "cần chú ý khi có việc quá hạn hoặc chậm từ {amber} điểm phần trăm; chưa có việc khi không có việc nào được tính; "
        "còn lại đúng kế hoạch."),
        figures={"days": RED_DAYS_OVERDUE, "red": (-100 * RED_VARIANCE, 0), "amber": (-100 * AMBER_VARIANCE, 0)},
    ),
    "score": Rule(
        title=later("Điểm"),
        text=later("chỉ số = tổng nội dung thành phần; PAPI = tổng 8 chỉ số (trước 2018: 6 chỉ số). Thiếu một phần thì không có tổng."),
    ),
    "change": Rule(
        title=later("Thay đổi"),
        text=later("điểm trừ điểm năm gốc; phần trăm tính trên điểm năm gốc. Năm gốc là {year}. Tỉnh không có điểm {year} thì ghi "
        "«không có năm gốc», không lấy năm khác thay."),
        figures={"year": BASE_YEAR},
    ),
    "comparability": Rule(
        title=later("So được"),
        text=later("không so khi giữa hai năm có chỗ ngắt ở chính mã đó hoặc ở mã trên nó; thận trọng khi chỉ có điểm đổi đột ngột, hoặc chỗ "
        "ngắt ở một thành phần; còn lại so được."),
    ),
    "verdict": Rule(
        title=later("Nhận định"),
        text=later("tăng, giảm khi có sai số chuẩn của cả hai năm và |z| ≥ {z}; không có sai số thì khi thay đổi từ "
        "±{share} % của điểm năm gốc. Qua chỗ ngắt không so được thì không nhận định."),
        figures={"z": (Z_SIGNIFICANT, 2), "share": (PCT_SIGNIFICANT, 0)},
    ),
    "rank": Rule(title=later("Hạng"), text=later("thứ mấy trên số đơn vị cùng cấp có điểm năm đó; bằng điểm thì cùng hạng trên.")),
    "quartile": Rule(
        title=later("Nhóm"),
        text=later("tứ phân vị như PAPI công bố: cao nhất từ mốc 75 %, trung bình cao từ trung vị, trung bình thấp từ mốc 25 %; dưới bốn đơn vị "
        "thì không chia nhóm."),
    ),
    "distance": Rule(title=later("Khoảng cách"), text=later("mốc (trung vị, nhóm cao nhất hoặc điểm cao nhất) trừ điểm của đơn vị; âm là đã vượt mốc.")),
    "reading": Rule(
        title=later("Đọc"),
        text=later("kết quả việc (đủ việc khi chênh lệch trên −{amber} điểm phần trăm, không thì chậm việc) đọc cùng "
        "nhận định điểm của năm kế hoạch; điểm của năm khác thì không đọc cùng."),
        figures={"amber": (-100 * AMBER_VARIANCE, 0)},
    ),
    "target": Rule(
        title=later("Hạng muốn đạt"),
        text=later("điểm của đơn vị đang đứng ở hạng đó (bằng điểm thì cùng hạng trên) trừ điểm của đơn vị; mọi đơn vị khác giữ nguyên."),
    ),
    "mixes": Rule(
        title=later("Phương án ít tốn nhất"),
        text=later("phần tăng của một chỉ số chia mức tăng một năm thường gặp của nó (trung vị các lần tăng của mọi đơn vị cùng cấp, chỉ "
        "những cặp năm so được hoàn toàn và không có chỗ ngắt nào giữa chúng với năm đang xem), cộng lại nhỏ nhất; mỗi chỉ số tăng không quá mức tăng mạnh (mốc 75 %) nhân số năm và không vượt điểm cao nhất. "
        "Phép tính số học, không phải cam kết."),
    ),
    "units": Rule(
        title=later("Nhiều đơn vị"),
        text=later("cộng trọng số, phần đã đạt, phần phải đạt và số việc của mọi kế hoạch rồi mới chia, không lấy trung bình các tỷ lệ. Mỗi kế hoạch "
        "tính đến ngày số liệu của mình, theo phiên bản mới nhất được tính. Đơn vị nào trong danh mục mà chưa có số liệu vẫn được nêu tên. "
        "Số liệu minh họa không cộng với số liệu thật. Đơn vị không còn trong danh mục vào ngày xem, như đã sáp nhập, thì không cộng và được nêu riêng."),
    ),
    "unit_rank": Rule(
        title=later("Hạng của đơn vị"),
        text=later("theo con số người xem chọn, trong các đơn vị cùng bảng có việc được tính; bằng nhau thì cùng hạng trên (1, 2, 2, 4). "
        "Đơn vị chưa có số liệu, kế hoạch của chính đơn vị cấp trên và số liệu minh họa không xếp hạng."),
    ),
    "stale": Rule(
        title=later("Số liệu cũ"),
        text=later("ngày số liệu mới nhất đã qua hơn {days} ngày, kể đến ngày xem; kế hoạch của năm đã qua thì kể đến 31/12 năm đó."),
        figures={"days": STALE_DAYS},
    ),
    "unit_change": Rule(
        title=later("Thay đổi của đơn vị"),
        text=later("số liệu đang tính trừ số liệu được biết vào ngày so; nơi gồm nhiều đơn vị thì chỉ so những đơn vị có số liệu ở cả hai ngày."),
    ),
})
