"""A report's sentences in both languages, section by section: what is counted, named, dated and asked, each in its words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import pytest
from briefs import DONE, LATE, Given, brief, cells, judged, lines, provincial
from tasks import standing

from papi_metrics.briefing import Grid
from papi_metrics.briefing.words import quoted
from papi_metrics.periods import free_period
from papi_metrics.sentences import (
    comparability_notes,
    dimension_changes,
    headline,
    lateness,
    slowest,
    states_counted,
    total_change,
)
from papi_metrics.summary import ministry_table

NONE = {"lead_unit": None}
OPEN_KINDS = [standing(**NONE), standing(deadline_kind="recurring", **NONE), *[{"deadline_kind": kind, "due": None, **NONE} for kind in ("event", "none", "unread")]]
SEPTEMBER = dt.date(2022, 9, 14)


def days_before(count: int) -> dt.date:
    """Return the day so many days before the cut-off."""
    return SEPTEMBER - dt.timedelta(days=count)


def told(name: str, *inner: int, language: str = "vi", plan: Sequence[dict[str, object]] = (), unit: str = "Hưng Yên", **given: object) -> list[str]:
    """Return the lines of a section of a report on a plan, or of one within it."""
    found = Given.of(*plan, language=language, **given).section(name, unit=unit)
    for at in inner:
        found = found.sections[at]
    return lines(found)


def grid_of(name: str, grid: str, *plan: dict[str, object], **given: object) -> Grid:
    """Return a table of a section of a report on a plan."""
    return next(one for one in Given.of(*plan, **given).section(name).grids if one.name == grid)


# --- I. situation


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param(
            "vi",
            [
                ("Thực hiện Kế hoạch số 08/KH-UBND nâng cao Chỉ số PAPI năm 2022, Ủy ban nhân dân xã Trung Trắc báo cáo kết quả quý III năm 2022 "
                "(số liệu chốt từ ngày 15/06/2022 đến hết ngày 14/09/2022) như sau:"),
                ("Kế hoạch năm 2022 có 7 nhiệm vụ, do 2 đơn vị chủ trì (Văn phòng và Công an xã); trong đó 2 có hạn cụ thể, 2 thường xuyên, định kỳ, "
                "2 không có hạn và 1 chưa đọc được hạn. Số liệu theo bảng theo dõi đến ngày 14/09/2022 (phiên bản 3, tệp theo-doi.xlsx)."),
                "Văn bản, minh chứng của các nhiệm vụ hoàn thành trong kỳ:",
                "QĐ 15/QĐ-UBND (Tuyên truyền)",
            ],
            id="vi",
        ),
        pytest.param(
            "en",
            [
                ("On the plan 08/KH-UBND of 2022 to raise the PAPI score, Ủy ban nhân dân xã Trung Trắc reports the results of the third quarter of 2022 "
                "(data from 15/06/2022 to the end of 14/09/2022):"),
                ("The plan of 2022 has 7 tasks, led by 2 offices (Văn phòng and Công an xã); of these 2 with a date, 2 standing or recurring, "
                "2 without a deadline and 1 with a deadline not understood. By the tracker as of 14/09/2022 (version 3, file theo-doi.xlsx)."),
                "Documents and evidence of the tasks completed in the period:",
                "QĐ 15/QĐ-UBND (Tuyên truyền)",
            ],
            id="en",
        ),
    ],
)
def test_situation_counts_tasks_by_office_and_kind_of_deadline(language, expected):
    """Who reports on which plan and days, how many tasks of whom and with which deadlines, and the documents of what was completed."""
    plan = (DONE | {"lead_unit": "Văn phòng", "evidence": "QĐ 15/QĐ-UBND"}, {"lead_unit": "Công an xã; Văn phòng"}, *OPEN_KINDS)
    assert told("situation", language=language, plan=plan, plan_title="Kế hoạch số 08/KH-UBND ngày 10/01/2022") == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("vi", ["Kế hoạch năm 2022 chưa có nhiệm vụ nào. Số liệu theo bảng theo dõi đến ngày 14/09/2022 (tệp theo-doi.xlsx).",
                            "[Bổ sung: các văn bản, cuộc họp chỉ đạo thực hiện kế hoạch trong kỳ.]"], id="vi"),
        pytest.param("en", ["The plan of 2022 has no task yet. By the tracker as of 14/09/2022 (file theo-doi.xlsx).",
                            "[To be added: documents and meetings that directed the plan in the period.]"], id="en"),
    ],
)  # fmt: skip
def test_situation_of_an_empty_file_names_neither_task_nor_version(language, expected):
    """A plan without tasks has neither offices nor deadlines, a file that was never accepted no version, and documents are to be added by hand."""
    assert told("situation", language=language, version=0)[1:] == expected


@pytest.mark.parametrize(
    ("language", "offices", "expected"),
    [
        pytest.param("vi", 0, "Kế hoạch năm 2022 có 1 nhiệm vụ; trong đó 1 có hạn cụ thể.", id="nobody"),
        pytest.param("vi", 1, "Kế hoạch năm 2022 có 1 nhiệm vụ, do 1 đơn vị chủ trì (Hội 0); trong đó 1 có hạn cụ thể.", id="one"),
        pytest.param("vi", 4, "Kế hoạch năm 2022 có 4 nhiệm vụ, do 4 đơn vị chủ trì (Hội 0, Hội 1, Hội 2 và Hội 3); trong đó 4 có hạn cụ thể.", id="four"),
        pytest.param("vi", 6, "Kế hoạch năm 2022 có 6 nhiệm vụ, do 6 đơn vị chủ trì (Hội 0, Hội 1, Hội 2, Hội 3 và 2 đơn vị khác); trong đó 6 có hạn cụ thể.", id="six"),
        pytest.param("en", 6, "The plan of 2022 has 6 tasks, led by 6 offices (Hội 0, Hội 1, Hội 2, Hội 3 and 2 other offices); of these 6 with a date.", id="six-en"),
    ],
)
def test_situation_names_four_offices_and_counts_the_others(language, offices, expected):
    """Of more than four lead offices the others are a number; of a plan that nobody leads none is named."""
    plan = [{"lead_unit": f"Hội {at}"} for at in range(offices)] or [NONE]
    assert told("situation", language=language, plan=plan)[1].startswith(f"{expected} ")


@pytest.mark.parametrize(
    ("language", "end"),
    [pytest.param("vi", "báo cáo kết quả từ ngày 02/01/2022 đến ngày 04/03/2022 như sau:", id="vi"), pytest.param("en", "reports the results of 02/01/2022 to 04/03/2022:", id="en")],
)
def test_situation_names_the_days_of_a_free_period_once(language, end):
    """A period that is named by its days needs no word on when its data end."""
    assert told("situation", language=language, period=free_period(dt.date(2022, 1, 2), dt.date(2022, 3, 4)))[0].endswith(end)


@pytest.mark.parametrize(("change", "opened"), [pytest.param({}, True, id="no-evidence"), pytest.param({"evidence": "QĐ 15"}, False, id="evidence")])
def test_situation_leaves_documents_to_be_filled_in(change, opened):
    """Where the tracker names no document, an open paragraph asks for them."""
    assert getattr(Given.of(DONE | change).section("situation").blocks[-1], "open", False) == opened


@pytest.mark.parametrize(
    ("title", "number"),
    [
        pytest.param("Kế hoạch số 12a/KH-UBND.XD ngày 10/01/2022", " số 12a/KH-UBND.XD", id="letters"),
        pytest.param("theo kế hoạch 7/KH-UBND.", " số 7/KH-UBND", id="full-stop"),
        pytest.param("Quyết định số 08/QĐ-UBND", "", id="no-plan"),
        pytest.param("", "", id="no-title"),
    ],
)
def test_situation_takes_the_plan_s_number_alone(title, number):
    """A number ends with its letters, and what is no number of a plan is not taken for one."""
    assert told("situation", plan_title=title)[0].startswith(f"Thực hiện Kế hoạch{number} nâng cao")


@pytest.mark.parametrize(
    ("language", "count", "last"),
    [
        pytest.param("vi", 20, "QĐ 19 (Tuyên truyền)", id="twenty"),
        pytest.param("vi", 21, "… và 1 văn bản khác, xem phụ lục.", id="more"),
        pytest.param("en", 22, "… and 2 more, see the annex.", id="more-en"),
    ],
)
def test_situation_lists_twenty_documents(language, count, last):
    """Of more documents than twenty the annex has the others."""
    found = told("situation", language=language, plan=[DONE | {"evidence": f"QĐ {at}"} for at in range(count)])[3:]
    assert (found[19], found[-1], len(found)) == ("QĐ 19 (Tuyên truyền)", last, min(count, 21))


def test_situation_lists_documents_by_day_and_then_by_row():
    """What was completed first stands first, of one day in the tracker's order; the first and the last day of the period are of it."""
    days = [(8, 20), (6, 15), (9, 14), (6, 15), (6, 14), (9, 15)]
    plan = [DONE | {"evidence": f"QĐ {at}", "completed_on": dt.date(2022, *day), "row": 40 - at} for at, day in enumerate(days)]
    assert told("situation", plan=plan)[3:] == [f"QĐ {at} (Tuyên truyền)" for at in (3, 1, 0, 2)]


