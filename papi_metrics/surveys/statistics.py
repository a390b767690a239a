"""What the labels of a row say of its figures: texts → the code, the statistic, whether they are points."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from papi_metrics.framework import indicators
from papi_metrics.surveys.labels import code_of
from papi_metrics.text import clean, fold, words_of

_SCALE = re.compile(r"\W*(\d+(?:[.,]\d+)?) ?%? ?- ?(\d+(?:[.,]\d+)?)")
# In capitals or with points, or alone, lest Vietnamese "sẽ" or "citizen's e-services" be read as it.
_SE = re.compile(r"(?<!['’\w])(?:SE|[Ss]\.\s?[Ee]\.?)(?!\w)|(?i:^\W*s\s?e\W*$)|(?i:\(s\.?\s?e\.?\))")
_STATISTICS: Mapping[str, re.Pattern[str]] = {
    "standard_error": re.compile(r"standard[ _]?errors?\b|\bstd[ _]?err(or)?s?\b|sai so"),
    "bound": re.compile(r"\bci\b|khoang tin cay|diem thap|diem cao|can duoi|can tren|confidence"),
    "unknown": re.compile(
        r"((un ?)?weighted |khong (co )?trong so |co trong so )?(std dev|standard deviation|do lech chuan|variance|phuong sai|"
        r"median|trung vi|mean|average|trung binh|n|sample size|co mau|observations|so quan sat|margin of error|p value|"
        r"min|max|minimum|maximum)\w*( (un ?)?weighted)?$"
    ),
    "score": re.compile(r"un ?weighted|khong (co )?trong so"),
    "weighted": re.compile(r"\bweighted\b|\btrong so\b"),
}
_PLAIN = re.compile(
    r"\b(?:un|unweighted|weighted|ci|low|high|lower|upper|bound|limit|standard|std|err|errors?|confidence|interval|level|"
    r"khong|co|trong|so|khoang|tin|cay|diem|thap|cao|can|duoi|tren|sai|chuan|gia|tri|cua|chi|scores?|value|estimate|the|of|in|"
    r"9[059]%?)(?!\S)"
)
_FEWEST_SUBJECT_WORDS = 2


class Words(NamedTuple):
    """What a row's labels name.

    `name` is the label to show, `subject` the words beside those of a statistic, `in_points` says that the
    scale is one of PAPI's scores.
    """

    code: str | None
    statistic: str | None
    name: str
    subject: str
    has_scale: bool
    in_points: bool
    in_percent: bool


def read_labels(labels: list[str], year: int) -> Words:
    """Read the labels of a row; a row in per cent is a survey question, whatever its name."""
    names = [label for label in labels if not _SCALE.match(fold(label))]
    statistic = _statistic([words_of(_SE.sub(" standard error ", clean(label))) for label in names])
    in_percent = statistic != "bound" and any("%" in label for label in labels)
    code = None if in_percent else next((code for label in names if (code := code_of(label, year))), None)
    return Words(
        code=code,
        statistic=None if in_percent else statistic,
        name=(names or labels)[0],
        subject=_subject(names),
        has_scale=len(names) < len(labels),
        in_points=any(_is_points(label) for label in labels),
        in_percent=in_percent,
    )


def _statistic(names: list[str]) -> str | None:
    joined = " ".join(names)
    for statistic, pattern in _STATISTICS.items():
        found = any(map(pattern.match, names)) if statistic == "unknown" else pattern.search(joined)
        if found:
            return statistic
    return None


def _subject(names: list[str]) -> str:
    words = _PLAIN.sub("", words_of(_SE.sub(" ", clean(" ".join(names))))).split()
    return " ".join(words) if len(words) >= _FEWEST_SUBJECT_WORDS else ""


def _is_points(label: str) -> bool:
    found = _SCALE.match(fold(label))
    return found is not None and tuple(float(bound.replace(",", ".")) for bound in found.groups()) in _scales()


@lru_cache
def _scales() -> frozenset[tuple[float, ...]]:
    return frozenset(item.scale for item in indicators())
