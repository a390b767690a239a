"""A plan's figures explained: what is told to be their inputs gives them, and stands where it is told to stand."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tasks import standing, task_table

from papi_metrics.completion import AMBER_VARIANCE, RED_DAYS_OVERDUE, RED_VARIANCE, completion
from papi_metrics.errors import UnknownNameError
from papi_metrics.example import example_files
from papi_metrics.explanations import (
    PlanOf,
    explain_completion,
    explain_count,
    explain_done_share,
    explain_light,
    explain_on_time_rate,
    explain_overdue,
    explain_planned,
    explain_task,
    explain_variance,
    explained,
    shared_place,
    task_place,
)
from papi_metrics.explanations.value import Input
from papi_metrics.rules import RULES, RULES_VERSION
from papi_metrics.tracker import read_tracker

SEPTEMBER = dt.date(2022, 9, 30)
FILE = "tệp t.xlsx (phiên bản 1)"
DATES = [dt.date(2022, 1, 1), dt.date(2022, 8, 16), SEPTEMBER, dt.date(2023, 2, 1)]


def mean(rows):
    """Return the weighted mean of numbers, None of none."""
    return (rows["number"] * rows["weight"]).sum() / rows["weight"].sum() if len(rows) else None


def light(rows):
    """Choose the light by count, overdue, days and variance, as the product's rule says."""
    counted, overdue, longest, variance = rows["number"]
    if counted == 0:
        return "grey"
    if longest > RED_DAYS_OVERDUE or round(variance, 9) <= RED_VARIANCE:
        return "red"
    return "amber" if overdue or round(variance, 9) <= AMBER_VARIANCE else "green"


def difference(rows):
    """Return the first number less the second."""
    return rows["number"].iloc[0] - rows["number"].iloc[1]


FIGURES = {
    "completion": (explain_completion, mean),
    "planned": (explain_planned, mean),
    "variance": (explain_variance, difference),
    "overdue": (explain_overdue, len),
    "on_time_rate": (explain_on_time_rate, mean),
    "done_share": (explain_done_share, mean),
    "light": (explain_light, light),
}


@lru_cache
def example(at):
    """Read one of the example's trackers."""
    return read_tracker(example_files()[at]).table


@lru_cache
def figures(at, as_of, by):
    """Return the completion of one of the example's trackers: each group with its row."""
    table = completion(example(at), as_of=as_of, by=by)
    return [(None if by == "overall" else row[by], row) for _, row in table.iterrows()]


@cache
def plan_of(at, as_of, by, group):
    """Return a group of one of the example's trackers, which works out its tasks once for all figures."""
    return PlanOf(tasks=example(at), as_of=as_of, file=FILE, by=by, key=group)


def same(one, other):
    """Say whether two figures are one, missing ones too."""
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return (pd.isna(one) and pd.isna(other)) if pd.isna(one) or pd.isna(other) else one == pytest.approx(other)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("as_of", DATES, ids=str)
@pytest.mark.parametrize("at", range(3))
def test_inputs_of_an_explanation_give_the_figure(name, as_of, at):
    """For every example tracker, date and group: reckoning with the inputs gives the figure that `completion` gives."""
    explain, reckoned = FIGURES[name]
    wrong = []
    for by in ("overall", "dimension", "lead_unit"):
        for group, row in figures(at, as_of, by):
            item = explain(plan_of(at, as_of, by, group))
            if not (same(item.figure, row[name]) and same(item.figure, reckoned(item.inputs))):
                wrong.append((by, group, item.figure, row[name]))
    assert wrong == []


@given(
    st.lists(
        st.fixed_dictionaries({
            "state": st.sampled_from(["not_started", "in_progress", "done", "cancelled", "paused"]),
            "progress": st.none() | st.floats(0, 1),
            "weight": st.sampled_from([0.5, 1.0, 3.0]),
            "deadline_kind": st.sampled_from(["dated", "standing"]),
            "due": st.dates(dt.date(2022, 1, 1), dt.date(2022, 12, 31)),
            "completed_on": st.none() | st.dates(dt.date(2022, 1, 1), dt.date(2022, 12, 31)),
        }),
        max_size=6,
    ),
    st.dates(dt.date(2022, 1, 1), dt.date(2022, 12, 31)),
)
@settings(deadline=None, max_examples=20)
def test_inputs_give_the_figure_of_any_plan(changes, as_of):
    """Whatever the tasks: the inputs give the figure, and without a counted task nothing is made up."""
    of = PlanOf(tasks=task_table(*changes), as_of=as_of, file=FILE)
    items = {name: explain(of) for name, (explain, _) in FIGURES.items()}
    assert [name for name, (_, reckoned) in FIGURES.items() if not same(items[name].figure, reckoned(items[name].inputs))] == []


