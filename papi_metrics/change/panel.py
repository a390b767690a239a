"""All units of one level in all years: score table → ranks, groups and the marks of their spread, worked out once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from papi_metrics.change.ranks import rank_columns, rank_segment
from papi_metrics.change.standing import QUARTERS
from papi_metrics.framework import DIMENSIONS, TOTAL, indicator_name, provinces, tiles, unit_in

MAIN_CODES = (TOTAL, *map(str, DIMENSIONS))
MARKS = ("lowest", *QUARTERS, "best")
NAN = float("nan")
_KEPT = ["year", "code", "unit", "level", "score", "standard_error", "source"]
_RANKS = ["rank", "rank_n", "quartile", "tied"]
_DISTANCES = {"to_median": "median", "to_top_quarter": "top_quarter", "to_best": "best"}
_TYPES = {
    **dict.fromkeys(["rank", "rank_n", "tied", "base_rank"], "Int64"),
    **dict.fromkeys(["year", "base_year", "segment", "row", "column"], "int64"),
    **dict.fromkeys(["own", "archipelago"], "bool"),
    **dict.fromkeys(["score", "base", "standard_error", "base_standard_error", *MARKS, *_DISTANCES, *map(str, DIMENSIONS)], "float64"),
}
"""What columns hold; all others hold words."""


class Place(NamedTuple):
    """One unit's place on one code in one year; what is not known is NaN or None."""

    unit: str
    score: float
    standard_error: float
    source: str | None
    rank: int | None
    quartile: str | None
    tied: int | None


NOWHERE = Place("", NAN, NAN, None, None, None, None)
"""The place of a unit without a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """All units' places on one code in one year, how many have a score, and the marks of their spread."""

    count: int
    marks: Mapping[str, float]
    places: Mapping[str, Place]

    def place(self, unit: str) -> Place:
        """Return a unit's place, NOWHERE if it has no row."""
        return self.places.get(unit, NOWHERE)


EMPTY = Field(count=0, marks=dict.fromkeys(MARKS, NAN), places={})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Panel:
    """The units of one level: `table` as `score_panel` says, `fields` the same by year and code."""

    level: str
    table: pd.DataFrame
    fields: Mapping[tuple[int, str], Field]

    def field(self, year: int, code: str) -> Field:
        """Return the field of a code in a year, an empty one where nobody has it."""
        return self.fields.get((year, code), EMPTY)

    def years(self, code: str = TOTAL) -> list[int]:
        """Return the years that have a code, in order."""
        return [year for year, known in self.fields if known == code]


def score_panel(scores: pd.DataFrame, *, level: str = "province") -> Panel:
    """Rank all units of a level in the total and the dimensions of every year.

    Shape:  `table` has one row per year, code (in PAPI's order) and unit (by name) with a row: `year, code, unit, level,
            score, standard_error, source, rank, rank_n` Int64, `quartile`, `tied` Int64 (other units of the same rank).
    Errors: none; a level without scores gives no rows.
    """
    rows = scores.loc[(scores["level"] == level) & scores["code"].isin(MAIN_CODES), _KEPT]
    order = rows["code"].map({code: at for at, code in enumerate(MAIN_CODES)})
    rows = rows.assign(order=order).sort_values(["year", "order", "unit"], ignore_index=True)[_KEPT]
    ranks = rank_columns(rows)[["rank", "rank_n", "quartile"]]
    alike = ranks["rank"].groupby([rows["year"], rows["code"], ranks["rank"]]).transform("count")
    table = pd.concat([rows, ranks], axis=1).assign(tied=alike.sub(1).astype("Int64"))
    return Panel(level=level, table=table, fields=_fields(table))


def _fields(table: pd.DataFrame) -> dict[tuple[int, str], Field]:
    groups = table.groupby(["year", "code"])["score"]
    spread = {"lowest": groups.min(), **{mark: groups.quantile(share) for mark, share in QUARTERS.items()}, "best": groups.max()}
    marks: dict[Any, dict[Any, float]] = pd.DataFrame(spread).to_dict("index")
    counts = groups.count().to_dict()
    columns = [table[name].astype(object).where(table[name].notna(), None) for name in ("source", "rank", "quartile", "tied")]
    places: dict[Any, dict[str, Place]] = {key: {} for key in marks}
    names = ["year", "code", "unit", "score", "standard_error"]
    for year, code, unit, score, error, *rest in zip(*(table[name] for name in names), *columns, strict=True):
        places[year, code][unit] = Place(unit, score, error, *rest)
    return {key: Field(count=counts[key], marks=marks[key], places=places[key]) for key in marks}


