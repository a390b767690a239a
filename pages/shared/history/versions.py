"""Lịch sử, the versions: the table of them, one opened again, downloaded or restored."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from pages.shared.header import look_back_at
from pages.shared.history.restoring import ask_restoring
from pages.shared.keeping import kept_by_language
from pages.shared.signing.rights import may
from pages.shared.signing.taking import download_button
from pages.shared.terms import meaning
from pages.shared.view import View, open_store, tasks_of
from papi_metrics.access import Right
from papi_metrics.language import Words, later
from papi_metrics.language import gettext as _
from papi_metrics.store import Store, Version, VersionKey
from papi_metrics.summary import plan_summary
from papi_metrics.text import escape_markdown
from papi_metrics.wording import date

ACT_WORDS = Words({
    "accept": later("Nhận tệp"), "edit": later("Sửa trên trang"), "restore": later("Khôi phục"), "turn": later("Bắt đầu năm mới"), "snapshot": later("Đơn vị gửi"),
})  # fmt: skip


def version_rows(versions: tuple[Version, ...]) -> pd.DataFrame:
    """Lay versions out as a table, with each one's completion on its own date."""
    return pd.DataFrame([
        {
            "number": item.key.number,
            "as_of": item.as_of,
            "completion": _completion(open_store(), item.key, item.as_of),
            "task_count": item.task_count,
            "author": item.author,
            "reason": item.reason,
            "accepted_at": item.accepted_in_vietnam,
            "act_word": ACT_WORDS[item.act] + (_(" bản {restored_from}", restored_from=item.restored_from) if item.restored_from else ""),
            "file_name": item.file_name,
        }
        for item in versions
    ])


@kept_by_language(1024)
def _completion(_store: Store, key: VersionKey, as_of: dt.date) -> float | None:
    return plan_summary(tasks_of(key), as_of=as_of).completion


def open_version(versions: tuple[Version, ...], view: View) -> None:
    """Let a person choose a version: look at every page by it, take its file along, make it the newest again."""
    by_number = {version.key.number: version for version in versions}
    number = st.selectbox(
        _("Phiên bản"), list(by_number), format_func=lambda value: _("Phiên bản {number}", number=value), key="phien-ban-chon", width=240, help=meaning("Phiên bản")
    )
    chosen = by_number[number]
    about = _("Số liệu đến {as_of} · tệp {file_name} · {author}: {reason}", as_of=date(chosen.as_of), file_name=chosen.file_name, author=chosen.author, reason=chosen.reason)
    st.caption(escape_markdown(about))
    with st.container(horizontal=True):
        st.button(
            _("Xem mọi trang theo phiên bản này"),
            disabled=chosen == view.version,
            on_click=look_back_at,
            args=(chosen,),
            icon=":material/history:",
            key="xem-phien-ban",
        )
        download_button(
            _("Tải tệp gốc"),
            lambda: open_store().original(chosen.key),
            file_name=chosen.file_name,
            on_click="ignore",
            icon=":material/download:",
            key="tai-goc",
        )
    if view.is_past:
        st.caption(_("Đang xem lại quá khứ: trở về hiện tại để khôi phục một phiên bản."))
        return
    if chosen == view.newest:
        st.caption(_("Đây là phiên bản mới nhất, đang được dùng."))
        return
    if not may(Right.UPDATE, chosen.key.unit):
        return
    with st.expander(_("Khôi phục phiên bản {number}", number=number)):
        ask_restoring(chosen.key, view.newest.key)
