"""Nhiệm vụ: what is done, what is late and whose it is; the ministries' table, the time line, every task."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import chart, data_table, theme
from pages.shared.columns import COUNT_COLUMNS, GROUPINGS, LABEL_WORDS, TASK_COLUMNS, TASK_HISTORY_COLUMNS
from pages.shared.figures import counts_of, history_of_task, tasks_on
from pages.shared.view import required_view
from papi_metrics.charts import timeline
from papi_metrics.framework import DIMENSIONS, indicator_name
from papi_metrics.selection import filter_tasks, found_sentence, offices_of
from papi_metrics.sentences import states_counted, timeline_sentence
from papi_metrics.text import escape_markdown

view = required_view()
tasks = tasks_on(view)

st.subheader("Tổng hợp theo mẫu báo cáo", anchor=False)
by = st.segmented_control(
    "Xem theo",
    list(GROUPINGS),
    format_func=GROUPINGS.get,
    default="dimension",
    required=True,
    key="theo",
    bind="query-params",
)
counts = counts_of(view, by)
st.markdown(states_counted(counts_of(view, "overall")))
data_table(counts, name=f"tong-hop-{by}", columns=COUNT_COLUMNS, alt=states_counted(counts))
if by != "dimension":
    st.caption("Nhiệm vụ chung của nhiều đơn vị hay nhiều nội dung được kể ở từng nơi; câu tổng chỉ kể một lần.")

st.subheader("Từng nhiệm vụ", anchor=False)
filters = st.columns([2, 2, 2, 2])
dimensions = filters[0].multiselect(
    "Chỉ số",
    [str(number) for number in DIMENSIONS],
    format_func=lambda code: f"{code}. {indicator_name(code, view.key.plan_year)}",
    key="chi-so",
    bind="query-params",
    placeholder="Tất cả",
)
office = filters[1].selectbox(
    "Đơn vị", offices_of(tasks), index=None, key="don-vi", bind="query-params", placeholder="Tất cả"
)
labels = filters[2].multiselect(
    "Tình trạng", list(LABEL_WORDS), format_func=LABEL_WORDS.get, key="tinh-trang", bind="query-params", placeholder="Tất cả"
)
text = filters[3].text_input("Tìm chữ", key="tim", bind="query-params", placeholder="tên việc, sản phẩm, ghi chú")
found = filter_tasks(tasks, dimensions=[int(code) for code in dimensions], office=office, labels=labels, text=text)
st.markdown(found_sentence(found, of=len(tasks)))

if found.empty:
    st.info("Không có nhiệm vụ nào khớp. Hãy bỏ bớt điều kiện lọc.", icon=":material/filter_alt_off:")
    st.stop()

chosen = st.dataframe(
    found,
    hide_index=True,
    placeholder="—",
    column_config=TASK_COLUMNS,
    column_order=list(TASK_COLUMNS),
    on_select="rerun",
    selection_mode="single-row",
    key="bang-nhiem-vu",
    alt=found_sentence(found, of=len(tasks)),
)
rows = chosen.selection.rows
if rows and rows[0] < len(found):
    task = found.iloc[rows[0]]
    with st.container(border=True):
        st.markdown(f"**{escape_markdown(task['task'])}**")
        data_table(
            history_of_task(view, str(task["task_id"])),
            name="lich-su-nhiem-vu",
            columns=TASK_HISTORY_COLUMNS,
            alt="Trạng thái của nhiệm vụ qua các phiên bản.",
        )
else:
    st.caption("Bấm vào đầu dòng để xem lịch sử của một nhiệm vụ.")

chart(
    timeline(found, as_of=view.as_of, plan_year=view.key.plan_year, theme=theme()),
    sentence=timeline_sentence(found, as_of=view.as_of),
    data=found,
    name="dong-thoi-gian",
    columns=TASK_COLUMNS,
)
