"""What effort and result say together: which dimensions press, which fall without a task, what comes too late for the survey."""

from __future__ import annotations

import pandas as pd

from papi_metrics.language import Language, tongue
from papi_metrics.priorities import READINGS, SurveyTime, falling_without_task
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.phrases import Phrases, dimensions_in, opened
from papi_metrics.wording import date

_SAID = Phrases(
    vi={
        "unknown": "Chưa so được điểm của chỉ số nào",
        "none_fell": "Không chỉ số nào giảm điểm",
        "first": "Ưu tiên số một: {named}",
        "all_done": "Làm đủ việc mà điểm vẫn giảm: {named}",
        "none_without": "Không chỉ số nào giảm điểm mà thiếu nhiệm vụ.",
        "one_without": "{named} giảm điểm mà không có nhiệm vụ nào trong kế hoạch: cần bổ sung.",
        "without": "{named} giảm điểm mà không có nhiệm vụ nào trong kế hoạch: cần bổ sung.",
        "autumn": "PAPI {year} hỏi người dân vào mùa thu (ở đây tính từ {begins}); việc xong sau đó chỉ thấy ở điểm năm sau",
    },
    en={
        "unknown": "No dimension's score can be compared",
        "none_fell": "No dimension's score fell",
        "first": "First priority: {named}",
        "all_done": "Work on plan, yet the score fell: {named}",
        "none_without": "No dimension whose score fell is without a task.",
        "one_without": "{named} fell and has no task in the plan: add some.",
        "without": "{named} fell and have no task in the plan: add some.",
        "autumn": "PAPI {year} asks citizens in the autumn (here from {begins}); work done later shows only in the next year's scores",
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
    if len(rows) == 1 and tongue(language) == "vi":
        return f"{rows['dimension'].iloc[0]}. {rows['name'].iloc[0]}"
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
    reading = READINGS[pair]
    words = reading.words if tongue(language) == "vi" else reading.words_en
    return words.replace(": ", " – ").replace("; ", ", ")


def without_task_sentence(matrix: pd.DataFrame, *, language: Language | None = None) -> str:
    """Name the dimensions whose score fell and that have no task."""
    falling = list(falling_without_task(matrix)["dimension"])
    if not falling:
        return _SAID.say("none_without", language)
    return _SAID.say("one_without" if len(falling) == 1 else "without", language, named=opened(dimensions_in(falling, language)))


def survey_time_sentence(time: SurveyTime, *, language: Language | None = None) -> str:
    """Say how much of a plan comes too late to show in its year's survey."""
    begun = _SAID.say("autumn", language, year=time.begins.year, begins=date(time.begins))
    parts = [_done_late(time, language), _due_late(time, language), *_undated(time, language)]
    return f"{begun}: {listed(parts, language=language)}."


def _done_late(time: SurveyTime, language: Language | None) -> str:
    if tongue(language) == "vi":
        return f"{time.done_after} trên {time.done} việc đã hoàn thành là xong sau ngày đó" if time.done_after else "chưa việc nào hoàn thành sau ngày đó"
    if not time.done_after:
        return "no task was completed after that day"
    was = "was" if time.done_after == 1 else "were"
    return f"{time.done_after} of {time.done} completed {_tasks(time.done)} {was} completed after that day"


def _due_late(time: SurveyTime, language: Language | None) -> str:
    if tongue(language) == "vi":
        return f"{time.due_after} trên {time.open} việc chưa xong có hạn sau ngày đó" if time.due_after else "không việc chưa xong nào có hạn sau ngày đó"
    if not time.due_after:
        return "no open task is due after it"
    return f"{time.due_after} of {time.open} open {_tasks(time.open)} {'is' if time.due_after == 1 else 'are'} due after it"


def _undated(time: SurveyTime, language: Language | None) -> list[str]:
    if not time.done_undated:
        return []
    if tongue(language) == "vi":
        return [f"{time.done_undated} việc hoàn thành chưa ghi ngày nên chưa biết trước hay sau"]
    has = "has" if time.done_undated == 1 else "have"
    return [f"{time.done_undated} completed {_tasks(time.done_undated)} {has} no date, so that nobody can tell"]


def _tasks(count: int) -> str:
    return "task" if count == 1 else "tasks"
