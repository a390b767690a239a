"""One task of Nhiệm vụ: its history, and on the newest version the form that changes its small things."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.columns import TASK_HISTORY_COLUMNS
from pages.shared.explained import task_choices
from pages.shared.explaining import explain_fold
from pages.shared.figures import history_of_task
from pages.shared.signing.rights import may
from pages.shared.task_editing import ask_edit
from pages.shared.view import View
from papi_metrics.access import Right
from papi_metrics.language import gettext as _
from papi_metrics.text import escape_markdown


def show_task(view: View, task: pd.Series) -> None:
    """Show a task's history and, on the newest version, the form that changes it."""
    with st.container(border=True):
        st.markdown(f"**{escape_markdown(task['task'])}**")
        explain_fold(_("Cách tính của nhiệm vụ này"), task_choices(view, str(task["task_id"])), key="giai-thich-viec")
        data_table(
            history_of_task(view, str(task["task_id"])),
            name="lich-su-nhiem-vu",
            columns=TASK_HISTORY_COLUMNS,
            alt=_("Trạng thái của nhiệm vụ qua các phiên bản."),
        )
        if view.is_past:
            st.caption(_("Đang xem lại quá khứ: trở về hiện tại để sửa nhiệm vụ."))
            return
        if not may(Right.UPDATE, view.key.unit):
            return
        with st.expander(_("Sửa nhiệm vụ này"), icon=":material/edit:"):
            ask_edit(view, str(task["task_id"]))
