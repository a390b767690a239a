"""The document itself: values of a briefing set into one template, every text escaped, nothing left undefined."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from papi_metrics.briefing import Briefing, Grid, Listing, Paragraph, sign_word, written
from papi_metrics.briefing.value import Block
from papi_metrics.framework import TOTAL
from papi_metrics.language import Language
from papi_metrics.palette import DARK_GROUND, LABELS, LIGHT_GROUND, LIGHTS, STATES, TONES, VERDICTS, Sign
from papi_metrics.reports.headline import headline_figures
from papi_metrics.reports.moment.matrix import matrix_rows
from papi_metrics.reports.moment.words import SAID
from papi_metrics.reports.numbering import numbered
from papi_metrics.text import writable
from papi_metrics.wording import MISSING, date, is_missing

_SHORT = 14
"""A table of so many rows or fewer is printed on one page."""


def moment_document(briefing: Briefing) -> bytes:
    """Write a report as one HTML file without scripts: it asks for nothing, opens from a disk, and prints on A4.

    Shape:  UTF-8; every figure is text as `written` writes it; light or dark as the reader's machine is set.
    Errors: none; the same briefing gives the same bytes.
    """
    language = briefing.subject.language
    text = _template().render(
        briefing=briefing,
        subject=briefing.subject,
        language=language,
        say=partial(_say, language),
        written=partial(written, language=language),
        date=date,
        figures=headline_figures(briefing),
        sections=numbered(briefing.sections),
        matrix=tuple(matrix_rows(briefing)),
        years=_years(briefing),
        icon=_icons(briefing),
    )
    return text.encode("utf-8")


@lru_cache(maxsize=1)
def _template() -> Template:
    """Read the template once."""
    environment = Environment(
        loader=PackageLoader("papi_metrics.reports.moment"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
    )
    environment.globals |= {"light": LIGHT_GROUND, "dark": DARK_GROUND, "tones": TONES, "lights": LIGHTS, "missing": MISSING, "short": _SHORT}
    environment.tests |= {"grid": _is_a(Grid), "listing": _is_a(Listing), "paragraph": _is_a(Paragraph)}
    return environment.get_template("moment.html")


def _plain(value: object) -> object:
    """Leave out of a text what no page can hold; markup of the template's own stays."""
    return writable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _is_a(kind: type[Block]) -> Any:  # noqa: ANN401 - a test as Jinja calls it
    return lambda block: isinstance(block, kind)


def _say(language: Language, name: str, **fields: object) -> str:
    return SAID.say(name, language, **fields)


def _years(briefing: Briefing) -> tuple[int, int] | None:
    """Return the base year and the year of the scores; None without scores."""
    rows = briefing.changes[briefing.changes["code"] == TOTAL]
    rows = briefing.changes if rows.empty else rows
    if rows.empty or is_missing(rows["year"].iloc[0]):
        return None
    return int(rows["base_year"].iloc[0]), int(rows["year"].iloc[0])


def _icons(briefing: Briefing) -> Any:  # noqa: ANN401 - a function as the template calls it
    """Return a function: the sign of a word of states, timing, lights and verdicts, None of any other text."""
    from_word = _signs(briefing.subject.language)
    return lambda text: from_word.get(text.removesuffix(" *"))


@lru_cache(maxsize=2)
def _signs(language: Language) -> dict[str, Sign]:
    """Return the signs by the word that stands for them; what begins with its own sign gets no second one."""
    return {sign_word(name, language): sign for signs in (STATES, LABELS, LIGHTS, VERDICTS) for name, sign in signs.items()}
