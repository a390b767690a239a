"""Scores explained: a unit's row of changes and where scores come from → score, change, verdict and comparability."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from papi_metrics.change import BY_THRESHOLD, PCT_SIGNIFICANT, Z_SIGNIFICANT
from papi_metrics.change.units import scores_of_unit
from papi_metrics.errors import UnknownNameError
from papi_metrics.explanations.places import ScoreBook, ScoreEntry, ScoreKey
from papi_metrics.explanations.value import Explanation, Input, exact, explained
from papi_metrics.framework import TOTAL, Break, breaks_between, merger_reason, parts_of
from papi_metrics.language import Words, later, ngettext, spoken
from papi_metrics.language import gettext as _
from papi_metrics.palette import VERDICTS
from papi_metrics.rules import RULES_VERSION
from papi_metrics.wording import MISSING, is_missing, number, per_cent, points, signed, signed_percent

BREAKS_FILE, PROVINCES_FILE = "data/breaks.csv", "data/provinces.csv"
COMPARABILITY = Words({"yes": later("So được"), "caution": later("So thận trọng"), "no": later("Không so được")})
_RULE_PLACE = later("quy tắc {version}")
_TO_COMPARE = Words({"no_data": later("Chưa có điểm năm {year}"), "no_base": later("Không có điểm năm gốc {base}"), "not_comparable": "{reason}"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ScoreCase:
    """One unit's score of one code in a year against a base year, as `score_change` gives it, and the book of scores."""

    book: ScoreBook
    unit: str
    row: Mapping[str, Any]

    @property
    def code(self) -> str:
        """The code."""
        return str(self.row["code"])

    def key(self, year: int, code: str | None = None) -> ScoreKey:
        """Return what names a score of this unit."""
        return str(self.row["level"]), self.unit, year, code or self.code

    def entry(self, year: int, code: str | None = None) -> ScoreEntry | None:
        """Return a score of this unit, None where it has none."""
        return self.book.entry(self.key(year, code))

    def place(self, year: int, code: str | None = None) -> str:
        """Say where a score of this unit stands."""
        return self.book.place(self.key(year, code))

    def score_input(self, year: int) -> Input:
        """Return this code's score of a year as an input."""
        entry = self.entry(year)
        known = float("nan") if entry is None else entry.score
        return Input(_("Điểm năm {year}", year=year), exact(known), self.place(year), known)


def score_case(book: ScoreBook, changes: pd.DataFrame, *, unit: str, code: str) -> ScoreCase:
    """Take one code's row out of the changes of a unit, which any spelling of its name finds.

    Errors: UnknownNameError for a unit without scores, or if the year has no such code.
    """
    rows = changes[changes["code"] == code]
    if rows.empty:
        raise UnknownNameError("Không có mã {code} trong bảng điểm.", code=code)
    name = str(scores_of_unit(book.scores, unit)["unit"].iloc[0])
    return ScoreCase(book=book, unit=name, row={str(name): value for name, value in rows.iloc[0].items()})


def code_words(code: str) -> str:
    """Name a code: the total by its name."""
    if code == TOTAL:
        return TOTAL
    return _("Nội dung {code}", code=code) if "." in code else _("Chỉ số {code}", code=code)


def explain_score(case: ScoreCase, *, base: bool = False) -> Explanation:
    """Explain the score of the year, or of the base year: read from a cell, or the sum of its parts."""
    year = int(case.row["base_year" if base else "year"])
    entry, name = case.entry(year), code_words(case.code)
    summed = entry is None or entry.cell is None
    parts = _parts(case, year) if summed else []
    if not parts:
        inputs = [case.score_input(year)]
        formula = _("{name} năm {year} = {number}, đọc từ ô nguồn", name=name, year=year, number=exact(inputs[0].number)) if entry else _("{name} năm {year} chưa công bố", name=name, year=year)
    else:
        inputs = parts
        formula = _sum_words(name, year, parts, entry)
    figure = None if entry is None else entry.score
    return explained(_("{name} năm {year}", name=name, year=year), "score", figure=figure, value=points(figure), formula=formula, inputs=inputs)


