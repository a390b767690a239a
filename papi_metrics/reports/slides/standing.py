"""Slide 1, where the plan stands: four figures and what to know."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from pptx.slide import Slide

from papi_metrics.briefing import written
from papi_metrics.framework import TOTAL
from papi_metrics.reports.slides.design import BODY_SIZE, CONTENT, FIGURE_SIZE, QUIET, TABLE_SIZE, Box, Span
from papi_metrics.reports.slides.frame import Line, add_listing, add_text, lines_shared
from papi_metrics.reports.slides.grids import FAINT
from papi_metrics.reports.slides.measure import fitted, lines_of, plain
from papi_metrics.reports.slides.page import Maker
from papi_metrics.sentences import counted, headline, listed
from papi_metrics.tracker import split_offices
from papi_metrics.wording import MISSING, date, is_missing, rank

_CARDS, _GAP, _CARD_HEIGHT = 4, 0.2, 2.2
_MOST_LINES = 4
_WIDTH = (CONTENT.width - (_CARDS - 1) * _GAP) / _CARDS
_POINTS_TOP = CONTENT.top + _CARD_HEIGHT + 0.1
_MOST_NAMED = 1


def add_standing(maker: Maker) -> Slide:
    """Add slide 1."""
    subject, language = maker.of.subject, maker.language
    count = counted(maker.of.summary.tasks, "task", language=language)
    subtitle = maker.say("standing", year=subject.plan_year, unit=subject.unit, date=date(subject.as_of), count=count)
    points = [getattr(point.sentence, language) for point in maker.of.points]
    slide = maker.begin(headline(maker.of.summary, language=language), subtitle, *points, *maker.texts("scores")[:1])
    cards = {"Completion": _completion(maker), "Overdue": _overdue(maker), "On time": _on_time(maker), "PAPI": _papi(maker)}
    for at, (name, lines) in enumerate(cards.items()):
        box = Box(left=CONTENT.left + at * (_WIDTH + _GAP), top=CONTENT.top, width=_WIDTH, height=_CARD_HEIGHT)
        add_text(slide, box, lines, name=name)
    if points:
        _add_points(slide, points, maker)
    return slide


def _add_points(slide: Slide, points: list[str], maker: Maker) -> None:
    heading = maker.say(f"points_{min(len(points), 3)}")
    add_text(slide, Box(left=CONTENT.left, top=_POINTS_TOP, width=CONTENT.width, height=0.32), [[Span(text=heading, bold=True)]], name="Heading")
    top = _POINTS_TOP + 0.35
    add_listing(slide, Box(left=CONTENT.left, top=top, width=CONTENT.width, height=CONTENT.bottom - top), points, name="Points")


def _card(label: str, figure: str, *details: Span, note: str = "") -> list[Line]:
    """Return a card: what it is, the figure, lines on it that fit the card's width, and what has to be known of it."""
    wanted = [lines_of(plain(span.text), _WIDTH, size=BODY_SIZE, bold=span.bold) for span in details]
    told = [
        [replace(span, text=fitted(span.text, _WIDTH, size=BODY_SIZE, most=most, bold=span.bold))]
        for span, most in zip(details, lines_shared(wanted, _MOST_LINES - bool(note)), strict=True)
    ]
    return [
        [Span(text=fitted(label, _WIDTH, size=BODY_SIZE), colour=QUIET)],
        [Span(text=fitted(figure, _WIDTH, size=FIGURE_SIZE, bold=True), size=FIGURE_SIZE, bold=True)],
        *told,
        *([[replace(FAINT, text=fitted(note, _WIDTH, size=TABLE_SIZE))]] if note else []),
    ]


def _completion(maker: Maker) -> list[Line]:
    summary = maker.of.summary
    done, planned = (written(share, "share", language=maker.language) for share in (summary.completion, summary.planned))
    light = maker.light(summary.light, size=BODY_SIZE)
    return _card(maker.say("completion"), done, Span(text=maker.say("planned", share=planned)), light)


def _overdue(maker: Maker) -> list[Line]:
    summary, language = maker.of.summary, maker.language
    figure = written(summary.overdue, "count", language=language)
    if not summary.overdue:
        return _card(maker.say("overdue"), figure, Span(text=maker.say("none_late")))
    days = maker.say("longest", days=counted(summary.most_days_late or 0, "day", language=language))
    return _card(maker.say("overdue"), figure, Span(text=maker.say("whose", names=_late_offices(maker))), Span(text=days))


def _late_offices(maker: Maker) -> str:
    """Name the offices of overdue tasks, in the order of the report's table; how many where there is more than one."""
    tasks = maker.of.tasks
    late = tasks[tasks["label"] == "overdue"].sort_values(["days_late", "row"], ascending=[False, True], kind="stable")
    offices = list(dict.fromkeys(office for cell in late["lead_unit"].dropna() for office in split_offices(cell)))
    if len(offices) > _MOST_NAMED:
        return maker.offices(len(offices))
    return listed(offices, language=maker.language) or maker.say("nobody")


def _on_time(maker: Maker) -> list[Line]:
    summary = maker.of.summary
    figure = written(summary.on_time_rate, "share", language=maker.language)
    told = maker.say("on_time_of", count=summary.on_time, total=summary.timed) if summary.timed else maker.say("none_timed")
    return _card(maker.say("on_time"), figure, Span(text=told))


def _papi(maker: Maker) -> list[Line]:
    changes, language = maker.of.changes, maker.language
    rows = changes[changes["code"] == TOTAL]
    if rows.empty:
        return _card(maker.say("papi_none"), MISSING, Span(text=maker.say("no_scores", province=maker.of.subject.province)))
    row = rows.iloc[0]
    label = maker.say("papi" if row["level"] == "province" else "survey", year=row["year"])
    details = [maker.verdict(str(row["verdict"]), _verdict_word(maker), size=BODY_SIZE)]
    place, before = rank(row["rank"], row["rank_n"]), rank(row["base_rank"], row["base_rank_n"])
    if row["comparability"] != "no" and not is_missing(row["change"]):
        change = written(float(row["change"]), "signed", language=language)
        details.insert(0, Span(text=maker.say("against", change=change, base_year=row["base_year"])))
    if place != MISSING:
        both = before != MISSING and row["comparability"] != "no"
        details.append(Span(text=maker.say("rank_base" if both else "rank", rank=place, base_year=row["base_year"], base=before)))
    score = None if is_missing(row["score"]) else float(row["score"])
    star = maker.say("star") if row["comparability"] == "caution" else ""
    note = f"{star}{maker.say('source', source=_publisher(row))}"
    return _card(label, written(score, "points", language=language), *details, note=note)


def _publisher(row: pd.Series) -> str:
    """Name a score's publisher in few words; in full it stands beside the table of scores."""
    return "PAPI" if row["level"] == "province" else str(row["source"])


def _verdict_word(maker: Maker) -> str:
    """Return the total's verdict as the report's table of scores has it."""
    return str(maker.of.grid("scores").rows[-1][5])
