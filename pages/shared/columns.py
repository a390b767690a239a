"""How the columns of the tables are called and shown, once for all pages."""

from __future__ import annotations

from streamlit import column_config as show

from papi_metrics.palette import LABELS, LIGHTS, NO_DATA_SIGN, STATES, VERDICTS

STATE_WORDS = {state: f"{sign.icon} {sign.word}" for state, sign in STATES.items()}
LABEL_WORDS = {label: f"{sign.icon} {sign.word}" for label, sign in LABELS.items()}
LIGHT_WORDS = {light: f"{sign.icon} {sign.word}" for light, sign in LIGHTS.items()}
VERDICT_WORDS = {verdict: f"{sign.icon} {sign.word}" for verdict, sign in VERDICTS.items()}
MARGIN_WORDS = {"standard_error": "theo sai số chuẩn", "sample_size": "tối đa, theo cỡ mẫu"}
COMPARABILITY_WORDS = {"yes": "So được", "caution": "So thận trọng", "no": "Không so được"}
QUARTILE_WORDS = {
    "highest": "Cao nhất",
    "high_average": "Trung bình cao",
    "low_average": "Trung bình thấp",
    "lowest": "Thấp nhất",
}

_SHARE = {"min_value": 0, "max_value": 1, "format": "percent"}

