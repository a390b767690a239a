"""Cập nhật, the turn of the year: what the next year's plan starts with, seen before it is accepted or taken along to edit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from streamlit import column_config as show

from pages.shared.blocks import decided_table, fold
from pages.shared.header import look_at_plan
from pages.shared.outcomes import accepted, kept, refused, say_refusal
from pages.shared.plan_choice import plan_name_of
from pages.shared.signing.rights import ask_author, may
from pages.shared.signing.taking import download_button
from pages.shared.undoing import FIRST_STAYS
from pages.shared.view import View, open_store, tasks_of
from pages.shared.working import act_at_work
from papi_metrics.access import Right
from papi_metrics.errors import PapiError
from papi_metrics.isolation import tracker_isolated
from papi_metrics.language import gettext as _
from papi_metrics.language import later, ngettext
from papi_metrics.reports import TrackerTitle, tracker_workbook
from papi_metrics.store import Submission, Version
from papi_metrics.tracker import FIELD_NAMES
from papi_metrics.turning import carried_over, turned_tasks, turned_words

_AUTHOR, _REASON, _ACCEPT = "nguoi-nam-moi", "ly-do-nam-moi", "nhan-nam-moi"
_DONE = {"taken": show.CheckboxColumn(later("Làm lại"), width=80), "task_id": show.TextColumn(later("Mã"), width=90), "task": show.TextColumn(later("Nhiệm vụ đã xong"))}
_WORDS = {
    "taken": show.CheckboxColumn(later("Đổi"), width=70),
    "field_word": show.TextColumn(later("Cột"), width="small"),
    "before": show.TextColumn(later("Đang ghi"), width="medium"),
    "after": show.TextColumn(later("Đổi thành"), width="medium"),
    "task_id": show.TextColumn(later("Mã"), width=90),
}


@dataclass(frozen=True, slots=True)
class Turn:
    """A plan's newest version, the year it turns to, and what was decided about its tasks and words."""

    version: Version
    to: int
    left_out: frozenset[str]
    unchanged: frozenset[str]

    def tasks(self) -> pd.DataFrame:
        """Return the tasks the new plan starts with."""
        key = self.version.key
        return turned_tasks(tasks_of(key), year=key.plan_year, to=self.to, left_out=self.left_out, unchanged=self.unchanged)

    def workbook(self, as_of: dt.date | None) -> bytes:
        """Return them as a tracker; the date is left open where none is given."""
        of = self.version
        title = TrackerTitle(plan_year=self.to, unit=of.unit, province=of.province, as_of=as_of, illustration=of.illustration)
        return tracker_workbook(self.tasks(), title=title)


def offer_turn(view: View) -> None:
    """Offer to start the next year from a plan's newest version, where that year has none."""
    version = view.newest
    to = version.key.plan_year + 1
    st.subheader(_("Bắt đầu năm {to} từ kế hoạch {plan_year}", to=to, plan_year=version.key.plan_year), anchor=False)
    begun = open_store().newest(unit=version.key.unit, plan_year=to)
    if begun is not None:
        st.caption(_("Kế hoạch {to} đã có, phiên bản {number}.", to=to, number=begun.key.number))
        st.button(_("Mở kế hoạch {to}", to=to), key="mo-nam-moi", on_click=look_at_plan, args=(plan_name_of(begun.key),))
        return
    st.markdown(_("Nhiệm vụ chưa hủy được chép sang với đơn vị, sản phẩm, trọng số; trạng thái bắt đầu lại, thời hạn đọc theo năm mới."))
    with fold(_("Xem và nhận {to}", to=to), key="nam-moi") as part:
        if part.open:
            _ask(_decided(version, to))


