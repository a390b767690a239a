"""Cập nhật, the keys of units: which are known, one taken for a unit's after its fingerprint was compared, one withdrawn."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.outcomes import done, refused, say_refusal, upload_key
from pages.shared.signing.rights import ask_author
from pages.shared.snapshots.columns import KNOWN_COLUMNS, known_rows
from pages.shared.undoing import reason_of_undoing
from pages.shared.view import open_store
from papi_metrics.access import Right
from papi_metrics.errors import PapiError
from papi_metrics.framework import unit_key, unit_name
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.snapshots import KEY_ENDING, UnitKey, read_key_file
from papi_metrics.store import KnownKey
from papi_metrics.text import escape_markdown

TRUST, WITHDRAW = "ghi-nhan-khoa", "thu-hoi-khoa"
_UNIT, _WHO, _COMPARED = "don-vi-cua-khoa", "nguoi-ghi-khoa", "da-so-van-tay"
_HELD, _HOLDER, _WHY = "khoa-thu-hoi", "nguoi-thu-hoi", "ly-do-thu-hoi"


def show_keys() -> None:
    """Show the keys that are known, and let whoever administers a unit take one for it or withdraw it."""
    store = open_store()
    known = store.known_keys()
    st.subheader(_("Khóa của các đơn vị"), anchor=False)
    if known:
        data_table(known_rows(known), name="khoa-don-vi", columns=KNOWN_COLUMNS, alt=ngettext("{count} khóa đã ghi nhận.", len(known)), files=False)
    else:
        st.caption(_("Chưa ghi nhận khóa nào. Mỗi đơn vị gửi tệp khóa một lần; so vân tay qua điện thoại rồi ghi nhận ở đây."))
    if store.actor.units_with(Right.ADMINISTER) == ():
        return
    with st.expander(_("Ghi nhận hoặc thay khóa của một đơn vị")):
        _ask_trust(known)
    if active := [key.unit for key in known if key.active and store.actor.may(Right.ADMINISTER, key.unit)]:
        with st.expander(_("Thu hồi khóa")):
            _ask_withdraw(active)


def _ask_trust(known: tuple[KnownKey, ...]) -> None:
    upload = st.file_uploader(_("Tệp khóa (.{key_ending}) đơn vị gửi", key_ending=KEY_ENDING), type=[KEY_ENDING], max_upload_size=1, key=upload_key("unit-key"))
    if upload is None:
        return
    try:
        key = read_key_file(upload.getvalue())
    except PapiError as error:
        st.error(escape_markdown(str(error)), icon=":material/error:")
        return
    unit = _unit_of(st.text_input(_("Đơn vị ở kho này (tên hoặc mã)"), key.unit, key=f"{_UNIT}-{upload.file_id}", width=480))
    _say_unit(unit, key, known)
    st.markdown(_("Vân tay khóa: **{fingerprint}**", fingerprint=key.fingerprint))
    st.checkbox(_("Đã gọi điện: đơn vị đọc đúng vân tay này"), key=f"{_COMPARED}-{upload.file_id}")
    ask_author(st.container(), _("Người ghi nhận"), placeholder=_("Họ tên hoặc bộ phận"), key=_WHO, width=320)
    say_refusal(TRUST)
    st.button(_("Ghi nhận khóa"), on_click=_trust, args=(unit, key, upload.file_id), key=TRUST)


def _unit_of(typed: str) -> str:
    return open_store().unit_meant(typed) or unit_name(typed)


def _say_unit(unit: str, key: UnitKey, known: tuple[KnownKey, ...]) -> None:
    """Say what is easily overlooked: another name than the file's, a unit that is new here, a key that is replaced."""
    if unit_key(unit) != unit_key(key.unit):
        st.warning(escape_markdown(_("Tệp khóa tự ghi là của «{said}», sẽ ghi nhận cho «{unit}». Hãy kiểm tra.", said=key.unit, unit=unit)), icon=":material/spellcheck:")
    if open_store().unit_meant(unit) is None:
        st.caption(escape_markdown(_("Kho chưa có «{unit}»: tệp gửi đầu tiên sẽ mở kế hoạch của đơn vị này.", unit=unit)))
    if any(held.active and held.unit == unit and held.public_key != key.public_key for held in known):
        st.warning(_("Đơn vị đang có khóa khác: khóa này sẽ thay khóa đó."), icon=":material/key:")


def _trust(unit: str, key: UnitKey, file_id: str) -> None:
    """Take a key for a unit's; a callback."""
    who = (st.session_state[_WHO] or "").strip()
    if not (unit and who and st.session_state[f"{_COMPARED}-{file_id}"]):
        refused(_("Chưa ghi nhận: hãy so vân tay qua điện thoại, đánh dấu, điền đơn vị và người ghi nhận."), at=TRUST)
        return
    before = _active_key(unit)
    try:
        open_store().trust_key(unit, key.public_key, who=who)
    except PapiError as error:
        refused(str(error), at=TRUST)
        return
    done(_("Đã ghi nhận khóa của {unit}.", unit=unit), undo=lambda: _put_back(unit, before, who))


def _active_key(unit: str) -> KnownKey | None:
    return next((held for held in open_store().known_keys() if held.active and held.unit == unit), None)


def _put_back(unit: str, before: KnownKey | None, who: str) -> str:
    """Let the key that served before serve again, or none; return what to say."""
    if before is None:
        open_store().withdraw_key(unit, who=who, reason=reason_of_undoing("ghi nhận khóa"))
        return _("Đã hoàn tác: {unit} chưa có khóa nào.", unit=unit)
    open_store().trust_key(unit, before.public_key, who=who)
    return _("Đã hoàn tác: khóa trước của {unit} được dùng lại.", unit=unit)


def _ask_withdraw(units: list[str]) -> None:
    st.caption(_("Dùng khi khóa có thể bị người khác thấy hoặc đơn vị mất kho. Những phiên bản đã nhận vẫn còn."))
    st.selectbox(_("Đơn vị"), units, key=_HELD, width=480)
    form = st.columns([1, 2])
    ask_author(form[0], _("Người thu hồi"), placeholder=_("Họ tên hoặc bộ phận"), key=_HOLDER)
    form[1].text_input(_("Lý do thu hồi"), key=_WHY)
    say_refusal(WITHDRAW)
    st.button(_("Thu hồi khóa"), on_click=_withdraw, key=WITHDRAW)


def _withdraw() -> None:
    """Take nothing signed by a unit's key from now on; a callback."""
    unit, who, why = (str(st.session_state[name] or "").strip() for name in (_HELD, _HOLDER, _WHY))
    if not who or not why:
        refused(_("Hãy điền người thu hồi và lý do."), at=WITHDRAW)
        return
    before = _active_key(unit)
    try:
        open_store().withdraw_key(unit, who=who, reason=why)
    except PapiError as error:
        refused(str(error), at=WITHDRAW)
        return
    done(_("Đã thu hồi khóa của {unit}.", unit=unit), undo=None if before is None else lambda: _put_back(unit, before, who), reason=_WHY)
