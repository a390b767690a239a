"""What stands on paper and on slides as HTML: tables with figures as a reader writes them, every text escaped, what has no room counted."""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd
import pytest
from streamlit import column_config as show

from pages.shared.paper import MOST_COLUMNS, MOST_ROWS, paper_table
from papi_metrics.charts import slides

KINDS = {
    "text": (show.TextColumn("Chữ"), "<b>x</b> & y", "<td>&lt;b&gt;x&lt;/b&gt; &amp; y</td>"),
    "share": (show.ProgressColumn("Phần", min_value=0, max_value=1, format="percent"), 0.614, '<td class="papi-number">61\u00a0%</td>'),
    "score": (show.NumberColumn("Điểm", format="localized"), 7.5, '<td class="papi-number">7,50</td>'),
    "count": (show.NumberColumn("Số"), 1234, '<td class="papi-number">1.234</td>'),
    "year": (show.NumberColumn("Năm", format="%d"), 2022, '<td class="papi-number">2022</td>'),
    "places": (show.NumberColumn("Lên", format="%+d"), 3, '<td class="papi-number">+3</td>'),
    "day": (show.DateColumn("Ngày", format="DD/MM/YYYY"), dt.date(2022, 9, 30), "<td>30/09/2022</td>"),
    "tick": (show.CheckboxColumn("Chọn"), True, "<td>✓</td>"),
}


@pytest.mark.parametrize(("column", "value", "cell"), KINDS.values(), ids=KINDS)
def test_paper_writes_a_value_as_its_column_shows_it(column, value, cell):
    """Shares, scores, counts, years, days and ticks are written as readers write them; texts are escaped, a missing value is empty."""
    html = paper_table(pd.DataFrame({"a": [value, None]}), {"a": column})
    assert cell in html
    assert re.findall(r"<td[^>]*></td>", html) != []


def test_paper_leaves_out_empty_columns_and_counts_what_has_no_room():
    """A column that holds nothing takes no room; rows and columns beyond the most are counted, with where they are whole."""
    names = [f"c{number}" for number in range(MOST_COLUMNS + 2)]
    data = pd.DataFrame({name: range(MOST_ROWS + 3) for name in names}).assign(nothing=None)
    html = paper_table(data, {name: show.NumberColumn(name) for name in ("nothing", *names)})
    assert (html.count("<th "), html.count("<tr>")) == (MOST_COLUMNS, MOST_ROWS + 1)
    assert "Còn 3 dòng không in. Còn 2 cột không in. Đủ trong tệp CSV, XLSX." in html


def late(count):
    """Return a table of overdue tasks, one of them without an office and with marks of HTML."""
    return pd.DataFrame({"task": ["<i>Việc</i> " + "dài " * 60] * count, "lead_unit": [None] + ["UBND & xã"] * (count - 1), "days_late": 46.0, "due": pd.NaT})


def test_slide_escapes_what_people_wrote():
    """Headings, sentences, tasks and offices are texts, whatever they hold."""
    html = slides.slide("<h>", slides.statements(["<s>"]), slides.numbered(["<n>"]), slides.notes(["<t>"]), slides.task_table(late(2), overdue=True), theme="light")
    assert re.findall(r"<[hsnti]>", html.partition("</style>")[2]) == []
    assert "UBND &amp; xã" in html


@pytest.mark.parametrize(("count", "rows", "rest"), [(1, 1, None), (slides.MOST_TASKS, slides.MOST_TASKS, None), (9, slides.MOST_TASKS, "và 5 nhiệm vụ khác")])
def test_slide_lists_few_tasks_and_counts_the_rest(count, rows, rest):
    """As many tasks as can be read from the back of a room, shortened; how many more there are stands below."""
    html = slides.task_table(late(count), overdue=True)
    assert (html.count("<tr>") - 1, "…" in html, "khác" in html) == (rows, True, rest is not None)
    assert rest is None or rest in html


def test_slide_has_the_colours_of_its_theme():
    """On the dark theme the quiet words are those of the dark ground."""
    light, dark = (slides.slide("x", slides.figure("2", "y", tone="vermilion", theme=theme), theme=theme) for theme in ("light", "dark"))
    assert ("#9E2A0A" in light, "#FF8A66" in dark, "#9E2A0A" in dark) == (True, True, False)