def test_count_lists_the_tasks_it_counts():
    """Each column of the ministries' table is the number of tasks listed, and the columns add up to the total."""
    counts = completion(example(2), as_of=SEPTEMBER)
    labels = ["done_on_time", "done_late", "done_undated", "open_in_time", "overdue", "cancelled"]
    for _, row in counts.iterrows():
        of = PlanOf(tasks=example(2), as_of=SEPTEMBER, file=FILE, by="dimension", key=row["dimension"])
        assert [len(explain_count(of, label).inputs) for label in labels] == row[labels].tolist()
        assert len(explain_count(of).inputs) == row["tasks"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({"due": dt.date(2022, 8, 1)}, "Có việc quá hạn 60 ngày, trên 30 ngày → ▲", id="long overdue"),
        pytest.param({"due": dt.date(2022, 9, 20), "state": "in_progress", "progress": 0.95}, "không việc nào trên 30 ngày → ◆", id="overdue"),
        pytest.param(standing(state="not_started"), "từ −25,0 điểm phần trăm trở xuống → ▲", id="far behind"),
        pytest.param(standing(state="in_progress", progress=0.6), "từ −10,0 điểm phần trăm trở xuống → ◆", id="behind"),
        pytest.param({"state": "done"}, "Không có việc quá hạn", id="on plan"),
        pytest.param({"state": "cancelled"}, "Không có việc nào được tính → ○", id="nothing counted"),
    ],
)
def test_light_tells_the_reason_that_decided(change, words):
    """A light's formula names the one reason it was chosen by, with the number and its threshold."""
    assert words in explain_light(PlanOf(tasks=task_table(change), as_of=SEPTEMBER, file=FILE)).formula


def test_formula_carries_the_numbers():
    """Completion's formula is the rule in words, then the sums, then the figure as pages show it."""
    tasks = task_table({"state": "done"}, {"state": "in_progress", "progress": 0.5, "weight": 2.0})
    item = explain_completion(PlanOf(tasks=tasks, as_of=SEPTEMBER, file=FILE))
    assert item.formula == "Hoàn thành = Σ (trọng số × phần đã đạt) ÷ Σ trọng số = 2 ÷ 3 = 67\u00a0%"
    assert item.inputs["value"].tolist() == ["1 × 100\u00a0% (đã hoàn thành)", "2 × 50\u00a0% (tiến độ báo cáo)"]


def test_variance_comes_out_right_as_printed():
    """The shares are printed with as many decimals as the difference needs to come out right."""
    rows = [{"state": "in_progress", "progress": share} for share in (0.3, 0.25, 0.6, 0.0)]
    item = explain_variance(PlanOf(tasks=task_table(*rows[:3], standing(state="not_started")), as_of=SEPTEMBER, file=FILE))
    shown = [float(text.replace("−", "-").replace(",", ".").strip("% ")) for text in item.formula.replace("\u00a0%", "").split(" = ")[2].split(" − ")]
    told = float(item.formula.rsplit(" = ", 1)[1].split()[0].replace("−", "-").replace(",", "."))
    assert shown[0] - shown[1] == pytest.approx(told)


