"""What a reader has to know before trusting a report's figures, and where they come from."""

from __future__ import annotations

import pandas as pd

from papi_metrics.briefing.score_section import whose_scores
from papi_metrics.briefing.value import Subject
from papi_metrics.periods import Period
from papi_metrics.rules import RULES_VERSION
from papi_metrics.sentences import Phrases, counted
from papi_metrics.wording import date

_STALE_DAYS = 31

_SAID = Phrases(
    vi={
        "illustration": "Số liệu minh họa, không phải báo cáo của xã.",
        "to_come": "Kỳ báo cáo chốt số liệu ngày {end}, chưa đến ngày đó: số liệu có thể còn thay đổi.",
        "stale": "Bảng theo dõi mới có số liệu đến ngày {date}, trước ngày chốt {end} {days}.",
        "later": "Bảng theo dõi có số liệu đến ngày {date}, sau ngày chốt {end}: {count} hoàn thành sau ngày chốt được tính là đã hoàn thành.",
        "later_none": "Bảng theo dõi có số liệu đến ngày {date}, sau ngày chốt {end}.",
        "nine_months": "Nghị định 09/2019/NĐ-CP không nêu kỳ 9 tháng; ngày chốt lấy như các kỳ khác, cần xác nhận với cấp trên.",
        "tracker": "Nhiệm vụ: bảng theo dõi {file}, phiên bản {version}, số liệu đến {date}.",
        "file": "Nhiệm vụ: bảng theo dõi {file}, số liệu đến {date}.",
        "period": "Kỳ báo cáo theo Nghị định 09/2019/NĐ-CP, Điều 12: chốt số liệu từ {start} đến hết {end}.",
        "free": "Kỳ báo cáo do người lập chọn: từ {start} đến hết {end}.",
        "rules": "Quy tắc tính: bản {version}.",
    },
    en={
        "illustration": "Figures for illustration, not a report of the commune.",
        "to_come": "The period's data are cut off on {end}, which is still to come: figures may change.",
        "stale": "The tracker's data end on {date}, {days} before the cut-off on {end}.",
        "later": "The tracker's data end on {date}, after the cut-off on {end}: {count} completed after it count as done.",
        "later_none": "The tracker's data end on {date}, after the cut-off on {end}.",
        "nine_months": "Decree 09/2019/NĐ-CP names no period of nine months; the cut-off is taken as that of the others, to be confirmed.",
        "tracker": "Tasks: tracker {file}, version {version}, data up to {date}.",
        "file": "Tasks: tracker {file}, data up to {date}.",
        "period": "Reporting period by Decree 09/2019/NĐ-CP, article 12: data from {start} to the end of {end}.",
        "free": "Reporting period chosen by the author: {start} to the end of {end}.",
        "rules": "Rules of figures: version {version}.",
    },
)


def cautions_of(tasks: pd.DataFrame, subject: Subject) -> tuple[str, ...]:
    """Say what limits the figures: made up, not closed yet, older or newer than the cut-off."""
    language, period = subject.language, subject.period
    found = ["illustration"] if subject.illustration else []
    found += ["to_come"] if period.end > subject.today else []
    found += ["nine_months"] if period.kind == "nine_months" else []
    told = [_SAID.say(word, language, end=date(period.end)) for word in found]
    return (*told, *_of_date(tasks, subject, period))


def _of_date(tasks: pd.DataFrame, subject: Subject, period: Period) -> tuple[str, ...]:
    gap = (period.end - subject.data_as_of).days
    if gap > _STALE_DAYS:
        word = "stale"
    elif gap < 0:
        word = "later"
    else:
        return ()
    after = int(((tasks["state"] == "done") & (tasks["completed_on"] > pd.Timestamp(period.end))).sum())
    return (
        _SAID.say(
            "later_none" if word == "later" and not after else word,
            subject.language,
            date=date(subject.data_as_of),
            end=date(period.end),
            days=counted(gap, "day", language=subject.language),
            count=counted(after, "task", language=subject.language),
        ),
    )


def sources_of(changes: pd.DataFrame, subject: Subject, *, unit: str) -> tuple[str, ...]:
    """Say where tasks, period, scores and rules come from."""
    language, period = subject.language, subject.period
    days = {"start": date(period.start), "end": date(period.end)}
    scores = () if changes.empty else (whose_scores(changes, subject, unit=unit),)
    return (
        _SAID.say("tracker" if subject.version else "file", language, file=subject.file_name, version=subject.version, date=date(subject.data_as_of)),
        _SAID.say("free" if period.kind == "free" else "period", language, **days),
        *scores,
        _SAID.say("rules", language, version=RULES_VERSION),
    )
