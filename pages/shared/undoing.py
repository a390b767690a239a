"""What takes an act back, where that is possible: nothing is removed, the store goes on from what stood before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pages.shared.header import to_newest
from pages.shared.view import open_store
from pages.shared.working import act_at_work
from papi_metrics.language import gettext as _
from papi_metrics.language import later
from papi_metrics.store import Version

FIRST_STAYS = later("Phiên bản đầu tiên của một kế hoạch không hoàn tác được; ghi nhầm thì sửa tệp và nhận làm phiên bản sau.")
Undo = Callable[[], str]
"""Takes an act back and returns what to say; PapiError if it no longer can."""


def reason_of_undoing(act: str) -> str:
    """Return the reason that the store keeps of an act taken back."""
    return f"Hoàn tác {act}"


def undo_of_version(version: Version) -> Undo | None:
    """Return what takes a version just stored back: one that waits is withdrawn, else the one before is restored; None of a first one."""
    if version.waits:
        return lambda: _withdrawn(version)
    return (lambda: _restored(version)) if version.based_on else None


def _withdrawn(version: Version) -> str:
    number = version.key.number
    open_store().withdraw(version.key, reason=reason_of_undoing(f"phiên bản {number}"))
    return _("Đã rút lại phiên bản {number}: không ai duyệt được nữa.", number=number)


def _restored(version: Version) -> str:
    """Restore the version before; whatever somebody else stored meanwhile is not undone by it."""
    number, before = version.key.number, replace(version.key, number=version.based_on)
    with act_at_work(_("Đang hoàn tác phiên bản {number}…", number=number), done=_("Đã hoàn tác.")):
        new = open_store().restore(before, author=version.author, reason=reason_of_undoing(f"phiên bản {number}"), based_on=number)
    to_newest()
    if new.waits:
        return _("Đã gửi phiên bản {new} để hoàn tác phiên bản {number}: cần người thứ hai duyệt.", new=new.key.number, number=number)
    return _("Đã hoàn tác phiên bản {number}: phiên bản {new} giống phiên bản {before}. Không phiên bản nào bị xóa.", number=number, new=new.key.number, before=before.number)