MATRIX_COLUMNS = {
    "dimension": show.NumberColumn("Chỉ số", width="small"),
    "name": show.TextColumn("Tên"),
    "tasks": show.NumberColumn("Nhiệm vụ"),
    "completion": show.ProgressColumn("Hoàn thành", **_SHARE),
    "planned": show.ProgressColumn("Kế hoạch", **_SHARE),
    "overdue": show.NumberColumn("Quá hạn"),
    "base": show.NumberColumn("Điểm năm gốc", format="localized"),
    "score": show.NumberColumn("Điểm", format="localized"),
    "change": show.NumberColumn("Thay đổi", format="localized"),
    "change_pct": show.NumberColumn("Thay đổi (%)", format="localized"),
    "rank": show.NumberColumn("Hạng"),
    "reading": show.TextColumn("Đọc"),
}
GROUPINGS = {
    "dimension": "Chỉ số",
    "sub_dimension": "Nội dung thành phần",
    "lead_unit": "Đơn vị chủ trì",
    "executing_unit": "Đơn vị thực hiện",
}
COUNT_COLUMNS = {
    "dimension": show.NumberColumn("Chỉ số", width="small"),
    "sub_dimension": show.TextColumn("Mã", width="small"),
    "name": show.TextColumn("Tên", width="medium"),
    "lead_unit": show.TextColumn("Đơn vị chủ trì", width="large"),
    "executing_unit": show.TextColumn("Đơn vị thực hiện", width="large"),
    "total": show.NumberColumn("Tổng số"),
    "open_in_time": show.NumberColumn("Chưa xong: trong hạn"),
    "open_overdue": show.NumberColumn("Chưa xong: quá hạn"),
    "done_on_time": show.NumberColumn("Đã xong: đúng hạn"),
    "done_late": show.NumberColumn("Đã xong: quá hạn"),
    "done_undated": show.NumberColumn("Đã xong: chưa ghi ngày"),
    "cancelled": show.NumberColumn("Hủy"),
    "remark": show.TextColumn("Ghi chú"),
}
TASK_COLUMNS = {
    "task_id": show.TextColumn("Mã", width="small"),
    "dimension": show.NumberColumn("Chỉ số", width="small"),
    "task": show.TextColumn("Nhiệm vụ", width="large"),
    "label_word": show.TextColumn("Tình trạng"),
    "state_word": show.TextColumn("Trạng thái"),
    "earned": show.ProgressColumn("Đã đạt", **_SHARE),
    "lead_unit": show.TextColumn("Đơn vị chủ trì"),
    "executing_unit": show.TextColumn("Đơn vị thực hiện"),
    "timing": show.TextColumn("Thời hạn"),
    "due": show.DateColumn("Hạn", format="DD/MM/YYYY"),
    "days_late": show.NumberColumn("Số ngày chậm", format="%d"),
    "completed_on": show.DateColumn("Ngày xong", format="DD/MM/YYYY"),
    "deliverable": show.TextColumn("Kết quả, sản phẩm"),
    "note": show.TextColumn("Ghi chú"),
    "row": show.NumberColumn("Dòng Excel", width="small"),
}
CHANGE_COLUMNS = {
    "code": show.TextColumn("Mã", width="small"),
    "name": show.TextColumn("Chỉ số", width="large"),
    "base": show.NumberColumn("Điểm năm gốc", format="localized"),
    "score": show.NumberColumn("Điểm", format="localized"),
    "change": show.NumberColumn("Thay đổi", format="localized"),
    "change_pct": show.NumberColumn("Thay đổi (%)", format="localized"),
    "verdict_word": show.TextColumn("Nhận định"),
    "evidence": show.TextColumn("Căn cứ"),
    "comparability_word": show.TextColumn("So được không"),
    "reason": show.TextColumn("Vì sao"),
    "rank": show.NumberColumn("Hạng"),
    "rank_n": show.NumberColumn("Số đơn vị có điểm"),
    "base_rank": show.NumberColumn("Hạng năm gốc"),
    "base_rank_n": show.NumberColumn("Số đơn vị năm gốc"),
    "quartile_word": show.TextColumn("Nhóm"),
    "source": show.TextColumn("Nguồn"),
}
MARGIN_COLUMNS = {
    "code": show.TextColumn("Mã", width="small"),
    "name": show.TextColumn("Chỉ số", width="large"),
    "score": show.NumberColumn("Điểm", format="localized"),
    "margin": show.NumberColumn("Sai số 95 % (±)", format="localized"),
    "margin_word": show.TextColumn("Căn cứ sai số"),
    "sample_size": show.NumberColumn("Cỡ mẫu"),
}
TASK_HISTORY_COLUMNS = {
    "version": show.NumberColumn("Phiên bản", width="small"),
    "as_of": show.DateColumn("Số liệu đến", format="DD/MM/YYYY"),
    "state_word": show.TextColumn("Trạng thái"),
    "progress": show.ProgressColumn("Tiến độ", **_SHARE),
    "due": show.DateColumn("Hạn", format="DD/MM/YYYY"),
    "completed_on": show.DateColumn("Ngày xong", format="DD/MM/YYYY"),
    "lead_unit": show.TextColumn("Đơn vị chủ trì"),
    "note": show.TextColumn("Ghi chú", width="large"),
}
VERSION_COLUMNS = {
    "number": show.NumberColumn("Phiên bản", width="small"),
    "as_of": show.DateColumn("Số liệu đến", format="DD/MM/YYYY"),
    "completion": show.ProgressColumn("Hoàn thành", **_SHARE),
    "task_count": show.NumberColumn("Nhiệm vụ"),
    "author": show.TextColumn("Người cập nhật"),
    "reason": show.TextColumn("Lý do", width="large"),
    "accepted_at": show.DatetimeColumn("Nhận lúc", format="DD/MM/YYYY HH:mm"),
    "act_word": show.TextColumn("Việc"),
    "file_name": show.TextColumn("Tệp"),
}
HISTORY_COLUMNS = {
    "code": show.TextColumn("Mã", width="small"),
    "name": show.TextColumn("Chỉ số", width="large"),
    "year": show.NumberColumn("Năm", format="%d"),
    "score": show.NumberColumn("Điểm", format="localized"),
    "level": show.TextColumn("Cấp"),
    "source": show.TextColumn("Nguồn"),
}
PART_COLUMNS = {
    "code": show.TextColumn("Mã", width="small"),
    "name": show.TextColumn("Thành phần", width="large"),
    "base": show.NumberColumn("Điểm năm gốc", format="localized"),
    "score": show.NumberColumn("Điểm", format="localized"),
    "shown": show.NumberColumn("Đóng góp", format="%.2f"),
    "contribution": show.NumberColumn("Đóng góp (đủ số)", format="localized"),
    "comparability_word": show.TextColumn("So được không"),
}
PROGRESS_COLUMNS = {
    "version": show.TextColumn("Phiên bản", width="small"),
    "as_of": show.DateColumn("Số liệu đến", format="DD/MM/YYYY"),
    "completion": show.ProgressColumn("Hoàn thành", **_SHARE),
    "planned": show.ProgressColumn("Kế hoạch", **_SHARE),
    "overdue": show.NumberColumn("Quá hạn"),
    "reason": show.TextColumn("Lý do", width="large"),
}
STANDING_COLUMNS = {
    "code": show.TextColumn("Mã", width="small"),
    "name": show.TextColumn("Chỉ số", width="large"),
    "score": show.NumberColumn("Điểm", format="localized"),
    "rank": show.NumberColumn("Hạng"),
    "rank_n": show.NumberColumn("Số đơn vị có điểm"),
    "tied": show.NumberColumn("Đồng hạng với"),
    "lowest": show.NumberColumn("Thấp nhất", format="localized"),
    "lowest_quarter": show.NumberColumn("Mức 25 %", format="localized"),
    "median": show.NumberColumn("Trung vị", format="localized"),
    "top_quarter": show.NumberColumn("Mức 75 %", format="localized"),
    "best": show.NumberColumn("Cao nhất", format="localized"),
    "best_units": show.TextColumn("Đơn vị cao nhất"),
    "to_median": show.NumberColumn("Còn thiếu đến trung vị", format="localized"),
    "to_top_quarter": show.NumberColumn("Còn thiếu đến nhóm cao nhất", format="localized"),
    "to_best": show.NumberColumn("Còn thiếu đến cao nhất", format="localized"),
    "source": show.TextColumn("Nguồn"),
}
PEER_COLUMNS = {
    "unit_word": show.TextColumn("Đơn vị", width="medium", pinned=True),
    "score": show.NumberColumn("Tổng điểm", format="localized"),
    "rank": show.NumberColumn("Hạng"),
    "rank_n": show.NumberColumn("Số đơn vị có điểm"),
    "quartile_word": show.TextColumn("Nhóm"),
    "base": show.NumberColumn("Tổng điểm năm gốc", format="localized"),
    "base_rank": show.NumberColumn("Hạng năm gốc"),
    "change": show.NumberColumn("Thay đổi", format="localized"),
    "change_pct": show.NumberColumn("Thay đổi (%)", format="localized"),
    "verdict_word": show.TextColumn("Nhận định"),
    "comparability_word": show.TextColumn("So được không"),
    **{str(number): show.NumberColumn(f"Chỉ số {number}", format="localized") for number in range(1, 9)},
    "reason": show.TextColumn("Vì sao"),
    "source": show.TextColumn("Nguồn"),
}
RANK_COLUMNS = {
    "unit": show.TextColumn("Đơn vị", width="medium"),
    "year": show.NumberColumn("Năm", format="%d"),
    "score": show.NumberColumn("Điểm", format="localized"),
    "rank": show.NumberColumn("Hạng"),
    "rank_n": show.NumberColumn("Số đơn vị có điểm"),
    "segment": show.NumberColumn("Chuỗi so được"),
}
MERGER_COLUMNS = {**RANK_COLUMNS, "new": show.CheckboxColumn("Tỉnh mới")}
TILE_COLUMNS = {
    "tile": show.TextColumn("Ô", width="medium"),
    "unit": show.TextColumn("Tỉnh", width="medium"),
    "score": show.NumberColumn("Điểm", format="localized"),
    "rank": show.NumberColumn("Hạng"),
    "rank_n": show.NumberColumn("Số tỉnh có điểm"),
    "quartile": show.TextColumn("Nhóm"),
}
UNIT_LIGHT_WORDS = {**LIGHT_WORDS, "none": f"{NO_DATA_SIGN.icon} {NO_DATA_SIGN.word}"}
MEASURE_WORDS = {
    "completion": "Hoàn thành",
    "variance": "So với kế hoạch",
    "on_time_rate": "Đúng hạn",
    "overdue": "Ít việc quá hạn",
}
MOVED_WORDS = {"changed": "Có số liệu mới", "same": "Chưa có gì mới", "new": "Lần đầu có số liệu", "none": "Chưa có số liệu"}
UNIT_COLUMNS = {
    "rank": show.NumberColumn("Hạng", width="small"),
    "unit": show.TextColumn("Đơn vị", width="medium", pinned=True),
    "light_word": show.TextColumn("Đèn"),
    "completion": show.ProgressColumn("Hoàn thành", **_SHARE),
    "planned_share": show.ProgressColumn("Kế hoạch", **_SHARE),
    "variance_points": show.NumberColumn("Chênh lệch (điểm %)", format="%+.0f"),
    "overdue": show.NumberColumn("Quá hạn"),
    "longest_overdue": show.NumberColumn("Lâu nhất (ngày)", format="%d"),
    "on_time_rate": show.NumberColumn("Đúng hạn", format="percent"),
    "done_share": show.NumberColumn("Việc đã xong", format="percent"),
    "tasks": show.NumberColumn("Nhiệm vụ"),
    "oldest": show.DateColumn("Số liệu đến", format="DD/MM/YYYY"),
    "accepted_on": show.DatetimeColumn("Nhận lúc", format="DD/MM/YYYY HH:mm"),
    "reporting": show.NumberColumn("Có số liệu (đơn vị)"),
    "units": show.NumberColumn("Số đơn vị"),
    "red": show.NumberColumn("Chậm nhiều (đơn vị)"),
    "amber": show.NumberColumn("Cần chú ý (đơn vị)"),
    "stale": show.NumberColumn("Số liệu cũ (đơn vị)"),
    "remark": show.TextColumn("Ghi chú", width="large"),
}
UNIT_CHANGE_COLUMNS = {
    "unit": show.TextColumn("Đơn vị", width="medium", pinned=True),
    "moved_word": show.TextColumn("Từ đó đến nay"),
    "completion_before": show.ProgressColumn("Hoàn thành khi đó", **_SHARE),
    "completion": show.ProgressColumn("Hoàn thành nay", **_SHARE),
    "change_points": show.NumberColumn("Thay đổi (điểm %)", format="%+.0f"),
    "overdue_before": show.NumberColumn("Quá hạn khi đó"),
    "overdue": show.NumberColumn("Quá hạn nay"),
    "overdue_change": show.NumberColumn("Thêm, bớt", format="%+d"),
    "newcomers": show.NumberColumn("Đơn vị lần đầu"),
}
UNIT_DIMENSION_COLUMNS = {
    "unit": show.TextColumn("Đơn vị", width="medium", pinned=True),
    **{str(number): show.ProgressColumn(f"Chỉ số {number}", **_SHARE) for number in range(1, 9)},
}
