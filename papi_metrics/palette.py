"""The project's few colours and what they mean: states, labels, lights, verdicts and severities with tone, icon and word.

Plain data without any drawing library. Four tones are enough: blue (on time, up), orange (needs care), vermilion
(late, down) and grey (at rest, no data, not comparable); an icon and a word always stand beside the colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from papi_metrics.language import later

ToneName = Literal["blue", "orange", "vermilion", "grey"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a theme draws on: background, the background of panels, text, and lines between things."""

    background: str
    panel: str
    text: str
    line: str
    accent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """One colour of meaning.

    `light` and `dark` are for text on the light and the dark theme; `mark` is for bars, points and lines and stands
    on either theme, so that a chart is the same object for everybody. `theme_word` is the colour's name in
    Streamlit's Markdown and badges.
    """

    light: str
    dark: str
    mark: str
    theme_word: Literal["blue", "orange", "red", "gray"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """How one value is shown: its tone, a plain character that stands for it, and the word."""

    tone: ToneName
    icon: str
    word: str


LIGHT_GROUND = Ground(background="#FFFFFF", panel="#F4F6F8", text="#0F151B", line="#D9DEE3", accent="#1264AE")
DARK_GROUND = Ground(background="#14181D", panel="#1D232A", text="#E6EAEE", line="#39424C", accent="#2F76C2")

TONES: Mapping[ToneName, Tone] = MappingProxyType({
    "blue": Tone(light="#1264AE", dark="#85BFF8", mark="#3681CB", theme_word="blue"),
    "orange": Tone(light="#985F00", dark="#FFCB7D", mark="#CB8317", theme_word="orange"),
    "vermilion": Tone(light="#9E2A0A", dark="#FF8A66", mark="#C43C0D", theme_word="red"),
    "grey": Tone(light="#666E77", dark="#9099A4", mark="#B4BBC4", theme_word="gray"),
})

FAINT_MARK = "rgba(128,140,152,0.22)"
"""What is planned, possible or not yet known, behind a mark: reads on either theme."""

STATES: Mapping[str, Sign] = MappingProxyType({
    "not_started": Sign(tone="grey", icon="○", word=later("Chưa thực hiện")),
    "in_progress": Sign(tone="blue", icon="◐", word=later("Đang thực hiện")),
    "awaiting_confirmation": Sign(tone="orange", icon="◑", word=later("Chờ xác nhận")),
    "done": Sign(tone="blue", icon="●", word=later("Đã hoàn thành")),
    "paused": Sign(tone="orange", icon="‖", word=later("Tạm dừng")),
    "cancelled": Sign(tone="grey", icon="✕", word=later("Hủy")),
})

LABELS: Mapping[str, Sign] = MappingProxyType({
    "done_on_time": Sign(tone="blue", icon="✓", word=later("Hoàn thành đúng hạn")),
    "done_late": Sign(tone="orange", icon="✓", word=later("Hoàn thành quá hạn")),
    "done_undated": Sign(tone="grey", icon="✓", word=later("Hoàn thành, chưa ghi ngày")),
    "open_in_time": Sign(tone="grey", icon="○", word=later("Chưa hoàn thành, trong hạn")),
    "overdue": Sign(tone="vermilion", icon="▲", word=later("Chưa hoàn thành, quá hạn")),
    "cancelled": Sign(tone="grey", icon="✕", word=later("Hủy")),
})

LIGHTS: Mapping[str, Sign] = MappingProxyType({
    "green": Sign(tone="blue", icon="●", word=later("Đúng kế hoạch")),
    "amber": Sign(tone="orange", icon="◆", word=later("Cần chú ý")),
    "red": Sign(tone="vermilion", icon="▲", word=later("Chậm nhiều")),
    "grey": Sign(tone="grey", icon="○", word=later("Chưa có việc")),
})

NO_DATA_SIGN = Sign(tone="grey", icon="–", word=later("Chưa có số liệu"))
"""What stands in place of a light for a unit that has no data."""

VERDICTS: Mapping[str, Sign] = MappingProxyType({
    "up": Sign(tone="blue", icon="▲", word=later("Tăng")),
    "down": Sign(tone="vermilion", icon="▼", word=later("Giảm")),
    "flat": Sign(tone="grey", icon="≈", word=later("Gần như không đổi")),
    "no_base": Sign(tone="grey", icon="–", word=later("Không có năm gốc")),
    "no_data": Sign(tone="grey", icon="–", word=later("Chưa có điểm")),
    "not_comparable": Sign(tone="grey", icon="≠", word=later("Không so được")),
})

SEVERITIES: Mapping[str, Sign] = MappingProxyType({
    "error": Sign(tone="vermilion", icon="✕", word=later("Lỗi")),
    "warning": Sign(tone="orange", icon="◆", word=later("Cần xem")),
    "note": Sign(tone="blue", icon="○", word=later("Ghi nhận")),
})
