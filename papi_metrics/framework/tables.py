"""The project's own data files about PAPI: CSV in `data/` beside the package → frozen rows."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

DATA_FOLDER = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One code in one era: its names and its scale, from `first_year` to `last_year`, both inside; without a last year it still holds."""

    code: str
    parent: str | None
    name_vi: str
    name_en: str
    scale: tuple[float, float]
    first_year: int
    last_year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A year from which a code may not, or not without care, be read against the years before.

    `kind` is "jump" for a fall or rise seen in the figures alone; any other kind forbids comparison. `line` is the file's.
    """

    year: int
    code: str
    kind: str
    evidence: str
    what: str
    what_vi: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """One of the 63 provinces of 2011-2024; `successor` is the unit it belongs to from 1 July 2025."""

    name: str
    province_id: int
    name_en: str
    region: str
    aliases: tuple[str, ...]
    successor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One tile of the tile map, roughly where its place lies; an archipelago's tile belongs to its province."""

    name: str
    province: str
    row: int
    column: int
    label: str

    @property
    def is_archipelago(self) -> bool:
        """Whether the tile is a part of its province that lies apart in the sea."""
        return self.name != self.province


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name that plans and workbooks give to one or several codes, within its years."""

    name: str
    codes: tuple[str, ...]
    first_year: int | None
    last_year: int | None


@lru_cache
def indicators() -> tuple[Indicator, ...]:
    """Read the codes by era, in the file's order."""
    return tuple(
        Indicator(
            code=row["code"],
            parent=row["parent"] or None,
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            scale=(float(row["scale_min"]), float(row["scale_max"])),
            first_year=int(row["first_year"]),
            last_year=int(row["last_year"]) if row["last_year"] else None,
        )
        for row in _rows("indicators.csv")
    )


@lru_cache
def breaks() -> tuple[Break, ...]:
    """Read the breaks of the series, oldest first."""
    rows = (Break(year=int(row.pop("year")), line=line, **row) for line, row in enumerate(_rows("breaks.csv"), 2))
    return tuple(sorted(rows, key=lambda item: item.year))


@lru_cache
def provinces() -> tuple[Province, ...]:
    """Read the 63 provinces in the order of the official workbooks."""
    return tuple(
        Province(
            name=row["province"],
            province_id=int(row["province_id"]),
            name_en=row["name_en"],
            region=row["region"],
            aliases=tuple(name.strip() for name in row["aliases"].split(";") if name.strip()),
            successor=row["successor"],
        )
        for row in _rows("provinces.csv")
    )


@lru_cache
def neighbour_lists() -> Mapping[str, tuple[str, ...]]:
    """Read which provinces of 2011-2024 share a boundary, in the order of the official workbooks."""
    return MappingProxyType({row["province"]: tuple(row["neighbours"].split("; ")) for row in _rows("neighbours.csv")})


@lru_cache
def tiles() -> tuple[Tile, ...]:
    """Read the tiles: the 63 provinces in the order of the official workbooks, then Hoàng Sa and Trường Sa."""
    return tuple(
        Tile(
            name=row["tile"],
            province=row["province"],
            row=int(row["row"]),
            column=int(row["column"]),
            label=row["label"],
        )
        for row in _rows("province_tiles.csv")
    )


@lru_cache
def aliases() -> tuple[Alias, ...]:
    """Read the other names of dimensions and sub-dimensions."""
    return tuple(
        Alias(
            name=row["name"],
            codes=tuple(row["codes"].split(";")),
            first_year=int(row["first_year"]) if row["first_year"] else None,
            last_year=int(row["last_year"]) if row["last_year"] else None,
        )
        for row in _rows("aliases.csv")
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA_FOLDER / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
