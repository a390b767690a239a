"""How the columns of the tables of Ưu tiên are called and shown."""

from __future__ import annotations

from streamlit import column_config as show

from papi_metrics.language import mark

_SHARE = {"min_value": 0, "max_value": 1, "format": "percent"}
_POINTS = {"format": "localized"}

PRESSING_COLUMNS = {
    "dimension": show.NumberColumn(mark("Chỉ số"), width="small"),
    "name": show.TextColumn(mark("Tên")),
    "reading": show.TextColumn(mark("Đọc"), width="large"),
    "completion": show.ProgressColumn(mark("Hoàn thành"), **_SHARE),
    "planned": show.ProgressColumn(mark("Kế hoạch"), **_SHARE),
    "overdue": show.NumberColumn(mark("Quá hạn")),
    "change": show.NumberColumn(mark("Thay đổi điểm"), **_POINTS),
    "change_pct": show.NumberColumn(mark("Thay đổi (%)"), **_POINTS),
    "verdict_word": show.TextColumn(mark("Nhận định")),
    "evidence": show.TextColumn(mark("Căn cứ")),
    "comparability_word": show.TextColumn(mark("So được không")),
    "reason": show.TextColumn(mark("Vì sao")),
}
STANDING_COLUMNS = {
    "code": show.TextColumn(mark("Mã"), width="small"),
    "score": show.NumberColumn(mark("Điểm"), **_POINTS),
    "to_median": show.NumberColumn(mark("Đến trung vị"), **_POINTS),
    "to_top_quarter": show.NumberColumn(mark("Đến nhóm đầu"), **_POINTS),
    "to_best": show.NumberColumn(mark("Đến cao nhất"), **_POINTS),
    "rank": show.NumberColumn(mark("Hạng"), width="small"),
    "rank_n": show.NumberColumn(mark("Trên"), width="small"),
    "name": show.TextColumn(mark("Chỉ số")),
}
MIX_COLUMNS = {
    "mix": show.NumberColumn(mark("Phương án"), width="small"),
    "code": show.TextColumn(mark("Chỉ số"), width="small"),
    "gain": show.NumberColumn(mark("Tăng thêm"), **_POINTS),
    "years": show.NumberColumn(mark("Số năm tăng thường gặp"), **_POINTS),
    "cap": show.NumberColumn(mark("Tăng nhiều nhất"), **_POINTS),
    "cost": show.NumberColumn(mark("Cộng cả phương án"), **_POINTS),
}
GAIN_COLUMNS = {
    "code": show.TextColumn(mark("Chỉ số"), width="small"),
    "typical": show.NumberColumn(mark("Tăng thường gặp một năm"), **_POINTS),
    "large": show.NumberColumn(mark("Tăng mạnh một năm"), **_POINTS),
    "gains": show.NumberColumn(mark("Số lần tăng")),
    "pairs": show.NumberColumn(mark("Trên số lần so được")),
    "years": show.TextColumn(mark("Các năm")),
}
NEIGHBOUR_COLUMNS = {
    "own_word": show.TextColumn("", width="small"),
    "rank": show.NumberColumn(mark("Hạng nếu vậy"), width="small"),
    "unit": show.TextColumn(mark("Đơn vị")),
    "total": show.NumberColumn(mark("Tổng điểm"), **_POINTS),
    "rank_now": show.NumberColumn(mark("Hạng thật"), width="small"),
    "moved": show.NumberColumn(mark("Lên (+) xuống (−)"), format="%+d", width="small"),
}
