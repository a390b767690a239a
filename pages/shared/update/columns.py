"""How the columns of Cập nhật's and Lịch sử's tables are called and shown."""

from __future__ import annotations

from streamlit import column_config as show

_SHARE = {"min_value": 0, "max_value": 1, "format": "percent"}

SEVERITY_WORDS = {"error": "✕ Lỗi", "warning": "◆ Cần xem", "note": "○ Ghi nhận"}
FIELD_WORDS = {
    "": "Cả nhiệm vụ",
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
KIND_WORDS = {"changed": "Thay đổi", "removed": "Bỏ đi", "added": "Thêm mới"}
FINDING_COLUMNS = {
    "severity_word": show.TextColumn("Mức", width="small"),
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
    "same": show.CheckboxColumn("Cùng một nhiệm vụ", width="small"),
    "likeness": show.ProgressColumn("Giống nhau", min_value=0, max_value=100, format="%d %%", width="small"),
    "before": show.TextColumn("Trong phiên bản hiện nay", width="large"),
    "after": show.TextColumn("Trong tệp mới", width="large"),
    "row": show.NumberColumn("Dòng Excel", width="small"),
}
CHANGE_COLUMNS = {
    "kind_word": show.TextColumn("Loại", width="small"),
    "row": show.NumberColumn("Dòng", width="small"),
    "task": show.TextColumn("Nhiệm vụ", width="medium"),
    "field_word": show.TextColumn("Chỗ thay đổi", width="small"),
    "before": show.TextColumn("Hiện nay", width="medium"),
    "after": show.TextColumn("Tệp mới", width="medium"),
}
DECIDED_COLUMNS = {"taken": show.CheckboxColumn("Nhận", width="small")} | CHANGE_COLUMNS
BACKWARD_COLUMNS = {
    "taken": show.CheckboxColumn("Nhận", width="small"),
    "reason": show.TextColumn("Lý do", width="medium", max_chars=500),
} | CHANGE_COLUMNS
STORED_CHANGE_COLUMNS = CHANGE_COLUMNS | {
    "taken_word": show.TextColumn("Quyết định", width="small"),
    "reason": show.TextColumn("Lý do", width="medium"),
}
COMPARED_COLUMNS = {
    "name": show.TextColumn("Chỉ số", width="medium"),
    "completion_before": show.ProgressColumn("Hiện nay", **_SHARE),
    "completion": show.ProgressColumn("Sau khi nhận", **_SHARE),
    "tasks_before": show.NumberColumn("Việc: hiện nay", width="small"),
    "tasks": show.NumberColumn("Việc: sau", width="small"),
    "overdue_before": show.NumberColumn("Quá hạn: hiện nay", width="small"),
    "overdue": show.NumberColumn("Quá hạn: sau", width="small"),
}
SCORE_CHANGE_COLUMNS = {
    "unit": show.TextColumn("Đơn vị"),
    "level_word": show.TextColumn("Cấp", width="small"),
    "year": show.NumberColumn("Năm", format="%d", width="small"),
    "code": show.TextColumn("Mã", width="small"),
    "kind_word": show.TextColumn("Loại", width="small"),
    "before": show.NumberColumn("Đang dùng", format="localized"),
    "after": show.NumberColumn("Trong tệp", format="localized"),
    "change": show.NumberColumn("Chênh lệch", format="localized"),
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
AUDIT_COLUMNS = {
    "at": show.DatetimeColumn("Lúc", format="DD/MM/YYYY HH:mm:ss"),
    "who": show.TextColumn("Ai"),
    "act_word": show.TextColumn("Việc"),
    "version": show.NumberColumn("Phiên bản", width="small"),
    "reason": show.TextColumn("Lý do", width="large"),
    "details": show.TextColumn("Chi tiết", width="large"),
    "seal": show.TextColumn("Niêm phong", width="small"),
}
