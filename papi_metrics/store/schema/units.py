"""Tables of units: lists that were imported and the units in them; keys of units that send snapshots, and what they sent."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, String, Table

from papi_metrics.store.schema.base import metadata, of_version, version_key

unit_sets = Table(
    "unit_sets",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("file_name", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("author", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("unit_count", Integer, nullable=False),
    Column("accepted_at", DateTime, nullable=False),
)

units = Table(
    "units",
    metadata,
    Column("unit", String, primary_key=True),
    Column("unit_set", Integer, primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
    Column("name", String, nullable=False),
    Column("level", String, nullable=False),
    Column("parent", String),
    Column("merged_into", String),
)

signing_keys = Table(
    "signing_keys",
    metadata,
    Column("unit", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("private_key", String, nullable=False),
    Column("public_key", String, nullable=False),
    Column("who", String, nullable=False),
    Column("saved_at", DateTime, nullable=False),
)

known_keys = Table(
    "known_keys",
    metadata,
    Column("unit", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("public_key", String, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("who", String, nullable=False),
    Column("saved_at", DateTime, nullable=False),
)

received = Table(
    "received",
    metadata,
    *version_key(),
    Column("snapshot", String, nullable=False),
    Column("key_number", Integer, nullable=False),
    Column("sent_number", Integer, nullable=False),
    Column("sent_at", DateTime, nullable=False),
    of_version(),
)
