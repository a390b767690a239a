"""What is said of many units, in both languages, from their figures alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from figures import NAN
from standings import DAY, TREE, by_dimension, overdue, plans
from test_oversight import scoped, units_of

from papi_metrics.charts import MOST_UNITS, light_bar, unit_grid
from papi_metrics.oversight import (
    Overview,
    WholeChange,
    overview,
    unit_dimensions,
    unit_table,
    whole_change,
    with_changes,
)
from papi_metrics.sentences import (
    left_out_sentence,
    lights_sentence,
    own_dates_sentence,
    told,
    unit_grid_sentence,
    units_changed_sentence,
    units_headline,
)

SINCE = DAY - dt.timedelta(days=30)


@pytest.mark.parametrize(
    ("table", "vi", "en"),
    [
        (units_of(plans(A={}).iloc[:0]), "Chưa có đơn vị nào.", "There are no units yet."),
        (
            units_of(plans(A={}, C=overdue(1, 40), D={"as_of": DAY - dt.timedelta(days=50)})),
            "3 đơn vị: 2 đúng kế hoạch, 1 chậm nhiều. 1 đơn vị có số liệu cũ hơn 35 ngày. Cộng lại: hoàn thành 60 % so với kế hoạch 60 %; 1 nhiệm vụ quá hạn.",
            "3 units: 2 on plan, 1 far behind. 1 unit with data older than 35 days. Together: completion 60% against 60% planned; 1 task overdue.",
        ),
        (
            units_of(plans(A={}), TREE),
            "2 đơn vị trực tiếp, gộp số liệu của 3 đơn vị bên dưới (1 đã có số liệu): 1 đúng kế hoạch, 1 chưa có số liệu. Không có số liệu cũ hơn 35 ngày.",
            "2 units directly below, adding up the data of 3 units (1 with data): 1 on plan, 1 without data. No data are older than 35 days.",
        ),
        (units_of(plans(A={}).iloc[:0], TREE), "2 đơn vị trực tiếp, gộp số liệu của 3 đơn vị bên dưới (0 đã có số liệu): 2 chưa có số liệu.", "2 units directly below, adding up the data of 3 units (0 with data): 2 without data."),
        (
            units_of(plans(A={"earned": 8.0}, C={})),
            "2 đơn vị: 2 đúng kế hoạch. Không có số liệu cũ hơn 35 ngày. Cộng lại: hoàn thành 70 % so với kế hoạch 60 %, vượt 10 điểm phần trăm; 0 nhiệm vụ quá hạn.",
            "2 units: 2 on plan. No data are older than 35 days. Together: completion 70% against 60% planned, 10 percentage points above; 0 tasks overdue.",
        ),
    ],
    ids=["nothing", "several", "groups", "nobody reports", "ahead"],
)
def test_headline_counts_units_by_light(table, vi, en):
    """The headline says how many stand how, whose data are old, and what several come to."""
    said = told(units_headline, overview(table))
    assert (said.vi.replace("\u00a0", " "), said.en) == (vi, en)


@pytest.mark.parametrize(
    ("dates", "vi"),
    [
        ((DAY, DAY), "Mỗi đơn vị tính đến ngày số liệu của mình, đều là 30/09/2026."),
        ((DAY, DAY - dt.timedelta(days=29)), "Mỗi đơn vị tính đến ngày số liệu của mình, từ 01/09/2026 đến 30/09/2026: cách nhau 29 ngày."),
    ],
    ids=["one date", "several"],
)
def test_own_dates_say_how_far_apart_they_lie(dates, vi):
    """Each unit's own data date is said to be its own, with the days between the first and the last."""
    table = units_of(plans(A={"as_of": dates[0]}, C={"as_of": dates[1]}))
    assert own_dates_sentence(overview(table)) == vi


