"""What a reader chooses on So sánh: level, unit, year, base year, peers; kept in the address."""

from __future__ import annotations

import streamlit as st

from pages.shared.comparison_figures import LEVEL_WORDS, Among, Compared, levels_after, units_of, years_of
from pages.shared.terms import meaning
from pages.shared.view import View, open_store
from papi_metrics.change import KINDS, ON_THE_MAP, Kind
from papi_metrics.framework import BASE_YEAR, DIMENSIONS, TOTAL, indicator_name, unit_key
from papi_metrics.framework import codes as codes_of
from papi_metrics.language import gettext as _
from papi_metrics.sentences import KIND_WORDS
from papi_metrics.surveys import own_survey


def chosen_comparison(view: View) -> Compared:
    """Ask for a unit, a year, a base year and peers, all of one level."""
    among = _level(view)
    row = st.columns([2, 1, 1, 2])
    units, years = list(units_of(among)), [str(year) for year in years_of(among)]
    unit = row[0].selectbox(_("Đơn vị"), units, index=_own(view, units), key=_keyed("don-vi", among), bind="query-params")
    plan_year = str(view.key.plan_year)
    index = years.index(plan_year) if plan_year in years else 0
    year = int(row[1].selectbox(_("Năm"), years, index=index, key=_keyed("nam", among), bind="query-params"))
    with row[2]:
        base_year = _base_year(among, year)
    kinds: list[Kind] = [kind for kind in KINDS if among.level == "province" or kind not in ON_THE_MAP]
    kind = row[3].selectbox(_("Nhóm so sánh"), kinds, format_func=KIND_WORDS.get, key=_keyed("nhom", among), bind="query-params", help=meaning("Nhóm so sánh"))
    chosen = _hand_picked(among, [name for name in units if name != unit]) if kind == "chosen" else ()
    return Compared(among=among, unit=unit, year=year, base_year=base_year, kind=kind, chosen=chosen)


def _level(view: View) -> Among:
    """Ask for the level where there are several: units of two levels are never compared."""
    levels = levels_after(open_store(), view.score_act)
    level = levels[0]
    if len(levels) > 1:
        level = st.segmented_control(
            _("Loại điểm"), levels, default=level, format_func=LEVEL_WORDS.get, key="cap", bind="query-params", required=True
        )
    return Among(level=level, act=view.score_act, store=open_store())


def _keyed(name: str, among: Among) -> str:
    """Return a widget's key: each level has units, years and peers of its own."""
    return name if among.level == "province" else f"{name}-{among.level.replace('_', '-')}"


def _own(view: View, units: list[str]) -> int:
    """Return the place of the view's own unit of the level: the province, its own survey, or the plan's unit."""
    keys = {unit_key(name) for name in (view.version.province, own_survey(view.version.province), view.version.unit)}
    return next((at for at, name in enumerate(units) if unit_key(name) in keys), 0)


def _base_year(among: Among, year: int) -> int:
    """Ask for the base year; where none is earlier than the year, the usual one stands and no change is shown."""
    bases = [str(item) for item in years_of(among) if item < year]
    chosen = st.selectbox(
        _("Năm gốc"),
        bases,
        index=bases.index(str(BASE_YEAR)) if str(BASE_YEAR) in bases else None,
        placeholder=_("Chọn năm gốc"),
        help=meaning("Năm gốc"),
        key=_keyed(f"goc-{year}" if year <= BASE_YEAR else "goc", among),
        bind="query-params",
    )
    return int(chosen) if chosen is not None else BASE_YEAR


def _hand_picked(among: Among, units: list[str]) -> tuple[str, ...]:
    return tuple(
        st.multiselect(
            _("So với"), units, key=_keyed("cac-don-vi", among), placeholder=_("Chọn đơn vị"), max_selections=8, bind="query-params"
        )
    )


def chosen_code(label: str, of: Compared, *, key: str) -> str:
    """Ask for the total or a dimension that the year has."""
    known = [code for code in (TOTAL, *map(str, DIMENSIONS)) if code in codes_of(of.year)]
    chosen: str = st.selectbox(
        label,
        known,
        format_func=lambda code: indicator_name(code, of.year) if code == TOTAL else f"{code}. {indicator_name(code, of.year)}",
        key=key,
        bind="query-params",
    )
    return chosen
