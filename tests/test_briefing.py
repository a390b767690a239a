"""A report as values: its sections in order, figures equal to those of the package, nothing invented, both languages alike."""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd
import pytest
from briefs import DONE, LATE, QUARTER, Given, brief, cells, provincial, words
from figures import NAN
from tasks import standing, task_table

from papi_metrics.briefing import Briefing, Paragraph, briefing
from papi_metrics.briefing.provenance import cautions_of
from papi_metrics.change import score_change
from papi_metrics.completion import completion
from papi_metrics.letterhead import Letterhead
from papi_metrics.periods import free_period, reporting_period
from papi_metrics.surveys import shipped_scores


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("vi", ["Tình hình và công tác chỉ đạo", "Kết quả thực hiện", "Điểm PAPI 2022 so với năm 2021",
                "Nhiệm vụ quá hạn, khó khăn, vướng mắc", "Nhiệm vụ thời gian tới"]),
        ("en", ["Situation and direction given", "Results", "PAPI scores of 2022 against 2021", "Overdue tasks and obstacles", "Next steps"]),
    ],
)  # fmt: skip
def test_sections_stand_in_the_report_s_order(language, headings):
    """Situation, results, scores, late tasks, next steps."""
    assert [section.heading for section in brief(LATE, scores=provincial(), language=language).sections] == headings


def test_undated_tasks_have_a_column_of_their_own():
    """A task done without a day is neither on time nor late."""
    grid = brief(DONE | {"completed_on": None}).grid("counts")
    at = [column.heading for column in grid.columns].index("Chưa ghi ngày")
    assert (grid.columns[at].group, grid.rows[-1][at]) == ("Đã hoàn thành", 1)


def test_completion_is_that_of_the_package_on_the_cut_off_day():
    """Each dimension's completion, plan, difference and on-time rate are those of `completion`; the last row is all of it."""
    changes = [LATE, DONE, standing(state="in_progress", dimension=4), {"dimension": 4, "progress": 0.333}]
    grid = brief(*changes).grid("completion")
    names = ["completion", "planned", "variance", "on_time_rate"]
    for by, rows in (("dimension", grid.rows[:-1]), ("overall", grid.rows[-1:])):
        figures = completion(task_table(*changes), as_of=QUARTER.end, by=by)[names].to_numpy()
        told = pd.DataFrame([row[1:5] for row in rows]).to_numpy(dtype="float64")
        pd.testing.assert_frame_equal(pd.DataFrame(told), pd.DataFrame(figures))


def test_no_late_task_is_a_sentence_without_a_table():
    """Nothing overdue is said, and no empty table stands there."""
    made = brief(DONE)
    assert "Không có nhiệm vụ quá hạn." in words(made)
    assert "late" not in {grid.name for grid in made.grids}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"evidence": "QĐ 15/QĐ-UBND"}, True),
        ({"evidence": "QĐ 15/QĐ-UBND", "completed_on": dt.date(2022, 6, 14)}, False),
        ({"evidence": "QĐ 15/QĐ-UBND", "completed_on": dt.date(2022, 9, 15)}, False),
        ({"evidence": "QĐ 15/QĐ-UBND", "state": "in_progress"}, False),
        ({}, False),
    ],
    ids=["in-the-period", "before-it", "after-it", "not-done", "no-evidence"],
)
def test_documents_are_those_of_tasks_completed_in_the_period(change, told):
    """Where the tracker names none, an open paragraph asks for them; none is made up."""
    made = brief(DONE | change)
    opened = [block for block in made.sections[0].blocks if isinstance(block, Paragraph) and block.open]
    assert ("QĐ 15/QĐ-UBND (Tuyên truyền)" in words(made).split("\n"), bool(opened)) == (told, not told)


def test_plan_s_number_is_told_where_the_tracker_has_it():
    """Of a title only the number of the plan is taken over."""
    assert "Kế hoạch số 08/KH-UBND nâng cao" in words(brief(plan_title="PHỤ LỤC kèm theo Kế hoạch số 08/KH-UBND ngày 10/01/2022"))
    assert "Kế hoạch nâng cao" in words(brief())


