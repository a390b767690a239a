"""Whether versions of a unit wait for a second person, as the nearest setting says."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from papi_metrics.access import EVERYWHERE
from papi_metrics.store import schema
from papi_metrics.store.reach import line_above


def second_person(connection: Connection, unit: str) -> bool:
    """Tell whether versions of a unit wait for a second person: the nearest setting counts, its own or that of a unit above."""
    table = schema.unit_settings
    line = [*line_above(connection, unit), EVERYWHERE]
    newest = select(table.c.unit, func.max(table.c.number).label("number")).where(table.c.unit.in_(line)).group_by(table.c.unit).subquery()
    query = select(table.c.unit, table.c.second_person).join(newest, (table.c.unit == newest.c.unit) & (table.c.number == newest.c.number))
    set_in = {row.unit: row.second_person for row in connection.execute(query)}
    return next((set_in[at] for at in line if at in set_in), False)
