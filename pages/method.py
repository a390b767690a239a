"""Cách tính: every figure's rule, the thresholds, the sources, and where scores may not be compared."""

from __future__ import annotations

import streamlit as st

from pages.shared.rules import break_rows, rules_text, sign_rows
from papi_metrics.framework import PAPI_SOURCE
from papi_metrics.language import gettext as _

st.subheader(_("Cách tính"), anchor=False)
st.markdown(rules_text())

st.subheader(_("Màu và ký hiệu"), anchor=False)
st.caption(_("Màu luôn đi cùng ký hiệu và chữ."))
st.table(sign_rows(), border="horizontal", hide_index=True, alt=_("Màu, ký hiệu và chữ của trạng thái, hạn, đèn và nhận định."))

st.subheader(_("Những năm không so được"), anchor=False)
st.caption(_("Bộ câu hỏi PAPI có thay đổi; điểm trước và sau chỗ ngắt không so được hoặc cần thận trọng."))
st.table(break_rows(), border="horizontal", hide_index=True, alt=_("Các chỗ ngắt của chuỗi điểm PAPI."))

st.subheader(_("Nguồn"), anchor=False)
st.markdown(
    _("- Điểm: {papi_source}. PAPI khảo sát theo tỉnh; điểm tỉnh không phải điểm của xã.\n"
    "- Kế hoạch: 08/KH-UBND ngày 14/01/2022 của UBND xã Trung Trắc, huyện Văn Lâm, tỉnh Hưng Yên.\n"
    "- Trạng thái nhiệm vụ trong ví dụ là số liệu minh họa.", papi_source=PAPI_SOURCE)
)
