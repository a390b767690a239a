"""The grammar of events: spelled text → marks of what happens on no stated day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from papi_metrics.deadlines.marks import Mark

_LAW_WORD = r"quy (?:dinh|che|trinh|hoach|uoc|mo|pham|luat|tac)\b"
_OCCASION = (
    r"(?:bau cu|tet|ky hop|cuoc hop|phien hop|hop|dai hoi|hoi nghi|mua mua|mua bao|khai giang|le|ngay hoi"
    r"|giam sat|kiem tra|thanh tra|tong ket|so ket|nghiem thu|tiep xuc cu tri|doi thoai)"
)
_DURING = r"(?:(?:qua trinh|thoi gian|dip|ky|cuoc|ngay|mua|dot|cac|to chuc|dien ra|thuc hien|trien khai) )*"
_LENGTH = r"(?:toi da )?[0-9]{1,3} (?:ngay|gio|tuan|thang)"
_WITHIN = r"(?:trong|sau|truoc|cham nhat|khong qua)(?: sau| trong| la)?"
_ANCHOR = r"(?:ke tu|sau khi|sau ngay|tu khi|tu ngay|truoc khi|truoc ngay(?! [0-9])|so voi|tinh tu)"
_OPENINGS = (
    r"(?:ngay )?(?:sau|truoc|tu|ke tu) (?:khi|thoi diem|luc)(?= [a-z])",
    r"(?:ngay )?(?:khi|neu)(?= [a-z])",
    rf"theo(?! doi\b)(?= [a-z])(?:(?= {_LAW_WORD})|(?! quy\b))",
    r"(?:trong|suot|trong suot) (?:qua trinh|dot|cac dot)(?= [a-z])",
    r"(?:nhan |vao |trong )?(?:cac )?dip(?= [a-z])",
    r"(?:(?:truoc|trong|sau|tai) )?(?:cac )?ky hop(?: [a-z]+){0,6} (?:giua|cuoi|dau) nam",
    r"ky hop|tuy (?:theo )?(?:tinh hinh|thuc te|dieu kien|yeu cau)",
    r"(?:can cu|phu hop voi|cung voi)(?= [a-z])",
    r"(?:dam bao |bao dam )?(?:dung |theo )?(?:tien do|thoi gian) (?:de ra|quy dinh|duoc giao|yeu cau)",
    r"(?:dam bao|bao dam|dung) (?:theo )?(?:tien do|thoi gian|ke hoach|quy dinh)",
    rf"(?:ngay )?(?:truoc|sau|trong|tai)(?:(?: ,)?(?: va)? (?:trong|sau))* {_DURING}{_OCCASION}(?: thuong nien)?",
    r"(?:ngay )?(?:sau|ke tu|tu) ngay (?:ban hanh|ky|co|duoc|nhan|phe duyet|cong bo)",
    rf"(?:{_WITHIN} )?(?:vong |thoi han )?{_LENGTH}(?: lam viec)? {_ANCHOR}",
    rf"{_WITHIN} (?:vong |thoi han ){_LENGTH}(?: lam viec)?|{_WITHIN} {_LENGTH} lam viec",
)
_OPENING = re.compile(rf"(?:{'|'.join(_OPENINGS)})(?= |$)")
_ON_DEMAND = re.compile(r"\b(?:yeu cau|phat sinh|dot xuat|khi can|nhu cau|neu co)\b")

# What may stand in the words of an event and yet is no timing: documents by number and date, years in names
# ("kế hoạch năm 2022", "nhiệm kỳ 2021-2026"), words that look like units only because they lost their marks.
_YEAR = r"20[0-9]{2}"
_YEARS = rf"{_YEAR}(?: - {_YEAR})?\b"
_CODE = r"(?!(?:nam|thang|quy|lan|tuan|ngay|den|dinh|het|cuoi|dau)\b)[a-z]{2,8}(?: [0-9]+)?"
_DOCUMENT = rf"\b(?:so )?[0-9]+(?: [a-z])?(?: / {_YEAR})? [/-] {_CODE}(?: [-/] {_CODE})+"
_DOCUMENT_DATE = (
    rf"(?:(?: \()? (?:ngay )?[0-9]+ (?P<sep>[/.-]) [0-9]+ (?P=sep) {_YEAR}(?: \))?"
    rf"| ngay [0-9]+ thang [0-9]+ nam {_YEAR})?"
)
_NUMBERED = r"(?:de an|nghi quyet|chi thi|chuong trinh|quyet dinh|nghi dinh|thong tu|dieu|khoan|phu luc)(?: so)?"
_NOT_AFTER = "".join(rf"(?<!\b{word} )" for word in ("trong", "het", "cuoi", "dau", "ca", "den", "truoc", "tu"))
_NAMES = re.compile(
    "|".join(
        (
            _DOCUMENT + _DOCUMENT_DATE,
            rf"\b{_NUMBERED} [0-9]+\b(?! [/.-])",
            rf"{_NOT_AFTER}\bnam (?:hoc )?{_YEARS}",
            rf"\b(?:giai doan|nhiem ky|papi|tet|nguyen dan) {_YEARS}",
            r"\b(?:ket thuc|khai giang) nam hoc\b(?! [0-9])",
            r"\b(?:viet|mien|quang|ha) nam\b|\bnam dinh\b",
            r"\b(?:hoi nghi|ky hop|ke hoach|chuong trinh|chien luoc) (?:thuong nien|lau dai)\b",
            r"\b(?:ban|cua) thuong truc\b",
            rf"\b{_LAW_WORD}",
        )
    )
)
_TIMES = re.compile(
    r"[0-9]|\b(?:quy|thang|nam|tuan|i|ii|iii|iv|thuong xuyen|lien tuc|xuyen suot|lau dai|thuong nien|dinh ky|hang ngay|cham nhat"
    r"|hoan thanh|xong)\b|\bthuong truc$"
)
_PLAIN = re.compile(r"[a-z ,&/():+-]*")
_STOP = re.compile(r" (?=[,;()/-](?: |$)|(?:va|hoac|dong thoi)\b)|$")


def _names_only(words: str) -> bool:
    """Tell whether the words name something and hold no timing that would be lost in them."""
    rest = _NAMES.sub("", words)
    return _PLAIN.fullmatch(rest) is not None and _TIMES.search(rest) is None


def events(text: str, at: int) -> Iterator[tuple[Mark, int]]:
    """Accept an event's opening words and whatever names the event, as long as no timing is among its words.

    The shortest event is offered first, so that a timing after it is read as one; none reaches past a ";".
    """
    opening = _OPENING.match(text, at)
    if not opening:
        return
    for stop in _STOP.finditer(text, opening.end()):
        if _names_only(text[opening.end() : stop.start()]):
            on_demand = _ON_DEMAND.search(text, at, stop.start())
            yield Mark("event", "on_demand" if on_demand else "plain"), stop.end()
        if text.startswith(";", stop.end()):
            return
