"""The year of a sheet without a year column: names, titles and figures → the year, and the doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from papi_metrics.findings import Finding, finding
from papi_metrics.surveys.figures import Figure, Origin
from papi_metrics.surveys.headings import first_rows
from papi_metrics.surveys.labels import is_blank, number_of, year_in
from papi_metrics.surveys.shipped import shipped_scores
from papi_metrics.text import fold
from papi_metrics.workbook import Cell, Sheet, Workbook

_TITLE_CELLS = 2
_DATE = re.compile(r"\d{1,2}\s*[/.-]\s*20\d\d")
_SAME = 0.005
# PAPI's own file of 2011 has a tab that says 2012: the only sheet known to be named after a wrong year.
_MISNAMED, _MEANT = 2012, 2011
_FEWEST_ALIKE = 20


def origin_of(sheet: Sheet, workbook: Workbook) -> tuple[Origin, list[Finding]]:
    """Tell the year of a sheet: its own name, else its title, else its neighbours' names, else the file's.

    What stands inside the file comes first, so that a file gives the same years whatever it is called.
    """
    own, title, of_file = year_in(sheet.name), _title_year(sheet), year_in(workbook.name)
    neighbours = {year for other in workbook.sheets if (year := year_in(other.name))}
    shared = next(iter(neighbours)) if len(neighbours) == 1 else None
    year = own or title or shared or of_file
    if year is None:
        return Origin(file=workbook.name, year=None), []
    # A newer file repeats older years beside its own: that is no disagreement.
    repeated = of_file in {other for other in neighbours if other > year}
    others = {f"tiêu đề ghi {title}": title, f"tên tệp ghi {of_file}": None if repeated else of_file}
    return Origin(file=workbook.name, year=year), _doubt(sheet, year, others)


def meant_year(figures: list[Figure], year: int | None) -> int | None:
    """Return the year whose scores a sheet named after a wrong one holds; None if there is no doubt.

    Most of its figures must be PAPI's of that year, to two decimals.
    """
    if year != _MISNAMED:
        return None
    alike = sum(_is_like(figure, _MEANT) for figure in figures)
    return _MEANT if alike >= _FEWEST_ALIKE and alike > len(figures) / 2 else None


def misnamed(sheet: Sheet, year: int) -> list[Finding]:
    """Tell that a sheet is named after another year than its figures are of."""
    return _doubt(sheet, year, {f"tên trang tính ghi {year_in(sheet.name)}": year_in(sheet.name)})


def _doubt(sheet: Sheet, used: int, others: dict[str, int | None]) -> list[Finding]:
    told = [words for words, year in others.items() if year not in {None, used}]
    if not told:
        return []
    details = {"used": used, "others": ", ".join(told)}
    return [finding("score-year-of-sheet", sheet=sheet.name, value=sheet.name, details=details)]


def _title_year(sheet: Sheet) -> int | None:
    """Return the year that the titles tell; those that name PAPI count before others, dates do not count."""
    titles = [_DATE.sub(" ", cell) for cell in _titles(sheet)]
    named = " ".join(cell for cell in titles if "papi" in fold(cell))
    return year_in(named) or year_in(" ".join(titles))


def _titles(sheet: Sheet) -> Iterator[str]:
    """Yield the texts of cell A1 and of the rows of a cell or two above the table."""
    for index in first_rows(sheet.rows):
        filled: list[Cell] = [cell for cell in sheet.rows[index] if not is_blank(cell)]
        is_title = len(filled) <= _TITLE_CELLS
        cells = filled if is_title else sheet.rows[index][: 1 if index == 0 else 0]
        yield from (cell for cell in cells if isinstance(cell, str))
        if not is_title and index > 0:
            return


def _is_like(figure: Figure, year: int) -> bool:
    score, known = number_of(figure.score), _scores_of(year).get((figure.unit, figure.code))
    return score is not None and known is not None and abs(score - known) <= _SAME


@lru_cache
def _scores_of(year: int) -> dict[tuple[str, str], float]:
    table = shipped_scores()
    own = table[table["year"] == year]
    return dict(zip(zip(own["unit"], own["code"], strict=True), own["score"], strict=True))
