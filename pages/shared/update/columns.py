"""How the columns of Cập nhật's and Lịch sử's tables are called and shown."""

from __future__ import annotations

from streamlit import column_config as show

from pages.shared.columns import sign_words
from papi_metrics.language import Words, later
from papi_metrics.language import gettext as _
from papi_metrics.palette import SEVERITIES

_SHARE = {"min_value": 0, "max_value": 1, "format": "percent", "width": 135}

SEVERITY_WORDS = sign_words(SEVERITIES)
FIELD_WORDS = Words({
    "state": later("Trạng thái"),
    "progress": later("Tiến độ"),
    "due": later("Hạn hoàn thành"),
    "completed_on": later("Ngày hoàn thành"),
    "lead_unit": later("Đơn vị chủ trì"),
    "executing_unit": later("Đơn vị thực hiện"),
    "task": later("Nội dung nhiệm vụ"),
    "dimension": later("Chỉ số"),
    "deliverable": later("Kết quả, sản phẩm"),
    "weight": later("Trọng số"),
    "evidence": later("Minh chứng"),
    "note": later("Ghi chú"),
    "task_id": later("Mã nhiệm vụ"),
})
KIND_WORDS = Words({"removed": later("Bỏ nhiệm vụ"), "added": later("Thêm nhiệm vụ")})
FINDING_COLUMNS = {
    "severity_word": show.TextColumn(later("Mức"), width="small"),
    "sheet": show.TextColumn(later("Trang"), width=110),
    "place": show.TextColumn(later("Ô"), width="small"),
    "value": show.TextColumn(later("Đang ghi"), width="medium"),
    "mend": show.TextColumn(later("Cần làm"), width="medium"),
    "result": show.TextColumn(later("Nếu để nguyên"), width="medium"),
    "message": show.TextColumn(later("Cần biết"), width="large"),
}
CELL_COLUMNS = {
    "mark": show.TextColumn("", width="small"),
    "column": show.TextColumn(later("Cột"), width="small"),
    "heading": show.TextColumn(later("Tiêu đề"), width="medium"),
    "value": show.TextColumn(later("Trong tệp"), width="large"),
}
PAIR_COLUMNS = {
    "same": show.CheckboxColumn(later("Cùng việc"), width=105),
    "likeness": show.ProgressColumn(later("Giống nhau"), min_value=0, max_value=100, format="%d %%", width="small"),
    "before": show.TextColumn(later("Trong phiên bản hiện nay"), width="large"),
    "after": show.TextColumn(later("Trong tệp mới"), width="large"),
    "before_id": show.TextColumn(later("Mã hiện nay"), width="small"),
    "after_id": show.TextColumn(later("Mã trong tệp"), width="small"),
    "row": show.NumberColumn(later("Dòng Excel"), width="small"),
}


def change_columns(step: str = later("Hiện nay → mới")) -> dict[str, object]:
    """Return the columns of changes; `step` heads what stood and what stands."""
    return {
        "field_word": show.TextColumn(later("Chỗ thay đổi"), width=130),
        "step": show.TextColumn(step, width=280),
        # Of no width of its own: what a wide table has left is for the task's words.
        "task": show.TextColumn(later("Nhiệm vụ")),
        "row": show.NumberColumn(later("Dòng"), width=60),
    }


DECIDED_COLUMNS = {"taken": show.CheckboxColumn(later("Nhận"), width=70)} | change_columns()
# What changes stands before the reason: a phone shows the tick and what it is for.
_CHANGE = change_columns()
BACKWARD_COLUMNS = {
    "taken": show.CheckboxColumn(later("Nhận"), width=70),
    "field_word": _CHANGE["field_word"],
    "step": _CHANGE["step"],
    "reason": show.TextColumn(later("Lý do"), width=150, max_chars=500),
    "task": _CHANGE["task"],
    "row": _CHANGE["row"],
}
STORED_CHANGE_COLUMNS = change_columns(later("Cũ → mới")) | {
    "taken_word": show.TextColumn(later("Quyết định"), width="small"),
    "reason": show.TextColumn(later("Lý do"), width="medium"),
}


