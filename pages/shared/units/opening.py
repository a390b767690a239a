"""Ways on from a row of Các đơn vị: to the units below it, to its own plan on Tổng quan."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.shared.header import chosen_in_header, look_at_plan
from pages.shared.plan_choice import plan_name_of
from pages.shared.units.choosing import look_below
from pages.shared.units.figures import Units
from papi_metrics.language import gettext as _
from papi_metrics.store import VersionKey
from papi_metrics.text import escape_markdown


def open_unit(row: pd.Series | None, of: Units) -> None:
    """Offer where a chosen row leads; say how to choose one where none is."""
    if row is None:
        st.caption(_("Bấm vào đầu dòng, hoặc nhấn Shift + dấu cách, để mở kế hoạch của một đơn vị hoặc xem các đơn vị bên trong."))
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        name = escape_markdown(row["unit"])
        if row["parent"]:
            st.button(_("Xem các đơn vị của {name}", name=name), key="xem-ben-trong", on_click=look_below, args=(of, row["key"]))
        elif not row["plan"]:
            st.markdown(_("{name} chưa có số liệu.", name=name))
        plan = plan_name_of(VersionKey(unit=row["key"], plan_year=of.now.plan_year, number=1))
        if row["plan"] and st.button(_("Mở kế hoạch của {name}", name=name), key="mo-ke-hoach", type="primary", on_click=look_at_plan, args=(plan,)):
            st.switch_page("overview.py", query_params=chosen_in_header())