def test_no_date_is_told_before_anybody_has_data():
    """Without any data there is no date to tell, and the silent units are named."""
    known = overview(units_of(plans(A={}).iloc[:0], TREE))
    assert own_dates_sentence(known) == "Chưa đơn vị nào có số liệu."
    assert left_out_sentence(known, [], on=DAY) == "Chưa có số liệu: tỉnh Bắc Ninh và tỉnh Hưng Yên."


def test_left_out_are_named_up_to_five():
    """Units without data are named, beyond five counted; so are plans outside the list, and made-up ones."""
    known = overview(units_of(plans(A={}, C={"illustration": True}), TREE, above="H"))
    names = [f"xã {at}" for at in range(7)]
    assert left_out_sentence(known, names, on=DAY) == (
        "7 kế hoạch không cộng vào đây, vì đơn vị không có trong danh mục ngày 30/09/2026: xã 0, xã 1, xã 2, xã 3, xã 4 và 2 đơn vị khác. "
        "1 đơn vị chỉ có số liệu minh họa, không cộng và không xếp hạng cùng."
    )


def changed(now, before):
    """Return what is said of a change, in both languages."""
    scope = scoped(now)
    table = with_changes(unit_table(now, scope, on=DAY), now, before, scope)
    return told(units_changed_sentence, table, whole_change(now, before, scope), since=SINCE)


def test_change_names_who_moved_most():
    """Who brought newer data, how all went together, who rose and fell most and whose overdue tasks grew."""
    before = plans(A={"earned": 4.0}, C={}, D={"earned": 7.0})
    said = changed(plans(A={"number": 2}, C={}, D={"number": 3} | overdue(2, 3), E={}), before)
    assert said.vi.replace("\u00a0", " ") == (
        "Từ 31/08/2026: 2 đơn vị có số liệu mới hơn, 1 đơn vị có số liệu lần đầu, 1 đơn vị chưa có gì mới. 3 đơn vị có số liệu ở cả hai ngày: "
        "hoàn thành từ 57 % đến 60 %; quá hạn thêm 2 nhiệm vụ. Tăng nhiều nhất: xã A (+20 điểm phần trăm). "
        "Giảm nhiều nhất: xã D (−10 điểm phần trăm). Thêm việc quá hạn: xã D (+2)."
    )
    assert said.en.startswith("Since 31/08/2026: 2 units with newer data, 1 unit with data for the first time, 1 unit with nothing new.")


@pytest.mark.parametrize(
    ("then", "now", "told_of"),
    [(overdue(3, 5), overdue(1, 9), "quá hạn bớt 2 nhiệm vụ."), ({}, {"number": 2, "earned": 6.04}, "quá hạn không đổi.")],
    ids=["fewer", "as many"],
)
def test_change_of_overdue_tasks_is_told_by_its_direction(then, now, told_of):
    """Fewer overdue tasks are fewer, as many are unchanged; what shows as no change names nobody."""
    said = changed(plans(A={"number": 2} | now), plans(A=then)).vi
    assert said.endswith(told_of)


def test_change_leaves_the_unit_above_out():
    """A province's own plan among its communes is none of the units that are counted or named."""
    before, now = plans(H={}, A={}), plans(H={"number": 2, "earned": 9.0}, A={})
    scope = scoped(now, TREE, above="H")
    table = with_changes(unit_table(now, scope, on=DAY), now, before, scope)
    said = units_changed_sentence(table, whole_change(now, before, scope), since=SINCE)
    assert "Từ 31/08/2026: 1 đơn vị chưa có gì mới." in said
    assert "Hưng Yên" not in said


def test_change_without_earlier_data_says_since_when():
    """Where nothing was known then, nothing is compared."""
    now = plans(A={})
    assert changed(now, now.iloc[:0]).vi == "Đến 31/08/2026 chưa đơn vị nào có số liệu, nên chưa so được."


