"""Who reports to whom: what stands around an administrative report, asked once and remembered for a unit."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Self

SYMBOL = "BC-UBND"
AUTHORITY = "TM. ỦY BAN NHÂN DÂN"
POSITION = "CHỦ TỊCH"
LONGEST = 200
"""Characters that one line of a letterhead may have."""
_LINES = frozenset({"authority", "position"})
"""Parts that may stand on several lines: "KT. CHỦ TỊCH", below it "PHÓ CHỦ TỊCH"."""

_COMMUNES = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
_KINDS = (*sorted(_COMMUNES), "quận", "huyện", "thị xã", "thành phố", "tỉnh")
_CITIES = frozenset({"Hà Nội", "Hải Phòng", "Đà Nẵng", "Huế", "Cần Thơ", "Hồ Chí Minh"})
_COMMITTEE = ("ubnd", "ủy ban nhân dân", "uỷ ban nhân dân")


def divided(unit: str) -> tuple[str, str]:
    """Divide a unit's name into its kind, in small letters, and the name proper: "UBND Xã Trung Trắc" → "xã", "Trung Trắc".

    A name that says no kind has none.
    """
    name = " ".join(unit.split())
    for word in (*_COMMITTEE, *_KINDS):
        if name.casefold().startswith(f"{word} "):
            rest = name[len(word) + 1 :]
            return divided(rest) if word in _COMMITTEE else (word, rest)
    return "", name


def province_of(name: str) -> str:
    """Name a province with its kind: "tỉnh Hưng Yên", "thành phố Hải Phòng"; Huế has been a city of the centre since 2025."""
    kind, own = divided(name)
    if own.startswith(("TP. ", "TP ")):
        return f"thành phố {own.split(' ', 1)[1]}"
    return f"{kind or ('thành phố' if own in _CITIES else 'tỉnh')} {own}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What a report carries besides its content, as Decree 30/2020 places it; an empty text is filled in by hand.

    `superior` and `issuing_body` head the page at the left, `number` and `symbol` are the document's, `place` stands before the
    date, `authority`, `position` (both of several lines where one signs for another) and `signatory` close it, `recipients` are told line by line, `drafter` is the office that
    drafts and stands as "Lưu: VT, …".
    """

    issuing_body: str
    superior: str = ""
    number: str = ""
    symbol: str = SYMBOL
    place: str = ""
    authority: str = AUTHORITY
    position: str = POSITION
    signatory: str = ""
    recipients: tuple[str, ...] = ()
    drafter: str = ""

    @classmethod
    def of_unit(cls, unit: str, *, province: str = "") -> Self:
        """Return what a unit's name alone tells: "xã Trung Trắc" of Hưng Yên; who signs and who receives is left open.

        The superior of a commune is its province, with its kind where that is known: "Tỉnh Hưng Yên", "Thành phố Hà Nội"; of any
        other unit it is left open.
        """
        kind, name = divided(unit)
        above = province_of(province) if province and kind in _COMMUNES else ""
        return cls(issuing_body=f"Ủy ban nhân dân {kind} {name}" if kind else f"Ủy ban nhân dân {name}", superior=f"{above[:1].upper()}{above[1:]}", place=name)

    def as_texts(self) -> dict[str, str]:
        """Return every part as text, recipients a line each, for keeping."""
        return {**asdict(self), "recipients": "\n".join(self.recipients)}

    @classmethod
    def from_texts(cls, texts: dict[str, str]) -> Self:
        """Return the letterhead that `as_texts` gave; parts that are not known are left out, long ones are cut."""
        known = {field.name for field in fields(cls)} - {"recipients"}
        kept = {name: ("\n" if name in _LINES else " ").join(_lines(text)) for name, text in texts.items() if name in known}
        return cls(**kept, recipients=_lines(texts.get("recipients", "")))


def _lines(text: str) -> tuple[str, ...]:
    """Return a text's lines with single blanks, without the empty ones, each cut where it is too long."""
    lines = (" ".join(line.split())[:LONGEST] for line in text.splitlines())
    return tuple(line for line in lines if line)
