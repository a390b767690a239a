"""Change a task's state, progress, completion date and note on the page: a form, and a version like any other."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, replace
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.columns import STATE_WORDS
from pages.shared.downloads import file_name_of, workbook_of
from pages.shared.outcomes import accepted, refused, say_refusal
from pages.shared.signing.rights import ask_author
from pages.shared.view import View, open_store, tasks_of
from pages.shared.working import act_at_work
from papi_metrics.diff import Edit, decided, edit_of, edited, match_tasks, task_changes
from papi_metrics.errors import PapiError
from papi_metrics.findings import Reading
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.store import OutdatedError, Submission, VersionKey
from papi_metrics.tracker import STATES, read_tracker
from papi_metrics.wording import date

_FIELDS = {
    "state": "sua-trang-thai", "progress": "sua-tien-do", "completed_on": "sua-ngay-xong", "note": "sua-ghi-chu",
    "as_of": "sua-so-lieu-den", "author": "sua-nguoi", "reason": "sua-ly-do", "confirmed": "sua-xac-nhan",
}  # fmt: skip
_SAVE = "sua"
_PERCENT, _LONGEST_NOTE, _DIGITS_KEPT = 100, 5_000, 12


def ask_edit(view: View, task_id: str) -> None:
    """Draw the form, filled with what stands now; its fields are new for every task and version."""
    now, mark = _now(view.key, task_id), _mark(view.key, task_id)
    for name, value in (_shown(now) | {"as_of": view.version.as_of}).items():
        st.session_state.setdefault(_key(name, mark), value)
    with st.form(f"{_SAVE}-{mark}", border=False, enter_to_submit=False):
        fields = st.columns(3)
        fields[0].selectbox(_("Trạng thái"), STATES, format_func=STATE_WORDS.get, key=_key("state", mark))
        fields[1].number_input(
            _("Tiến độ (%)"), 0.0, 100.0, None, step=5.0, format="%g", placeholder=_("chưa ghi"), key=_key("progress", mark)
        )
        fields[2].date_input(_("Ngày hoàn thành"), None, format="DD/MM/YYYY", key=_key("completed_on", mark))
        longest = max(_LONGEST_NOTE, len(now.note or ""))
        st.text_area(_("Ghi chú"), height=68, max_chars=longest, key=_key("note", mark))
        said = st.columns([1, 1, 2])
        said[0].date_input(_("Số liệu đến ngày"), None, format="DD/MM/YYYY", key=_key("as_of", mark))
        ask_author(said[1], _("Người cập nhật"), key=_key("author", mark))
        said[2].text_input(_("Lý do"), key=_key("reason", mark))
        st.checkbox(_("Nhận cả bước lùi, nếu có (chưa xong lại, tiến độ giảm, mất ngày hoàn thành)"), key=_key("confirmed", mark))
        say_refusal(_SAVE)
        st.form_submit_button(_("Lưu thành phiên bản mới"), type="primary", on_click=save, args=(view, task_id))


def save(view: View, task_id: str) -> None:
    """Store the task as it was filled in, as the newest version; a callback of the form."""
    mark = _mark(view.key, task_id)
    filled = {name: st.session_state[_key(name, mark)] for name in _FIELDS}
    author, reason, as_of = filled["author"].strip(), filled["reason"].strip(), filled["as_of"]
    if not (author and reason and as_of):
        refused(_("Chưa lưu: hãy điền người cập nhật, lý do và ngày số liệu."), at=_SAVE)
        return
    if told := _untimely(as_of, view):
        refused(_("Chưa lưu: {told}", told=told), at=_SAVE)
        return
    before = tasks_of(view.key)
    try:
        after = edited(before, task_id, _filled(_now(view.key, task_id), filled))
        changes = task_changes(before, after, match_tasks(before, after))
        if told := _undecided(changes, confirmed=filled["confirmed"]):
            refused(_("Chưa lưu: {told}", told=told), at=_SAVE)
            return
        decisions = decided(changes, taken=dict.fromkeys(changes["key"], True), reasons={}, shared_reason=reason)
        submission = Submission(
            unit=view.key.unit, plan_year=view.key.plan_year, province=view.version.province, as_of=as_of,
            file_name=file_name_of(view.version, as_of), author=author, reason=reason, act="edit", based_on=view.key.number,
            unit_name=view.version.unit_name,
        )  # fmt: skip
        with act_at_work(_("Đang ghi bảng theo dõi mới và lưu…"), done=_("Đã lưu.")):
            original = workbook_of(view.version, after, as_of=as_of)
            reading = _reading(original, after, task_id)
            accepted(open_store().accept(reading, original=original, submission=submission, changes=decisions))
    except OutdatedError as error:
        _carry_over(view.key, error.newest.key, task_id, filled)
        refused(_("{error} Những gì bạn vừa ghi còn ở mẫu này.", error=error), at=_SAVE)
    except PapiError as error:
        refused(str(error), at=_SAVE)


def _mark(key: VersionKey, task_id: str) -> str:
    return f"{key.unit}-{key.plan_year}-{key.number}-{task_id}"


def _key(name: str, mark: str) -> str:
    return f"{_FIELDS[name]}-{mark}"


def _now(key: VersionKey, task_id: str) -> Edit:
    tasks = tasks_of(key)
    return edit_of(tasks[tasks["task_id"] == task_id].iloc[0])


def _shown(task: Edit) -> dict[str, Any]:
    """Return what stands in a task as the form's fields show it: progress in percent, no note as blank."""
    share = None if task.progress is None else round(task.progress * _PERCENT, 6)
    return asdict(task) | {"progress": share, "note": task.note or ""}


