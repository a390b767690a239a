"""A figure's explanation one click away: a quiet button whose panel shows formula, inputs with their places, and the rule.

A panel costs nothing while it is shut: what it shows is made once it opens. The open one is named in the address.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from pages.shared.explained import Choices, cell_choices, count_choices, score_choices
from pages.shared.score_figures import ScoresOf
from pages.shared.view import View
from papi_metrics.completion import By
from papi_metrics.explanations import Explanation, shared_place
from papi_metrics.framework import BASE_YEAR, DIMENSIONS, TOTAL, codes, dimension_name, indicator_name
from papi_metrics.text import escape_markdown
from papi_metrics.wording import is_missing

OPEN = "giai-thich"
"""The address's name for the panel that is open."""
_ICON = ":material/function:"
_TALLEST, _FEW = 320, 8
_NOBODY = "Chưa giao đơn vị"
_HEADS = {"input": "Đầu vào", "value": "Giá trị", "place": "Nơi ghi"}


def explain(item: Explanation) -> None:
    """Draw one explanation."""
    st.markdown(f"**{escape_markdown(item.title)}: {escape_markdown(item.value)}**")
    st.markdown(escape_markdown(item.formula))
    shared, rows = shared_place(item.inputs)
    if len(rows):
        shown = rows[list(_HEADS)].map(escape_markdown).rename(columns=_HEADS)
        height = _TALLEST if len(rows) > _FEW else "content"
        st.table(shown, border="horizontal", hide_index=True, height=height, alt=f"Đầu vào của {item.title}: {len(rows)} dòng.")
    if shared:
        st.caption(f"Nơi ghi chung: {escape_markdown(shared)}")
    st.caption(f"Quy tắc {item.rule_version} · **{item.rule_name}**: {escape_markdown(item.rule)}")
    st.page_link("method.py", label="Xem mọi quy tắc", icon=":material/menu_book:")


def explain_button(label: str, choices: Choices, *, key: str) -> None:
    """Offer explanations behind a quiet button; of several the reader picks one, kept in the address under the key."""
    with _panel(label, key=key) as panel:
        if panel.open:
            _explain_one(choices, key=f"{key}-con-so")


def explain_cell(view: View, *, key: str) -> None:
    """Offer to explain any figure of the matrix: the reader picks dimension and figure."""
    with _panel("Giải thích một ô", key=key) as panel:
        if panel.open:
            year = view.key.plan_year
            dimension = _picked(
                "Chỉ số", [str(number) for number in DIMENSIONS], key=f"{key}-chi-so", words=lambda code: f"{code}. {dimension_name(int(code), year)}"
            )
            _explain_one(cell_choices(view, int(dimension)), key=f"{key}-con-so")


def explain_scores(of: ScoresOf, year: int, base_year: int = BASE_YEAR, *, key: str, first: str = TOTAL) -> None:
    """Offer to explain any score of a year and what is made of it; the reader picks code and figure."""
    with _panel("Giải thích một điểm", key=key) as panel:
        if panel.open:
            known = list(codes(year))
            code = _picked("Mã", known, key=f"{key}-ma", words=lambda item: _code_words(item, year), index=known.index(first))
            _explain_one(score_choices(of, year, base_year, code=code), key=f"{key}-con-so")


def explain_counts(view: View, by: By, counts: pd.DataFrame, *, key: str) -> None:
    """Offer to explain any count of the ministries' table: the reader picks group and column."""
    with _panel("Giải thích một con số", key=key) as panel:
        if panel.open:
            groups = {_NOBODY if is_missing(group) else str(group): group for group in counts[by]}
            names = dict(zip(groups, counts["name"], strict=True)) if "name" in counts else {}
            words = {group: f"{group}. {names[group]}" if group in names else group for group in groups}
            name = _picked("Nhóm", list(groups), key=f"{key}-{by.replace('_', '-')}", words=words.__getitem__)
            _explain_one(count_choices(view, by=by, group=groups[name]), key=f"{key}-con-so")


def _code_words(code: str, year: int) -> str:
    name = indicator_name(code, year)
    return name if code == TOTAL else f"{code}. {name}"


def _panel(label: str, *, key: str) -> st.delta_generator.DeltaGenerator:
    """Return a panel that is shut until asked for, or open where the address says so; the address follows it."""
    if key not in st.session_state:
        st.session_state[key] = st.query_params.get(OPEN) == key
    panel = st.popover(label, type="tertiary", icon=_ICON, key=key, on_change="rerun")
    if panel.open:
        st.query_params[OPEN] = key
    elif st.query_params.get(OPEN) == key:
        del st.query_params[OPEN]
    return panel


def _explain_one(choices: Choices, *, key: str) -> None:
    names = list(choices)
    explain(choices[names[0] if len(names) == 1 else _picked("Con số", names, key=key)]())


def _picked(label: str, options: list[str], *, key: str, words: Callable[[str], str] = str, index: int = 0) -> str:
    picked: str = st.selectbox(label, options, index=index, format_func=words, key=key, bind="query-params")
    return picked
