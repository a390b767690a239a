"""Lịch sử, the audit trail: who did what, when and why; nobody can change it from here, everybody can take it along."""

from __future__ import annotations

import json
from collections.abc import Collection

import pandas as pd
import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.update.columns import AUDIT_COLUMNS
from pages.shared.view import open_store
from papi_metrics.clock import in_vietnam
from papi_metrics.store import AuditEvent, broken_seals

_ACT_WORDS = {
    "accept": "Nhận bảng theo dõi",
    "edit": "Sửa nhiệm vụ trên trang",
    "restore": "Khôi phục phiên bản",
    "accept_scores": "Nhận tệp điểm",
    "withdraw_scores": "Rút tệp điểm",
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
}


def show_audit(unit: str) -> None:
    """Show the audit trail of a unit, whether its seals hold, and offer it as a file."""
    events = open_store().audit(unit=unit)
    broken = list(broken_seals(events))
    if broken:
        st.error(
            f"{len(broken)} dòng nhật ký không còn khớp niêm phong: kho đã bị sửa từ bên ngoài. Hãy báo người quản trị.",
            icon=":material/gpp_bad:",
        )
    else:
        st.caption(f"{len(events)} việc, niêm phong còn nguyên. Không ai sửa hay xóa được nhật ký từ chương trình.")
    data_table(audit_rows(events, broken), name="nhat-ky", columns=AUDIT_COLUMNS, alt=f"{len(events)} việc trong nhật ký.")


def audit_rows(events: tuple[AuditEvent, ...], broken: Collection[AuditEvent]) -> pd.DataFrame:
    """Lay events out as a table, times by Vietnam's clocks."""
    return pd.DataFrame([
        {
            "at": in_vietnam(event.at),
            "who": event.who,
            "act_word": _ACT_WORDS[event.act],
            "version": event.version,
            "reason": event.reason,
            "details": _details(event.details),
            "seal": "✕ hỏng" if event in broken else "✓",
            "digest": event.digest,
        }
        for event in events
    ])


def _details(text: str) -> str:
    """Say an event's details; what is none or zero is left out."""
    details = json.loads(text)
    return " · ".join(f"{words}: {details[name]}" for name, words in _DETAIL_WORDS.items() if details.get(name))
