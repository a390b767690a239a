"""Tables of snapshots: what became of each file, whose keys are known."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from streamlit import column_config as show

from papi_metrics.clock import in_vietnam
from papi_metrics.language import gettext as _
from papi_metrics.language import later
from papi_metrics.receiving import NEEDS_CARE, WHAT_WORDS, Received
from papi_metrics.store import KnownKey

OUTCOME_COLUMNS = {
    "what_word": show.TextColumn(later("Kết quả")),
    "file": show.TextColumn(later("Tệp")),
    "unit": show.TextColumn(later("Đơn vị")),
    "plan_year": show.NumberColumn(later("Năm"), format="%d", width="small"),
    "sent_number": show.NumberColumn(later("Bản gửi"), width="small"),
    "number": show.NumberColumn(later("Thành bản"), width="small"),
    "said": show.TextColumn(later("Vì sao, cần làm gì"), width="large"),
}
KNOWN_COLUMNS = {
    "unit": show.TextColumn(later("Đơn vị")),
    "fingerprint": show.TextColumn(later("Vân tay khóa"), width="large"),
    "active_word": show.TextColumn(later("Tình trạng"), width="small"),
    "who": show.TextColumn(later("Ai ghi")),
    "saved_at": show.DatetimeColumn(later("Lúc"), format="DD/MM/YYYY HH:mm"),
}
_SIGNS = {"stored": "✓", "there": "○", "older": "↩", "alarm": "⚠", "refused": "✕"}


def outcome_rows(done: Iterable[Received]) -> pd.DataFrame:
    """Lay out what became of files, those that need care first."""
    return pd.DataFrame([
        {
            "what_word": f"{_SIGNS[item.what]} {WHAT_WORDS[item.what]}",
            "file": item.name,
            "unit": item.version.unit if item.version else item.head.name if item.head else None,
            "plan_year": item.head.plan_year if item.head else None,
            "sent_number": item.head.number if item.head else None,
            "number": item.version.key.number if item.version else None,
            "said": " ".join(item.said),
        }
        for item in sorted(done, key=lambda item: (item.what not in NEEDS_CARE, item.name))
    ]).astype({"plan_year": "Int64", "sent_number": "Int64", "number": "Int64"})


def known_rows(keys: Iterable[KnownKey]) -> pd.DataFrame:
    """Lay out the keys of units, times by Vietnam's clocks."""
    return pd.DataFrame([
        {
            "unit": key.unit,
            "fingerprint": key.fingerprint,
            "active_word": _("✓ đang dùng") if key.active else _("✕ đã thu hồi"),
            "who": key.who,
            "saved_at": in_vietnam(key.saved_at),
        }
        for key in keys
    ])