def _filled(now: Edit, filled: dict[str, Any]) -> Edit:
    """Return the task as filled in; what nobody touched stays as it stood, to the last digit and line."""
    shown = _shown(now)
    new = {name: filled[name] for name in shown} | {
        "progress": None if filled["progress"] is None else round(filled["progress"] / _PERCENT, 8)
    }
    return replace(now, **{name: value for name, value in new.items() if filled[name] != shown[name]})


def _carry_over(old: VersionKey, new: VersionKey, task_id: str, filled: dict[str, Any]) -> None:
    """Fill the form of someone else's newer version with what was typed into the one before; the tick is asked again."""
    shown = _shown(_now(old, task_id))
    mark = _mark(new, task_id)
    for name in _FIELDS.keys() - {"confirmed", "as_of"}:
        if filled[name] != shown.get(name, ""):
            st.session_state[_key(name, mark)] = filled[name]


def _untimely(as_of: dt.date, view: View) -> str:
    """Say what is wrong with the date the states stand for: it never goes back, nor beyond the year after the plan's."""
    if as_of < view.version.as_of:
        return _("số liệu đến {as_of} là trước ngày của phiên bản hiện nay ({newest}).", as_of=date(as_of), newest=date(view.version.as_of))
    last = max(view.version.as_of, dt.date(view.key.plan_year + 1, 12, 31))
    return _("ngày số liệu {as_of} ở quá xa năm kế hoạch {plan_year}.", as_of=date(as_of), plan_year=view.key.plan_year) if as_of > last else ""


def _undecided(changes: pd.DataFrame, *, confirmed: bool) -> str:
    if changes.empty:
        return _("không có gì thay đổi.")
    back = int(changes["backward"].sum())
    return ngettext("có {count} bước lùi. Hãy đánh dấu nhận bước lùi và ghi lý do.", back) if back and not confirmed else ""


def _reading(original: bytes, tasks: pd.DataFrame, task_id: str) -> Reading:
    """Return the reading of the workbook written for the version, with the tasks' places in it.

    Errors: PapiError if the workbook does not say of the task what was filled in: a note such as "#N/A" is none.
    """
    read = read_tracker(original, plan_year=tasks.attrs.get("plan_year"))
    table = tasks.reset_index(drop=True)
    place = table.index[table["task_id"] == task_id][0]
    if len(read.table) != len(table) or _as_kept(read.table.iloc[place]) != _as_kept(table.iloc[place]):
        raise PapiError("Chưa lưu: ghi chú này không giữ nguyên được trong tệp Excel. Hãy viết bằng lời, ngắn hơn.")
    table = table.assign(**{name: read.table[name] for name in ("sheet", "row")})
    table.attrs.update(tasks.attrs)
    return replace(read, table=table)


def _as_kept(task: pd.Series) -> Edit:
    """Return what stands in a task, its progress to the digits that a workbook keeps."""
    stands = edit_of(task)
    return stands if stands.progress is None else replace(stands, progress=round(stands.progress, _DIGITS_KEPT))