# --- II. results


DIMENSIONS = {
    "vi": ["Tham gia của người dân ở cấp cơ sở", "Công khai, minh bạch trong việc ra quyết định ở địa phương", "Trách nhiệm giải trình với người dân",
           "Kiểm soát tham nhũng trong khu vực công", "Thủ tục hành chính công", "Cung ứng dịch vụ công", "Quản trị môi trường", "Quản trị điện tử"],
    "en": ["Participation at Local Levels", "Transparency in Local Decision-making", "Vertical Accountability Towards Citizens",
           "Control of Corruption in the Public Sector", "Public Administrative Procedures", "Public Service Delivery", "Environmental Governance", "E-Governance"],
}  # fmt: skip
RESULTS = {
    "vi": (": 2 nhiệm vụ; hoàn thành 50 %, kế hoạch 100 %, chậm nhiều. Đơn vị chủ trì: Văn phòng (1) và Công an xã (2).", "Hoàn thành trong kỳ:",
           "Niêm yết (Công an xã, 01/07/2022)", ": 1 nhiệm vụ, đã hủy tất cả.", ": kế hoạch không có nhiệm vụ nào."),
    "en": (": 2 tasks; completion 50%, planned 100%, far behind. Lead offices: Văn phòng (1) and Công an xã (2).", "Completed in the period:",
           "Niêm yết (Công an xã, 01/07/2022)", ": 1 task, all cancelled.", ": the plan has no task."),
}  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
def test_results_say_of_each_dimension_how_far_it_is(language):
    """Shares, light and offices of what is counted; what was completed in the period; and that all is cancelled, or nothing planned."""
    plan = (LATE | {"lead_unit": "Văn phòng; Công an xã"}, DONE | {"lead_unit": "Công an xã", "task": "Niêm yết"}, {"dimension": 2, "state": "cancelled"})
    names = [f"{at}. {name}" for at, name in enumerate(DIMENSIONS[language], 1)]
    counted, lead, done, cancelled, nothing = RESULTS[language]
    expected = [names[0] + counted, lead, done, names[1] + cancelled, *(name + nothing for name in names[2:])]
    assert told("results", 2, language=language, plan=plan) == expected


