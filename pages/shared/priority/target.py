"""The second part of Ưu tiên: how far the others are, and what a wished-for rank would take."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.explained import target_choices
from pages.shared.explaining import explain_fold
from pages.shared.facts import score_facts
from pages.shared.priority.columns import STANDING_COLUMNS
from pages.shared.priority.figures import Compared, distances_told, panel_for, standing_of
from papi_metrics.language import gettext as _
from papi_metrics.language import later
from papi_metrics.priorities import Panel, first_target, shown_score, target_of, top_quarter_rank
from papi_metrics.sentences import target_sentence
from papi_metrics.text import escape_markdown

TARGET, HORIZON, MIX, VIEW = "muc-tieu", "so-nam", "phuong-an", "xem"
TRIAL = later("Nếu điểm khác đi")
_FOR = "uu-tien-cho"
SLIDERS_IN_SIGHT = "neu-hien"


def slider_key(code: str) -> str:
    """Return the name of a dimension's wished-for score, in the address too."""
    return f"neu-{code}"


def show_distances(compared: Compared) -> None:
    """Show how far the others are; nothing where there are no others."""
    if not panel_for(compared.scores, compared.year).others:
        return
    words = distances_told(compared.scores, compared.year)
    st.markdown(escape_markdown(words))
    data_table(
        standing_of(compared.scores, compared.year),
        name=f"khoang-cach-{compared.year}",
        columns=STANDING_COLUMNS,
        alt=words,
        facts=score_facts(compared.scores, "distances", year=compared.year),
    )
    st.caption(_("Số dương: còn thiếu chừng ấy điểm; số âm: đã vượt mốc. Nhóm đầu: nhóm «Cao nhất» của PAPI, từ tứ phân vị trên trở lên."))


def panel_to_wish_in(compared: Compared) -> Panel | None:
    """Return the panel that a wished-for rank is looked for in; where there can be none, say why."""
    panel = panel_for(compared.scores, compared.year)
    if not panel.others:
        st.info(
            _("{unit} không có đơn vị cùng cấp nào khác có điểm {year}: không có hạng, khoảng cách và phép thử. "
            "Điểm của cấp khác không đem vào xếp chung.", unit=escape_markdown(panel.unit), year=panel.year),
            icon=":material/groups:",
        )
        return None
    if panel.total is None:
        st.info(_("Thiếu chỉ số thì không có tổng, nên không có hạng để đặt mục tiêu và thử."), icon=":material/event_busy:")
        return None
    return panel


def ask_target(compared: Compared, panel: Panel) -> int:
    """Ask for a rank and say what it takes."""
    wanted = st.number_input(
        _("Hạng muốn đạt (1-{rank_n})", rank_n=panel.rank_n), min_value=1, max_value=panel.rank_n, value=first_target(panel), key=TARGET, bind="query-params"
    )
    target = target_of(panel, rank=int(wanted))
    if target is not None:
        st.markdown(target_sentence(target))
        explain_fold(_("Giải thích số điểm còn thiếu"), target_choices(compared.scores, panel, target), key="giai-thich-muc-tieu")
    st.caption(
        _("Ban đầu là hạng cuối của nhóm cao nhất ({panel}); đơn vị đã ở nhóm này thì năm bậc trên hạng hiện có. "
        "Các đơn vị bằng điểm cùng nhận hạng tốt hơn.", panel=top_quarter_rank(panel))
    )
    return int(wanted)


def wish(code: str, score: float | None, *, actual: float) -> None:
    """Set a dimension's wished-for score, None for the actual one, for the sliders and, where these are not in sight, in the address.

    Sliders that are drawn write the address themselves and let nobody else.
    """
    key = slider_key(code)
    st.session_state[key] = actual if score is None else score
    if st.session_state.get(SLIDERS_IN_SIGHT):
        return
    if score is None:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = f"{score:.2f}"


def wish_nothing(panel: Panel) -> None:
    """Set all wished-for scores to the actual ones."""
    for code, score in panel.scores.items():
        wish(code, None, actual=shown_score(score))


def keep_wishes_of(compared: Compared) -> None:
    """Forget what was wished for another unit or year; what came with the address is kept. Runs before any view is drawn."""
    panel = panel_for(compared.scores, compared.year)
    about = (compared.scores.unit, compared.scores.act, compared.year)
    if panel.total is not None and st.session_state.setdefault(_FOR, about) != about:
        st.session_state[_FOR] = about
        st.session_state[TARGET] = first_target(panel)
        wish_nothing(panel)
    st.session_state[SLIDERS_IN_SIGHT] = False
