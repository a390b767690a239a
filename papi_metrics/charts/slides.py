"""Slides for a meeting room as HTML: a heading and its parts, few and large; what is said comes from sentences and small tables."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import pandas as pd

from papi_metrics.charts.bars import bar_words, completion_bar
from papi_metrics.charts.matrix import score_move, signed_words, text_tone
from papi_metrics.charts.template import Theme
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.palette import DARK_GROUND, LIGHT_GROUND, LIGHTS, ToneName
from papi_metrics.sentences import shortened
from papi_metrics.sentences.rows import rows_of
from papi_metrics.wording import MISSING, date, is_missing, percent, points, rank

MOST_TASKS = 4
"""More cannot be read from the back of a room."""
_LONGEST = 110

# Sizes are in rem: the page of slides makes the rem as large as the window allows.
_STYLE = """
.papi-slide h1 {{ font-size: 1.9rem; line-height: 1.2; margin: 0 0 0.6rem; padding: 0; }}
.papi-first {{ padding-top: 13vh; }}
.papi-first h1 {{ font-size: 3.2rem; }}
.papi-slide p {{ font-size: 1.4rem; line-height: 1.4; margin: 0 0 0.9rem; max-width: none; }}
.papi-slide ol {{ font-size: 1.5rem; line-height: 1.35; margin: 0; padding-left: 1.7rem; }}
.papi-slide li {{ margin: 0 0 1.1rem; font-size: inherit; max-width: none; }}
.papi-slide .papi-figure {{ margin: 0 0 0.9rem; }}
.papi-slide .papi-value {{ font-size: 4.2rem; font-weight: 600; line-height: 1.05; font-variant-numeric: tabular-nums; margin-right: 1.2rem; }}
.papi-slide .papi-quiet {{ color: {quiet}; font-weight: 400; }}
.papi-slide .papi-figure .papi-quiet {{ font-size: 1.35rem; }}
.papi-slide .papi-large {{ font-size: 1.7rem; }}
.papi-slide table {{ width: 100%; border-collapse: collapse; font-size: 1.1rem; line-height: 1.2; font-variant-numeric: tabular-nums; }}
.papi-slide th, .papi-slide td {{ padding: 0.22rem 0.5rem; text-align: right; vertical-align: middle; border: 0; border-bottom: 1px solid {line}; }}
.papi-slide thead th {{ font-weight: 500; font-size: 0.95rem; color: {quiet}; vertical-align: bottom; }}
.papi-slide tbody th {{ font-weight: 600; }}
.papi-slide .papi-left {{ text-align: left; }}
.papi-slide .papi-nowrap {{ white-space: nowrap; }}
.papi-slide .papi-bar {{ width: 28%; text-align: left; white-space: nowrap; }}
.papi-slide .papi-beside {{ display: grid; grid-template-columns: 1fr 6.8rem; align-items: center; gap: 0.8rem; }}
.papi-slide .papi-whole {{ max-width: 34rem; margin-bottom: 1.2rem; }}
.papi-slide td br {{ display: none; }}
.papi-slide td span .papi-quiet, .papi-slide td br + .papi-quiet {{ margin-left: 0.5em; }}
.papi-slide p.papi-note {{ font-size: 0.85rem; margin: 0.4rem 0 0; color: {quiet}; }}
@media (max-width: 760px) {{
  .papi-slide h1 {{ font-size: 1.5rem; }}
  .papi-slide .papi-value {{ font-size: 3.4rem; }}
  .papi-slide p, .papi-slide ol, .papi-slide .papi-large {{ font-size: 1.1rem; }}
  .papi-slide table {{ font-size: 0.92rem; }}
  .papi-slide thead th {{ font-size: 0.78rem; }}
  .papi-slide th, .papi-slide td {{ padding: 0.4rem 0.25rem; }}
  .papi-slide td br {{ display: inline; }}
  .papi-slide .papi-beside {{ display: block; }}
}}
"""


def slide(heading: str, *parts: str, theme: Theme, first: bool = False) -> str:
    """Return a slide: its heading, escaped, and its parts, each made by a function of this module; the first has room above."""
    ground = DARK_GROUND if theme == "dark" else LIGHT_GROUND
    style = _STYLE.format(quiet=text_tone("grey", theme), line=ground.line)
    return f'<style>{style}</style><section class="papi-slide{" papi-first" if first else ""}"><h1>{escape(heading)}</h1>{"".join(parts)}</section>'


def figure(value: str, words: str, *, theme: Theme, tone: ToneName | None = None) -> str:
    """Return a figure that is read from afar, with the words that belong to it, which may have a tone."""
    colour = f' style="color:{text_tone(tone, theme)}"' if tone else ""
    return f'<div class="papi-figure"><span class="papi-value">{escape(value)}</span><span class="papi-quiet"{colour}>{escape(words)}</span></div>'


def whole_bar(*, completion: float | None, planned: float | None, level_of_effort: float | None) -> str:
    """Return the completion bar of a whole plan; without a light, as on Tổng quan's card."""
    bar = completion_bar(completion=completion, planned=planned, level_of_effort=level_of_effort, light="grey")
    return f'<div class="papi-whole">{bar}</div>'


