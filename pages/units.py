"""Các đơn vị: how all units stand, who is late, whose data are old, what changed; a way into each."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import chart, chosen_row, data_table, tabs, theme
from pages.shared.columns import UNIT_CHANGE_COLUMNS, UNIT_COLUMNS, UNIT_DIMENSION_COLUMNS
from pages.shared.exporting import downloads
from pages.shared.states import say_nothing_found
from pages.shared.units.choosing import FILTER_KEYS, chosen_filters, chosen_units
from pages.shared.units.figures import overview_of, units_of
from pages.shared.units.filling import require_summed
from pages.shared.units.opening import open_unit
from pages.shared.units.single import stop_with_one_unit
from pages.shared.units.wording import (
    changed_told,
    grid_of,
    grid_told,
    shown_dimensions,
    shown_units,
    unit_facts,
    units_told,
)
from pages.shared.view import required_view
from papi_metrics.charts import light_bar
from papi_metrics.language import gettext as _
from papi_metrics.text import escape_markdown

view = required_view()
of = units_of(view)
require_summed(of)
stop_with_one_unit(of)
top = st.container()  # What is said first is known only once the choices below it are.
of = chosen_units(of)
headline, dates, left_out, lights = units_told(of)
with top:
    st.markdown(f"**{escape_markdown(headline.spoken)}**")
    st.html(light_bar(overview_of(of).lights, words=lights.spoken))
    st.caption(escape_markdown(f"{dates.spoken} {left_out.spoken}"))
filters = chosen_filters()
found = shown_units(of, filters)
if found.empty:
    say_nothing_found(_("Không có đơn vị nào khớp. Hãy bỏ bớt điều kiện lọc."), filters=FILTER_KEYS)
    st.stop()
table, dimensions, changes = tabs(_("Bảng xếp hạng"), _("Theo chỉ số"), _("Trong 30 ngày qua"), key="xem")

if table.open:
    with table:
        chosen = chosen_row(found, key="bang-don-vi", alt=headline.spoken, columns=UNIT_COLUMNS)
        open_unit(None if chosen is None else found.iloc[chosen], of)
        downloads(found, name="cac-don-vi", columns=UNIT_COLUMNS, facts=unit_facts(of, "units"))
if dimensions.open:
    with dimensions:
        chart(
            grid_of(of, filters, theme()),
            sentence=grid_told(of, filters),
            data=shown_dimensions(of, filters),
            name="don-vi-theo-chi-so",
            columns=UNIT_DIMENSION_COLUMNS,
            facts=unit_facts(of, "unit_dimensions"),
        )
if changes.open:
    with changes:
        told = changed_told(of).spoken
        st.markdown(escape_markdown(told))
        data_table(found, name="thay-doi-don-vi", columns=UNIT_CHANGE_COLUMNS, alt=told, facts=unit_facts(of, "unit_changes"))
