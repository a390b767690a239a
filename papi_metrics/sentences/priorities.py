"""What effort and result say together: which dimensions press, which fall without a task, what comes too late for the survey."""

from __future__ import annotations

import pandas as pd

from papi_metrics.language import Language
from papi_metrics.priorities import READINGS, SurveyTime, falling_without_task
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import Phrases, dimensions_in, named, noun_of, opened
from papi_metrics.wording import date

_SAID = Phrases(
    vi={
        "unknown": "Chưa so được điểm của chỉ số nào",
        "none_fell": "Không chỉ số nào giảm điểm",
        "first": "Ưu tiên số một: {named}",
        "all_done": "Làm đủ việc mà điểm vẫn giảm: {named}",
        "none_without": "Không chỉ số nào giảm điểm mà thiếu nhiệm vụ.",
        "without": "{named} giảm điểm mà không có nhiệm vụ nào trong kế hoạch: cần bổ sung.",
        "autumn": "PAPI {year} hỏi người dân vào mùa thu (ở đây tính từ {begins}); việc xong sau đó chỉ thấy ở điểm năm sau",
        "done": "{count} trên {whole} {tasks} đã hoàn thành là xong sau ngày đó",
        "none_done": "chưa việc nào hoàn thành sau ngày đó",
        "open": "{count} trên {whole} {tasks} chưa xong có hạn sau ngày đó",
        "none_open": "không việc chưa xong nào có hạn sau ngày đó",
        "undated": "{count} việc hoàn thành chưa ghi ngày nên chưa biết trước hay sau",
    },
    en={
        "unknown": "No dimension's score can be compared",
        "none_fell": "No dimension's score fell",
        "first": "First priority: {named}",
        "all_done": "Work on plan, yet the score fell: {named}",
        "none_without": "No dimension whose score fell is without a task.",
        "without_one": "{named} fell and has no task in the plan: add some.",
        "without": "{named} fell and have no task in the plan: add some.",
        "autumn": "PAPI {year} asks citizens in the autumn (here from {begins}); work done later shows only in the next year's scores",
        "done": "{count} of {whole} completed {tasks} were completed after that day",
        "done_one": "{count} of {whole} completed {tasks} was completed after that day",
        "none_done": "no task was completed after that day",
        "open": "{count} of {whole} open {tasks} are due after it",
        "open_one": "{count} of {whole} open {tasks} is due after it",
        "none_open": "no open task is due after it",
        "undated": "{count} completed tasks have no date, so that nobody can tell",
        "undated_one": "{count} completed task has no date, so that nobody can tell",
    },
)


def quadrants_finding(matrix: pd.DataFrame, *, language: Language | None = None) -> str:
    """Name the dimensions that press most: the title of the picture of effort and result."""
    if (matrix["result"] == "unknown").all():
        return _SAID.say("unknown", language)
    falls = matrix[matrix["result"] == "down"]
    if falls.empty:
        return _SAID.say("none_fell", language)
    most = falls[falls["urgency"] == falls["urgency"].min()]
    return _SAID.say("first" if most["urgency"].iloc[0] == 1 else "all_done", language, named=_named(most, language))


def _named(rows: pd.DataFrame, language: Language | None) -> str:
    if len(rows) == 1:
        code, name = str(rows["dimension"].iloc[0]), str(rows["name"].iloc[0])
        return f"{code}. {named(code, name, language=language)}"
    return dimensions_in(sorted(rows["dimension"]), language)


def quadrants_sentence(matrix: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say of all eight dimensions what effort and result mean together, the most pressing first."""
    groups: dict[tuple[str, str], list[int]] = {}
    for effort, result, dimension in zip(matrix["effort"], matrix["result"], matrix["dimension"], strict=True):
        groups.setdefault((effort, result), []).append(int(dimension))
    order = [pair for pair in sorted(READINGS, key=lambda pair: READINGS[pair].urgency) if pair in groups]
    parts = [f"{dimensions_in(sorted(groups[pair]), language)}: {_words(pair, language)}" for pair in order]
    return f"{opened('; '.join(parts))}."


def _words(pair: tuple[str, str], language: Language | None) -> str:
    return READINGS[pair].said(language).replace(": ", " – ").replace("; ", ", ")


def without_task_sentence(matrix: pd.DataFrame, *, language: Language | None = None) -> str:
    """Name the dimensions whose score fell and that have no task."""
    falling = list(falling_without_task(matrix)["dimension"])
    if not falling:
        return _SAID.say("none_without", language)
    return _SAID.say_count("without", language, len(falling), named=opened(dimensions_in(falling, language)))


def survey_time_sentence(time: SurveyTime, *, language: Language | None = None) -> str:
    """Say how much of a plan comes too late to show in its year's survey."""
    begun = _SAID.say("autumn", language, year=time.begins.year, begins=date(time.begins))
    parts = [_late("done", time.done_after, time.done, language), _late("open", time.due_after, time.open, language)]
    if time.done_undated:
        parts.append(_SAID.say_count("undated", language, time.done_undated))
    return f"{begun}: {listed(parts, language=language)}."


def _late(which: str, late: int, whole: int, language: Language | None) -> str:
    """Say how many of the tasks done or open come after the day, with the verb of how many these are."""
    if not late:
        return _SAID.say(f"none_{which}", language)
    return _SAID.say_count(which, language, late, whole=whole, tasks=noun_of(whole, "work", language=language))
