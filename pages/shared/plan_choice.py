"""Which plan is shown: a list while there are few, a search by unit, province and year where there are many."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from papi_metrics.language import gettext as _
from papi_metrics.language import later
from papi_metrics.store import Plan, VersionKey
from papi_metrics.text import clean, fold

FEW = 30
"""Up to so many plans stand in one list; a list of all units of a country costs every rerun more than the page does."""
_BETWEEN = " · "
_UNIT, _YEAR = "tim-don-vi", "tim-nam"


def plan_name(plan: Plan) -> str:
    """Name a plan as the address has it: its year and its unit's key."""
    return f"{plan.plan_year}{_BETWEEN}{plan.unit}"


def plan_name_of(key: VersionKey) -> str:
    """Name a version's plan as the address has it."""
    return f"{key.plan_year}{_BETWEEN}{key.unit}"


def chosen_plan(plans: Sequence[Plan], name: str | None) -> Plan:
    """Return the plan of a name, else the one accepted last."""
    year, _, unit = (name or "").partition(_BETWEEN)
    own = (plan for plan in plans if plan.unit == unit and str(plan.plan_year) == year)
    return next(own, plans[0])


def search_plan(plans: Sequence[Plan], *, choose: Callable[[str], None]) -> None:
    """Let the reader search for another unit's plan where there are many; `choose` is called with its name."""
    if len(plans) > FEW and st.button(_("Đơn vị khác"), icon=":material/search:", type="tertiary", key="chon-don-vi"):
        _search(plans, choose)


def ask_plan(plans: Sequence[Plan], *, key: str) -> None:
    """Let the reader choose another plan where there are few."""
    if 1 < len(plans) <= FEW:
        words = {plan_name(plan): _words(plan, plans) for plan in plans}
        first = plan_name(plans[0])
        st.selectbox(_("Kế hoạch"), list(words), index=None, key=key, placeholder=words[first], format_func=lambda name: words.get(name, name))


def _words(plan: Plan, plans: Sequence[Plan]) -> str:
    """Name a plan for readers; the province stands with it where two units have one name."""
    same = {other.unit for other in plans if other.name == plan.name}
    return clean(f"{plan.plan_year} · {_of_province(plan) if len(same) > 1 else plan.name}")


def _of_province(plan: Plan) -> str:
    return f"{plan.name}, {plan.province}"


@st.dialog(later("Chọn đơn vị"))
def _search(plans: Sequence[Plan], choose: Callable[[str], None]) -> None:
    """Ask for unit and year; what is asked costs nothing until it is asked."""
    units = {plan.unit: plan for plan in reversed(plans)}
    words = {key: _of_province(plan) + ("" if key == plan.name else f" ({key})") for key, plan in units.items()}
    options = sorted(units, key=lambda key: fold(words[key]))
    unit = st.selectbox(_("Đơn vị"), options, index=None, key=_UNIT, placeholder=_("Gõ tên xã hoặc tỉnh"), format_func=lambda key: words.get(key, key))
    if unit is None:
        return
    years = {plan.plan_year: plan for plan in plans if plan.unit == unit}
    year = st.selectbox(_("Năm"), sorted(years, reverse=True), key=_YEAR)
    if st.button(_("Xem kế hoạch này"), type="primary", key="xem-ke-hoach", on_click=choose, args=(plan_name(years[year]),)):
        st.rerun()
