"""The grammar of stretches of time: lists, ranges, beginnings and limits, from spelled text → spans."""

from __future__ import annotations

import re

from papi_metrics.deadlines.parsing import Parser, after, before, either, joined, kept, listed, matching, maybe
from papi_metrics.deadlines.points import (
    bare_year,
    dashed_date,
    date_point,
    dated_by_year,
    month_numbers,
    month_word,
    numbers,
    period,
    plan_year,
    point,
    quarter_numbers,
    quarter_word,
    whole_year,
)
from papi_metrics.deadlines.spans import Point, Span, as_limit, day_point


def _alone(parser: Parser[Span]) -> Parser[tuple[Span, ...]]:
    return kept(parser, lambda span: (span,))


def _closed(stated: Point) -> Span:
    return Span(None, stated)


# --- series: "quý I, II, IV/2022", "tháng 3-5, 9"

_series_separator = matching(r"(?:,|va|&|\+|hoac|;|/(?= (?:i|ii|iii|iv)\b))(?: va| hoac)?")


def _element(first: Point, last: Point | None) -> Span:
    return Span(first, last) if last else _closed(first)


def _series(word: Parser[re.Match[str]], number: Parser[Point]) -> Parser[tuple[Span, ...]]:
    """Accept a unit word and then numbers, ranges of numbers, or both, each with a year or without."""
    one = dated_by_year(number)
    element = joined(one, maybe(after(matching(r"-|(?:den|toi)(?: het)?"), one)), _element)
    return after(word, listed(element, _series_separator))


_all_series = either(
    *(_series(quarter_word, number) for number in quarter_numbers),
    *(_series(month_word, number) for number in month_numbers),
)


# --- days that share one month: "15-30/6", "ngày 15 và 30/6"


def _day_range(day: int, last: Point) -> Span | None:
    first = day_point(day, last.last[0], last.year)
    return Span(first, last) if first else None


def _day_list(days: tuple[int, ...], last: Point) -> tuple[Span, ...] | None:
    points = [found for day in days if (found := day_point(day, last.last[0], last.year))]
    return tuple(map(_closed, [*points, last])) if len(points) == len(days) else None


_day = after(maybe(matching(r"ngay")), numbers(r"[0-9]{1,2}"))
_day_separator = matching(r"(?:,|va|&)(?: va)?")
_days_to_date = joined(before(_day, matching(r"(?:-|den|toi)(?: het)?")), date_point, _day_range)
_days_of_month = joined(
    before(after(matching(r"ngay"), listed(_day, _day_separator)), _day_separator), date_point, _day_list
)


# --- ranges, limits and beginnings

_NOT_LATER = (
    r"(?:cham nhat|muon nhat|tre nhat|khong (?:qua|sau)|khong (?:cham|muon|tre) hon|cho den|den|toi|het|cuoi|ket thuc)"
)
_by = matching(rf"{_NOT_LATER}(?: (?:{_NOT_LATER}|la|vao|trong))*")
_before = matching(rf"(?:(?:{_NOT_LATER}|la|vao) )*truoc")
_before_the_end = matching(rf"(?:(?:{_NOT_LATER}|la|vao) )*truoc (?:khi )?(?:het|ket thuc|cuoi)")
_the_end = matching(rf"(?:(?:{_NOT_LATER}|la|vao|truoc|truoc khi) )*(?:het|cuoi|ket thuc)")
_from = matching(r"(?:bat dau |ke )?tu")
_to = matching(r"-|cho den|den|toi")
_now = matching(
    r"tu (?:nay|bay gio|(?:khi|ngay) (?:ban hanh|ky)(?: ban hanh)?)(?: (?:ke hoach|van ban|quyet dinh)(?: nay)?)?"
)
_onwards = matching(r"tro di|ve sau|tro ve sau")
_opening = either(point, after(matching(r"dau"), either(period, plan_year)))
_closing = either(
    after(maybe(matching(r"het|cuoi")), point),
    after(matching(r"truoc"), date_point),
    after(matching(r"het|cuoi"), plan_year),
)


def _only_range(spans: tuple[Span, ...]) -> tuple[Span, ...] | None:
    return spans if len(spans) == 1 and spans[0].opening else None


# Numbers of one unit come first: "Quý 1-2/2022" ends with the second quarter, not with February.
_numbered = either(_all_series, kept(after(_from, _all_series), _only_range))
_ranges = either(
    _alone(after(maybe(_from), _days_to_date)),
    _alone(joined(after(maybe(_from), before(_opening, _to)), _closing, Span)),
    # A year without "năm" closes only a range of years: "25/6-2022" is no range.
    _alone(joined(after(maybe(_from), before(either(bare_year, whole_year), _to)), bare_year, Span)),
    _alone(kept(after(before(_now, _to), _closing), as_limit)),
)
# "Trước tháng 6" is not read: it may mean by the end of May or by the end of June.
_limits = _alone(
    kept(
        either(
            after(_before, either(date_point, dashed_date)),
            after(either(_before_the_end, _by), either(point, bare_year, dashed_date)),
            after(_the_end, plan_year),
        ),
        as_limit,
    )
)
_beginnings = _alone(
    kept(before(after(_from, either(_opening, bare_year)), maybe(_onwards)), lambda first: Span(first, None))
)
_years = after(
    matching(r"(?:cac )?nam"), kept(listed(bare_year, _series_separator), lambda years: tuple(map(_closed, years)))
)
_plain = either(_years, _days_of_month, _alone(kept(either(point, bare_year), _closed)))
_within = matching(
    r"(?:ngay )?(?:trong (?:khoang )?thoi gian|trong suot|trong cac|vao cac|trong|vao|tai|cac)(?: giai doan)?|giai doan"
)

stretches: Parser[tuple[Span, ...]] = after(maybe(_within), either(_numbered, _ranges, _limits, _beginnings, _plain))
