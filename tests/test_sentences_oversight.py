"""What is said of many units, in both languages, from their figures alone."""

from __future__ import annotations

import datetime as dt

import pytest
from standings import DAY, TREE, by_dimension, overdue, plans
from test_oversight import scoped, units_of

from papi_metrics.charts import MOST_UNITS, light_bar, unit_grid
from papi_metrics.oversight import overview, unit_dimensions, unit_table, whole_change, with_changes
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
