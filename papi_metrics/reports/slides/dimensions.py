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
_DIGITS = 12
"""A difference of shares has no digits beyond, so that chart and cells hold the same."""
_GAP, _NAMES = 0.15, 3.45


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
    text = " ".join((subtitle, *told))
    names = [str(row[0]) for row in maker.of.grid("completion").rows]
    rows = [_entries(row, name, fields, maker) for row, name in zip(matrix.to_dict("records"), names, strict=False)]
    add_grid(slide, CONTENT, fields, rows, heights=_HEIGHTS, told=text)
    # A dimension's third row is empty: half of it above the pair of bars sets them in the middle of the table's row.
    lower = _HEIGHTS.row / 6
    height = _HEIGHTS.head + lower + len(DIMENSIONS) * _HEIGHTS.row
    # It reaches over the names, so that its legend finds room beside the table's headings.
    chart = Box(left=CONTENT.left, top=CONTENT.top, width=fields[0].width + fields[1].width - _GAP, height=height)
    add_bars(slide, chart, _bars(maker, head=_HEIGHTS.head + lower), told=text, on=maker.of.subject.today)
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


def _bars(maker: Maker, *, head: float) -> Bars:
    """Return three rows for each dimension: completion in its two parts, the plan, and an empty one."""
    matrix, labels = maker.of.matrix, maker.of.grid("completion").rows
    categories: list[str] = []
    parts: list[tuple[float | None, float | None, float | None]] = []
    for row, label in zip(matrix.to_dict("records"), labels, strict=False):
        done, effort = _share(row["completion"]), _share(row["level_of_effort"]) or 0.0
        reported = None if done is None else max(round(done - effort, _DIGITS), 0.0)
        categories += [plain(str(label[0])), maker.say("plan"), " "]
        parts += [(reported, None if done is None else effort, None), (None, None, _share(row["planned"])), (None, None, None)]
    reported_by, time_by, planned_by = (tuple(values) for values in zip(*parts, strict=True))
    return Bars(
        categories=tuple(categories),
        first=Series(name=maker.say("by_report"), values=reported_by),
        lighter=Series(name=maker.say("by_time"), values=time_by),
        second=Series(name=maker.say("plan"), values=planned_by),
        top=1,
        number_format="0%",
        labels=_NAMES,
        head=head,
    )


def _fields(maker: Maker) -> tuple[Field, ...]:
    figures = (
        Field(heading=maker.say("share"), width=1.25, right=True),
        Field(heading=maker.say("plan"), width=1.05, right=True),
        Field(heading=maker.say("tasks"), width=1.05, right=True),
        Field(heading=maker.say("late_count"), width=0.95, right=True),
        Field(heading=maker.say("light"), width=1.9, lead=LEAD),
    )
    room = CONTENT.width - _NAMES - sum(field.width for field in figures)
    return (Field(heading="", width=_NAMES), Field(heading="", width=room), *figures)


def _entries(row: Mapping[Any, Any], name: str, fields: Sequence[Field], maker: Maker) -> list[Entry]:
    language = maker.language
    late = f"{LABELS['overdue'].icon} {written(row['overdue'], 'count', language=language)}" if row["overdue"] else "0"
    return [
        cell(name, fields[0], most=2),
        cell("", fields[1]),
        cell(written(_share(row["completion"]), "share", language=language), fields[2], STRONG),
        cell(written(_share(row["planned"]), "share", language=language), fields[3], FAINT),
        cell(written(int(row["tasks"]), "count", language=language), fields[4]),
        cell(late, fields[5], OVERDUE if row["overdue"] else FAINT),
        [[maker.light(str(row["light"]))]],
    ]


def _share(value: object) -> float | None:
    return None if is_missing(value) else float(value)  # type: ignore[arg-type]
