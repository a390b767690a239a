"""Nhiệm vụ: what is done, what is late and whose it is; the ministries' table, the time line, every task."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import chart, chosen_row, data_table, theme
from pages.shared.columns import COUNT_COLUMNS, GROUPINGS, LABEL_WORDS, TASK_COLUMNS
from pages.shared.downloads import current_tracker_button
from pages.shared.explaining import explain_counts
from pages.shared.facts import plan_facts
from pages.shared.figures import counts_of, tasks_on
from pages.shared.found_tasks import Filters, found_tasks, timeline_of
from pages.shared.outcomes import say_outcome
from pages.shared.states import say_nothing_found
from pages.shared.task_details import show_task
from pages.shared.terms import meaning
from pages.shared.view import required_view
from papi_metrics.framework import DIMENSIONS, dimension_name
from papi_metrics.language import gettext as _
from papi_metrics.selection import found_sentence, offices_of
from papi_metrics.sentences import states_counted

view = required_view()
say_outcome()
tasks = tasks_on(view)

st.subheader(_("Tổng hợp theo mẫu báo cáo"), anchor=False)
by = st.segmented_control(
    _("Xem theo"),
    list(GROUPINGS),
    format_func=GROUPINGS.get,
    default="dimension",
    required=True,
    key="theo",
    bind="query-params",
) or "dimension"  # An empty value in the address leaves nothing chosen.
counts = counts_of(view, by)
st.markdown(states_counted(counts_of(view, "overall")))
data_table(counts, name=f"tong-hop-{by}", columns=COUNT_COLUMNS, alt=states_counted(counts), facts=plan_facts(view, "counts"))
explain_counts(view, by, counts, key="giai-thich-so")
if by != "dimension":
    st.caption(_("Nhiệm vụ chung của nhiều đơn vị hay nhiều nội dung được kể ở từng nơi; câu tổng chỉ kể một lần."))

st.subheader(_("Từng nhiệm vụ"), anchor=False)
row = st.columns([2, 2, 2, 2])
dimensions = row[0].multiselect(
    _("Chỉ số"),
    [str(number) for number in DIMENSIONS],
    format_func=lambda number: f"{number}. {dimension_name(int(number), view.key.plan_year)}",
    key="chi-so",
    bind="query-params",
    placeholder=_("Tất cả"),
)
office = row[1].selectbox(
    _("Đơn vị phụ trách"), offices_of(tasks), index=None, key="don-vi", bind="query-params", placeholder=_("Tất cả")
)
labels = row[2].multiselect(
    _("Tình trạng"), list(LABEL_WORDS), format_func=LABEL_WORDS.get, key="tinh-trang", bind="query-params", placeholder=_("Tất cả"), help=meaning("Tình trạng")
)
text = row[3].text_input(_("Tìm chữ"), key="tim", bind="query-params", placeholder=_("tên việc, sản phẩm, ghi chú"))
filters = Filters(dimensions=tuple(map(int, dimensions)), office=office, labels=tuple(labels), text=text)
found = found_tasks(view, filters)
st.markdown(found_sentence(found, of=len(tasks)))

if found.empty:
    say_nothing_found(_("Không có nhiệm vụ nào khớp. Hãy bỏ bớt điều kiện lọc."), filters=("chi-so", "don-vi", "tinh-trang", "tim"))
    st.stop()

chosen = chosen_row(found, key="bang-nhiem-vu", alt=found_sentence(found, of=len(tasks)), columns=TASK_COLUMNS)
if chosen is None:
    st.caption(_("Bấm vào đầu dòng, hoặc nhấn Shift + dấu cách, để xem lịch sử của một nhiệm vụ và sửa nhiệm vụ đó."))
else:
    show_task(view, found.iloc[chosen])
current_tracker_button(view, key="tai-hien-tai")

drawn, sentence = timeline_of(view, filters, theme())
chart(drawn, sentence=sentence, data=found, name="dong-thoi-gian", columns=TASK_COLUMNS, facts=plan_facts(view, "timeline"))
