"""Cập nhật, what waits: versions that count once a second person has approved them, seen before they are decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.history.comparing import changes_between
from pages.shared.outcomes import done, refused, say_refusal
from pages.shared.signing.gate import current_actor
from pages.shared.signing.rights import may
from pages.shared.signing.taking import download_button
from pages.shared.update.changing import change_rows
from pages.shared.update.checking import finding_columns, finding_rows, say_counts
from pages.shared.update.columns import DECISION_COLUMNS, change_columns
from pages.shared.view import View, open_store
from pages.shared.working import act_at_work
from papi_metrics.access import Right
from papi_metrics.clock import in_vietnam
from papi_metrics.errors import PapiError
from papi_metrics.language import Words, later, ngettext
from papi_metrics.language import gettext as _
from papi_metrics.sentences import changes_sentence
from papi_metrics.store import Decision, Version, VersionKey
from papi_metrics.text import escape_markdown
from papi_metrics.wording import date

_CHOICE, _REASON, _BUTTON = "cho-duyet", "ly-do-duyet", "duyet"
_DONE = Words({"approve": later("Đã duyệt"), "refuse": later("Đã từ chối"), "withdraw": later("Đã rút lại")})


def waiting_asked(view: View | None) -> bool:
    """Tell whether there is anything to show: something waits, or the unit shown asks for a second person."""
    store = open_store()
    return bool(store.waiting()) or (view is not None and (store.second_person(view.key.unit) or bool(store.decisions(view.key.unit))))


def show_waiting(view: View | None) -> None:
    """Show what waits in the units one may update, one of them whole, and what was decided lately."""
    waiting = {version.key: version for version in open_store().waiting()}
    st.subheader(_("Chờ người thứ hai duyệt"), anchor=False)
    say_refusal(_BUTTON)
    if waiting:
        chosen = st.selectbox(_("Phiên bản"), list(waiting), format_func=lambda key: _name(waiting[key]), key=_CHOICE)
        _show_version(waiting[chosen])
    else:
        st.caption(_("Không có phiên bản nào chờ duyệt."))
    decisions = () if view is None else open_store().decisions(view.key.unit)
    if decisions:
        st.subheader(_("Đã quyết định"), anchor=False)
        data_table(decision_rows(decisions), name="da-quyet-dinh", columns=DECISION_COLUMNS, alt=ngettext("{count} quyết định.", len(decisions)))


def _name(version: Version) -> str:
    return _("{unit} · {plan_year} · phiên bản {number} · {author}", unit=version.unit, plan_year=version.key.plan_year, number=version.key.number, author=version.author)


def _show_version(version: Version) -> None:
    store, key = open_store(), version.key
    sent = version.submitted_at or version.accepted_at
    about = ngettext("{author} gửi lúc {sent:%H:%M %d/%m/%Y} · số liệu đến {as_of} · {count} nhiệm vụ · {reason}", version.task_count, author=version.author, sent=in_vietnam(sent), as_of=date(version.as_of), reason=version.reason)
    st.caption(escape_markdown(about))
    changes = _changes_of(version)
    st.markdown(_what_waits(version, changes))
    if not changes.empty:
        name = f"cho-duyet-{key.plan_year}-{key.number}"
        data_table(change_rows(changes), name=name, columns=change_columns(_("Hiện nay → sau khi duyệt")), alt=changes_sentence(changes))
    findings = store.findings(key)
    with st.expander(ngettext("{count} chỗ cần xem trong tệp", len(findings))):
        say_counts(findings)
        if findings:
            data_table(finding_rows(findings), name="cho-duyet-loi", columns=finding_columns(findings), alt=ngettext("{count} chỗ cần xem.", len(findings)))
    download_button(
        _("Tải tệp gốc"),
        lambda: open_store().original(key),
        version.file_name,
        on_click="ignore",
        icon=":material/download:",
        key="tai-cho-duyet",
    )
    _ask_decision(version)


def _changes_of(version: Version) -> pd.DataFrame:
    """Return what a waiting version changes: what was decided when it was sent, or what lies between it and the one that counts."""
    recorded = open_store().changes(version.key)
    if not recorded.empty or not version.based_on:
        return recorded
    return changes_between(replace(version.key, number=version.based_on), version.key)


def _what_waits(version: Version, changes: pd.DataFrame) -> str:
    """Say what is to be approved: the changes, or that a new date and reason are all that is new."""
    if not version.based_on:
        return _("Phiên bản đầu tiên của kế hoạch này.")
    if not changes.empty:
        return changes_sentence(changes)
    return _("Chờ duyệt số liệu đến {as_of}: nhiệm vụ vẫn như ở phiên bản {number} đang dùng.", as_of=date(version.as_of), number=version.based_on)


def _ask_decision(version: Version) -> None:
    """Ask for what the person may decide: their own version they may take back, someone else's they may approve or refuse."""
    own = version.account == current_actor().account
    if not own and not may(Right.APPROVE, version.key.unit):
        st.caption(_("Bạn chưa có quyền duyệt ở đơn vị này."))
        return
    st.text_input(_("Lý do"), key=_REASON, width=480)
    st.caption(_("Quyết định không hoàn tác được: đã duyệt thì trở lại bản trước bằng Khôi phục ở Lịch sử; đã từ chối hay rút lại thì tải tệp lên lần nữa."))
    with st.container(horizontal=True):
        if own:
            st.caption(_("Bạn đã gửi phiên bản này: người khác phải duyệt."))
            st.button(_("Rút lại"), on_click=decide, args=(version.key, "withdraw"), icon=":material/undo:", key="rut-lai")
        else:
            st.button(_("Duyệt"), type="primary", on_click=decide, args=(version.key, "approve"), icon=":material/check:", key=_BUTTON)
            st.button(_("Từ chối"), on_click=decide, args=(version.key, "refuse"), icon=":material/close:", key="tu-choi")


def decide(key: VersionKey, act: str) -> None:
    """Store what the person decided; a callback of the buttons."""
    store, reason = open_store(), st.session_state[_REASON].strip()
    acts: dict[str, Callable[..., None]] = {"approve": store.approve, "refuse": store.refuse, "withdraw": store.withdraw}
    try:
        with act_at_work(_("Đang ghi quyết định…"), done=_("Đã ghi.")):
            acts[act](key, reason=reason)
    except PapiError as error:
        refused(str(error), at=_BUTTON)
        return
    done(_("{done} phiên bản {number} năm {plan_year}.", done=_DONE[act], number=key.number, plan_year=key.plan_year), reason=_REASON)


def decision_rows(decisions: tuple[Decision, ...]) -> pd.DataFrame:
    """Lay decisions out as a table, times by Vietnam's clocks."""
    return pd.DataFrame([
        {
            "plan_year": item.key.plan_year,
            "version": item.key.number,
            "decision_word": _("Đã duyệt") if item.approved else _("Không dùng"),
            "who": item.who,
            "reason": item.reason,
            "decided_at": in_vietnam(item.decided_at),
        }
        for item in decisions
    ])
