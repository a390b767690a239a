"""Progress over versions: completion and planned of each version → two lines over the as-of dates."""

from __future__ import annotations

from html import escape

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.charts.template import REST, Drawn, Theme, axis, figure, mark, nothing, wrapped
from papi_metrics.language import gettext as _
from papi_metrics.palette import DARK_GROUND
from papi_metrics.sentences import progress_finding
from papi_metrics.wording import percent

_MOST_DATES = 3
_MARKS = (0, 0.5, 1)
# White figures stand on it 4.5:1, and it stands 3:1 on either theme.
_UNDER_WHITE = DARK_GROUND.accent


def progress_lines(progress: pd.DataFrame, *, theme: Theme | None = None) -> go.Figure:
    """Draw completion (full line) and planned (dashed) at each version's as-of date, on 0-100 %.

    Where the reasons of the versions are known, each version's point bears its number and tells its reason.
    Shape: `progress` as `progress_over_versions` gives it; versions without a counted task are left out.
    """
    known = progress.dropna(subset=["completion", "planned"])
    if known.empty:
        return nothing(_("Chưa có phiên bản nào."), theme=theme)
    dates = [day.date().isoformat() for day in known["as_of"]]
    layout = {
        "height": 240,
        "margin": {"l": 44, "r": 116, "t": 14, "b": 26, "pad": 0},
        "xaxis": axis(theme, type="date", range=_span(dates), ticklabelstandoff=8, **_ticks(dates)),
        "yaxis": axis(theme, range=[0, 1.02], tickvals=_MARKS, ticktext=[percent(share) for share in _MARKS], showgrid=True),
    }
    ahead = bool(known["completion"].iloc[-1] >= known["planned"].iloc[-1])
    return figure(
        [
            _line(known, dates, "planned", _("Kế hoạch"), above=not ahead),
            _line(known, dates, "completion", _("Hoàn thành"), above=ahead),
            *([_marks(known, dates)] if "reason" in known else []),
        ],
        layout=layout,
        title=progress_finding(progress),
        subtitle=_("Tỷ lệ hoàn thành (nét liền) và tỷ lệ theo kế hoạch (nét đứt) ở ngày tính của mỗi phiên bản."),
        theme=theme,
    )


def _span(dates: list[str]) -> list[str]:
    """Return the first and last day drawn, with room for the first and last date's words."""
    first, last = pd.Timestamp(min(dates)), pd.Timestamp(max(dates))
    room = max((last - first) * 0.15, pd.Timedelta(days=7))
    return [(first - room).date().isoformat(), (last + room / 4).date().isoformat()]


def _ticks(dates: list[str]) -> dict[str, list[str]]:
    """Label every date, or some of them evenly where there are many; always the first and the last."""
    days = sorted(set(dates))
    step = max(-(-(len(days) - 1) // (_MOST_DATES - 1)), 1)
    shown = [*days[:-1:step], days[-1]]
    return {"tickvals": shown, "ticktext": [f"{day[8:]}/{day[5:7]}/{day[:4]}" for day in shown]}


def _marks(known: pd.DataFrame, dates: list[str]) -> Drawn:
    """Mark each version's point with its number; the reason stands in the hover and, by its number, below the chart."""
    told = zip(known["version"], known["completion"], known["reason"], strict=True)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": dates,
        "y": [float(value) for value in known["completion"]],
        "marker": {"size": 17, "color": _UNDER_WHITE},
        "text": [escape(str(version)) for version in known["version"]],
        "textposition": "middle center",
        "textfont": {"size": 10, "color": "#FFFFFF"},
        "hovertext": [_("Phiên bản {version}: {share}<br>{reason}", version=escape(str(version)), share=percent(value), reason=wrapped(reason, width=40)) for version, value, reason in told],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _line(known: pd.DataFrame, dates: list[str], column: str, word: str, *, above: bool) -> Drawn:
    values = [float(value) for value in known[column]]
    close = abs(float(known["completion"].iloc[-1]) - float(known["planned"].iloc[-1])) < 0.1  # noqa: PLR2004 - two lines of text
    place = ("top right" if above else "bottom right") if close else "middle right"
    done = column == "completion"
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": dates,
        "y": values,
        "line": {"color": mark("blue") if done else REST, "width": 2.5 if done else 2, "dash": "solid" if done else "dot"},
        "marker": {"size": 7, "symbol": "circle" if done else "circle-open"},
        "text": [*[""] * (len(values) - 1), f"\u00a0\u00a0\u00a0{word} {percent(values[-1])}"],
        "textposition": place,
        "hovertext": [f"{day[8:]}/{day[5:7]}/{day[:4]}: {word} {percent(value)}" for day, value in zip(dates, values, strict=True)],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
