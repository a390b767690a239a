"""What only provinces have on So sánh: the tile map, and the provinces merged in 2025 beside each other."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import chart, theme
from pages.shared.columns import MERGER_COLUMNS, TILE_COLUMNS
from pages.shared.comparison_choice import chosen_code
from pages.shared.comparison_figures import Compared, mergers_of, peer_facts, tiles_of
from pages.shared.comparison_pictures import merger_lines_of, tile_map_of
from pages.shared.comparison_words import map_told, mergers_told
from papi_metrics.framework import TOTAL
from papi_metrics.language import gettext as _
from papi_metrics.text import escape_markdown


def map_and_mergers(of: Compared) -> None:
    """Draw the map and the merged provinces, side by side where there is room."""
    left, right = st.columns([6, 5], gap="large")
    with left:
        _map(of)
    with right:
        _mergers(of)


def _map(of: Compared) -> None:
    code = chosen_code(_("Bản đồ của"), of, key="chi-so-ban-do")
    chart(
        tile_map_of(of, code, theme()),
        sentence=map_told(of, code),
        data=tiles_of(of.among, code, of.year),
        name="ban-do-o",
        columns=TILE_COLUMNS,
        facts=peer_facts(of, "map", code=code),
    )


def _mergers(of: Compared) -> None:
    mergers = mergers_of(of.among, of.unit)
    st.subheader(_("Tỉnh sáp nhập từ 1/7/2025"), anchor=False)
    if mergers.empty:
        st.markdown(escape_markdown(_("{unit} không sáp nhập với tỉnh nào.", unit=of.unit)))
        return
    chart(
        merger_lines_of(of, theme()),
        sentence=mergers_told(of),
        data=mergers,
        name="tinh-sap-nhap",
        columns=MERGER_COLUMNS,
        facts=peer_facts(of, "mergers", code=TOTAL),
    )
