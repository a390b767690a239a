"""The small tables that pages show: a plan's headline, the matrix of eight dimensions, what is late and whose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from papi_metrics.completion import By, completion, plan_year_of, task_status
from papi_metrics.framework import DIMENSIONS, dimension_name, indicator_name
from papi_metrics.priorities import effort_of, pair_reading, result_of
from papi_metrics.tracker import split_offices


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSummary:
    """A plan on a date in one line: counts of tasks, shares 0-1 (None where nothing is counted), days."""

    tasks: int
    counted: int
    done: int
    completion: float | None
    planned: float | None
    variance: float | None
    level_of_effort: float | None
    overdue: int
    overdue_offices: int
    most_days_late: int | None
    on_time: int
    timed: int
    on_time_rate: float | None
    due_soon: int
    unassigned: int
    light: str


def plan_summary(tasks: pd.DataFrame, *, as_of: dt.date) -> PlanSummary:
    """Sum a plan up on a date.

    `timed` tasks are those the on-time rate is taken of: dated, and done with a date or overdue;
    `unassigned` tasks belong to no dimension.
    """
    row = completion(tasks, as_of=as_of, by="overall").iloc[0]
    status = task_status(tasks, as_of=as_of)
    overdue = status["label"] == "overdue"
    offices = {office for cell in tasks["lead_unit"][overdue].dropna() for office in split_offices(cell)}
    on_time = int(((status["label"] == "done_on_time") & ~status["no_deadline"]).sum())
    return PlanSummary(
        tasks=int(row["tasks"]),
        counted=int(row["counted"]),
        done=int(row["done"]),
        completion=_share(row["completion"]),
        planned=_share(row["planned"]),
        variance=_share(row["variance"]),
        level_of_effort=_share(row["level_of_effort"]),
        overdue=int(row["overdue"]),
        overdue_offices=len(offices),
        most_days_late=int(status["days_late"][overdue].max()) if overdue.any() else None,
        on_time=on_time,
        timed=on_time + int(row["done_late"]) + int(row["overdue"]),
        on_time_rate=_share(row["on_time_rate"]),
        due_soon=int(row["due_soon"]),
        unassigned=int(tasks["dimension"].isna().sum()),
        light=str(row["light"]),
    )


def _share(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def labelled_tasks(tasks: pd.DataFrame, *, as_of: dt.date) -> pd.DataFrame:
    """Return the task table with each task's timing label, days late, earned and planned share on a date.

    Shape: the rows and columns of `tasks`, and `label`, `days_late`, `earned`, `planned_share`, `due_soon`.
    """
    return _labelled(tasks, task_status(tasks, as_of=as_of))


def _labelled(tasks: pd.DataFrame, status: pd.DataFrame) -> pd.DataFrame:
    return tasks.assign(
        label=status["label"].astype("str"),
        days_late=status["days_late"],
        earned=status["earned"],
        planned_share=status["planned"],
        due_soon=status["due_soon"],
    )


def late_tasks(tasks: pd.DataFrame, *, as_of: dt.date) -> pd.DataFrame:
    """Return the overdue tasks, the longest overdue first, with `days_late`.

    Shape: the columns of `labelled_tasks`; no rows if nothing is overdue.
    """
    status = task_status(tasks, as_of=as_of)
    overdue = np.flatnonzero(status["label"] == "overdue")
    rows = tasks["row"].to_numpy()[overdue]
    order = overdue[np.lexsort((rows, -status["days_late"].to_numpy()[overdue]))]  # By the days first; the last key leads.
    return _labelled(tasks.iloc[order], status.iloc[order]).reset_index(drop=True)


def dimension_matrix(tasks: pd.DataFrame, changes: pd.DataFrame, *, as_of: dt.date) -> pd.DataFrame:
    """Put the eight dimensions' completion and their scores' change side by side.

    Shape:  eight rows in order: `dimension`, `name`, the columns of `completion` and of `score_change`
            (`base`, `score`, `change`, `change_pct`, `comparability`, `reason`, `verdict`, `evidence`, `rank`,
            `rank_n`, `base_rank`, `base_rank_n`, `quartile`), then `effort` (on_plan, behind, no_task), `result` (up,
            flat, down, unknown), `reading` (both in words), `urgency` (1 first), `score_year` and `base_year` Int64 (of
            the scores and what they are compared with; missing without scores).
            Scores of another year than the plan's say nothing of its work: they are shown, not read together, and `reading` says so.
    Source: product rules, sections 3-5.
    """
    year = plan_year_of(tasks, as_of=as_of)
    done = completion(tasks, as_of=as_of)
    scored = changes[changes["code"].isin([str(number) for number in DIMENSIONS])]
    scored = scored.assign(dimension=scored["code"].astype("int64").astype("Int64"))
    wanted = [
        "dimension", "base", "score", "change", "change_pct", "comparability", "reason", "verdict", "evidence", "rank",
        "rank_n", "base_rank", "base_rank_n", "quartile",
    ]  # fmt: skip
    matrix = done.merge(scored[wanted], on="dimension", how="left", validate="one_to_one")
    matrix["verdict"] = matrix["verdict"].fillna("no_data")
    apart = bool((changes["year"] != year).any())
    efforts = [
        effort_of(counted=int(counted), variance=variance)
        for counted, variance in zip(matrix["counted"], matrix["variance"], strict=True)
    ]
    results = ["unknown" if apart else result_of(str(verdict)) for verdict in matrix["verdict"]]
    pairs = [pair_reading(effort, result, apart=apart) for effort, result in zip(efforts, results, strict=True)]
    return matrix.assign(
        name=[dimension_name(number, year) for number in DIMENSIONS],
        effort=efforts,
        result=results,
        reading=[pair.words for pair in pairs],
        urgency=[pair.urgency for pair in pairs],
        score_year=_one(changes, "year"),
        base_year=_one(changes, "base_year"),
    )


def _one(changes: pd.DataFrame, name: str) -> pd.Series:
    """Return the year that all changes share, for each of the eight dimensions."""
    return pd.Series([pd.NA if changes.empty else int(changes[name].iloc[0])] * len(DIMENSIONS), dtype="Int64")


NO_TASK = "không có nhiệm vụ trong kế hoạch"
_MINISTRY = ("total", "open_in_time", "open_overdue", "done_on_time", "done_late", "done_undated", "cancelled")


def ministry_table(tasks: pd.DataFrame, *, as_of: dt.date, by: By) -> pd.DataFrame:
    """Count tasks in the columns of the ministries' reports.

    Shape:  a row per group, all dimensions or sub-dimensions of the year always; the key of the grouping and, for
            PAPI's groups, `name`; then int64 `total`, `open_in_time`, `open_overdue`, `done_on_time`, `done_late`,
            `done_undated`, `cancelled`, which add up to `total`; `remark` says of a group that it has no task.
    """
    figures = completion(tasks, as_of=as_of, by=by).rename(columns={"overdue": "open_overdue", "tasks": "total"})
    keys: dict[str, object] = {} if by == "overall" else {by: figures[by]}
    if by in {"dimension", "sub_dimension"}:
        year = plan_year_of(tasks, as_of=as_of)
        keys["name"] = [dimension_name(code, year) if by == "dimension" else indicator_name(code, year) for code in figures[by]]
    remark = figures["total"].eq(0).map({True: NO_TASK, False: ""})
    counts = {name: figures[name] for name in _MINISTRY}
    return pd.DataFrame({**keys, **counts, "remark": remark.astype("str")})


def progress_over_versions(
    versions: list[tuple[str, dt.date, pd.DataFrame]], *, reasons: Sequence[str] | None = None
) -> pd.DataFrame:
    """Work out each version's completion on its own as-of date, in order of the dates.

    Shape: one row per version: `version`, `as_of`, `completion`, `planned`, `overdue`, `on_time_rate`, and `reason` where
           the reasons are given, one a version.
    """
    rows = [(name, as_of, plan_summary(tasks, as_of=as_of)) for name, as_of, tasks in versions]
    table = pd.DataFrame(
        {
            "version": [name for name, _, _ in rows],
            "as_of": pd.to_datetime([as_of for _, as_of, _ in rows]),
            "completion": np.array([row.completion for _, _, row in rows], dtype="float64"),
            "planned": np.array([row.planned for _, _, row in rows], dtype="float64"),
            "overdue": np.array([row.overdue for _, _, row in rows], dtype="int64"),
            "on_time_rate": np.array([row.on_time_rate for _, _, row in rows], dtype="float64"),
        }
    )
    if reasons is not None:
        table = table.assign(reason=pd.Series(list(reasons), dtype="str"))
    return table.sort_values("as_of", kind="stable").reset_index(drop=True)


def completion_compared(
    before: pd.DataFrame | None, after: pd.DataFrame, *, before_on: dt.date | None, as_of: dt.date
) -> pd.DataFrame:
    """Set two task tables' completion side by side, each on its own date.

    Shape: eight rows in order: `dimension`, `name`, `tasks_before`, `tasks`, `completion_before`, `completion`,
           `overdue_before`, `overdue`; what is before is missing where there is no table before.
    """
    kept = ["tasks", "completion", "overdue"]
    new = completion(after, as_of=as_of)[["dimension", *kept]]
    if before is None or before_on is None:
        old = pd.DataFrame(columns=kept, dtype="float64")
    else:
        old = completion(before, as_of=before_on)[kept]
    year = plan_year_of(after, as_of=as_of)
    names = [dimension_name(number, year) for number in DIMENSIONS]
    return new.assign(name=names).join(old.add_suffix("_before"))
