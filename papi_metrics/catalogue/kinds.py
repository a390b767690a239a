"""What a finding code means: its severity, what to do about it, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

ACTIONS: Mapping[str, str] = MappingProxyType({
    "tasks": "Điền tên nhiệm vụ, tách dòng",
    "cells": "Sửa ô lỗi, ô công thức",
    "states": "Sửa trạng thái, tiến độ",
    "dates": "Sửa ngày, thời hạn",
    "indicators": "Sửa tên chỉ số, nội dung thành phần",
    "repeats": "Bỏ nhiệm vụ hoặc mã trùng",
    "plan": "Bổ sung kế hoạch",
    "scores": "Sửa điểm số",
    "units": "Sửa tên đơn vị, năm",
    "columns": "Kiểm tra trang tính, tên cột",
    "letters": "Kiểm tra chữ, phông chữ",
    "none": "Không cần làm gì",
})
"""What a person does about findings, in the order to do it in: key → words."""
NOTHING_TO_DO = "none"
"""The action of findings that only tell what was done."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a finding code means.

    `what` is the sentence of what was found, with `{value}` and details to fill in; `result` says what became of it;
    `mend` is what is expected instead, as an act without "Hãy" and full stop; blank where nothing is to be done.
    Neither has details: they hold for every finding of the code.
    """

    severity: Literal["error", "warning", "note"]
    action: str
    what: str
    result: str
    mend: str = ""

    @property
    def message(self) -> str:
        """The whole sentence, still with its places to fill in."""
        mend = f"Hãy {self.mend}." if self.mend else ""
        return " ".join(part for part in (self.what, self.result, mend) if part)
