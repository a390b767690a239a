"""What a plan's figures say at their bounds: gaps that just show, ties, nothing counted, dates that are missing; in both languages."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from figures import NAMES, NAN
from tasks import standing, task_table

from papi_metrics.framework import english_name
from papi_metrics.sentences import (
    headline,
    lateness,
    progress_finding,
    progress_sentence,
    slowest,
    states_counted,
    timeline_finding,
    timeline_sentence,
    told,
)
from papi_metrics.sentences.plan import furthest_behind, gap_of
from papi_metrics.summary import labelled_tasks, late_tasks, ministry_table, plan_summary

SEPTEMBER = dt.date(2022, 9, 30)
LATE = {"due": dt.date(2022, 8, 15)}
SOON = {"due": dt.date(2022, 10, 5)}
OPEN = {"due": dt.date(2022, 12, 31)}
DONE_LATE = {"due": dt.date(2022, 6, 30), "state": "done", "completed_on": dt.date(2022, 8, 1)}
DONE_UNDATED = {"due": dt.date(2022, 6, 30), "state": "done"}
NAME = {code: english_name(code, name) for code, name in NAMES.items()}


def both(sentence, *about, **details):
    """Return what a sentence says in Vietnamese and in English, with ordinary blanks."""
    said = told(sentence, *about, **details)
    return said.vi.replace("\u00a0", " "), said.en


@pytest.mark.parametrize(
    ("variance", "vi", "en"),
    [
        pytest.param(0.0, "", "", id="none"),
        pytest.param(0.00499, "", "", id="less-than-shows"),
        pytest.param(-0.00499, "", "", id="less-than-shows-behind"),
        pytest.param(0.005, "vượt 1 điểm phần trăm", "1 percentage point above", id="half"),
        pytest.param(-0.005, "chậm 1 điểm phần trăm", "1 percentage point below", id="half-behind"),
        pytest.param(-0.126, "chậm 13 điểm phần trăm", "13 percentage points below", id="several"),
    ],
)
def test_gap_is_told_where_it_shows(variance, vi, en):
    """Half a point is rounded to one and told, less is no gap."""
    assert both(gap_of, variance) == (vi, en)


@pytest.mark.parametrize("missing", ["completion", "planned", "variance"])
def test_headline_without_a_figure_counts_nothing(missing):
    """Where any of the three figures is missing nothing is counted."""
    summary = replace(plan_summary(task_table(LATE), as_of=SEPTEMBER), **{missing: None})
    assert headline(summary) == "Kế hoạch chưa có nhiệm vụ nào được tính."


def test_lateness_cuts_a_long_task_and_takes_the_first_of_equals():
    """The first of the longest overdue is named, cut after a word."""
    tasks = task_table(LATE | {"task": "Rà soát " * 30}, LATE | {"task": "Khác"})
    said = lateness(late_tasks(tasks, as_of=SEPTEMBER), plan_summary(tasks, as_of=SEPTEMBER))
    assert said == f"2 nhiệm vụ quá hạn; lâu nhất 46 ngày: «{('Rà soát ' * 11).strip()}…» (UBND xã) và 1 nhiệm vụ khác."


# dimensions behind their plan


def matrix(*rows):
    """Return what a matrix tells of dimensions: each a number, how many tasks count, its variance (and how many tasks there are)."""
    table = pd.DataFrame([(*row, row[1])[:4] for row in rows], columns=["dimension", "counted", "variance", "tasks"])
    return table.assign(name=[NAMES[str(at)] for at in table["dimension"]], completion=0.5 + table["variance"], planned=0.5)


@pytest.mark.parametrize(
    ("table", "vi", "en"),
    [
        pytest.param(
            matrix((4, 3, -0.005), (5, 2, 0.2)),
            f"Chậm nhất: chỉ số 4 {NAMES['4']}, hoàn thành 50 % trong khi kế hoạch là 50 %.",
            f"Furthest behind: dimension 4 {NAME['4']}, 50% done against 50% planned.",
            id="half-a-point",
        ),
        pytest.param(matrix((4, 3, -0.00499)), "Không chỉ số nào chậm so với kế hoạch.", "No dimension is behind its plan.", id="less-than-shows"),
        pytest.param(
            matrix((2, 1, -0.1), (4, 3, -0.3), (7, 1, -0.3000000001)),
            f"Chậm nhất: chỉ số 4 {NAMES['4']}, hoàn thành 20 % trong khi kế hoạch là 50 %; chậm như vậy còn có chỉ số 7.",
            f"Furthest behind: dimension 4 {NAME['4']}, 20% done against 50% planned; as far behind: dimension 7.",
            id="equal-but-for-floats",
        ),
        pytest.param(
            matrix((4, 0, NAN, 2), (7, 1, -0.3)),
            f"Chậm nhất: chỉ số 7 {NAMES['7']}, hoàn thành 20 % trong khi kế hoạch là 50 %.",
            f"Furthest behind: dimension 7 {NAME['7']}, 20% done against 50% planned.",
            id="nothing-counted-is-not-behind",
        ),
        pytest.param(matrix((4, 0, NAN, 1), (5, 0, NAN, 0)), "Mọi nhiệm vụ gắn với chỉ số đã hủy.", "Every task that belongs to a dimension was cancelled.", id="all-cancelled"),
        pytest.param(matrix((4, 0, NAN, 0)), "Chưa có nhiệm vụ nào gắn với chỉ số.", "No task belongs to a dimension yet.", id="no-task"),
    ],
)
def test_slowest_at_its_bounds(table, vi, en):
    """The dimension furthest behind by a gap that shows, equal ones together; dimensions without a counted task are passed over."""
    assert both(slowest, table) == (vi, en)


def test_nobody_is_furthest_behind_in_an_empty_matrix():
    """Without dimensions there is none behind."""
    assert furthest_behind(matrix((4, 1, -0.5)).head(0)) == []


# states


@pytest.mark.parametrize(
    ("tasks", "vi", "en"),
    [
        pytest.param(
            [DONE_LATE, DONE_UNDATED, DONE_UNDATED, LATE],
            "4 nhiệm vụ: 3 đã hoàn thành; 0 chưa hoàn thành, còn trong hạn; 1 quá hạn.",
            "4 tasks: 3 done, 0 open in time and 1 overdue.",
            id="done-late-and-without-a-date",
        ),
        pytest.param(
            [OPEN, OPEN, {"state": "cancelled"}],
            "3 nhiệm vụ: 0 đã hoàn thành; 2 chưa hoàn thành, còn trong hạn; 0 quá hạn; 1 hủy.",
            "3 tasks: 0 done, 2 open in time, 0 overdue and 1 cancelled.",
            id="cancelled",
        ),
    ],
)
def test_states_are_counted_whenever_they_were_reached(tasks, vi, en):
    """Done is done, late or without a date; the parts add up to all tasks."""
    assert both(states_counted, ministry_table(task_table(*tasks), as_of=SEPTEMBER, by="overall")) == (vi, en)


# the timeline


def timeline(*tasks):
    """Return tasks with their labels."""
    return labelled_tasks(task_table(*tasks), as_of=SEPTEMBER)


@pytest.mark.parametrize(
    ("tasks", "vi", "en"),
    [
        pytest.param(
            [DONE_LATE, DONE_UNDATED, OPEN],
            "Đến 30/09/2022, trong 3 nhiệm vụ có hạn: 2 đã hoàn thành và 1 còn trong hạn.",
            "By 30/09/2022, of 3 tasks with a due date: 2 done and 1 open in time.",
            id="done-late-or-undated-and-open",
        ),
        pytest.param(
            [SOON, OPEN],
            "Đến 30/09/2022, trong 2 nhiệm vụ có hạn: 2 còn trong hạn (1 đến hạn trong 14 ngày tới).",
            "By 30/09/2022, of 2 tasks with a due date: 2 open in time (1 due within 14 days).",
            id="soon-is-among-the-open",
        ),
        pytest.param(
            [LATE | {"task": "Sau", "row": 9}, LATE | {"task": "Trước", "row": 7}, {"due": dt.date(2022, 9, 1), "task": "Mới", "row": 6}],
            "Đến 30/09/2022, trong 3 nhiệm vụ có hạn: 3 quá hạn. Quá hạn lâu nhất 46 ngày: «Trước» (UBND xã) và 1 nhiệm vụ khác.",
            "By 30/09/2022, of 3 tasks with a due date: 3 overdue. Longest overdue 46 days: “Trước” (UBND xã) and 1 other task.",
            id="of-equals-the-first-row",
        ),
    ],
)
def test_timeline_sentence_at_its_bounds(tasks, vi, en):
    """Each label there is, done in whatever time; the longest overdue by days, then by row of the file."""
    assert both(timeline_sentence, timeline(*tasks), as_of=SEPTEMBER) == (vi, en)


@pytest.mark.parametrize(
    ("tasks", "vi", "en"),
    [
        pytest.param([LATE], "1 nhiệm vụ quá hạn", "1 task overdue", id="late-alone"),
        pytest.param([SOON, SOON, standing()], "2 nhiệm vụ đến hạn trong 14 ngày tới", "2 tasks due within 14 days", id="soon-alone"),
        pytest.param([standing()], "Chưa có nhiệm vụ nào ghi thời hạn", "No task has a due date yet", id="no-date"),
    ],
)
def test_timeline_title_tells_what_there_is(tasks, vi, en):
    """Late and soon, each only where there are any."""
    assert both(timeline_finding, timeline(*tasks)) == (vi, en)


# the versions


def versions(*rows):
    """Return progress over versions of rows (ISO date, completion, planned), with a column that nobody filled in."""
    table = pd.DataFrame(rows, columns=["as_of", "completion", "planned"])
    return table.assign(as_of=pd.to_datetime(table["as_of"]), reason=None)


@pytest.mark.parametrize(
    ("table", "finding", "sentence"),
    [
        pytest.param(
            versions(("2022-03-31", 0.15, 0.2), ("2022-06-30", 0.3, 0.4), ("2022-09-30", 0.6, NAN)),
            "Hoàn thành 30 %, chậm 10 điểm phần trăm so với kế hoạch",
            "Qua 3 phiên bản, hoàn thành đi từ 15 % (31/03/2022) đến 60 % (30/09/2022).",
            id="nothing-planned-in-the-newest",
        ),
        pytest.param(
            versions(("2022-03-31", NAN, 0.2), ("2022-06-30", 0.3, 0.3)), "Hoàn thành 30 %, đúng kế hoạch", "Một phiên bản: hoàn thành 30 % đến 30/06/2022.", id="nothing-counted-at-first"
        ),
        pytest.param(
            versions(("2022-03-31", 0.301, 0.2), ("2022-06-30", 0.304, 0.3)),
            "Hoàn thành 30 %, đúng kế hoạch",
            "Qua 2 phiên bản, hoàn thành vẫn là 30 % (từ 31/03/2022 đến 30/06/2022).",
            id="a-move-that-does-not-show",
        ),
    ],
)
def test_progress_passes_over_versions_without_a_figure(table, finding, sentence):
    """Only completion has to be known to tell the way, completion and plan to tell the gap; other columns do not count."""
    assert (progress_finding(table).replace("\u00a0", " "), progress_sentence(table).replace("\u00a0", " ")) == (finding, sentence)
