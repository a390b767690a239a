"""Ba điều cần biết: the sentences a leader should read first, each with the page that shows more."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from papi_metrics.language import Words, later
from papi_metrics.language import gettext as _
from papi_metrics.sentences import Point
from papi_metrics.text import escape_markdown

_TASKS, _SCORES = ("tasks.py", later("Nhiệm vụ")), ("scores.py", later("Điểm số"))
PAGES = {
    "nothing_counted": ("update.py", later("Cập nhật")),
    "long_overdue": _TASKS,
    "behind_and_down": _TASKS,
    "down_without_task": _SCORES,
    "total_down": _SCORES,
    "overdue": _TASKS,
    "furthest_behind": _TASKS,
    "done_but_down": _SCORES,
    "dimensions_down": _SCORES,
    "due_soon": _TASKS,
    "all_well": _TASKS,
    "total": _SCORES,
}
_HEADINGS = Words({1: later("Điều cần biết"), 2: later("Hai điều cần biết"), 3: later("Ba điều cần biết")})


def show_points(points: Iterable[Point]) -> None:
    """Show things to know, numbered, each with a link to where it is shown whole."""
    numbered = dict(enumerate(points, 1))
    st.subheader(points_heading(len(numbered)), anchor=False)
    with st.container(gap="xxsmall"):
        for index, point in numbered.items():
            text, link = st.columns([6, 1], vertical_alignment="center")
            text.markdown(f"**{index}.** {escape_markdown(point.sentence.spoken)}")
            page, label = PAGES[point.topic]
            link.page_link(page, label=_(label))


def points_heading(count: int) -> str:
    """Name so many things to know."""
    return _HEADINGS[count]