def test_scores_with_caution_are_starred_and_total_stands_last():
    """The star is explained below the table."""
    grid = brief(scores=provincial(comparability="caution", reason="Năm 2022: …")).grid("scores")
    assert [row[5] for row in grid.rows] == ["Giảm *", "Gần như không đổi *"]
    assert (grid.rows[-1][0], grid.totals, grid.note[:1]) == ("PAPI (tổng)", 1, "*")
    assert "Cần thận trọng: Chỉ số PAPI tổng hợp và 4. Kiểm soát" in words(brief(scores=provincial(comparability="caution", reason="Năm 2022: …")))


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        (None, "Chưa có điểm PAPI của Hưng Yên"),
        (provincial(), "Điểm PAPI là điểm của tỉnh Hưng Yên, không phải của xã. Nguồn: PAPI (CECODES, VFF-CRT, RTA, UNDP)"),
        (provincial().assign(level="commune"), "Điểm theo khảo sát của Hưng Yên, không phải điểm PAPI của tỉnh."),
        (provincial(year=2021, base_year=2020), "Chưa có điểm năm 2022; dưới đây là điểm năm 2021"),
        (provincial(base=NAN, change=NAN, change_pct=NAN, verdict="no_base", evidence=None), "không có điểm 2021 để so sánh"),
    ],
    ids=["none", "province", "survey", "other-year", "no-base"],
)
def test_scores_say_whose_they_are_and_what_is_missing(scores, told):
    """No score, whose score, of which year, no base: each is a sentence."""
    assert told in words(brief(LATE, scores=scores))


@pytest.mark.parametrize(
    ("change", "decision"),
    [
        (LATE, "Đôn đốc UBND xã hoàn thành 1 nhiệm vụ quá hạn."),
        (LATE | {"due": dt.date(2022, 8, 14)}, "Quyết định cách xử lý 1 nhiệm vụ quá hạn trên 30 ngày: tập trung làm dứt điểm hoặc điều chỉnh thời hạn (“Tuyên truyền”)."),
        ({"state": "paused"}, "Quyết định 1 nhiệm vụ đang tạm dừng: làm tiếp hay thôi (“Tuyên truyền”)."),
        ({"state": "awaiting_confirmation"}, "Xác nhận kết quả 1 nhiệm vụ đang chờ (“Tuyên truyền”)."),
        ({"lead_unit": None}, "Giao đơn vị chủ trì cho 1 nhiệm vụ chưa có đơn vị (“Tuyên truyền”)."),
        (DONE | {"completed_on": None}, "Bổ sung ngày hoàn thành cho 1 nhiệm vụ đã xong (“Tuyên truyền”)."),
        (DONE, "Không có việc nào cần xin ý kiến."),
        (DONE | {"lead_unit": None}, "Không có việc nào cần xin ý kiến."),
    ],
    ids=["overdue", "long-overdue", "paused", "awaiting", "nobody", "undated", "nothing", "done-by-nobody"],
)
def test_decisions_are_asked_for_what_calls_for_one(change, decision):
    """Each state that needs a leader is one sentence; a day more than thirty is long."""
    assert decision in Given.of(change).decisions


def test_thirty_days_late_are_not_yet_long():
    """A task thirty days overdue is pressed for, not put before the leaders."""
    assert Given.of(LATE).decisions == ("Đôn đốc UBND xã hoàn thành 1 nhiệm vụ quá hạn.",)


@pytest.mark.parametrize(
    ("unit", "province", "told"),
    [
        ("xã Trung Trắc", "Hưng Yên", "Điểm PAPI là điểm của tỉnh Hưng Yên, không phải của xã. Nguồn"),
        ("phường Bạch Đằng", "Hải Phòng", "Điểm PAPI là điểm của thành phố Hải Phòng, không phải của phường. Nguồn"),
        ("tỉnh Hưng Yên", "Hưng Yên", "Điểm PAPI là điểm của tỉnh Hưng Yên. Nguồn"),
        ("Văn phòng", "Hưng Yên", "Điểm PAPI là điểm của tỉnh Hưng Yên, không phải của đơn vị. Nguồn"),
    ],
)
def test_scores_are_told_apart_from_the_unit_s_own(unit, province, told):
    """Cities are no provinces, wards no communes, and a province's report is of its own score."""
    made = brief(LATE, scores=provincial(), unit=unit, province=province, illustration=True)
    assert told in words(made)
    kind = {"xã Trung Trắc": "xã", "phường Bạch Đằng": "phường", "tỉnh Hưng Yên": "tỉnh", "Văn phòng": "đơn vị"}[unit]
    assert made.cautions[0] == f"Số liệu minh họa, không phải báo cáo của {kind}."


@pytest.mark.parametrize("year", [2020, 2021])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_scores_of_the_base_year_or_before_stand_alone(year, language):
    """Nothing is compared with a later year or with itself, and no work is read with it."""
    made = brief(LATE, scores=score_change(shipped_scores(), unit="Hưng Yên", year=year), language=language, plan_year=year)
    grid = made.grid("scores")
    assert len(grid.columns) == 3
    assert grid.caption == {"vi": f"Điểm PAPI {year}", "en": f"PAPI scores of {year}"}[language]
    assert set(made.matrix["result"]) == {"unknown"}
    assert not made.decisions[1:]


