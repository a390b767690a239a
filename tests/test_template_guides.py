"""The instructions of templates, held to the schemas, to the grammar of deadlines, and to the pages they speak of."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from tasks import task_table
from workbooks import column_of, grid_workbook, tracker_grid

from papi_metrics.deadlines import read_deadline
from papi_metrics.palette import STATES
from papi_metrics.reports import TrackerTitle, scores_workbook, tracker_workbook
from papi_metrics.reports.templates import scores_guide, tracker_guide
from papi_metrics.reports.templates.heights import row_height
from papi_metrics.reports.templates.tracker_columns import WIDTHS
from papi_metrics.surveys import FIELD_NAMES as SCORE_NAMES
from papi_metrics.tracker import FIELD_NAMES, read_tracker

ROOT = Path(__file__).parent.parent


def lines_of(data, sheet="Hướng dẫn"):
    """Return the rows of a sheet as texts."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[cell.value for cell in row if cell.value is not None] for row in book[sheet].iter_rows()]


def test_every_column_of_a_tracker_has_its_instructions():
    """Each column that can be written is explained under the name it has in the table, and no other is."""
    assert set(tracker_guide.GUIDES) == set(WIDTHS) <= set(FIELD_NAMES)
    lines = lines_of(tracker_workbook(task_table({}), title=TrackerTitle(plan_year=2022)))
    names = [line[0] for line in lines[2 : 2 + len(WIDTHS) - 1]]
    assert names == [FIELD_NAMES[field] for field in FIELD_NAMES if field in WIDTHS and field != "start"]


def test_examples_of_a_tracker_read_as_a_task_without_a_doubt():
    """A row made of the instructions' examples is a task of which nothing is said."""
    fields = list(tracker_guide.GUIDES)
    row = [tracker_guide.GUIDES[field].example.format(year=2022) for field in fields]
    reading = read_tracker(grid_workbook(tracker_grid(row, headings=[FIELD_NAMES[field] for field in fields])), 2022)
    assert (reading.findings, len(reading.table)) == ((), 1)
    assert not [field for field in fields if field != "number" and column_of(reading, field) == [None]]
    assert (column_of(reading, "sub_dimensions"), column_of(reading, "state"), column_of(reading, "progress")) == (["5.1"], ["done"], [1.0])


def test_every_state_is_explained():
    """The six states stand with their words and what they mean."""
    lines = lines_of(tracker_workbook(title=TrackerTitle(plan_year=2022)))
    assert list(tracker_guide.STATE_MEANINGS) == list(STATES)
    assert all([STATES[state].word, meaning] in lines for state, meaning in tracker_guide.STATE_MEANINGS.items())


def test_wordings_are_examples_of_the_grammar_s_document():
    """Each wording stands in docs/deadlines.md with the kind it is explained by; every kind but the blank is shown."""
    table = dict(re.findall(r"^\| `(.+?)` \| (\w+) \|", (ROOT / "docs" / "deadlines.md").read_text(encoding="utf-8"), re.MULTILINE))
    kinds = {words: read_deadline(words, year=2022).kind for words in tracker_guide.TIMINGS}
    assert {words: table.get(words) for words in kinds} == kinds
    assert set(kinds.values()) == {"dated", "standing", "recurring", "event", "unread"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Trước 30/6", "Hạn 30/06/2024"),
        ("Quý II-III", "Từ 01/04/2024, hạn 30/09/2024"),
        ("Thường xuyên", "Thường xuyên, không có hạn"),
        ("Hằng quý", "Lặp lại theo kỳ, không có hạn"),
        ("Khi có yêu cầu", "Theo sự kiện, chưa có ngày"),
        ("Trước tháng 6", "Chưa rõ ngày nào; nên ghi cụ thể hơn"),
        ("", "Không có hạn"),
    ],
)
def test_reading_of_a_time_is_said_in_words(words, said):
    """What the grammar makes of a wording in the plan's year is said as a clerk would."""
    assert tracker_guide.reading_in_words(read_deadline(words, year=2024)) == said


def test_instructions_name_pages_and_buttons_that_exist():
    """The page and the button of the instructions are the dashboard's."""
    steps = " ".join(line[-1] for line in lines_of(tracker_workbook(title=TrackerTitle(plan_year=2022))) if line and str(line[0]).startswith("Bước"))
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "pages").rglob("*.py"))
    named = set(re.findall("«(.+?)»", steps)) - {"Tính đến ngày"}
    assert named == {"Cập nhật", "Nhận làm phiên bản mới"}
    assert [name for name in named if f'"{name}"' not in pages] == []


def test_every_column_of_scores_has_its_instructions_and_sums_are_explained():
    """Each column the reader knows of the written list is explained, and that sums are made on reading."""
    lines = lines_of(scores_workbook(unit="xã A", years=[2024]))
    assert [line[0] for line in lines[2:10]] == [SCORE_NAMES[field] for field in scores_guide.GUIDES]
    assert any("tự cộng" in line[-1] for line in lines if line)


def test_scales_are_told_once_for_years_alike():
    """Years of one structure share their scales; another structure has its own."""
    sections = scores_guide.scores_sections(["unit"], years=[2016, 2022, 2024])
    titles = [section.title for section in sections if section.title.startswith("Thang")]
    assert titles == ["Thang điểm năm 2016", "Thang điểm năm 2022, 2024"]
    assert ("1.1, 1.2, 1.3, 1.4", "0,25 - 2,5") in sections[-1].rows


@pytest.mark.parametrize(
    ("texts", "widths", "lines"),
    [
        (["Việc"], [10], 1), (["Niêm yết công khai"], [10], 2), (["a\nb\nc"], [10], 3), (["x" * 25], [10], 3), ([None, 5], [10, 10], 1),
        (["Việc", "Niêm yết công khai thủ tục"], [10, 10], 3), (["NIÊM YẾT CÔNG KHAI"], [18], 2), (["Niêm yết công khai"], [18], 1),
    ],
)  # fmt: skip
def test_row_is_as_tall_as_its_fullest_cell(texts, widths, lines):
    """Words wrap, long words break, lines count, capitals are wider; numbers and blanks need one line."""
    assert row_height(texts, widths) == lines * 15 + (3 if lines > 1 else 0)


def test_row_is_never_taller_than_excel_allows():
    """Excel's rows end at 409 points."""
    assert row_height(["x" * 32_767], [10]) == 400
