"""The matrix of eight dimensions as one HTML table: a row a dimension, a card a dimension on a phone."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from papi_metrics.charts.bars import bar_words, completion_bar
from papi_metrics.charts.template import Theme
from papi_metrics.language import gettext as _
from papi_metrics.palette import DARK_GROUND, LIGHT_GROUND, LIGHTS, TONES, VERDICTS, Sign
from papi_metrics.sentences import points_moved
from papi_metrics.sentences.rows import rows_of
from papi_metrics.wording import MISSING, number, percent, points, rank, signed, signed_percent

_STYLE = """
.papi-matrix {{ width: 100%; border-collapse: collapse; font-size: 0.94rem; font-variant-numeric: tabular-nums; }}
.papi-matrix caption {{ text-align: left; padding: 0 0 6px; font-size: 0.85rem; color: {quiet}; caption-side: bottom; padding-top: 8px; }}
.papi-matrix th, .papi-matrix td {{ padding: 9px 10px; text-align: right; vertical-align: middle; border: 0; border-bottom: 1px solid {line}; }}
.papi-matrix thead th {{ font-weight: 500; font-size: 0.82rem; color: {quiet}; vertical-align: bottom; }}
.papi-matrix tbody th {{ text-align: left; font-weight: 600; width: 22%; }}
.papi-matrix th a {{ color: inherit; text-decoration: underline; text-decoration-color: {line}; text-underline-offset: 3px; }}
.papi-matrix th a:hover, .papi-matrix th a:focus-visible {{ text-decoration-color: currentColor; }}
.papi-matrix .papi-left {{ text-align: left; }}
.papi-matrix .papi-bar {{ width: 17%; min-width: 120px; text-align: left; }}
.papi-matrix .papi-quiet {{ color: {quiet}; font-weight: 400; font-size: 0.85rem; }}
.papi-matrix .papi-read {{ text-align: left; width: 19%; font-size: 0.88rem; }}
.papi-matrix .papi-nowrap {{ white-space: nowrap; }}
@media (max-width: 760px) {{
  .papi-matrix thead {{ position: absolute; left: -9999px; }}
  .papi-matrix {{ display: flex; flex-direction: column; }}
  .papi-matrix caption {{ order: 2; }}
  .papi-matrix tbody {{ display: block; }}
  .papi-matrix tr {{ display: grid; grid-template-columns: 1fr 1fr 1fr; grid-auto-flow: dense; gap: 4px 12px; padding: 12px 0; border-bottom: 1px solid {line}; }}
  .papi-matrix th, .papi-matrix td {{ border: 0; padding: 2px 0; text-align: left; }}
  .papi-matrix tbody th, .papi-matrix .papi-bar, .papi-matrix .papi-read {{ grid-column: 1 / -1; width: auto; }}
  .papi-matrix td[data-label]::before {{ content: attr(data-label); display: block; font-size: 0.78rem; color: {quiet}; }}
}}
"""


def dimension_table(matrix: pd.DataFrame, *, base_year: int, year: int, theme: Theme, address: str = "") -> str:
    """Return the matrix as HTML; colours are those of the theme's text tones, words are escaped.

    With an `address` each name is a link to it followed by the dimension's number.
    Shape: `matrix` as `dimension_matrix` gives it; one table row per row.
    """
    ground = DARK_GROUND if theme == "dark" else LIGHT_GROUND
    quiet = text_tone("grey", theme)
    heads = (
        ("papi-left", _("Chỉ số nội dung")),
        ("", _("Nhiệm vụ")),
        ("papi-bar", _("Hoàn thành (│ kế hoạch)")),
        ("", _("Quá hạn")),
        ("", f"{base_year}"),
        ("", f"{year}"),
        ("", _("Thay đổi")),
        ("", _("Hạng")),
        ("papi-read", _("Đọc")),
    )
    head = "".join(f'<th scope="col" class="{name}">{escape(text)}</th>' for name, text in heads)
    rows = "".join(_row(row, theme, (base_year, year), address) for row in rows_of(matrix, *matrix))
    caption = bar_words()
    style = _STYLE.format(quiet=quiet, line=ground.line)
    return (
        f'<style>{style}</style><table class="papi-matrix"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def text_tone(name: str, theme: Theme) -> str:
    """Return a tone's colour of text on a theme."""
    tone = TONES[name]  # type: ignore[index]
    return tone.dark if theme == "dark" else tone.light


def signed_words(sign: Sign, words: str, theme: Theme) -> str:
    """Write words in a sign's tone behind its icon; the sign's own word is read out and shown on hover."""
    colour = text_tone(sign.tone, theme)
    return f'<span style="color:{colour}" title="{escape(_(sign.word))}">{sign.icon} {words}</span>'


def _row(row: dict[Any, Any], theme: Theme, years: tuple[int, int], address: str) -> str:
    light = LIGHTS[str(row["light"])]
    bar = completion_bar(
        completion=row["completion"],
        planned=row["planned"],
        level_of_effort=row["level_of_effort"],
        light=str(row["light"]),
    )
    done = f"{percent(row['completion'])} <span class=\"papi-quiet\">/ {percent(row['planned'])}</span>"
    overdue = int(str(row["overdue"]))
    late = signed_words(LIGHTS["red"], f"{overdue}", theme) if overdue else f'<span class="papi-quiet">{overdue}</span>'
    cells = (
        ("", _("Nhiệm vụ"), number(int(str(row["tasks"])))),
        ("papi-bar", "", f"{bar}<span>{signed_words(light, done, theme)}</span>"),
        ("", _("Quá hạn"), late),
        ("", str(years[0]), points(row["base"])),
        ("", str(years[1]), points(row["score"])),
        ("papi-nowrap", _("Thay đổi"), score_move(row, theme)),
        ("papi-nowrap", _("Hạng"), rank(row["rank"], row["rank_n"])),
        ("papi-read", "", escape(_(str(row["reading"])))),
    )
    body = "".join(
        f'<td class="{name}"{f" data-label={chr(34)}{label}{chr(34)}" if label else ""}>{text}</td>'
        for name, label, text in cells
    )
    return f'<tr><th scope="row">{_name(row, address)}</th>{body}</tr>'


def _name(row: dict[Any, Any], address: str) -> str:
    """Write a dimension's number and name, as a link in the same window where there is an address."""
    name = f"{row['dimension']}. {escape(str(row['name']))}"
    return f'<a href="{escape(address)}{row["dimension"]}" target="_self">{name}</a>' if address else name


def score_move(row: Mapping[Any, Any], theme: Theme) -> str:
    """Write a score's change in points and per cent behind its verdict's icon; where there is none, the verdict's word."""
    verdict = VERDICTS[str(row["verdict"])]
    if points_moved(row) == MISSING:
        return signed_words(verdict, f'<span class="papi-quiet">{escape(_(verdict.word))}</span>', theme)
    mark = "*" if row["comparability"] == "caution" else ""
    small = f'<br><span class="papi-quiet">{signed_percent(row["change_pct"])}{mark}</span>'
    return f"{signed_words(verdict, signed(row['change']), theme)}{small}"