@pytest.mark.parametrize(
    ("language", "offices", "expected"),
    [
        pytest.param("vi", 0, "đúng kế hoạch.", id="nobody"),
        pytest.param("vi", 5, "đúng kế hoạch. Đơn vị chủ trì: Hội 0 (1), Hội 1 (1), Hội 2 (1), Hội 3 (1) và Hội 4 (1).", id="five"),
        pytest.param("vi", 7, "đúng kế hoạch. Đơn vị chủ trì: Hội 0 (1), Hội 1 (1), Hội 2 (1), Hội 3 (1), Hội 4 (1) và 2 đơn vị khác.", id="seven"),
        pytest.param("en", 7, "on plan. Lead offices: Hội 0 (1), Hội 1 (1), Hội 2 (1), Hội 3 (1), Hội 4 (1) and 2 other offices.", id="seven-en"),
    ],
)
def test_results_name_five_offices_of_a_dimension(language, offices, expected):
    """Of more than five lead offices the others are a number; where nobody leads no office is spoken of."""
    assert told("results", 2, language=language, plan=[{"lead_unit": f"Hội {at}"} for at in range(offices)] or [NONE])[0].endswith(f", {expected}")


@pytest.mark.parametrize(
    ("language", "count", "last"),
    [
        pytest.param("vi", 6, "Việc 5 (chưa giao đơn vị, 01/07/2022)", id="six"),
        pytest.param("vi", 7, "… và 1 nhiệm vụ khác, xem phụ lục.", id="more"),
        pytest.param("en", 8, "… and 2 more, see the annex.", id="more-en"),
    ],
)
def test_results_list_six_tasks_completed_in_the_period(language, count, last):
    """Of more completed tasks of a dimension than six the annex has the others."""
    found = told("results", 2, language=language, plan=[DONE | NONE | {"task": f"Việc {at}"} for at in range(count)])[2:-7]
    nobody = {"vi": "chưa giao đơn vị", "en": "no office assigned"}[language]
    assert (found[5], found[-1], len(found)) == (f"Việc 5 ({nobody}, 01/07/2022)", last, min(count, 7))


def test_results_list_what_was_completed_by_day_and_then_by_row():
    """What was completed first stands first, of one day in the tracker's order; the first and the last day of the period are of it."""
    days = [(8, 20), (6, 15), (9, 14), (6, 15), (6, 14), (9, 15)]
    plan = [DONE | {"task": f"Việc {at}", "completed_on": dt.date(2022, *day), "row": 40 - at} for at, day in enumerate(days)]
    found = told("results", 2, plan=plan, data_as_of=dt.date(2022, 9, 30))
    assert [line.split(" (")[0] for line in found if line.startswith("Việc ")] == ["Việc 3", "Việc 1", "Việc 0", "Việc 2"]


@pytest.mark.parametrize(
    ("language", "plan", "expected"),
    [
        pytest.param("vi", [LATE], ["Trong kỳ chưa có nhiệm vụ nào ghi ngày hoàn thành."], id="nothing-done"),
        pytest.param("en", [LATE], ["No task is dated as completed in the period."], id="nothing-done-en"),
        pytest.param("vi", [DONE | {"state": "in_progress"}], ["Trong kỳ chưa có nhiệm vụ nào ghi ngày hoàn thành."], id="dated-but-open"),
        pytest.param("vi", [DONE | {"dimension": None}], [], id="done-without-dimension"),
    ],
)
def test_results_end_with_that_nothing_was_completed(language, plan, expected):
    """Nothing completed in the period is said once, after the eight dimensions; a task of no dimension is completed too."""
    assert told("results", 2, language=language, plan=plan)[8:] == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [pytest.param("vi", "Kế hoạch chưa có nhiệm vụ nào.", id="vi"), pytest.param("en", "The plan has no task yet.", id="en")],
)
def test_results_of_a_plan_without_tasks_are_one_sentence(language, expected):
    """Eight dimensions without a task are not told one by one."""
    assert told("results", 2, language=language) == [expected]


