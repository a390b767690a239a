"""The first part of Ưu tiên: effort and result of the eight dimensions, in a picture, in words, and the tasks behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.blocks import chart, data_table, theme
from pages.shared.columns import TASK_COLUMNS
from pages.shared.facts import plan_facts, reading_facts
from pages.shared.keeping import kept_by_language
from pages.shared.priority.columns import PRESSING_COLUMNS
from pages.shared.priority.figures import (
    Compared,
    matrix_on,
    pressing_table,
    quadrants_on,
    survey_time_of,
    tasks_behind,
)
from pages.shared.view import View
from papi_metrics.change import evidence_words
from papi_metrics.language import gettext as _
from papi_metrics.palette import TONES, VERDICTS
from papi_metrics.priorities import falling_without_task
from papi_metrics.selection import found_sentence
from papi_metrics.sentences import (
    Told,
    change_of,
    quadrants_sentence,
    survey_time_sentence,
    told,
    without_task_sentence,
)
from papi_metrics.store import VersionKey
from papi_metrics.text import escape_markdown
from papi_metrics.wording import percent


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What a view's effort and result say: of all, line by line, of falls without a task, and the dimensions' names in that order."""

    sentence: Told
    lines: str
    without_task: str | None
    names: Mapping[str, str]


@kept_by_language(64)
def _words(key: VersionKey, as_of: dt.date, compared: Compared) -> _Words:
    matrix = matrix_on(key, as_of, compared)
    rows = matrix.to_dict("records")
    return _Words(
        sentence=told(quadrants_sentence, matrix),
        lines="\n".join(f"- {_line(row)}" for row in rows),
        without_task=None if falling_without_task(matrix).empty else without_task_sentence(matrix),
        names={str(row["dimension"]): f"{row['dimension']}. {row['name']}" for row in rows},
    )


def show_effort(view: View, compared: Compared) -> None:
    """Show effort and result read together; scores of another year than the plan's are not read with it."""
    words = _words(view.key, view.as_of, compared)
    if compared.year != view.key.plan_year:
        st.info(
            _("Kế hoạch là của năm {plan_year}, điểm đang xem là của năm {year}: "
            "hai thứ không đọc cùng nhau. Phần dưới chỉ nói về việc làm và về điểm, riêng từng thứ.", plan_year=view.key.plan_year, year=compared.year),
            icon=":material/event_busy:",
        )
    else:
        chart(
            quadrants_on(view.key, view.as_of, compared, theme()),
            sentence=words.sentence,
            data=pressing_table(view.key, view.as_of, compared),
            name="uu-tien",
            columns=PRESSING_COLUMNS,
            facts=reading_facts(view, compared.scores, "effort"),
        )
    st.markdown(words.lines)
    if words.without_task:
        st.warning(words.without_task, icon=":material/playlist_add:")
    st.caption(survey_time_sentence(survey_time_of(view.key)))
    _ask_tasks(view, words.names)


def _line(row: dict[Any, Any]) -> str:
    """Write one dimension as a line: what it is, what to make of it, and the figures behind that."""
    sign = VERDICTS[row["verdict"]]
    change = "" if row["verdict"] not in {"up", "down", "flat"} else f" {change_of(pd.Series(row))}"
    star = "\\*" if row["comparability"] == "caution" and change else ""
    colour = TONES[sign.tone].theme_word
    done = _("không có nhiệm vụ") if row["effort"] == "no_task" else _("hoàn thành {completion}, kế hoạch {planned}", completion=percent(row["completion"]), planned=percent(row["planned"]))
    late = _(" · {overdue} quá hạn", overdue=row["overdue"]) if row["overdue"] else ""
    evidence = f" ({evidence_words(row['evidence'])})" if change else ""
    return (
        f"**{row['dimension']}. {escape_markdown(row['name'])}**: {_(row['reading'])}  \n"
        f"  :gray[{done}{late} ·] :{colour}[{sign.icon} {_(sign.word)}{change}{star}]:gray[{evidence}]"
    )


def _ask_tasks(view: View, names: Mapping[str, str]) -> None:
    """Let the reader choose a dimension and show the tasks behind it, the overdue ones first."""
    chosen = st.selectbox(
        _("Xem nhiệm vụ của chỉ số"),
        list(names),
        format_func=names.get,
        index=None,
        key="viec-chi-so",
        bind="query-params",
        placeholder=_("Chọn chỉ số"),
    )
    if chosen is None:
        return
    found = tasks_behind(view, int(chosen))
    if found.empty:
        st.info(_("Kế hoạch không có nhiệm vụ nào cho chỉ số này."), icon=":material/playlist_add:")
        return
    words = found_sentence(found, of=len(found))
    st.markdown(words)
    data_table(found, name=f"nhiem-vu-chi-so-{chosen}", columns=TASK_COLUMNS, alt=words, facts=plan_facts(view, "timeline"))
