"""What tests need of people who sign in: accounts in a store, an identity token, a page opened by somebody."""

from __future__ import annotations

import datetime as dt

from tasks import task_table

from papi_metrics.access import OWNER, Actor, Role
from papi_metrics.findings import About, Reading
from papi_metrics.sign_in import identity_of_claims
from papi_metrics.store import schema
from papi_metrics.store.records import now

UNIT, OTHER, PROVINCE = "xã Trung Trắc", "xã Lạc Đạo", "tỉnh Hưng Yên"
START = dt.datetime(2026, 3, 2, 8, 0)  # noqa: DTZ001 - UTC without a zone, as the store keeps it


def reading_of(*changes):
    """Return a reading of a small tracker, its first task changed."""
    return Reading(table=task_table(*changes), findings=(), about=About(title="Kế hoạch", plan_year=2022))


def people_in(store, **roles):
    """Give accounts a role each in UNIT, in OTHER or everywhere: `an=("xã Trung Trắc", Role.EDITOR)`; return the store."""
    for name, (unit, role) in roles.items():
        store.acting(OWNER).give_role(account(name), unit, role, name=name.title())
    return store


def account(name):
    """Return the account of a person of the tests."""
    return f"{name}@example.org"


def acting(store, name):
    """Return the store as a person of the tests sees it."""
    return store.acting(store.acting(OWNER).actor_of(account(name)))


def claims_of(name, **changed):
    """Return what an identity token says of a person who signed in just now."""
    moment = now().replace(tzinfo=dt.UTC)
    return {
        "is_logged_in": True, "iss": "https://id.example.org", "sub": name, "iat": int(moment.timestamp()), "nonce": f"n-{name}",
        "email": account(name), "email_verified": True, "name": name.title(), "provider": "default", "aud": "papi",
    } | changed  # fmt: skip


def identity_of(name, *, at=START, **changed):
    """Return the identity of a person who signed in at a moment."""
    return identity_of_claims(claims_of(name, iat=at.replace(tzinfo=dt.UTC).timestamp(), **changed))


def units_listed(store, *rows, number=1):
    """Import a list of units, written straight into the tables: (key, parent) or (key, parent, valid_from, valid_to)."""
    with store.acting(OWNER)._writer.begin() as connection:
        head = {"number": number, "file_name": "dv.csv", "digest": "0", "author": "An", "reason": "x", "unit_count": len(rows), "accepted_at": now()}
        connection.execute(schema.unit_sets.insert(), head)
        connection.execute(schema.units.insert(), [_unit(number, *row) for row in rows])


def _unit(number, key, parent, valid_from=dt.date.min, valid_to=None):
    return {
        "unit": key, "unit_set": number, "valid_from": valid_from, "valid_to": valid_to, "name": key, "level": "commune",
        "parent": parent, "merged_into": None,
    }  # fmt: skip


ROLES = {"xem": Role.VIEWER, "cap_nhat": Role.EDITOR, "duyet": Role.APPROVER, "quan_tri": Role.ADMINISTRATOR}
ADMIN = Actor(account="goc@example.org", name="Gốc", roles={"": Role.ADMINISTRATOR})
