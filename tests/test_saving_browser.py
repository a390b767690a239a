"""Charts as files in a real browser: both pictures come down, stand alone, and carry title, sentence and source."""

from __future__ import annotations

import io
import re
import struct

import openpyxl
import pytest
from lxml import etree
from saved_charts import saved

pytestmark = pytest.mark.browser


def opened(visit, server, address, name, **options):
    """Open a page and wait for a chart; return the visit and the chart's place."""
    reader = visit(**options)
    reader.open(f"{server}/{address}")
    chart = reader.page.locator(f".st-key-chart-{name} .main-svg").first
    chart.wait_for()
    return reader, chart


@pytest.mark.parametrize("width", [1440, 390])
def test_png_is_twice_the_drawing(server, visit, width):
    """The picture has PNG's signature and twice the drawing's size, and is no blank sheet."""
    reader, _ = opened(visit, server, "diem-so", "thay-doi", width=width)
    _, drawing = saved(reader, "thay-doi", "svg")
    file_name, picture = saved(reader, "thay-doi", "png")
    root = etree.fromstring(drawing)
    assert (file_name, picture[:8]) == ("thay-doi.png", b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == tuple(2 * int(root.get(side)) for side in ("width", "height"))
    assert len(picture) > 50_000
    assert reader.errors == []


@pytest.mark.parametrize("key", ["Enter", " "])
def test_pictures_are_saved_from_the_keyboard(server, visit, key):
    """The buttons are real buttons with a Vietnamese name: reached by Tab, pressed by Enter or the space bar."""
    reader, _ = opened(visit, server, "diem-so", "thay-doi")
    button = reader.page.get_by_role("button", name=re.compile("^Tải hình SVG: "))
    assert button.count() == 1
    assert button.first.evaluate("element => element.tabIndex") == 0
    assert saved(reader, "thay-doi", "svg", key=key)[0] == "thay-doi.svg"


def test_words_do_not_run_over_the_picture(server, visit):
    """On a phone's narrow picture every line of words ends within it, in the font it is drawn with."""
    reader, _ = opened(visit, server, "diem-so?xem=Các+năm", "cac-nam", width=390)
    _, drawing = saved(reader, "cac-nam", "svg")
    page = reader.page.context.new_page()
    page.set_content(drawing.decode())
    over = page.evaluate(
        """() => { const svg = document.querySelector("svg"), right = svg.getBoundingClientRect().right;
            return [...svg.children].filter((part) => part.tagName === "text")
                .filter((part) => part.getBoundingClientRect().right > right - 8).map((part) => part.textContent) }"""
    )
    assert over == []


def test_data_of_a_chart_come_as_csv_and_workbook(server, visit):
    """Under the chart stand both files of its data; every row says whose they are and how they were worked out."""
    reader, chart = opened(visit, server, "diem-so", "thay-doi")
    files = {}
    for name in ("CSV", "XLSX"):
        with reader.page.expect_download() as download:
            reader.page.get_by_role("button", name=name, exact=True).first.click()
        files[download.value.suggested_filename] = download.value.path().read_bytes()
    lines = files["thay-doi.csv"].decode("utf-8-sig").splitlines()
    assert lines[0].startswith("unit;code;year;level;")
    assert all(line.startswith("Hưng Yên;") and "papi.org.vn" in line for line in lines[1:])
    sheet = openpyxl.load_workbook(io.BytesIO(files["thay-doi.xlsx"]))["Số liệu"]
    assert {row[0] for row in sheet.iter_rows(min_row=2, values_only=True)} == {"Hưng Yên"}
    assert chart.is_visible()
