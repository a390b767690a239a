"""Tables on paper: beside each grid of a page stands a plain table that only paper shows, for a grid prints no more than it has in sight."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.wording import date, is_missing, number, percent

MOST_ROWS, MOST_COLUMNS = 100, 10
"""More rows are a file to take along; more columns cannot be read on a sheet."""
_DIGITS = 2


def paper_table(data: pd.DataFrame, columns: Mapping[str, Any]) -> str:
    """Return the rows of a table as HTML for paper, headings and figures as the page shows them; what was left out stands below.

    Shape: the first columns that `columns` names and that hold anything; texts are escaped.
    """
    kinds = {name: columns[name]["type_config"] for name in columns if name in data and data[name].notna().any()}
    names = list(kinds)[:MOST_COLUMNS]
    cells = [[_cell(value, kinds[name]) for value in data[name].head(MOST_ROWS).tolist()] for name in names]
    heads = "".join(f'<th scope="col">{escape(_(columns[name]["label"]))}</th>' for name in names)
    rows = "".join(f"<tr>{''.join(row)}</tr>" for row in zip(*cells, strict=True))
    left_out = _left_out(len(data) - MOST_ROWS, len(kinds) - MOST_COLUMNS)
    caption = f"<caption>{escape(' '.join(left_out))}</caption>" if left_out else ""
    return f'<table class="papi-paper">{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _left_out(rows: int, columns: int) -> list[str]:
    """Say how much a sheet has no room for, and where it is whole."""
    told = [ngettext("Còn {count} dòng không in.", rows)] if rows > 0 else []
    told += [ngettext("Còn {count} cột không in.", columns)] if columns > 0 else []
    return [*told, _("Đủ trong tệp CSV, XLSX.")] if told else []


def _cell(value: object, kind: Mapping[str, Any]) -> str:
    if kind["type"] in {"number", "progress"}:
        return f'<td class="papi-number">{"" if is_missing(value) else _figure(float(str(value)), str(kind.get("format") or ""))}</td>'
    return f"<td>{'' if is_missing(value) else escape(_words(value))}</td>"


def _figure(value: float, form: str) -> str:
    """Write a number in the form of its column: a share as per cent, a year without a mark of thousands."""
    if form == "percent":
        return percent(value)
    if form.startswith(("%d", "%+d")):
        return escape(form % value)
    return number(value, 0 if value.is_integer() and form != "localized" else _DIGITS)


def _words(value: Any) -> str:  # noqa: ANN401 - whatever a column holds
    if isinstance(value, bool):
        return "✓" if value else ""
    return date(value) if hasattr(value, "strftime") else str(value)
