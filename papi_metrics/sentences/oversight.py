"""What many units' figures say: how many stand how, whose data are old or missing, what changed, which dimension is behind where."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import pandas as pd

from papi_metrics.framework import DIMENSIONS, dimension_name
from papi_metrics.language import Language
from papi_metrics.oversight import NO_DATA, STALE_DAYS, Overview, WholeChange
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import Phrases, counted, named, noun_of, opened
from papi_metrics.sentences.plan import gap_of
from papi_metrics.wording import date, number, percent, signed

_NAMED = 5
_SHOWN_POINTS = 0.5
"""Less than half a percentage point shows as no change."""

_SAID = Phrases(
    vi={
        "no_unit": "Chưa có đơn vị nào.",
        "headline": "{units}: {lights}.",
        "of_groups": "{units} trực tiếp, gộp số liệu của {below} bên dưới ({reporting} đã có số liệu): {lights}.",
        "green": "{count} đúng kế hoạch",
        "amber": "{count} cần chú ý",
        "red": "{count} chậm nhiều",
        "grey": "{count} chưa có việc",
        "none": "{count} chưa có số liệu",
        "no_stale": "Không có số liệu cũ hơn {days}.",
        "stale": "{units} có số liệu cũ hơn {days}.",
        "whole": "Cộng lại: hoàn thành {done} so với kế hoạch {planned}{gap}; {overdue} quá hạn.",
        "own_dates_none": "Chưa đơn vị nào có số liệu.",
        "own_date_one": "Mỗi đơn vị tính đến ngày số liệu của mình, đều là {first}.",
        "own_dates": "Mỗi đơn vị tính đến ngày số liệu của mình, từ {first} đến {last}: cách nhau {days}.",
        "silent": "Chưa có số liệu: {names}.",
        "outside": "{plans} không cộng vào đây, vì đơn vị không có trong danh mục ngày {day}: {names}.",
        "illustrations": "{units} chỉ có số liệu minh họa, không cộng và không xếp hạng cùng.",
        "nothing_then": "Đến {since} chưa đơn vị nào có số liệu, nên chưa so được.",
        "moved": "Từ {since}: {parts}.",
        "newer": "{units} có số liệu mới hơn",
        "first": "{units} có số liệu lần đầu",
        "same": "{units} chưa có gì mới",
        "whole_change": "{units} có số liệu ở cả hai ngày: hoàn thành từ {before} đến {after}; quá hạn {overdue}.",
        "more": "thêm {count}",
        "fewer": "bớt {count}",
        "as_many": "không đổi",
        "risen": "Tăng nhiều nhất: {names}.",
        "fallen": "Giảm nhiều nhất: {names}.",
        "late": "Thêm việc quá hạn: {names}.",
        "points": "{name} ({points} {noun})",
        "tasks": "{name} ({tasks})",
        "grid_none": "Chưa đơn vị nào có số liệu theo chỉ số",
        "grid_well": "Không chỉ số nào chậm nhiều ở đơn vị nào",
        "grid_worst": "{dimension} chậm nhiều ở {count} trong {units}",
        "dimension": "Chỉ số {number} {name}",
        "grid_part": "chỉ số {number}: {lights}",
        "grid": "{finding}. Trong {units}, {parts}.",
    },
    en={
        "no_unit": "There are no units yet.",
        "headline": "{units}: {lights}.",
        "of_groups": "{units} directly below, adding up the data of {below} ({reporting} with data): {lights}.",
        "green": "{count} on plan",
        "amber": "{count} needing care",
        "red": "{count} far behind",
        "grey": "{count} without counted tasks",
        "none": "{count} without data",
        "no_stale": "No data are older than {days}.",
        "stale": "{units} with data older than {days}.",
        "whole": "Together: completion {done} against {planned} planned{gap}; {overdue} overdue.",
        "own_dates_none": "No unit has data yet.",
        "own_date_one": "Each unit stands as of its own data date, for all {first}.",
        "own_dates": "Each unit stands as of its own data date, from {first} to {last}: {days} apart.",
        "silent": "Without data: {names}.",
        "outside": "{plans} not added here, for the list of units does not have theirs on {day}: {names}.",
        "illustrations": "{units} with made-up data only, neither added nor ranked with the others.",
        "nothing_then": "By {since} no unit had data, so nothing can be compared yet.",
        "moved": "Since {since}: {parts}.",
        "newer": "{units} with newer data",
        "first": "{units} with data for the first time",
        "same": "{units} with nothing new",
        "whole_change": "{units} with data on both dates: completion from {before} to {after}; overdue {overdue}.",
        "more": "{count} more",
        "fewer": "{count} fewer",
        "as_many": "unchanged",
        "risen": "Rose most: {names}.",
        "fallen": "Fell most: {names}.",
        "late": "More overdue: {names}.",
        "points": "{name} ({points} {noun})",
        "tasks": "{name} ({tasks})",
        "grid_none": "No unit has data by dimension yet",
        "grid_well": "No dimension is far behind in any unit",
        "grid_worst": "{dimension} is far behind in {count} of {units}",
        "dimension": "Dimension {number} {name}",
        "grid_part": "dimension {number}: {lights}",
        "grid": "{finding}. Of {units}, {parts}.",
    },
)


def units_headline(all_units: Overview, *, language: Language | None = None) -> str:
    """Say how many units stand how, how many have old data, and what they come to together."""
    if not all_units.rows:
        return _SAID.say("no_unit", language)
    known = [_SAID.say(light, language, count=number(count, language=language)) for light, count in all_units.lights.items() if count]
    fields = {
        "units": counted(all_units.rows, "unit", language=language),
        "lights": ", ".join(known),
        "reporting": number(all_units.reporting, language=language),
        "below": counted(all_units.units, "unit", language=language),
    }
    first = _SAID.say("headline" if all_units.units == all_units.rows else "of_groups", language, **fields)
    return " ".join(part for part in (first, _stale(all_units, language), _whole(all_units, language)) if part)


def _stale(all_units: Overview, language: Language | None) -> str:
    if not all_units.reporting:
        return ""
    days = counted(STALE_DAYS, "day", language=language)
    return _SAID.say("stale" if all_units.stale else "no_stale", language, units=counted(all_units.stale, "unit", language=language), days=days)


def _whole(all_units: Overview, language: Language | None) -> str:
    """Say what several units come to; a single one has been told."""
    if all_units.variance is None or all_units.reporting < 2:  # noqa: PLR2004 - one and many
        return ""
    gap = gap_of(all_units.variance, language=language)
    done, planned = (percent(share, language=language) for share in (all_units.completion, all_units.planned))
    overdue = counted(all_units.overdue, "task", language=language)
    return _SAID.say("whole", language, done=done, planned=planned, gap=f", {gap}" if gap else "", overdue=overdue)


def own_dates_sentence(all_units: Overview, *, language: Language | None = None) -> str:
    """Say that each unit stands as of its own data date, and how far apart these lie."""
    if all_units.oldest is None:
        return _SAID.say("own_dates_none", language)
    which = "own_dates" if all_units.spread else "own_date_one"
    days = counted(all_units.spread, "day", language=language)
    return _SAID.say(which, language, first=date(all_units.oldest), last=date(all_units.newest), days=days)


def left_out_sentence(all_units: Overview, outside: Sequence[str], *, on: dt.date, language: Language | None = None) -> str:
    """Name the units without data, the plans that are not added, and why; nothing where there are none."""
    parts = []
    if all_units.silent:
        parts.append(_SAID.say("silent", language, names=_names(all_units.silent, language)))
    if outside:
        plans = counted(len(outside), "plan", language=language)
        parts.append(_SAID.say("outside", language, plans=plans, day=date(on), names=_names(outside, language)))
    if all_units.illustrations:
        parts.append(_SAID.say("illustrations", language, units=counted(all_units.illustrations, "unit", language=language)))
    return " ".join(parts)


def _names(names: Sequence[str], language: Language | None) -> str:
    return listed(list(names), most=_NAMED, rest=noun_of(len(names) - _NAMED, "other_unit", language=language), language=language)


def units_changed_sentence(changes: pd.DataFrame, whole: WholeChange, *, since: dt.date, language: Language | None = None) -> str:
    """Say what changed since a day: who brought newer data, how all went, who rose and fell most, whose overdue tasks grew."""
    units = changes[~changes["own"] & (changes["reporting"] > 0)]
    if not whole.compared and (units["moved"] == "new").all():
        return _SAID.say("nothing_then", language, since=date(since))
    kinds = {"newer": "changed", "first": "new", "same": "same"}
    counts = {name: int((units["moved"] == kind).sum()) for name, kind in kinds.items()}
    parts = [_SAID.say(name, language, units=counted(count, "unit", language=language)) for name, count in counts.items() if count]
    told = [_SAID.say("moved", language, since=date(since), parts=", ".join(parts)), _whole_changed(whole, language)]
    shown = units[units["change_points"].abs() >= _SHOWN_POINTS]
    told += [
        _said_most("risen", shown[shown["change_points"] > 0], "change_points", language),
        _said_most("fallen", shown[shown["change_points"] < 0], "change_points", language),
        _said_most("late", units[(units["overdue_change"] > 0).fillna(value=False).astype("bool")], "overdue_change", language),
    ]
    return " ".join(part for part in told if part)


def _whole_changed(whole: WholeChange, language: Language | None) -> str:
    if whole.before is None or whole.after is None:
        return ""
    size = counted(abs(whole.overdue_change), "task", language=language)
    which = "as_many" if not whole.overdue_change else "more" if whole.overdue_change > 0 else "fewer"
    return _SAID.say(
        "whole_change",
        language,
        units=counted(whole.compared, "unit", language=language),
        before=percent(whole.before, language=language),
        after=percent(whole.after, language=language),
        overdue=_SAID.say(which, language, count=size),
    )


def _said_most(what: str, rows: pd.DataFrame, column: str, language: Language | None) -> str:
    """Name the few units that moved most; nothing where none did."""
    if rows.empty:
        return ""
    most = rows.assign(size=rows[column].abs().astype("float64")).nlargest(3, "size")
    names = [
        _SAID.say(
            "points",
            language,
            name=name,
            points=signed(value, 0, language=language),
            noun=noun_of(abs(value), "point", language=language),
        )
        if column == "change_points"
        else _SAID.say("tasks", language, name=name, tasks=signed(value, 0, language=language))
        for name, value in zip(most["name"], most[column].astype("float64"), strict=True)
    ]
    return _SAID.say(what, language, names=listed(names, language=language))


def unit_grid_finding(dimensions: pd.DataFrame, *, plan_year: int, language: Language | None = None) -> str:
    """Name the dimension that is far behind in most units: the title of the grid of units and dimensions."""
    if dimensions.empty:
        return _SAID.say("grid_none", language)
    behind = dimensions.loc[dimensions["light"] == "red", "dimension"].tolist()
    if not behind:
        return _SAID.say("grid_well", language)
    worst = max(DIMENSIONS, key=behind.count)
    name = named(str(worst), dimension_name(worst, plan_year), language=language)
    units = counted(dimensions["unit"].nunique(), "unit", language=language)
    dimension = _SAID.say("dimension", language, number=worst, name=name)
    return _SAID.say("grid_worst", language, dimension=dimension, count=number(behind.count(worst), language=language), units=units)


def unit_grid_sentence(dimensions: pd.DataFrame, *, plan_year: int, language: Language | None = None) -> str:
    """Say of each dimension in how many units it is far behind or needs care; also the grid's text alternative."""
    finding = unit_grid_finding(dimensions, plan_year=plan_year, language=language)
    pairs = Counter(zip(dimensions["dimension"].tolist(), dimensions["light"].tolist(), strict=True))
    counts = {at: {light: pairs[at, light] for light in ("red", "amber")} for at in DIMENSIONS}
    lights = {
        at: ", ".join(_SAID.say(light, language, count=number(count, language=language)) for light, count in of.items() if count)
        for at, of in counts.items()
    }
    parts = [_SAID.say("grid_part", language, number=at, lights=words) for at, words in lights.items() if words]
    if not parts:
        return f"{finding}."
    units = counted(dimensions["unit"].nunique(), "unit", language=language)
    return _SAID.say("grid", language, finding=finding, units=units, parts="; ".join(parts))


def lights_sentence(all_units: Overview, *, language: Language | None = None) -> str:
    """Say how many units stand how, NO_DATA among them, in the order of the bar it stands under."""
    order = ("red", "amber", "green", "grey", NO_DATA)
    parts = [_SAID.say(light, language, count=number(all_units.lights[light], language=language)) for light in order if all_units.lights[light]]
    return opened(f"{counted(all_units.rows, 'unit', language=language)}: {', '.join(parts)}.")
