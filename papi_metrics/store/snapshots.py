"""Snapshots in the store: a version goes out signed by its unit; a checked one comes in as a version, once, never an older over a newer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select

from papi_metrics.access import Right
from papi_metrics.errors import PapiError, UnknownNameError
from papi_metrics.findings import About, Reading
from papi_metrics.framework import unit_key
from papi_metrics.language import Text, gettext, later
from papi_metrics.snapshots import Sealed, Snapshot, SnapshotHead, fingerprint, packed_snapshot
from papi_metrics.store import schema
from papi_metrics.store.accepting import add_version, newest_of
from papi_metrics.store.audit import AuditEvent, add_event, details_of
from papi_metrics.store.guarding import needs, within
from papi_metrics.store.keys import KnownKey, key_holder, key_pair
from papi_metrics.store.records import now
from papi_metrics.store.unit_lists import newest_tree
from papi_metrics.store.values import Submission, Version, VersionKey
from papi_metrics.store.versions import Versions, changes_by_code, unit_of
from papi_metrics.text import writable
from papi_metrics.wording import date

RECEIVED, ALARM = "receive", "alarm"
_ALARM = later(
    "Báo động: đã nhận một tệp khác cùng là phiên bản {number} năm {year} của {unit}. Hai tệp khác nhau không thể cùng số. Chưa lưu gì. "
    "Hãy gọi điện hỏi đơn vị: kho của đơn vị có bị chép lại từ bản cũ, hoặc khóa có bị người khác dùng không."
)
_WAITS = "Phiên bản chờ người thứ hai duyệt ở trang Cập nhật, mục «Chờ duyệt»; các trang chưa dùng."
Outcome = Literal["stored", "there", "older", "alarm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a snapshot in the store: a new version, or why there is none; `said` are sentences for whoever imports it."""

    outcome: Outcome
    said: tuple[str, ...]
    version: Version | None = None


class Snapshots(Versions):
    """Snapshots of versions that go out and come in."""

    @needs(Right.UPDATE, of=unit_of)
    def signed_snapshot(self, key: VersionKey) -> bytes:
        """Return a version as a file signed by its unit's key: the same bytes each time.

        Errors: UnknownNameError if there is no such version or key; PapiError if the version waits for approval or cannot be sent.
        """
        version = self.version(key)
        if version.waits:
            raise PapiError("Phiên bản {number} còn chờ duyệt. Hãy duyệt rồi gửi.", number=key.number)
        with self._engine.connect() as connection:
            keys = key_pair(connection, key.unit)
        if keys is None:
            raise UnknownNameError("{unit} chưa có khóa ký. Hãy tạo khóa rồi gửi.", unit=version.unit)
        left_out = int((~self.changes(key)["taken"]).sum())
        snapshot = Snapshot(
            head=_head(version, left_out=left_out), tasks=self.tasks(key), findings=self.findings(key), original=self.original(key)
        )
        return packed_snapshot(snapshot, keys, now=now())

    @within(Right.UPDATE)
    def sender(self, sealed: Sealed) -> KnownKey:
        """Return the key that a snapshot was signed by, of the unit it is known to be.

        Errors: UnknownNameError if it is not known, or serves no longer; AccessDeniedError if its unit is not the actor's to update.
        """
        with self._engine.connect() as connection:
            return self._sender(connection, sealed.public_key, named=sealed.head.name)

    @within(Right.UPDATE)
    def receive(self, snapshot: Snapshot, *, who: str, file_name: str) -> Receipt:
        """Store a snapshot as the newest version of the unit whose key signed it, whole or not at all; `who` imports it.

        Nothing is stored of one that is there already, of one older than what is there, and of one that differs from another
        of the same number, which the audit trail tells of. What is compared and what is stored are one transaction.
        Errors: as `sender`; OutdatedError if a version came in between.
        """
        head = snapshot.head
        with self._engine.connect() as connection:
            known = self._sender(connection, snapshot.public_key, named=head.name)
            listed = newest_tree(connection).last(known.unit)
        name = None if listed is None else listed.name
        newest = self.newest(unit=known.unit, plan_year=head.plan_year)
        changes = None if newest is None else changes_by_code(self.tasks(newest.key), snapshot.tasks).assign(taken=True, reason=head.reason)
        submission = replace(_submission(head, known.unit, name=name, newest=newest), account=self._actor.account)
        with self._writer.begin(known.unit) as connection:
            known = self._sender(connection, snapshot.public_key, named=head.name)
            told = _against(connection, known, snapshot)
            if told is not None:
                if told.outcome == "alarm":
                    _tell_alarm(connection, known, snapshot, who=writable(self._signed(who)), file_name=writable(file_name))
                return told
            key = add_version(connection, _reading(snapshot), original=snapshot.original, submission=submission, changes=changes)
            _tell(connection, key, known, snapshot, who=writable(self._signed(who)), file_name=writable(file_name))
        version = self.version(key)
        waits = [_WAITS] if version.waits else []
        return Receipt(outcome="stored", said=(*_notes(head, known.unit, name=name, newest=newest), *waits), version=version)

    def _sender(self, connection: Connection, public_key: str, *, named: str) -> KnownKey:
        known = key_holder(connection, public_key)
        told = Text("tệp ghi đơn vị «{unit}», vân tay khóa {fingerprint}", unit=named, fingerprint=fingerprint(public_key))
        if known is None:
            raise UnknownNameError(
                "Chưa biết khóa đã ký: {file}. Hãy xin tệp khóa của đơn vị, gọi điện so vân tay rồi ghi nhận khóa, sau đó nhận lại tệp này.", file=told
            )
        self._actor.require(Right.UPDATE, known.unit)
        if not known.active:
            raise UnknownNameError(
                "Khóa đã ký không còn dùng cho {unit}: {file}. Hãy gọi điện hỏi đơn vị; nếu đúng là khóa của đơn vị, ghi nhận lại.", unit=known.unit, file=told
            )
        return known