def _parts(case: ScoreCase, year: int) -> list[Input]:
    found = [(part, case.entry(year, part)) for part in parts_of(case.code, year)]
    if all(entry is None for _, entry in found):
        return []
    return [
        Input(code_words(part), exact(entry.score if entry else None), case.place(year, part), entry.score if entry else float("nan"))
        for part, entry in found
    ]


def _sum_words(name: str, year: int, parts: list[Input], entry: ScoreEntry | None) -> str:
    if entry is None:
        missing = [part.name for part in parts if is_missing(part.number)]
        return _("{name} năm {year} = tổng các phần; thiếu {missing} nên không có tổng", name=name, year=year, missing=", ".join(missing))
    return _("{name} năm {year} = {sum} = {score}", name=name, year=year, sum=" + ".join(part.value for part in parts), score=exact(entry.score))


def explain_change(case: ScoreCase) -> Explanation:
    """Explain the change in points by the two scores."""
    now, then, figure = case.score_input(_year(case)), _base_input(case), case.row["change"]
    formula = _("Thay đổi = {score} − {base} = {change} điểm", score=now.value, base=then.value, change=exact(figure, sign=True))
    told = formula if not is_missing(figure) else _why_no_change(case)
    return explained(_("Thay đổi (điểm)"), "change", figure=figure, value=signed(figure), formula=told, inputs=[now, then])


def explain_change_pct(case: ScoreCase) -> Explanation:
    """Explain the change in per cent of the base score."""
    now, then, figure = case.score_input(_year(case)), _base_input(case), case.row["change_pct"]
    formula = _("Thay đổi = ({score} − {base}) ÷ {base} × 100 = {change}", score=now.value, base=then.value, change=signed_percent(figure))
    told = formula if not is_missing(figure) else _why_no_change(case)
    return explained(_("Thay đổi (%)"), "change", figure=figure, value=signed_percent(figure), formula=told, inputs=[now, then])


def _year(case: ScoreCase) -> int:
    return int(case.row["year"])


def _base_input(case: ScoreCase) -> Input:
    """Return the base score; where no earlier year is compared with, none."""
    year = int(case.row["base_year"])
    if is_missing(case.row["base"]):
        return Input(_("Điểm năm gốc {year}", year=year), MISSING, case.place(year) if case.entry(year) is None else _("không phải năm trước"))
    return case.score_input(year)


def _why_no_change(case: ScoreCase) -> str:
    row = case.row
    lacking = "no_data" if is_missing(row["score"]) else "no_base" if is_missing(row["base"]) else "not_comparable"
    told = _TO_COMPARE[lacking].format(year=row["year"], base=row["base_year"], reason=str(row["reason"]).rstrip("."))
    return _("{why}: không tính thay đổi", why=told)


def explain_verdict(case: ScoreCase) -> Explanation:
    """Explain the verdict by z where both standard errors are known, else by the change in per cent, beside their thresholds."""
    verdict, sign = str(case.row["verdict"]), VERDICTS[str(case.row["verdict"])]
    words = f"{sign.icon} {_(sign.word)}"
    if verdict in _TO_COMPARE:
        told = _TO_COMPARE[verdict].format(year=case.row["year"], base=case.row["base_year"], reason=str(case.row["reason"]).rstrip("."))
        inputs, formula = [case.score_input(_year(case)), _base_input(case)], f"{told} → {words}"
    elif case.row["evidence"] == BY_THRESHOLD:
        inputs, formula = _by_threshold(case)
    else:
        inputs, formula = _by_errors(case)
    told = formula if verdict in _TO_COMPARE else f"{formula} → {words}"
    return explained(_("Nhận định"), "verdict", figure=verdict, value=words, formula=told, inputs=inputs)


