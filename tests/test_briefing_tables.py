"""A report's tables, names and cells in both languages: what stands over each column, how each cell is written."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from briefs import DONE, LATE, QUARTER, Given, about, brief, cells, lines, provincial
from figures import NAN
from tasks import standing, task_table

from papi_metrics.briefing import Column, Grid, Listing, Paragraph, Section, period_name, sign_word, written
from papi_metrics.briefing.annex import annex
from papi_metrics.briefing.next_steps import nothing_asked
from papi_metrics.briefing.words import kind_word, quoted
from papi_metrics.palette import LABELS, LIGHTS, STATES, VERDICTS
from papi_metrics.periods import free_period, reporting_period
from papi_metrics.summary import labelled_tasks

UNDATED = DONE | {"completed_on": None}
NEXT = {"due": dt.date(2022, 10, 1)}


def annex_of(*plan: dict[str, object], language: str = "vi") -> Grid:
    """Return the annex of a plan alone."""
    subject = about(language=language)
    return annex(labelled_tasks(task_table(*plan), as_of=subject.as_of), subject)


def table_of(name: str, language: str) -> Grid:
    """Return a table of a plan that has something for each of them."""
    if name == "tasks":
        return annex_of(LATE, language=language)
    section = {"counts": "results", "completion": "results", "scores": "scores", "late": "late", "next": "next"}[name]
    grids = Given.of(LATE, UNDATED, NEXT, scores=provincial(), language=language).section(section).grids
    return next(grid for grid in grids if grid.name == name)


HEADS = {
    ("counts", "vi"): ("Tình hình nhiệm vụ", ["Chỉ số nội dung", "Tổng số", "Chưa hoàn thành / Trong hạn", "Chưa hoàn thành / Quá hạn", "Đã hoàn thành / Đúng hạn", "Đã hoàn thành / Quá hạn",
                                              "Đã hoàn thành / Chưa ghi ngày", "Nhiệm vụ bị hủy"]),
    ("counts", "en"): ("Tasks by state and deadline", ["Dimension", "Total", "Not done / In time", "Not done / Overdue", "Done / On time", "Done / Late", "Done / Undated", "Cancelled"]),
    ("completion", "vi"): ("Mức hoàn thành so với kế hoạch", ["Chỉ số nội dung", "Hoàn thành", "Kế hoạch", "Chênh lệch (điểm %)", "Tỷ lệ đúng hạn", "Đánh giá"]),
    ("completion", "en"): ("Completion against the plan", ["Dimension", "Completion", "Planned", "Difference (% points)", "On-time rate", "Light"]),
    ("scores", "vi"): ("Điểm PAPI 2022 so với năm 2021", ["Chỉ số", "Điểm 2021", "Điểm 2022", "Thay đổi", "Thay đổi (%)", "Nhận định", "Căn cứ", "Hạng 2022"]),
    ("scores", "en"): ("PAPI scores of 2022 against 2021", ["Indicator", "Score 2021", "Score 2022", "Change", "Change (%)", "Verdict", "Evidence", "Rank 2022"]),
    ("late", "vi"): ("Nhiệm vụ quá hạn", ["TT", "Đơn vị chủ trì", "Nhiệm vụ", "Hạn", "Số ngày chậm", "Ghi chú"]),
    ("late", "en"): ("Overdue tasks", ["No.", "Lead office", "Task", "Due", "Days late", "Note"]),
    ("next", "vi"): ("Nhiệm vụ thời gian tới", ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Hạn"]),
    ("next", "en"): ("Next steps", ["No.", "Task", "Lead office", "Due"]),
    ("tasks", "vi"): ("Phụ lục: Danh mục nhiệm vụ của kế hoạch", ["TT", "Mã", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị thực hiện", "Thời hạn", "Hạn", "Trạng thái", "Tiến độ",
                                                                  "Ngày hoàn thành", "Tình trạng", "Ghi chú"]),
    ("tasks", "en"): ("Annex: the plan's tasks", ["No.", "Code", "Task", "Lead office", "Executing office", "Deadline", "Due", "State", "Progress", "Completed on", "Timing", "Note"]),
}  # fmt: skip


@pytest.mark.parametrize(("name", "language"), HEADS)
def test_tables_have_caption_and_headings(name, language):
    """Each table's columns stand in the report's order under the words of its language, grouped where two belong together."""
    grid = table_of(name, language)
    assert (grid.name, grid.caption, [f"{column.group} / {column.heading}".removeprefix(" / ") for column in grid.columns]) == (name, *HEADS[name, language])


@pytest.mark.parametrize(
    ("name", "kinds", "totals", "narrow_to_wide"),
    [
        pytest.param("counts", "text count count count count count count count", 1, [{1, 2, 3, 4, 5, 6, 7}, {0}], id="counts"),
        pytest.param("completion", "text share share signed_share share text", 1, [{1, 2, 3, 4}, {5}, {0}], id="completion"),
        pytest.param("scores", "text points points signed signed_percent text text text", 1, [{1, 2, 3, 4, 7}, {5}, {6}, {0}], id="scores"),
        pytest.param("late", "count text text date count text", 0, [{0}, {4}, {3}, {1}, {5}, {2}], id="late"),
        pytest.param("next", "count text text date", 0, [{0}, {3}, {2}, {1}], id="next"),
        pytest.param("tasks", "count text text text text text date text share date text text", 0, [{0}, {1, 8}, {6, 9}, {7}, {3, 10}, {5}, {11}, {4}, {2}], id="tasks"),
    ],
)
def test_tables_are_laid_out_by_what_they_hold(name, kinds, totals, narrow_to_wide):
    """Each column is of its kind; numbers are narrow, dates wider, offices and notes wider still, and what a row is about has the most room."""
    grid = table_of(name, "vi")
    widths = [column.width for column in grid.columns]
    assert ([column.kind for column in grid.columns], grid.totals) == (kinds.split(), totals)
    assert [{at for at, width in enumerate(widths) if width == one} for one in sorted(set(widths))] == narrow_to_wide


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        pytest.param("vi", [["Tình hình nhiệm vụ", "Mức hoàn thành so với kế hoạch", "Kết quả theo chỉ số nội dung"], ["Nhiệm vụ quá hạn", "Khó khăn, vướng mắc"]], id="vi"),
        pytest.param("en", [["Tasks by state and deadline", "Completion against the plan", "Results by dimension"], ["Overdue tasks", "Obstacles"]], id="en"),
    ],
)
def test_sections_are_divided_under_headings(language, headings):
    """Results and late tasks have parts of their own."""
    given = Given.of(LATE, language=language)
    assert [[inner.heading for inner in given.section(name).sections] for name in ("results", "late")] == headings


@pytest.mark.parametrize(
    ("language", "title", "subtitle"),
    [
        pytest.param("vi", "BÁO CÁO", "Kết quả thực hiện Kế hoạch nâng cao Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) quý III năm 2022", id="vi"),
        pytest.param(
            "en",
            "REPORT",
            "Carrying out the plan to raise the PAPI score (Viet Nam Provincial Governance and Public Administration Performance Index), the third quarter of 2022",
            id="en",
        ),
    ],
)
def test_report_is_titled_by_subject_and_period(language, title, subtitle):
    """The title is the kind of document, the subtitle what it is on and when."""
    made = brief(LATE, language=language)
    assert (made.title, made.subtitle) == (title, subtitle)


def test_report_is_on_the_unit_that_is_asked_for():
    """Scores of another unit than the province are named as that unit's, in section and sources."""
    made = brief(LATE, scores=provincial(), score_unit="Thái Bình")
    whose = "Điểm PAPI là điểm của tỉnh Thái Bình, không phải của xã. Nguồn: PAPI (CECODES, VFF-CRT, RTA, UNDP), papi.org.vn."
    assert (made.score_unit, made.sources[2], made.sections[2].blocks[-1]) == ("Thái Bình", whose, Paragraph(text=whose))