EFFORT = {
    "vi": " Trong mức hoàn thành, {} điểm phần trăm là phần thời gian đã qua của nhiệm vụ thường xuyên, định kỳ đang làm mà chưa báo cáo tiến độ.",
    "en": " Of the completion, {} percentage points are the elapsed time of standing and recurring tasks under way whose progress is not reported.",
}


@pytest.mark.parametrize(
    ("language", "end", "weight", "size"),
    [
        pytest.param("vi", dt.date(2022, 7, 2), 0, 50, id="half-the-year"),
        pytest.param("en", dt.date(2022, 7, 2), 0, 50, id="half-the-year-en"),
        pytest.param("vi", dt.date(2022, 3, 14), 39, 1, id="half-a-per-cent"),
        pytest.param("vi", dt.date(2022, 3, 14), 39.5, None, id="less"),
    ],
)
def test_results_tell_how_much_of_the_completion_is_time(language, end, weight, size):
    """A standing task under way earns the time elapsed, 183 and 73 of 365 days; half a per cent of all weights is the least that is told."""
    plan = [standing(state="in_progress"), *([{"weight": weight}] if weight else [])]
    given = Given.of(*plan, language=language, period=free_period(dt.date(2022, 1, 1), end), data_as_of=end)
    effort = "" if size is None else EFFORT[language].format(size)
    expected = f"{headline(given.summary, language=language)}{effort} {slowest(given.matrix, language=language)}"
    assert lines(given.section("results").sections[1]) == [expected.replace("\u00a0", " ")]


@pytest.mark.parametrize(
    ("language", "rule"),
    [
        pytest.param(
            "vi",
            "Kế hoạch: nhiệm vụ có hạn tính đủ từ ngày đến hạn, nhiệm vụ thường xuyên tính theo thời gian đã qua. Chậm nhiều: có nhiệm vụ quá hạn trên 30 ngày hoặc "
            "chậm từ 25 điểm phần trăm; cần chú ý: có nhiệm vụ quá hạn hoặc chậm từ 10 điểm phần trăm.",
            id="vi",
        ),
        pytest.param(
            "en",
            "Planned: tasks with a date count in full from their due date on, standing ones by the time elapsed. Far behind: a task overdue by more than 30 days or "
            "behind by 25 percentage points or more; needs care: a task overdue, or behind by 10 percentage points or more.",
            id="en",
        ),
    ],
)
def test_results_explain_plan_and_lights_below_the_table(language, rule):
    """The thresholds of the lights stand under the completion, as the product's rules have them."""
    assert grid_of("results", "completion", LATE, language=language).note == rule


@pytest.mark.parametrize("language", ["vi", "en"])
def test_results_begin_with_tasks_by_state(language):
    """The counts of all tasks are told in the report's language before their table; of a plan without tasks no time is told to have elapsed."""
    given = Given.of(language=language)
    counts, completion_, _ = given.section("results").sections
    overall = ministry_table(given.tasks, as_of=given.subject.as_of, by="overall")
    assert counts.blocks[0].text == states_counted(overall, language=language)
    assert completion_.blocks[0].text == f"{headline(given.summary, language=language)} {slowest(given.matrix, language=language)}"


# --- III. scores


@pytest.mark.parametrize(
    ("language", "scores", "given", "expected"),
    [
        pytest.param("vi", None, {}, ["Chưa có điểm PAPI của Hưng Yên để đặt cạnh kế hoạch năm 2022."], id="none"),
        pytest.param("en", None, {}, ["There are no PAPI scores of Hưng Yên to set beside the plan of 2022."], id="none-en"),
        pytest.param("en", None, {"unit": "Thái Bình"}, ["There are no PAPI scores of Thái Bình to set beside the plan of 2022."], id="none-of-another"),
        pytest.param("vi", provincial(year=2020, base_year=2021), {"plan_year": 2020}, [
            "Năm 2020 không sau năm gốc 2021: chỉ nêu điểm, không so.",
            "Điểm PAPI là điểm của tỉnh Hưng Yên, không phải của xã. Nguồn: PAPI (CECODES, VFF-CRT, RTA, UNDP), papi.org.vn.",
        ], id="alone"),
        pytest.param("en", provincial(year=2021), {"plan_year": 2021}, [
            "2021 is not after the base year 2021: scores only, nothing is compared.",
            "PAPI scores are those of Hưng Yên, not of the commune. Source: PAPI (CECODES, VFF-CRT, RTA, UNDP), papi.org.vn.",
        ], id="alone-en"),
    ],
)  # fmt: skip
def test_scores_without_a_comparison_are_told_in_so_many_words(language, scores, given, expected):
    """No score, and no earlier year to compare with, are a sentence each."""
    assert told("scores", language=language, scores=scores, **given) == expected


