"""A plan's formulas in full: each reason, sum and input as the product's rules have it, worked out by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from tasks import standing, task_table

from papi_metrics.errors import UnknownNameError
from papi_metrics.explanations import (
    PlanOf,
    ScoreCase,
    explain_completion,
    explain_count,
    explain_done_share,
    explain_light,
    explain_on_time_rate,
    explain_overdue,
    explain_planned,
    explain_reading,
    explain_task,
    explain_variance,
)

DAY = dt.date(2022, 9, 30)
"""Day 273 of 365: 75 % of the year have gone by."""
FILE = "tệp t.xlsx (phiên bản 1)"
DONE = {"state": "done", "due": dt.date(2022, 8, 1), "completed_on": dt.date(2022, 7, 1)}
LATE = {"state": "in_progress", "due": dt.date(2022, 9, 20)}


def plan(*changes, **group):
    """Return a plan of changed tasks on the last day of September."""
    return PlanOf(tasks=task_table(*changes), as_of=DAY, file=FILE, **group)


def plain(text):
    """Write a text with blanks that may break."""
    return text.replace("\u00a0", " ")


def rows_of(item):
    """Return the inputs as a reader sees them: name and value."""
    return [(name, plain(value)) for name, value in zip(item.inputs["input"], item.inputs["value"], strict=True)]


# --- completion, plan and their difference


def test_completion_tells_what_each_task_earned_and_why():
    """Done, reported, under way without a report, and nothing; a weight has decimals only where it needs them."""
    tasks = [{"state": "done"}, {"state": "in_progress", "progress": 0.5, "weight": 1.5}, standing(state="in_progress"), {}, {"state": "cancelled"}]
    item = explain_completion(plan(*tasks))
    assert [value for _, value in rows_of(item)] == ["1 × 100 % (đã hoàn thành)", "1,50 × 50 % (tiến độ báo cáo)", "1 × 75 % (phần năm đã qua)", "1 × 0 % (chưa có kết quả)"]
    assert plain(item.formula) == "Hoàn thành = Σ (trọng số × phần đã đạt) ÷ Σ trọng số = 2,4979 ÷ 4,5 = 56 %"


def test_planned_tells_what_each_task_should_have_earned_and_why():
    """A due day, the time elapsed for standing and recurring tasks, the year's end where nothing is dated."""
    tasks = [{"due": DAY}, {"due": dt.date(2022, 10, 1)}, standing(), standing(deadline_kind="recurring", weight=2.25), standing(deadline_kind="event"), {"state": "cancelled"}]
    item = explain_planned(plan(*tasks))
    words = ["1 × 100 % (hạn 30/09/2022)", "1 × 0 % (hạn 01/10/2022)", "1 × 75 % (phần năm đã qua)", "2,25 × 75 % (phần năm đã qua)", "1 × 0 % (cuối năm)"]
    assert [value for _, value in rows_of(item)] == words
    assert plain(item.formula) == "Kế hoạch = Σ (trọng số × phần phải đạt) ÷ Σ trọng số = 3,4308 ÷ 6,25 = 55 %"


@pytest.mark.parametrize(
    ("explain", "title"),
    [
        pytest.param(explain_completion, "Hoàn thành", id="completion"),
        pytest.param(explain_planned, "Kế hoạch", id="planned"),
        pytest.param(explain_variance, "Chênh lệch so với kế hoạch", id="variance"),
        pytest.param(explain_done_share, "Tỷ lệ việc đã xong", id="done-share"),
    ],
)
def test_figures_of_nothing_are_none(explain, title):
    """A plan whose tasks are all cancelled has no share, and the explanation says so."""
    item = explain(plan({"state": "cancelled"}))
    assert (item.title, item.figure, item.value, item.formula) == (title, None, "—", "Không có nhiệm vụ nào được tính: chưa có con số.")


UNEVEN = [{"weight": 5006.0, "due": dt.date(2022, 9, 1), "state": "awaiting_confirmation"}, {"weight": 1234.0, "state": "done"}, {"weight": 3760.0}]
SIXTHS = [{"state": "done"}, LATE, LATE, {}, {}, {}]


