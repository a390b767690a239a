"""The matrix of eight dimensions as rows of words and lengths, ready to be set as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from papi_metrics.briefing import Briefing, sign_word
from papi_metrics.language import said_in
from papi_metrics.palette import LIGHTS, VERDICTS, Sign
from papi_metrics.sentences import named
from papi_metrics.wording import is_missing, number, percent, points, rank, signed, signed_percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Lengths of a bar of completion in per cent of its track: reported work, level of effort, and where the plan's mark stands."""

    reported: float
    effort: float
    planned: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One dimension; every figure is written out, `bar` is None where no task counts."""

    name: str
    tasks: str
    bar: Bar | None
    done: str
    planned: str
    light: Sign
    light_word: str
    overdue: str
    is_late: bool
    base: str
    score: str
    change: str
    change_pct: str
    verdict: Sign
    verdict_word: str
    rank: str
    reading: str


def matrix_rows(briefing: Briefing) -> Iterator[MatrixRow]:
    """Yield a row for each dimension, in order."""
    language = briefing.subject.language
    for row in briefing.matrix.to_dict("records"):
        light, verdict = str(row["light"]), str(row["verdict"])
        compared = row["comparability"] != "no" and not is_missing(row["change"])
        star = "*" if row["comparability"] == "caution" else ""
        yield MatrixRow(
            name=f"{row['dimension']}. {named(str(row['dimension']), str(row['name']), language=language)}",
            tasks=number(row["tasks"], language=language),
            bar=_bar(row),
            done=percent(row["completion"], language=language),
            planned=percent(row["planned"], language=language),
            light=LIGHTS[light],
            light_word=sign_word(light, language),
            overdue=number(row["overdue"], language=language),
            is_late=bool(row["overdue"]),
            base=points(row["base"], language=language),
            score=points(row["score"], language=language),
            change=f"{signed(row['change'], language=language)}{star}" if compared else "",
            change_pct=signed_percent(row["change_pct"], language=language) if compared else "",
            verdict=VERDICTS[verdict],
            verdict_word=sign_word(verdict, language),
            rank=rank(row["rank"], row["rank_n"]),
            reading=said_in(language, str(row["reading"])),
        )


def _bar(row: dict[Any, Any]) -> Bar | None:
    if is_missing(row["completion"]):
        return None
    effort = 0.0 if is_missing(row["level_of_effort"]) else float(row["level_of_effort"])
    planned = None if is_missing(row["planned"]) else 100 * float(row["planned"])
    return Bar(reported=100 * max(float(row["completion"]) - effort, 0.0), effort=100 * effort, planned=planned)
