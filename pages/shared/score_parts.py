"""What Điểm số and a dimension's page share: the order and the parent to choose, cautions, margins, contributions."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.shared.blocks import chart, data_table, fold, theme
from pages.shared.columns import MARGIN_COLUMNS, PART_COLUMNS
from pages.shared.facts import score_facts
from pages.shared.pictures import WHOLE, parts_of, waterfall_of
from pages.shared.said import said
from pages.shared.score_figures import ScoresOf, cautions_of, level_of, margins_of, with_margins
from papi_metrics.change import Order
from papi_metrics.framework import TOTAL, indicator_name
from papi_metrics.language import Words, later
from papi_metrics.language import gettext as _
from papi_metrics.sentences import ladder_sentence, margin_sentence, waterfall_sentence
from papi_metrics.text import escape_markdown

ORDERS: Words[Order] = Words({
    "code": later("Theo chỉ số"),
    "falls": later("Giảm nhiều nhất trước"),
    "rises": later("Tăng nhiều nhất trước"),
    "scores": later("Điểm cao nhất trước"),
})


def ask_order() -> Order:
    """Ask in which order the dimensions are drawn; by per cent, equal ones by code, those without a change last."""
    chosen = st.segmented_control(
        _("Sắp xếp"), list(ORDERS), format_func=ORDERS.get, default="code", required=True, key="sap-xep", bind="query-params"
    )
    return chosen or "code"  # An empty value in the address leaves nothing chosen.


def ask_parent(dimensions: pd.DataFrame, year: int) -> str:
    """Ask whose change is taken apart: everything, the total or a dimension."""
    parents = [WHOLE, TOTAL, *dimensions["code"]]
    return st.selectbox(
        _("Thay đổi này từ đâu: chọn chỉ số"),
        parents,
        index=parents.index("4") if "4" in parents else 0,
        format_func=lambda code: _parent_word(code, year),
        key="chi-so-diem",
        bind="query-params",
    )


def _parent_word(code: str, year: int) -> str:
    if code == WHOLE:
        return _("Tất cả: nội dung thành phần → chỉ số → PAPI")
    return indicator_name(code, year) if code == TOTAL else f"{code}. {indicator_name(code, year)}"


def show_parts(scores: ScoresOf, year: int, base_year: int, parent: str) -> None:
    """Draw what a parent's change is made of, or the whole ladder."""
    sentence = ladder_sentence if parent == WHOLE else waterfall_sentence
    chart(
        waterfall_of(scores, year, base_year, parent, theme()),
        sentence=said(sentence, parts_of, scores, year, base_year, parent, base_year=base_year, year=year),
        data=parts_of(scores, year, base_year, parent),
        name=f"thanh-phan-{parent}",
        columns=PART_COLUMNS,
        facts=score_facts(scores, "parts", year=year),
    )


def say_cautions(scores: ScoresOf, year: int, base_year: int, parent: str = TOTAL) -> None:
    """List what of a code's parts may not be compared and what only with care, each with its reason."""
    notes = cautions_of(scores, year, base_year, parent)
    if notes:
        st.markdown("\n".join(f"- {escape_markdown(note)}" for note in notes))


def show_margins(changes: pd.DataFrame, scores: ScoresOf) -> None:
    """Say how exact an own survey's scores of the year are, with a table; PAPI's scores come without margins."""
    if level_of(scores) == "province":
        return
    year = int(changes["year"].iloc[0])
    sentence = said(margin_sentence, margins_of, scores, year=year)
    st.markdown(_("**Sai số của khảo sát.** {told}", told=escape_markdown(sentence.spoken)))
    rows = with_margins(changes, scores)
    rows = rows[rows["score"].notna()]
    if rows["margin"].notna().any():
        with fold(_("Sai số của từng điểm"), key="so-lieu-sai-so") as opened:
            if opened.open:
                data_table(rows, name=f"sai-so-{year}", columns=MARGIN_COLUMNS, alt=sentence.spoken, facts=score_facts(scores, "margins", year=year))