def _by_threshold(case: ScoreCase) -> tuple[list[Input], str]:
    pct = float(case.row["change_pct"])
    reached = round(abs(pct), 9) >= PCT_SIGNIFICANT
    inputs = [
        case.score_input(_year(case)),
        _base_input(case),
        Input(_("Ngưỡng (%)"), per_cent(f"±{number(PCT_SIGNIFICANT)}"), _(_RULE_PLACE, version=RULES_VERSION), PCT_SIGNIFICANT),
    ]
    limit = number(PCT_SIGNIFICANT)
    compared = _("đạt") if reached else _("chưa đạt")
    return inputs, _("Thay đổi {pct} {compared} ngưỡng ±{limit}\u00a0% (không đủ sai số chuẩn của hai năm)", pct=_fine_pct(pct), compared=compared, limit=limit)


def _fine_pct(pct: float) -> str:
    """Write a change in per cent; where a decimal would round it onto the threshold, with more."""
    digits = 1 if round(abs(pct), 1) != PCT_SIGNIFICANT else 3
    return per_cent(signed(pct, digits))


def _by_errors(case: ScoreCase) -> tuple[list[Input], str]:
    year, base = _year(case), int(case.row["base_year"])
    now, then = case.score_input(year), _base_input(case)
    errors = [_error_input(case, at) for at in (year, base)]
    spread = (errors[0].number ** 2 + errors[1].number ** 2) ** 0.5
    z = (now.number - then.number) / spread
    inputs = [now, then, *errors, Input(_("Ngưỡng |z|"), number(Z_SIGNIFICANT, 2), _(_RULE_PLACE, version=RULES_VERSION), Z_SIGNIFICANT)]
    reached = _("đạt") if round(abs(z) / Z_SIGNIFICANT, 9) >= 1 else _("chưa đạt")
    formula = (
        f"z = ({now.value} − {then.value}) ÷ √({errors[0].value}² + {errors[1].value}²) = {number(z, 2)}, "
        f"|z| {reached} {number(Z_SIGNIFICANT, 2)}"
    )
    return inputs, formula


def _error_input(case: ScoreCase, year: int) -> Input:
    entry = case.entry(year)
    error = entry.standard_error if entry and entry.standard_error is not None else float("nan")
    return Input(_("Sai số chuẩn năm {year}", year=year), exact(error), _("cùng dòng với điểm: {place}", place=case.place(year)), error)


def explain_comparability(case: ScoreCase) -> Explanation:
    """Explain whether the two years may be compared by the breaks between them, each with its year."""
    year, base = _year(case), int(case.row["base_year"])
    merged = merger_reason(case.unit, base, year)
    forbidding, doubtful = breaks_between(case.code, base, year)
    inputs = [Input(_("Sáp nhập 1/7/2025"), _("cấm so: {reason}", reason=merged.rstrip(".")), PROVINCES_FILE, 1.0)] if merged else []
    inputs += [_break_input(item, forbids=True) for item in forbidding]
    inputs += [_break_input(item, forbids=False) for item in doubtful]
    verdict = str(case.row["comparability"])
    word = COMPARABILITY[verdict]
    count = ngettext("{count} chỗ ngắt", len(inputs)) if inputs else _("Không có chỗ ngắt nào")
    forbids = sum(item.number > 0 for item in inputs)
    detail = ngettext(", {count} chỗ cấm so", forbids) if forbids else _(", không chỗ nào cấm so") if inputs else ""
    formula = _("{breaks} sau năm {first} đến năm {last}{detail} → {word}", breaks=count, first=min(base, year), last=max(base, year), detail=detail, word=word)
    return explained(_("So được không"), "comparability", figure=verdict, value=word, formula=formula, inputs=inputs)


def _break_input(item: Break, *, forbids: bool) -> Input:
    word = _("cấm so") if forbids else _("cần thận trọng")
    return Input(_("Năm {year}, {code}", year=item.year, code=code_words(item.code)), f"{word}: {item.what_vi if spoken() == 'vi' else item.what}", _("{file}, dòng {line}", file=BREAKS_FILE, line=item.line), float(forbids))