def _decided(version: Version, to: int) -> Turn:
    """Show what comes over and which words change, and return what the person decides."""
    tasks = tasks_of(version.key)
    unfinished, mark = carried_over(tasks), f"{version.key.unit}-{version.key.plan_year}-{version.key.number}"
    done = tasks.loc[tasks["state"] == "done", ["task_id", "task"]].reset_index(drop=True)
    st.markdown(ngettext("**{count} nhiệm vụ chưa xong** được chuyển tiếp, ghi rõ ở cột Ghi chú. Nhiệm vụ đã xong được làm lại trong năm {to}, trừ khi bỏ dấu.", len(unfinished), to=to))
    left_out: frozenset[str] = frozenset()
    if len(done):
        shown = decided_table(done.assign(taken=True), key=f"lam-lai-{mark}", columns=_DONE, open_to=("taken",), alt=ngettext("{count} nhiệm vụ đã xong.", len(done)))
        left_out = frozenset(done.loc[~shown["taken"].to_numpy(dtype=bool), "task_id"])
    words: pd.DataFrame = kept("turned-words", (version.key, to), lambda: turned_words(tasks, year=version.key.plan_year, to=to))
    unchanged: frozenset[str] = frozenset()
    if len(words):
        st.markdown(ngettext("**{count} chỗ nêu năm {plan_year}.** Bỏ dấu ở chỗ cần giữ nguyên.", len(words), plan_year=version.key.plan_year))
        rows = words.assign(taken=True, field_word=[_(FIELD_NAMES[field]) for field in words["field"]])
        shown = decided_table(rows, key=f"doi-nam-{mark}", columns=_WORDS, open_to=("taken",), alt=ngettext("{count} chỗ nêu năm.", len(words)))
        unchanged = frozenset(words.loc[~shown["taken"].to_numpy(dtype=bool), "key"])
    return Turn(version, to, left_out, unchanged)


def _ask(turn: Turn) -> None:
    """Offer the tracker to edit first, and the button that accepts it as it is."""
    download_button(
        _("Tải để sửa rồi tải lên"), lambda: turn.workbook(None), file_name=f"theo-doi-papi-{turn.to}.xlsx", on_click="ignore",
        icon=":material/download:", key="tai-nam-moi",
    )  # fmt: skip
    if not may(Right.UPDATE, turn.version.key.unit):
        return
    form = st.columns([1, 2])
    ask_author(form[0], _("Người cập nhật"), placeholder=_("Họ tên hoặc bộ phận"), key=_AUTHOR)
    form[1].text_input(_("Lý do"), _("Bắt đầu năm {to} từ kế hoạch {plan_year}", to=turn.to, plan_year=turn.version.key.plan_year), key=_REASON)
    st.caption(_(FIRST_STAYS))
    say_refusal(_ACCEPT)
    st.button(_("Nhận làm kế hoạch {to}", to=turn.to), type="primary", on_click=accept, args=(turn,), key=_ACCEPT)


def accept(turn: Turn) -> None:
    """Store the tasks as the first version of the new year; a callback of the button."""
    author, reason = (st.session_state[name].strip() for name in (_AUTHOR, _REASON))
    if not author or not reason:
        refused(_("Chưa nhận được: hãy điền người cập nhật và lý do."), at=_ACCEPT)
        return
    if turn.tasks().empty:
        refused(_("Chưa nhận được: không có nhiệm vụ nào được chép sang năm {to}.", to=turn.to), at=_ACCEPT)
        return
    of, as_of = turn.version, dt.date(turn.to, 1, 1)
    name = f"theo-doi-papi-{turn.to}.xlsx"
    submission = Submission(
        unit=of.key.unit, unit_name=of.unit_name, plan_year=turn.to, province=of.province, as_of=as_of, file_name=name,
        author=author, reason=reason, act="turn", based_on=0,
    )  # fmt: skip
    try:
        with act_at_work(_("Đang soạn kế hoạch {to} và đọc lại…", to=turn.to), done=_("Đã soạn.")):
            original = turn.workbook(as_of)
            reading = tracker_isolated(original, plan_year=turn.to, name=name)
            accepted(open_store().accept(reading, original=original, submission=submission))
    except PapiError as error:
        refused(str(error), at=_ACCEPT)
