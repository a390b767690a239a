"""How the columns of the tables are called and shown, once for all pages."""

from __future__ import annotations

from collections.abc import Mapping

from streamlit import column_config as show

from papi_metrics.language import Words, later
from papi_metrics.palette import LABELS, LIGHTS, NO_DATA_SIGN, STATES, VERDICTS, Sign


def sign_words(signs: Mapping[str, Sign]) -> Words[str]:
    """Return signs as words behind their icons."""
    return Words({key: sign.word for key, sign in signs.items()}, {key: sign.icon for key, sign in signs.items()})


STATE_WORDS, LABEL_WORDS, LIGHT_WORDS, VERDICT_WORDS = map(sign_words, (STATES, LABELS, LIGHTS, VERDICTS))
MARGIN_WORDS = Words({"standard_error": later("theo sai số chuẩn"), "sample_size": later("tối đa, theo cỡ mẫu")})
COMPARABILITY_WORDS = Words({"yes": later("So được"), "caution": later("So thận trọng"), "no": later("Không so được")})
QUARTILE_WORDS = Words({
    "highest": later("Cao nhất"),
    "high_average": later("Trung bình cao"),
    "low_average": later("Trung bình thấp"),
    "lowest": later("Thấp nhất"),
})

_SHARE = {"min_value": 0, "max_value": 1, "format": "percent"}
_DIMENSIONS = {
    "1": later("Chỉ số 1"), "2": later("Chỉ số 2"), "3": later("Chỉ số 3"), "4": later("Chỉ số 4"),
    "5": later("Chỉ số 5"), "6": later("Chỉ số 6"), "7": later("Chỉ số 7"), "8": later("Chỉ số 8"),
}  # fmt: skip

