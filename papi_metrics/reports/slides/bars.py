"""Native bar charts of two series, side by side for each category; their workbook holds text as text."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Inches, Pt
from xlsxwriter import Workbook

from papi_metrics.reports.slides.design import BAR, BAR_AT_REST, FONT, INK, RULE, TABLE_SIZE, Box
from papi_metrics.reports.slides.frame import colour
from papi_metrics.reports.slides.measure import plain

_GAP_WIDTH, _OVERLAP = 45, 0
_STACKED_GAP = 8
_LIGHTER = 50_000
"""Thousandths of a per cent that are left of a colour where it counts by the time gone by."""
_LEGEND_HEIGHT = 0.3
_LEGEND_LEAD = 1.2
"""Inches that the legend begins left of the bars, so that both names find room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series of bars: its name and a value per category, None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """What a chart shows: categories from above, two series, and the scale's end.

    `first` is the series looked at, `second` what it is held against. `labels` inches stand left of the bars for names, `head`
    inches above them for the legend, so that bars stand level with the rows of a table beside them. `lighter` lengthens `first` by
    a lighter part: then the categories have no names, and `second` has bars in rows of its own.
    """

    categories: tuple[str, ...]
    first: Series
    second: Series
    top: float
    number_format: str
    labels: float
    head: float
    lighter: Series | None = None

    @property
    def series(self) -> tuple[Series, ...]:
        """All series in the order of the chart's workbook."""
        return (self.first, self.lighter, self.second) if self.lighter else (self.first, self.second)

    @property
    def stacked(self) -> bool:
        """True if the series are laid one after the other."""
        return self.lighter is not None


def add_bars(slide: Slide, box: Box, bars: Bars, *, told: str, on: dt.date) -> Chart:
    """Put a native, editable chart on a slide; `told` is its text alternative, `on` the day its workbook says it was made."""
    data = CategoryChartData(number_format=bars.number_format)
    data.categories = bars.categories
    for series in bars.series:
        data.add_series(series.name, series.values)
    sides = (box.left, box.top, box.width, box.height)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED if bars.stacked else XL_CHART_TYPE.BAR_CLUSTERED, *(Inches(side) for side in sides), data)
    frame.name = "Chart"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(told))  # noqa: SLF001 - text alternatives have no proxy
    chart = frame.chart
    # The library's own workbook would turn a text that begins with "=" into a formula.
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(bars, on))
    _set_axes(chart, bars)
    _set_bars(chart)
    _set_legend(chart)
    _lay_out(chart, bars, box)
    if bars.stacked:
        _stack(chart)
    return chart


def _workbook(bars: Bars, on: dt.date) -> bytes:
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"created": dt.datetime(on.year, on.month, on.day)})  # noqa: DTZ001 - properties have no zone
    sheet = book.add_worksheet("Sheet1")
    sheet.set_column(0, 0, 60)
    shown = book.add_format({"num_format": bars.number_format})
    sheet.write_column(1, 0, bars.categories)
    for across, series in enumerate(bars.series, 1):
        sheet.write_string(0, across, series.name)
        for down, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(down, across, value, shown)
    book.close()
    return made.getvalue()


def _set_axes(chart: Chart, bars: Bars) -> None:
    chart.font.name, chart.font.size = FONT, Pt(TABLE_SIZE)
    chart.font.color.rgb = colour(INK)
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb = colour(RULE)
    names.has_major_gridlines = False
    values.minimum_scale, values.maximum_scale = 0, bars.top
    values.has_major_gridlines = False
    values.visible = False


def _set_bars(chart: Chart) -> None:
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = _GAP_WIDTH, _OVERLAP
    plot.vary_by_categories = False
    for series, tone in zip(plot.series, (BAR, BAR_AT_REST), strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour(tone)
        series.invert_if_negative = False


def _stack(chart: Chart) -> None:
    """Stack the three series, that of completion in one colour, its lighter part half seen through."""
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = _STACKED_GAP, 100
    for series, tone in zip(plot.series, (BAR, BAR, BAR_AT_REST), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour(tone)
    (lighter,) = plot.series[1].format.fill._xPr.iter(qn("a:srgbClr"))  # noqa: SLF001 - colours that let through have no proxy
    lighter.append(parse_xml(f'<a:alpha {nsdecls("a")} val="{_LIGHTER}"/>'))
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def _set_legend(chart: Chart) -> None:
    chart.has_title = False
    chart.has_legend = True
    legend = chart.legend
    assert legend is not None, "it was just asked for"  # noqa: S101 - for the type
    legend.position = XL_LEGEND_POSITION.TOP
    legend.include_in_layout = False
    legend.font.name, legend.font.size = FONT, Pt(TABLE_SIZE)


def _lay_out(chart: Chart, bars: Bars, box: Box) -> None:
    """Fix where bars and legend stand within the chart, in shares of it."""
    left, top = bars.labels / box.width, bars.head / box.height
    _place(chart._chartSpace.chart.plotArea, (left, top, 1 - left, 1 - top), inner=True)  # noqa: SLF001 - layouts have no proxy
    legend = chart.legend._element  # noqa: SLF001 - likewise
    begins = 0 if bars.stacked else left - _LEGEND_LEAD / box.width
    _place(legend, (begins, 0, 1 - begins, _LEGEND_HEIGHT / box.height), inner=False)


def _place(element: object, shares: Sequence[float], *, inner: bool) -> None:
    for old in element.findall("{http://schemas.openxmlformats.org/drawingml/2006/chart}layout"):  # type: ignore[attr-defined]
        element.remove(old)  # type: ignore[attr-defined]
    sides = "".join(f'<c:{name} val="{share:.5f}"/>' for name, share in zip(("x", "y", "w", "h"), shares, strict=True))
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    layout = parse_xml(
        f"<c:layout {nsdecls('c')}><c:manualLayout>{target}<c:xMode val=\"edge\"/><c:yMode val=\"edge\"/>{sides}</c:manualLayout></c:layout>"
    )
    element.insert(0 if inner else 1, layout)  # type: ignore[attr-defined]
