"""Báo cáo, the preview: the sections as the documents have them, in sentences, lists and tables of the page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.shared.blocks import data_table, fold, theme
from pages.shared.report.tables import MOST_ROWS, grid_html
from papi_metrics.briefing import Briefing, Grid, Listing, Section, written
from papi_metrics.briefing.value import Block
from papi_metrics.language import Language, later
from papi_metrics.language import gettext as _
from papi_metrics.text import escape_markdown
from papi_metrics.wording import number

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_WIDTH = 960
"""Px: a page of a report, so that its lines are as easy to read."""
OPEN_MARK = ":material/edit:"
_OPEN_WORDS = later("Đoạn in nghiêng để điền tay: bảng theo dõi không có.")


def show_preview(report: Briefing) -> None:
    """Show a report as it will be read."""
    with st.container(border=True, width=_WIDTH, key="xem-truoc"):
        st.subheader(escape_markdown(report.title), anchor=False, text_alignment="center")
        st.markdown(f"**{escape_markdown(report.subtitle)}**", text_alignment="center")
        st.caption(f"{OPEN_MARK} {_(_OPEN_WORDS)}")
        for numeral, section in zip(_ROMAN, report.sections, strict=False):
            _show_section(section, numeral, report.subject.language)
        for source in report.sources:
            st.caption(escape_markdown(source))
    with fold(f"{report.appendix.caption} ({len(report.appendix.rows)})", key="phu-luc") as opened:
        if opened.open:
            _show_appendix(report.appendix, report.subject.language)


def _show_section(section: Section, numeral: str, language: Language) -> None:
    st.subheader(f"{numeral}. {escape_markdown(section.heading)}", anchor=False)
    for block in section.blocks:
        _show_block(block, language)
    for place, part in enumerate(section.sections, 1):
        st.markdown(f"**{place}. {escape_markdown(part.heading)}**")
        for block in part.blocks:
            _show_block(block, language)


def _show_block(block: Block, language: Language) -> None:
    if isinstance(block, Grid):
        _show_grid(block, language)
    elif isinstance(block, Listing):
        st.markdown("\n".join([escape_markdown(block.lead), "", *(f"- {_line(item)}" for item in block.items)]))
    else:
        st.markdown(f"{OPEN_MARK} *{_line(block.text)}*" if block.open else escape_markdown(block.text))


def _line(text: str) -> str:
    """Return a text in one line, so that it stays one item and one emphasis."""
    return escape_markdown(" ".join(text.split()))


def _show_grid(grid: Grid, language: Language) -> None:
    """Show a table with the very words and digits of the documents; one without rows says so."""
    if not grid.rows:
        st.markdown(escape_markdown(grid.empty or grid.caption))
        return
    st.html(grid_html(grid, language, theme()))
    if len(grid.rows) > MOST_ROWS:
        st.caption(_("{most_rows} dòng đầu trong {rows} dòng; trong tệp có đủ.", most_rows=MOST_ROWS, rows=number(len(grid.rows))))
    if grid.note:
        st.caption(escape_markdown(grid.note))


def _show_appendix(grid: Grid, language: Language) -> None:
    """Show the plan's tasks in a table that draws only what is in sight."""
    columns = {
        f"c{place}": st.column_config.TextColumn(column.heading, alignment="left" if column.kind == "text" else "right")
        for place, column in enumerate(grid.columns)
    }
    data_table(grid_table(grid, language), name="bao-cao-phu-luc", alt=grid.caption, columns=columns, files=False)


def grid_table(grid: Grid, language: Language) -> pd.DataFrame:
    """Return a report's table as written texts, its columns named by their places: two may have one heading."""
    cells = [[written(value, column.kind, language=language) for value, column in zip(row, grid.columns, strict=True)] for row in grid.rows]
    return pd.DataFrame(cells, columns=[f"c{place}" for place in range(len(grid.columns))], dtype="str")
