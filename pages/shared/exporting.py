"""What is shown as files: one quiet line under a chart or a table, PNG · SVG · CSV · XLSX."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.signing.taking import download_button
from papi_metrics.clock import today_in_vietnam
from papi_metrics.language import Words, later
from papi_metrics.language import gettext as _
from papi_metrics.palette import DARK_GROUND, LIGHT_GROUND, TONES
from papi_metrics.reports import Facts, exported, table_csv, table_workbook
from papi_metrics.rules import RULES_VERSION
from papi_metrics.store import READING_RULES
from papi_metrics.surveys import OWN_LEVEL

LEVEL_WORDS = Words({"province": later("cấp tỉnh"), "district": later("cấp huyện"), "commune": later("cấp xã"), OWN_LEVEL: later("riêng của tỉnh")})
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Looks like Streamlit's own quiet buttons beside it; names only its own classes.
_STYLE = """
.papi-save { display: flex; gap: 0.75rem; }
.papi-save button { font: inherit; font-size: 0.875rem; color: inherit; background: none; border: 0; padding: 0.25rem 0; min-height: 2rem; cursor: pointer; }
.papi-save button:hover { color: var(--papi-accent); }
.papi-save button:focus-visible { outline: 2px solid var(--papi-accent); outline-offset: 2px; border-radius: 2px; }
@media print { .papi-save { display: none; } }
"""


def save_buttons(figure: Any, *, name: str, sentence: str, facts: Facts | None) -> str:  # noqa: ANN401 - plotly's figure
    """Return the two buttons that save a chart as a picture, with the words that go into it; `saving.js` answers them."""
    dark = st.context.theme.type == "dark"
    ground, tone = (DARK_GROUND, TONES["grey"].dark) if dark else (LIGHT_GROUND, TONES["grey"].light)
    meta = figure.layout.meta
    words = {
        "papi-chart": name,
        "title": meta["title"],
        "subtitle": meta["subtitle"],
        "sentence": sentence,
        "source": source_line(facts) if facts else "",
        "ground": ground.background,
        "ink": ground.text,
        "quiet": tone,
    }
    told = " ".join(f'data-{key}="{escape(str(value))}"' for key, value in words.items())
    label = escape(str(meta["title"]))
    offers = {kind: _("Tải hình {kind}: {label}", kind=kind.upper(), label=label) for kind in ("png", "svg")}
    buttons = "".join(f'<button type="button" data-papi-save="{kind}" aria-label="{offer}">{kind.upper()}</button>' for kind, offer in offers.items())
    style = f"<style>.papi-save {{ --papi-accent: {ground.accent}; }}{_STYLE}</style>"
    return f'{style}<div class="papi-save" {told}>{buttons}</div>'


def source_line(facts: Facts) -> str:
    """Say in one line whose figures a picture shows, of which level, and where they come from."""
    return _("{unit} ({level}). Nguồn: {source}.", unit=facts.unit, level=LEVEL_WORDS.get(facts.level, facts.level), source=facts.source.rstrip("."))


def downloads(
    data: pd.DataFrame,
    *,
    name: str,
    columns: Mapping[str, Any] | None = None,
    facts: Facts | None = None,
    picture: str = "",
) -> None:
    """Offer a table as CSV for the reader's own Excel and as a workbook, behind the buttons of its picture if it has one."""
    locale = st.context.locale
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if picture:
            st.html(picture, width="content")
        download_button(
            "CSV",
            lambda: table_csv(exported(data, facts) if facts else data, locale=locale),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"csv-{name}",
            on_click="ignore",
            type="tertiary",
        )
        download_button(
            "XLSX",
            lambda: workbook(data, columns=columns or {}, facts=facts),
            file_name=f"{name}.xlsx",
            mime=_XLSX,
            key=f"xlsx-{name}",
            on_click="ignore",
            type="tertiary",
        )


def workbook(data: pd.DataFrame, *, columns: Mapping[str, Any], facts: Facts | None) -> bytes:
    """Return a page's table as a workbook, headings and shares as the page shows them."""
    kinds = {name: column["type_config"] for name, column in columns.items()}
    shares = {name for name, kind in kinds.items() if kind.get("format") == "percent"}
    headings = {name: _(column["label"]) for name, column in columns.items()}
    today = today_in_vietnam()
    told = {
        _("Đơn vị"): facts.unit,
        _("Cấp"): LEVEL_WORDS.get(facts.level, facts.level),
        _("Nguồn"): facts.source,
        _("Cách tính"): facts.method,
    } if facts else {}
    about = {**told, _("Quy tắc tính"): RULES_VERSION, _("Quy tắc đọc số liệu"): _("bản {version}", version=READING_RULES), _("Ngày tải"): today}
    table = exported(data, facts) if facts else data
    return table_workbook(table, headings=headings, shares=shares, about=about, dated=today)
