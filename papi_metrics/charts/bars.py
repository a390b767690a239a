"""The completion bar of a row: a small drawing of done, level of effort and planned, as HTML text."""

from __future__ import annotations

from papi_metrics.language import gettext as _
from papi_metrics.palette import FAINT_MARK, LIGHTS, TONES
from papi_metrics.wording import is_missing, percent

_TRACK = f"position:relative;height:0.5rem;margin:0.25rem 0 0.3125rem;border-radius:2px;background:{FAINT_MARK}"
_PART = "position:absolute;top:0;height:0.5rem"


def completion_bar(*, completion: float | None, planned: float | None, level_of_effort: float | None, light: str) -> str:
    """Return the bar as one HTML element with its words as text alternative.

    The full part is reported work, the lighter part is level of effort, the upright line is what was planned.
    """
    if completion is None or is_missing(completion):
        nothing = _("Chưa có việc được tính")
        return f'<div role="img" aria-label="{nothing}" style="{_TRACK}"></div>'
    effort = 0.0 if level_of_effort is None or is_missing(level_of_effort) else float(level_of_effort)
    target = 0.0 if planned is None or is_missing(planned) else float(planned)
    colour = TONES[LIGHTS[light].tone].mark
    reported = max(float(completion) - effort, 0.0)
    words = _("Hoàn thành {completion}, kế hoạch {planned}", completion=percent(completion), planned=percent(planned))
    return (
        f'<div role="img" aria-label="{words}" title="{words}" style="{_TRACK}">'
        f'<span style="{_PART};left:0;width:{100 * reported:.1f}%;background:{colour}"></span>'
        f'<span style="{_PART};left:{100 * reported:.1f}%;width:{100 * effort:.1f}%;background:{colour};opacity:0.5"></span>'
        f'<span style="position:absolute;top:-0.1875rem;height:0.875rem;width:2px;background:currentColor;'
        f'left:calc({100 * target:.1f}% - 1px)"></span></div>'
    )


def bar_words() -> str:
    """Say what the lighter part of a bar is."""
    return _("Phần nhạt của thanh: phần tính theo thời gian đã qua của việc thường xuyên, chưa có báo cáo tiến độ.")
