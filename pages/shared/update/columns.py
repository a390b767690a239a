"""How the columns of Cập nhật's and Lịch sử's tables are called and shown."""

from __future__ import annotations

from streamlit import column_config as show

from papi_metrics.language import gettext as _
from papi_metrics.language import mark
from papi_metrics.palette import SEVERITIES

_SHARE = {"min_value": 0, "max_value": 1, "format": "percent", "width": 135}

SEVERITY_WORDS = {severity: f"{sign.icon} {sign.word}" for severity, sign in SEVERITIES.items()}
FIELD_WORDS = {
    "state": mark("Trạng thái"),
    "progress": mark("Tiến độ"),
    "due": mark("Hạn hoàn thành"),
    "completed_on": mark("Ngày hoàn thành"),
    "lead_unit": mark("Đơn vị chủ trì"),
    "executing_unit": mark("Đơn vị thực hiện"),
    "task": mark("Nội dung nhiệm vụ"),
    "dimension": mark("Chỉ số"),
    "deliverable": mark("Kết quả, sản phẩm"),
    "weight": mark("Trọng số"),
    "evidence": mark("Minh chứng"),
    "note": mark("Ghi chú"),
    "task_id": mark("Mã nhiệm vụ"),
}
KIND_WORDS = {"removed": mark("Bỏ nhiệm vụ"), "added": mark("Thêm nhiệm vụ")}
FINDING_COLUMNS = {
    "severity_word": show.TextColumn(mark("Mức"), width="small"),
    "sheet": show.TextColumn("Trang", width=110),
    "place": show.TextColumn(mark("Ô"), width="small"),
    "value": show.TextColumn(mark("Đang ghi"), width="medium"),
    "mend": show.TextColumn(mark("Cần làm"), width="medium"),
    "result": show.TextColumn(mark("Nếu để nguyên"), width="medium"),
    "message": show.TextColumn(mark("Cần biết"), width="large"),
    "code": show.TextColumn(mark("Mã"), width="small"),
}
CELL_COLUMNS = {
    "mark": show.TextColumn("", width="small"),
    "column": show.TextColumn(mark("Cột"), width="small"),
    "heading": show.TextColumn(mark("Tiêu đề"), width="medium"),
    "value": show.TextColumn(mark("Trong tệp"), width="large"),
}
PAIR_COLUMNS = {
    "same": show.CheckboxColumn(mark("Cùng việc"), width=105),
    "likeness": show.ProgressColumn(mark("Giống nhau"), min_value=0, max_value=100, format="%d %%", width="small"),
    "before": show.TextColumn(mark("Trong phiên bản hiện nay"), width="large"),
    "after": show.TextColumn(mark("Trong tệp mới"), width="large"),
    "before_id": show.TextColumn(mark("Mã hiện nay"), width="small"),
    "after_id": show.TextColumn(mark("Mã trong tệp"), width="small"),
    "row": show.NumberColumn(mark("Dòng Excel"), width="small"),
}


def change_columns(step: str = mark("Hiện nay → mới")) -> dict[str, object]:
    """Return the columns of changes; `step` heads what stood and what stands."""
    return {
        "field_word": show.TextColumn(_("Chỗ thay đổi"), width=130),
        "step": show.TextColumn(step, width=280),
        "task": show.TextColumn(_("Nhiệm vụ"), width="medium"),
        "row": show.NumberColumn(_("Dòng"), width=60),
    }


DECIDED_COLUMNS = {"taken": show.CheckboxColumn(mark("Nhận"), width=70)} | change_columns()
# What changes stands before the reason: a phone shows the tick and what it is for.
_CHANGE = change_columns()
BACKWARD_COLUMNS = {
    "taken": show.CheckboxColumn(mark("Nhận"), width=70),
    "field_word": _CHANGE["field_word"],
    "step": _CHANGE["step"],
    "reason": show.TextColumn(mark("Lý do"), width=150, max_chars=500),
    "task": _CHANGE["task"],
    "row": _CHANGE["row"],
}
STORED_CHANGE_COLUMNS = change_columns(mark("Cũ → mới")) | {
    "taken_word": show.TextColumn(mark("Quyết định"), width="small"),
    "reason": show.TextColumn(mark("Lý do"), width="medium"),
}


