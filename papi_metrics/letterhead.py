"""Who reports to whom: what stands around an administrative report, asked once and remembered for a unit."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Self

SYMBOL = "BC-UBND"
AUTHORITY = "TM. ỦY BAN NHÂN DÂN"
POSITION = "CHỦ TỊCH"
LONGEST = 200
"""Characters that one part of a letterhead may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What a report carries besides its content, as Decree 30/2020 places it; an empty text is filled in by hand.

    `superior` and `issuing_body` head the page at the left, `number` and `symbol` are the document's, `place` stands before the
    date, `authority`, `position` and `signatory` close it, `recipients` are told line by line, `drafter` is the office that
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
        """Return what a unit's name alone tells: "xã Trung Trắc" of Hưng Yên; who signs and who receives is left open."""
        name = unit.split(" ", 1)[1] if unit.split(" ", 1)[0] in {"xã", "phường", "tỉnh"} and " " in unit else unit
        return cls(
            issuing_body=f"Ủy ban nhân dân {unit}",
            superior=f"Tỉnh {province}" if province and not unit.casefold().startswith("tỉnh") else "",
            place=name,
        )

    def as_texts(self) -> dict[str, str]:
        """Return every part as text, recipients a line each, for keeping."""
        return {**asdict(self), "recipients": "\n".join(self.recipients)}

    @classmethod
    def from_texts(cls, texts: dict[str, str]) -> Self:
        """Return the letterhead that `as_texts` gave; parts that are not known are left out, long ones are cut."""
        known = {field.name for field in fields(cls)} - {"recipients"}
        kept = {name: " ".join(text.split())[:LONGEST] for name, text in texts.items() if name in known}
        lines = [" ".join(line.split())[:LONGEST] for line in texts.get("recipients", "").splitlines()]
        return cls(**kept, recipients=tuple(line for line in lines if line))