def _head(version: Version, *, left_out: int) -> SnapshotHead:
    same = ("unit_name", "province", "as_of", "title", "file_name", "illustration", "author", "reason", "act", "rules", "accepted_at")
    told: dict[str, Any] = {name: getattr(version, name) for name in same}
    key = version.key
    return SnapshotHead(unit=key.unit, plan_year=key.plan_year, number=key.number, left_out=left_out, **told)


def _submission(head: SnapshotHead, unit: str, *, name: str | None, newest: Version | None) -> Submission:
    return Submission(
        unit=unit,
        plan_year=head.plan_year,
        province=head.province,
        as_of=head.as_of,
        file_name=head.file_name,
        author=head.author,
        reason=head.reason,
        act="snapshot",
        based_on=newest.key.number if newest else 0,
        unit_name=None if name == unit else name,
    )


def _reading(snapshot: Snapshot) -> Reading:
    head = snapshot.head
    about = About(title=head.title, unit=head.name, province=head.province, plan_year=head.plan_year, as_of=head.as_of, illustration=head.illustration)
    return Reading(table=snapshot.tasks, findings=snapshot.findings, about=about)


def _against(connection: Connection, known: KnownKey, snapshot: Snapshot) -> Receipt | None:
    """Return why a snapshot does not follow what is there, or None if it does."""
    head = snapshot.head
    rows = _received(connection, known.unit, head.plan_year)
    for row in rows:
        if row.snapshot == snapshot.digest:
            return Receipt(outcome="there", said=(gettext("Đã nhận trước đây thành phiên bản {number}; không lưu lần nữa.", number=row.number),))
    own = [row for row in rows if row.public_key == snapshot.public_key]
    if any(row.sent_number == head.number for row in own):
        return Receipt(outcome="alarm", said=(gettext(_ALARM, number=head.number, year=head.plan_year, unit=known.unit),))
    if own and head.number < (sent := max(row.sent_number for row in own)):
        return Receipt(outcome="older", said=(gettext("Đã có phiên bản {sent} do đơn vị gửi, mới hơn phiên bản {number} này; không lưu.", sent=sent, number=head.number),))
    # Within one key the sender's count decides, whatever a laptop's clock says; a new key begins to count anew.
    if any(row.sent_at >= head.accepted_at for row in rows if row.public_key != snapshot.public_key):
        return Receipt(outcome="older", said=(gettext("Đã có tệp đơn vị gửi sau ngày {date}; không lưu.", date=date(head.accepted_at)),))
    newest = newest_of(connection, known.unit, head.plan_year)
    if newest is not None and newest.act != "snapshot" and newest.as_of > head.as_of:
        told = gettext(
            "Phiên bản {number} do {author} nhận ở đây có số liệu đến {as_of}, mới hơn {sent}; không lưu.",
            number=newest.key.number, author=newest.author, as_of=date(newest.as_of), sent=date(head.as_of),
        )  # fmt: skip
        return Receipt(outcome="older", said=(told,))
    return None


