"""Write a list of survey scores that the score reader reads back: a template for a unit, or its known scores."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
from xlsxwriter.worksheet import Worksheet

from papi_metrics.framework import FIRST_YEAR, codes, indicator_name, parts_of, scale
from papi_metrics.reports.templates.book import CELL, HINT, TITLE, Book, set_heights, set_up_page, write_heading
from papi_metrics.reports.templates.instructions import INSTRUCTIONS_SHEET, write_instructions
from papi_metrics.reports.templates.lists import more_than_nothing, one_of, within
from papi_metrics.reports.templates.scores_guide import scale_words, scores_sections
from papi_metrics.surveys import FIELD_NAMES, LEVEL_NAMES

SCORES_SHEET = "Điểm khảo sát"
_HEADING_ROW = 2
# Column → width in characters; "name" is for the eye, the reader goes by the code.
_WIDTHS: Mapping[str, float] = {
    "unit": 18, "level": 9, "year": 7, "code": 7, "name": 52, "score": 9, "standard_error": 10, "sample_size": 9, "source": 26,
}  # fmt: skip
_YEARS_TO_CHOOSE = 20
_NAME = "Tên nội dung thành phần"
_NUMBER_FORMATS = {"score": "0.00##", "standard_error": "0.00##", "sample_size": "0"}
_CENTERED = {"level", "year", "code", *_NUMBER_FORMATS}
_HINT = f"Mỗi dòng một nội dung thành phần; chưa có điểm thì để trống. Cách ghi: xem trang «{INSTRUCTIONS_SHEET}»."

Row = dict[str, object]


def scores_workbook(
    scores: pd.DataFrame | None = None, *, unit: str | None, level: str = "commune", years: Sequence[int], source: str | None = None
) -> bytes:
    """Write a unit's scores, or blank rows for them, a sub-dimension a row, with checks and instructions.

    `read_scores` gives the unit's published scores with their standard errors, sample sizes and source. Sums are left
    out, for they are made on reading; a dimension or a total stands there only with what no sum tells. `source` is
    for rows of years that `scores` does not have.
    Shape: sheet "Điểm khảo sát": heading in row 3, a code a row from row 4, by year; sheet "Hướng dẫn".
    Errors: UnknownNameError for a year before the first survey; ValueError if neither `years` nor `scores` tells one.
    """
    known = {} if scores is None else _known(scores, unit, level)
    shown = sorted({*years, *(year for year, _ in known)})
    given: Row = {"unit": unit, "level": LEVEL_NAMES[level], "source": source}
    rows = [row for year in shown for row in _rows(known, year, given)]
    book = Book(title=SCORES_SHEET, dated=dt.date(max(shown), 1, 1))
    sheet, guide = book.sheet(SCORES_SHEET), book.sheet(INSTRUCTIONS_SHEET)
    book.write(sheet, (0, 0), "ĐIỂM KHẢO SÁT THEO BỘ CHỈ SỐ PAPI", TITLE)
    book.write(sheet, (1, 0), _HINT, HINT)
    _write_table(book, sheet, rows)
    _add_checks(sheet, rows)
    write_instructions(book, guide, scores_sections([field for field in _WIDTHS if field in FIELD_NAMES], years=shown))
    return book.finished()


def _known(scores: pd.DataFrame, unit: str | None, level: str) -> dict[tuple[int, str], Row]:
    """Return the unit's rows of a score table by year and code; missing values as None."""
    own = scores[(scores["unit"] == unit) & (scores["level"] == level)]
    plain = own.astype(object).where(own.notna(), None)
    return {(int(row["year"]), str(row["code"])): row for row in plain.to_dict("records")}  # type: ignore[misc]


def _rows(known: Mapping[tuple[int, str], Row], year: int, given: Row) -> Iterator[Row]:
    for code in codes(year):
        row = known.get((year, code), {})
        if "." in code or _stands_alone(known, year, code):
            yield given | {"year": year, "code": code, "name": indicator_name(code, year, "vi")} | {
                field: row[field] for field in ("score", "standard_error", "sample_size", "source") if field in row
            }


def _stands_alone(known: Mapping[tuple[int, str], Row], year: int, code: str) -> bool:
    """True for a sum that holds what its parts do not tell: a score without them, an error or a sample of its own."""
    row = known.get((year, code), {})
    summed = any(known.get((year, part), {}).get("score") is not None for part in parts_of(code, year))
    own = [row.get("standard_error"), row.get("sample_size"), None if summed else row.get("score")]
    return any(value is not None for value in own)


def _write_table(book: Book, sheet: Worksheet, rows: Sequence[Row]) -> None:
    titles = [FIELD_NAMES.get(field, _NAME) for field in _WIDTHS]
    write_heading(book, sheet, _HEADING_ROW, titles, list(_WIDTHS.values()))
    for column, field in enumerate(_WIDTHS):
        shape = CELL | ({"align": "center"} if field in _CENTERED else {}) | {"num_format": _NUMBER_FORMATS.get(field, "General")}
        book.write_down(sheet, (_HEADING_ROW + 1, column), [row.get(field) for row in rows], shape)
    columns = [[row.get(field) for row in rows] for field in _WIDTHS]
    set_heights(sheet, _HEADING_ROW + 1, columns, list(_WIDTHS.values()))
    last = _HEADING_ROW + len(rows)
    sheet.freeze_panes(_HEADING_ROW + 1, list(_WIDTHS).index("name") + 1)
    sheet.autofilter(_HEADING_ROW, 0, last, len(_WIDTHS) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    set_up_page(sheet, heading=_HEADING_ROW, last=(last, len(_WIDTHS) - 1))


def _years(rows: Sequence[Row]) -> range:
    """Return years to choose from, the newest first: those of the rows, the one after, and some before."""
    newest = max(int(row["year"]) for row in rows) + 1  # type: ignore[call-overload]
    return range(newest, max(FIRST_YEAR, newest - _YEARS_TO_CHOOSE) - 1, -1)


def _add_checks(sheet: Worksheet, rows: Sequence[Row]) -> None:
    first, last = _HEADING_ROW + 1, _HEADING_ROW + len(rows)
    places = {field: column for column, field in enumerate(_WIDTHS)}
    names = {field: FIELD_NAMES[field] for field in places if field in FIELD_NAMES}
    checks = {
        "level": one_of(list(LEVEL_NAMES.values()), name=names["level"], refusal="Hãy chọn một cấp trong danh sách."),
        "year": one_of([str(year) for year in _years(rows)], name=names["year"]),
        "standard_error": more_than_nothing("decimal", name=names["standard_error"], refusal="Ghi số lớn hơn 0, hoặc để trống."),
        "sample_size": more_than_nothing("integer", name=names["sample_size"], refusal="Ghi số phiếu lớn hơn 0, hoặc để trống."),
    }
    for field, check in checks.items():
        sheet.data_validation(first, places[field], last, places[field], check)
    for at, row in enumerate(rows, first):
        low, high = scale(str(row["code"]), int(row["year"]))  # type: ignore[call-overload]
        refusal = f"Ghi số từ {scale_words((low, high)).replace(' - ', ' đến ')}, hoặc để trống nếu chưa có."
        bounds = within("decimal", low, high, name=f"{names['score']} {row['code']}", refusal=refusal)
        sheet.data_validation(at, places["score"], at, places["score"], bounds)
