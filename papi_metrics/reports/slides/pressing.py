"""Slide 5, priorities: what each dimension's work and score say together, the most pressing first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from pptx.slide import Slide

from papi_metrics.briefing import written
from papi_metrics.language import said_in
from papi_metrics.palette import LABELS, VERDICTS
from papi_metrics.reports.slides.design import CONTENT, QUIET, TABLE_SIZE, Box, Span
from papi_metrics.reports.slides.frame import add_text
from papi_metrics.reports.slides.grids import FAINT, OVERDUE, PLAIN, STRONG, Entry, Field, Heights, add_grid, cell
from papi_metrics.reports.slides.measure import fitted
from papi_metrics.reports.slides.page import Maker
from papi_metrics.sentences import counted, listed, named
from papi_metrics.wording import MISSING, is_missing

_HEIGHTS = Heights(head=0.36, row=0.5)
_NOTE_HEIGHT = 0.46
_PRESSING = 3
"""Readings up to this urgency are what to concentrate on, as in the report's next steps."""
_LINES = 2


def add_pressing(maker: Maker) -> Slide:
    """Add slide 5."""
    rows = maker.of.matrix.sort_values(["urgency", "dimension"], kind="stable")
    told = [_sentence(row, maker) for row in rows.to_dict("records")]
    subtitle = maker.say("priorities")
    slide = maker.begin(_title(rows, maker), subtitle, *told)
    fields = _fields(maker)
    entries = [_entries(row, fields, maker) for row in rows.to_dict("records")]
    add_grid(slide, CONTENT, fields, entries, heights=_HEIGHTS, told=" ".join((subtitle, *told)))
    if maker.note:
        place = Box(left=CONTENT.left, top=CONTENT.bottom - _NOTE_HEIGHT, width=CONTENT.width, height=_NOTE_HEIGHT)
        text = fitted(maker.note, CONTENT.width, size=TABLE_SIZE, most=2)
        add_text(slide, place, [[Span(text=text, size=TABLE_SIZE, colour=QUIET)]], name="Note")
    return slide


def _title(rows: pd.DataFrame, maker: Maker) -> str:
    pressing = rows[rows["urgency"] <= _PRESSING]
    if pressing.empty:
        return maker.say("none_pressing")
    first = pressing[pressing["urgency"] == pressing["urgency"].iloc[0]]
    numbers = listed([str(number) for number in first["dimension"]], language=maker.language)
    name = _name(first.iloc[0].to_dict(), maker) if len(first) == 1 else maker.say("numbered", numbers=numbers)
    return maker.say("pressing", count=counted(len(pressing), "dimension", language=maker.language), names=name)


def _name(row: Mapping[Any, Any], maker: Maker) -> str:
    return f"{row['dimension']}. {named(str(row['dimension']), str(row['name']), language=maker.language)}"


def _reading(row: Mapping[Any, Any], maker: Maker) -> str:
    words = said_in(maker.language, str(row["reading"]))
    return f"{words[:1].upper()}{words[1:]}"


def _sentence(row: Mapping[Any, Any], maker: Maker) -> str:
    return maker.say("reading_of", name=_name(row, maker), text=_reading(row, maker))


def _fields(maker: Maker) -> tuple[Field, ...]:
    return (
        Field(heading=maker.say("dimension_name"), width=3.4),
        Field(heading=maker.say("reading"), width=3.25),
        Field(heading=maker.say("share"), width=1.25, right=True),
        Field(heading=maker.say("plan"), width=1.05, right=True),
        Field(heading=maker.say("late_count"), width=0.95, right=True),
        Field(heading=_score_heading(maker), width=1.18, right=True),
        Field(heading=maker.say("change"), width=CONTENT.width - 11.03, right=True),
    )


def _score_heading(maker: Maker) -> str:
    changes = maker.of.changes
    return maker.say("score") if changes.empty else maker.say("score_of", year=changes["year"].iloc[0])


def _entries(row: Mapping[Any, Any], fields: Sequence[Field], maker: Maker) -> list[Entry]:
    language, pressing = maker.language, row["urgency"] <= _PRESSING
    done, planned, score = (None if is_missing(row[name]) else float(row[name]) for name in ("completion", "planned", "score"))
    late = f"{LABELS['overdue'].icon} {row['overdue']}" if row["overdue"] else "0"
    return [
        cell(_name(row, maker), fields[0], STRONG if pressing else PLAIN, most=_LINES),
        cell(_reading(row, maker), fields[1], PLAIN if pressing else FAINT, most=_LINES),
        cell(written(done, "share", language=language), fields[2]),
        cell(written(planned, "share", language=language), fields[3], FAINT),
        cell(late, fields[4], OVERDUE if row["overdue"] else FAINT),
        cell(written(score, "points", language=language), fields[5]),
        [[_change(row, maker)]],
    ]


def _change(row: Mapping[Any, Any], maker: Maker) -> Span:
    """Return how the score moved behind the sign of its verdict, starred as in the table of scores; the sign alone where years may not be compared."""
    verdict = str(row["verdict"])
    if verdict == "not_comparable":
        return replace(FAINT, text=VERDICTS[verdict].icon)
    if is_missing(row["change"]):
        return replace(FAINT, text=MISSING)
    text = written(float(row["change"]), "signed", language=maker.language)
    return maker.verdict(verdict, f"{text} *" if row["comparability"] == "caution" else text)
