"""Blocks that pages share: a chart with its sentence and data, tables whose texts are harmless, a source line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.mutable_tab_container import TabContainer

from pages.shared.exporting import LEVEL_WORDS, downloads, save_buttons
from pages.shared.paper import paper_table
from pages.shared.shown import made_once, shown_table
from pages.shared.terms import meaning
from papi_metrics.charts import Theme
from papi_metrics.framework import PAPI_SOURCE
from papi_metrics.language import gettext as _
from papi_metrics.language import spoken
from papi_metrics.reports import Facts, harmless_table
from papi_metrics.sentences import Told
from papi_metrics.text import escape_markdown

_CHART = {"displayModeBar": False, "responsive": True}


def chart(
    figure: Any,  # noqa: ANN401 - plotly's figure
    *,
    sentence: Told | str,
    data: pd.DataFrame,
    name: str,
    columns: Mapping[str, Any] | None = None,
    facts: Facts | None = None,
) -> str | None:
    """Draw a chart under its title, with the sentence that says what it shows, its picture and its data to download.

    The sentence is also the chart's text alternative. With `facts` each row of the downloads says whose figures they
    are, of which year and level, their source and how they were worked out. Of a chart whose points carry codes the code
    of the point just clicked is returned, else None.
    """
    meta = figure.layout.meta
    words = sentence.spoken if isinstance(sentence, Told) else sentence
    looks = {"theme": None, "alt": words, "config": _CHART, "key": f"chart-{name}"}
    with st.container(key=f"bieu-do-{name}"):  # What paper keeps together.
        st.markdown(f"### {escape_markdown(meta['title'])}")
        if meta["subtitle"]:
            st.caption(escape_markdown(meta["subtitle"]))
        clicked = _clicked(st.plotly_chart(figure, on_select="rerun", selection_mode="points", **looks)) if meta.get("choice") else None
        if not meta.get("choice"):
            st.plotly_chart(figure, **looks)
        st.markdown(escape_markdown(words))
    downloads(data, name=name, columns=columns, facts=facts, picture=save_buttons(figure, name=name, sentence=words, facts=facts))
    with fold(_("Số liệu của biểu đồ"), key=f"so-lieu-{name}") as opened:
        if opened.open:
            data_table(data, name=name, columns=columns, alt=words, files=False)
    return clicked


def fold(label: str, *, key: str) -> DeltaGenerator:
    """Return a part of the page that is shut until asked for, and kept open by the address; its `open` tells whether to fill it.

    What is in a shut part costs nothing: a table takes longer than the chart it stands under.
    """
    return st.expander(label, key=key, on_change="rerun", bind="query-params")


def tabs(*names: str, key: str) -> Sequence[TabContainer]:
    """Return the views of a page, of which one is open and is kept in the address; what is not open is not drawn.

    One picture at a time answers a changed filter at once; five together keep the browser busy for half a second.
    """
    return st.tabs(names, key=key, on_change="rerun", bind="query-params")


def _clicked(state: Any) -> str | None:  # noqa: ANN401 - Streamlit's state of a chart
    """Return the code that the clicked point carries."""
    carried = [point["customdata"] for point in state.selection.points if point.get("customdata")]
    first = carried[0] if carried else None
    return first[0] if isinstance(first, list) else first


def theme() -> Theme:
    """Return the reader's theme, for drawings that carry colours of text."""
    return "dark" if st.context.theme.type == "dark" else "light"


def data_table(
    data: pd.DataFrame,
    *,
    name: str,
    alt: str,
    columns: Mapping[str, Any] | None = None,
    files: bool = True,
    facts: Facts | None = None,
) -> None:
    """Show a table, with what downloads it as CSV and as a workbook unless told otherwise."""
    st.dataframe(shown_table(data, columns), key=f"table-{name}", **_looks(data, columns, alt))
    _on_paper(data, columns)
    if files:
        downloads(data, name=name, columns=columns, facts=facts)


def chosen_row(data: pd.DataFrame, *, key: str, alt: str, columns: Mapping[str, Any]) -> int | None:
    """Show a table of which the reader may choose a row; return its place, None for none."""
    shown = st.dataframe(shown_table(data, columns), on_select="rerun", selection_mode="single-row", key=key, **_looks(data, columns, alt))
    _on_paper(data, columns)
    rows = shown.selection.rows
    return rows[0] if rows and rows[0] < len(data) else None


def decided_table(data: pd.DataFrame, *, key: str, alt: str, columns: Mapping[str, Any], open_to: tuple[str, ...]) -> pd.DataFrame:
    """Show a table whose named columns a person may fill in; return it as it stands now."""
    looks = _looks(data, columns, alt)
    disabled = [name for name in data if name not in open_to]
    edited: pd.DataFrame = st.data_editor(harmless_table(data), key=key, disabled=disabled, num_rows="fixed", **looks)
    _on_paper(edited, columns)
    return edited


def _on_paper(data: pd.DataFrame, columns: Mapping[str, Any] | None) -> None:
    """Lay beside a grid, as the next element, the table that takes its place on paper."""
    if columns and len(data):
        st.html(made_once(data, ("paper", spoken(), tuple(columns)), lambda: paper_table(data, columns)))


# Pixels of a grid's rows and frame and of the tallest it becomes by itself: said beforehand, what stands below does not jump.
_ROW, _FRAME, _TALLEST = 35, 2, 400


def _looks(data: pd.DataFrame, columns: Mapping[str, Any] | None, alt: str) -> dict[str, Any]:
    config = {name: {**column, "label": _(column["label"]), "help": meaning(column["label"])} for name, column in (columns or {}).items() if name in data}
    return {
        "hide_index": True,
        "column_config": config,
        "column_order": list(config) or None,
        "placeholder": "—",
        "height": min(_ROW * (len(data) + 1) + _FRAME, _TALLEST) if len(data) else "auto",
        "alt": alt,
    }


def scores_source(unit: str, level: str = "province") -> None:
    """Say whose scores these are and where they come from; shown wherever a score shows."""
    if level == "province":
        st.caption(source_words(unit))
    else:
        told = _("Điểm của {unit} theo khảo sát {level}, không phải điểm PAPI của tỉnh; nguồn ghi ở từng dòng.", unit=unit, level=LEVEL_WORDS[level])
        st.caption(escape_markdown(told))


def source_words(province: str) -> str:
    """Say that PAPI's scores are a province's, and where they come from."""
    return _("Điểm PAPI là điểm của tỉnh {unit}, không phải của xã. {papi_source}", unit=province, papi_source=PAPI_SOURCE)
