"""Trình chiếu: what Tổng quan shows, for a meeting room: large, one thing a screen, led by the keys of a presenter."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import theme
from pages.shared.presenting.screens import SCREENS
from pages.shared.presenting.steps import chosen_screen, steps
from pages.shared.view import required_view

view = required_view()
number = chosen_screen()
with st.container(key="trinh-chieu"):
    st.html(SCREENS[number - 1](view, theme()))
    steps(number)
