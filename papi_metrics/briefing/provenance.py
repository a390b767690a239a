"""What a reader has to know before trusting a report's figures, and where they come from."""

from __future__ import annotations

import pandas as pd

from papi_metrics.briefing.score_section import whose_scores
from papi_metrics.briefing.value import Subject
from papi_metrics.briefing.words import kind_word
from papi_metrics.periods import Period
from papi_metrics.rules import RULES_VERSION
from papi_metrics.sentences import Phrases, counted
from papi_metrics.wording import date

_GRACE_DAYS = 2
"""Days that a tracker may end before the cut-off without a word; the clerk brings it up to date on a working day."""

_SAID = Phrases(
    vi={
        "illustration": "Số liệu minh họa, không phải báo cáo của {kind}.",
        "to_come": "Kỳ báo cáo chốt số liệu ngày {end}, chưa đến ngày đó: số liệu có thể còn thay đổi.",
        "before": "Bảng theo dõi mới có số liệu đến ngày {date}, trước cả ngày đầu kỳ ({start}): báo cáo không có số liệu nào của kỳ.",
        "stale": "Bảng theo dõi mới có số liệu đến ngày {date}, sớm hơn ngày chốt ({end}) là {days}: việc xong từ đó chưa được tính.",
        "later": "Bảng theo dõi có số liệu đến ngày {date}, sau ngày chốt {end}: trạng thái, tiến độ là của ngày {date}; {count} nhiệm vụ hoàn thành sau ngày chốt được tính là đã hoàn thành.",
        "later_none": "Bảng theo dõi có số liệu đến ngày {date}, sau ngày chốt {end}: trạng thái, tiến độ là của ngày {date}.",
        "left_out": "{count} dòng của bảng theo dõi có lỗi, không có trong báo cáo này.",
        "nine_months": "Nghị định 09/2019/NĐ-CP không nêu kỳ 9 tháng; ngày chốt lấy như các kỳ khác, cần xác nhận với cấp trên.",
        "tracker": "Nhiệm vụ: bảng theo dõi {file}, phiên bản {version}, số liệu đến {date}.",
        "file": "Nhiệm vụ: bảng theo dõi {file}, số liệu đến {date}.",
        "period": "Kỳ báo cáo theo Nghị định 09/2019/NĐ-CP, Điều 12: chốt số liệu từ {start} đến hết {end}.",
        "free": "Kỳ báo cáo do người lập chọn: từ {start} đến hết {end}.",
        "rules": "Quy tắc tính: bản {version}.",
    },
    en={
        "illustration": "Made-up data, not a report of the {kind}.",
        "to_come": "The period's data are cut off on {end}, which is still to come: figures may change.",
        "before": "The tracker's data end on {date}, before the first day of the period ({start}): nothing in this report is of the period.",
        "stale": "The tracker's data end on {date}, {days} before the cut-off ({end}): what was completed since is not counted.",
        "later": "The tracker's data end on {date}, after the cut-off on {end}: states and progress are those of {date}; {count} tasks completed after the cut-off count as done.",
        "later_one": "The tracker's data end on {date}, after the cut-off on {end}: states and progress are those of {date}; {count} task completed after the cut-off counts as done.",
        "later_none": "The tracker's data end on {date}, after the cut-off on {end}: states and progress are those of {date}.",
        "left_out": "Rows of the tracker with errors that are not in this report: {count}.",
        "nine_months": "Decree 09/2019/NĐ-CP names no period of nine months; the cut-off is taken as that of the others, to be confirmed.",
        "tracker": "Tasks: tracker {file}, version {version}, data up to {date}.",
        "file": "Tasks: tracker {file}, data up to {date}.",
        "period": "Reporting period by Decree 09/2019/NĐ-CP, article 12: data from {start} to the end of {end}.",
        "free": "Reporting period chosen by the author: {start} to the end of {end}.",
        "rules": "Rules of figures: version {version}.",
    },
)


def cautions_of(tasks: pd.DataFrame, subject: Subject) -> tuple[str, ...]:
    """Say what limits the figures: made up, not closed yet, rows left out, older or newer than the cut-off."""
    language, period = subject.language, subject.period
    found = ["illustration"] if subject.illustration else []
    found += ["to_come"] if period.end > subject.today else []
    found += ["nine_months"] if period.kind == "nine_months" else []
    found += ["left_out"] if subject.left_out else []
    kind = kind_word(subject.unit, language)
    told = [_SAID.say(word, language, end=date(period.end), kind=kind, count=subject.left_out) for word in found]
    return (*told, *_of_date(tasks, subject, period))


def _of_date(tasks: pd.DataFrame, subject: Subject, period: Period) -> tuple[str, ...]:
    gap = (period.end - subject.data_as_of).days
    if gap > _GRACE_DAYS:
        word = "before" if subject.data_as_of < period.start else "stale"
    elif gap < 0:
        word = "later"
    else:
        return ()
    after = int(((tasks["state"] == "done") & (tasks["completed_on"] > pd.Timestamp(period.end))).sum())
    return (
        _SAID.say_count(
            "later_none" if word == "later" and not after else word,
            subject.language,
            after,
            date=date(subject.data_as_of),
            end=date(period.end),
            start=date(period.start),
            days=counted(gap, "day", language=subject.language),
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
