"""The words around a report in both languages: national name and motto, number, place and date, recipients, what closes it."""

from __future__ import annotations

import datetime as dt

from papi_metrics.briefing import period_name
from papi_metrics.briefing.value import Briefing
from papi_metrics.letterhead import AUTHORITY, POSITION, Letterhead
from papi_metrics.sentences import Phrases

BLANK = "………"
LONG_BLANK = "……………………"
_LAST_MONTH_WITH_ZERO = 2
_COMMITTEE = "Ủy ban nhân dân "
_PROVINCE = "Tỉnh "
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip

FORM = Phrases(
    vi={
        "nation": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "motto": "Độc lập - Tự do - Hạnh phúc",
        "number": "Số: {number}",
        "date": "ngày {day} tháng {month} năm {year}",
        "caution": "Lưu ý: ",
        "closing": "Trên đây là báo cáo kết quả thực hiện kế hoạch {period} của {body}./.",
        "recipients": "Nơi nhận:",
        "filed": "Lưu: VT, {drafter}.",
        "annexed": "(Kèm theo Báo cáo số {number} {date} của {body})",
        "sources": "Nguồn số liệu:",
    },
    en={
        "nation": "SOCIALIST REPUBLIC OF VIET NAM",
        "motto": "Independence - Freedom - Happiness",
        "number": "No.: {number}",
        "date": "{day} {month} {year}",
        "caution": "Please note: ",
        "closing": "This is the report of the {body} on the results of its plan, {period}.",
        "recipients": "Recipients:",
        "filed": "Filed: Records, {drafter}.",
        "annexed": "(Annexed to Report No. {number} of {date} by the {body})",
        "sources": "Sources:",
    },
)
_ENGLISH = {
    AUTHORITY: "ON BEHALF OF THE PEOPLE'S COMMITTEE",
    "TM. UỶ BAN NHÂN DÂN": "ON BEHALF OF THE PEOPLE'S COMMITTEE",
    POSITION: "CHAIRPERSON",
    "KT. CHỦ TỊCH": "FOR THE CHAIRPERSON",
    "PHÓ CHỦ TỊCH": "VICE CHAIRPERSON",
    "Q. CHỦ TỊCH": "ACTING CHAIRPERSON",
}


def number_of(letterhead: Letterhead) -> str:
    """Return number and symbol, a number below ten with a zero before it, an unknown one as a blank."""
    number = letterhead.number.strip()
    told = number.zfill(2) if number.isdecimal() else number
    return f"{told or BLANK}/{letterhead.symbol.strip() or BLANK}"


def date_of(briefing: Briefing) -> str:
    """Return the day a report is drawn up, days below ten and the first two months with a zero before them."""
    day, english = briefing.subject.today, briefing.subject.language == "en"
    return FORM.say("date", briefing.subject.language, day=f"{day.day:02}", month=_MONTHS[day.month - 1] if english else _month(day), year=day.year)


def _month(day: dt.date) -> str:
    return f"{day.month:02}" if day.month <= _LAST_MONTH_WITH_ZERO else str(day.month)


def place_and_date(briefing: Briefing) -> str:
    """Return where and when a report is signed."""
    return f"{briefing.letterhead.place.strip() or BLANK}, {date_of(briefing)}"


def issuing_body(briefing: Briefing) -> str:
    """Name who reports, in the report's language where its name is a committee's; a blank where nobody is named."""
    name = briefing.letterhead.issuing_body.strip()
    if briefing.subject.language == "en" and name.startswith(_COMMITTEE):
        return f"People's Committee of {name.removeprefix(_COMMITTEE)}"
    return name or LONG_BLANK


def issuing_lines(briefing: Briefing) -> str:
    """Return the issuing body in capitals, a committee's place on a line of its own."""
    name = issuing_body(briefing)
    for start in (_COMMITTEE, "People's Committee of "):
        if name.startswith(start):
            return f"{start.strip()}\n{name.removeprefix(start)}".upper()
    return name.upper()


def superior(briefing: Briefing) -> str:
    """Name who the issuing body belongs to, in capitals; nothing where nobody is named."""
    name = briefing.letterhead.superior.strip()
    if briefing.subject.language == "en" and name.startswith(_PROVINCE):
        name = f"{name.removeprefix(_PROVINCE)} Province"
    return name.upper()


def office_words(text: str, briefing: Briefing) -> str:
    """Return a line of authority or position in capitals; the usual ones are said in the report's language."""
    told = " ".join(text.split()).upper()
    return _ENGLISH.get(told, told) if briefing.subject.language == "en" else told


def closing(briefing: Briefing) -> str:
    """Return the sentence that ends a report."""
    subject = briefing.subject
    return FORM.say("closing", subject.language, period=period_name(subject.period, subject.language), body=issuing_body(briefing))