@pytest.mark.parametrize(
    ("language", "change", "first", "last"),
    [
        pytest.param("en", {"year": 2021, "base_year": 2020}, "There is no score of 2022 yet; the scores of 2021 below are not read together with the plan's work.",
                     "PAPI scores are those of Hưng Yên, not of the commune. Source: PAPI (CECODES, VFF-CRT, RTA, UNDP), papi.org.vn.", id="other-year-en"),
        pytest.param("vi", {"year": 2021, "base_year": 2020}, "Chưa có điểm năm 2022; dưới đây là điểm năm 2021, không đọc cùng kết quả công việc của kế hoạch.",
                     "Điểm PAPI là điểm của tỉnh Hưng Yên, không phải của xã. Nguồn: PAPI (CECODES, VFF-CRT, RTA, UNDP), papi.org.vn.", id="other-year"),
        pytest.param("vi", {"level": "commune", "year": 2021, "base_year": 2020}, "Chưa có điểm năm 2022; dưới đây là điểm năm 2021, không đọc cùng kết quả công việc của kế hoạch.",
                     "Điểm theo khảo sát của Hưng Yên, không phải điểm PAPI của tỉnh.", id="survey"),
        pytest.param("en", {"level": "commune", "year": 2021, "base_year": 2020}, "There is no score of 2022 yet; the scores of 2021 below are not read together with the plan's work.",
                     "Scores are of Hưng Yên's own survey, not PAPI's.", id="survey-en"),
    ],
)  # fmt: skip
def test_scores_begin_with_the_year_and_end_with_whose_they_are(language, change, first, last):
    """Scores of another year than the plan's say so before anything else; whose they are stands last."""
    found = told("scores", language=language, plan=[LATE], scores=provincial().assign(**change))
    assert (found[0], found[-1]) == (first, last)


@pytest.mark.parametrize(
    ("language", "heading"),
    [pytest.param("vi", "Điểm PAPI", id="vi"), pytest.param("en", "PAPI scores", id="en")],
)
def test_section_without_scores_names_no_year(language, heading):
    """Where nothing is published there is no year to name."""
    assert Given.of(language=language).section("scores").heading == heading


@pytest.mark.parametrize(
    ("language", "row"),
    [
        pytest.param("vi", ["4. Kiểm soát tham nhũng trong khu vực công", "7,54", "6,88", "−0,66", "−8,8 %", "Giảm *", "theo ngưỡng ±5 %", "11/61"], id="vi"),
        pytest.param("en", ["4. Control of Corruption in the Public Sector", "7.54", "6.88", "−0.66", "−8.8%", "Fell *", "by the threshold of ±5%", "11/61"], id="en"),
    ],
)
def test_score_table_sets_both_years_side_by_side(language, row):
    """Base, score, change in points and per cent, verdict, what it rests on, rank; a star where care is needed."""
    grid = grid_of("scores", "scores", scores=provincial(comparability="caution", reason="Năm 2022: …"), language=language)
    assert [cell.replace("\u00a0", " ") for cell in cells(grid, language)[0]] == row


def test_score_table_of_what_may_not_be_compared_has_no_change():
    """Both scores stand, the change and its per cent do not, and the verdict says why; nothing is its evidence."""
    rows = provincial(comparability="no", verdict="not_comparable", reason="Năm 2018: …", evidence=None, base_year=2017, year=2018)
    assert cells(grid_of("scores", "scores", scores=rows))[0][1:7] == ["7,54", "6,88", "—", "—", "≠ Không so được", ""]


def test_evidence_does_not_break_before_its_sign():
    """A figure and its sign of per cent stay on one line."""
    assert grid_of("scores", "scores", scores=provincial()).rows[0][6] == "theo ngưỡng ±5\u00a0%"


def test_scores_that_stand_alone_have_three_columns():
    """Where no earlier year is the base, name, score and rank are all there is, and no sign needs a word."""
    grid = grid_of("scores", "scores", scores=provincial(year=2021, base_year=2021).head(1))
    assert (grid.caption, [column.heading for column in grid.columns], grid.rows, grid.note) == ("Điểm PAPI 2021", ["Chỉ số", "Điểm 2021", "Hạng 2021"], (("PAPI (tổng)", 44.0, "11/61"),), "")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_scores_tell_total_dimensions_and_care_in_the_language(language):
    """The total's change, the dimensions' and what asks for care are those of the package, in the report's language."""
    scores = provincial(comparability="caution", reason="Năm 2022: …")
    first = f"{total_change(scores, unit='Hưng Yên', language=language)} {dimension_changes(scores, language=language)}"
    notes = comparability_notes(scores, unit="Hưng Yên", language=language)
    assert told("scores", language=language, scores=scores)[:-1] == [text.replace("\u00a0", " ") for text in (first, *notes)]


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        pytest.param({"verdict": "up"}, "Tăng *", id="up"),
        pytest.param({"verdict": "flat"}, "Gần như không đổi *", id="flat"),
        pytest.param({"verdict": "no_base"}, "Không có năm gốc", id="no-base"),
        pytest.param({"verdict": "no_data"}, "Chưa có điểm", id="no-data"),
        pytest.param({"verdict": "up", "comparability": "yes"}, "Tăng", id="without-care"),
    ],
)
def test_score_table_stars_what_is_compared_with_care(change, verdict):
    """What is not compared at all needs no star."""
    scores = provincial(**({"comparability": "caution", "reason": "Năm 2022: …"} | change))
    assert grid_of("scores", "scores", scores=scores).rows[0][5] == verdict


