"""Section III: the scores against the base year, with what may be compared, by what evidence, and whose they are."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd

from papi_metrics.briefing.value import Cell, Column, Grid, Paragraph, Section, Subject
from papi_metrics.briefing.words import HEADINGS, heading_of, kind_word, sign_word
from papi_metrics.change import evidence_words
from papi_metrics.framework import PAPI_SOURCE, TOTAL, unit_key
from papi_metrics.letterhead import province_of
from papi_metrics.sentences import CODES, Phrases, comparability_notes, dimension_changes, named, total_change
from papi_metrics.wording import is_missing, rank

_SAID = Phrases(
    vi={
        "none": "Chưa có điểm PAPI của {province} để đặt cạnh kế hoạch năm {year}.",
        "whose": "Điểm PAPI là điểm của {unit}{not_own}. Nguồn: {source}.",
        "not_own": ", không phải của {kind}",
        "survey": "Điểm theo khảo sát của {unit}, không phải điểm PAPI của tỉnh.",
        "alone": "Năm {year} không sau năm gốc {base_year}: chỉ nêu điểm, không so.",
        "other_year": "Chưa có điểm năm {year}; dưới đây là điểm năm {newest}, không đọc cùng kết quả công việc của kế hoạch.",
        "total": "PAPI (tổng)",
        "star": "* So thận trọng. ≠ Không so được: chỉ nêu điểm, không nêu thay đổi. Thay đổi tính trên điểm chưa làm tròn.",
    },
    en={
        "none": "There are no PAPI scores of {province} to set beside the plan of {year}.",
        "whose": "PAPI scores are those of {unit}{not_own}. Source: {source}.",
        "not_own": ", not of the {kind}",
        "survey": "Scores are of {unit}'s own survey, not PAPI's.",
        "alone": "{year} is not after the base year {base_year}: scores only, nothing is compared.",
        "other_year": "There is no score of {year} yet; the scores of {newest} below are not read together with the plan's work.",
        "total": "PAPI (total)",
        "star": "* To be compared with caution. ≠ Not comparable: scores only, no change. Changes are taken before rounding.",
    },
)


def score_section(changes: pd.DataFrame, subject: Subject, *, unit: str) -> Section:
    """Write section III; `changes` as `score_change` gives them for `unit`, no rows where nothing is published."""
    language = subject.language
    if changes.empty:
        text = _SAID.say("none", language, province=unit or subject.province, year=subject.plan_year)
        return Section(heading=HEADINGS.say("no_scores", language), blocks=(Paragraph(text=text),))
    year, base_year = int(changes["year"].iloc[0]), int(changes["base_year"].iloc[0])
    if base_year >= year:
        return _alone(changes, subject, unit=unit)
    apart = [_SAID.say("other_year", language, year=subject.plan_year, newest=year)] if year != subject.plan_year else []
    shown = changes[changes["code"].isin([TOTAL, *CODES])]
    texts = [
        *apart,
        f"{total_change(changes, unit=unit, language=language)} {dimension_changes(changes, language=language)}",
    ]
    notes = comparability_notes(shown, unit=unit, language=language)
    return Section(
        heading=HEADINGS.say("scores", language, year=year, base_year=base_year),
        blocks=(
            *(Paragraph(text=text) for text in texts),
            _scores(shown, subject),
            *(Paragraph(text=note) for note in notes),
            Paragraph(text=whose_scores(changes, subject, unit=unit)),
        ),
    )


def _alone(changes: pd.DataFrame, subject: Subject, *, unit: str) -> Section:
    """Write section III where no earlier year is the base: scores and ranks, nothing compared."""
    language = subject.language
    year, base_year = int(changes["year"].iloc[0]), int(changes["base_year"].iloc[0])
    rows = changes[changes["code"].isin([TOTAL, *CODES])]
    grid = _scores(rows, subject)
    kept = [0, 2, len(grid.columns) - 1]
    heading = HEADINGS.say("alone", language, year=year)
    alone = replace(
        grid,
        caption=heading,
        columns=tuple(grid.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in grid.rows),
        note="",
    )
    told = _SAID.say("alone", language, year=year, base_year=base_year)
    return Section(heading=heading, blocks=(Paragraph(text=told), alone, Paragraph(text=whose_scores(changes, subject, unit=unit))))


def whose_scores(changes: pd.DataFrame, subject: Subject, *, unit: str) -> str:
    """Say whose scores these are and who published them."""
    if (changes["level"] == "province").all():
        own = unit_key(subject.unit) in {unit_key(unit), unit_key(province_of(unit))}
        not_own = "" if own else _SAID.say("not_own", subject.language, kind=kind_word(subject.unit, subject.language))
        whose = province_of(unit) if subject.language == "vi" else unit
        return _SAID.say("whose", subject.language, unit=whose, not_own=not_own, source=PAPI_SOURCE)
    return _SAID.say("survey", subject.language, unit=unit)


def _scores(rows: pd.DataFrame, subject: Subject) -> Grid:
    """Set both years' scores side by side with the change, what it is judged to be and by what, and the rank."""
    language = subject.language
    year, base_year = int(rows["year"].iloc[0]), int(rows["base_year"].iloc[0])
    say = partial(heading_of, language)
    ordered = pd.concat([rows[rows["code"] != TOTAL], rows[rows["code"] == TOTAL]])
    return Grid(
        name="scores",
        caption=HEADINGS.say("scores", language, year=year, base_year=base_year),
        columns=(
            Column(heading=say("indicator"), width=3.2),
            Column(heading=say("base", year=base_year), kind="points"),
            Column(heading=say("score", year=year), kind="points"),
            Column(heading=say("change"), kind="signed"),
            Column(heading=say("change_pct"), kind="signed_percent"),
            Column(heading=say("verdict"), width=1.9),
            Column(heading=say("evidence"), width=2.2),
            Column(heading=say("rank", year=year)),
        ),
        rows=tuple(_row(row, subject) for _, row in ordered.iterrows()),
        totals=1,
        note=_SAID.say("star", language),
    )


def _row(row: pd.Series, subject: Subject) -> tuple[Cell, ...]:
    language, code = subject.language, str(row["code"])
    told = code != TOTAL
    name = f"{code}. {named(code, str(row['name']), language=language)}" if told else _SAID.say("total", language)
    compared = row["comparability"] != "no"
    mark = " *" if row["comparability"] == "caution" and row["verdict"] in {"up", "down", "flat"} else ""
    verdict = sign_word(str(row["verdict"]), language)
    return (
        name,
        _number(row["base"]),
        _number(row["score"]),
        _number(row["change"]) if compared else None,
        _number(row["change_pct"]) if compared else None,
        f"{verdict}{mark}" if compared else f"≠ {verdict}",
        "" if is_missing(row["evidence"]) else evidence_words(str(row["evidence"]), language=language).replace(" %", "\u00a0%"),
        rank(row["rank"], row["rank_n"]),
    )


def _number(value: object) -> float | None:
    return None if is_missing(value) else float(value)  # type: ignore[arg-type]