@pytest.mark.parametrize(
    ("tasks", "words"),
    [
        pytest.param([LATE | {"progress": 0.3}], "30,0 % − 100,0 % = −70,0 điểm phần trăm", id="one-decimal"),
        pytest.param(UNEVEN, "12,34 % − 50,06 % = −37,72 điểm phần trăm", id="two-decimals"),
        pytest.param(SIXTHS, "16,6667 % − 33,3333 % = −16,6667 điểm phần trăm", id="never-even"),
        pytest.param([{"state": "done"}], "100,0 % − 0,0 % = +100,0 điểm phần trăm", id="ahead"),
    ],
)
def test_variance_is_written_with_the_decimals_it_needs(tasks, words):
    """One decimal where the rounded shares differ by the rounded difference, else more, four at most."""
    item = explain_variance(plan(*tasks))
    assert plain(item.formula) == f"Chênh lệch = Hoàn thành − Kế hoạch = {words}"
    assert [name for name, _ in rows_of(item)] == ["Hoàn thành", "Kế hoạch"]


def test_variance_is_made_of_the_group_s_shares():
    """Both shares are inputs with the number of tasks they go back to; the figure is shown with one decimal."""
    item = explain_variance(plan(*SIXTHS, {"state": "cancelled"}))
    assert rows_of(item) == [("Hoàn thành", "16,7 %"), ("Kế hoạch", "33,3 %")]
    assert (item.value, set(item.inputs["place"])) == ("−16,7 điểm phần trăm", {f"tính từ 6 nhiệm vụ ở {FILE}"})


# --- counts


def test_overdue_tasks_stand_by_their_days():
    """The longest overdue leads, each with its due day and its days late; what is due today is not overdue."""
    item = explain_overdue(plan(LATE | {"task": "A"}, LATE | {"task": "B", "due": dt.date(2022, 9, 10)}, LATE | {"due": DAY}, DONE))
    assert rows_of(item) == [("B", "hạn 10/09/2022, chậm 20 ngày"), ("A", "hạn 20/09/2022, chậm 10 ngày")]
    assert (item.value, item.inputs["number"].tolist(), item.inputs["place"].iloc[0]) == ("2", [20.0, 10.0], f"{FILE}, trang «Theo dõi», dòng 6")
    assert item.formula == "Quá hạn = số việc qua hạn tính đến 30/09/2022 mà chưa xong, không hủy = 2"


def test_on_time_rate_counts_dated_tasks_alone():
    """On time, late and overdue are set against each other; what has no deadline, no day or is still in time is left out."""
    late = DONE | {"completed_on": dt.date(2022, 8, 2)}
    item = explain_on_time_rate(plan(DONE, late, LATE, LATE, standing(state="done"), {}, DONE | {"completed_on": None}, {"state": "cancelled"}))
    assert [value for _, value in rows_of(item)] == ["Hoàn thành đúng hạn", "Hoàn thành quá hạn", *["Chưa hoàn thành, quá hạn"] * 2]
    assert plain(item.formula) == "Đúng hạn = 1 ÷ (1 đúng hạn + 1 xong quá hạn + 2 đang quá hạn) = 25 %"
    assert item.inputs["number"].tolist() == [1, 0, 0, 0]


def test_on_time_rate_of_no_dated_task_is_none():
    """A task done without a deadline is neither on time nor late."""
    item = explain_on_time_rate(plan(standing(state="done"), {}))
    assert (item.figure, item.formula, len(item.inputs)) == (None, "Chưa có việc có hạn nào đã xong hoặc quá hạn.", 0)


def test_done_share_counts_what_is_not_cancelled():
    """Three tasks count and one of them is done."""
    item = explain_done_share(plan(DONE, LATE, {}, {"state": "cancelled"}))
    assert plain(item.formula) == "Tỷ lệ việc đã xong = 1 ÷ 3 = 33 %"
    assert (item.inputs["number"].tolist(), rows_of(item)[1][1]) == ([1, 0, 0], "Chưa hoàn thành, quá hạn")


