"""The unit a tracker is of: chosen from the list of units where there is one, else typed by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.view import View, open_store
from papi_metrics.access import Right
from papi_metrics.findings import About
from papi_metrics.framework import unit_key, unit_name
from papi_metrics.language import gettext as _
from papi_metrics.sentences import listed
from papi_metrics.store import Plan
from papi_metrics.text import clean, closest, escape_markdown, fold
from papi_metrics.unit_lists import named_unit, province_of
from papi_metrics.unit_tree import UnitTree

TYPED, CHOSEN = "don-vi-moi", "don-vi-danh-sach"
_ALIKE = 90
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenUnit:
    """A unit as the form says it: its key, its name where that is another, its province where the list tells."""

    key: str
    name: str | None = None
    province: str | None = None


def ask_unit(place: DeltaGenerator, about: About, view: View | None) -> ChosenUnit:
    """Ask whose the tracker is, filled with what it says of itself; the plan shown before lends its unit to a file without one."""
    tree = open_store().unit_tree()
    if not tree.units:
        place.text_input(_("Đơn vị"), about.unit or (view.key.unit if view else ""), key=TYPED)
        return unit_now()
    names = _choices(tree)
    guess = _guess(tree, about, view, names)
    options = sorted(names, key=lambda key: fold(names[key]))
    index = options.index(guess) if guess in names else None
    place.selectbox(_("Đơn vị"), options, index=index, key=CHOSEN, placeholder=_("Gõ tên để tìm"), format_func=lambda key: names.get(key, key))
    return unit_now()


def unit_now() -> ChosenUnit:
    """Return the unit that the form holds now; blank where none is chosen."""
    store, state = open_store(), st.session_state
    tree = store.unit_tree()
    if not tree.units:
        return ChosenUnit(key=known_unit(state.get(TYPED, "")))
    key = state.get(CHOSEN)
    last = tree.last(key) if key else None
    if last is None:
        return ChosenUnit(key=key or "")
    return ChosenUnit(key=last.unit, name=last.name, province=province_of(tree, last.unit))


def say_unit(about: About) -> None:
    """Say what should be known of the unit: the store's spelling is used, one is much alike, or a name is several units'."""
    tree = open_store().unit_tree()
    if tree.units:
        _say_asked(tree, about)
    else:
        _say_spelling(st.session_state[TYPED])


def known_unit(typed: str) -> str:
    """Return a unit's name as the store has it, in this spelling first, else in another; else as it is kept."""
    units, key = _units(), unit_key(typed)
    exact = (name for name in (clean(typed), unit_name(typed)) if name in units)
    return next(exact, None) or next((unit for unit in units if unit_key(unit) == key), unit_name(typed))


def _units() -> list[str]:
    return sorted({plan.unit for plan in open_store().plans()})


def _unlisted(tree: UnitTree) -> Mapping[str, Plan]:
    """Return the units with plans that the list does not have: their plans began under a name."""
    return {plan.unit: plan for plan in reversed(open_store().plans()) if tree.last(plan.unit) is None}


def _choices(tree: UnitTree) -> Mapping[str, str]:
    """Return the units to choose among with their words: those of the list that the actor may update, and those begun under a name."""
    actor = open_store().actor
    may = actor.units_with(Right.UPDATE)
    words: dict[str, str] = {}
    for key in dict.fromkeys(unit.unit for unit in tree.units):
        last = tree.last(key)
        if last is not None and last.level != "country" and (may is None or key in may):
            words[key] = ", ".join(filter(None, (last.name, province_of(tree, key) if last.level != "province" else None))) + f" ({key})"
    unlisted = {key: _("{name}, {province} (chưa gắn mã)", name=plan.name, province=plan.province) for key, plan in _unlisted(tree).items() if actor.may(Right.UPDATE, key)}
    return words | unlisted


def _guess(tree: UnitTree, about: About, view: View | None, names: Mapping[str, str]) -> str | None:
    """Return the only unit that can be meant; None where a person has to say."""
    if not about.unit:
        return view.key.unit if view is not None else None
    begun = [key for key in _unlisted(tree) if unit_key(key) == unit_key(about.unit)]
    found = named_unit(tree, about.unit, province=about.province).found
    if begun and found:
        return None
    return begun[0] if len(begun) == 1 else found.unit if found and found.unit in names else None


def _say_asked(tree: UnitTree, about: About) -> None:
    """Say why nothing is chosen, if so."""
    if st.session_state.get(CHOSEN) or not about.unit:
        return
    begun = [key for key in _unlisted(tree) if unit_key(key) == unit_key(about.unit)]
    asked = named_unit(tree, about.unit, province=about.province)
    if begun:
        said = (
            _("Kho đã có kế hoạch ghi tên «{begun}», chưa gắn mã. Chọn dòng «chưa gắn mã» để nối tiếp, hoặc chọn đơn vị trong danh sách "
            "để mở kế hoạch theo mã; kế hoạch cũ vẫn xem được.", begun=begun[0])
        )
    elif asked.asked:
        places = listed([f"{unit.name}, {province_of(tree, unit.unit) or '—'} ({unit.unit})" for unit in asked.asked], most=_MOST_NAMED, rest=_("đơn vị khác"))
        where = _(" ở {province}", province=about.province) if about.province else ""
        said = _("Tệp ghi «{unit}»{where}. Trong danh sách có {places}. Hãy chọn đúng đơn vị.", unit=about.unit, where=where, places=places)
    else:
        said = _("Tệp ghi «{unit}», không có trong danh sách đơn vị. Hãy chọn đơn vị, hoặc cập nhật danh sách.", unit=about.unit)
    st.info(escape_markdown(said), icon=":material/help:")


def _say_spelling(typed: str) -> None:
    """Say that the store's spelling is used, or that a new unit is much like one the store has."""
    unit, units = known_unit(typed), _units()
    if unit != unit_name(typed):
        st.caption(escape_markdown(_("Dùng tên đã lưu: «{unit}».", unit=unit)))
    names = {fold(name): name for name in units}
    if unit in units or not (found := closest(fold(unit), list(names), cutoff=_ALIKE)):
        return
    said = (
        _("Kho đã có «{names}», chưa có «{unit}». Nếu là một đơn vị, hãy sửa tên cho giống; "
        "nếu không, tệp này mở kế hoạch của đơn vị khác.", names=names[found[0]], unit=unit)
    )
    st.warning(escape_markdown(said), icon=":material/spellcheck:")
