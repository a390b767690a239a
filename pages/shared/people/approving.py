"""Người dùng, the setting of a unit: whether a version counts only once a second person has approved it."""

from __future__ import annotations

import streamlit as st

from pages.shared.outcomes import done, refused, say_refusal
from pages.shared.people.giving import place_named
from pages.shared.signing.rights import may
from pages.shared.view import open_store
from papi_metrics.access import EVERYWHERE, Right
from papi_metrics.errors import PapiError
from papi_metrics.language import gettext as _

_UNIT, _BUTTON = "don-vi-duyet", "nguoi-thu-hai"


def ask_second_person() -> None:
    """Show whether a unit asks for a second person, and let the administrator change it."""
    named = ({EVERYWHERE: _("Mọi đơn vị")} if may(Right.ADMINISTER, EVERYWHERE) else {}) | dict(open_store().administered_units())
    if not named:
        st.caption(_("Chưa có đơn vị nào."))
        return
    unit = st.selectbox(_("Đơn vị"), list(named), format_func=named.get, key=_UNIT, width=420)
    on = open_store().second_person(unit)
    st.markdown(
        _("**Đang bật**: nhận, sửa hay khôi phục chỉ có hiệu lực khi người khác có quyền duyệt chấp thuận.")
        if on
        else _("**Đang tắt**: nhận, sửa hay khôi phục có hiệu lực ngay.")
    )
    say_refusal(_BUTTON)
    st.button(_("Tắt") if on else _("Bật"), on_click=switch_second_person, args=(unit, not on), key=_BUTTON)
    st.caption(_("Đơn vị dưới theo đơn vị trên, trừ khi đặt riêng."))


def switch_second_person(unit: str, on: bool) -> None:  # noqa: FBT001 - the arguments of a callback have no names
    """Change the setting of a unit; a callback."""
    try:
        open_store().set_second_person(unit, on=on)
    except PapiError as error:
        refused(str(error), at=_BUTTON)
        return
    done(_switched(unit, on=on), undo=lambda: _switch_back(unit, on=not on))


def _switch_back(unit: str, *, on: bool) -> str:
    open_store().set_second_person(unit, on=on)
    return _switched(unit, on=on)


def _switched(unit: str, *, on: bool) -> str:
    place = place_named(unit)
    return _("Từ nay cần người thứ hai duyệt ở {unit}.", unit=place) if on else _("Không còn cần người thứ hai duyệt ở {unit}.", unit=place)