def test_grid_names_the_dimension_behind_in_most_units():
    """The title is the dimension that is far behind most often; the sentence counts lights; the picture has a cell a unit and dimension."""
    standings = plans(A={}, C={})
    table = unit_dimensions(by_dimension(A={4: overdue(1, 40)}, C={4: overdue(1, 40), 5: {"planned": 7.5}}), standings, scoped(standings))
    assert unit_grid_sentence(table, plan_year=2026) == (
        "Chỉ số 4 Kiểm soát tham nhũng trong khu vực công chậm nhiều ở 2 trong 2 đơn vị. Trong 2 đơn vị, chỉ số 4: 2 chậm nhiều; chỉ số 5: 1 cần chú ý."
    )
    drawn = unit_grid(table, [("A", "xã A"), ("C", "xã C")], plan_year=2026, theme="dark")
    assert sorted(at for trace in drawn.data if trace.type == "bar" for at in trace.y) == [0] * 8 + [1] * 8
    assert drawn.layout.barmode == "overlay"


@pytest.mark.parametrize(
    ("dimensions", "said"),
    [({}, "Chưa đơn vị nào có số liệu theo chỉ số."), ({"A": {}}, "Không chỉ số nào chậm nhiều ở đơn vị nào.")],
    ids=["no data", "all well"],
)
def test_grid_without_anything_behind_says_so(dimensions, said):
    """Without data, and where nothing is behind, the sentence says that and counts nothing."""
    standings = plans(A={})
    table = unit_dimensions(by_dimension(**dimensions), standings if dimensions else standings.iloc[:0], scoped(standings))
    assert unit_grid_sentence(table, plan_year=2026) == said


def test_lights_are_told_the_gravest_first():
    """The bar's words count the units from red to those without data."""
    known = overview(units_of(plans(A={}, C=overdue(1, 40)), TREE, level="commune"))
    assert lights_sentence(known) == "3 đơn vị: 1 chậm nhiều, 1 đúng kế hoạch, 1 chưa có số liệu."


def test_grid_of_many_units_says_how_many_it_draws():
    """Of more units than a picture holds the first are drawn, and the subtitle says so."""
    keys = [f"u{at}" for at in range(MOST_UNITS + 3)]
    standings = plans(**{key: {} for key in keys})
    table = unit_dimensions(by_dimension(**{key: {} for key in keys}), standings, scoped(standings))
    drawn = unit_grid(table, [(key, key) for key in keys], plan_year=2026)
    assert f"Hình vẽ {MOST_UNITS} trong {MOST_UNITS + 3} đơn vị" in drawn.layout.meta["subtitle"]


def test_units_without_figures_are_not_drawn():
    """Where none of the units named has figures by dimension, one sentence stands in place of the grid."""
    standings = plans(A={})
    drawn = unit_grid(unit_dimensions(by_dimension(A={1: {}}), standings, scoped(standings)), [("B", "xã B")], plan_year=2026)
    assert (len(drawn.data), drawn.layout.annotations[0].text) == (0, drawn.layout.meta["title"])


def test_light_bar_is_told_in_words():
    """The bar has a part a light with its count and word, none for what nobody has, and a harmless text alternative."""
    html = light_bar({"green": 2, "red": 1, "amber": 0, "grey": 0, "none": 1}, words='3 "đơn vị"')
    assert html.count("flex:") == 3
    assert 'aria-label="3 &quot;đơn vị&quot;"' in html
    assert "chưa có số liệu" in html


# at the bounds, in both languages


def both(sentence, *about, **details):
    """Return what a sentence says in Vietnamese and in English, with ordinary blanks."""
    said = told(sentence, *about, **details)
    return said.vi.replace("\u00a0", " "), said.en


def moves(*rows):
    """Return changes of units that all have data: each a name, points, overdue tasks and how it moved; the own unit's name is "trên"."""
    table = pd.DataFrame(rows, columns=["name", "change_points", "overdue_change", "moved"])
    return table.assign(own=table["name"] == "trên", reporting=1).astype({"change_points": "float64", "overdue_change": "Int64"})


