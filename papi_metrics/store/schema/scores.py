"""Tables of scores: the files that were accepted, what they hold and what was found in them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, DateTime, Float, ForeignKeyConstraint, Integer, String, Table

from papi_metrics.store.schema.base import finding_columns, metadata


def _score_set() -> list[Column[object]]:
    return [Column("number", Integer, primary_key=True), Column("position", Integer, primary_key=True)]


def _of_score_set() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["number"], ["score_sets.number"])


score_sets = Table(
    "score_sets",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("file_name", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("author", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("withdraws", Integer),
    Column("score_count", Integer, nullable=False),
    Column("rules", String, nullable=False),
    Column("accepted_at", DateTime, nullable=False),
)

scores = Table(
    "scores",
    metadata,
    *_score_set(),
    Column("unit", String, nullable=False),
    Column("level", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("code", String, nullable=False),
    Column("score", Float),
    Column("standard_error", Float),
    Column("sample_size", Integer().with_variant(BigInteger, "postgresql")),
    Column("source", String),
    Column("sheet", String),
    Column("row", Integer),
    Column("column", String),
    _of_score_set(),
)

score_findings = Table("score_findings", metadata, *_score_set(), *finding_columns(), _of_score_set())
