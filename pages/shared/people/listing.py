"""Người dùng, the lists: accounts with their roles, one of them changed; the last sign-ins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st
from streamlit import column_config as show

from pages.shared.blocks import chosen_row, data_table
from pages.shared.outcomes import done, refused, say_refusal
from pages.shared.people.giving import place_named, put_role_back, role_of
from pages.shared.undoing import Undo
from pages.shared.view import open_store
from papi_metrics.access import ROLE_WORDS
from papi_metrics.clock import in_vietnam
from papi_metrics.errors import PapiError
from papi_metrics.language import gettext as _
from papi_metrics.language import later, ngettext
from papi_metrics.store import Person, SignIn, place_of
from papi_metrics.text import escape_markdown

PEOPLE_COLUMNS = {
    "account": show.TextColumn(later("Tài khoản"), width="medium"),
    "name": show.TextColumn(later("Họ tên"), width="medium"),
    "state": show.TextColumn(later("Trạng thái"), width="small"),
    "roles": show.TextColumn(later("Vai trò"), width="large"),
}
SIGN_IN_COLUMNS = {
    "account": show.TextColumn(later("Tài khoản"), width="medium"),
    "started_at": show.DatetimeColumn(later("Từ lúc"), format="DD/MM/YYYY HH:mm"),
    "seen_at": show.DatetimeColumn(later("Thao tác cuối"), format="DD/MM/YYYY HH:mm"),
    "ended_at": show.DatetimeColumn(later("Đăng xuất"), format="DD/MM/YYYY HH:mm"),
}
_NAME, _TAKEN, _BUTTON = "ten-moi", "thu-o", "nguoi-dung"


def show_people() -> None:
    """Show the accounts of the units one administers; a chosen one can be renamed, shut, or lose a role."""
    people, names = open_store().people(), open_store().administered_units()
    if not people:
        st.caption(_("Chưa có tài khoản nào ở các đơn vị bạn quản trị."))
        return
    chosen = chosen_row(people_rows(people, names), key="bang-nguoi-dung", alt=ngettext("{count} tài khoản.", len(people)), columns=PEOPLE_COLUMNS)
    say_refusal(_BUTTON)
    if chosen is None:
        st.caption(_("Bấm vào đầu dòng, hoặc nhấn Shift + dấu cách, để đổi tên, khóa tài khoản hoặc thu vai trò."))
    else:
        _ask_change(people[chosen], names)


def people_rows(people: tuple[Person, ...], names: Mapping[str, str]) -> pd.DataFrame:
    """Lay accounts out as a table, each with its roles and where they count."""
    return pd.DataFrame([
        {
            "account": person.account,
            "name": person.name,
            "state": _("đang dùng") if person.active else _("đã khóa"),
            "roles": " · ".join(f"{ROLE_WORDS[role]}: {names.get(unit, place_of(unit))}" for unit, role in person.roles.items()) or "—",
        }
        for person in people
    ])


def _ask_change(person: Person, names: Mapping[str, str]) -> None:
    with st.container(border=True):
        st.markdown(f"**{escape_markdown(person.account)}**")
        row = st.columns([2, 1, 2, 1, 1], vertical_alignment="bottom")
        row[0].text_input(_("Họ tên"), person.name, key=f"{_NAME}-{person.account}", max_chars=100)
        row[1].button(_("Đổi tên"), on_click=rename, args=(person.account,), key="doi-ten", width="stretch")
        if person.roles:
            label = {unit: f"{ROLE_WORDS[role]}: {names.get(unit, place_of(unit))}" for unit, role in person.roles.items()}
            row[2].selectbox(_("Vai trò"), list(label), format_func=label.get, key=f"{_TAKEN}-{person.account}")
            row[3].button(_("Thu"), on_click=take, args=(person.account,), key="thu-vai-tro", width="stretch")
        words = _("Khóa") if person.active else _("Mở lại")
        row[4].button(words, on_click=switch, args=(person.account, not person.active), key="khoa", width="stretch")


def rename(account: str) -> None:
    """Sign an account's acts with the name that was typed; a callback."""
    name = st.session_state[f"{_NAME}-{account}"]
    before = next((person.name for person in open_store().people() if person.account == account), "")

    def back() -> str:
        open_store().rename_person(account, before)
        st.session_state.pop(f"{_NAME}-{account}", None)
        return _("Đã hoàn tác: tài khoản {account} lại là {name}.", account=account, name=before)

    _act(lambda: open_store().rename_person(account, name), _("Tài khoản {account} nay là {name}.", account=account, name=name.strip()), back)


def take(account: str) -> None:
    """Take the chosen role away; a callback."""
    unit = st.session_state[f"{_TAKEN}-{account}"]
    before = role_of(account, unit)
    told = _("Đã thu vai trò của {account} ở {unit}.", account=account, unit=place_named(unit))
    _act(lambda: open_store().take_role(account, unit), told, lambda: put_role_back(account, unit, before))


def switch(account: str, active: bool) -> None:  # noqa: FBT001 - the arguments of a callback have no names
    """Shut an account or let it in again; a callback."""
    told = _switched(account, active=active)

    def back() -> str:
        open_store().set_active(account, active=not active)
        return _switched(account, active=not active)

    _act(lambda: open_store().set_active(account, active=active), told, back)


def _switched(account: str, *, active: bool) -> str:
    if active:
        return _("Tài khoản {account} được dùng lại.", account=account)
    return _("Đã khóa tài khoản {account}: thao tác tiếp theo của người này bị từ chối.", account=account)


def _act(act: Callable[[], None], told: str, undo: Undo) -> None:
    try:
        act()
    except PapiError as error:
        refused(str(error), at=_BUTTON)
        return
    done(told, undo=undo)


def show_sign_ins() -> None:
    """Show the last sign-ins of the people one administers."""
    found = open_store().sign_ins()
    data_table(sign_in_rows(found), name="dang-nhap", columns=SIGN_IN_COLUMNS, alt=ngettext("{count} lần đăng nhập gần đây.", len(found)))


def sign_in_rows(found: tuple[SignIn, ...]) -> pd.DataFrame:
    """Lay sign-ins out as a table, times by Vietnam's clocks."""
    moments = ("started_at", "seen_at", "ended_at")
    rows = [{"account": item.account} | {name: _local(getattr(item, name)) for name in moments} for item in found]
    return pd.DataFrame(rows, columns=["account", *moments]).astype(dict.fromkeys(moments, "datetime64[us]"))


def _local(moment: dt.datetime | None) -> dt.datetime | None:
    return None if moment is None else in_vietnam(moment)