def _received(connection: Connection, unit: str, plan_year: int) -> list[Row[Any]]:
    """Return what was received of a plan, each with the key it was signed by."""
    table, keys = schema.received, schema.known_keys
    query = select(table, keys.c.public_key).join(keys, (keys.c.unit == table.c.unit) & (keys.c.number == table.c.key_number))
    return list(connection.execute(query.where(table.c.unit == unit, table.c.plan_year == plan_year)))


def _tell(connection: Connection, key: VersionKey, known: KnownKey, snapshot: Snapshot, *, who: str, file_name: str) -> None:
    """Keep what was received, and tell the audit trail who imported it; the version's own event tells whose it is."""
    at, head = now(), snapshot.head
    own = {"unit": key.unit, "plan_year": key.plan_year}
    sent = {"snapshot": snapshot.digest, "key_number": known.number, "sent_number": head.number, "sent_at": head.accepted_at}
    connection.execute(insert(schema.received), {**own, "number": key.number, **sent})
    event = {**own, "version": key.number, "at": at, "who": who, "act": RECEIVED, "reason": f"Nhận tệp {file_name}"}
    add_event(connection, event, _told_of(snapshot, known))


def _tell_alarm(connection: Connection, known: KnownKey, snapshot: Snapshot, *, who: str, file_name: str) -> None:
    """Tell the audit trail of a file that cannot be what it says, once however often it is sent."""
    table, details = schema.audit, _told_of(snapshot, known)
    earlier = connection.execute(select(table).filter_by(unit=known.unit, act=ALARM)).mappings()
    if all(details_of(AuditEvent(**row)).get("snapshot") != snapshot.digest for row in earlier):
        event = {"unit": known.unit, "plan_year": snapshot.head.plan_year, "version": None, "at": now(), "who": who}
        add_event(connection, event | {"act": ALARM, "reason": f"Không nhận tệp {file_name}"}, details)


def _told_of(snapshot: Snapshot, known: KnownKey) -> dict[str, object]:
    """Return what the audit trail keeps of a file that was sent."""
    head = snapshot.head
    return {
        "sent_unit": head.name, "sent_number": head.number, "sent_act": head.act, "sent_at": head.accepted_at.isoformat(),
        "snapshot": snapshot.digest, "fingerprint": known.fingerprint,
    }  # fmt: skip


def _notes(head: SnapshotHead, unit: str, *, name: str | None, newest: Version | None) -> list[str]:
    """Say what whoever imports should know of a version that was stored."""
    notes = []
    here = name or unit
    if unit_key(head.name) != unit_key(here):
        notes.append(f"Tệp ghi đơn vị «{head.name}»; khóa ký là của {here} nên lưu cho {here}.")
    if newest is not None and newest.act != "snapshot":
        notes.append(f"Phiên bản trước do {newest.author} nhận ở đây; nay theo tệp của đơn vị.")
    if newest is not None and newest.province != head.province:
        notes.append(f"Tỉnh đổi từ {newest.province} sang {head.province}.")
    if head.illustration:
        notes.append("Trạng thái trong tệp là minh họa.")
    return notes


