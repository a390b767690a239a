"""The four figures that head a document: completion, what is overdue, what was on time, the PAPI score → plain values with a note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from papi_metrics.briefing import Briefing, Cell, CellKind, sign_word
from papi_metrics.framework import TOTAL
from papi_metrics.language import Language
from papi_metrics.palette import LIGHTS, VERDICTS, Sign
from papi_metrics.sentences import Phrases, counted
from papi_metrics.wording import MISSING, is_missing, percent, rank, signed, signed_percent

_SAID = Phrases(
    vi={
        "completion": "Hoàn thành", "planned": "kế hoạch {planned}",
        "overdue": "Quá hạn", "late": "{offices} đơn vị · lâu nhất {days}", "late_nobody": "lâu nhất {days}", "none_late": "không có việc quá hạn",
        "on_time": "Đúng hạn", "timed": "{on_time} trên {timed} việc có hạn", "none_timed": "chưa có việc đến hạn",
        "score": "PAPI tỉnh {year}", "survey": "Điểm khảo sát {year}", "moved": "{change} ({pct}) so {base_year}", "ranked": "hạng {rank}",
        "no_score": "PAPI", "none": "chưa có điểm",
    },
    en={
        "completion": "Completion", "planned": "planned {planned}",
        "overdue": "Overdue", "late": "offices: {offices} · longest {days}", "late_nobody": "longest {days}", "none_late": "no task is overdue",
        "on_time": "On time", "timed": "{on_time} of {timed} dated tasks", "none_timed": "no task has fallen due",
        "score": "Provincial PAPI {year}", "survey": "Survey score {year}", "moved": "{change} ({pct}) against {base_year}", "ranked": "rank {rank}",
        "no_score": "PAPI", "none": "no score yet",
    },
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One figure: what it is called, the plain value and its kind, the sign it stands under, and what is said below it."""

    label: str
    value: Cell
    kind: CellKind
    note: str
    sign: Sign | None = None
    word: str = ""


def headline_figures(briefing: Briefing) -> tuple[Headline, ...]:
    """Return the figures that stand at the top of the overview, in its order."""
    return (*_of_plan(briefing), _of_scores(briefing))


def _of_plan(briefing: Briefing) -> Iterator[Headline]:
    summary, language = briefing.summary, briefing.subject.language
    planned = percent(summary.planned, language=language)
    yield Headline(
        label=_SAID.say("completion", language),
        value=summary.completion,
        kind="share",
        note=_SAID.say("planned", language, planned=planned),
        sign=LIGHTS[summary.light],
        word=sign_word(summary.light, language),
    )
    days = summary.most_days_late
    longest = counted(days or 0, "day", language=language)
    kind = "none_late" if not summary.overdue else "late" if summary.overdue_offices else "late_nobody"
    late = _SAID.say(kind, language, offices=summary.overdue_offices, days=longest)
    sign = LIGHTS["red"] if summary.overdue else None
    yield Headline(label=_SAID.say("overdue", language), value=summary.overdue, kind="count", note=late, sign=sign)
    timed = _SAID.say("timed" if summary.timed else "none_timed", language, on_time=summary.on_time, timed=summary.timed)
    yield Headline(label=_SAID.say("on_time", language), value=summary.on_time_rate, kind="share", note=timed)


def _of_scores(briefing: Briefing) -> Headline:
    """Return the total score with its change, its rank and what it is judged to be."""
    language, changes = briefing.subject.language, briefing.changes
    rows = changes[changes["code"] == TOTAL]
    if rows.empty:
        return Headline(label=_SAID.say("no_score", language), value=None, kind="points", note=_SAID.say("none", language))
    row = rows.iloc[0]
    province = row["level"] == "province"
    return Headline(
        label=_SAID.say("score" if province else "survey", language, year=row["year"]),
        value=None if is_missing(row["score"]) else float(row["score"]),
        kind="points",
        note=" · ".join(_moved(row.to_dict(), language)),
        sign=VERDICTS[str(row["verdict"])],
        word=sign_word(str(row["verdict"]), language),
    )


def _moved(row: dict[Any, Any], language: Language) -> Iterator[str]:
    """Say how far the score moved, where the years may be compared, and its rank, where it has one."""
    if row["comparability"] != "no" and not is_missing(row["change"]):
        star = "*" if row["comparability"] == "caution" else ""
        change, pct = signed(row["change"], language=language), signed_percent(row["change_pct"], language=language)
        yield _SAID.say("moved", language, change=f"{change}{star}", pct=pct, base_year=row["base_year"])
    ranked = rank(row["rank"], row["rank_n"])
    if ranked != MISSING:
        yield _SAID.say("ranked", language, rank=ranked)
