"""Slide 2, the eight dimensions: completion against the plan as bars, with counts and lights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pptx.slide import Slide

from papi_metrics.briefing import written
from papi_metrics.framework import DIMENSIONS
from papi_metrics.palette import LABELS
from papi_metrics.reports.slides.bars import Bars, Series, add_bars
from papi_metrics.reports.slides.design import CONTENT, Box
from papi_metrics.reports.slides.frame import add_calm, fits_title
from papi_metrics.reports.slides.grids import FAINT, LEAD, OVERDUE, STRONG, Entry, Field, Heights, add_grid, cell
from papi_metrics.reports.slides.measure import plain
from papi_metrics.reports.slides.page import Maker
from papi_metrics.sentences import headline, slowest
from papi_metrics.wording import date, is_missing

_HEIGHTS = Heights(head=0.4, row=0.54)
_GAP, _LABELS = 0.15, 3.6


def add_dimensions(maker: Maker) -> Slide:
    """Add slide 2."""
    matrix = maker.of.matrix
    subtitle = maker.say("dimensions", date=date(maker.of.subject.as_of))
    if not (matrix["counted"] > 0).any():
        slide = maker.begin(maker.say("no_task"), subtitle)
        add_calm(slide, icon="○", statement=maker.say("no_task_next"))
        return slide
    told = _told(maker)
    slide = maker.begin(_title(maker), subtitle, *maker.texts("completion"), *maker.texts("counts"), *told)
    fields = _fields(maker)
    width = sum(field.width for field in fields)
    chart = Box(left=CONTENT.left, top=CONTENT.top, width=CONTENT.width - width - _GAP, height=_HEIGHTS.head + len(DIMENSIONS) * _HEIGHTS.row)
    text = " ".join((subtitle, *told))
    add_bars(slide, chart, _bars(maker), told=text, on=maker.of.subject.today)
    table = Box(left=chart.left + chart.width + _GAP, top=CONTENT.top, width=width, height=chart.height)
    add_grid(slide, table, fields, [_entries(row, fields, maker) for row in matrix.to_dict("records")], heights=_HEIGHTS, told=text)
    return slide


def _title(maker: Maker) -> str:
    """Name the dimension furthest behind; where too many are as far behind for a title, say how far the plan is in all."""
    finding = slowest(maker.of.matrix, language=maker.language)
    return finding if fits_title(finding) else headline(maker.of.summary, language=maker.language)


def _told(maker: Maker) -> list[str]:
    """Say each pair of bars in words."""
    figures = [[written(share, "share", language=maker.language) for share in row[1:3]] for row in maker.of.grid("completion").rows]
    names = [str(row[0]) for row in maker.of.grid("completion").rows]
    return [
        maker.say("pair", name=name, first=f"{maker.say('share').lower()} {done}", second=f"{maker.say('plan').lower()} {planned}")
        for name, (done, planned) in zip(names, figures, strict=True)
    ]


def _bars(maker: Maker) -> Bars:
    matrix, labels = maker.of.matrix, maker.of.grid("completion").rows
    shares = {name: tuple(None if is_missing(share) else float(share) for share in matrix[name]) for name in ("completion", "planned")}
    return Bars(
        categories=tuple(plain(str(row[0])) for row in labels[: len(matrix)]),
        first=Series(name=maker.say("share"), values=shares["completion"]),
        second=Series(name=maker.say("plan"), values=shares["planned"]),
        top=1,
        number_format="0%",
        labels=_LABELS,
        head=_HEIGHTS.head,
    )


def _fields(maker: Maker) -> tuple[Field, ...]:
    return (
        Field(heading=maker.say("share"), width=1.25, right=True),
        Field(heading=maker.say("plan"), width=1.05, right=True),
        Field(heading=maker.say("tasks"), width=1.05, right=True),
        Field(heading=maker.say("late_count"), width=0.95, right=True),
        Field(heading=maker.say("light"), width=1.9, lead=LEAD),
    )


def _entries(row: Mapping[Any, Any], fields: Sequence[Field], maker: Maker) -> list[Entry]:
    language = maker.language
    late = f"{LABELS['overdue'].icon} {written(row['overdue'], 'count', language=language)}" if row["overdue"] else "0"
    return [
        cell(written(_share(row["completion"]), "share", language=language), fields[0], STRONG),
        cell(written(_share(row["planned"]), "share", language=language), fields[1], FAINT),
        cell(written(int(row["tasks"]), "count", language=language), fields[2]),
        cell(late, fields[3], OVERDUE if row["overdue"] else FAINT),
        [[maker.light(str(row["light"]))]],
    ]


def _share(value: object) -> float | None:
    return None if is_missing(value) else float(value)  # type: ignore[arg-type]
