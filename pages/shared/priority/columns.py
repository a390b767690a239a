"""How the columns of the tables of Ưu tiên are called and shown."""

from __future__ import annotations

from streamlit import column_config as show

_SHARE = {"min_value": 0, "max_value": 1, "format": "percent"}
_POINTS = {"format": "localized"}

PRESSING_COLUMNS = {
    "dimension": show.NumberColumn("Chỉ số", width="small"),
    "name": show.TextColumn("Tên"),
    "reading": show.TextColumn("Đọc", width="large"),
    "completion": show.ProgressColumn("Hoàn thành", **_SHARE),
    "planned": show.ProgressColumn("Kế hoạch", **_SHARE),
    "overdue": show.NumberColumn("Quá hạn"),
    "change": show.NumberColumn("Thay đổi điểm", **_POINTS),
    "change_pct": show.NumberColumn("Thay đổi (%)", **_POINTS),
    "verdict_word": show.TextColumn("Nhận định"),
    "evidence": show.TextColumn("Căn cứ"),
    "comparability_word": show.TextColumn("So được không"),
    "reason": show.TextColumn("Vì sao"),
}
STANDING_COLUMNS = {
    "code": show.TextColumn("Mã", width="small"),
    "score": show.NumberColumn("Điểm", **_POINTS),
    "to_median": show.NumberColumn("Đến trung vị", **_POINTS),
    "to_top_quarter": show.NumberColumn("Đến nhóm đầu", **_POINTS),
    "to_best": show.NumberColumn("Đến cao nhất", **_POINTS),
    "rank": show.NumberColumn("Hạng", width="small"),
    "rank_n": show.NumberColumn("Trên", width="small"),
    "name": show.TextColumn("Chỉ số"),
}
MIX_COLUMNS = {
    "mix": show.NumberColumn("Phương án", width="small"),
    "code": show.TextColumn("Chỉ số", width="small"),
    "gain": show.NumberColumn("Tăng thêm", **_POINTS),
    "years": show.NumberColumn("Số năm tăng thường gặp", **_POINTS),
    "cap": show.NumberColumn("Tăng nhiều nhất", **_POINTS),
    "cost": show.NumberColumn("Cộng cả phương án", **_POINTS),
}
GAIN_COLUMNS = {
    "code": show.TextColumn("Chỉ số", width="small"),
    "typical": show.NumberColumn("Tăng thường gặp một năm", **_POINTS),
    "large": show.NumberColumn("Tăng mạnh một năm", **_POINTS),
    "gains": show.NumberColumn("Số lần tăng"),
    "pairs": show.NumberColumn("Trên số lần so được"),
    "years": show.TextColumn("Các năm"),
}
NEIGHBOUR_COLUMNS = {
    "own_word": show.TextColumn("", width="small"),
    "rank": show.NumberColumn("Hạng nếu vậy", width="small"),
    "unit": show.TextColumn("Đơn vị"),
    "total": show.NumberColumn("Tổng điểm", **_POINTS),
    "rank_now": show.NumberColumn("Hạng thật", width="small"),
    "moved": show.NumberColumn("Lên (+) xuống (−)", format="%+d", width="small"),
}
