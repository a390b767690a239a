"""Người dùng: the accounts of the units one administers, their roles, who must approve, who signed in lately."""

from __future__ import annotations

import streamlit as st

from pages.shared.outcomes import say_outcome
from pages.shared.people.approving import ask_second_person
from pages.shared.people.giving import ask_role
from pages.shared.people.listing import show_people, show_sign_ins
from pages.shared.signing.rights import require_administering
from papi_metrics.language import gettext as _

require_administering()
say_outcome()

st.subheader(_("Người dùng"), anchor=False)
show_people()

st.subheader(_("Giao vai trò"), anchor=False)
ask_role()

st.subheader(_("Người thứ hai duyệt"), anchor=False)
ask_second_person()

st.subheader(_("Đăng nhập gần đây"), anchor=False)
show_sign_ins()
