"""The texts and tables of Cách tính, made from the constants that the figures are worked out with."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from papi_metrics.change import PCT_SIGNIFICANT, Z_SIGNIFICANT
from papi_metrics.completion import AMBER_VARIANCE, DUE_SOON_DAYS, RED_DAYS_OVERDUE, RED_VARIANCE
from papi_metrics.framework import BASE_YEAR, TOTAL, breaks, indicator_name
from papi_metrics.palette import LABELS, LIGHTS, STATES, VERDICTS
from papi_metrics.wording import number


@lru_cache(maxsize=1)
def rules_text() -> str:
    """Return the rules in short sentences, with the thresholds in force."""
    return f"""
**Hoàn thành** của một nhóm = tổng (trọng số × phần đã đạt) chia tổng trọng số; nhiệm vụ hủy không tính.

| Nhiệm vụ | Đã đạt |
|---|---|
| Đã hoàn thành | 100 % |
| Có báo cáo tiến độ | đúng tiến độ đó, trong khoảng 0-100 % |
| Thường xuyên hoặc định kỳ, đang làm, chưa báo cáo | phần năm đã qua (phần nhạt của thanh) |
| Còn lại | 0 % |

**Kế hoạch** = việc có hạn: 100 % từ ngày đến hạn; việc thường xuyên, định kỳ: phần năm đã qua; việc khác: 100 % từ 31/12.

**Quá hạn**: qua ngày đến hạn mà chưa hoàn thành và không hủy. Việc thường xuyên không có hạn nên không quá hạn.
«Trước ngày D» và «chậm nhất D» là đến hết ngày D.

**Đúng hạn** = số việc xong đúng hạn chia (xong đúng hạn + xong quá hạn + đang quá hạn), chỉ việc có hạn.
**Sắp đến hạn**: còn không quá {DUE_SOON_DAYS} ngày.

**Đèn**: đỏ khi có việc quá hạn trên {RED_DAYS_OVERDUE} ngày hoặc chậm kế hoạch từ {number(-100 * RED_VARIANCE)} điểm phần trăm;
vàng khi có việc quá hạn hoặc chậm từ {number(-100 * AMBER_VARIANCE)} điểm phần trăm; xám khi không có việc nào được tính; còn lại xanh.

**Điểm**: chỉ số = tổng nội dung thành phần; PAPI = tổng 8 chỉ số (trước 2018: 6 chỉ số). Thiếu một phần thì không có tổng.
Năm gốc là {BASE_YEAR}. Tỉnh không có điểm {BASE_YEAR} thì ghi «không có năm gốc», không lấy năm khác thay.

**Nhận định** tăng, giảm: có sai số chuẩn của cả hai năm thì |z| ≥ {number(Z_SIGNIFICANT, 2)}; không có thì thay đổi từ
±{number(PCT_SIGNIFICANT)} % của điểm năm gốc. Qua chỗ ngắt không so được thì không nhận định.

**Hạng**: thứ mấy trên số tỉnh có điểm năm đó. **Nhóm**: tứ phân vị như PAPI công bố.

**Ưu tiên**: chậm việc khi hoàn thành kém kế hoạch từ {number(-100 * AMBER_VARIANCE)} điểm phần trăm, đọc cùng nhận định điểm của đúng năm kế hoạch.
Hạng muốn đạt và phép thử giữ nguyên mọi đơn vị khác. Phương án ít tốn nhất: phép tính số học từ mức tăng một năm đã có, không phải cam kết.

Kết quả PAPI của một năm đo vào mùa thu năm đó và công bố vào tháng 3-5 năm sau: việc làm xong sau mùa thu chỉ thấy ở kỳ đo sau.
"""


@lru_cache(maxsize=1)
def break_rows() -> pd.DataFrame:
    """Return the breaks as a table: year, code, name, what changed and what it means."""
    rows = [
        {
            "Từ năm": str(item.year),
            "Mã": item.code,
            "Chỉ số": "PAPI tổng hợp" if item.code == TOTAL else indicator_name(item.code, item.year),
            "Nghĩa là": "So thận trọng" if item.kind == "jump" else "Không so được",
            "Vì sao": item.what_vi,
        }
        for item in breaks()
    ]
    return pd.DataFrame(rows)


@lru_cache(maxsize=1)
def sign_rows() -> pd.DataFrame:
    """Return every sign the pages use: what it is about, its icon and its word."""
    groups = (("Trạng thái", STATES), ("Thời hạn", LABELS), ("Đèn", LIGHTS), ("Nhận định điểm", VERDICTS))
    return pd.DataFrame([
        {"Của": name, "Ký hiệu": sign.icon, "Nghĩa": sign.word, "Màu": _TONES[sign.tone]}
        for name, signs in groups
        for sign in signs.values()
    ])


_TONES = {"blue": "xanh", "orange": "vàng cam", "vermilion": "đỏ cam", "grey": "xám"}
