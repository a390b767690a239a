"""Blocks that pages share: a chart with its sentence and data, the illustration's ribbon, a source line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from papi_metrics.charts import Theme
from papi_metrics.framework import PAPI_SOURCE
from papi_metrics.reports import table_csv
from papi_metrics.text import escape_markdown

_CHART = {"displayModeBar": False, "responsive": True}


def chart(figure: Any, *, sentence: str, data: pd.DataFrame, name: str, columns: Mapping[str, Any] | None = None) -> None:  # noqa: ANN401 - plotly's figure
    """Draw a chart under its title, with the sentence that says what it shows and its data to download.

    The sentence is also the chart's text alternative.
    """
    meta = figure.layout.meta
    st.markdown(f"#### {escape_markdown(meta['title'])}")
    if meta["subtitle"]:
        st.caption(escape_markdown(meta["subtitle"]))
    st.plotly_chart(figure, theme=None, alt=sentence, config=_CHART, key=f"chart-{name}")
    st.markdown(escape_markdown(sentence))
    with st.expander("Số liệu của biểu đồ"):
        data_table(data, name=name, columns=columns, alt=sentence)


def theme() -> Theme:
    """Return the reader's theme, for drawings that carry colours of text."""
    return "dark" if st.context.theme.type == "dark" else "light"


def data_table(data: pd.DataFrame, *, name: str, alt: str, columns: Mapping[str, Any] | None = None) -> None:
    """Show a table with a button that downloads it as CSV for Excel."""
    config = {key: value for key, value in (columns or {}).items() if key in data}
    st.dataframe(
        data,
        hide_index=True,
        column_config=config,
        column_order=list(config) or None,
        placeholder="—",
        alt=alt,
        key=f"table-{name}",
    )
    st.download_button(
        "Tải CSV", table_csv(data), file_name=f"{name}.csv", mime="text/csv", key=f"csv-{name}", on_click="ignore"
    )


def scores_source(province: str) -> None:
    """Say whose scores these are and where they come from; shown wherever a score shows."""
    st.caption(f"Điểm PAPI là điểm của tỉnh {province}, không phải của xã. {PAPI_SOURCE}")