@pytest.mark.parametrize(
    ("label", "values", "formula"),
    [
        pytest.param(None, ["Hoàn thành đúng hạn, hạn 01/08/2022", "Chưa hoàn thành, quá hạn, hạn 20/09/2022", "Chưa hoàn thành, trong hạn"], "Tổng số = số nhiệm vụ đếm được = 3", id="all"),
        pytest.param("overdue", ["Chưa hoàn thành, quá hạn, hạn 20/09/2022"], "Chưa hoàn thành, quá hạn = số nhiệm vụ đếm được = 1", id="overdue"),
        pytest.param("cancelled", [], "Hủy = số nhiệm vụ đếm được = 0", id="none"),
    ],
)
def test_count_names_label_and_due_day_of_each_task(label, values, formula):
    """All tasks, or those of one label, each with its due day where it has one; each counts one."""
    item = explain_count(plan(DONE, LATE, standing()), label)
    assert ([value for _, value in rows_of(item)], item.formula) == (values, formula)
    assert (item.figure, item.value, item.inputs["number"].sum()) == (len(values), str(len(values)), len(values))


# --- light


LIGHTS = [
    pytest.param([{"state": "cancelled"}], "grey", "Không có việc nào được tính → ○ Chưa có việc", id="nothing-counted"),
    pytest.param([LATE | {"due": dt.date(2022, 8, 30)}, DONE | {"weight": 99.0}], "red", "Có việc quá hạn 31 ngày, trên 30 ngày → ▲ Chậm nhiều", id="thirty-one-days"),
    pytest.param(
        [LATE | {"due": dt.date(2022, 8, 31)}, DONE | {"weight": 99.0}], "amber", "Có 1 việc quá hạn, không việc nào trên 30 ngày → ◆ Cần chú ý", id="thirty-days"
    ),
    pytest.param([LATE, DONE | {"weight": 3.0}], "red", "Chênh lệch −25,0 điểm phần trăm, từ −25,0 điểm phần trăm trở xuống → ▲ Chậm nhiều", id="a-quarter-behind"),
    pytest.param([LATE, LATE, DONE | {"weight": 6.1}], "amber", "Có 2 việc quá hạn, không việc nào trên 30 ngày → ◆ Cần chú ý", id="less-than-a-quarter"),
    pytest.param([LATE | {"due": DAY}, DONE | {"weight": 9.0}], "amber", "Chênh lệch −10,0 điểm phần trăm, từ −10,0 điểm phần trăm trở xuống → ◆ Cần chú ý", id="a-tenth-behind"),
    pytest.param(
        [LATE | {"due": DAY}, DONE | {"weight": 19.0}], "green", "Không có việc quá hạn và chênh lệch −5,0 điểm phần trăm trên −10,0 điểm phần trăm → ● Đúng kế hoạch", id="on-plan"
    ),
]


@pytest.mark.parametrize(("tasks", "figure", "formula"), LIGHTS)
def test_light_is_explained_by_the_first_reason_that_holds(tasks, figure, formula):
    """Nothing counted, then days and variance for red, then overdue tasks and variance for amber, each at its very threshold."""
    item = explain_light(plan(*tasks))
    assert (item.figure, item.formula, item.value) == (figure, formula, formula.rsplit(" → ", 1)[1])


def test_light_lists_what_it_is_chosen_by():
    """Counted and overdue tasks, the longest days and the variance, with the thresholds beside them."""
    item = explain_light(plan(LATE, LATE | {"due": dt.date(2022, 9, 29)}, DONE | {"weight": 2.0}, {"state": "cancelled"}))
    assert rows_of(item) == [
        ("Việc được tính", "3"), ("Việc quá hạn", "2"), ("Quá hạn lâu nhất (chậm nhiều khi trên 30 ngày)", "10 ngày"),
        ("Chênh lệch (cần chú ý từ −10,0 điểm phần trăm, chậm nhiều từ −25,0 điểm phần trăm)", "−50,0 điểm phần trăm"),
    ]  # fmt: skip
    assert set(item.inputs["place"]) == {f"tính từ 3 nhiệm vụ ở {FILE}"}


