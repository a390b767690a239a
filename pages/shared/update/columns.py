"""How the columns of Cập nhật's and Lịch sử's tables are called and shown."""

from __future__ import annotations

from streamlit import column_config as show

from papi_metrics.palette import SEVERITIES

_SHARE = {"min_value": 0, "max_value": 1, "format": "percent", "width": 135}

SEVERITY_WORDS = {severity: f"{sign.icon} {sign.word}" for severity, sign in SEVERITIES.items()}
FIELD_WORDS = {
    "state": "Trạng thái",
    "progress": "Tiến độ",
    "due": "Hạn hoàn thành",
    "completed_on": "Ngày hoàn thành",
    "lead_unit": "Đơn vị chủ trì",
    "executing_unit": "Đơn vị thực hiện",
    "task": "Nội dung nhiệm vụ",
    "dimension": "Chỉ số",
    "deliverable": "Kết quả, sản phẩm",
    "weight": "Trọng số",
    "evidence": "Minh chứng",
    "note": "Ghi chú",
    "task_id": "Mã nhiệm vụ",
}
KIND_WORDS = {"removed": "Bỏ nhiệm vụ", "added": "Thêm nhiệm vụ"}
FINDING_COLUMNS = {
    "severity_word": show.TextColumn("Mức", width="small"),
    "sheet": show.TextColumn("Trang", width=110),
    "place": show.TextColumn("Ô", width="small"),
    "value": show.TextColumn("Đang ghi", width="medium"),
    "mend": show.TextColumn("Cần làm", width="medium"),
    "result": show.TextColumn("Nếu để nguyên", width="medium"),
    "message": show.TextColumn("Cần biết", width="large"),
    "code": show.TextColumn("Mã", width="small"),
}
CELL_COLUMNS = {
    "mark": show.TextColumn("", width="small"),
    "column": show.TextColumn("Cột", width="small"),
    "heading": show.TextColumn("Tiêu đề", width="medium"),
    "value": show.TextColumn("Trong tệp", width="large"),
}
PAIR_COLUMNS = {
    "same": show.CheckboxColumn("Cùng việc", width=105),
    "likeness": show.ProgressColumn("Giống nhau", min_value=0, max_value=100, format="%d %%", width="small"),
    "before": show.TextColumn("Trong phiên bản hiện nay", width="large"),
    "after": show.TextColumn("Trong tệp mới", width="large"),
    "before_id": show.TextColumn("Mã hiện nay", width="small"),
    "after_id": show.TextColumn("Mã trong tệp", width="small"),
    "row": show.NumberColumn("Dòng Excel", width="small"),
}


def change_columns(step: str = "Hiện nay → mới") -> dict[str, object]:
    """Return the columns of changes; `step` heads what stood and what stands."""
    return {
        "field_word": show.TextColumn("Chỗ thay đổi", width=130),
        "step": show.TextColumn(step, width=280),
        "task": show.TextColumn("Nhiệm vụ", width="medium"),
        "row": show.NumberColumn("Dòng", width=60),
    }


DECIDED_COLUMNS = {"taken": show.CheckboxColumn("Nhận", width=70)} | change_columns()
# What changes stands before the reason: a phone shows the tick and what it is for.
_CHANGE = change_columns()
BACKWARD_COLUMNS = {
    "taken": show.CheckboxColumn("Nhận", width=70),
    "field_word": _CHANGE["field_word"],
    "step": _CHANGE["step"],
    "reason": show.TextColumn("Lý do", width=150, max_chars=500),
    "task": _CHANGE["task"],
    "row": _CHANGE["row"],
}
STORED_CHANGE_COLUMNS = change_columns("Cũ → mới") | {
    "taken_word": show.TextColumn("Quyết định", width="small"),
    "reason": show.TextColumn("Lý do", width="medium"),
}


def compared_columns(before: str = "Hiện nay", after: str = "Sau khi nhận") -> dict[str, object]:
    """Return the columns of completion set side by side, headed by what stands before and after."""
    return {
        "name": show.TextColumn("Chỉ số", width=165),
        "completion_before": show.ProgressColumn(before, **_SHARE),
        "completion": show.ProgressColumn(after, **_SHARE),
        "tasks_before": show.NumberColumn(f"Việc: {before.lower()}", width="small"),
        "tasks": show.NumberColumn(f"Việc: {after.lower()}", width="small"),
        "overdue_before": show.NumberColumn(f"Quá hạn: {before.lower()}", width="small"),
        "overdue": show.NumberColumn(f"Quá hạn: {after.lower()}", width="small"),
    }


SCORE_CHANGE_COLUMNS = {
    "unit": show.TextColumn("Đơn vị"),
    "level_word": show.TextColumn("Cấp", width=150),
    "year": show.NumberColumn("Năm", format="%d", width="small"),
    "code": show.TextColumn("Mã", width="small"),
    "kind_word": show.TextColumn("Loại", width="small"),
    "before": show.NumberColumn("Đang dùng", format="localized"),
    "after": show.NumberColumn("Trong tệp", format="localized"),
    "change": show.NumberColumn("Chênh lệch", format="localized"),
    "standard_error": show.NumberColumn("Sai số chuẩn", format="localized"),
    "sample_size": show.NumberColumn("Cỡ mẫu", width="small"),
    "source": show.TextColumn("Nguồn", width="large"),
}
SCORE_SET_COLUMNS = {
    "number": show.NumberColumn("Lần", width="small"),
    "act_word": show.TextColumn("Việc", width="small"),
    "score_count": show.NumberColumn("Điểm"),
    "author": show.TextColumn("Người cập nhật"),
    "reason": show.TextColumn("Lý do", width="large"),
    "accepted_at": show.DatetimeColumn("Lúc", format="DD/MM/YYYY HH:mm"),
    "file_name": show.TextColumn("Tệp"),
}
DECISION_COLUMNS = {
    "plan_year": show.NumberColumn("Năm", format="%d", width=60),
    "version": show.NumberColumn("Phiên bản", width="small"),
    "decision_word": show.TextColumn("Quyết định", width="small"),
    "who": show.TextColumn("Ai"),
    "reason": show.TextColumn("Lý do", width="large"),
    "decided_at": show.DatetimeColumn("Lúc", format="DD/MM/YYYY HH:mm"),
}
AUDIT_COLUMNS = {
    "number": show.NumberColumn("Số", width=50),
    "at": show.DatetimeColumn("Lúc", format="DD/MM/YYYY HH:mm:ss"),
    "who": show.TextColumn("Ai"),
    "act_word": show.TextColumn("Việc"),
    "plan_year": show.NumberColumn("Năm", format="%d", width=60),
    "version": show.NumberColumn("Phiên bản", width="small"),
    "reason": show.TextColumn("Lý do", width="medium"),
    "details": show.TextColumn("Chi tiết", width="large"),
    "seal": show.TextColumn("Niêm phong", width="small"),
    "digest": show.TextColumn("Dấu (SHA-256)", width="small"),
    "previous": show.TextColumn("Dấu của dòng trước", width="small"),
}
