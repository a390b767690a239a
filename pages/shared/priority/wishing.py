"""The last part of Ưu tiên: sliders for the dimensions' scores, and the total and rank as they would be."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.explained import wish_choices
from pages.shared.explaining import explain_fold
from pages.shared.facts import method_words, score_facts
from pages.shared.priority.columns import NEIGHBOUR_COLUMNS
from pages.shared.priority.figures import Compared
from pages.shared.priority.target import SLIDERS_IN_SIGHT, slider_key, wish_nothing
from papi_metrics.framework import TOTAL, dimension_name, scale
from papi_metrics.language import gettext as _
from papi_metrics.priorities import Panel, WhatIf, neighbours, shown_score, what_if
from papi_metrics.sentences import what_if_sentence
from papi_metrics.wording import points, rank, signed


def show_what_if(compared: Compared, panel: Panel) -> None:
    """Show total, rank and neighbours in the ranking as they would be with the scores of the sliders."""
    figures = st.container()
    result = what_if(panel, _ask_scores(panel))
    if result is None:
        return
    words = what_if_sentence(result)
    with figures:
        _show_figures(result)
        st.markdown(words)
        st.caption(method_words("what_if"))
        explain_fold(_("Giải thích một con số"), wish_choices(compared.scores, panel, result), key="giai-thich-neu")
    st.button(_("Đặt lại như thật"), on_click=wish_nothing, args=(panel,), key="dat-lai", icon=":material/undo:", disabled=not result.changed)
    st.markdown(_("**Thứ tự quanh đơn vị nếu vậy**"))
    around = neighbours(panel, result)
    data_table(
        around.assign(own_word=around["own"].map({True: "►", False: ""})),
        name="neu-thi",
        columns=NEIGHBOUR_COLUMNS,
        alt=words,
        facts=score_facts(compared.scores, "what_if", year=compared.year, code=TOTAL),
    )


def _show_figures(result: WhatIf) -> None:
    total, place = st.columns(2)
    total.metric(
        _("Tổng điểm nếu vậy"),
        points(result.total),
        _("{gained} so với {total_now}", gained=signed(result.gained), total_now=points(result.total_now)),
        delta_color=_tone(result.gained),
        delta_arrow="off",
        border=True,
    )
    climbed = result.rank_now - result.rank
    place.metric(
        _("Hạng nếu vậy"),
        rank(result.rank, result.rank_n),
        _("{climbed} bậc so với hạng {rank_now}", climbed=signed(climbed, 0), rank_now=result.rank_now),
        delta_color=_tone(climbed),
        delta_arrow="off",
        border=True,
    )


def _tone(gained: float) -> str:
    return "blue" if gained > 0 else "red" if gained < 0 else "off"


def _ask_scores(panel: Panel) -> dict[str, float]:
    """Ask for the dimensions' scores; at first they are the actual ones."""
    st.session_state[SLIDERS_IN_SIGHT] = True
    columns = st.columns(2, gap="large")
    wished = {}
    for place, (code, score) in enumerate(panel.scores.items()):
        low, high = scale(code, panel.year)
        actual = shown_score(score)
        wished[code] = columns[2 * place // len(panel.scores)].slider(
            _("{code}. {name} (thật: {score})", code=code, name=dimension_name(int(code), panel.year), score=points(score)),
            min_value=min(float(low), actual),
            max_value=max(float(high), actual),
            value=actual,
            step=0.01,
            format="localized",
            key=slider_key(code),
            bind="query-params",
        )
    return wished
