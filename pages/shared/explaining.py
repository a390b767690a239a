"""A figure's explanation one click away: a quiet button whose panel shows formula, inputs with their places, and the rule.

A panel costs nothing while it is shut: what it shows is made once it opens. The open one is named in the address.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.explained import Choices, cell_choices, count_choices, score_choices
from pages.shared.score_figures import ScoresOf
from pages.shared.view import View
from papi_metrics.completion import By
from papi_metrics.explanations import Explanation, shared_place
from papi_metrics.framework import BASE_YEAR, DIMENSIONS, TOTAL, codes, dimension_name, indicator_name
from papi_metrics.language import Words, later, ngettext
from papi_metrics.language import gettext as _
from papi_metrics.text import escape_markdown
from papi_metrics.wording import is_missing

OPEN = "giai-thich"
"""The address's name for the panel that is open."""
_ICON = ":material/function:"
_NOBODY = later("Chưa giao đơn vị")
_HEADS = Words({"input": later("Đầu vào"), "value": later("Giá trị"), "place": later("Nơi ghi")})


def explain(item: Explanation) -> None:
    """Draw one explanation: the figure, its formula with the numbers, its rule, then what it is made of and where that stands."""
    st.markdown(f"**{escape_markdown(item.title)}: {escape_markdown(item.value)}**  \n{escape_markdown(item.formula)}")
    st.caption(_("Quy tắc {rule_version} · {rule_name}: {rule}", rule_version=item.rule_version, rule_name=item.rule_name, rule=escape_markdown(item.rule)))
    shared, rows = shared_place(item.inputs)
    if shared:
        st.caption(_("Nơi ghi: {shared}", shared=escape_markdown(shared)))
    if len(rows):
        shown = rows[list(_HEADS)].map(escape_markdown).rename(columns=dict(_HEADS))
        st.table(shown, border="horizontal", hide_index=True, alt=ngettext("Đầu vào của {title}: {count} dòng.", len(rows), title=item.title))
    st.page_link("method.py", label=_("Xem mọi quy tắc"), icon=":material/menu_book:")


def explain_button(label: str, choices: Choices, *, key: str) -> None:
    """Offer explanations behind a quiet button that opens a panel; of several the reader picks one, kept in the address."""
    with _panel(label, key=key) as panel:
        if panel.open:
            _explain_one(choices, key=key)


def explain_fold(label: str, choices: Choices, *, key: str) -> None:
    """Offer explanations in the flow of the page, folded away until asked for."""
    with _fold(label, key=key) as fold:
        if fold.open:
            _explain_one(choices, key=key)


def explain_cell(view: View, *, key: str) -> None:
    """Offer to explain any figure of the matrix: the reader picks dimension and figure."""
    with _fold(_("Giải thích một ô"), key=key) as fold:
        if fold.open:
            year, (left, right) = view.key.plan_year, st.columns(2)
            words = {str(number): f"{number}. {dimension_name(number, year)}" for number in DIMENSIONS}
            with left:
                dimension = _picked(_("Chỉ số"), words, key=f"{key}-chi-so")
            _explain_one(cell_choices(view, int(dimension)), key=key, place=right)


def explain_scores(of: ScoresOf, year: int, base_year: int = BASE_YEAR, *, key: str) -> None:
    """Offer to explain any score of a year and what is made of it: the reader picks code and figure."""
    with _fold(_("Giải thích một điểm"), key=key) as fold:
        if fold.open:
            left, right = st.columns(2)
            with left:
                code = _picked(_("Mã"), {code: _code_words(code, year) for code in codes(year)}, key=f"{key}-ma")
            _explain_one(score_choices(of, year, base_year, code=code), key=key, place=right)


def explain_counts(view: View, by: By, counts: pd.DataFrame, *, key: str) -> None:
    """Offer to explain any count of the ministries' table: the reader picks group and column."""
    with _fold(_("Giải thích một con số"), key=key) as fold:
        if fold.open:
            groups = {_(_NOBODY) if is_missing(group) else str(group): group for group in counts[by]}
            names = dict(zip(groups, counts["name"], strict=True)) if "name" in counts else {}
            words = {group: f"{group}. {names[group]}" if group in names else group for group in groups}
            left, right = st.columns(2)
            with left:
                name = _picked(_("Nhóm"), words, key=f"{key}-{by.replace('_', '-')}")
            _explain_one(count_choices(view, by=by, group=groups[name]), key=key, place=right)


def _code_words(code: str, year: int) -> str:
    name = indicator_name(code, year)
    return name if code == TOTAL else f"{code}. {name}"


def _panel(label: str, *, key: str) -> DeltaGenerator:
    """Return a panel that is shut until asked for, or open where the address says so; the address follows it."""
    if key not in st.session_state:
        st.session_state[key] = st.query_params.get(OPEN) == key
    panel = st.popover(label, type="tertiary", icon=_ICON, key=key, on_change="rerun")
    if panel.open:
        st.query_params[OPEN] = key
    elif st.query_params.get(OPEN) == key:
        del st.query_params[OPEN]
    return panel


def _fold(label: str, *, key: str) -> DeltaGenerator:
    return st.expander(label, icon=_ICON, type="compact", key=key, on_change="rerun", bind="query-params")


def _explain_one(choices: Choices, *, key: str, place: DeltaGenerator | None = None) -> None:
    names = list(choices)
    with place or st.container():
        name = names[0] if len(names) == 1 else _picked(_("Con số"), {name: _(name) for name in names}, key=f"{key}-con-so")
    explain(choices[name]())


def _picked(label: str, words: Mapping[str, str], *, key: str) -> str:
    picked: str = st.selectbox(label, list(words), format_func=words.__getitem__, key=key, bind="query-params")
    return picked