def test_light_of_nothing_overdue_has_no_days():
    """The longest overdue of none is nought days."""
    assert rows_of(explain_light(plan(DONE)))[1:3] == [("Việc quá hạn", "0"), ("Quá hạn lâu nhất (chậm nhiều khi trên 30 ngày)", "0 ngày")]


# --- groups


@pytest.mark.parametrize(
    ("by", "key", "tasks"),
    [
        pytest.param("overall", None, ["A", "B", "C"], id="overall"),
        pytest.param("dimension", 1, ["A"], id="dimension"),
        pytest.param("lead_unit", "Công an xã", ["A", "B"], id="one-of-two-offices"),
        pytest.param("lead_unit", None, ["C"], id="nobody"),
    ],
)
def test_group_s_tasks_are_those_that_are_explained(by, key, tasks):
    """A task of two offices belongs to both; tasks of no office are a group, whose key is missing."""
    changes = [{"task": "A", "lead_unit": "Văn phòng; Công an xã"}, {"task": "B", "lead_unit": "Công an xã", "dimension": 4}, {"task": "C", "lead_unit": None, "dimension": 2}]
    item = explain_count(plan(*changes, by=by, key=key))
    assert (item.inputs["input"].tolist(), item.figure) == (tasks, len(tasks))


def test_group_without_tasks_is_explained_as_empty():
    """A dimension for which nothing is planned has no task and no share."""
    assert (explain_count(plan({}, by="dimension", key=7)).figure, explain_completion(plan({}, by="dimension", key=7)).figure) == (0, None)


@pytest.mark.parametrize("key", [9, None, "1"])
def test_unknown_dimension_is_refused(key):
    """What is no dimension of the year is no group."""
    with pytest.raises(UnknownNameError):
        explain_count(plan({}, by="dimension", key=key))


# --- one task


LABELS = [
    pytest.param({"state": "cancelled"}, "Nhiệm vụ đã hủy → ✕ Hủy", id="cancelled"),
    pytest.param(standing(state="done"), "Đã hoàn thành, không có hạn → ✓ Hoàn thành đúng hạn", id="done-without-deadline"),
    pytest.param(DONE | {"completed_on": dt.date(2022, 8, 1)}, "Xong 01/08/2022, không sau hạn 01/08/2022 → ✓ Hoàn thành đúng hạn", id="done-on-the-day"),
    pytest.param(DONE | {"completed_on": dt.date(2022, 8, 2)}, "Xong 02/08/2022, sau hạn 01/08/2022 → ✓ Hoàn thành quá hạn", id="done-late"),
    pytest.param(DONE | {"completed_on": None}, "Đã hoàn thành, hạn 01/08/2022, chưa ghi ngày hoàn thành → ✓ Hoàn thành, chưa ghi ngày", id="done-undated"),
    pytest.param({"due": dt.date(2022, 9, 29)}, "Chưa xong, ngày xem 30/09/2022 sau hạn 29/09/2022 → ▲ Chưa hoàn thành, quá hạn", id="overdue"),
    pytest.param({"due": DAY}, "Chưa xong, ngày xem 30/09/2022 không sau hạn 30/09/2022 → ○ Chưa hoàn thành, trong hạn", id="due-today"),
    pytest.param(standing(), "Chưa xong, không có ngày đến hạn → ○ Chưa hoàn thành, trong hạn", id="open-without-deadline"),
]


@pytest.mark.parametrize(("change", "formula"), LABELS)
def test_label_of_a_task_is_explained_by_its_days(change, formula):
    """State, due day, day of completion and the day looked at decide, the due day itself being in time."""
    item = explain_task(plan(change), "T0")[0]
    assert (item.title, item.formula, item.value) == ("Tình trạng", formula, formula.rsplit(" → ", 1)[1])


