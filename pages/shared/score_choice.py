"""What a reader chooses on Điểm số: whose scores, which year, against which base year; kept in the address."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import data_table, scores_source
from pages.shared.columns import CHANGE_COLUMNS
from pages.shared.facts import score_facts
from pages.shared.score_figures import (
    ScoresOf,
    change_words,
    changes_of,
    level_of,
    other_bases,
    own_units,
    score_year_of,
    score_years,
)
from pages.shared.states import say_state
from pages.shared.terms import meaning
from pages.shared.view import View, open_store
from papi_metrics.framework import BASE_YEAR
from papi_metrics.language import gettext as _
from papi_metrics.sentences import no_base_sentence
from papi_metrics.text import escape_markdown

UNIT_KEY, YEAR_KEY, BASE_KEY = "diem-cua", "nam", "goc"
_MOST_BASES = 4


def chosen_scores(view: View) -> tuple[ScoresOf, int, int]:
    """Ask whose scores, which year and which base year; without a base year say so and end the page."""
    row = st.columns([1, 1, 2, 2])
    units = own_units(view)
    unit = row[2].selectbox(_("Điểm của"), units, key=UNIT_KEY, bind="query-params") if len(units) > 1 else units[0]
    scores = ScoresOf(unit=unit, act=view.score_act, store=open_store())
    years = score_years(scores)
    index = years.index(score_year_of(scores, view.key.plan_year))
    year = int(row[0].selectbox(_("Năm"), [str(item) for item in years], index=index, key=YEAR_KEY, bind="query-params"))
    bases = [str(item) for item in years if item < year]
    if not bases:
        _show_alone(scores, year)
    chosen = row[1].selectbox(
        _("So với năm gốc"),
        bases,
        index=bases.index(str(BASE_YEAR)) if str(BASE_YEAR) in bases else None,
        placeholder=_("Chọn năm gốc"),
        help=meaning("Năm gốc"),
        key=base_key(year),
        bind="query-params",
    )
    if chosen is None:
        _offer_earlier(year, bases)
        st.stop()
    if int(chosen) != BASE_YEAR:
        st.badge(_("Năm gốc do bạn chọn: {chosen} (mặc định {base_year})", chosen=chosen, base_year=BASE_YEAR), color="orange", icon=":material/event_repeat:")
    _offer_bases(scores, year, int(chosen))
    return scores, year, int(chosen)


def base_key(year: int) -> str:
    """Return the name of the choice of a base year; years before the usual one have a choice of their own, for it has no default."""
    return f"{BASE_KEY}-{year}" if year <= BASE_YEAR else BASE_KEY


def _offer_bases(scores: ScoresOf, year: int, base_year: int) -> None:
    """If the unit has no score of the base year, say so and offer other years as choices; none is taken by itself."""
    others = other_bases(scores, year, base_year)
    if others is None:
        return
    offered = others[:_MOST_BASES]
    said = no_base_sentence(scores.unit, base_year=base_year, year=year, others=offered, level=level_of(scores))
    st.info(escape_markdown(said), icon=":material/event_busy:")
    with st.container(horizontal=True, gap="small"):
        for other in offered:
            st.button(_("So với {other}", other=other), key=f"goc-khac-{other}", on_click=_take_base, args=(base_key(year), str(other)))


def _offer_earlier(year: int, bases: list[str]) -> None:
    """Say that a year before the usual base year needs another one, and offer the last ones before it."""
    told = _("Năm {year} không ở sau năm gốc {base_year}. Hãy chọn năm gốc khác, sớm hơn, để so.", base_year=BASE_YEAR, year=year)
    with say_state(told, icon=":material/event_busy:"):
        for base in bases[:_MOST_BASES]:
            st.button(_("So với {other}", other=base), key=f"goc-khac-{base}", on_click=_take_base, args=(base_key(year), base))


def offer_newest_year(told: str, scores: ScoresOf) -> None:
    """Say why a year has nothing to show, and offer the newest one."""
    newest = score_years(scores)[0]
    with say_state(told, icon=":material/event_busy:"):
        st.button(_("Xem năm {year}", year=newest), icon=":material/event:", key="nam-moi-nhat", on_click=_take_base, args=(YEAR_KEY, str(newest)))


def _take_base(key: str, base: str) -> None:
    st.session_state[key] = base


def _show_alone(scores: ScoresOf, year: int) -> None:
    """Show the scores of a year that has no earlier one, and end the page."""
    offer_newest_year(_("Không có năm nào trước {year} để so sánh; đang xem điểm của năm này.", year=year), scores)
    alone = change_words(changes_of(scores, year, year))
    facts = score_facts(scores, "change", year=year)
    data_table(alone, name=f"diem-{year}", columns=CHANGE_COLUMNS, alt=_("Điểm năm {year}.", year=year), facts=facts)
    scores_source(scores.unit, level_of(scores))
    st.stop()
