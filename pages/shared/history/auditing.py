"""Lịch sử, the audit trail: who did what, when and why; nobody can change it from here, everybody can take it along."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.update.columns import AUDIT_COLUMNS
from pages.shared.view import View, open_store
from papi_metrics.clock import in_vietnam
from papi_metrics.sentences import listed
from papi_metrics.store import (
    AuditEvent,
    SavedLetterhead,
    ScoreSet,
    UnitSet,
    Version,
    broken_seals,
    details_of,
    untold_acts,
)

_CHANGED_OUTSIDE = ": kho đã bị sửa từ bên ngoài. Hãy báo người quản trị."
_MOST_NAMED = 5
_ACT_WORDS = {
    "accept": "Nhận bảng theo dõi",
    "edit": "Sửa nhiệm vụ trên trang",
    "restore": "Khôi phục phiên bản",
    "turn": "Bắt đầu năm mới",
    "import_units": "Nhận danh sách đơn vị",
    "accept_scores": "Nhận tệp điểm",
    "withdraw_scores": "Rút tệp điểm",
    "letterhead": "Ghi nhớ thể thức báo cáo",
    "approve": "Duyệt phiên bản",
    "refuse": "Từ chối phiên bản",
    "withdraw": "Rút lại phiên bản",
    "second_person": "Đặt người thứ hai duyệt",
    "add_account": "Thêm tài khoản",
    "rename_account": "Đổi tên người dùng",
    "shut_account": "Khóa tài khoản",
    "open_account": "Mở lại tài khoản",
    "give_role": "Giao vai trò",
    "take_role": "Thu vai trò",
    "first_administrator": "Lập người quản trị đầu tiên",
    "snapshot": "Phiên bản đơn vị gửi",
    "receive": "Nhận tệp đơn vị gửi",
    "alarm": "Báo động: hai tệp khác nhau cùng số",
    "signing_key": "Tạo khóa ký",
    "trust_key": "Ghi nhận khóa của đơn vị",
    "withdraw_key": "Thu hồi khóa của đơn vị",
}
_DETAIL_WORDS = {
    "file": "tệp",
    "tasks": "nhiệm vụ",
    "changes": "thay đổi nhận",
    "left_out": "để lại",
    "backward": "bước lùi",
    "restored_from": "từ phiên bản",
    "scores": "điểm",
    "withdraws": "rút lần",
    "number": "lần",
    "account": "tài khoản",
    "name": "họ tên",
    "role": "vai trò",
    "author": "người gửi",
    "by": "bởi tài khoản",
    "sent_unit": "tệp ghi đơn vị",
    "sent_number": "phiên bản bên gửi",
    "fingerprint": "vân tay khóa",
}


def show_audit(view: View) -> None:
    """Show the audit trail of a view's unit up to its time, whether it is whole and its seals hold, and offer it as a file."""
    store, unit = open_store(), view.key.unit
    # The acts are read before the events: one that comes in between has an event without an act, which is no fault.
    versions, others = store.versions(unit=unit), (*store.score_sets(withdrawn=True), *store.unit_sets(), *store.saved_letterheads(unit))
    every = store.audit(unit=unit)
    broken, untold = list(broken_seals(every)), list(untold_acts(every, versions, others))
    events = tuple(event for event in every if view.until is None or event.at <= view.until)
    if broken:
        st.error(f"{len(broken)} dòng nhật ký không còn khớp niêm phong{_CHANGED_OUTSIDE}", icon=":material/gpp_bad:")
    if untold:
        st.error(f"Nhật ký thiếu hoặc ghi khác {len(untold)} việc: {_named(untold)}{_CHANGED_OUTSIDE}", icon=":material/gpp_bad:")
    if not broken and not untold:
        st.caption(f"{len(events)} việc, niêm phong còn nguyên. Không ai sửa hay xóa được nhật ký từ chương trình.")
    data_table(audit_rows(events, broken), name="nhat-ky", columns=AUDIT_COLUMNS, alt=f"{len(events)} việc trong nhật ký.")


def _named(acts: Sequence[Version | ScoreSet | UnitSet | SavedLetterhead]) -> str:
    words = {ScoreSet: "điểm", UnitSet: "danh sách đơn vị", SavedLetterhead: "thể thức báo cáo"}
    names = [
        f"phiên bản {act.key.number} năm {act.key.plan_year}" if isinstance(act, Version) else f"{words[type(act)]} lần {act.number}"
        for act in acts
    ]
    return listed(names, most=_MOST_NAMED, rest="việc khác")


def audit_rows(events: tuple[AuditEvent, ...], broken: Collection[AuditEvent]) -> pd.DataFrame:
    """Lay events out as a table, times by Vietnam's clocks."""
    return pd.DataFrame([
        {
            "number": event.number,
            "at": in_vietnam(event.at),
            "who": event.who,
            "act_word": _ACT_WORDS.get(event.act, event.act),
            "plan_year": event.plan_year,
            "version": event.version,
            "reason": event.reason,
            "details": _details(event),
            "seal": "✕ hỏng" if event in broken else "✓",
            "previous": event.previous,
            "digest": event.digest,
        }
        for event in events
    ])


def _details(event: AuditEvent) -> str:
    """Say an event's details; what is none or zero is left out."""
    details = details_of(event)
    return " · ".join(f"{words}: {details[name]}" for name, words in _DETAIL_WORDS.items() if details.get(name))
