"""What limits a report's figures and where they come from, a sentence each in both languages."""

from __future__ import annotations

import datetime as dt

import pytest
from briefs import DONE, Given, about, nothing_scored, provincial

from papi_metrics.briefing.provenance import cautions_of, sources_of
from papi_metrics.periods import free_period, reporting_period

SEPTEMBER = dt.date(2022, 9, 14)


def days_before(count: int) -> dt.date:
    """Return the day so many days before the cut-off."""
    return SEPTEMBER - dt.timedelta(days=count)


def cautions(*plan: dict[str, object], **given: object) -> tuple[str, ...]:
    """Return what limits the figures of a report on a plan."""
    of = Given.of(*plan, **given)
    return cautions_of(of.tasks, of.subject)


AFTER = {"data_as_of": dt.date(2022, 9, 30)}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"illustration": True}, ["Made-up data, not a report of the commune."], id="illustration"),
        pytest.param({"today": dt.date(2022, 9, 13)}, ["The period's data are cut off on 14/09/2022, which is still to come: figures may change."], id="to-come"),
        pytest.param({"today": SEPTEMBER}, [], id="cut-off-today"),
        pytest.param({"data_as_of": days_before(2)}, [], id="two-days-old"),
        pytest.param({"data_as_of": days_before(3)}, ["The tracker's data end on 11/09/2022, 3 days before the cut-off (14/09/2022): what was completed since is not counted."], id="three-days-old"),
        pytest.param({"data_as_of": dt.date(2022, 6, 14)}, ["The tracker's data end on 14/06/2022, before the first day of the period (15/06/2022): nothing in this report is of the period."], id="before"),
        pytest.param({"data_as_of": dt.date(2022, 6, 15)}, ["The tracker's data end on 15/06/2022, 91 days before the cut-off (14/09/2022): what was completed since is not counted."], id="first-day"),
        pytest.param({"data_as_of": dt.date(2022, 9, 15)}, ["The tracker's data end on 15/09/2022, after the cut-off on 14/09/2022: states and progress are those of 15/09/2022; 1 task completed after the cut-off counts as done."], id="a-day-later"),
        pytest.param({"left_out": 2}, ["Rows of the tracker with errors that are not in this report: 2."], id="left-out"),
        pytest.param({"data_as_of": SEPTEMBER, "illustration": True, "left_out": 1}, ["Made-up data, not a report of the commune.", "Rows of the tracker with errors that are not in this report: 1."], id="several"),
    ],
)  # fmt: skip
def test_cautions_are_told_in_english_too(given, expected):
    """Made up, not closed, old, newer than the cut-off, rows left out: each is a sentence, in this order."""
    assert cautions(DONE | {"completed_on": dt.date(2022, 9, 15)}, language="en", **given) == tuple(expected)


@pytest.mark.parametrize(
    ("language", "change", "expected"),
    [
        pytest.param("vi", {"completed_on": SEPTEMBER}, "Bảng theo dõi có số liệu đến ngày 30/09/2022, sau ngày chốt 14/09/2022: trạng thái, tiến độ là của ngày 30/09/2022.", id="on-the-day"),
        pytest.param("en", {"completed_on": SEPTEMBER}, "The tracker's data end on 30/09/2022, after the cut-off on 14/09/2022: states and progress are those of 30/09/2022.", id="on-the-day-en"),
        pytest.param("vi", {"completed_on": dt.date(2022, 9, 20), "state": "cancelled"}, "Bảng theo dõi có số liệu đến ngày 30/09/2022, sau ngày chốt 14/09/2022: trạng thái, tiến độ là của ngày 30/09/2022.", id="cancelled"),
    ],
)  # fmt: skip
def test_newer_data_count_what_was_completed_after_the_cut_off(language, change, expected):
    """Only tasks that are done, and later than the cut-off day itself, are counted; where there are none, none is spoken of."""
    assert cautions(DONE | change, language=language, **AFTER) == (expected,)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("vi", "Nghị định 09/2019/NĐ-CP không nêu kỳ 9 tháng; ngày chốt lấy như các kỳ khác, cần xác nhận với cấp trên.", id="vi"),
        pytest.param("en", "Decree 09/2019/NĐ-CP names no period of nine months; the cut-off is taken as that of the others, to be confirmed.", id="en"),
    ],
)
def test_nine_months_ask_for_confirmation_in_either_language(language, expected):
    """The decree names no such period, and nothing else limits the figures."""
    assert cautions(DONE, language=language, period=reporting_period("nine_months", year=2022)) == (expected,)


FREE = free_period(dt.date(2022, 1, 2), SEPTEMBER)
SOURCES = {
    ("vi", "quarter"): ["Nhiệm vụ: bảng theo dõi theo-doi.xlsx, phiên bản 3, số liệu đến 14/09/2022.", "Kỳ báo cáo theo Nghị định 09/2019/NĐ-CP, Điều 12: chốt số liệu từ 15/06/2022 đến hết 14/09/2022."],
    ("vi", "free"): ["Nhiệm vụ: bảng theo dõi theo-doi.xlsx, số liệu đến 14/09/2022.", "Kỳ báo cáo do người lập chọn: từ 02/01/2022 đến hết 14/09/2022."],
    ("en", "quarter"): ["Tasks: tracker theo-doi.xlsx, version 3, data up to 14/09/2022.", "Reporting period by Decree 09/2019/NĐ-CP, article 12: data from 15/06/2022 to the end of 14/09/2022."],
    ("en", "free"): ["Tasks: tracker theo-doi.xlsx, data up to 14/09/2022.", "Reporting period chosen by the author: 02/01/2022 to the end of 14/09/2022."],
}  # fmt: skip
WHOSE = {
    "vi": "Điểm PAPI là điểm của tỉnh Hưng Yên, không phải của xã. Nguồn: PAPI (CECODES, VFF-CRT, RTA, UNDP), papi.org.vn.",
    "en": "PAPI scores are those of Hưng Yên, not of the commune. Source: PAPI (CECODES, VFF-CRT, RTA, UNDP), papi.org.vn.",
}


@pytest.mark.parametrize(("language", "kind"), SOURCES)
def test_sources_name_tracker_period_scores_and_rules(language, kind):
    """A version where the store has one, the decree or the author's choice, whose scores, and the rules' version, in this order."""
    given = {"version": 0, "period": FREE} if kind == "free" else {}
    found = sources_of(provincial(), about(language=language, **given), unit="Hưng Yên")
    rules = {"vi": "Quy tắc tính: bản ", "en": "Rules of figures: version "}[language]
    assert (list(found[:3]), found[3].startswith(rules)) == ([*SOURCES[language, kind], WHOSE[language]], True)


def test_sources_without_scores_name_no_owner():
    """Where nothing is published nobody's scores are a source."""
    assert len(sources_of(nothing_scored(), about(), unit="Hưng Yên")) == 3
