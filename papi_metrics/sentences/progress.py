"""What completion over the versions says: where the newest version stands and how it went there."""

from __future__ import annotations

import pandas as pd

from papi_metrics.language import Language
from papi_metrics.sentences.phrases import Phrases, counted
from papi_metrics.sentences.plan import gap_of
from papi_metrics.wording import date, percent

_SAID = Phrases(
    vi={
        "finding_none": "Chưa có phiên bản nào được tính",
        "finding_gap": "Hoàn thành {done}, {gap} so với kế hoạch",
        "finding_on_plan": "Hoàn thành {done}, đúng kế hoạch",
        "none": "Chưa có phiên bản nào.",
        "one": "Một phiên bản: hoàn thành {last} đến {last_day}.",
        "moved": "Qua {count}, hoàn thành đi từ {first} ({first_day}) đến {last} ({last_day}).",
        "same": "Qua {count}, hoàn thành vẫn là {last} (từ {first_day} đến {last_day}).",
    },
    en={
        "finding_none": "No version is counted yet",
        "finding_gap": "Completion {done}, {gap} plan",
        "finding_on_plan": "Completion {done}, on plan",
        "none": "There are no versions yet.",
        "one": "One version: {last} done by {last_day}.",
        "moved": "Over {count} completion went from {first} ({first_day}) to {last} ({last_day}).",
        "same": "Over {count} completion stayed at {last} (from {first_day} to {last_day}).",
    },
)


def progress_finding(progress: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say where the newest version stands: the title of the lines over the versions."""
    known = progress.dropna(subset=["completion", "planned"])
    if known.empty:
        return _SAID.say("finding_none", language)
    last = known.iloc[-1]
    gap = gap_of(float(last["completion"]) - float(last["planned"]), language=language)
    done = percent(last["completion"], language=language)
    return _SAID.say("finding_gap" if gap else "finding_on_plan", language, done=done, gap=gap)


def progress_sentence(progress: pd.DataFrame, *, language: Language | None = None) -> str:
    """Say how completion moved over the versions."""
    known = progress.dropna(subset=["completion"])
    if known.empty:
        return _SAID.say("none", language)
    first, last = known.iloc[0], known.iloc[-1]
    then, now = (percent(row["completion"], language=language) for row in (first, last))
    return _SAID.say(
        "one" if len(known) == 1 else "same" if then == now else "moved",
        language,
        count=counted(len(known), "version", language=language),
        first=then,
        last=now,
        first_day=date(first["as_of"]),
        last_day=date(last["as_of"]),
    )
