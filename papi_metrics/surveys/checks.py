"""Judge figures one by one: figures → the published scores that can be used, and the findings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import pandas as pd

from papi_metrics.findings import Finding, finding
from papi_metrics.framework import scale
from papi_metrics.surveys.figures import Figure
from papi_metrics.surveys.labels import is_blank, number_of

_SCALE_SLACK = 0.011  # Scales are printed with two decimals: 3.33 stands for 10/3.
_SAME = 0.00005
_MISSING = float("nan")
_COLUMNS = ("unit", "level", "year", "code", "score", "standard_error", "sample_size", "source", "sheet", "row", "column")

_Key = tuple[str, str, int, str]
_Kept = tuple[Figure, float]


def published(figures: Iterable[Figure]) -> tuple[pd.DataFrame, list[Finding]]:
    """Keep every figure once, its score as a number or missing.

    Shape: one row per unit, year and code in reading order: the columns of the score table and
           `column`, the letter of the score's cell.
    """
    findings: list[Finding] = []
    zeros: dict[tuple[str, str, int], list[Figure]] = {}
    kept: dict[_Key, _Kept] = {}
    repeated: dict[str, list[Figure]] = {}
    for figure in figures:
        score, doubt = _score(figure)
        if doubt == "score-zero":
            zeros.setdefault((figure.sheet, figure.unit, figure.year), []).append(figure)
        elif doubt:
            low, high = scale(figure.code, figure.year)
            findings.append(_finding(doubt, figure, figure.score, low=_shown(low), high=_shown(high)))
        clash = _keep(kept, figure, score)
        if clash == "score-repeated":
            repeated.setdefault(figure.sheet, []).append(figure)
        elif clash:
            findings.append(_finding(clash, figure, figure.score, first=_place_of(kept, figure)))
    table, doubts = _table(kept.values())
    notes = [_finding("score-zero", found[0], found[0].score, count=len(found)) for found in zeros.values()]
    again = [_finding("score-repeated", found[0], len(found)) for found in repeated.values()]
    return table, [*findings, *doubts, *notes, *again]


def _score(figure: Figure) -> tuple[float, str | None]:
    """Read a score; what is not published, not a number or not on its scale is missing."""
    if is_blank(figure.score):
        return _MISSING, None
    score = number_of(figure.score)
    if score is None or not math.isfinite(score):
        return _MISSING, "score-unread"
    if score == 0:
        return _MISSING, "score-zero"
    low, high = scale(figure.code, figure.year)
    if not low - _SCALE_SLACK <= score <= high + _SCALE_SLACK:
        return _MISSING, "score-out-of-scale"
    return score, None


def _keep(kept: dict[_Key, _Kept], figure: Figure, score: float) -> str | None:
    """Keep a figure unless its place is taken; return the code of the clash, if there is one.

    A missing score gives way to one from another sheet.
    """
    first, known = kept.setdefault(_key(figure), (figure, score))
    if first is figure:
        return None
    if first.sheet == figure.sheet:
        return "score-duplicate"
    if math.isnan(known) or math.isnan(score):
        if math.isnan(known):
            kept[_key(figure)] = figure, score
        return None
    return "score-repeated" if abs(known - score) <= _SAME else "score-conflict"


def _key(figure: Figure) -> _Key:
    return figure.level, figure.unit, figure.year, figure.code


def _place_of(kept: dict[_Key, _Kept], figure: Figure) -> str:
    first, _ = kept[_key(figure)]
    return f"{first.sheet}!{first.column}{first.row}"


def _table(kept: Iterable[_Kept]) -> tuple[pd.DataFrame, list[Finding]]:
    rows: list[tuple[object, ...]] = []
    doubts: list[Finding] = []
    for figure, score in kept:
        error, sample = _positive(figure.standard_error), _positive(figure.sample_size)
        sample = sample if sample.is_integer() else _MISSING
        place = (figure.source, figure.sheet, figure.row, figure.column)
        rows.append((figure.unit, figure.level, figure.year, figure.code, score, error, sample, *place))
        doubts.extend(_doubts(figure, error, sample))
    return pd.DataFrame(rows, columns=_COLUMNS), doubts


def _positive(cell: object) -> float:
    number = number_of(cell) if isinstance(cell, str | int | float) else None
    return number if number is not None and math.isfinite(number) and number > 0 else _MISSING


def _doubts(figure: Figure, error: float, sample: float) -> Iterator[Finding]:
    for code, cell, read in (
        ("standard-error-unread", figure.standard_error, error),
        ("sample-size-unread", figure.sample_size, sample),
    ):
        if math.isnan(read) and not is_blank(cell) and number_of(cell) != 0:
            yield _finding(code, figure, cell)


def _finding(code: str, figure: Figure, value: object, **details: object) -> Finding:
    named = {"unit": figure.unit, "code": figure.code, "year": figure.year, **details}
    return finding(code, sheet=figure.sheet, row=figure.row, column=figure.column, value=value, details=named)


def _shown(number: float) -> str:
    return f"{number:g}".replace(".", ",")
