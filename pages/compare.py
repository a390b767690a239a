"""So sánh: one unit among all of its level, beside its peers, over the years, on the map; merged provinces side by side."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import chart, data_table, scores_source, tabs, theme
from pages.shared.columns import PEER_COLUMNS, RANK_COLUMNS, STANDING_COLUMNS
from pages.shared.comparison_choice import chosen_code, chosen_comparison
from pages.shared.comparison_figures import histories_of, peer_facts, peer_words_of, scores_compared, standing_of
from pages.shared.comparison_map import map_and_mergers
from pages.shared.comparison_pictures import rank_lines_of, strip_of
from pages.shared.comparison_words import headline_of, lacking_of, peers_told, ranks_told, strip_told
from pages.shared.explaining import explain_scores
from pages.shared.view import required_view
from papi_metrics.framework import BASE_YEAR, TOTAL
from papi_metrics.language import gettext as _
from papi_metrics.text import escape_markdown

view = required_view()
compared = chosen_comparison(view)
among, unit, year = compared.among, compared.unit, compared.year

st.markdown(f"**{escape_markdown(headline_of(compared))}**")
if year <= compared.base_year:
    st.caption(_("Năm gốc {base_year} không trước năm {year}: hãy chọn năm gốc khác để thấy thay đổi.", base_year=compared.base_year, year=year))
elif compared.base_year != BASE_YEAR:
    st.badge(_("Năm gốc do bạn chọn: {base_year} (mặc định {usual})", base_year=compared.base_year, usual=BASE_YEAR), color="orange", icon=":material/event_repeat:")
among_all, beside, ranks, on_map = tabs(_("Giữa các đơn vị"), _("Bên cạnh nhóm so sánh"), _("Hạng các năm"), _("Bản đồ, sáp nhập"), key="xem")

if among_all.open:
    with among_all:
        chart(
            strip_of(compared, theme()),
            sentence=strip_told(compared),
            data=standing_of(among, unit, year),
            name="giua-cac-don-vi",
            columns=STANDING_COLUMNS,
            facts=peer_facts(compared, "strip"),
        )
        if lacking := lacking_of(compared):
            st.caption(escape_markdown(lacking))
        explain_scores(scores_compared(compared), year, compared.base_year, key="giai-thich-so-sanh")
if beside.open:
    with beside:
        st.markdown(escape_markdown(peers_told(compared)))
        data_table(
            peer_words_of(compared),
            name="nhom-so-sanh",
            alt=peers_told(compared),
            columns=PEER_COLUMNS,
            facts=peer_facts(compared, "peers", code=TOTAL),
        )
if ranks.open:
    with ranks:
        code = chosen_code(_("Hạng của"), compared, key="chi-so-hang")
        chart(
            rank_lines_of(compared, code, theme()),
            sentence=ranks_told(compared, code),
            data=histories_of(compared, code),
            name="hang-cac-nam",
            columns=RANK_COLUMNS,
            facts=peer_facts(compared, "ranks", code=code),
        )
if on_map.open:
    with on_map:
        if among.level == "province":
            map_and_mergers(compared)
        else:
            st.info(_("Bản đồ chỉ có cho điểm PAPI cấp tỉnh."), icon=":material/map:")
scores_source(unit, among.level)