def test_score_table_holds_dimensions_and_total_alone():
    """Sub-dimensions stand in no row; the total stands last and counts as a sum."""
    scores = pd.concat([provincial(), provincial().tail(1).assign(code="4.1")])
    grid = grid_of("scores", "scores", scores=scores)
    assert ([row[0].split(".")[0] for row in grid.rows], grid.totals) == (["4", "PAPI (tổng)"], 1)


@pytest.mark.parametrize(
    ("language", "note"),
    [
        pytest.param("vi", "* So thận trọng. ≠ Không so được: chỉ nêu điểm, không nêu thay đổi. Thay đổi tính trên điểm chưa làm tròn.", id="vi"),
        pytest.param("en", "* To be compared with caution. ≠ Not comparable: scores only, no change. Changes are taken before rounding.", id="en"),
    ],
)
def test_score_table_explains_its_signs(language, note):
    """Star and sign are explained below the table, and the total is named in the language."""
    grid = grid_of("scores", "scores", scores=provincial(), language=language)
    assert (grid.note, grid.rows[-1][0]) == (note, {"vi": "PAPI (tổng)", "en": "PAPI (total)"}[language])


@pytest.mark.parametrize(
    ("change", "result"),
    [
        pytest.param({"year": 2021, "base_year": 2021}, "unknown", id="same-year"),
        pytest.param({"year": 2021, "base_year": 2022}, "unknown", id="later-base"),
        pytest.param({"year": 2021, "base_year": 2020}, "down", id="earlier-base"),
    ],
)
def test_briefing_reads_a_fall_only_against_an_earlier_year(change, result):
    """A change that is told against the year itself or a later one is none."""
    made = brief(LATE, scores=provincial().assign(**change), plan_year=2021)
    assert made.matrix["result"].iloc[3] == result


def test_briefing_takes_the_total_alone():
    """A unit of which only the total is published is reported."""
    made = brief(LATE, scores=provincial().head(1))
    assert [row[0] for row in made.grid("scores").rows] == ["PAPI (tổng)"]


# --- IV. late tasks and obstacles


OBSTACLES = {
    "vi": ["Ghi chú của các nhiệm vụ chưa hoàn thành hoặc hoàn thành quá hạn:", "Công an xã: Thiếu máy (Tuyên truyền; đang thực hiện)",
           "Chưa giao đơn vị: Thiếu mẫu XX (Tuyên truyền; tạm dừng)"],
    "en": ["Notes on the tasks that are not done or were done late:", "Công an xã: Thiếu máy (Tuyên truyền; in progress)",
           "No office assigned: Thiếu mẫu XX (Tuyên truyền; paused)"],
}  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
def test_obstacles_are_told_with_office_task_and_state(language):
    """A note stands without its full stop; a task that nobody leads says so."""
    plan = [{"note": "Thiếu mẫu XX. ", "state": "paused", **NONE}, LATE | {"lead_unit": "Công an xã", "note": "Thiếu máy..."}]
    assert told("late", 1, language=language, plan=plan) == OBSTACLES[language]


def test_obstacles_begin_with_the_longest_overdue():
    """Overdue tasks lead by their days, then all others by row, one that was done late among them whatever its days."""
    late = {"note": "n", "state": "in_progress"}
    plan = [
        {"lead_unit": "A", "row": 30, "note": "n"}, {"lead_unit": "B", "row": 12, "note": "n"}, late | {"lead_unit": "C", "due": days_before(3)}, late | {"lead_unit": "D", "due": days_before(40)},
        {"lead_unit": "E", "note": "n", "state": "done", "due": days_before(60), "completed_on": days_before(1), "row": 20}, late | {"lead_unit": "F", "due": days_before(3), "row": 2},
    ]  # fmt: skip
    assert [line[0] for line in told("late", 1, plan=plan)[1:]] == ["D", "F", "C", "B", "E", "A"]


@pytest.mark.parametrize(
    ("language", "change", "expected"),
    [
        pytest.param("vi", {"state": "cancelled", "note": "Thôi"}, "Bảng theo dõi không có ghi chú nào ở các nhiệm vụ chưa hoàn thành hoặc hoàn thành quá hạn.", id="cancelled"),
        pytest.param("en", DONE | {"note": "Xong sớm"}, "The tracker has no note on a task that is not done or was done late.", id="done-in-time-en"),
        pytest.param("vi", {}, "Bảng theo dõi không có ghi chú nào ở các nhiệm vụ chưa hoàn thành hoặc hoàn thành quá hạn.", id="no-note"),
    ],
)
def test_obstacles_are_none_of_what_is_done_or_given_up(language, change, expected):
    """A note on a task that was cancelled or done in time tells of no obstacle."""
    assert told("late", 1, language=language, plan=[change]) == [expected]


@pytest.mark.parametrize(
    ("language", "count", "rest"),
    [
        pytest.param("vi", 30, [], id="thirty"),
        pytest.param("vi", 31, ["… và 1 ghi chú khác, xem phụ lục."], id="more"),
        pytest.param("en", 32, ["… and 2 more notes, see the annex."], id="more-en"),
        pytest.param("en", 31, ["… and 1 more note, see the annex."], id="one-more-en"),
    ],
)
def test_obstacles_are_thirty_at_most(language, count, rest):
    """Of more notes than thirty the annex has the others."""
    assert told("late", 1, language=language, plan=[{"note": "Chờ"}] * count)[31:] == rest


