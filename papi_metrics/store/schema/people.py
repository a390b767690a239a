"""Tables of people: accounts, their roles in units, who is signed in, a unit's settings; the audit trail; letterheads."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, Integer, String, Table

from papi_metrics.store.schema.base import metadata

audit = Table(
    "audit",
    metadata,
    Column("unit", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", String, nullable=False),
    Column("act", String, nullable=False),
    Column("plan_year", Integer),
    Column("version", Integer),
    Column("reason", String, nullable=False),
    Column("details", String, nullable=False),
    Column("previous", String, nullable=False),
    Column("digest", String, nullable=False),
)

letterheads = Table(
    "letterheads",
    metadata,
    Column("unit", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("saved_at", DateTime, nullable=False),
    Column("who", String, nullable=False),
    Column("parts", String, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("account", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("who", String, nullable=False),
    Column("saved_at", DateTime, nullable=False),
)

grants = Table(
    "grants",
    metadata,
    Column("unit", String, primary_key=True),
    Column("account", String, primary_key=True, index=True),  # Every act begins with the roles of its account.
    Column("number", Integer, primary_key=True),
    Column("role", Integer, nullable=False),  # 0 takes the role away
    Column("who", String, nullable=False),
    Column("saved_at", DateTime, nullable=False),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("session", String, primary_key=True),
    Column("account", String, nullable=False),
    Column("started_at", DateTime, nullable=False),
    Column("seen_at", DateTime, nullable=False),
    Column("ended_at", DateTime),
)

unit_settings = Table(
    "unit_settings",
    metadata,
    Column("unit", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("second_person", Boolean, nullable=False),
    Column("who", String, nullable=False),
    Column("saved_at", DateTime, nullable=False),
)
