"""What who is signed in may do here: the rights pages ask for, and the name acts are signed with."""

from __future__ import annotations

from typing import Any, Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.signing.gate import Caller, current_actor, current_caller
from pages.shared.states import say_state, way_home
from papi_metrics.access import ROLE_WORDS, Right, Role
from papi_metrics.language import gettext as _


def may(right: Right, unit: str) -> bool:
    """Tell whether who is signed in has a right in a unit."""
    return current_actor().may(right, unit)


def shown(caller: Caller, right: Right) -> Literal["visible", "hidden"]:
    """Return whether the pages' names list a page that needs a right; the page itself asks again."""
    return "visible" if caller.may_anywhere(right) else "hidden"


def shown_administering(caller: Caller) -> Literal["visible", "hidden"]:
    """Return whether the pages' names list the page of people: on one machine there are none."""
    return "hidden" if caller.identity is None else shown(caller, Right.ADMINISTER)


def require_anywhere(right: Right) -> None:
    """Return if there is a unit where who is signed in has a right; else say so and end the page."""
    if not current_caller().may_anywhere(right):
        say_missing(right)
        st.stop()


def require_administering() -> None:
    """Return if who is signed in administers a unit; else, and on one machine, say so and end the page."""
    if current_caller().identity is None:
        with say_state(_("Máy này không đăng nhập: ai ngồi ở máy cũng làm được mọi việc, không có người dùng nào để quản trị."), icon=":material/lock:"):
            way_home()
        st.stop()
    require_anywhere(Right.ADMINISTER)


def say_missing(right: Right, unit: str = "") -> None:
    """Say which role is missing, where, and whom to ask."""
    place = _("ở {unit}", unit=unit) if unit else _("ở đơn vị nào")
    told = _("Bạn chưa có quyền {role} {place}. Hãy nhờ người quản trị của đơn vị cấp quyền.", role=ROLE_WORDS[Role(right)], place=place)
    with say_state(told, icon=":material/lock:"):
        way_home()


def ask_author(place: DeltaGenerator, label: str, *, key: str, **options: Any) -> None:  # noqa: ANN401 - as Streamlit's
    """Ask who does it; of who is signed in it is known, and shown."""
    actor = current_actor()
    if actor.account:
        st.session_state[key] = actor.name
    place.text_input(label, key=key, disabled=bool(actor.account), **options)