@pytest.mark.parametrize("language", ["vi", "en"])
def test_late_tasks_begin_with_how_late_they_are(language):
    """How many are overdue, and whose the oldest is, is told in the report's language, with its own quotation marks."""
    given = Given.of(LATE, language=language)
    expected = lateness(given.tasks, given.summary, language=language)
    assert told("late", 0, language=language, plan=[LATE]) == [quoted(expected, language).replace("\u00a0", " ")]


def test_late_table_has_a_blank_for_a_missing_note():
    """A task that nobody leads and that has no note says so, with its days."""
    assert cells(grid_of("late", "late", LATE | NONE)) == [["1", "Chưa giao đơn vị", "Tuyên truyền", "15/08/2022", "30", ""]]


def test_late_table_names_nobody_in_english():
    """A task that nobody leads says so in the report's language."""
    assert grid_of("late", "late", LATE | NONE, language="en").rows[0][1] == "No office assigned"


# --- V. next steps


@pytest.mark.parametrize(
    ("language", "plan", "expected"),
    [
        pytest.param("vi", [{"due": dt.date(2022, 9, 15)}, standing()], "Từ ngày 15/09/2022 đến ngày 14/12/2022 có 1 nhiệm vụ đến hạn.", id="due"),
        pytest.param("en", [{"due": dt.date(2022, 12, 14)}] * 2, "Due from 15/09/2022 to 14/12/2022: 2 tasks.", id="due-en"),
        pytest.param("vi", [LATE], "Từ ngày 15/09/2022 đến ngày 14/12/2022 không có nhiệm vụ nào đến hạn.", id="none"),
        pytest.param("vi", [standing()], "Từ ngày 15/09/2022 đến ngày 14/12/2022 không có nhiệm vụ nào đến hạn; tiếp tục các nhiệm vụ thường xuyên.", id="standing"),
        pytest.param("en", [standing(deadline_kind="recurring")], "From 15/09/2022 to 14/12/2022 no task falls due; standing tasks go on.", id="recurring-en"),
        pytest.param("vi", [standing(state="done")], "Từ ngày 15/09/2022 đến ngày 14/12/2022 không có nhiệm vụ nào đến hạn.", id="standing-but-done"),
        pytest.param("vi", [standing(state="cancelled")], "Từ ngày 15/09/2022 đến ngày 14/12/2022 không có nhiệm vụ nào đến hạn.", id="standing-but-cancelled"),
        pytest.param("vi", [], "Từ ngày 15/09/2022 đến ngày 14/12/2022 không có nhiệm vụ nào đến hạn.", id="no-task"),
    ],
)
def test_next_steps_begin_with_what_falls_due(language, plan, expected):
    """Tasks due in the next period are counted; where there are none, standing tasks that are still open go on."""
    assert told("next", language=language, plan=plan)[0] == expected


@pytest.mark.parametrize(
    ("language", "nobody"),
    [pytest.param("vi", "chưa giao đơn vị", id="vi"), pytest.param("en", "no office assigned", id="en")],
)
def test_next_steps_stand_by_day_and_then_by_row(language, nobody):
    """What is due first stands first, of one day in the tracker's order; a task that nobody leads says so."""
    plan = [{"due": dt.date(2022, *day), "task": f"Việc {at}", "row": 40 - at, "lead_unit": office} for at, (day, office) in enumerate([((12, 1), "A"), ((10, 1), "B"), ((10, 1), None)])]
    grid = grid_of("next", "next", *plan, language=language)
    assert grid.rows == ((1, "Việc 2", nobody, dt.date(2022, 10, 1)), (2, "Việc 1", "B", dt.date(2022, 10, 1)), (3, "Việc 0", "A", dt.date(2022, 12, 1)))


PRESSING = {
    "vi": ["Các chỉ số cần tập trung:", "4. Kiểm soát tham nhũng trong khu vực công: điểm giảm mà không có nhiệm vụ: cần bổ sung.",
           "2. Công khai, minh bạch trong việc ra quyết định ở địa phương: làm đủ việc nhưng điểm giảm: xem lại giải pháp.",
           "1. Tham gia của người dân ở cấp cơ sở: chậm việc, điểm đứng yên: đẩy nhanh.", "Việc sẽ làm:"],
    "en": ["Dimensions to concentrate on:", "4. Control of Corruption in the Public Sector: the score fell and nothing is planned: add tasks.",
           "2. Transparency in Local Decision-making: work on plan but the score fell: rethink the measures.",
           "1. Participation at Local Levels: behind plan, score unchanged: speed up.", "What will be done:"],
}  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
def test_next_steps_name_the_dimensions_that_press(language):
    """Readings of the first three urgencies are told, the most pressing first; work on plan with a score that holds is not."""
    scores = judged(d1="flat", d2="down", d3="flat", d4="down")
    plan = [LATE | {"dimension": 1}, DONE | {"dimension": 2}, DONE | {"dimension": 3}]
    assert told("next", language=language, plan=plan, scores=scores)[1:6] == PRESSING[language]


