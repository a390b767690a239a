"""Snapshots that units sent: files → opened, known, read anew, stored; and what became of each, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from papi_metrics.errors import PapiError, UnreadableError
from papi_metrics.isolation import tracker_isolated
from papi_metrics.isolation.reading import PassingError
from papi_metrics.language import gettext as _
from papi_metrics.language import later, ngettext
from papi_metrics.snapshots import Sealed, Snapshot, SnapshotHead, opened_snapshot, snapshot_of, tasks_that_differ
from papi_metrics.store import READING_RULES, Outcome, Store, Version
from papi_metrics.store.records import now

What = Literal["stored", "there", "older", "alarm", "refused"]
WHAT_WORDS: dict[What, str] = {
    "stored": later("đã nhận"), "there": later("đã có"), "older": later("cũ hơn"), "alarm": later("báo động"), "refused": later("không nhận"),
}  # fmt: skip
"""What became of a file, as it is called on the screen."""
NEEDS_CARE: tuple[What, ...] = ("alarm", "refused")
"""What somebody has to see to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file that was sent: its name, and how to have its bytes when its turn comes."""

    name: str
    load: Callable[[], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of a file: the outcome, sentences for whoever imports it, what it says of itself, the version it became."""

    name: str
    what: What
    said: tuple[str, ...]
    head: SnapshotHead | None = None
    version: Version | None = None


def received_snapshots(store: Store, files: Iterable[Sent], *, who: str) -> Iterator[Received]:
    """Import snapshots, those of one plan in the order they were made; yield what became of each, refusals first.

    Errors: none for a file, whatever it is; what cannot be opened or stored says why.
    """
    opened: list[tuple[SnapshotHead, Sent]] = []
    for file in files:
        try:
            opened.append((_open(file).head, file))
        except PapiError as error:
            yield Received(name=file.name, what="refused", said=(str(error),))
    for head, file in sorted(opened, key=lambda item: (item[0].name, item[0].plan_year, item[0].number)):
        try:
            yield _receive(store, file, who=who)
        except PapiError as error:
            yield Received(name=file.name, what="refused", said=(str(error),), head=head)


def _open(file: Sent) -> Sealed:
    return opened_snapshot(file.load(), now=now())


def _receive(store: Store, file: Sent, *, who: str) -> Received:
    sealed = _open(file)
    # Whose key it is comes before anything of a stranger's tables or of the original is read.
    store.sender(sealed)
    _check_rules(sealed.head)
    snapshot = snapshot_of(sealed)
    told = _read_anew(snapshot)
    receipt = store.receive(snapshot, who=who, file_name=file.name)
    what: Outcome = receipt.outcome
    received = Received(name=file.name, what=what, said=receipt.said, head=sealed.head, version=receipt.version)
    return replace(received, said=(*receipt.said, *told)) if what == "stored" else received


def _check_rules(head: SnapshotHead) -> None:
    if int(head.rules) > int(READING_RULES):
        raise UnreadableError(
            "Tệp được đọc theo quy tắc bản {sent}, chương trình ở đây mới biết đến bản {known}. Hãy nâng cấp chương trình rồi nhận lại.", sent=head.rules, known=READING_RULES)


def _read_anew(snapshot: Snapshot) -> tuple[str, ...]:
    """Read the original again and say where the tasks that were sent are not the file's.

    Errors: UnreadableError if they should be and are not: then one of the two was changed on the way from file to table.
    """
    head = snapshot.head
    try:
        read = tracker_isolated(snapshot.original, plan_year=head.plan_year, name=head.file_name)
    except PassingError:
        raise
    except UnreadableError as error:
        why = _("tệp gốc «{file_name}» không đọc lại được ({error})", file_name=head.file_name, error=error)
    else:
        count = tasks_that_differ(snapshot.tasks, read.table)
        if not count:
            return ()
        why = ngettext("{count} nhiệm vụ không giống tệp gốc «{file_name}»", count, file_name=head.file_name)
    if head.is_the_file and head.rules == READING_RULES:
        raise UnreadableError("Bảng gửi kèm sai: {why}, dù đơn vị ghi là nhận đúng theo tệp. Chưa lưu gì. Hãy gọi điện hỏi đơn vị.", why=why)
    return (_("Giữ bảng như đơn vị gửi: {why}, vì {reason}.", why=why, reason=_reason(head)),)


def _reason(head: SnapshotHead) -> str:
    """Say why the tasks of a version need not be those of its file."""
    if head.rules != READING_RULES:
        return _("đơn vị đọc theo quy tắc bản {version}", version=head.rules)
    acts = {"edit": _("phiên bản được sửa trên trang"), "restore": _("phiên bản được khôi phục"), "snapshot": _("đơn vị nhận từ cấp dưới")}
    if head.act in acts:
        return acts[head.act]
    return ngettext("đơn vị để lại {count} thay đổi của tệp", head.left_out) if head.left_out else _("phiên bản không nhận thẳng từ tệp")
