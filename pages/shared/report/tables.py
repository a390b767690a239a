"""Báo cáo, the preview's tables: a table of a report as HTML, its headings in two rows, its sums in bold, nothing cut."""

from __future__ import annotations

from html import escape
from itertools import groupby

from papi_metrics.briefing import Cell, Column, Grid, written
from papi_metrics.charts import Theme
from papi_metrics.language import Language
from papi_metrics.palette import DARK_GROUND, LIGHT_GROUND, TONES
from papi_metrics.text import writable

MOST_ROWS = 100
"""Rows of a table that the preview shows; the documents have all."""
_REM_A_WIDTH = 4.4
# A table that is wider than a phone scrolls by itself, with keys too; names only our own classes.
_STYLE = """
.papi-grid {{ overflow-x: auto; }}
.papi-grid table {{ width: 100%; border-collapse: collapse; font-size: 0.875rem; line-height: 1.35; font-variant-numeric: tabular-nums; }}
.papi-grid th, .papi-grid td {{ padding: 6px 8px; text-align: right; vertical-align: top; border: 0; border-bottom: 1px solid {line}; }}
.papi-grid thead th {{ font-weight: 500; font-size: 0.8rem; color: {quiet}; vertical-align: bottom; }}
.papi-grid .papi-words {{ text-align: left; overflow-wrap: anywhere; }}
.papi-grid .papi-group {{ text-align: center; }}
.papi-grid .papi-sum td {{ font-weight: 600; }}
"""


def grid_html(grid: Grid, language: Language, theme: Theme) -> str:
    """Return a report's table as HTML with the words and digits of the documents; words are escaped, long tables cut short."""
    ground = DARK_GROUND if theme == "dark" else LIGHT_GROUND
    quiet = TONES["grey"].dark if theme == "dark" else TONES["grey"].light
    shown = grid.rows[:MOST_ROWS]
    sums = range(len(grid.rows) - grid.totals, len(grid.rows))
    rows = "".join(_row(row, grid.columns, language, is_sum=at in sums) for at, row in enumerate(shown))
    width = _REM_A_WIDTH * sum(column.width for column in grid.columns)
    return writable(
        f'<style>{_STYLE.format(quiet=quiet, line=ground.line)}</style><div class="papi-grid" role="region" tabindex="0" '
        f'aria-label="{escape(grid.caption)}"><table style="min-width:{width:.0f}rem">{_head(grid.columns)}<tbody>{rows}</tbody></table></div>'
    )


def _head(columns: tuple[Column, ...]) -> str:
    """Return one row of headings, or two where neighbours share one."""
    total = sum(column.width for column in columns)
    widths = "".join(f'<col style="width:{column.width / total:.1%}">' for column in columns)
    groups = [(name, list(members)) for name, members in groupby(columns, key=lambda column: column.group)]
    if not any(name for name, _ in groups):
        return f"<colgroup>{widths}</colgroup><thead><tr>{''.join(map(_heading, columns))}</tr></thead>"
    upper = "".join(
        f'<th class="papi-group" scope="colgroup" colspan="{len(members)}">{escape(name)}</th>'
        if name
        else "".join(_heading(column, rows=2) for column in members)
        for name, members in groups
    )
    lower = "".join(_heading(column) for column in columns if column.group)
    return f"<colgroup>{widths}</colgroup><thead><tr>{upper}</tr><tr>{lower}</tr></thead>"


def _heading(column: Column, rows: int = 1) -> str:
    return f'<th scope="col" rowspan="{rows}"{_looks(column)}>{escape(column.heading)}</th>'


def _row(row: tuple[Cell, ...], columns: tuple[Column, ...], language: Language, *, is_sum: bool) -> str:
    cells = (
        f"<td{_looks(column)}>{escape(written(value, column.kind, language=language))}</td>"
        for value, column in zip(row, columns, strict=True)
    )
    sums = ' class="papi-sum"' if is_sum else ""
    return f"<tr{sums}>{''.join(cells)}</tr>"


def _looks(column: Column) -> str:
    return ' class="papi-words"' if column.kind == "text" else ""
