"""Lịch sử, the audit trail: who did what, when and why; nobody can change it from here, everybody can take it along."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.update.columns import AUDIT_COLUMNS
from pages.shared.view import View, open_store
from papi_metrics.clock import in_vietnam
from papi_metrics.language import Words, later, ngettext
from papi_metrics.language import gettext as _
from papi_metrics.sentences import listed
from papi_metrics.store import (
    AuditEvent,
    SavedLetterhead,
    ScoreSet,
    UnitSet,
    Version,
    broken_seals,
    details_of,
    own_or_theirs,
    untold_acts,
)

_CHANGED_OUTSIDE = later(": kho đã bị sửa từ bên ngoài. Hãy báo người quản trị.")
_MOST_NAMED = 5
_ROLE = "role"
_ACT_WORDS = Words({
    "accept": later("Nhận bảng theo dõi"),
    "edit": later("Sửa nhiệm vụ trên trang"),
    "restore": later("Khôi phục phiên bản"),
    "turn": later("Bắt đầu năm mới"),
    "import_units": later("Nhận danh sách đơn vị"),
    "accept_scores": later("Nhận tệp điểm"),
    "withdraw_scores": later("Rút tệp điểm"),
    "letterhead": later("Ghi nhớ thể thức báo cáo"),
    "approve": later("Duyệt phiên bản"),
    "refuse": later("Từ chối phiên bản"),
    "withdraw": later("Rút lại phiên bản"),
    "second_person": later("Đặt người thứ hai duyệt"),
    "add_account": later("Thêm tài khoản"),
    "rename_account": later("Đổi tên người dùng"),
    "shut_account": later("Khóa tài khoản"),
    "open_account": later("Mở lại tài khoản"),
    "give_role": later("Giao vai trò"),
    "take_role": later("Thu vai trò"),
    "first_administrator": later("Lập người quản trị đầu tiên"),
    "snapshot": later("Phiên bản đơn vị gửi"),
    "receive": later("Nhận tệp đơn vị gửi"),
    "alarm": later("Báo động: hai tệp khác nhau cùng số"),
    "signing_key": later("Tạo khóa ký"),
    "trust_key": later("Ghi nhận khóa của đơn vị"),
    "withdraw_key": later("Thu hồi khóa của đơn vị"),
})
_DETAIL_WORDS = Words({
    "file": later("tệp"),
    "tasks": later("nhiệm vụ"),
    "changes": later("thay đổi nhận"),
    "left_out": later("để lại"),
    "backward": later("bước lùi"),
    "restored_from": later("từ phiên bản"),
    "scores": later("điểm"),
    "withdraws": later("rút lần"),
    "number": later("lần"),
    "account": later("tài khoản"),
    "name": later("họ tên"),
    "role": later("vai trò"),
    "author": later("người gửi"),
    "by": later("bởi tài khoản"),
    "sent_unit": later("tệp ghi đơn vị"),
    "sent_number": later("phiên bản bên gửi"),
    "fingerprint": later("vân tay khóa"),
})


def show_audit(view: View) -> None:
    """Show the audit trail of a view's unit up to its time, whether it is whole and its seals hold, and offer it as a file."""
    store, unit = open_store(), view.key.unit
    # The acts are read before the events: one that comes in between has an event without an act, which is no fault.
    versions, others = store.versions(unit=unit), (*store.score_sets(withdrawn=True), *store.unit_sets(), *store.saved_letterheads(unit))
    every = store.audit(unit=unit)
    unsealed, untold = list(broken_seals(every)), list(untold_acts(every, versions, others))
    events = tuple(event for event in every if view.until is None or event.at <= view.until)
    if unsealed:
        st.error(ngettext("{count} dòng nhật ký không còn khớp niêm phong{outside}", len(unsealed), outside=_(_CHANGED_OUTSIDE)), icon=":material/gpp_bad:")
    if untold:
        st.error(ngettext("Nhật ký thiếu hoặc ghi khác {count} việc: {acts}{outside}", len(untold), acts=_named(untold), outside=_(_CHANGED_OUTSIDE)), icon=":material/gpp_bad:")
    if not unsealed and not untold:
        st.caption(ngettext("{count} việc, niêm phong còn nguyên. Không ai sửa hay xóa được nhật ký từ chương trình.", len(events)))
    data_table(audit_rows(events, unsealed), name="nhat-ky", columns=AUDIT_COLUMNS, alt=ngettext("{count} việc trong nhật ký.", len(events)))


def _named(acts: Sequence[Version | ScoreSet | UnitSet | SavedLetterhead]) -> str:
    words = {ScoreSet: _("điểm"), UnitSet: _("danh sách đơn vị"), SavedLetterhead: _("thể thức báo cáo")}
    names = [
        _("phiên bản {number} năm {plan_year}", number=act.key.number, plan_year=act.key.plan_year) if isinstance(act, Version) else _("{what} lần {number}", what=words[type(act)], number=act.number)
        for act in acts
    ]
    return listed(names, most=_MOST_NAMED, rest=_("việc khác"))


def audit_rows(events: tuple[AuditEvent, ...], broken: Collection[AuditEvent]) -> pd.DataFrame:
    """Lay events out as a table, times by Vietnam's clocks."""
    return pd.DataFrame([
        {
            "number": event.number,
            "at": in_vietnam(event.at),
            "who": own_or_theirs(event.who),
            "act_word": _ACT_WORDS.get(event.act, event.act),
            "plan_year": event.plan_year,
            "version": event.version,
            "reason": own_or_theirs(event.reason),
            "details": _details(event),
            "seal": _("✕ hỏng") if event in broken else "✓",
            "previous": event.previous,
            "digest": event.digest,
        }
        for event in events
    ])


def _details(event: AuditEvent) -> str:
    """Say an event's details; what is none or zero is left out."""
    details = details_of(event)
    if details.get(_ROLE):
        details[_ROLE] = _(str(details[_ROLE]))  # Kept as Vietnamese calls it.
    return " · ".join(f"{words}: {details[name]}" for name, words in _DETAIL_WORDS.items() if details.get(name))
