"""Báo cáo, what goes upward by e-mail: the newest version as one signed file, and the key that it is known by."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import fold
from pages.shared.outcomes import done, kept, refused, say_refusal
from pages.shared.signing.rights import ask_author
from pages.shared.signing.taking import download_button
from pages.shared.view import View, open_store
from pages.shared.working import at_work
from papi_metrics.access import Right
from papi_metrics.errors import PapiError
from papi_metrics.language import gettext as _
from papi_metrics.snapshots import UnitKey, key_file, key_file_name, snapshot_name
from papi_metrics.store import SigningKey, Version
from papi_metrics.text import escape_markdown
from papi_metrics.wording import date

MAKE_KEY, WHO_KEY = "tao-khoa-ky", "nguoi-tao-khoa"


def offer_snapshot(view: View) -> None:
    """Offer the newest version of a view's plan as a signed file, to whoever may update the unit."""
    if not open_store().actor.may(Right.UPDATE, view.key.unit):
        return
    with fold(_("Gửi lên cấp trên"), key="gui-len-cap-tren") as opened:
        if opened.open:
            _offer(view.newest)


def _offer(version: Version) -> None:
    told = _("Phiên bản {number} năm {plan_year}, số liệu đến {as_of}: một tệp có chữ ký, gửi kèm thư điện tử.", number=version.key.number, plan_year=version.key.plan_year, as_of=date(version.as_of))
    st.markdown(escape_markdown(told))
    key = open_store().signing_key(version.key.unit)
    if key is None:
        _ask_key(version.key.unit)
        return
    try:
        with at_work(_("Đang đóng gói và ký phiên bản {number}…", number=version.key.number)):
            data = kept("signed-snapshot", (version.key, key.number), lambda: open_store().signed_snapshot(version.key))
    except PapiError as error:
        st.warning(escape_markdown(str(error)), icon=":material/mail:")
        return
    name = snapshot_name(version.unit, plan_year=version.key.plan_year, number=version.key.number)
    download_button(
        _("Tải tệp gửi cấp trên"), data, file_name=name, mime="application/zip", key="tai-tep-gui", on_click="ignore", icon=":material/mail:"
    )
    _show_key(version, key)


def _show_key(version: Version, key: SigningKey) -> None:
    """Show the fingerprint where it can be read out, and offer the file of the key."""
    st.caption(_("Vân tay khóa, đọc qua điện thoại khi cấp trên hỏi:"))
    st.markdown(f"**{key.fingerprint}**")
    download_button(
        _("Tải tệp khóa (gửi cấp trên một lần)"),
        key_file(UnitKey(unit=version.unit, public_key=key.public_key)),
        file_name=key_file_name(version.unit),
        mime="application/json",
        key="tai-tep-khoa",
        on_click="ignore",
        type="tertiary",
        icon=":material/key:",
    )


def _ask_key(unit: str) -> None:
    """Ask who makes the unit's key; it is made once."""
    st.caption(_("Lần đầu: tạo khóa ký của đơn vị. Khóa ở lại trong kho này, không hoàn tác được; bản sao lưu của kho có cả khóa."))
    ask_author(st.container(), _("Người tạo khóa"), placeholder=_("Họ tên hoặc bộ phận"), key=WHO_KEY, width=320)
    say_refusal(MAKE_KEY)
    st.button(_("Tạo khóa ký"), on_click=_make_key, args=(unit,), icon=":material/key:", key=MAKE_KEY)


def _make_key(unit: str) -> None:
    """Make the unit's key; a callback."""
    who = (st.session_state[WHO_KEY] or "").strip()
    if not who:
        refused(_("Hãy điền người tạo khóa."), at=MAKE_KEY)
        return
    try:
        open_store().make_signing_key(unit, who=who)
    except PapiError as error:
        refused(str(error), at=MAKE_KEY)
        return
    done(_("Đã tạo khóa ký. Gửi tệp khóa cho cấp trên một lần và đọc vân tay qua điện thoại."))