def together(compared=2, before=0.5, after=0.6, overdue=0):
    """Return what changed in all units."""
    return WholeChange(compared=compared, before=before, after=after, overdue_change=overdue)


def moved_words(*rows, whole=None, language=None):
    """Return what is said of changes, but for how many moved how."""
    said = units_changed_sentence(moves(*rows), whole or together(before=None), since=SINCE, language=language)
    return said.partition(". ")[2].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("rows", "vi", "en"),
    [
        pytest.param([("A", 0.5, 0, "changed")], "Tăng nhiều nhất: A (+1 điểm phần trăm).", "Rose most: A (+1 percentage point).", id="half-a-point"),
        pytest.param([("A", -0.5, 0, "changed")], "Giảm nhiều nhất: A (−1 điểm phần trăm).", "Fell most: A (−1 percentage point).", id="half-a-point-down"),
        pytest.param([("A", 0.49, 0, "changed"), ("B", -0.49, -3, "changed"), ("C", NAN, None, "new")], "", "", id="less-than-shows"),
        pytest.param(
            [("A", 2, 0, "changed"), ("B", 4, 0, "changed"), ("C", 3, 0, "changed"), ("D", 2, 0, "changed")],
            "Tăng nhiều nhất: B (+4 điểm phần trăm), C (+3 điểm phần trăm) và A (+2 điểm phần trăm).",
            "Rose most: B (+4 percentage points), C (+3 percentage points) and A (+2 percentage points).",
            id="three-at-most-of-equals-the-first",
        ),
        pytest.param(
            [("A", 0, 1, "same"), ("B", 0, 12, "same")],
            "Thêm việc quá hạn: B (+12) và A (+1).",
            "More overdue: B (+12) and A (+1).",
            id="overdue-by-one",
        ),
        pytest.param([("A", 0, 1200, "same")], "Thêm việc quá hạn: A (+1.200).", "More overdue: A (+1,200).", id="thousands"),
        pytest.param([("trên", 9, 9, "changed"), ("A", 0, 0, "same")], "", "", id="the-unit-above-is-not-named"),
    ],
)
def test_change_names_three_units_that_show_a_move(rows, vi, en):
    """Half a point shows as one; the largest moves first, three at most; one more overdue task is told."""
    assert (moved_words(*rows), moved_words(*rows, language="en")) == (vi, en)


@pytest.mark.parametrize(
    ("whole", "vi", "en"),
    [
        pytest.param(
            together(overdue=1),
            "2 đơn vị có số liệu ở cả hai ngày: hoàn thành từ 50 % đến 60 %; quá hạn thêm 1 nhiệm vụ.",
            "2 units with data on both dates: completion from 50% to 60%; overdue 1 task more.",
            id="one-more",
        ),
        pytest.param(
            together(compared=1, overdue=-2),
            "1 đơn vị có số liệu ở cả hai ngày: hoàn thành từ 50 % đến 60 %; quá hạn bớt 2 nhiệm vụ.",
            "1 unit with data on both dates: completion from 50% to 60%; overdue 2 tasks fewer.",
            id="fewer",
        ),
        pytest.param(
            together(before=0.055, after=0.125),
            "2 đơn vị có số liệu ở cả hai ngày: hoàn thành từ 5,5 % đến 13 %; quá hạn không đổi.",
            "2 units with data on both dates: completion from 5.5% to 13%; overdue unchanged.",
            id="decimals",
        ),
        pytest.param(together(before=None), "", "", id="nothing-counted-then"),
        pytest.param(together(after=None), "", "", id="nothing-counted-now"),
    ],
)
def test_change_of_all_units_together(whole, vi, en):
    """Completion then and now and the overdue tasks; nothing where nothing was counted at one of the two."""
    row = ("A", 0, 0, "same")
    assert (moved_words(row, whole=whole), moved_words(row, whole=whole, language="en")) == (vi, en)


