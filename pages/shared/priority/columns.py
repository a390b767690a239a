"""How the columns of the tables of Ưu tiên are called and shown."""

from __future__ import annotations

from streamlit import column_config as show

from papi_metrics.language import later

_SHARE = {"min_value": 0, "max_value": 1, "format": "percent"}
_POINTS = {"format": "localized"}

PRESSING_COLUMNS = {
    "dimension": show.NumberColumn(later("Chỉ số"), width="small"),
    "name": show.TextColumn(later("Tên")),
    "reading": show.TextColumn(later("Đọc"), width="large"),
    "completion": show.ProgressColumn(later("Hoàn thành"), **_SHARE),
    "planned": show.ProgressColumn(later("Kế hoạch"), **_SHARE),
    "overdue": show.NumberColumn(later("Quá hạn")),
    "change": show.NumberColumn(later("Thay đổi điểm"), **_POINTS),
    "change_pct": show.NumberColumn(later("Thay đổi (%)"), **_POINTS),
    "verdict_word": show.TextColumn(later("Nhận định")),
    "evidence": show.TextColumn(later("Căn cứ")),
    "comparability_word": show.TextColumn(later("So được không")),
    "reason": show.TextColumn(later("Vì sao")),
}
STANDING_COLUMNS = {
    "code": show.TextColumn(later("Mã"), width="small"),
    "score": show.NumberColumn(later("Điểm"), **_POINTS),
    "to_median": show.NumberColumn(later("Đến trung vị"), **_POINTS),
    "to_top_quarter": show.NumberColumn(later("Đến nhóm đầu"), **_POINTS),
    "to_best": show.NumberColumn(later("Đến cao nhất"), **_POINTS),
    "rank": show.NumberColumn(later("Hạng"), width="small"),
    "rank_n": show.NumberColumn(later("Trên"), width="small"),
    "name": show.TextColumn(later("Chỉ số")),
}
MIX_COLUMNS = {
    "mix": show.NumberColumn(later("Phương án"), width="small"),
    "code": show.TextColumn(later("Chỉ số"), width="small"),
    "gain": show.NumberColumn(later("Tăng thêm"), **_POINTS),
    "years": show.NumberColumn(later("Số năm tăng thường gặp"), **_POINTS),
    "cap": show.NumberColumn(later("Tăng nhiều nhất"), **_POINTS),
    "cost": show.NumberColumn(later("Cộng cả phương án"), **_POINTS),
}
GAIN_COLUMNS = {
    "code": show.TextColumn(later("Chỉ số"), width="small"),
    "typical": show.NumberColumn(later("Tăng thường gặp một năm"), **_POINTS),
    "large": show.NumberColumn(later("Tăng mạnh một năm"), **_POINTS),
    "gains": show.NumberColumn(later("Số lần tăng")),
    "pairs": show.NumberColumn(later("Trên số lần so được")),
    "years": show.TextColumn(later("Các năm")),
}
NEIGHBOUR_COLUMNS = {
    "own_word": show.TextColumn("", width="small"),
    "rank": show.NumberColumn(later("Hạng nếu vậy"), width="small"),
    "unit": show.TextColumn(later("Đơn vị")),
    "total": show.NumberColumn(later("Tổng điểm"), **_POINTS),
    "rank_now": show.NumberColumn(later("Hạng thật"), width="small"),
    "moved": show.NumberColumn(later("Lên (+) xuống (−)"), format="%+d", width="small"),
}
