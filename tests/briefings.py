"""Reports for tests of documents: the example's 46 tasks, many, none, hostile texts, long ones; each as a `Briefing`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

import pandas as pd

from papi_metrics.briefing import Briefing, Subject, briefing
from papi_metrics.change import score_change
from papi_metrics.example import example_files
from papi_metrics.language import Language
from papi_metrics.letterhead import Letterhead
from papi_metrics.periods import Period, reporting_period
from papi_metrics.surveys import shipped_scores
from papi_metrics.tracker import read_tracker

Value = TypeVar("Value")
QUARTER = reporting_period("quarter", year=2022, number=3)
HOSTILE = (
    '=HYPERLINK("http://x","y")', "+1", "-1+1|cmd", "@SUM(A1)", "<b>x</b>", "{{ x }}", "{% raw %}", '{ HYPERLINK "http://x" }', "&amp; &lt;", "]]>",
    "a\x00b", "a\x0bb", "a\ufffeb", "\u202etừ phải sang trái", "\u200fab\u200e", "x" * 2_000, "hai\ndòng", "hai\r\ndòng", "a\tb", "<w:p/>",
    "  hai đầu  ", "\U0001f1fb\U0001f1f3", "«»“”‘’", "https://example.org", "%s {0} \\1", "'", '"', "Tie\u0302\u0301ng", "_x000D_",
    "-2+3", "<script>alert(1)</script>", "{{ 7 * 7 }}", "${1}", "'quoted", '"><img src=x onerror=alert(1)>', "_x0041_", "#REF!", "TRUE", "0912",
)  # fmt: skip
"""Texts that programs take for something else, or that no document can hold."""
HALF = "a\ud800b"
"""Half a letter, which no table can hold, but a letterhead might."""
LONG = "Rà soát, niêm yết công khai và hướng dẫn người dân thực hiện thủ tục hành chính tại Bộ phận Một cửa của xã. " * 19
"""A task of 2,000 characters, as some plans have them."""
SIGNED = Letterhead(
    issuing_body="Ủy ban nhân dân xã Trung Trắc",
    superior="Tỉnh Hưng Yên",
    number="5",
    place="Trung Trắc",
    signatory="Nguyễn Văn A",
    recipients=("UBND tỉnh Hưng Yên", "Sở Nội vụ", "Thường trực Đảng ủy xã;", "Các công chức chuyên môn"),
    drafter="VP-TK",
)


class Made(Mapping[str, Value]):
    """Values by name, each made when it is first asked for: whoever only collects the tests makes none."""

    def __init__(self, ways: Mapping[str, Callable[[], Value]]) -> None:
        """Keep the ways to make them."""
        self._ways, self._made = ways, {}

    def __getitem__(self, name: str) -> Value:
        """Return a value, made once."""
        if name not in self._made:
            self._made[name] = self._ways[name]()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self._ways)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._ways)


def subject_of(language: Language = "vi", *, period: Period = QUARTER, **changes: object) -> Subject:
    """Return the subject of a report on the example: drawn up on 2 October 2022 by its third version."""
    plain = Subject(
        unit="xã Trung Trắc",
        province="Hưng Yên",
        plan_year=2022,
        plan_title="Kế hoạch số 12/KH-UBND",
        period=period,
        data_as_of=dt.date(2022, 9, 30),
        version=3,
        file_name="theo-doi.xlsx",
        illustration=True,
        today=dt.date(2022, 10, 2),
        language=language,
    )
    return replace(plain, **changes)


@lru_cache(maxsize=1)
def example_tasks() -> pd.DataFrame:
    """Return the tasks of the newest example, read once; it is not to be changed."""
    return read_tracker(example_files()[-1]).table


@lru_cache(maxsize=1)
def hung_yen() -> pd.DataFrame:
    """Return the change of the province's scores, worked out once."""
    return score_change(shipped_scores(), unit="Hưng Yên", year=2022)


