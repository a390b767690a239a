"""Pieces of a dimension's page: its figures in one row, its reading, its years, the way to its tasks."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.carrying import carry
from pages.shared.columns import TASK_COLUMNS
from pages.shared.facts import plan_facts
from pages.shared.figures import counts_of_dimension, matrix_row, tasks_of_dimension
from pages.shared.header import chosen_in_header
from pages.shared.score_figures import ScoresOf, score_year_of, scores_of_province
from pages.shared.states import say_state
from pages.shared.terms import meaning
from pages.shared.view import View
from papi_metrics.framework import BASE_YEAR
from papi_metrics.language import gettext as _
from papi_metrics.language import later
from papi_metrics.palette import LIGHTS, TONES, VERDICTS
from papi_metrics.sentences import states_counted
from papi_metrics.text import escape_markdown
from papi_metrics.wording import date, percent, points, rank, signed, signed_percent

_CAUTION = "*"
_AFTER_AUTUMN = later("PAPI khảo sát vào mùa thu: việc xong sau đó chỉ thấy ở kỳ đo sau.")


def score_metrics(row: pd.Series) -> None:
    """Show score, change with its verdict, and rank of a row of `score_change`."""
    verdict = VERDICTS[row["verdict"]]
    places = st.columns(3)
    places[0].metric(_("Điểm {year}", year=row["year"]), points(row["score"]), _("năm {base_year}: {base}", base_year=row["base_year"], base=points(row["base"])), delta_color="off", delta_arrow="off", border=True)
    moved = row["verdict"] in {"up", "down", "flat"}
    star = _CAUTION if moved and row["comparability"] == "caution" else ""
    places[1].metric(
        _("Thay đổi so {base_year}", base_year=row["base_year"]),
        f"{signed(row['change'])}{star} ({signed_percent(row['change_pct'])})" if moved else "—",
        f"{verdict.icon} {_(verdict.word)}",  # by what evidence stands in the sentence below; here it would be cut on a narrow screen
        delta_color=TONES[verdict.tone].theme_word,
        delta_arrow="off",
        border=True,
        help=meaning("Thay đổi"),
    )
    before = _("năm {base_year}: {base_rank}", base_year=row["base_year"], base_rank=rank(row["base_rank"], row["base_rank_n"])) if moved else _("số đơn vị có điểm năm đó")
    places[2].metric(_("Hạng {year}", year=row["year"]), rank(row["rank"], row["rank_n"]), before, delta_color="off", delta_arrow="off", border=True, help=meaning("Hạng"))


def say_reading(view: View, number: int, scores: ScoresOf, *, of_score: str) -> None:
    """Say what there is to say of the score, then what work and score read together mean; only of the province's score of the plan's own year against the usual base."""
    province = scores_of_province(view)
    year = score_year_of(province, view.key.plan_year)
    row = matrix_row(view, number)
    light = LIGHTS[str(row["light"])]
    work = _("{icon} Việc: hoàn thành {completion}, kế hoạch {planned}", icon=light.icon, completion=percent(row["completion"]), planned=percent(row["planned"]))
    read = _("Đọc cùng điểm {year} so {base_year}: {reading}.", year=year, base_year=BASE_YEAR, reading=_(row["reading"])) if scores.unit == province.unit and year == view.key.plan_year else ""
    # One element of two paragraphs: each costs a rerun a third of a millisecond.
    st.markdown("\n\n".join(escape_markdown(text) for text in (of_score, f"{work}. {read}".strip())))
    st.caption(_(_AFTER_AUTUMN))


def show_tasks(view: View, number: int) -> None:
    """Show a dimension's tasks, the overdue ones first, and the way to them on Nhiệm vụ."""
    st.markdown(_("**Nhiệm vụ của chỉ số này đến {as_of}**", as_of=date(view.as_of)))
    tasks = tasks_of_dimension(view, number)
    if tasks.empty:
        with say_state(_("Kế hoạch không có nhiệm vụ nào cho chỉ số này. Thêm dòng vào bảng theo dõi rồi tải lên."), icon=":material/playlist_add:"):
            _tasks_link(number)
        return
    counted = states_counted(counts_of_dimension(view, number))
    st.markdown(counted)
    data_table(tasks, name=f"nhiem-vu-chi-so-{number}", columns=TASK_COLUMNS, alt=counted, facts=plan_facts(view, "counts"))
    _tasks_link(number)


def _tasks_link(number: int) -> None:
    """Offer the way to these tasks on Nhiệm vụ, where they can be filtered and changed."""
    if st.button(_("Mở trên trang Nhiệm vụ"), key="mo-nhiem-vu", icon=":material/checklist:", type="tertiary"):
        carry({"chi-so": [str(number)]})
        st.switch_page("tasks.py", query_params=chosen_in_header())