def test_completion_says_how_much_is_time_elapsed():
    """The share that no report stands behind is told in points, and nothing is said where there is none."""
    elapsed = "22 điểm phần trăm là phần thời gian đã qua của nhiệm vụ thường xuyên"
    assert elapsed not in words(brief(LATE))
    made = brief(*[LATE] * 2, standing(state="in_progress"), period=reporting_period("month", year=2022, number=9))
    share = completion(task_table(*[LATE] * 2, standing(state="in_progress")), as_of=dt.date(2022, 9, 14), by="overall")["level_of_effort"].iloc[0]
    assert f"Trong mức hoàn thành, {round(100 * share)} điểm phần trăm là phần thời gian đã qua" in words(made)
    assert "quá hạn trên 30 ngày hoặc chậm từ 25 điểm phần trăm" in made.grid("completion").note


def test_plan_of_cancelled_tasks_says_so():
    """Cancelled tasks are neither missing nor standing."""
    told = words(brief({"state": "cancelled"}, standing(state="cancelled")))
    assert "Mọi nhiệm vụ gắn với chỉ số đã hủy." in told
    assert "1. Tham gia của người dân ở cấp cơ sở: 2 nhiệm vụ, đã hủy tất cả." in told
    assert "tiếp tục các nhiệm vụ thường xuyên" not in told
    assert "tiếp tục các nhiệm vụ thường xuyên" in words(brief(standing(state="in_progress")))


def test_notes_of_tasks_done_late_are_obstacles_too():
    """What held a task up is told though it is done; a note on a task done in time is none."""
    late = DONE | {"completed_on": dt.date(2022, 9, 1), "note": "Chờ ý kiến của huyện"}
    assert "UBND xã: Chờ ý kiến của huyện (Tuyên truyền; đã hoàn thành)" in words(brief(late))
    assert "Bảng theo dõi không có ghi chú nào" in words(brief(DONE | {"note": "Xong sớm"}))


def test_what_is_asked_of_the_superior_is_left_to_be_written():
    """What the commune will do itself is no request; requests are an open paragraph."""
    block = brief(LATE).sections[-1].blocks[-1]
    assert (block.open, "kiến nghị" in block.text) == (True, True)


def test_file_that_is_no_version_names_none():
    """A tracker that was never accepted has a name and a day only."""
    assert "(tệp theo-doi.xlsx)" in words(brief(LATE, version=0))
    assert "(phiên bản 3, tệp theo-doi.xlsx)" in words(brief(LATE))


def test_report_opens_with_who_reports():
    """The first sentence has a subject and leads on; the days of a free period are named once."""
    assert words(brief()).startswith(
        "Thực hiện Kế hoạch nâng cao Chỉ số PAPI năm 2022, Ủy ban nhân dân xã Trung Trắc báo cáo kết quả quý III năm 2022 "
        "(số liệu chốt từ ngày 15/06/2022 đến hết ngày 14/09/2022) như sau:"
    )
    free = words(brief(period=free_period(dt.date(2022, 1, 2), dt.date(2022, 3, 4)))).split("\n")[0]
    assert free.endswith("báo cáo kết quả từ ngày 02/01/2022 đến ngày 04/03/2022 như sau:")


def test_long_texts_are_cut_in_lists_and_whole_in_the_annex():
    """A task of two thousand characters fills no list; many offices are counted."""
    long = "Rà soát " * 250
    made = brief(LATE | {"task": long, "note": "Chờ"}, *[LATE | {"lead_unit": f"Đơn vị {at}"} for at in range(9)])
    assert "Rà soát…; đang thực hiện)" in words(made)
    assert made.appendix.rows[0][2] == long
    assert made.decisions[0].endswith("Đơn vị 3, Đơn vị 4 và 4 đơn vị khác hoàn thành 10 nhiệm vụ quá hạn.")


def test_falls_ask_for_tasks_or_for_other_measures():
    """A fall without a task asks for tasks, one in spite of the work for other measures."""
    without = brief(scores=provincial()).decisions
    assert without == ("Bổ sung nhiệm vụ cho chỉ số 4. Kiểm soát tham nhũng trong khu vực công: điểm giảm mà kế hoạch không có nhiệm vụ.",)
    on_plan = brief(DONE | {"dimension": 4}, scores=provincial()).decisions
    assert on_plan == ("Xem lại giải pháp của chỉ số 4. Kiểm soát tham nhũng trong khu vực công: làm đủ việc nhưng điểm giảm.",)