@pytest.mark.parametrize(
    ("unit", "whose"),
    [
        pytest.param("tỉnh Hưng Yên", "Điểm PAPI là điểm của tỉnh Hưng Yên. Nguồn", id="with-its-kind"),
        pytest.param("Hưng Yên", "Điểm PAPI là điểm của tỉnh Hưng Yên. Nguồn", id="name-alone"),
        pytest.param("UBND tỉnh Hưng Yên", "Điểm PAPI là điểm của tỉnh Hưng Yên", id="committee"),
        pytest.param("tỉnh Thái Bình", "Điểm PAPI là điểm của tỉnh Hưng Yên, không phải của tỉnh. Nguồn", id="another"),
    ],
)
def test_scores_are_the_unit_s_own_however_it_is_spelled(unit, whose):
    """A province that reports on its own score is not told that it is another's."""
    assert Given.of(scores=provincial(), unit=unit).section("scores").blocks[-1].text.startswith(whose)


# --- rows


@pytest.mark.parametrize("language", ["vi", "en"])
def test_counts_name_what_has_no_dimension_and_all(language):
    """Tasks of no dimension have a row of their own before the sum, and none where every task has one."""
    last = {"vi": ["Chưa gắn chỉ số", "Cộng"], "en": ["No dimension", "Total"]}[language]
    found = [[row[0] for row in Given.of(*plan, language=language).section("results").grids[0].rows[8:]] for plan in ([LATE, {"dimension": None}], [LATE])]
    assert found == [last, last[1:]]


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        pytest.param("vi", ["1. Tham gia của người dân ở cấp cơ sở", "50 %", "100 %", "−50", "50 %", "Chậm nhiều"], ["Cộng", "50 %", "100 %", "−50", "50 %", "Chậm nhiều"], id="vi"),
        pytest.param("en", ["1. Participation at Local Levels", "50%", "100%", "−50", "50%", "Far behind"], ["Total", "50%", "100%", "−50", "50%", "Far behind"], id="en"),
    ],
)
def test_completion_stands_beside_the_plan(language, first, last):
    """One of two due tasks is done: half of all that was planned, in the dimension and in all."""
    rows = cells(Given.of(LATE, DONE, language=language).section("results").grids[1], language)
    assert [[cell.replace("\u00a0", " ") for cell in row] for row in (rows[0], rows[-1])] == [first, last]