def statements(texts: Iterable[str], *, name: str = "") -> str:
    """Return sentences below each other; `name` is "papi-large" or "papi-quiet" for those that are so."""
    return "".join(f'<p class="{name}">{escape(text)}</p>' for text in texts)


def notes(texts: Iterable[str]) -> str:
    """Return what is to be known about a slide's figures, small, in one line."""
    return f'<p class="papi-note">{escape(" ".join(texts))}</p>'


def numbered(texts: Iterable[str]) -> str:
    """Return sentences as a numbered list."""
    return f"<ol>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ol>"


def plan_table(matrix: pd.DataFrame, *, theme: Theme) -> str:
    """Return completion against plan, overdue tasks and the move of the score of each dimension.

    Shape: `matrix` as `dimension_matrix` gives it; one table row per row.
    """
    heads = (("papi-left", _("Chỉ số nội dung")), ("papi-bar", _("Hoàn thành (│ kế hoạch)")), ("papi-nowrap", _("Quá hạn")), ("papi-nowrap", _("Điểm thay đổi")))
    rows = []
    for row in rows_of(matrix, *matrix):
        light, overdue = LIGHTS[str(row["light"])], int(row["overdue"])
        done = signed_words(light, f"{percent(row['completion'])} / {percent(row['planned'])}", theme)
        late = signed_words(LIGHTS["red"], f"{overdue}", theme) if overdue else f'<span class="papi-quiet">{overdue}</span>'
        bar = completion_bar(completion=row["completion"], planned=row["planned"], level_of_effort=row["level_of_effort"], light=str(row["light"]))
        cells = (("papi-bar", f'<div class="papi-beside">{bar}{done}</div>'), ("", late), ("papi-nowrap", score_move(row, theme)))
        rows.append((f"{row['dimension']}. {row['name']}", cells))
    return f"{_table(heads, rows)}{notes([bar_words()])}"


def score_table(matrix: pd.DataFrame, *, base_year: int, year: int, theme: Theme) -> str:
    """Return each dimension's score of a year beside the base year's, its change and its rank.

    Shape: `matrix` as `dimension_matrix` gives it; one table row per row.
    """
    heads = (("papi-left", _("Chỉ số nội dung")), ("", f"{base_year}"), ("", f"{year}"), ("", _("Thay đổi")), ("", _("Hạng")))
    rows = [
        (
            f"{row['dimension']}. {row['name']}",
            (("", points(row["base"])), ("", points(row["score"])), ("papi-nowrap", score_move(row, theme)), ("papi-nowrap", rank(row["rank"], row["rank_n"]))),
        )
        for row in rows_of(matrix, *matrix)
    ]
    return _table(heads, rows)


def task_table(tasks: pd.DataFrame, *, overdue: bool) -> str:
    """Return the first tasks of a table with their offices, and by how many days they are overdue or the day they are due.

    Shape: `tasks` as `labelled_tasks` gives them, in the order to be shown; how many more there are stands below.
    """
    heads = (("papi-left", _("Nhiệm vụ")), ("papi-left", _("Đơn vị chủ trì")), ("", _("Quá hạn") if overdue else _("Hạn")))
    rows = [
        (
            shortened(str(row["task"]), _LONGEST),
            (
                ("papi-left", escape(MISSING if is_missing(row["lead_unit"]) else str(row["lead_unit"]))),
                ("papi-nowrap", ngettext("{count} ngày", int(row["days_late"])) if overdue else date(row["due"])),
            ),
        )
        for row in rows_of(tasks.head(MOST_TASKS), "task", "lead_unit", "days_late", "due")
    ]
    rest = len(tasks) - len(rows)
    more = notes([ngettext("và {count} nhiệm vụ khác", rest)]) if rest > 0 else ""
    return f"{_table(heads, rows)}{more}"


def _table(heads: Iterable[tuple[str, str]], rows: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> str:
    """Write a table: heads with their classes, and rows of a name, which is escaped, and cells that are HTML."""
    head = "".join(f'<th scope="col" class="{name}">{escape(text)}</th>' for name, text in heads)
    body = "".join(
        f'<tr><th scope="row" class="papi-left">{escape(name)}</th>{"".join(f"<td class={chr(34)}{kind}{chr(34)}>{text}</td>" for kind, text in cells)}</tr>'
        for name, cells in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
