"""How the columns of the tables are called and shown, once for all pages."""

from __future__ import annotations

from streamlit import column_config as show

from papi_metrics.language import mark
from papi_metrics.palette import LABELS, LIGHTS, NO_DATA_SIGN, STATES, VERDICTS

STATE_WORDS = {state: f"{sign.icon} {sign.word}" for state, sign in STATES.items()}
LABEL_WORDS = {label: f"{sign.icon} {sign.word}" for label, sign in LABELS.items()}
LIGHT_WORDS = {light: f"{sign.icon} {sign.word}" for light, sign in LIGHTS.items()}
VERDICT_WORDS = {verdict: f"{sign.icon} {sign.word}" for verdict, sign in VERDICTS.items()}
MARGIN_WORDS = {"standard_error": mark("theo sai số chuẩn"), "sample_size": mark("tối đa, theo cỡ mẫu")}
COMPARABILITY_WORDS = {"yes": mark("So được"), "caution": mark("So thận trọng"), "no": mark("Không so được")}
QUARTILE_WORDS = {
    "highest": mark("Cao nhất"),
    "high_average": mark("Trung bình cao"),
    "low_average": mark("Trung bình thấp"),
    "lowest": mark("Thấp nhất"),
}

_SHARE = {"min_value": 0, "max_value": 1, "format": "percent"}