@pytest.mark.parametrize(
    ("change", "figure", "value", "formula"),
    [
        pytest.param({"due": dt.date(2022, 9, 20)}, 10, "10", "Số ngày chậm = ngày xem − ngày đến hạn = 30/09/2022 − 20/09/2022 = 10 ngày", id="overdue"),
        pytest.param(
            DONE | {"completed_on": dt.date(2022, 8, 3)}, 2, "2", "Số ngày chậm = ngày hoàn thành − ngày đến hạn = 03/08/2022 − 01/08/2022 = 2 ngày", id="done-late"
        ),
        pytest.param(DONE, None, "—", "Không chậm: đã xong trong hạn, chưa qua hạn, hoặc không có hạn.", id="done-in-time"),
        pytest.param(standing(), None, "—", "Không chậm: đã xong trong hạn, chưa qua hạn, hoặc không có hạn.", id="no-deadline"),
    ],
)
def test_days_late_of_a_task_are_a_difference_of_days(change, figure, value, formula):
    """An open task is late up to the day looked at, a done one up to its completion; in time there are none."""
    item = explain_task(plan(change), "T0")[1]
    assert (item.title, item.figure, item.value, item.formula) == ("Số ngày chậm", figure, value, formula)


@pytest.mark.parametrize(
    ("change", "value", "formula"),
    [
        pytest.param(DONE | {"progress": 0.4}, "100 %", "Đã hoàn thành → 100 %", id="done"),
        pytest.param({"state": "in_progress", "progress": 0.4}, "40 %", "Tiến độ báo cáo, trong khoảng 0-100 % → 40 %", id="reported"),
        pytest.param(standing(state="in_progress"), "75 %", "Việc thường xuyên, đang làm, chưa báo cáo → phần năm đã qua = 75 %", id="standing"),
        pytest.param(standing(state="in_progress", deadline_kind="recurring"), "75 %", "Việc định kỳ, đang làm, chưa báo cáo → phần năm đã qua = 75 %", id="recurring"),
        pytest.param({"state": "in_progress"}, "0 %", "Đang thực hiện, chưa báo cáo tiến độ → 0 %", id="not-reported"),
        pytest.param(standing(), "0 %", "Chưa thực hiện, chưa báo cáo tiến độ → 0 %", id="standing-not-begun"),
    ],
)
def test_earned_share_of_a_task_says_what_it_rests_on(change, value, formula):
    """Done is all, else what is reported, else the time elapsed of what is under way all year, else nothing."""
    item = explain_task(plan(change), "T0")[2]
    assert (item.title, plain(item.value), plain(item.formula)) == ("Đã đạt", value, formula)


@pytest.mark.parametrize(
    ("change", "value", "formula"),
    [
        pytest.param({"due": DAY}, "100 %", "Đã đến hạn 30/09/2022 → 100 %", id="due"),
        pytest.param({"due": dt.date(2022, 10, 1)}, "0 %", "Chưa đến hạn 01/10/2022 → 0 %", id="not-due"),
        pytest.param(standing(), "75 %", "Việc thường xuyên → phần năm đã qua = 75 %", id="standing"),
        pytest.param(standing(deadline_kind="recurring"), "75 %", "Việc định kỳ → phần năm đã qua = 75 %", id="recurring"),
        pytest.param(standing(deadline_kind="event"), "0 %", "Việc theo sự kiện: 100 % từ 31/12 → 0 %", id="event"),
        pytest.param(standing(deadline_kind="unread"), "0 %", "Việc không đọc được hạn: 100 % từ 31/12 → 0 %", id="unread"),
        pytest.param(standing(deadline_kind="none"), "0 %", "Việc không ghi hạn: 100 % từ 31/12 → 0 %", id="none"),
        pytest.param(standing(deadline_kind="dated"), "0 %", "Việc có ngày đến hạn: 100 % từ 31/12 → 0 %", id="dated-without-a-day"),
    ],
)
def test_planned_share_of_a_task_says_what_it_rests_on(change, value, formula):
    """All from the due day on, the time elapsed of standing and recurring tasks, all on the last of December where no day is known."""
    item = explain_task(plan(change), "T0")[3]
    assert (item.title, plain(item.value), plain(item.formula)) == ("Phải đạt", value, formula)


