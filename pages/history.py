"""Lịch sử: the versions of the plan, who brought them and why; any of them can be had back."""

from __future__ import annotations

import streamlit as st

from pages.shared.acceptance import RESTORE_REASON_KEY, RESTORER_KEY, restore, say_outcome
from pages.shared.blocks import chart, theme
from pages.shared.columns import PROGRESS_COLUMNS, VERSION_COLUMNS
from pages.shared.figures import progress_of, version_rows
from pages.shared.view import open_store, required_view
from papi_metrics.charts import progress_lines
from papi_metrics.sentences import progress_sentence
from papi_metrics.text import escape_markdown
from papi_metrics.wording import date

view = required_view()
say_outcome()
versions = open_store().versions(unit=view.key.unit, plan_year=view.key.plan_year)

st.subheader(f"{len(versions)} phiên bản của kế hoạch {view.key.plan_year}", anchor=False)
st.dataframe(
    version_rows(versions),
    hide_index=True,
    placeholder="—",
    column_config=VERSION_COLUMNS,
    column_order=list(VERSION_COLUMNS),
    alt=f"{len(versions)} phiên bản, mới nhất ở trên.",
    key="bang-phien-ban",
)

progress = progress_of(view)
chart(
    progress_lines(progress, theme=theme()), sentence=progress_sentence(progress), data=progress, name="tien-trinh", columns=PROGRESS_COLUMNS
)

st.subheader("Mở lại một phiên bản", anchor=False)
number = st.selectbox(
    "Phiên bản",
    [version.key.number for version in versions],
    format_func=lambda value: f"Phiên bản {value}",
    key="phien-ban-chon",
)
chosen = next(version for version in versions if version.key.number == number)
about = f"Số liệu đến {date(chosen.as_of)} · tệp {chosen.file_name} · {chosen.author}: {chosen.reason}"
st.caption(escape_markdown(about))
st.download_button(
    "Tải tệp gốc",
    lambda: open_store().original(chosen.key),
    file_name=chosen.file_name,
    on_click="ignore",
    key="tai-goc",
)
if chosen == versions[0]:
    st.caption("Đây là phiên bản mới nhất, đang được dùng.")
    st.stop()
st.markdown("Khôi phục tạo một phiên bản mới giống phiên bản này; không phiên bản nào bị xóa.")
fields = st.columns([1, 2])
fields[0].text_input("Người khôi phục", key=RESTORER_KEY)
fields[1].text_input("Lý do", key=RESTORE_REASON_KEY)
st.button("Khôi phục", type="primary", on_click=restore, args=(chosen.key,), key="khoi-phuc")