def places_in(panel: Panel, *, year: int) -> pd.DataFrame:
    """Return a panel's rows of a year, in its order."""
    return panel.table[panel.table["year"] == year]


def units_in(panel: Panel, *, year: int) -> tuple[str, ...]:
    """Return the units that a level has in a year, by name: all provinces as they are then, with or without a row.

    Of other levels only those with a row that year are known: nobody surveys every commune every year.
    """
    if panel.level == "province":
        return tuple(sorted({unit_in(item.name, year) for item in provinces()}))
    return tuple(sorted(places_in(panel, year=year)["unit"].unique()))


def panel_standing(panel: Panel, *, unit: str, year: int) -> pd.DataFrame:
    """Return where a unit stands in a year on the total and the dimensions.

    Shape:  one row per code that year has, in PAPI's order: `code, name, unit, level, year, score, rank, rank_n` Int64,
            `quartile, tied` Int64, `lowest, lowest_quarter, median, top_quarter, best, to_median, to_top_quarter, to_best,
            best_units` (who is best, joined by ", "), `source`. Without a score of its own rank and distances are missing,
            and what the others have is told all the same.
    Errors: none; a year nobody has scores for gives no rows.
    """
    rows = []
    for code in MAIN_CODES:
        if (year, code) in panel.fields:
            field = panel.field(year, code)
            own = field.place(unit)
            distances = (field.marks[mark] - own.score for mark in _DISTANCES.values())
            best = ", ".join(place.unit for place in field.places.values() if place.rank == 1)
            who = (code, indicator_name(code, year), unit, panel.level, year, own.score)
            rows.append((*who, *_ranks(field, own), *(field.marks[mark] for mark in MARKS), *distances, best, own.source))
    columns = ["code", "name", "unit", "level", "year", "score", *_RANKS, *MARKS, *_DISTANCES, "best_units", "source"]
    return ranked_frame(rows, columns)


def rank_histories(panel: Panel, *, units: Iterable[str], code: str, years: Collection[int] | None = None) -> pd.DataFrame:
    """Follow the ranks of several units on one code over the years of a panel that have it.

    Shape:  one row per unit, in the order given, and year: `unit, year, code, score, rank, rank_n` Int64, `quartile`,
            `tied` Int64, `segment` (ranks of two segments stand on two sides of a break; 2025 is one for every unit). A year
            without a score has no rank.
    Errors: none; a unit without rows has only missing ranks.
    """
    wanted = [year for year in panel.years(code) if years is None or year in years]
    rows = []
    for unit in units:
        for year in wanted:
            field = panel.field(year, code)
            own = field.place(unit)
            rows.append((unit, year, code, own.score, *_ranks(field, own), rank_segment(code, year)))
    return ranked_frame(rows, ["unit", "year", "code", "score", *_RANKS, "segment"])


def tile_places(panel: Panel, *, code: str, year: int) -> pd.DataFrame:
    """Return every tile of the map with the place of its province; from 2025 on of the unit the province became part of.

    Shape:  one row per tile, in the order of `tiles()`: `tile, label, province, row, column, archipelago, unit, code, year,
            score, rank, rank_n` Int64, `quartile, tied` Int64; missing where there is no score.
    Errors: none.
    """
    field = panel.field(year, code)
    rows = []
    for tile in tiles():
        unit = unit_in(tile.province, year)
        own = field.place(unit)
        where = (tile.name, tile.label, tile.province, tile.row, tile.column, tile.is_archipelago)
        rows.append((*where, unit, code, year, own.score, *_ranks(field, own)))
    return ranked_frame(rows, ["tile", "label", "province", "row", "column", "archipelago", "unit", "code", "year", "score", *_RANKS])


def _ranks(field: Field, own: Place) -> tuple[int | None, int, str | None, int | None]:
    return own.rank, field.count, own.quartile, own.tied


def ranked_frame(rows: Sequence[tuple[object, ...]], columns: Sequence[str]) -> pd.DataFrame:
    """Put rows together as a table: whole numbers stay whole beside missing ones, words are words.

    Columns are typed one by one: pandas would take ten times as long to find their types and change them.
    """
    values = zip(*rows, strict=True) if rows else ([] for _ in columns)
    return pd.DataFrame({name: pd.array(list(value), dtype=_TYPES.get(name, "str")) for name, value in zip(columns, values, strict=True)})  # type: ignore[call-overload]


def rows_of(table: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return a small table's rows as plain values by column; faster than pandas' own records, and the same."""
    names = list(table.columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*(table[name].tolist() for name in names), strict=True)]
