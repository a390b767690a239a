"""Người dùng, giving a role: to an account that is there or a new one, in a unit one administers."""

from __future__ import annotations

import streamlit as st

from pages.shared.outcomes import done, refused, say_refusal
from pages.shared.signing.rights import may
from pages.shared.view import open_store
from papi_metrics.access import EVERYWHERE, ROLE_WORDS, Right, Role
from papi_metrics.errors import PapiError
from papi_metrics.framework import unit_name
from papi_metrics.language import Words, later
from papi_metrics.language import gettext as _
from papi_metrics.sign_in import LONGEST_ACCOUNT
from papi_metrics.store import place_of

_ACCOUNT, _NAME, _UNIT, _ROLE, _BUTTON = "tai-khoan", "ho-ten", "don-vi-giao", "vai-tro", "giao"
_MEANINGS = Words({
    Role.VIEWER: later("xem mọi trang của đơn vị"),
    Role.EDITOR: later("xem; nhận bảng theo dõi, sửa, khôi phục"),
    Role.APPROVER: later("cập nhật; duyệt phiên bản của người khác"),
    Role.ADMINISTRATOR: later("duyệt; quản trị người dùng của đơn vị"),
})


def ask_role() -> None:
    """Ask whom to give which role, and where; a role counts in the units below too."""
    with st.form("giao-vai-tro", border=False, enter_to_submit=False):
        row = st.columns(4)
        row[0].text_input(_("Tài khoản"), placeholder=_("thư điện tử hoặc tên đăng nhập"), key=_ACCOUNT, max_chars=LONGEST_ACCOUNT)
        row[1].text_input(_("Họ tên (nếu tài khoản mới)"), key=_NAME, max_chars=100)
        everywhere = may(Right.ADMINISTER, EVERYWHERE)
        named = ({EVERYWHERE: _("Mọi đơn vị")} if everywhere else {}) | dict(open_store().administered_units())
        row[2].selectbox(
            _("Ở đơn vị"),
            list(named),
            index=None,
            format_func=lambda unit: named.get(unit, unit),
            key=_UNIT,
            accept_new_options=everywhere,
            placeholder=_("Chọn đơn vị") + (_(" hoặc ghi tên mới") if everywhere else ""),
        )
        row[3].selectbox(_("Vai trò"), list(Role), format_func=lambda role: f"{ROLE_WORDS[role]}: {_MEANINGS[role]}", key=_ROLE)
        say_refusal(_BUTTON)
        st.form_submit_button(_("Giao vai trò"), type="primary", on_click=give, key=_BUTTON)
    st.caption(_("Vai trò ở một đơn vị có hiệu lực ở mọi đơn vị dưới nó."))


def give() -> None:
    """Give the role as filled in; a callback of the form."""
    state, named = st.session_state, open_store().administered_units()
    unit: str | None = state[_UNIT]
    if unit is None:
        refused(_("Chưa giao: hãy chọn đơn vị."), at=_BUTTON)
        return
    key = unit if unit == EVERYWHERE or unit in named else unit_name(unit)
    before = role_of(state[_ACCOUNT], key)
    try:
        open_store().give_role(state[_ACCOUNT], key, state[_ROLE], name=state[_NAME])
    except PapiError as error:
        refused(str(error), at=_BUTTON)
        return
    account = state[_ACCOUNT]
    told = _("Đã giao vai trò {role} ở {unit} cho {account}.", role=ROLE_WORDS[state[_ROLE]], unit=place_named(key), account=account)
    done(told, undo=lambda: put_role_back(account, key, before))


def place_named(unit: str) -> str:
    """Return a unit that one administers as sentences name it: by its name in the list, not by its code."""
    return open_store().administered_units().get(unit) or place_of(unit)


def role_of(account: str, unit: str) -> Role | None:
    """Return the role that an account has of its own in a unit one administers, None for none."""
    named = account.strip().casefold()
    return next((person.roles.get(unit) for person in open_store().people() if person.account.casefold() == named), None)


def put_role_back(account: str, unit: str, before: Role | None) -> str:
    """Give an account the role it had in a unit, or none; return what to say."""
    if before is None:
        open_store().take_role(account, unit)
    else:
        open_store().give_role(account, unit, before)
    return _("Đã hoàn tác: vai trò của {account} ở {unit} như trước.", account=account, unit=place_named(unit))
