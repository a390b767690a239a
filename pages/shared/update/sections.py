"""The parts of Cập nhật by name, and the way from one to another."""

from __future__ import annotations

import streamlit as st

from papi_metrics.language import gettext as _
from papi_metrics.language import later

KEY = "loai"
"""The choice of the part, and its name in the address."""
TRACKER, SCORES, TEMPLATES = later("Bảng theo dõi"), later("Điểm số"), later("Tệp mẫu")
RECEIVED, WAITING, UNITS = later("Nhận từ đơn vị"), later("Chờ duyệt"), later("Danh sách đơn vị")


def look_at_part(part: str) -> None:
    """Show another part of the page; a callback."""
    st.session_state[KEY] = _(part)