def test_change_counts_units_that_have_data_alone():
    """A unit without data is no unit with nothing new; what the unit above had then makes the others' first data news."""
    table = moves(("trên", 0, 0, "same"), ("A", NAN, None, "new"), ("B", NAN, None, "none")).assign(reporting=[1, 1, 0])
    assert units_changed_sentence(table, together(compared=1, before=None), since=SINCE, language="en") == (
        "Since 31/08/2026: 1 unit with data for the first time."
    )


def test_change_where_all_have_their_first_data_compares_nothing_in_english():
    """Without any earlier data nothing is compared, whether or not some have no data yet."""
    table = moves(("A", NAN, None, "new"), ("B", NAN, None, "none")).assign(reporting=[1, 0])
    assert units_changed_sentence(table, together(compared=0, before=None), since=SINCE, language="en") == (
        "By 31/08/2026 no unit had data, so nothing can be compared yet."
    )


def test_own_dates_and_those_left_out_are_told_in_english():
    """Days, units, plans and names are English, one other unit in the singular."""
    known = overview(units_of(plans(A={"as_of": DAY}, C={"as_of": DAY - dt.timedelta(days=1)})))
    assert own_dates_sentence(known, language="en") == "Each unit stands as of its own data date, from 29/09/2026 to 30/09/2026: 1 day apart."
    some = overview(units_of(plans(A={}, C={"illustration": True}), TREE, above="H"))
    assert left_out_sentence(some, [f"xã {at}" for at in range(6)], on=DAY, language="en") == (
        "6 plans not added here, for the list of units does not have theirs on 30/09/2026: xã 0, xã 1, xã 2, xã 3, xã 4 and 1 other unit. "
        "1 unit with made-up data only, neither added nor ranked with the others."
    )
    silent = overview(units_of(plans(A={}).iloc[:0], TREE))
    assert left_out_sentence(silent, [], on=DAY, language="en") == "Without data: tỉnh Bắc Ninh and tỉnh Hưng Yên."


def test_nobody_left_out_is_not_told():
    """Where all units have data of their own and all plans are added there is nothing to tell."""
    assert left_out_sentence(overview(units_of(plans(A={}))), [], on=DAY) == ""


NOTHING = Overview(
    rows=0, lights={}, units=0, reporting=0, stale=0, silent=(), illustrations=0, illustration=False, completion=None, planned=None, variance=None,
    on_time_rate=None, overdue=0, tasks=0, longest_overdue=None, light="none", oldest=None, newest=None, spread=0,
)  # fmt: skip


@pytest.mark.parametrize(
    ("names", "vi", "en"),
    [
        pytest.param("abcde", "a, b, c, d và e.", "a, b, c, d and e.", id="five"),
        pytest.param("abcdef", "a, b, c, d, e và 1 đơn vị khác.", "a, b, c, d, e and 1 other unit.", id="six"),
    ],
)
def test_five_left_out_are_all_named(names, vi, en):
    """Five names are all told; of more the others are counted."""
    silent = replace(NOTHING, silent=tuple(names))
    assert both(left_out_sentence, silent, [], on=DAY) == (f"Chưa có số liệu: {vi}", f"Without data: {en}")


def test_thousands_are_written_as_the_language_does():
    """Units and tasks in thousands have a point in Vietnamese and a comma in English."""
    lights = {"green": 2000, "amber": 0, "red": 0, "grey": 0, "none": 1500}
    known = replace(overview(units_of(plans(A={}, C={"overdue": 1200}))), rows=3500, units=4000, reporting=2500, stale=1001, lights=lights)
    assert both(units_headline, known) == (
        (
            "3.500 đơn vị trực tiếp, gộp số liệu của 4.000 đơn vị bên dưới (2.500 đã có số liệu): 2.000 đúng kế hoạch, 1.500 chưa có số liệu. "
            "1.001 đơn vị có số liệu cũ hơn 35 ngày. Cộng lại: hoàn thành 60 % so với kế hoạch 60 %; 1.200 nhiệm vụ quá hạn."
        ),
        (
            "3,500 units directly below, adding up the data of 4,000 units (2,500 with data): 2,000 on plan, 1,500 without data. "
            "1,001 units with data older than 35 days. Together: completion 60% against 60% planned; 1,200 tasks overdue."
        ),
    )
    assert both(lights_sentence, known) == (
        "3.500 đơn vị: 2.000 đúng kế hoạch, 1.500 chưa có số liệu.",
        "3,500 units: 2,000 on plan, 1,500 without data.",
    )