MATRIX_COLUMNS = {
    "dimension": show.NumberColumn(mark("Chỉ số"), width="small"),
    "name": show.TextColumn(mark("Tên")),
    "tasks": show.NumberColumn(mark("Nhiệm vụ")),
    "completion": show.ProgressColumn(mark("Hoàn thành"), **_SHARE),
    "planned": show.ProgressColumn(mark("Kế hoạch"), **_SHARE),
    "overdue": show.NumberColumn(mark("Quá hạn")),
    "base": show.NumberColumn(mark("Điểm năm gốc"), format="localized"),
    "score": show.NumberColumn(mark("Điểm"), format="localized"),
    "change": show.NumberColumn(mark("Thay đổi"), format="localized"),
    "change_pct": show.NumberColumn(mark("Thay đổi (%)"), format="localized"),
    "rank": show.NumberColumn(mark("Hạng")),
    "reading": show.TextColumn(mark("Đọc")),
}
GROUPINGS = {
    "dimension": mark("Chỉ số"),
    "sub_dimension": mark("Nội dung thành phần"),
    "lead_unit": mark("Đơn vị chủ trì"),
    "executing_unit": mark("Đơn vị thực hiện"),
}
COUNT_COLUMNS = {
    "dimension": show.NumberColumn(mark("Chỉ số"), width="small"),
    "sub_dimension": show.TextColumn(mark("Mã"), width="small"),
    "name": show.TextColumn(mark("Tên"), width="medium"),
    "lead_unit": show.TextColumn(mark("Đơn vị chủ trì"), width="large"),
    "executing_unit": show.TextColumn(mark("Đơn vị thực hiện"), width="large"),
    "total": show.NumberColumn(mark("Tổng số")),
    "open_in_time": show.NumberColumn(mark("Chưa xong: trong hạn")),
    "open_overdue": show.NumberColumn(mark("Chưa xong: quá hạn")),
    "done_on_time": show.NumberColumn(mark("Đã xong: đúng hạn")),
    "done_late": show.NumberColumn(mark("Đã xong: quá hạn")),
    "done_undated": show.NumberColumn(mark("Đã xong: chưa ghi ngày")),
    "cancelled": show.NumberColumn(mark("Hủy")),
    "remark": show.TextColumn(mark("Ghi chú")),
}
TASK_COLUMNS = {
    "task_id": show.TextColumn(mark("Mã"), width="small"),
    "dimension": show.NumberColumn(mark("Chỉ số"), width="small"),
    "task": show.TextColumn(mark("Nhiệm vụ"), width="large"),
    "label_word": show.TextColumn(mark("Tình trạng")),
    "state_word": show.TextColumn(mark("Trạng thái")),
    "earned": show.ProgressColumn(mark("Đã đạt"), **_SHARE),
    "lead_unit": show.TextColumn(mark("Đơn vị chủ trì")),
    "executing_unit": show.TextColumn(mark("Đơn vị thực hiện")),
    "timing": show.TextColumn(mark("Thời hạn")),
    "due": show.DateColumn(mark("Hạn"), format="DD/MM/YYYY"),
    "days_late": show.NumberColumn(mark("Số ngày chậm"), format="%d"),
    "completed_on": show.DateColumn(mark("Ngày xong"), format="DD/MM/YYYY"),
    "deliverable": show.TextColumn(mark("Kết quả, sản phẩm")),
    "note": show.TextColumn(mark("Ghi chú")),
    "row": show.NumberColumn(mark("Dòng Excel"), width="small"),
}
CHANGE_COLUMNS = {
    "code": show.TextColumn(mark("Mã"), width="small"),
    "name": show.TextColumn(mark("Chỉ số"), width="large"),
    "base": show.NumberColumn(mark("Điểm năm gốc"), format="localized"),
    "score": show.NumberColumn(mark("Điểm"), format="localized"),
    "change": show.NumberColumn(mark("Thay đổi"), format="localized"),
    "change_pct": show.NumberColumn(mark("Thay đổi (%)"), format="localized"),
    "verdict_word": show.TextColumn(mark("Nhận định")),
    "evidence": show.TextColumn(mark("Căn cứ")),
    "comparability_word": show.TextColumn(mark("So được không")),
    "reason": show.TextColumn(mark("Vì sao")),
    "rank": show.NumberColumn(mark("Hạng")),
    "rank_n": show.NumberColumn(mark("Số đơn vị có điểm")),
    "base_rank": show.NumberColumn(mark("Hạng năm gốc")),
    "base_rank_n": show.NumberColumn(mark("Số đơn vị năm gốc")),
    "quartile_word": show.TextColumn(mark("Nhóm")),
    "source": show.TextColumn(mark("Nguồn")),
}
MARGIN_COLUMNS = {
    "code": show.TextColumn(mark("Mã"), width="small"),
    "name": show.TextColumn(mark("Chỉ số"), width="large"),
    "score": show.NumberColumn(mark("Điểm"), format="localized"),
    "margin": show.NumberColumn(mark("Sai số 95 % (±)"), format="localized"),
    "margin_word": show.TextColumn(mark("Căn cứ sai số")),
    "sample_size": show.NumberColumn(mark("Cỡ mẫu")),
}
TASK_HISTORY_COLUMNS = {
    "version": show.NumberColumn(mark("Phiên bản"), width="small"),
    "as_of": show.DateColumn(mark("Số liệu đến"), format="DD/MM/YYYY"),
    "state_word": show.TextColumn(mark("Trạng thái")),
    "progress": show.ProgressColumn(mark("Tiến độ"), **_SHARE),
    "due": show.DateColumn(mark("Hạn"), format="DD/MM/YYYY"),
    "completed_on": show.DateColumn(mark("Ngày xong"), format="DD/MM/YYYY"),
    "lead_unit": show.TextColumn(mark("Đơn vị chủ trì")),
    "note": show.TextColumn(mark("Ghi chú"), width="large"),
}
VERSION_COLUMNS = {
    "number": show.NumberColumn(mark("Phiên bản"), width="small"),
    "as_of": show.DateColumn(mark("Số liệu đến"), format="DD/MM/YYYY"),
    "completion": show.ProgressColumn(mark("Hoàn thành"), **_SHARE),
    "task_count": show.NumberColumn(mark("Nhiệm vụ")),
    "author": show.TextColumn(mark("Người cập nhật")),
    "reason": show.TextColumn(mark("Lý do"), width="large"),
    "accepted_at": show.DatetimeColumn(mark("Nhận lúc"), format="DD/MM/YYYY HH:mm"),
    "act_word": show.TextColumn(mark("Việc")),
    "file_name": show.TextColumn(mark("Tệp")),
}
HISTORY_COLUMNS = {
    "code": show.TextColumn(mark("Mã"), width="small"),
    "name": show.TextColumn(mark("Chỉ số"), width="large"),
    "year": show.NumberColumn(mark("Năm"), format="%d"),
    "score": show.NumberColumn(mark("Điểm"), format="localized"),
    "level": show.TextColumn(mark("Cấp")),
    "source": show.TextColumn(mark("Nguồn")),
}
PART_COLUMNS = {
    "code": show.TextColumn(mark("Mã"), width="small"),
    "name": show.TextColumn(mark("Thành phần"), width="large"),
    "base": show.NumberColumn(mark("Điểm năm gốc"), format="localized"),
    "score": show.NumberColumn(mark("Điểm"), format="localized"),
    "shown": show.NumberColumn(mark("Đóng góp"), format="%.2f"),
    "contribution": show.NumberColumn(mark("Đóng góp (đủ số)"), format="localized"),
    "comparability_word": show.TextColumn(mark("So được không")),
}
PROGRESS_COLUMNS = {
    "version": show.TextColumn(mark("Phiên bản"), width="small"),
    "as_of": show.DateColumn(mark("Số liệu đến"), format="DD/MM/YYYY"),
    "completion": show.ProgressColumn(mark("Hoàn thành"), **_SHARE),
    "planned": show.ProgressColumn(mark("Kế hoạch"), **_SHARE),
    "overdue": show.NumberColumn(mark("Quá hạn")),
    "reason": show.TextColumn(mark("Lý do"), width="large"),
}
STANDING_COLUMNS = {
    "code": show.TextColumn(mark("Mã"), width="small"),
    "name": show.TextColumn(mark("Chỉ số"), width="large"),
    "score": show.NumberColumn(mark("Điểm"), format="localized"),
    "rank": show.NumberColumn(mark("Hạng")),
    "rank_n": show.NumberColumn(mark("Số đơn vị có điểm")),
    "tied": show.NumberColumn(mark("Đồng hạng với")),
    "lowest": show.NumberColumn(mark("Thấp nhất"), format="localized"),
    "lowest_quarter": show.NumberColumn(mark("Mức 25 %"), format="localized"),
    "median": show.NumberColumn(mark("Trung vị"), format="localized"),
    "top_quarter": show.NumberColumn(mark("Mức 75 %"), format="localized"),
    "best": show.NumberColumn(mark("Cao nhất"), format="localized"),
    "best_units": show.TextColumn(mark("Đơn vị cao nhất")),
    "to_median": show.NumberColumn(mark("Còn thiếu đến trung vị"), format="localized"),
    "to_top_quarter": show.NumberColumn(mark("Còn thiếu đến nhóm cao nhất"), format="localized"),
    "to_best": show.NumberColumn(mark("Còn thiếu đến cao nhất"), format="localized"),
    "source": show.TextColumn(mark("Nguồn")),
}
PEER_COLUMNS = {
    "unit_word": show.TextColumn(mark("Đơn vị"), width="medium", pinned=True),
    "score": show.NumberColumn(mark("Tổng điểm"), format="localized"),
    "rank": show.NumberColumn(mark("Hạng")),
    "rank_n": show.NumberColumn(mark("Số đơn vị có điểm")),
    "quartile_word": show.TextColumn(mark("Nhóm")),
    "base": show.NumberColumn(mark("Tổng điểm năm gốc"), format="localized"),
    "base_rank": show.NumberColumn(mark("Hạng năm gốc")),
    "change": show.NumberColumn(mark("Thay đổi"), format="localized"),
    "change_pct": show.NumberColumn(mark("Thay đổi (%)"), format="localized"),
    "verdict_word": show.TextColumn(mark("Nhận định")),
    "comparability_word": show.TextColumn(mark("So được không")),
    **{str(number): show.NumberColumn(f"Chỉ số {number}", format="localized") for number in range(1, 9)},
    "reason": show.TextColumn(mark("Vì sao")),
    "source": show.TextColumn(mark("Nguồn")),
}
RANK_COLUMNS = {
    "unit": show.TextColumn(mark("Đơn vị"), width="medium"),
    "year": show.NumberColumn(mark("Năm"), format="%d"),
    "score": show.NumberColumn(mark("Điểm"), format="localized"),
    "rank": show.NumberColumn(mark("Hạng")),
    "rank_n": show.NumberColumn(mark("Số đơn vị có điểm")),
    "segment": show.NumberColumn(mark("Chuỗi so được")),
}
MERGER_COLUMNS = {**RANK_COLUMNS, "new": show.CheckboxColumn(mark("Tỉnh mới"))}
TILE_COLUMNS = {
    "tile": show.TextColumn(mark("Ô"), width="medium"),
    "unit": show.TextColumn(mark("Tỉnh"), width="medium"),
    "score": show.NumberColumn(mark("Điểm"), format="localized"),
    "rank": show.NumberColumn(mark("Hạng")),
    "rank_n": show.NumberColumn(mark("Số tỉnh có điểm")),
    "quartile": show.TextColumn(mark("Nhóm")),
}
UNIT_LIGHT_WORDS = {**LIGHT_WORDS, "none": f"{NO_DATA_SIGN.icon} {NO_DATA_SIGN.word}"}
MEASURE_WORDS = {
    "completion": mark("Hoàn thành"),
    "variance": mark("So với kế hoạch"),
    "on_time_rate": mark("Đúng hạn"),
    "overdue": mark("Ít việc quá hạn"),
}
MOVED_WORDS = {"changed": mark("Có số liệu mới"), "same": mark("Chưa có gì mới"), "new": mark("Lần đầu có số liệu"), "none": mark("Chưa có số liệu")}
UNIT_COLUMNS = {
    "rank": show.NumberColumn(mark("Hạng"), width="small"),
    "unit": show.TextColumn(mark("Đơn vị"), width="medium", pinned=True),
    "light_word": show.TextColumn(mark("Đèn")),
    "completion": show.ProgressColumn(mark("Hoàn thành"), **_SHARE),
    "planned_share": show.ProgressColumn(mark("Kế hoạch"), **_SHARE),
    "variance_points": show.NumberColumn(mark("Chênh lệch (điểm %)"), format="%+.0f"),
    "overdue": show.NumberColumn(mark("Quá hạn")),
    "longest_overdue": show.NumberColumn(mark("Lâu nhất (ngày)"), format="%d"),
    "on_time_rate": show.NumberColumn(mark("Đúng hạn"), format="percent"),
    "done_share": show.NumberColumn(mark("Việc đã xong"), format="percent"),
    "tasks": show.NumberColumn(mark("Nhiệm vụ")),
    "oldest": show.DateColumn(mark("Số liệu đến"), format="DD/MM/YYYY"),
    "accepted_on": show.DatetimeColumn(mark("Nhận lúc"), format="DD/MM/YYYY HH:mm"),
    "reporting": show.NumberColumn(mark("Có số liệu (đơn vị)")),
    "units": show.NumberColumn(mark("Số đơn vị")),
    "red": show.NumberColumn(mark("Chậm nhiều (đơn vị)")),
    "amber": show.NumberColumn(mark("Cần chú ý (đơn vị)")),
    "stale": show.NumberColumn(mark("Số liệu cũ (đơn vị)")),
    "remark": show.TextColumn(mark("Ghi chú"), width="large"),
}
UNIT_CHANGE_COLUMNS = {
    "unit": show.TextColumn(mark("Đơn vị"), width="medium", pinned=True),
    "moved_word": show.TextColumn(mark("Từ đó đến nay")),
    "completion_before": show.ProgressColumn(mark("Hoàn thành khi đó"), **_SHARE),
    "completion": show.ProgressColumn(mark("Hoàn thành nay"), **_SHARE),
    "change_points": show.NumberColumn(mark("Thay đổi (điểm %)"), format="%+.0f"),
    "overdue_before": show.NumberColumn(mark("Quá hạn khi đó")),
    "overdue": show.NumberColumn(mark("Quá hạn nay")),
    "overdue_change": show.NumberColumn(mark("Thêm, bớt"), format="%+d"),
    "newcomers": show.NumberColumn(mark("Đơn vị lần đầu")),
}
UNIT_DIMENSION_COLUMNS = {
    "unit": show.TextColumn(mark("Đơn vị"), width="medium", pinned=True),
    **{str(number): show.ProgressColumn(f"Chỉ số {number}", **_SHARE) for number in range(1, 9)},
}
