"""What a reader chooses on Các đơn vị: below which unit, of which level, ranked by what, which rows; kept in the address."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.shared.columns import MEASURE_WORDS, UNIT_LIGHT_WORDS
from pages.shared.units.figures import Filters, Units, scope, tree_of
from papi_metrics.language import gettext as _
from papi_metrics.unit_tree import LEVEL_WORDS

_ABOVE_KEY, _LEVEL_KEY = "cap-tren", "cap-xem"
FILTER_KEYS = ("tim", "den", "cu")


def chosen_units(of: Units) -> Units:
    """Ask below which unit to look and at which level, where there is a list of units, and what to rank by."""
    row = st.columns([3, 3, 2])
    labels = _above_labels(of)
    if labels:
        above = row[0].selectbox(_("Đơn vị cấp trên"), list(labels), index=None, key=_ABOVE_KEY, bind="query-params", placeholder=_usual(of))
        of = replace(of, above=labels.get(above or ""))
        of = _with_level(of, row[1])
    place = row[2] if labels else row[0]
    by = place.selectbox(_("Xếp hạng theo"), list(MEASURE_WORDS), format_func=MEASURE_WORDS.get, key="xep-theo", bind="query-params")
    return replace(of, by=by)


def _above_labels(of: Units) -> dict[str, str]:
    """Return the units that have others below them by what they are called: the name, with the code where two share it."""
    tree, labels = tree_of(of), {}
    for root in tree.roots(on=of.on):
        for unit in (root, *tree.below(root.unit, on=of.on)):
            if tree.children(unit.unit, on=of.on):
                labels[f"{unit.name} ({unit.unit})" if unit.name in labels else unit.name] = unit.unit
    return labels


def look_below(of: Units, unit: str) -> None:
    """Look at the units right below another one; a callback."""
    st.session_state[_ABOVE_KEY] = next(label for label, key in _above_labels(of).items() if key == unit)
    st.session_state[_LEVEL_KEY] = None


def _usual(of: Units) -> str:
    above = scope(of).above
    return _("Tất cả") if above is None else above.name


def _with_level(of: Units, place: st.delta_generator.DeltaGenerator) -> Units:
    """Ask for a level where there are several below the unit; left open, the units right below it are shown."""
    levels = scope(of).levels
    if len(levels) < 2:  # noqa: PLR2004 - one level is no choice
        return of
    level = place.segmented_control(
        _("Xem"), levels, format_func=lambda level: _("mọi {level}", level=_(LEVEL_WORDS[level])), default=None, key=_LEVEL_KEY, bind="query-params"
    )
    return replace(of, level=level if level in levels else None)


def chosen_filters() -> Filters:
    """Ask which rows to show."""
    row = st.columns([3, 3, 2], vertical_alignment="bottom")
    text = row[0].text_input(_("Tìm đơn vị"), key="tim", bind="query-params", placeholder=_("tên đơn vị"))
    lights = row[1].multiselect(
        _("Đèn"), list(UNIT_LIGHT_WORDS), format_func=UNIT_LIGHT_WORDS.get, key="den", bind="query-params", placeholder=_("Tất cả")
    )
    stale = row[2].checkbox(_("Chỉ số liệu cũ"), key="cu", bind="query-params")
    return Filters(lights=tuple(lights), stale=stale, text=text)