def compared_columns(before: str = mark("Hiện nay"), after: str = mark("Sau khi nhận")) -> dict[str, object]:
    """Return the columns of completion set side by side, headed by what stands before and after."""
    return {
        "name": show.TextColumn(_("Chỉ số"), width=165),
        "completion_before": show.ProgressColumn(before, **_SHARE),
        "completion": show.ProgressColumn(after, **_SHARE),
        "tasks_before": show.NumberColumn(_("Việc: {lower}", lower=before.lower()), width="small"),
        "tasks": show.NumberColumn(_("Việc: {lower}", lower=after.lower()), width="small"),
        "overdue_before": show.NumberColumn(_("Quá hạn: {lower}", lower=before.lower()), width="small"),
        "overdue": show.NumberColumn(_("Quá hạn: {lower}", lower=after.lower()), width="small"),
    }


SCORE_CHANGE_COLUMNS = {
    "unit": show.TextColumn(mark("Đơn vị")),
    "level_word": show.TextColumn(mark("Cấp"), width=150),
    "year": show.NumberColumn(mark("Năm"), format="%d", width="small"),
    "code": show.TextColumn(mark("Mã"), width="small"),
    "kind_word": show.TextColumn(mark("Loại"), width="small"),
    "before": show.NumberColumn(mark("Đang dùng"), format="localized"),
    "after": show.NumberColumn(mark("Trong tệp"), format="localized"),
    "change": show.NumberColumn(mark("Chênh lệch"), format="localized"),
    "standard_error": show.NumberColumn(mark("Sai số chuẩn"), format="localized"),
    "sample_size": show.NumberColumn(mark("Cỡ mẫu"), width="small"),
    "source": show.TextColumn(mark("Nguồn"), width="large"),
}
SCORE_SET_COLUMNS = {
    "number": show.NumberColumn(mark("Lần"), width="small"),
    "act_word": show.TextColumn(mark("Việc"), width="small"),
    "score_count": show.NumberColumn(mark("Điểm")),
    "author": show.TextColumn(mark("Người cập nhật")),
    "reason": show.TextColumn(mark("Lý do"), width="large"),
    "accepted_at": show.DatetimeColumn(mark("Lúc"), format="DD/MM/YYYY HH:mm"),
    "file_name": show.TextColumn(mark("Tệp")),
}
DECISION_COLUMNS = {
    "plan_year": show.NumberColumn(mark("Năm"), format="%d", width=60),
    "version": show.NumberColumn(mark("Phiên bản"), width="small"),
    "decision_word": show.TextColumn(mark("Quyết định"), width="small"),
    "who": show.TextColumn("Ai"),
    "reason": show.TextColumn(mark("Lý do"), width="large"),
    "decided_at": show.DatetimeColumn(mark("Lúc"), format="DD/MM/YYYY HH:mm"),
}
AUDIT_COLUMNS = {
    "number": show.NumberColumn(mark("Số"), width=50),
    "at": show.DatetimeColumn(mark("Lúc"), format="DD/MM/YYYY HH:mm:ss"),
    "who": show.TextColumn("Ai"),
    "act_word": show.TextColumn(mark("Việc")),
    "plan_year": show.NumberColumn(mark("Năm"), format="%d", width=60),
    "version": show.NumberColumn(mark("Phiên bản"), width="small"),
    "reason": show.TextColumn(mark("Lý do"), width="medium"),
    "details": show.TextColumn(mark("Chi tiết"), width="large"),
    "seal": show.TextColumn(mark("Niêm phong"), width="small"),
    "digest": show.TextColumn(mark("Dấu (SHA-256)"), width="small"),
    "previous": show.TextColumn(mark("Dấu của dòng trước"), width="small"),
}