@pytest.mark.parametrize(
    ("language", "last"),
    [
        pytest.param("vi", ["Việc sẽ làm:", "Không có việc nào cần xin ý kiến.", "[Bổ sung: kiến nghị, đề nghị với cấp trên, nếu có.]"], id="vi"),
        pytest.param("en", ["What will be done:", "Nothing calls for a decision.", "[To be added: what is asked of the superior, if anything.]"], id="en"),
    ],
)
def test_next_steps_end_with_what_will_be_done_and_asked(language, last):
    """Where no dimension presses and nothing is to be decided, one sentence says so, and requests are left to be written."""
    found = Given.of(DONE, language=language).section("next")
    assert (lines(found)[1:], found.blocks[-1].open) == (last, True)


@pytest.mark.parametrize(
    ("change", "decisions"),
    [
        pytest.param(LATE, ["Press UBND xã to complete 1 task overdue."], id="overdue"),
        pytest.param(LATE | NONE, ["Press offices to complete 1 task overdue.", "Assign a lead office to 1 task without one (“Tuyên truyền”)."], id="nobody"),
        pytest.param(
            LATE | {"due": dt.date(2022, 8, 14)},
            ["Press UBND xã to complete 1 task overdue.", "Decide on 1 task overdue by more than 30 days: finish at once or set a new date (“Tuyên truyền”)."],
            id="long",
        ),
        pytest.param({"state": "paused"}, ["Decide on 1 task paused: go on or give up (“Tuyên truyền”)."], id="paused"),
        pytest.param({"state": "awaiting_confirmation"}, ["Confirm the results of 1 task waiting (“Tuyên truyền”)."], id="awaiting"),
        pytest.param(DONE | {"completed_on": None}, ["Give the completion date of 1 task done (“Tuyên truyền”)."], id="undated"),
        pytest.param({"state": "cancelled", **NONE}, ["Nothing calls for a decision."], id="cancelled"),
        pytest.param(DONE | NONE, ["Nothing calls for a decision."], id="done-by-nobody"),
    ],
)
def test_decisions_are_asked_in_english_too(change, decisions):
    """Each state that needs a leader is one sentence, and what is cancelled asks for nothing."""
    assert list(Given.of(change, language="en").decisions) == decisions


@pytest.mark.parametrize(
    ("language", "first"),
    [
        pytest.param("vi", "Đôn đốc các đơn vị hoàn thành 1 nhiệm vụ quá hạn.", id="nobody"),
        pytest.param("en", "Press offices to complete 1 task overdue.", id="nobody-en"),
    ],
)
def test_decisions_press_the_offices_where_none_is_named(language, first):
    """Late tasks that nobody leads are pressed for all the same."""
    assert Given.of(LATE | NONE, language=language).decisions[0] == first


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        pytest.param("vi", 4, "Quyết định 4 nhiệm vụ đang tạm dừng: làm tiếp hay thôi (“Việc 0”, “Việc 1”, “Việc 2” và “Việc 3”).", id="four"),
        pytest.param("vi", 6, "Quyết định 6 nhiệm vụ đang tạm dừng: làm tiếp hay thôi (“Việc 0”, “Việc 1”, “Việc 2”, “Việc 3” và 2 nhiệm vụ khác).", id="six"),
        pytest.param("en", 6, "Decide on 6 tasks paused: go on or give up (“Việc 0”, “Việc 1”, “Việc 2”, “Việc 3” and 2 other tasks).", id="six-en"),
    ],
)
def test_decisions_name_four_tasks(language, count, expected):
    """Of more tasks than four the others are a number."""
    assert Given.of(*[{"task": f"Việc {at}", "state": "paused"} for at in range(count)], language=language).decisions == (expected,)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("vi", "Đôn đốc Hội 0, Hội 1, Hội 2, Hội 3, Hội 4, Hội 5 và 2 đơn vị khác hoàn thành 8 nhiệm vụ quá hạn.", id="vi"),
        pytest.param("en", "Press Hội 0, Hội 1, Hội 2, Hội 3, Hội 4, Hội 5 and 2 other offices to complete 8 tasks overdue.", id="en"),
    ],
)
def test_decisions_name_six_offices(language, expected):
    """Of more offices with late tasks than six the others are a number."""
    assert Given.of(*[LATE | {"lead_unit": f"Hội {at}"} for at in range(8)], language=language).decisions[0] == expected


@pytest.mark.parametrize(
    ("dimension", "expected"),
    [
        pytest.param(1, "Add tasks for dimension 4. Control of Corruption in the Public Sector and dimension 8. E-Governance: the score fell and nothing is planned.", id="nothing-planned"),
        pytest.param(4, "Add tasks for dimension 8. E-Governance: the score fell and nothing is planned.", id="one-planned"),
    ],
)
def test_falls_ask_for_tasks_in_english(dimension, expected):
    """Every dimension that fell without a task is named."""
    assert Given.of(DONE | {"dimension": dimension}, scores=judged(d4="down", d8="down"), language="en").decisions[0] == expected


def test_falls_in_spite_of_the_work_ask_for_other_measures_in_english():
    """A fall though the work is on plan asks to rethink the measures."""
    expected = "Rethink the measures of dimension 4. Control of Corruption in the Public Sector: work on plan, yet the score fell."
    assert Given.of(DONE | {"dimension": 4}, scores=provincial(), language="en").decisions == (expected,)