@pytest.mark.parametrize(
    ("about", "cautions"),
    [
        ({}, []),
        ({"illustration": True}, ["Số liệu minh họa, không phải báo cáo của xã."]),
        ({"today": dt.date(2022, 9, 13)}, ["Kỳ báo cáo chốt số liệu ngày 14/09/2022, chưa đến ngày đó: số liệu có thể còn thay đổi."]),
        ({"today": dt.date(2022, 9, 14)}, []),
        ({"data_as_of": dt.date(2022, 8, 13)}, ["Bảng theo dõi mới có số liệu đến ngày 13/08/2022, sớm hơn ngày chốt (14/09/2022) là 32 ngày: việc xong từ đó chưa được tính."]),
        ({"data_as_of": dt.date(2022, 9, 11)}, ["Bảng theo dõi mới có số liệu đến ngày 11/09/2022, sớm hơn ngày chốt (14/09/2022) là 3 ngày: việc xong từ đó chưa được tính."]),
        ({"data_as_of": dt.date(2022, 9, 12)}, []),
        ({"data_as_of": dt.date(2022, 6, 14)}, ["Bảng theo dõi mới có số liệu đến ngày 14/06/2022, trước cả ngày đầu kỳ (15/06/2022): báo cáo không có số liệu nào của kỳ."]),
        ({"left_out": 2}, ["2 dòng của bảng theo dõi có lỗi, không có trong báo cáo này."]),
        ({"data_as_of": dt.date(2022, 9, 30)}, ["Bảng theo dõi có số liệu đến ngày 30/09/2022, sau ngày chốt 14/09/2022: trạng thái, tiến độ là của ngày 30/09/2022; 1 nhiệm vụ hoàn thành sau ngày chốt được tính là đã hoàn thành."]),
    ],
    ids=["none", "illustration", "to-come", "cut-off-today", "stale", "three-days", "two-days", "before-the-period", "left-out", "later"],
)  # fmt: skip
def test_cautions_tell_what_limits_the_figures(about, cautions):
    """Made up, not closed yet, old, or newer than the cut-off with tasks completed since."""
    given = Given.of(DONE | {"completed_on": dt.date(2022, 9, 20)}, **about)
    assert list(cautions_of(given.tasks, given.subject)) == cautions


def test_nine_months_are_to_be_confirmed():
    """The decree names no such period."""
    assert "9 tháng" in brief(period=reporting_period("nine_months", year=2022)).cautions[0]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_plan_without_tasks_is_reported_as_one(language):
    """No division by nothing, no empty table but the counts, and a sentence for each section."""
    made = brief(language=language)
    assert {"vi": "Kế hoạch năm 2022 chưa có nhiệm vụ nào.", "en": "The plan of 2022 has no task yet."}[language] in words(made)
    assert (made.appendix.rows, made.appendix.empty != "") == ((), True)
    assert {grid.name for grid in made.grids} == {"counts", "completion", "tasks"}


def figures_of(made: Briefing) -> list[str]:
    """Return every number of a report's tables and sentences, sorted, without the marks between digits."""
    language = made.subject.language
    tables = [cell for grid in made.grids for row in cells(grid, language) for cell in row]
    # A reason for caution is quoted from the table of breaks, whose two languages are worded apart.
    told = [line for line in words(made).split("\n") if not line.startswith(("Cần thận trọng:", "To be read with caution:"))]
    found = re.findall(r"\d[\d.,]*", "\n".join([*tables, *told, *made.decisions, *made.cautions]))
    return sorted(re.sub(r"[.,]", "", one) for one in found)


@pytest.mark.parametrize("kind", ["quarter", "year", "half"])
def test_both_languages_carry_the_same_figures(kind):
    """What is counted, dated and scored does not depend on the language."""
    scores = score_change(shipped_scores(), unit="Hưng Yên", year=2022)
    changes = [LATE, DONE, standing(state="in_progress", dimension=4, note="Thiếu mẫu 12"), {"state": "paused", "dimension": None}]
    both = [brief(*changes, scores=scores, period=reporting_period(kind, year=2022), language=language) for language in ("vi", "en")]
    # The English names of quarters and halves are words where the Vietnamese "6 tháng" is a figure.
    first, second = ([one for one in figures_of(made) if not (kind == "half" and one == "6")] for made in both)
    assert first == second


def test_briefing_changes_none_of_its_tables():
    """The tables that are handed in stay as they were."""
    tasks, scores = task_table(LATE, DONE), score_change(shipped_scores(), unit="Hưng Yên", year=2022)
    before = tasks.copy(), scores.copy()
    subject = brief().subject
    briefing(tasks, scores, subject=subject, letterhead=Letterhead.of_unit("xã A"))
    pd.testing.assert_frame_equal(tasks, before[0])
    pd.testing.assert_frame_equal(scores, before[1])