def test_completion_of_a_dimension_without_tasks_is_a_dash():
    """Nothing planned is no completion of nought."""
    assert cells(Given.of(LATE).section("results").grids[1])[1][1:] == ["—", "—", "—", "—", "Chưa có việc"]


def test_annex_leaves_blank_what_the_tracker_does_not_tell():
    """Missing texts are blank, missing figures and days a dash."""
    names = ("task_id", "lead_unit", "executing_unit", "timing", "note")
    row = annex_of(standing(**dict.fromkeys(names))).rows[0]
    assert row == (1, "", "Tuyên truyền", "", "", "", None, "Chưa thực hiện", None, None, "Chưa hoàn thành, trong hạn", "")


@pytest.mark.parametrize(
    ("language", "signs", "empty"),
    [
        pytest.param("vi", ("Đang thực hiện", "Chưa hoàn thành, quá hạn"), "Kế hoạch chưa có nhiệm vụ nào.", id="vi"),
        pytest.param("en", ("In progress", "Open, overdue"), "The plan has no task yet.", id="en"),
    ],
)
def test_annex_speaks_the_language(language, signs, empty):
    """State and timing are words of the language; a plan without tasks says so in the place of rows."""
    row = annex_of(LATE, language=language).rows[0]
    assert ((row[7], row[10]), annex_of(language=language).empty) == (signs, empty)


def test_annex_holds_every_task_in_the_plan_s_order():
    """Offices, deadline, state, progress and timing of each."""
    rows = cells(annex_of({"progress": 0.5, "task": "B"}, DONE | {"task": "A", "note": "Xong sớm"}))
    assert rows[0][:3] == ["1", "T0", "B"]
    assert rows[1][2:] == ["A", "UBND xã", "Công chức Tư pháp xã", "Trong năm", "01/08/2022", "Đã hoàn thành", "—", "01/07/2022", "Hoàn thành đúng hạn", "Xong sớm"]
    assert rows[0][8] == "50 %".replace(" ", "\u00a0")


def test_late_tasks_stand_office_by_office_the_longest_first():
    """The office of the longest overdue task leads, its other tasks follow; a task of two offices stands once."""
    grid = Given.of(
        LATE | {"lead_unit": "A"}, LATE | {"lead_unit": "B", "due": dt.date(2022, 7, 1), "note": "Chờ mẫu"}, LATE | {"lead_unit": "B", "due": dt.date(2022, 9, 1)},
        LATE | {"lead_unit": None}, LATE | {"lead_unit": "A; B", "due": dt.date(2022, 8, 20)},
    ).section("late").grids[0]  # fmt: skip
    rows = cells(grid)
    assert [(row[1], row[3], row[4]) for row in rows] == [
        ("B", "01/07/2022", "75"), ("B", "01/09/2022", "13"), ("A", "15/08/2022", "30"), ("Chưa giao đơn vị", "15/08/2022", "30"), ("A; B", "20/08/2022", "25"),
    ]  # fmt: skip
    assert rows[0][5] == "Chờ mẫu"


