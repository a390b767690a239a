"""The offices in a cell: one string with "; " between them, and the split that figures are grouped by."""

from __future__ import annotations

import re
from functools import lru_cache

from papi_metrics.text import fold

_BULLET = re.compile(r"^\s*(?:[-–—•+*·▪●○◦]|\d{1,2}[.)]|[a-zđ][.)])\s*", re.IGNORECASE)
# A comma separates offices only before a word that begins an office; else it stands inside a name
# ("Phòng Lao động, Thương binh và Xã hội").
_HEADS = (
    "cong chuc|can bo|dai|ubnd|uy ban|cac|ban|phong|so|hoi|doan|truong|tram|cong an|mttq|mat tran|uy vien|lien doan|"
    "van phong|bo phan|to|toa|chi cuc|trung tam|hdnd|vp|ba|bi thu|dang uy|chu tich|pho chu tich|thanh tra|bhxh|bao hiem|"
    "quan su|ban chqs|thon|xa|phuong|hop tac xa|htx|benh vien|vien|kho bac|tu phap|dia chinh|ke toan|tai chinh|doanh nghiep"
)
_SEPARATOR = re.compile(rf"\s*;\s*|\s*,\s+(?=(?:{_HEADS})\b)")


@lru_cache(maxsize=20_000)
def offices_in(text: str) -> str:
    """Return the offices of a cell as one line, "; " between those that stand on lines of their own."""
    if "\n" not in text:
        return _BULLET.sub("", text) if text[:1] in "-–—•+*·▪●" else text
    offices: list[str] = []
    for line in text.split("\n"):
        name = _BULLET.sub("", line).strip().rstrip(";,.")
        starts = _BULLET.match(line) or re.match(rf"(?:{_HEADS})\b", fold(name)) or not offices
        if not name:
            continue
        if starts or offices[-1].endswith(";"):
            offices.append(name)
        else:
            offices[-1] = f"{offices[-1]} {name}"
    return "; ".join(offices)


@lru_cache(maxsize=20_000)
def split_offices(text: str) -> tuple[str, ...]:
    """Split the offices of a task: at every ";", and at a "," that stands before an office's first word."""
    if not text:
        return ()
    names = [part.strip(" .,;") for part in _split(text)]
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
