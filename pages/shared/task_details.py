"""One task of Nhiệm vụ: its history, and a form that changes its small things as a version like any other."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.columns import STATE_WORDS, TASK_HISTORY_COLUMNS
from pages.shared.downloads import file_name_of, workbook_of
from pages.shared.figures import history_of_task
from pages.shared.outcomes import accepted, refused
from pages.shared.view import View, open_store, tasks_of
from papi_metrics.diff import Edit, decided, edit_of, edited, match_tasks, task_changes
from papi_metrics.errors import PapiError
from papi_metrics.findings import Reading
from papi_metrics.store import Submission
from papi_metrics.text import escape_markdown
from papi_metrics.tracker import STATES, read_tracker

_STATE, _PROGRESS, _COMPLETED, _NOTE = "sua-trang-thai", "sua-tien-do", "sua-ngay-xong", "sua-ghi-chu"
_AS_OF, _AUTHOR, _REASON, _CONFIRMED = "sua-so-lieu-den", "sua-nguoi", "sua-ly-do", "sua-xac-nhan"
_PERCENT, _LONGEST_NOTE, _DIGITS_KEPT = 100, 5_000, 12


def show_task(view: View, task: pd.Series) -> None:
    """Show a task's history and, on the newest version, the form that changes it."""
    with st.container(border=True):
        st.markdown(f"**{escape_markdown(task['task'])}**")
        data_table(
            history_of_task(view, str(task["task_id"])),
            name="lich-su-nhiem-vu",
            columns=TASK_HISTORY_COLUMNS,
            alt="Trạng thái của nhiệm vụ qua các phiên bản.",
        )
        if view.is_past:
            st.caption("Đang xem lại quá khứ: trở về hiện tại để sửa nhiệm vụ.")
            return
        with st.expander("Sửa nhiệm vụ này", icon=":material/edit:"):
            _ask(view, str(task["task_id"]))


def _ask(view: View, task_id: str) -> None:
    """Draw the form, filled with what stands now; its fields are new for every task and version."""
    tasks = tasks_of(view.key)
    now = edit_of(tasks[tasks["task_id"] == task_id].iloc[0])
    mark = f"{view.key.unit}-{view.key.plan_year}-{view.key.number}-{task_id}"
    with st.form(f"sua-{mark}", border=False):
        fields = st.columns(3)
        fields[0].selectbox("Trạng thái", STATES, index=STATES.index(now.state), format_func=STATE_WORDS.get, key=f"{_STATE}-{mark}")
        fields[1].number_input("Tiến độ (%)", 0.0, 100.0, _percent(now.progress), step=5.0, format="%g", placeholder="chưa ghi", key=f"{_PROGRESS}-{mark}")
        fields[2].date_input("Ngày hoàn thành", now.completed_on, format="DD/MM/YYYY", key=f"{_COMPLETED}-{mark}")
        st.text_area("Ghi chú", now.note or "", height=68, max_chars=max(_LONGEST_NOTE, len(now.note or "")), key=f"{_NOTE}-{mark}")
        said = st.columns([1, 1, 2])
        said[0].date_input("Số liệu đến ngày", view.version.as_of, format="DD/MM/YYYY", key=f"{_AS_OF}-{mark}")
        said[1].text_input("Người cập nhật", key=f"{_AUTHOR}-{mark}")
        said[2].text_input("Lý do", key=f"{_REASON}-{mark}")
        st.checkbox("Nhận cả bước lùi, nếu có (chưa xong lại, tiến độ giảm, mất ngày hoàn thành)", key=f"{_CONFIRMED}-{mark}")
        st.form_submit_button("Lưu thành phiên bản mới", type="primary", on_click=save, args=(view, task_id, mark))


def save(view: View, task_id: str, mark: str) -> None:
    """Store the task as it was filled in, as the newest version; a callback of the form."""
    state = st.session_state
    author, reason = state[f"{_AUTHOR}-{mark}"].strip(), state[f"{_REASON}-{mark}"].strip()
    as_of: dt.date | None = state[f"{_AS_OF}-{mark}"]
    if not (author and reason and as_of):
        refused("Chưa lưu: hãy điền người cập nhật, lý do và ngày số liệu.")
        return
    before = tasks_of(view.key)
    try:
        after = edited(before, task_id, _filled(edit_of(before[before["task_id"] == task_id].iloc[0]), mark))
        changes = task_changes(before, after, match_tasks(before, after))
        if told := _undecided(changes, confirmed=state[f"{_CONFIRMED}-{mark}"]):
            refused(f"Chưa lưu: {told}")
            return
        decisions = decided(changes, taken=dict.fromkeys(changes["key"], True), reasons={}, shared_reason=reason)
        original = workbook_of(view.version, after, as_of=as_of)
        submission = Submission(
            unit=view.key.unit, plan_year=view.key.plan_year, province=view.version.province, as_of=as_of,
            file_name=file_name_of(view.version, as_of), author=author, reason=reason, act="edit", based_on=view.key.number,
        )  # fmt: skip
        reading = _reading(original, after, task_id)
        accepted(open_store().accept(reading, original=original, submission=submission, changes=decisions))
    except PapiError as error:
        refused(str(error))


def _undecided(changes: pd.DataFrame, *, confirmed: bool) -> str:
    if changes.empty:
        return "không có gì thay đổi."
    back = int(changes["backward"].sum())
    return f"có {back} bước lùi. Hãy đánh dấu nhận bước lùi và ghi lý do." if back and not confirmed else ""


def _percent(share: float | None) -> float | None:
    return None if share is None else round(share * _PERCENT, 6)


def _filled(now: Edit, mark: str) -> Edit:
    """Return the task as filled in; what nobody touched stays as it stood, to the last digit and line."""
    state = st.session_state
    progress, note = state[f"{_PROGRESS}-{mark}"], state[f"{_NOTE}-{mark}"]
    return Edit(
        state=state[f"{_STATE}-{mark}"],
        progress=now.progress if progress == _percent(now.progress) else round(progress / _PERCENT, 8) if progress is not None else None,
        completed_on=state[f"{_COMPLETED}-{mark}"],
        note=now.note if note == (now.note or "") else note,
    )


def _reading(original: bytes, tasks: pd.DataFrame, task_id: str) -> Reading:
    """Return the reading of the workbook written for the version, with the tasks' places in it.

    Errors: PapiError if the workbook does not say of the task what was filled in: a note such as "#N/A" is none.
    """
    read = read_tracker(original, plan_year=tasks.attrs.get("plan_year"))
    table = tasks.reset_index(drop=True)
    place = table.index[table["task_id"] == task_id][0]
    if len(read.table) != len(table) or _as_kept(read.table.iloc[place]) != _as_kept(table.iloc[place]):
        raise PapiError("ghi chú này không giữ nguyên được trong tệp Excel. Hãy viết bằng lời, ngắn hơn.")
    table = table.assign(**{name: read.table[name] for name in ("sheet", "row")})
    table.attrs.update(tasks.attrs)
    return replace(read, table=table)


def _as_kept(task: pd.Series) -> Edit:
    """Return what stands in a task, its progress to the digits that a workbook keeps."""
    stands = edit_of(task)
    return stands if stands.progress is None else replace(stands, progress=round(stands.progress, _DIGITS_KEPT))
