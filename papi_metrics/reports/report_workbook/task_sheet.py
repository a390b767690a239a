"""The task table: the annex with each task's dimension, its days late and a reminder, to be filtered; colour beside the words only."""

from __future__ import annotations

from collections.abc import Iterator

from papi_metrics.briefing import Briefing, Cell, Column, Grid, sign_word
from papi_metrics.palette import TONES
from papi_metrics.reports.report_workbook.leaf import Leaf
from papi_metrics.reports.report_workbook.placed import Placed, broad_enough
from papi_metrics.reports.report_workbook.words import SAID
from papi_metrics.reports.templates.book import Book
from papi_metrics.text import column_letter
from papi_metrics.wording import is_missing

_WIDTH = 9.0  # figures to a column of width 1: an A4 page across carries the table at three quarters of its size
_NARROWEST, _DATED = 6.0, 11.5
_LONGEST_WORD = 12
_STATE, _PROGRESS, _LABEL = 7, 8, 10
_DUE = 6

_BLUE = {"font_color": TONES["blue"].light, "bg_color": "#E9F1FA"}
_ORANGE = {"font_color": TONES["orange"].light, "bg_color": "#FCF3E4"}
_VERMILION = {"font_color": TONES["vermilion"].light, "bg_color": "#FBECE6"}


def write_tasks(book: Book, briefing: Briefing) -> None:
    """Write every task under a frozen heading with filters, late, coming and done ones coloured, progress as a bar."""
    language, grid = briefing.subject.language, task_grid(briefing)
    leaf = Leaf(book, SAID.say("tasks", language), column_widths(grid))
    leaf.begin(briefing.appendix.caption, briefing)
    placed = leaf.grid(grid)
    leaf.sheet.freeze_panes(placed.first, 0)
    if grid.rows:
        leaf.sheet.autofilter(placed.first - 1, 0, placed.end - 1, len(grid.columns) - 1)
        _colour(leaf, placed, briefing)
    leaf.finish(across=True, repeated=(placed.top, placed.first - 1))


def task_grid(briefing: Briefing) -> Grid:
    """Return the annex with three more columns that one filters by: dimension, days late, reminder."""
    annex, language = briefing.appendix, briefing.subject.language
    rows = tuple((*row, *more) for row, more in zip(annex.rows, _more(briefing), strict=True))
    columns = (
        *annex.columns,
        Column(heading=SAID.say("dimension", language), kind="count", width=0.8),
        Column(heading=SAID.say("days_late", language), kind="count", width=0.9),
        Column(heading=SAID.say("reminder", language), width=1.1),
    )
    return Grid(name=annex.name, caption=annex.caption, columns=columns, rows=rows, empty=annex.empty)


def _more(briefing: Briefing) -> Iterator[tuple[Cell, ...]]:
    language, tasks = briefing.subject.language, briefing.tasks
    for number, days, label, soon in zip(tasks["dimension"], tasks["days_late"], tasks["label"], tasks["due_soon"], strict=True):
        word = "is_overdue" if label == "overdue" else "due_soon" if soon else ""
        late = None if is_missing(days) else int(days)
        yield None if is_missing(number) else int(number), late, SAID.say(word, language) if word else ""


def column_widths(grid: Grid) -> list[float]:
    """Return the columns' widths, each at least what a date, a share or a word of its texts takes."""
    kinds = {"date": _DATED, "share": 9.0}
    widths = [max(column.width * _WIDTH, kinds.get(column.kind, _NARROWEST)) for column in grid.columns]
    for at, column in enumerate(grid.columns):
        words = {word for row in grid.rows for word in str(row[at]).split()} if column.kind == "text" else set()
        widths[at] = max(widths[at], max((len(word) for word in words if len(word) <= _LONGEST_WORD), default=0) + 2)
    return broad_enough(grid, widths)


def _colour(leaf: Leaf, placed: Placed, briefing: Briefing) -> None:
    """Colour the words of state, deadline and reminder by what they say; the rules ask the words, so they hold after an edit."""
    language = briefing.subject.language
    last = len(placed.grid.columns) - 1
    for columns, asked, word, look in (
        ((_DUE, _LABEL, last - 1, last), _LABEL, sign_word("overdue", language), _VERMILION),
        ((_LABEL,), _LABEL, sign_word("done_on_time", language), _BLUE),
        ((_LABEL, last - 1), _LABEL, sign_word("done_late", language), _ORANGE),
        ((_STATE,), _STATE, sign_word("done", language), _BLUE),
        ((_DUE, last), last, SAID.say("due_soon", language), _ORANGE),
    ):
        for column in columns:
            formula = f'=${column_letter(asked)}{placed.first + 1}="{word}"'
            rule = {"type": "formula", "criteria": formula, "format": leaf.book.format(look)}
            leaf.sheet.conditional_format(placed.first, column, placed.end - 1, column, rule)
    bar = {"type": "data_bar", "bar_color": "#9CC2E8", "bar_solid": True, "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}
    leaf.sheet.conditional_format(placed.first, _PROGRESS, placed.end - 1, _PROGRESS, {**bar, "bar_border_color": "#9CC2E8"})