def report(
    tasks: pd.DataFrame | None = None, *, subject: Subject | None = None, letterhead: Letterhead | None = None, changes: pd.DataFrame | None = None
) -> Briefing:
    """Return a report; what is not given is that of the example, its letterhead as the unit's name alone tells it."""
    told = subject or subject_of()
    return briefing(
        example_tasks() if tasks is None else tasks,
        hung_yen() if changes is None else changes,
        subject=told,
        letterhead=letterhead or Letterhead.of_unit(told.unit, province=told.province),
    )


def many_tasks(count: int) -> pd.DataFrame:
    """Return the example's tasks again and again, each with an end of its own, one in seven overdue."""
    base = example_tasks()
    table = pd.concat([base] * (count // len(base) + 1), ignore_index=True).head(count)
    numbers = pd.Series(range(1, count + 1))
    late = numbers % 7 == 0
    changed = table.assign(
        task=table["task"] + numbers.map(" ({})".format).astype("str"),
        task_id=numbers.map("NV-{:04}".format).astype("str"),
        row=numbers + 4,
        state=table["state"].mask(late, "in_progress"),
        deadline_kind=table["deadline_kind"].mask(late, "dated"),
        due=table["due"].mask(late, pd.Timestamp(2022, 7, 31)),
        completed_on=table["completed_on"].mask(late),
    ).astype(base.dtypes)
    changed.attrs = dict(base.attrs)
    return changed


def many(count: int, language: Language = "vi") -> Briefing:
    """Return a report on a plan of so many tasks."""
    return report(many_tasks(count), subject=subject_of(language))


def none(language: Language = "vi") -> Briefing:
    """Return a report on a plan that has no task yet, of a unit without scores."""
    return report(example_tasks().head(0), subject=subject_of(language), changes=hung_yen().head(0))


def hostile_tasks() -> pd.DataFrame:
    """Return the example's tasks, every text of which is one of the hostile ones in turn; every third is done, the others are late."""
    base = example_tasks()
    texts = [HOSTILE[at % len(HOSTILE)] for at in range(len(base) + len(HOSTILE))]
    names = ("task", "lead_unit", "executing_unit", "timing", "note", "evidence", "task_id")
    turned = {name: pd.Series(texts[at : at + len(base)], dtype="str") for at, name in enumerate(names)}
    done = pd.Series([at % 3 == 0 for at in range(len(base))])
    july = pd.Series(pd.Timestamp(2022, 7, 1), index=base.index).astype(base["completed_on"].dtype)
    state = pd.Series("in_progress", index=base.index).mask(done, "done")
    due = pd.Series(pd.Timestamp(2022, 7, 31), index=base.index).astype(base["due"].dtype)
    return base.assign(**turned, state=state, deadline_kind="dated", due=due, completed_on=july.where(done))


def hostile(language: Language = "vi") -> Briefing:
    """Return a report in which whatever can be a text is a hostile one: tasks, unit, file, letterhead."""
    letterhead = Letterhead(
        issuing_body="<b>x</b>", superior='=HYPERLINK("http://x","y")', number="{{ x }}", symbol="&amp;", place=HALF, authority="@SUM(A1)",
        position="]]>", signatory="hai\ndòng", recipients=(*HOSTILE, HALF), drafter="\u202etừ phải",
    )  # fmt: skip
    told = subject_of(language, unit="<b>x</b>", file_name='{ HYPERLINK "http://x" }', plan_title=HALF)
    return report(hostile_tasks(), subject=told, letterhead=letterhead)


def long(language: Language = "vi") -> Briefing:
    """Return a report whose first late task, and its note, are 2,000 characters long."""
    base = example_tasks()
    first = base["state"].eq("in_progress")
    at = base.index[first][:2]
    table = base.copy()
    table.loc[at, ["task", "note"]] = LONG
    table.loc[at, "deadline_kind"] = "dated"
    table.loc[at, "due"] = pd.Timestamp(2022, 7, 31)
    return report(table, subject=subject_of(language))