INPUTS = [
    pytest.param(0, [("Trạng thái", "Đang thực hiện"), ("Ngày đến hạn", "20/09/2022"), ("Ngày hoàn thành", "chưa ghi"), ("Ngày xem", "30/09/2022")], id="label"),
    pytest.param(1, [("Trạng thái", "Đang thực hiện"), ("Ngày đến hạn", "20/09/2022"), ("Ngày hoàn thành", "chưa ghi"), ("Ngày xem", "30/09/2022")], id="days-late"),
    pytest.param(2, [("Trạng thái", "Đang thực hiện"), ("Tiến độ báo cáo", "chưa báo cáo"), ("Loại hạn", "có ngày đến hạn"), ("Phần năm đã qua", "74,8 %")], id="earned"),
    pytest.param(3, [("Loại hạn", "có ngày đến hạn"), ("Ngày đến hạn", "20/09/2022"), ("Ngày xem", "30/09/2022"), ("Phần năm đã qua", "74,8 %")], id="planned"),
]


@pytest.mark.parametrize(("at", "inputs"), INPUTS)
def test_inputs_of_a_task_s_figures_are_told_with_their_place(at, inputs):
    """What the tracker says stands in the task's row; the day looked at and the time elapsed stand in none."""
    item = explain_task(plan(LATE), "T0")[at]
    row = f"{FILE}, trang «Theo dõi», dòng 5"
    elsewhere = {"Ngày xem": "ngày đang xem", "Phần năm đã qua": "tính từ ngày đang xem 30/09/2022"}
    assert rows_of(item) == inputs
    assert item.inputs["place"].tolist() == [elsewhere.get(name, row) for name, _ in inputs]


def test_inputs_of_a_task_without_days_are_dashes():
    """A day that the tracker has not is a dash; of a reported task the progress is told."""
    label, _, earned, planned = explain_task(plan(standing(state="in_progress", progress=0.4)), "T0")
    assert (rows_of(label)[1][1], rows_of(earned)[1][1], rows_of(planned)[1][1]) == ("—", "40 %", "—")


# --- effort and result


def scored(verdict="down", year=2022):
    """Return a score's case of a year with a verdict."""
    return ScoreCase(book=None, unit="Hưng Yên", row={"year": year, "base_year": 2021, "verdict": verdict})


@pytest.mark.parametrize(
    ("tasks", "case", "formula"),
    [
        pytest.param([LATE], scored(), "chậm việc + ▼ Giảm → chậm việc và điểm giảm: ưu tiên số một", id="behind-down"),
        pytest.param([DONE], scored("up"), "đủ việc + ▲ Tăng → làm đủ việc và điểm tăng: duy trì", id="on-plan-up"),
        pytest.param([{"dimension": 2}], scored("flat"), "không có nhiệm vụ + ≈ Gần như không đổi → không có nhiệm vụ, điểm đứng yên", id="no-task-flat"),
        pytest.param([DONE], scored("no_data"), "đủ việc + – Chưa có điểm năm kế hoạch 2022 → làm đủ việc; chưa so được điểm", id="no-score"),
        pytest.param([DONE], scored("no_base"), "đủ việc + – Không có năm gốc → làm đủ việc; chưa so được điểm", id="no-base"),
        pytest.param([LATE], scored("down", 2021), "chậm việc + – Điểm đang xem không phải của năm kế hoạch 2022 → chậm việc; không đọc cùng điểm năm khác", id="another-year"),
    ],
)
def test_reading_puts_effort_and_result_together(tasks, case, formula):
    """What the work is, what the score did, and what both say; a score of another year than the plan's says nothing of its work."""
    item = explain_reading(plan(*tasks, by="dimension", key=1), case)
    assert (item.formula, item.figure, item.value) == (formula, *[formula.split(" → ")[1]] * 2)


def test_reading_lists_tasks_variance_and_verdict():
    """Each with what it goes back to: the counted tasks, their variance beside its threshold, and the scores of both years."""
    item = explain_reading(plan(LATE, DONE), scored())
    assert rows_of(item) == [("Nhiệm vụ được tính", "2"), ("Chênh lệch (chậm từ −10,0 điểm phần trăm)", "−50,0 điểm phần trăm"), ("Nhận định điểm", "▼ Giảm")]
    assert item.inputs["place"].tolist() == [*[f"tính từ 2 nhiệm vụ ở {FILE}"] * 2, "tính từ điểm năm 2022 và năm gốc 2021"]
    assert item.inputs["number"].tolist()[:2] == [2.0, -0.5]
