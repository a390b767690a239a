"""The offices in a cell: one string with "; " between them, and the split that figures are grouped by."""

from __future__ import annotations

import re
from functools import lru_cache

from papi_metrics.text import fold

_BULLET = re.compile(r"^\s*(?:[-–—•+*·▪●○◦]|\d{1,2}[.)]|[a-zđ][.)])\s*", re.IGNORECASE)
# A comma separates offices only before a word that begins an office; else it stands inside a name
# ("Phòng Lao động, Thương binh và Xã hội", "Công chức Tài chính, Kế toán").
_HEADS = (
    "cong chuc|can bo|dai|ubnd|uy ban|cac|ban|phong|so|hoi|doan|truong|tram|cong an|mttq|mat tran|uy vien|lien doan|"
    "van phong|bo phan|to|toa|chi cuc|trung tam|hdnd|vp|ba|bi thu|dang uy|chu tich|pho chu tich|thanh tra|bhxh|bao hiem|"
    "quan su|ban chqs|thon|xa(?! hoi)|phuong|hop tac xa|htx|benh vien|vien|kho bac|doanh nghiep"
)
_SEPARATOR = re.compile(rf"\s*;\s*|\s*,\s*(?=(?:{_HEADS})\b)")


# An office written as its initials; a line or a list of such holds as many offices.
_SIGNS = frozenset("-–—•+*·▪●○◦")
_EDGES = "".join(_SIGNS) + " ,"
_INITIALS = re.compile(r"[A-ZĐ][A-ZĐ&\-]{1,7}$")


@lru_cache(maxsize=20_000)
def offices_in(text: str) -> str:
    """Return the offices of a cell as one line, "; " between those that stand apart; such a line stays as it is."""
    offices: list[str] = []
    ended = False
    for line in text.split("\n"):
        for place, part in enumerate(line.split(";")):
            bare = part.strip(" ,")
            bullet = _BULLET.match(bare) if bare[:1] in _SIGNS or "\n" in text else None
            name = bare[bullet.end() :].lstrip(_EDGES) if bullet else bare
            if name and offices and place == 0 and not bullet and not _begins_office(name) and not ended:
                offices[-1] = f"{offices[-1]} {name}"
            elif name:
                offices.append(name)
        ended = line.rstrip().endswith(";")
    return "; ".join(offices)


def _begins_office(name: str) -> bool:
    return bool(re.match(rf"(?:{_HEADS})\b", fold(name)) or _INITIALS.match(name))


@lru_cache(maxsize=20_000)
def split_offices(text: str) -> tuple[str, ...]:
    """Split the offices of a task: at every ";", and at a "," that stands before an office's first word."""
    if not text:
        return ()
    parts = re.split(r"[,;]", text)
    initials = all(_INITIALS.match(part.strip()) for part in parts)
    names = [part.strip(" .,;") for part in (parts if initials else _split(text))]
    return tuple(dict.fromkeys(name for name in names if name))


def _split(text: str) -> list[str]:
    """Split at separators found in the folded text; folding keeps the length of composed text without blanks."""
    folded = fold(text)
    if len(folded) != len(text):
        return re.split(r";", text)
    parts, start, depth_text = [], 0, folded
    for match in _SEPARATOR.finditer(depth_text):
        before = folded[: match.start()]
        if before.count("(") > before.count(")"):
            continue
        parts.append(text[start : match.start()])
        start = match.end()
    return [*parts, text[start:]]