MATRIX_COLUMNS = {
    "dimension": show.NumberColumn(later("Chỉ số"), width="small"),
    "name": show.TextColumn(later("Tên")),
    "tasks": show.NumberColumn(later("Nhiệm vụ")),
    "completion": show.ProgressColumn(later("Hoàn thành"), **_SHARE),
    "planned": show.ProgressColumn(later("Kế hoạch"), **_SHARE),
    "overdue": show.NumberColumn(later("Quá hạn")),
    "base": show.NumberColumn(later("Điểm năm gốc"), format="localized"),
    "score": show.NumberColumn(later("Điểm"), format="localized"),
    "change": show.NumberColumn(later("Thay đổi"), format="localized"),
    "change_pct": show.NumberColumn(later("Thay đổi (%)"), format="localized"),
    "rank": show.NumberColumn(later("Hạng")),
    "reading": show.TextColumn(later("Đọc")),
}
GROUPINGS = Words({
    "dimension": later("Chỉ số"),
    "sub_dimension": later("Nội dung thành phần"),
    "lead_unit": later("Đơn vị chủ trì"),
    "executing_unit": later("Đơn vị thực hiện"),
})
COUNT_COLUMNS = {
    "dimension": show.NumberColumn(later("Chỉ số"), width="small"),
    "sub_dimension": show.TextColumn(later("Mã"), width="small"),
    "name": show.TextColumn(later("Tên"), width="medium"),
    "lead_unit": show.TextColumn(later("Đơn vị chủ trì"), width="large"),
    "executing_unit": show.TextColumn(later("Đơn vị thực hiện"), width="large"),
    "total": show.NumberColumn(later("Tổng số")),
    "open_in_time": show.NumberColumn(later("Chưa xong: trong hạn")),
    "open_overdue": show.NumberColumn(later("Chưa xong: quá hạn")),
    "done_on_time": show.NumberColumn(later("Đã xong: đúng hạn")),
    "done_late": show.NumberColumn(later("Đã xong: quá hạn")),
    "done_undated": show.NumberColumn(later("Đã xong: chưa ghi ngày")),
    "cancelled": show.NumberColumn(later("Hủy")),
    "remark": show.TextColumn(later("Ghi chú")),
}
TASK_COLUMNS = {
    "task_id": show.TextColumn(later("Mã"), width="small"),
    "dimension": show.NumberColumn(later("Chỉ số"), width="small"),
    "task": show.TextColumn(later("Nhiệm vụ"), width="large"),
    "label_word": show.TextColumn(later("Tình trạng")),
    "state_word": show.TextColumn(later("Trạng thái")),
    "earned": show.ProgressColumn(later("Đã đạt"), **_SHARE),
    "lead_unit": show.TextColumn(later("Đơn vị chủ trì")),
    "executing_unit": show.TextColumn(later("Đơn vị thực hiện")),
    "timing": show.TextColumn(later("Thời hạn")),
    "due": show.DateColumn(later("Hạn"), format="DD/MM/YYYY"),
    "days_late": show.NumberColumn(later("Số ngày chậm"), format="%d"),
    "completed_on": show.DateColumn(later("Ngày xong"), format="DD/MM/YYYY"),
    "deliverable": show.TextColumn(later("Kết quả, sản phẩm")),
    "note": show.TextColumn(later("Ghi chú")),
    "row": show.NumberColumn(later("Dòng Excel"), width="small"),
}
CHANGE_COLUMNS = {
    "code": show.TextColumn(later("Mã"), width="small"),
    "name": show.TextColumn(later("Chỉ số"), width="large"),
    "base": show.NumberColumn(later("Điểm năm gốc"), format="localized"),
    "score": show.NumberColumn(later("Điểm"), format="localized"),
    "change": show.NumberColumn(later("Thay đổi"), format="localized"),
    "change_pct": show.NumberColumn(later("Thay đổi (%)"), format="localized"),
    "verdict_word": show.TextColumn(later("Nhận định")),
    "evidence": show.TextColumn(later("Căn cứ")),
    "comparability_word": show.TextColumn(later("So được không")),
    "reason": show.TextColumn(later("Vì sao")),
    "rank": show.NumberColumn(later("Hạng")),
    "rank_n": show.NumberColumn(later("Số đơn vị có điểm")),
    "base_rank": show.NumberColumn(later("Hạng năm gốc")),
    "base_rank_n": show.NumberColumn(later("Số đơn vị năm gốc")),
    "quartile_word": show.TextColumn(later("Nhóm")),
    "source": show.TextColumn(later("Nguồn")),
}
MARGIN_COLUMNS = {
    "code": show.TextColumn(later("Mã"), width="small"),
    "name": show.TextColumn(later("Chỉ số"), width="large"),
    "score": show.NumberColumn(later("Điểm"), format="localized"),
    "margin": show.NumberColumn(later("Sai số 95 % (±)"), format="localized"),
    "margin_word": show.TextColumn(later("Căn cứ sai số")),
    "sample_size": show.NumberColumn(later("Cỡ mẫu")),
}
TASK_HISTORY_COLUMNS = {
    "version": show.NumberColumn(later("Phiên bản"), width="small"),
    "as_of": show.DateColumn(later("Số liệu đến"), format="DD/MM/YYYY"),
    "state_word": show.TextColumn(later("Trạng thái")),
    "progress": show.ProgressColumn(later("Tiến độ"), **_SHARE),
    "due": show.DateColumn(later("Hạn"), format="DD/MM/YYYY"),
    "completed_on": show.DateColumn(later("Ngày xong"), format="DD/MM/YYYY"),
    "lead_unit": show.TextColumn(later("Đơn vị chủ trì")),
    "note": show.TextColumn(later("Ghi chú"), width="large"),
}
VERSION_COLUMNS = {
    "number": show.NumberColumn(later("Phiên bản"), width="small"),
    "as_of": show.DateColumn(later("Số liệu đến"), format="DD/MM/YYYY"),
    "completion": show.ProgressColumn(later("Hoàn thành"), **_SHARE),
    "task_count": show.NumberColumn(later("Nhiệm vụ")),
    "author": show.TextColumn(later("Người cập nhật")),
    "reason": show.TextColumn(later("Lý do"), width="large"),
    "accepted_at": show.DatetimeColumn(later("Nhận lúc"), format="DD/MM/YYYY HH:mm"),
    "act_word": show.TextColumn(later("Việc")),
    "file_name": show.TextColumn(later("Tệp")),
}
HISTORY_COLUMNS = {
    "code": show.TextColumn(later("Mã"), width="small"),
    "name": show.TextColumn(later("Chỉ số"), width="large"),
    "year": show.NumberColumn(later("Năm"), format="%d"),
    "score": show.NumberColumn(later("Điểm"), format="localized"),
    "level_word": show.TextColumn(later("Cấp")),
    "source": show.TextColumn(later("Nguồn")),
}
PART_COLUMNS = {
    "code": show.TextColumn(later("Mã"), width="small"),
    "name": show.TextColumn(later("Thành phần"), width="large"),
    "base": show.NumberColumn(later("Điểm năm gốc"), format="localized"),
    "score": show.NumberColumn(later("Điểm"), format="localized"),
    "shown": show.NumberColumn(later("Đóng góp"), format="%.2f"),
    "contribution": show.NumberColumn(later("Đóng góp (đủ số)"), format="localized"),
    "comparability_word": show.TextColumn(later("So được không")),
}
PROGRESS_COLUMNS = {
    "version": show.TextColumn(later("Phiên bản"), width="small"),
    "as_of": show.DateColumn(later("Số liệu đến"), format="DD/MM/YYYY"),
    "completion": show.ProgressColumn(later("Hoàn thành"), **_SHARE),
    "planned": show.ProgressColumn(later("Kế hoạch"), **_SHARE),
    "overdue": show.NumberColumn(later("Quá hạn")),
    "reason": show.TextColumn(later("Lý do"), width="large"),
}
STANDING_COLUMNS = {
    "code": show.TextColumn(later("Mã"), width="small"),
    "name": show.TextColumn(later("Chỉ số"), width="large"),
    "score": show.NumberColumn(later("Điểm"), format="localized"),
    "rank": show.NumberColumn(later("Hạng")),
    "rank_n": show.NumberColumn(later("Số đơn vị có điểm")),
    "tied": show.NumberColumn(later("Đồng hạng với")),
    "lowest": show.NumberColumn(later("Thấp nhất"), format="localized"),
    "lowest_quarter": show.NumberColumn(later("Mức 25 %"), format="localized"),
    "median": show.NumberColumn(later("Trung vị"), format="localized"),
    "top_quarter": show.NumberColumn(later("Mức 75 %"), format="localized"),
    "best": show.NumberColumn(later("Cao nhất"), format="localized"),
    "best_units": show.TextColumn(later("Đơn vị cao nhất")),
    "to_median": show.NumberColumn(later("Còn thiếu đến trung vị"), format="localized"),
    "to_top_quarter": show.NumberColumn(later("Còn thiếu đến nhóm cao nhất"), format="localized"),
    "to_best": show.NumberColumn(later("Còn thiếu đến cao nhất"), format="localized"),
    "source": show.TextColumn(later("Nguồn")),
}
PEER_COLUMNS = {
    "unit_word": show.TextColumn(later("Đơn vị"), width="medium", pinned=True),
    "score": show.NumberColumn(later("Tổng điểm"), format="localized"),
    "rank": show.NumberColumn(later("Hạng")),
    "rank_n": show.NumberColumn(later("Số đơn vị có điểm")),
    "quartile_word": show.TextColumn(later("Nhóm")),
    "base": show.NumberColumn(later("Tổng điểm năm gốc"), format="localized"),
    "base_rank": show.NumberColumn(later("Hạng năm gốc")),
    "change": show.NumberColumn(later("Thay đổi"), format="localized"),
    "change_pct": show.NumberColumn(later("Thay đổi (%)"), format="localized"),
    "verdict_word": show.TextColumn(later("Nhận định")),
    "comparability_word": show.TextColumn(later("So được không")),
    **{number: show.NumberColumn(heading, format="localized") for number, heading in _DIMENSIONS.items()},
    "reason": show.TextColumn(later("Vì sao")),
    "source": show.TextColumn(later("Nguồn")),
}
RANK_COLUMNS = {
    "unit": show.TextColumn(later("Đơn vị"), width="medium"),
    "year": show.NumberColumn(later("Năm"), format="%d"),
    "score": show.NumberColumn(later("Điểm"), format="localized"),
    "rank": show.NumberColumn(later("Hạng")),
    "rank_n": show.NumberColumn(later("Số đơn vị có điểm")),
    "segment": show.NumberColumn(later("Chuỗi so được")),
}
MERGER_COLUMNS = {**RANK_COLUMNS, "new": show.CheckboxColumn(later("Tỉnh mới"))}
TILE_COLUMNS = {
    "tile": show.TextColumn(later("Ô"), width="medium"),
    "unit": show.TextColumn(later("Tỉnh"), width="medium"),
    "score": show.NumberColumn(later("Điểm"), format="localized"),
    "rank": show.NumberColumn(later("Hạng")),
    "rank_n": show.NumberColumn(later("Số tỉnh có điểm")),
    "quartile_word": show.TextColumn(later("Nhóm")),
}
UNIT_LIGHT_WORDS = sign_words({**LIGHTS, "none": NO_DATA_SIGN})
MEASURE_WORDS = Words({
    "completion": later("Hoàn thành"),
    "variance": later("So với kế hoạch"),
    "on_time_rate": later("Đúng hạn"),
    "overdue": later("Ít việc quá hạn"),
})
MOVED_WORDS = Words({"changed": later("Có số liệu mới"), "same": later("Chưa có gì mới"), "new": later("Lần đầu có số liệu"), "none": later("Chưa có số liệu")})
UNIT_COLUMNS = {
    "rank": show.NumberColumn(later("Hạng"), width="small"),
    "unit": show.TextColumn(later("Đơn vị"), width="medium", pinned=True),
    "light_word": show.TextColumn(later("Đèn")),
    "completion": show.ProgressColumn(later("Hoàn thành"), **_SHARE),
    "planned_share": show.ProgressColumn(later("Kế hoạch"), **_SHARE),
    "variance_points": show.NumberColumn(later("Chênh lệch (điểm %)"), format="%+.0f"),
    "overdue": show.NumberColumn(later("Quá hạn")),
    "longest_overdue": show.NumberColumn(later("Lâu nhất (ngày)"), format="%d"),
    "on_time_rate": show.NumberColumn(later("Đúng hạn"), format="percent"),
    "done_share": show.NumberColumn(later("Việc đã xong"), format="percent"),
    "tasks": show.NumberColumn(later("Nhiệm vụ")),
    "oldest": show.DateColumn(later("Số liệu đến"), format="DD/MM/YYYY"),
    "accepted_on": show.DatetimeColumn(later("Nhận lúc"), format="DD/MM/YYYY HH:mm"),
    "reporting": show.NumberColumn(later("Có số liệu (đơn vị)")),
    "units": show.NumberColumn(later("Số đơn vị")),
    "red": show.NumberColumn(later("Chậm nhiều (đơn vị)")),
    "amber": show.NumberColumn(later("Cần chú ý (đơn vị)")),
    "stale": show.NumberColumn(later("Số liệu cũ (đơn vị)")),
    "remark": show.TextColumn(later("Ghi chú"), width="large"),
}
UNIT_CHANGE_COLUMNS = {
    "unit": show.TextColumn(later("Đơn vị"), width="medium", pinned=True),
    "moved_word": show.TextColumn(later("Từ đó đến nay")),
    "completion_before": show.ProgressColumn(later("Hoàn thành khi đó"), **_SHARE),
    "completion": show.ProgressColumn(later("Hoàn thành nay"), **_SHARE),
    "change_points": show.NumberColumn(later("Thay đổi (điểm %)"), format="%+.0f"),
    "overdue_before": show.NumberColumn(later("Quá hạn khi đó")),
    "overdue": show.NumberColumn(later("Quá hạn nay")),
    "overdue_change": show.NumberColumn(later("Thêm, bớt"), format="%+d"),
    "newcomers": show.NumberColumn(later("Đơn vị lần đầu")),
}
UNIT_DIMENSION_COLUMNS = {
    "unit": show.TextColumn(later("Đơn vị"), width="medium", pinned=True),
    **{number: show.ProgressColumn(heading, **_SHARE) for number, heading in _DIMENSIONS.items()},
}