def test_counts_are_the_ministries_columns_and_add_up():
    """The eight dimensions, what has none, and all; "undated" stands only where there is such a task."""
    grid = Given.of(LATE, DONE, {"dimension": None}, {"state": "cancelled"}).section("results").grids[0]
    heads = [(column.group, column.heading) for column in grid.columns[1:]]
    assert heads == [("", "Tổng số"), ("Chưa hoàn thành", "Trong hạn"), ("Chưa hoàn thành", "Quá hạn"), ("Đã hoàn thành", "Đúng hạn"), ("Đã hoàn thành", "Quá hạn"), ("", "Nhiệm vụ bị hủy")]
    assert [row[0].split(".")[0] for row in grid.rows] == [*map(str, range(1, 9)), "Chưa gắn chỉ số", "Cộng"]
    sums = [sum(column) for column in list(zip(*grid.rows[:-1], strict=True))[1:]]
    assert (sums, list(grid.rows[-1][1:])) == ([4, 1, 1, 1, 0, 1], [4, 1, 1, 1, 0, 1])


def test_next_steps_are_due_after_the_cut_off():
    """From the day after the cut-off to the next one; what is done or cancelled is no step."""
    section = Given.of(
        {"due": dt.date(2022, 12, 14)}, {"due": dt.date(2022, 9, 15)}, {"due": dt.date(2022, 9, 14)}, {"due": dt.date(2022, 12, 15)},
        {"due": dt.date(2022, 10, 1), "state": "cancelled"}, DONE | {"due": dt.date(2022, 10, 1)},
    ).section("next")  # fmt: skip
    assert [row[3] for row in cells(section.grids[0])] == ["15/09/2022", "14/12/2022"]
    assert "Từ ngày 15/09/2022 đến ngày 14/12/2022 có 2 nhiệm vụ đến hạn." in lines(section)


# --- values


def test_grids_of_a_section_are_its_own_and_then_those_within():
    """A section's own tables stand before those of its parts, and other blocks are no tables."""
    one, two, three = (Grid(name=name, caption="", columns=(), rows=()) for name in "abc")
    section = Section(heading="", blocks=(Paragraph(text="x"), one), sections=(Section(heading="", blocks=(two, Listing(lead="", items=()))), Section(heading="", blocks=(three,))))
    assert section.grids == (one, two, three)


def test_report_s_tables_end_with_the_appendix():
    """Every table is found by its name; one that the report has not is refused."""
    made = brief(LATE)
    assert (made.grids[-1], made.grid("late").name) == (made.appendix, "late")
    with pytest.raises(KeyError):
        made.grid("next")


def test_what_is_not_said_of_a_block_is_nothing():
    """A paragraph is no open one, a column a text of one part that shares no heading, a table without sums or notes, a section empty."""
    grid = Grid(name="", caption="", columns=(), rows=())
    assert (Paragraph(text="x").open, Column(heading="x")) == (False, Column(heading="x", kind="text", group="", width=1.0))
    assert (grid.totals, grid.empty, grid.note, Section(heading="").blocks, Section(heading="").sections) == (0, "", "", (), ())


def test_subject_counts_by_the_cut_off_and_speaks_vietnamese():
    """Figures are worked out for the period's last day; unless told otherwise no row is left out and the report is in Vietnamese."""
    subject = about(data_as_of=dt.date(2022, 9, 30))
    assert (subject.as_of, subject.left_out, subject.language) == (dt.date(2022, 9, 14), 0, "vi")


# --- names


@pytest.mark.parametrize(
    ("period", "vi", "en"),
    [
        (reporting_period("month", year=2022, number=2), "tháng 2 năm 2022", "February 2022"),
        (QUARTER, "quý III năm 2022", "the third quarter of 2022"),
        (reporting_period("half", year=2022, number=1), "6 tháng đầu năm 2022", "the first half of 2022"),
        (reporting_period("half", year=2022, number=2), "6 tháng cuối năm 2022", "the second half of 2022"),
        (reporting_period("nine_months", year=2022), "9 tháng đầu năm 2022", "the first nine months of 2022"),
        (reporting_period("year", year=2022), "năm 2022", "the year 2022"),
        (free_period(dt.date(2022, 1, 2), dt.date(2022, 3, 4)), "từ ngày 02/01/2022 đến ngày 04/03/2022", "02/01/2022 to 04/03/2022"),
    ],
    ids=["month", "quarter", "first-half", "second-half", "nine-months", "year", "free"],
)
def test_period_is_named_by_its_kind(period, vi, en):
    """Each kind of period has its usual name in both languages."""
    assert (period_name(period), period_name(period, "en")) == (vi, en)


MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


@pytest.mark.parametrize("number", range(1, 13))
def test_month_is_named(number):
    """A month is a number in Vietnamese and a name in English."""
    period = reporting_period("month", year=2022, number=number)
    assert (period_name(period, "vi"), period_name(period, "en")) == (f"tháng {number} năm 2022", f"{MONTHS[number - 1]} 2022")