def test_grid_writes_thousands_as_the_language_does():
    """So does the grid of more than a thousand units."""
    table = pd.DataFrame({"unit": [f"u{at}" for at in range(1100)], "dimension": 4, "light": "red"})
    vi, en = both(unit_grid_sentence, table, plan_year=2026)
    assert vi.endswith("chậm nhiều ở 1.100 trong 1.100 đơn vị. Trong 1.100 đơn vị, chỉ số 4: 1.100 chậm nhiều.")
    assert en.endswith("far behind in 1,100 of 1,100 units. Of 1,100 units, dimension 4: 1,100 far behind.")


@pytest.mark.parametrize(
    ("lights", "vi", "en"),
    [
        pytest.param(
            {4: ["red", "amber", "red"], 5: ["green", "amber", "green"]},
            "Chỉ số 4 Kiểm soát tham nhũng trong khu vực công chậm nhiều ở 2 trong 3 đơn vị. Trong 3 đơn vị, chỉ số 4: 2 chậm nhiều, 1 cần chú ý; chỉ số 5: 1 cần chú ý.",
            "Dimension 4 Control of Corruption in the Public Sector is far behind in 2 of 3 units. Of 3 units, dimension 4: 2 far behind, 1 needing care; dimension 5: 1 needing care.",
            id="red-before-amber",
        ),
        pytest.param(
            {5: ["red"], 7: ["red"]},
            "Chỉ số 5 Thủ tục hành chính công chậm nhiều ở 1 trong 1 đơn vị. Trong 1 đơn vị, chỉ số 5: 1 chậm nhiều; chỉ số 7: 1 chậm nhiều.",
            "Dimension 5 Public Administrative Procedures is far behind in 1 of 1 unit. Of 1 unit, dimension 5: 1 far behind; dimension 7: 1 far behind.",
            id="of-equals-the-first",
        ),
        pytest.param(
            {2: ["amber", "grey"]},
            "Không chỉ số nào chậm nhiều ở đơn vị nào. Trong 2 đơn vị, chỉ số 2: 1 cần chú ý.",
            "No dimension is far behind in any unit. Of 2 units, dimension 2: 1 needing care.",
            id="amber-alone",
        ),
        pytest.param({2: ["green", "grey"]}, "Không chỉ số nào chậm nhiều ở đơn vị nào.", "No dimension is far behind in any unit.", id="all-well"),
        pytest.param({}, "Chưa đơn vị nào có số liệu theo chỉ số.", "No unit has data by dimension yet.", id="no-data"),
    ],
)
def test_grid_counts_what_is_behind_or_needs_care(lights, vi, en):
    """The dimension far behind most often, of equals the first; then each dimension's lights, red before amber, no other light."""
    rows = [(f"u{at}", dimension, light) for dimension, found in lights.items() for at, light in enumerate(found)]
    assert both(unit_grid_sentence, pd.DataFrame(rows, columns=["unit", "dimension", "light"]), plan_year=2026) == (vi, en)


def test_lights_are_told_in_english_in_the_order_of_the_bar():
    """Every light that a unit has, the gravest first, those without data last."""
    known = overview(units_of(plans(A={}, C=overdue(1, 40)), TREE, level="commune"))
    assert lights_sentence(known, language="en") == "3 units: 1 far behind, 1 on plan, 1 without data."
