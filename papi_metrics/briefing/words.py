"""The words of a report in both languages: headings of sections and columns, names of periods, states and verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from papi_metrics.language import Language, said_in
from papi_metrics.letterhead import divided
from papi_metrics.palette import LABELS, LIGHTS, STATES, VERDICTS
from papi_metrics.periods import Period
from papi_metrics.sentences import Phrases
from papi_metrics.wording import date

TASK_LENGTH = 200
"""Characters of a task's text within a list; the annex has all of it."""
_ROMAN = ("I", "II", "III", "IV")
_ORDINALS = ("first", "second", "third", "fourth")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip

HEADINGS = Phrases(
    vi={
        "title": "BÁO CÁO",
        "subject": "Kết quả thực hiện Kế hoạch nâng cao Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) {period}",
        "situation": "Tình hình và công tác chỉ đạo",
        "results": "Kết quả thực hiện",
        "counts": "Tình hình nhiệm vụ",
        "completion": "Mức hoàn thành so với kế hoạch",
        "by_dimension": "Kết quả theo chỉ số nội dung",
        "scores": "Điểm PAPI {year} so với năm {base_year}",
        "no_scores": "Điểm PAPI",
        "alone": "Điểm PAPI {year}",
        "late": "Nhiệm vụ quá hạn, khó khăn, vướng mắc",
        "late_tasks": "Nhiệm vụ quá hạn",
        "obstacles": "Khó khăn, vướng mắc",
        "next": "Nhiệm vụ thời gian tới",
        "appendix": "Phụ lục: Danh mục nhiệm vụ của kế hoạch",
    },
    en={
        "title": "REPORT",
        "subject": "Carrying out the plan to raise the PAPI score (Viet Nam Provincial Governance and Public Administration Performance Index), {period}",
        "situation": "Situation and direction given",
        "results": "Results",
        "counts": "Tasks by state and deadline",
        "completion": "Completion against the plan",
        "by_dimension": "Results by dimension",
        "scores": "PAPI scores of {year} against {base_year}",
        "no_scores": "PAPI scores",
        "alone": "PAPI scores of {year}",
        "late": "Overdue tasks and obstacles",
        "late_tasks": "Overdue tasks",
        "obstacles": "Obstacles",
        "next": "Next steps",
        "appendix": "Annex: the plan's tasks",
    },
)

COLUMNS = Phrases(
    vi={
        "order": "TT", "dimension": "Chỉ số nội dung", "total": "Tổng số", "open": "Chưa hoàn thành", "done": "Đã hoàn thành",
        "in_time": "Trong hạn", "overdue": "Quá hạn", "on_time": "Đúng hạn", "late": "Quá hạn", "undated": "Chưa ghi ngày",
        "cancelled": "Nhiệm vụ bị hủy", "all": "Cộng", "no_dimension": "Chưa gắn chỉ số", "completion": "Hoàn thành", "planned": "Kế hoạch",
        "variance": "Chênh lệch (điểm %)", "on_time_rate": "Tỷ lệ đúng hạn", "light": "Đánh giá", "office": "Đơn vị chủ trì", "task": "Nhiệm vụ",
        "due": "Hạn", "days_late": "Số ngày chậm", "note": "Ghi chú", "indicator": "Chỉ số", "score": "Điểm {year}", "base": "Điểm {year}", "change": "Thay đổi",
        "change_pct": "Thay đổi (%)", "verdict": "Nhận định", "evidence": "Căn cứ", "rank": "Hạng {year}", "state": "Trạng thái", "label": "Tình trạng",
        "timing": "Thời hạn", "executing": "Đơn vị thực hiện", "completed_on": "Ngày hoàn thành", "progress": "Tiến độ", "code": "Mã",
    },
    en={
        "order": "No.", "dimension": "Dimension", "total": "Total", "open": "Not done", "done": "Done",
        "in_time": "In time", "overdue": "Overdue", "on_time": "On time", "late": "Late", "undated": "Undated",
        "cancelled": "Cancelled", "all": "Total", "no_dimension": "No dimension", "completion": "Completion", "planned": "Planned",
        "variance": "Difference (% points)", "on_time_rate": "On-time rate", "light": "Light", "office": "Lead office", "task": "Task",
        "due": "Due", "days_late": "Days late", "note": "Note", "indicator": "Indicator", "score": "Score {year}", "base": "Score {year}", "change": "Change",
        "change_pct": "Change (%)", "verdict": "Verdict", "evidence": "Evidence", "rank": "Rank {year}", "state": "State", "label": "Timing",
        "timing": "Deadline", "executing": "Executing office", "completed_on": "Completed on", "progress": "Progress", "code": "Code",
    },
)  # fmt: skip

_PERIODS = Phrases(
    vi={
        "month": "tháng {number} năm {year}", "quarter": "quý {roman} năm {year}", "half": "6 tháng {half} năm {year}",
        "nine_months": "9 tháng đầu năm {year}", "year": "năm {year}", "free": "từ ngày {start} đến ngày {end}", "first": "đầu", "second": "cuối",
    },
    en={
        "month": "{month} {year}", "quarter": "the {ordinal} quarter of {year}", "half": "the {half} half of {year}",
        "nine_months": "the first nine months of {year}", "year": "the year {year}", "free": "{start} to {end}", "first": "first", "second": "second",
    },
)  # fmt: skip

_KINDS: Mapping[str, str] = MappingProxyType({
    "xã": "commune", "phường": "ward", "thị trấn": "township", "đặc khu": "special zone", "quận": "district", "huyện": "district", "thị xã": "town",
    "thành phố": "city", "tỉnh": "province",
})  # fmt: skip


def kind_word(unit: str, language: Language) -> str:
    """Return what kind of unit a name tells of, "xã" or "commune"; one that tells none is a unit."""
    kind = divided(unit)[0]
    return (kind or "đơn vị") if language == "vi" else _KINDS.get(kind, "unit")


def quoted(text: str, language: Language) -> str:
    """Set a sentence's quotation marks as a Vietnamese document does; pages set them as «…»."""
    return text.replace("«", "“").replace("»", "”") if language == "vi" else text


def heading_of(language: Language, name: str, /, **fields: object) -> str:
    """Return what stands over a column, or at the head of a row that sums up."""
    return COLUMNS.say(name, language, **fields)


def sign_word(value: str, language: Language) -> str:
    """Return the word of a state, timing label, light or verdict."""
    word = next(signs[value] for signs in (STATES, LABELS, LIGHTS, VERDICTS) if value in signs).word
    return said_in(language, word)


def period_name(period: Period, language: Language = "vi") -> str:
    """Name a period within a sentence: "quý III năm 2022", "the third quarter of 2022"."""
    return _PERIODS.say(
        period.kind,
        language,
        number=period.number,
        year=period.year,
        roman=_ROMAN[min(period.number, 4) - 1],
        ordinal=_ORDINALS[min(period.number, 4) - 1],
        month=_MONTHS[period.number - 1],
        half=_PERIODS.say("first" if period.number == 1 else "second", language),
        start=date(period.start),
        end=date(period.end),
    )