@pytest.mark.parametrize(("number", "roman", "ordinal"), [(1, "I", "first"), (2, "II", "second"), (3, "III", "third"), (4, "IV", "fourth")])
def test_quarter_is_named(number, roman, ordinal):
    """A quarter is a Roman number in Vietnamese and an ordinal in English."""
    period = reporting_period("quarter", year=2022, number=number)
    assert (period_name(period), period_name(period, "en")) == (f"quý {roman} năm 2022", f"the {ordinal} quarter of 2022")


@pytest.mark.parametrize(
    ("unit", "vi", "en"),
    [
        ("xã Trung Trắc", "xã", "commune"), ("phường Bạch Đằng", "phường", "ward"), ("thị trấn Như Quỳnh", "thị trấn", "township"), ("đặc khu Phú Quốc", "đặc khu", "special zone"),
        ("quận Lê Chân", "quận", "district"), ("huyện Văn Lâm", "huyện", "district"), ("thị xã Mỹ Hào", "thị xã", "town"), ("thành phố Hải Phòng", "thành phố", "city"),
        ("UBND tỉnh Hưng Yên", "tỉnh", "province"), ("Văn phòng", "đơn vị", "unit"), ("", "đơn vị", "unit"),
    ],
)  # fmt: skip
def test_kind_of_a_unit_is_read_off_its_name(unit, vi, en):
    """Each kind has its English word; a name that tells none is a unit."""
    assert (kind_word(unit, "vi"), kind_word(unit, "en")) == (vi, en)


@pytest.mark.parametrize(("language", "text"), [("vi", "“a” và “b”"), ("en", "«a» và «b»")])
def test_quotation_marks_are_a_document_s_in_vietnamese(language, text):
    """Pages write «…», a Vietnamese document “…”; English texts stay."""
    assert quoted("«a» và «b»", language) == text


@pytest.mark.parametrize("signs", [STATES, LABELS, LIGHTS, VERDICTS], ids=["states", "labels", "lights", "verdicts"])
def test_signs_have_a_word_in_either_language(signs):
    """Every state, label, light and verdict has its word, the English one another than the Vietnamese."""
    assert [sign_word(name, "vi") for name in signs] == [sign.word for sign in signs.values()]
    assert all(sign_word(name, "en") != sign.word for name, sign in signs.items())


@pytest.mark.parametrize(("language", "text"), [("vi", "Không có việc nào cần xin ý kiến."), ("en", "Nothing calls for a decision.")])
def test_nothing_asked_is_one_sentence(language, text):
    """Where leaders are asked nothing, the report says so."""
    assert nothing_asked(language) == text


@pytest.mark.parametrize(
    ("value", "kind", "vi", "en"),
    [
        ("Văn phòng", "text", "Văn phòng", "Văn phòng"), (5, "text", "5", "5"), (None, "text", "", ""), (NAN, "text", "", ""),
        (1234, "count", "1.234", "1,234"), (0, "count", "0", "0"), (None, "count", "—", "—"),
        (0.643, "share", "64\u00a0%", "64%"), (None, "share", "—", "—"),
        (0.125, "signed_share", "+13", "+13"), (-0.5, "signed_share", "−50", "−50"), (0.0, "signed_share", "0", "0"), (NAN, "signed_share", "—", "—"), (12.0, "signed_share", "+1.200", "+1,200"),
        (6.876, "points", "6,88", "6.88"), (None, "points", "—", "—"),
        (-0.664, "signed", "−0,66", "−0.66"), (0.664, "signed", "+0,66", "+0.66"), (None, "signed", "—", "—"),
        (-8.76, "signed_percent", "−8,8\u00a0%", "−8.8%"), (None, "signed_percent", "—", "—"),
        (dt.date(2022, 7, 1), "date", "01/07/2022", "01/07/2022"), (None, "date", "—", "—"), ("01/07", "date", "—", "—"),
    ],
)  # fmt: skip
def test_written_cell_is_of_its_kind(value, kind, vi, en):
    """A text that is missing is blank and a figure a dash; marks are the language's own."""
    assert (written(value, kind), written(value, kind, language="en")) == (vi, en)


def test_briefing_keeps_what_its_documents_are_made_of():
    """Tasks with labels, the eight dimensions, the plan in one line and the changes are those of the cut-off day."""
    made = brief(LATE, scores=provincial())
    given = Given.of(LATE, scores=provincial())
    assert (made.tasks["label"].tolist(), made.summary) == (["overdue"], given.summary)
    pd.testing.assert_frame_equal(made.matrix, given.matrix)
