"""What a finding code means: its severity, what to do about it, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from papi_metrics.language import Words, gettext, later

ACTIONS: Words[str] = Words({
    "tasks": later("Điền tên nhiệm vụ, tách dòng"),
    "cells": later("Sửa ô lỗi, ô công thức"),
    "states": later("Sửa trạng thái, tiến độ"),
    "dates": later("Sửa ngày, thời hạn"),
    "indicators": later("Sửa tên chỉ số, nội dung thành phần"),
    "repeats": later("Bỏ nhiệm vụ hoặc mã trùng"),
    "plan": later("Bổ sung kế hoạch"),
    "scores": later("Sửa điểm số"),
    "units": later("Sửa tên đơn vị, năm"),
    "columns": later("Kiểm tra trang tính, tên cột"),
    "letters": later("Kiểm tra chữ, phông chữ"),
    "none": later("Không cần làm gì"),
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
        """The whole sentence in Vietnamese, still with its places to fill in."""
        mend = f"Hãy {self.mend}." if self.mend else ""
        return " ".join(part for part in (self.what, self.result, mend) if part)

    @property
    def spoken(self) -> str:
        """The whole sentence in the language spoken, still with its places to fill in."""
        mend = gettext("Hãy {act}.").replace("{act}", gettext(self.mend)) if self.mend else ""
        return " ".join(part for part in (self.what and gettext(self.what), self.result and gettext(self.result), mend) if part)
