"""What is wrong with a store: broken seals, acts without an event, files that are not what their digest says, rows without their origin."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, and_, func, not_, select

from papi_metrics.store import schema
from papi_metrics.store.accepting import version_of
from papi_metrics.store.audit import SHARED, Act, audit_events, broken_seals, untold_acts
from papi_metrics.store.letterheads import LETTERHEAD_FIELDS
from papi_metrics.store.records import digest_of
from papi_metrics.store.values import SavedLetterhead, ScoreSet, UnitSet, Version

_SCORES, _UNITS = "điểm", "danh sách đơn vị"


def faults_in(connection: Connection) -> Iterator[str]:
    """Yield a sentence a fault."""
    yield from _faults_of_audit(connection)
    yield from _changed_files(connection)
    yield from _missing_files(connection)
    yield from _wrong_counts(connection)
    yield from _rows_without_origin(connection)


def _faults_of_audit(connection: Connection) -> Iterator[str]:
    events = audit_events(connection)
    for event in broken_seals(events):
        yield f"nhật ký «{event.unit}» dòng {event.number}: đã bị sửa, hoặc thiếu dòng trước nó"
    versions = [version_of(row) for row in connection.execute(select(schema.versions))]
    saved = select(*(schema.letterheads.c[name] for name in LETTERHEAD_FIELDS))
    others: list[Act] = [
        *(ScoreSet(**row) for row in connection.execute(select(schema.score_sets)).mappings()),
        *(UnitSet(**row) for row in connection.execute(select(schema.unit_sets)).mappings()),
        *(SavedLetterhead(**row) for row in connection.execute(saved).mappings()),
    ]
    for act in untold_acts(events, versions, others):
        yield f"{_named(act)}: không có trong nhật ký"


def _named(act: Version | Act) -> str:
    if isinstance(act, Version):
        return f"phiên bản {act.key.number} của «{act.key.unit}» năm {act.key.plan_year}"
    if isinstance(act, SavedLetterhead):
        return f"thể thức lần {act.number} của «{act.unit}»"
    return f"{_UNITS if isinstance(act, UnitSet) else _SCORES} lần {act.number}"


def _changed_files(connection: Connection) -> Iterator[str]:
    table = schema.originals
    for row in connection.execute(select(table).execution_options(yield_per=2)):
        if not isinstance(row.content, bytes) or digest_of(row.content) != row.digest:  # SQLite keeps whatever it is given.
            yield f"tệp gốc {row.digest[:12]} của «{row.unit}»: nội dung đã bị sửa"


def _missing_files(connection: Connection) -> Iterator[str]:
    """Ask for the files of scores and of lists of units, which no reference of the database holds."""
    kept = schema.originals
    for sets, what in ((schema.score_sets, _SCORES), (schema.unit_sets, _UNITS)):
        there = select(kept.c.digest).where(kept.c.digest == sets.c.digest, kept.c.unit == SHARED).exists()
        for number in connection.scalars(select(sets.c.number).where(not_(there)).order_by(sets.c.number)):
            yield f"{what} lần {number}: thiếu tệp gốc"


def _wrong_counts(connection: Connection) -> Iterator[str]:
    versions, tasks, sets, units = schema.versions, schema.tasks, schema.unit_sets, schema.units
    own = and_(*(tasks.c[name] == versions.c[name] for name in ("unit", "plan_year", "number")))
    count = select(func.count()).select_from(tasks).where(own).correlate(versions).scalar_subquery()
    for row in connection.execute(select(versions, count.label("found")).where(count != versions.c.task_count)):
        yield f"phiên bản {row.number} của «{row.unit}» năm {row.plan_year}: có {row.found} nhiệm vụ, lẽ ra {row.task_count}"
    listed = select(func.count()).select_from(units).where(units.c.unit_set == sets.c.number).correlate(sets).scalar_subquery()
    for row in connection.execute(select(sets, listed.label("found")).where(listed != sets.c.unit_count)):
        yield f"{_UNITS} lần {row.number}: có {row.found} đơn vị, lẽ ra {row.unit_count}"


def _rows_without_origin(connection: Connection) -> Iterator[str]:
    for table in schema.metadata.sorted_tables:
        for tie in table.foreign_key_constraints:
            origin = tie.referred_table
            same = and_(*(element.parent == element.column for element in tie.elements))
            lost = connection.scalar(select(func.count()).select_from(table).where(not_(select(origin).where(same).exists())))
            if lost:
                yield f"bảng {table.name}: {lost} dòng thiếu dòng gốc ở bảng {origin.name}"
