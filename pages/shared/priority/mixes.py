"""The third part of Ưu tiên: the cheapest mixes of gains that would reach the wished-for rank, as arithmetic."""

from __future__ import annotations

import streamlit as st

from pages.shared.blocks import chart, data_table, fold, theme
from pages.shared.explained import mix_choices
from pages.shared.explaining import explain_fold
from pages.shared.facts import level_facts, score_facts
from pages.shared.priority.columns import GAIN_COLUMNS, MIX_COLUMNS
from pages.shared.priority.figures import Compared, Ways, gains_after, mix_grid_of, ways_to
from pages.shared.priority.target import HORIZON, MIX, TRIAL, VIEW, wish
from papi_metrics.framework import dimension_name
from papi_metrics.language import gettext as _
from papi_metrics.priorities import HORIZONS, LARGE_GAIN, MOST_MIXES, Panel, wished_scores
from papi_metrics.wording import percent


def show_mixes(compared: Compared, panel: Panel, rank: int) -> None:
    """Ask within how many years, and show the mixes that would do or why none does."""
    years = st.segmented_control(
        _("Trong bao nhiêu năm"),
        [str(one) for one in HORIZONS],
        default="2",
        required=True,
        key=HORIZON,
        bind="query-params",
    )
    ways = ways_to(compared.scores, compared.year, rank, int(years))
    if ways is None:
        return
    picture = mix_grid_of(compared.scores, compared.year, rank, int(years), theme())
    if picture is None:
        st.markdown(ways.sentence.spoken)
    else:
        chart(
            picture,
            sentence=ways.sentence,
            data=ways.table,
            name=f"phuong-an-hang-{rank}",
            columns=MIX_COLUMNS,
            facts=score_facts(compared.scores, "mixes", year=compared.year),
        )
        _ask_mix(panel, ways)
        explain_fold(_("Giải thích một phương án"), mix_choices(panel, ways.reach, ways.mixes), key="giai-thich-phuong-an")
    _explain(compared, panel, ways)


def _ask_mix(panel: Panel, ways: Ways) -> None:
    """Let the reader take a mix over to the sliders."""
    row = st.columns([1, 2], vertical_alignment="bottom")
    chosen = row[0].selectbox(
        _("Phương án"), [str(place) for place in range(1, len(ways.mixes) + 1)], key=MIX, bind="query-params"
    )
    row[1].button(_("Thử phương án này"), on_click=_wish, args=(panel, ways, chosen), key="thu-phuong-an", icon=":material/arrow_forward:")


def _wish(panel: Panel, ways: Ways, chosen: str) -> None:
    for code, score in wished_scores(panel, ways.mixes[int(chosen) - 1].gains).items():
        wish(code, score, actual=score)
    st.session_state[VIEW] = _(TRIAL)


def _explain(compared: Compared, panel: Panel, ways: Ways) -> None:
    """Keep the method one click away."""
    with fold(_("Tính thế nào"), key="phuong-an-tinh") as opened:
        if opened.open:
            _explain_method(compared, panel, ways)


def _explain_method(compared: Compared, panel: Panel, ways: Ways) -> None:
    st.markdown(
        _("""
- **Mức tăng thường gặp** của một chỉ số: trung vị của mọi lần tăng điểm từ năm trước sang năm sau của các đơn vị cùng cấp,
  chỉ những cặp năm so được hoàn toàn và đo như năm {year}. **Mức tăng mạnh**: một phần tư số lần tăng đạt từ mức này (phân vị {large_gain}).
- **Tăng nhiều nhất** của một chỉ số = số năm × mức tăng mạnh, không quá điểm của đơn vị cao nhất năm {year}.
- **Tốn** = tổng của (điểm tăng ÷ mức tăng thường gặp), tính bằng năm. Mỗi phương án cộng lại đúng bằng số điểm còn thiếu;
  trong các tập hợp chỉ số, lấy {most_mixes} cách ít tốn nhất.
- Đây là phép tính số học với mọi đơn vị khác giữ nguyên, **không phải cam kết**: các tỉnh khác cũng thay đổi, và điểm là ý kiến người dân.
""", year=compared.year, large_gain=percent(LARGE_GAIN), most_mixes=MOST_MIXES)
    )
    if ways.reach.left_out:
        named = ", ".join(f"{code}. {dimension_name(int(code), compared.year)}" for code in ways.reach.left_out)
        st.caption(_("Không có cặp năm so được với năm {year} nên không vào phương án: {named}.", year=compared.year, named=named))
    data_table(
        gains_after(compared.scores.store, compared.scores.act, panel.level, compared.year),
        name="muc-tang",
        columns=GAIN_COLUMNS,
        alt=_("Mức tăng một năm của từng chỉ số."),
        facts=level_facts(compared.scores, "gains", year=compared.year),
    )