@pytest.mark.parametrize("at", range(3))
def test_task_stands_in_the_row_that_is_told(at):
    """The row an explanation names holds the task in the workbook itself."""
    path = example_files()[at]
    of = PlanOf(tasks=example(at), as_of=SEPTEMBER, file=f"tệp {path.name} (phiên bản {at + 1})")
    book = openpyxl.load_workbook(path, read_only=True)
    rows = {sheet.title: [" ".join(str(cell) for cell in row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    book.close()
    for item in explain_completion(of).inputs.itertuples():
        file, sheet, row = item.place.split(", ")
        assert file == f"tệp {path.name} (phiên bản {at + 1})"
        assert item.input in rows[sheet.removeprefix("trang «").removesuffix("»")][int(row.removeprefix("dòng ")) - 1]


def test_task_without_a_row_is_said_to_be_kept():
    """A task kept from an earlier version has no row in the file, and says so; a text file has no sheets."""
    assert task_place(FILE, {"sheet": None, "row": pd.NA}) == f"{FILE}, giữ từ phiên bản trước, không có dòng trong tệp"
    assert task_place(FILE, {"sheet": "CSV", "row": 4}) == f"{FILE}, dòng 4"


def label(rows):
    """Tell the label from state, due, completed and as-of day, as the product's table says."""
    state, (_, due, completed, today) = rows["value"].iloc[0], rows["number"]
    dated = pd.notna(due)
    if state == "Hủy":
        return "cancelled"
    if state == "Đã hoàn thành":
        late = dated and completed > due
        return "done_undated" if dated and pd.isna(completed) else "done_late" if late else "done_on_time"
    return "overdue" if dated and today > due else "open_in_time"


def days_late(rows):
    """Tell the days late from the same four."""
    kind, (_, due, completed, today) = label(rows), rows["number"]
    return {"done_late": completed - due, "overdue": today - due}.get(kind)


def earned(rows):
    """Tell what is earned from state, progress, kind of deadline and elapsed share."""
    state, progress, kind, elapsed = rows["value"].iloc[0], rows["number"].iloc[1], rows["value"].iloc[2], rows["number"].iloc[3]
    if state == "Đã hoàn thành":
        return 1.0
    if pd.notna(progress):
        return progress
    return elapsed if state in {"Đang thực hiện", "Chờ xác nhận"} and kind in {"thường xuyên", "định kỳ"} else 0.0


def planned(rows):
    """Tell what should be earned from kind, due day, as-of day and elapsed share."""
    kind, (_, due, today, elapsed) = rows["value"].iloc[0], rows["number"]
    if kind in {"thường xuyên", "định kỳ"}:
        return elapsed
    return float(today >= (due if kind == "có ngày đến hạn" else dt.date(2022, 12, 31).toordinal()))


@pytest.mark.parametrize("as_of", DATES, ids=str)
def test_each_task_s_figures_follow_from_its_row(as_of):
    """For every task of the example and every date, label, days late, earned and planned follow from the inputs told."""
    wrong = []
    for at in range(3):
        of = PlanOf(tasks=example(at), as_of=as_of, file=FILE)
        for row in of.rows():
            items = explain_task(of, row["task_id"])
            figures = [row["label"], row["days_late"], row["earned"], row["planned_share"]]
            told = [reckon(item.inputs) for reckon, item in zip((label, days_late, earned, planned), items, strict=True)]
            ok = [same(a.figure, b) and same(b, c) for a, b, c in zip(items, figures, told, strict=True)]
            wrong += [] if all(ok) else [(row["task_id"], figures, told)]
    assert wrong == []


@pytest.mark.parametrize("kind", ["none", "unread"])
@pytest.mark.parametrize(("as_of", "share"), [(dt.date(2022, 12, 30), 0.0), (dt.date(2022, 12, 31), 1.0)], ids=["the day before", "the last day"])
def test_task_without_a_day_is_planned_by_the_end_of_the_year(kind, as_of, share):
    """What has no due day, or none that is understood, is to be done by 31 December, and its formula says so."""
    of = PlanOf(tasks=task_table(standing(deadline_kind=kind)), as_of=as_of, file=FILE)
    item = explain_task(of, of.rows()[0]["task_id"])[3]
    assert (item.figure, planned(item.inputs), "31/12" in item.formula) == (share, share, True)


def test_unknown_group_and_task_are_refused():
    """A group or a task that the plan does not have is named."""
    with pytest.raises(UnknownNameError, match="Phòng khác"):
        explain_completion(PlanOf(tasks=example(2), as_of=SEPTEMBER, file=FILE, by="lead_unit", key="Phòng khác"))
    with pytest.raises(UnknownNameError, match="khong-co"):
        explain_task(PlanOf(tasks=example(2), as_of=SEPTEMBER, file=FILE), "khong-co")


def test_explanation_carries_rule_and_version():
    """Every explanation names its rule in words and the rules' version."""
    item = explain_overdue(PlanOf(tasks=example(2), as_of=SEPTEMBER, file=FILE))
    assert (item.rule_name, item.rule, item.rule_version) == ("Quá hạn", RULES["overdue"].words, RULES_VERSION)


@pytest.mark.parametrize(
    ("places", "shared", "rest"),
    [
        (["tệp a, trang «T», dòng 1", "tệp a, trang «T», dòng 2"], "tệp a, trang «T»", ["dòng 1", "dòng 2"]),
        (["tệp a, dòng 1", "tệp b, dòng 1"], "", ["tệp a, dòng 1", "tệp b, dòng 1"]),
        (["tệp a, dòng 1", "tệp a, dòng 1"], "tệp a", ["dòng 1", "dòng 1"]),
        (["tệp a, dòng 1"], "", ["tệp a, dòng 1"]),
        ([], "", []),
    ],
    ids=["same sheet", "two files", "same place", "one", "none"],
)
def test_shared_place_is_said_once(places, shared, rest):
    """File and sheet that all inputs share are taken out; the address always stays with its row."""
    item = explained("t", "score", figure=1.0, value="1", formula="", inputs=[Input("i", "1", place) for place in places])
    words, rows = shared_place(item.inputs)
    assert (words, rows["place"].tolist()) == (shared, rest)


def test_shared_place_keeps_the_rows_as_they_are_numbered():
    """Rows that were chosen out of a table keep their numbers and their own places."""
    item = explained("t", "score", figure=1.0, value="1", formula="", inputs=[Input("i", "1", f"tệp a, dòng {at}") for at in range(4)])
    words, rows = shared_place(item.inputs.iloc[[3, 1]])
    assert (words, rows["place"].to_dict()) == ("tệp a", {3: "dòng 3", 1: "dòng 1"})
