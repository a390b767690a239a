"""The province's total on Tổng quan: a card with score, change and rank, and what to do without a base year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.shared.figure_card import Past, figure_card
from pages.shared.score_choice import BASE_KEY, YEAR_KEY
from pages.shared.score_figures import ScoresOf, other_bases, total_history_of
from papi_metrics.framework import BASE_YEAR
from papi_metrics.language import gettext as _
from papi_metrics.palette import VERDICTS
from papi_metrics.sentences import no_base_sentence, points_moved
from papi_metrics.text import escape_markdown
from papi_metrics.wording import is_missing, points, rank

_MOST_BASES = 3


def score_card(of: ScoresOf, total: Mapping[str, Any], *, history: bool) -> None:
    """Show the province's total of a year, its verdict against the base year and its rank; with the years' line if wanted."""
    verdict = VERDICTS[total["verdict"]]
    figure_card(
        score_heading(of, total),
        points(total["score"]),
        score_words(total),
        past=Past(total_history_of(of) if history else None, points, named=_("PAPI tỉnh {unit}, các năm liền nhau có điểm", unit=of.unit)),
        tone=verdict.tone,
        meaning=_("Điểm của tỉnh, không phải của xã. {word}. Đường nhỏ: các năm liền nhau có điểm, từ 2018.", word=_(verdict.word)),
    )


def score_heading(of: ScoresOf, total: Mapping[str, Any]) -> str:
    """Name a total: whose, of which year."""
    return _("PAPI tỉnh {unit} {year}", unit=of.unit, year=total["year"])


def score_words(total: Mapping[str, Any]) -> str:
    """Say how a total moved and which rank it has."""
    return _("{icon} {total} · hạng {rank}", icon=VERDICTS[total["verdict"]].icon, total=_moved(total), rank=rank(total["rank"], total["rank_n"]))


def _moved(total: Mapping[str, Any]) -> str:
    """Write the change against the base year; where there is none, why."""
    if is_missing(total["change"]):
        return f"{_(VERDICTS[total['verdict']].word).lower()} ({total['base_year']})"
    return _("{moved} so {base_year}", moved=points_moved(total), base_year=total["base_year"])


def say_no_base(of: ScoresOf, year: int) -> None:
    """If the province has no score of the base year, say so and offer other years on Điểm số; none is taken by itself."""
    others = other_bases(of, year, BASE_YEAR)
    if others is None:
        return
    offered = others[:_MOST_BASES]
    st.info(escape_markdown(no_base_sentence(of.unit, base_year=BASE_YEAR, year=year, others=offered)), icon=":material/event_busy:")
    with st.container(horizontal=True, gap="small"):
        for other in offered:
            chosen = {YEAR_KEY: str(year), BASE_KEY: str(other)}
            st.page_link("scores.py", label=_("So với {other} trên Điểm số", other=other), query_params=chosen, width="content")
