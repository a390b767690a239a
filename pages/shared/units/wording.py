"""The table of units as it is shown: names, lights and remarks in words, moments by Vietnam's clocks; what its sentences say."""

from __future__ import annotations

import pandas as pd

from pages.shared.columns import MOVED_WORDS, UNIT_LIGHT_WORDS
from pages.shared.facts import UnitMethod, method_words
from pages.shared.keeping import kept_by_language
from pages.shared.units.figures import (
    Filters,
    Units,
    dimensions_of,
    found_units,
    outside_of,
    overview_of,
    scope,
    table_of,
    tree_of,
    whole_change_of,
    wide_dimensions_of,
)
from papi_metrics.charts import Theme, unit_grid
from papi_metrics.clock import in_vietnam
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.reports import Facts
from papi_metrics.sentences import (
    Told,
    left_out_sentence,
    lights_sentence,
    own_dates_sentence,
    told,
    unit_grid_sentence,
    units_changed_sentence,
    units_headline,
)
from papi_metrics.unit_tree import UnitTree
from papi_metrics.wording import date

_KEPT = 64


def shown_units(of: Units, filters: Filters) -> pd.DataFrame:
    """Return the rows that meet the conditions, in words."""
    return _shown(of, tree_of(of), filters)


@kept_by_language(_KEPT)
def _shown(of: Units, _tree: UnitTree, filters: Filters) -> pd.DataFrame:
    return _in_words(found_units(of, filters))


def _in_words(table: pd.DataFrame) -> pd.DataFrame:
    grouped = bool((table["units"] > 1).any())
    shown = table.rename(columns={"unit": "key", "name": "unit"}).assign(
        light_word=table["light"].map(UNIT_LIGHT_WORDS),
        moved_word=table["moved"].map(MOVED_WORDS),
        accepted_on=in_vietnam(table["accepted_at"]),
        remark=pd.Series([_remark(row) for row in table.to_dict("records")], dtype="str", index=table.index),
    )
    silent = table["reporting"] == 0
    for name in ("overdue", "tasks"):
        shown[name] = shown[name].astype("Int64").mask(silent)
    return shown if grouped else shown.drop(columns=["reporting", "units", "stale", "red", "amber"])


def _remark(row: dict[object, object]) -> str:
    """Say in a few words what is special about a row."""
    if not row["reporting"]:
        return _("Chưa có số liệu")
    remarks = [_("Số liệu minh họa")] * bool(row["illustration"]) + [_("Kế hoạch của chính đơn vị, không xếp hạng")] * bool(row["own"])
    if row["stale"]:
        remarks.append(_("Số liệu cũ {age:.0f} ngày", age=row["age"]) if row["units"] == 1 else ngettext("{count} đơn vị có số liệu cũ", row["stale"]))
    return "; ".join(remarks)


def shown_dimensions(of: Units, filters: Filters) -> pd.DataFrame:
    """Return the completion of the rows that meet the conditions by dimension, named as the table of units is."""
    return _shown_dimensions(of, tree_of(of), filters)


@kept_by_language(_KEPT)
def _shown_dimensions(of: Units, _tree: UnitTree, filters: Filters) -> pd.DataFrame:
    return wide_dimensions_of(of, filters).rename(columns={"unit": "key", "name": "unit"})


def grid_of(of: Units, filters: Filters, theme: Theme) -> object:
    """Return the picture of the rows that meet the conditions by dimension; shared, never to be changed."""
    return _grid(of, tree_of(of), filters, theme)


@kept_by_language(_KEPT)
def _grid(of: Units, _tree: UnitTree, filters: Filters, theme: Theme) -> object:
    found = found_units(of, filters)
    names = found.loc[found["reporting"] > 0, ["unit", "name"]].itertuples(index=False, name=None)
    return unit_grid(_of_found(of, filters), list(names), plan_year=of.now.plan_year, theme=theme)


def _of_found(of: Units, filters: Filters) -> pd.DataFrame:
    table = dimensions_of(of)
    return table[table["unit"].isin(found_units(of, filters)["unit"])]


def grid_told(of: Units, filters: Filters) -> Told:
    """Say what the rows that meet the conditions show by dimension."""
    return _grid_told(of, tree_of(of), filters)


@kept_by_language(_KEPT)
def _grid_told(of: Units, _tree: UnitTree, filters: Filters) -> Told:
    return told(unit_grid_sentence, _of_found(of, filters), plan_year=of.now.plan_year)


def units_told(of: Units) -> tuple[Told, Told, Told, Told]:
    """Say how all units stand, as of which dates, who is left out, and how many stand how."""
    return _told(of, tree_of(of))


@kept_by_language(_KEPT)
def _told(of: Units, _tree: UnitTree) -> tuple[Told, Told, Told, Told]:
    known = overview_of(of)
    left_out = told(left_out_sentence, known, outside_of(of), on=of.on)
    return told(units_headline, known), told(own_dates_sentence, known), left_out, told(lights_sentence, known)


def changed_told(of: Units) -> Told:
    """Say what changed since the earlier day."""
    return _changed(of, tree_of(of))


@kept_by_language(_KEPT)
def _changed(of: Units, _tree: UnitTree) -> Told:
    return told(units_changed_sentence, table_of(of), whole_change_of(of), since=of.since)


def unit_facts(of: Units, method: UnitMethod) -> Facts:
    """Return what holds for a table of many units; rows name their own unit and level."""
    place = scope(of).above
    since = _(", so với {since}", since=date(of.since)) if method == "unit_changes" else ""
    return Facts(
        unit=_("mọi đơn vị") if place is None else place.name,
        level="commune",
        source=_("phiên bản mới nhất được tính của từng đơn vị, xem ngày {on}{since}", on=date(of.on), since=since),
        method=method_words(method),
        year=of.now.plan_year,
    )