def compared_columns(before: str = later("Hiện nay"), after: str = later("Sau khi nhận")) -> dict[str, object]:
    """Return the columns of completion set side by side, headed by what stands before and after."""
    before, after = _(before), _(after)
    return {
        "name": show.TextColumn(_("Chỉ số"), width=165),
        "completion_before": show.ProgressColumn(before, **_SHARE),
        "completion": show.ProgressColumn(after, **_SHARE),
        "tasks_before": show.NumberColumn(_("Việc: {when}", when=before.lower()), width="small"),
        "tasks": show.NumberColumn(_("Việc: {when}", when=after.lower()), width="small"),
        "overdue_before": show.NumberColumn(_("Quá hạn: {when}", when=before.lower()), width="small"),
        "overdue": show.NumberColumn(_("Quá hạn: {when}", when=after.lower()), width="small"),
    }


SCORE_CHANGE_COLUMNS = {
    "unit": show.TextColumn(later("Đơn vị")),
    "level_word": show.TextColumn(later("Cấp"), width=150),
    "year": show.NumberColumn(later("Năm"), format="%d", width="small"),
    "code": show.TextColumn(later("Mã"), width="small"),
    "kind_word": show.TextColumn(later("Loại"), width="small"),
    "before": show.NumberColumn(later("Đang dùng"), format="localized"),
    "after": show.NumberColumn(later("Trong tệp"), format="localized"),
    "change": show.NumberColumn(later("Chênh lệch"), format="localized"),
    "standard_error": show.NumberColumn(later("Sai số chuẩn"), format="localized"),
    "sample_size": show.NumberColumn(later("Cỡ mẫu"), width="small"),
    "source": show.TextColumn(later("Nguồn"), width="large"),
}
SCORE_SET_COLUMNS = {
    "number": show.NumberColumn(later("Lần"), width="small"),
    "act_word": show.TextColumn(later("Việc"), width="small"),
    "score_count": show.NumberColumn(later("Điểm")),
    "author": show.TextColumn(later("Người cập nhật")),
    "reason": show.TextColumn(later("Lý do"), width="large"),
    "accepted_at": show.DatetimeColumn(later("Lúc"), format="DD/MM/YYYY HH:mm"),
    "file_name": show.TextColumn(later("Tệp")),
}
DECISION_COLUMNS = {
    "plan_year": show.NumberColumn(later("Năm"), format="%d", width=60),
    "version": show.NumberColumn(later("Phiên bản"), width="small"),
    "decision_word": show.TextColumn(later("Quyết định"), width="small"),
    "who": show.TextColumn(later("Ai")),
    "reason": show.TextColumn(later("Lý do"), width="large"),
    "decided_at": show.DatetimeColumn(later("Lúc"), format="DD/MM/YYYY HH:mm"),
}
AUDIT_COLUMNS = {
    "number": show.NumberColumn(later("Số"), width=50),
    "at": show.DatetimeColumn(later("Lúc"), format="DD/MM/YYYY HH:mm:ss"),
    "who": show.TextColumn(later("Ai")),
    "act_word": show.TextColumn(later("Việc")),
    "plan_year": show.NumberColumn(later("Năm"), format="%d", width=60),
    "version": show.NumberColumn(later("Phiên bản"), width="small"),
    "reason": show.TextColumn(later("Lý do"), width="medium"),
    "details": show.TextColumn(later("Chi tiết"), width="large"),
    "seal": show.TextColumn(later("Niêm phong"), width="small"),
    "digest": show.TextColumn(later("Dấu (SHA-256)"), width="small"),
    "previous": show.TextColumn(later("Dấu của dòng trước"), width="small"),
}
