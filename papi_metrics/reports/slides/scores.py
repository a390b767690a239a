"""Slide 4, scores against the base year: both years as bars, with change, verdict and evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
from pptx.slide import Slide

from papi_metrics.briefing import Cell, Column, Grid, written
from papi_metrics.framework import DIMENSIONS, TOTAL
from papi_metrics.palette import VERDICTS
from papi_metrics.reports.slides.bars import Bars, Series, add_bars
from papi_metrics.reports.slides.design import BODY_SIZE, CONTENT, QUIET, TABLE_SIZE, Box, Span
from papi_metrics.reports.slides.frame import add_calm, add_text
from papi_metrics.reports.slides.grids import FAINT, LEAD, STRONG, Entry, Field, Heights, add_grid, cell
from papi_metrics.reports.slides.measure import fitted, lines_of, plain
from papi_metrics.reports.slides.page import Maker
from papi_metrics.sentences import CODES, dimension_finding
from papi_metrics.wording import MISSING, rank

_HEIGHTS = Heights(head=0.34, row=0.468)
_GAP, _LABELS = 0.15, 3.6
_HIGHEST = 10
_NARROW, _WIDE = 2.7, 3.9
_NOTE_HEIGHT, _TOTAL_HEIGHT = 0.46, 0.3
_BASE, _SCORE, _CHANGE, _PCT, _VERDICT, _EVIDENCE, _RANK = range(1, 8)


def add_scores(maker: Maker) -> Slide:
    """Add slide 4; a calm one where nothing is published."""
    changes, subject = maker.of.changes, maker.of.subject
    if changes.empty:
        subtitle = maker.say("scores_none", year=subject.plan_year)
        slide = maker.begin(maker.say("scores_none_title", province=subject.province), subtitle)
        add_calm(slide, icon=VERDICTS["no_data"].icon, statement=maker.say("scores_none_next"))
        return slide
    grid = maker.of.grid("scores")
    subtitle = _subtitle(maker)
    told = _told(grid, maker)
    slide = maker.begin(dimension_finding(changes, language=maker.language), subtitle, *maker.texts("scores"), *told, grid.note)
    fields = _fields(grid, maker)
    width = sum(field.width for field in fields)
    chart = Box(left=CONTENT.left, top=CONTENT.top, width=CONTENT.width - width - _GAP, height=_HEIGHTS.head + len(DIMENSIONS) * _HEIGHTS.row)
    text = " ".join((subtitle, *told))
    add_bars(slide, chart, _bars(grid), told=text, on=subject.today)
    table = Box(left=chart.left + chart.width + _GAP, top=CONTENT.top, width=width, height=chart.height)
    rows = [_entries(row, verdict, fields, maker) for row, verdict in zip(grid.rows[:-1], _verdicts(changes), strict=True)]
    add_grid(slide, table, fields, rows, heights=_HEIGHTS, told=text)
    _add_below(slide, grid, maker)
    return slide


def _subtitle(maker: Maker) -> str:
    row = maker.of.changes.iloc[0]
    name = "scores" if row["level"] == "province" else "own_scores"
    return maker.say(name, unit=maker.of.score_unit, year=row["year"], base_year=row["base_year"])


def _verdicts(changes: pd.DataFrame) -> list[str]:
    return [str(verdict) for verdict in changes[changes["code"].isin(CODES)]["verdict"]]


def _told(grid: Grid, maker: Maker) -> list[str]:
    """Say each row in words, as the report's table has it."""
    return [
        "; ".join([str(row[0]), *(f"{column.heading} {written(value, column.kind, language=maker.language)}" for value, column in _cells(grid, row))])
        for row in grid.rows
    ]


def _cells(grid: Grid, row: Sequence[Cell]) -> list[tuple[Cell, Column]]:
    return [(value, column) for value, column in zip(row[1:], grid.columns[1:], strict=True) if value not in {None, ""}]


