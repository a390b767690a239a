"""Effort and result together: what a dimension's completion and its score's change say when read side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from papi_metrics.completion import AMBER_VARIANCE
from papi_metrics.language import Language, later, said_in
from papi_metrics.wording import is_missing

Effort = Literal["on_plan", "behind", "no_task"]
Result = Literal["up", "flat", "down", "unknown"]

_ROUNDING = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class PairReading:
    """What effort and result say together, in Vietnamese, and how pressing it is (1 first, 5 last)."""

    words: str
    urgency: int

    def said(self, language: Language | None = None) -> str:
        """Return what they say in a language, in the one spoken where none is named."""
        return said_in(language, self.words)


READINGS: Mapping[tuple[str, str], PairReading] = MappingProxyType({
    ("behind", "down"): PairReading(words=later("chậm việc và điểm giảm: ưu tiên số một"), urgency=1),
    ("no_task", "down"): PairReading(words=later("điểm giảm mà không có nhiệm vụ: cần bổ sung"), urgency=1),
    ("on_plan", "down"): PairReading(words=later("làm đủ việc nhưng điểm giảm: xem lại giải pháp"), urgency=2),
    ("behind", "flat"): PairReading(words=later("chậm việc, điểm đứng yên: đẩy nhanh"), urgency=3),
    ("behind", "up"): PairReading(words=later("chậm việc nhưng điểm tăng: giữ đà, làm tiếp"), urgency=4),
    ("on_plan", "flat"): PairReading(words=later("làm đủ việc, điểm chưa đổi: chờ kỳ đo sau"), urgency=4),
    ("on_plan", "up"): PairReading(words=later("làm đủ việc và điểm tăng: duy trì"), urgency=5),
    ("no_task", "flat"): PairReading(words=later("không có nhiệm vụ, điểm đứng yên"), urgency=4),
    ("no_task", "up"): PairReading(words=later("không có nhiệm vụ, điểm vẫn tăng"), urgency=5),
    ("behind", "unknown"): PairReading(words=later("chậm việc; chưa so được điểm"), urgency=3),
    ("on_plan", "unknown"): PairReading(words=later("làm đủ việc; chưa so được điểm"), urgency=5),
    ("no_task", "unknown"): PairReading(words=later("không có nhiệm vụ; chưa so được điểm"), urgency=5),
})

APART: Mapping[Effort, PairReading] = MappingProxyType({
    "behind": PairReading(words=later("chậm việc; không đọc cùng điểm năm khác"), urgency=3),
    "on_plan": PairReading(words=later("làm đủ việc; không đọc cùng điểm năm khác"), urgency=5),
    "no_task": PairReading(words=later("không có nhiệm vụ; không đọc cùng điểm năm khác"), urgency=5),
})
"""What effort says beside a score of another year than the plan's, which may well have been compared: as pressing as unknown."""


def effort_of(*, counted: int, variance: float | None) -> Effort:
    """Tell whether a dimension's work is on plan (variance above −0.10), behind, or not planned at all.

    Source: product rules, section 5.
    """
    if not counted or variance is None or is_missing(variance):
        return "no_task"
    return "on_plan" if round(float(variance), _ROUNDING) > AMBER_VARIANCE else "behind"


def result_of(verdict: str) -> Result:
    """Tell what a verdict on a score says of the result; one without a comparison is unknown."""
    return verdict if verdict in {"up", "flat", "down"} else "unknown"  # type: ignore[return-value]


def pair_reading(effort: Effort, verdict: str, *, apart: bool = False) -> PairReading:
    """Read effort and a score's verdict together; a verdict other than up, flat or down is unknown.

    A score of another year than the plan's stands `apart`: it is not read with the work, whatever its verdict.
    """
    return APART[effort] if apart else READINGS[effort, result_of(verdict)]
