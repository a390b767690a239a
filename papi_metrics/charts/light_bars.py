"""How many units stand how: counts by light → one bar of parts with its counts in words, as HTML text."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from papi_metrics.language import gettext as _
from papi_metrics.palette import LIGHTS, NO_DATA_SIGN, TONES, Sign
from papi_metrics.wording import number

_ORDER = ("red", "amber", "green", "grey", "none")
_BAR = "display:flex;gap:2px;height:14px;border-radius:3px;overflow:hidden"
_WORDS = "display:flex;flex-wrap:wrap;gap:0.25rem 1.25rem;margin-top:0.5rem;font-variant-numeric:tabular-nums"
_HATCHED = "background:repeating-linear-gradient(45deg,{colour} 0 3px,transparent 3px 6px)"


def light_bar(lights: Mapping[str, int], *, words: str) -> str:
    """Return the counts as one bar, the gravest first, over the counts with icon and word; `words` is its text alternative.

    Units without data are hatched, so that they are not taken for units without tasks in grey print.
    """
    known = [(light, lights.get(light, 0)) for light in _ORDER if lights.get(light, 0)]
    parts = "".join(f'<span style="flex:{count} 1 0;min-width:3px;{_fill(light)}"></span>' for light, count in known)
    counts = "".join(f"<span>{_icon(_sign(light))} <strong>{number(count)}</strong> {_(_sign(light).word).lower()}</span>" for light, count in known)
    return f'<div role="img" aria-label="{escape(words)}"><div style="{_BAR}">{parts}</div><div aria-hidden="true" style="{_WORDS}">{counts}</div></div>'


def _sign(light: str) -> Sign:
    return LIGHTS.get(light, NO_DATA_SIGN)


def _fill(light: str) -> str:
    colour = TONES[_sign(light).tone].mark
    return _HATCHED.format(colour=colour) if light not in LIGHTS else f"background:{colour}"


def _icon(sign: Sign) -> str:
    return f'<span style="color:{TONES[sign.tone].mark}">{sign.icon}</span>' if sign.tone != "grey" else sign.icon