def _bars(grid: Grid) -> Bars:
    rows = grid.rows[:-1]
    return Bars(
        categories=tuple(plain(str(row[0])) for row in rows),
        first=Series(name=grid.columns[_SCORE].heading, values=tuple(row[_SCORE] for row in rows)),  # type: ignore[misc]
        second=Series(name=grid.columns[_BASE].heading, values=tuple(row[_BASE] for row in rows)),  # type: ignore[misc]
        top=_HIGHEST,
        number_format="0.00",
        labels=_LABELS,
        head=_HEIGHTS.head,
    )


def _fields(grid: Grid, maker: Maker) -> tuple[Field, ...]:
    """Return the columns; the last is wide where evidence is told at length, as of a survey with known errors."""
    row = maker.of.changes.iloc[0]
    narrow = Field(heading=maker.say("verdict"), width=_NARROW, lead=LEAD)
    return (
        Field(heading=str(row["year"]), width=0.7, right=True),
        Field(heading=str(row["base_year"]), width=0.7, right=True),
        Field(heading=grid.columns[_CHANGE].heading, width=1.05, right=True),
        narrow if all(lines_of(str(told[_EVIDENCE]), narrow.room, size=TABLE_SIZE) == 1 for told in grid.rows) else replace(narrow, width=_WIDE),
    )


def _entries(row: Sequence[Cell], verdict: str, fields: Sequence[Field], maker: Maker) -> list[Entry]:
    language = maker.language
    change = cell(written(row[_CHANGE], "signed", language=language), fields[2], STRONG)
    pct = () if row[_PCT] is None else cell(written(row[_PCT], "signed_percent", language=language), fields[2], FAINT)
    told = maker.verdict(verdict, str(row[_VERDICT]))
    evidence = cell(str(row[_EVIDENCE]), fields[3], FAINT) if row[_EVIDENCE] else ()
    return [
        cell(written(row[_SCORE], "points", language=language), fields[0], STRONG),
        cell(written(row[_BASE], "points", language=language), fields[1], FAINT),
        (*change, *pct),
        ([told], *evidence),
    ]


def _add_below(slide: Slide, grid: Grid, maker: Maker) -> None:
    """Say the total's change below the dimensions, then what the signs mean and whose the scores are."""
    top = CONTENT.bottom - _NOTE_HEIGHT
    note = maker.note
    add_text(
        slide,
        Box(left=CONTENT.left, top=top, width=CONTENT.width, height=_NOTE_HEIGHT),
        [[Span(text=fitted(note, CONTENT.width, size=TABLE_SIZE, most=2), size=TABLE_SIZE, colour=QUIET)]],
        name="Note",
    )
    text = fitted(_total(grid, maker), CONTENT.width, size=BODY_SIZE, bold=True)
    place = Box(left=CONTENT.left, top=top - _TOTAL_HEIGHT, width=CONTENT.width, height=_TOTAL_HEIGHT)
    add_text(slide, place, [[Span(text=text, bold=True)]], name="Total")


def _total(grid: Grid, maker: Maker) -> str:
    row, language = grid.rows[-1], maker.language
    total = maker.of.changes[maker.of.changes["code"] == TOTAL].iloc[0]
    place, before = rank(total["rank"], total["rank_n"]), rank(total["base_rank"], total["base_rank_n"])
    both = before != MISSING and total["comparability"] != "no"
    figures = {"change": written(row[_CHANGE], "signed", language=language), "pct": written(row[_PCT], "signed_percent", language=language)}
    moved = maker.say("moved", **figures, base_year=total["base_year"]) if row[_CHANGE] is not None else ""
    ranked = maker.say("rank_base" if both else "rank", rank=place, base_year=total["base_year"], base=before) if place != MISSING else ""
    verdict = maker.verdict(str(total["verdict"]), str(row[_VERDICT])).text
    score = written(row[_SCORE], "points", language=language)
    return maker.say("total", score=score, verdict=verdict, change=moved, rank=f"; {ranked[:1].lower()}{ranked[1:]}" if ranked else "")
