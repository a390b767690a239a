"""The act of Lịch sử that makes an old version the newest again, after what it takes back was seen."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.history.comparing import changes_between
from pages.shared.outcomes import accepted, refused, say_refusal
from pages.shared.signing.rights import ask_author
from pages.shared.update.changing import change_rows
from pages.shared.update.columns import change_columns
from pages.shared.view import open_store
from pages.shared.working import act_at_work, at_work
from papi_metrics.errors import PapiError
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.sentences import changes_sentence
from papi_metrics.store import VersionKey

_RESTORER, _REASON, _CONFIRMED = "nguoi-khoi-phuc", "ly-do-khoi-phuc", "xac-nhan-khoi-phuc"
_BUTTON = "khoi-phuc"


def ask_restoring(key: VersionKey, newest: VersionKey) -> None:
    """Show what restoring a version would change, steps backwards first, and ask who does it and why."""
    with at_work(_("Đang so hai phiên bản…")):
        changes = changes_between(newest, key)
    back = int(changes["backward"].sum())
    st.markdown(_("Khôi phục tạo một phiên bản mới giống phiên bản này; không phiên bản nào bị xóa."))
    st.markdown(_("So với hiện nay: {changes}", changes=changes_sentence(changes)))
    if not changes.empty:
        name = f"khoi-phuc-{newest.number}-{key.number}"
        data_table(change_rows(changes), name=name, columns=change_columns(_("Hiện nay → sau khi khôi phục")), alt=changes_sentence(changes))
    if back:
        st.checkbox(ngettext("Nhận {count} bước lùi ở trên cùng của bảng", back), key=_confirmed(key, newest))
    fields = st.columns([1, 2])
    ask_author(fields[0], _("Người khôi phục"), key=_RESTORER)
    fields[1].text_input(_("Lý do"), key=_REASON)
    say_refusal(_BUTTON)
    st.button(_("Khôi phục"), type="primary", on_click=restore, args=(key, newest, back), key=_BUTTON)


def restore(key: VersionKey, newest: VersionKey, back: int) -> None:
    """Make an old version the newest again; a callback of the button. `newest` and `back` are what the person saw."""
    author, reason = (st.session_state[name].strip() for name in (_RESTORER, _REASON))
    if not author or not reason:
        refused(_("Hãy điền người khôi phục và lý do."), at=_BUTTON)
        return
    if back and not st.session_state[_confirmed(key, newest)]:
        refused(ngettext("Chưa khôi phục: có {count} bước lùi. Hãy xem bảng thay đổi và đánh dấu nhận bước lùi.", back), at=_BUTTON)
        return
    try:
        with act_at_work(_("Đang khôi phục phiên bản {number}…", number=key.number), done=_("Đã khôi phục.")):
            accepted(open_store().restore(key, author=author, reason=reason, based_on=newest.number))
    except PapiError as error:
        refused(str(error), at=_BUTTON)


def _confirmed(key: VersionKey, newest: VersionKey) -> str:
    return f"{_CONFIRMED}-{key.unit}-{key.plan_year}-{newest.number}-{key.number}"
