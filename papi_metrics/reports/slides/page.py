"""What all six slides share: the deck, the briefing they are of, and how one of them begins."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from papi_metrics.briefing import Briefing, Paragraph, Section, period_name, sign_word
from papi_metrics.language import Language
from papi_metrics.palette import LIGHTS, VERDICTS
from papi_metrics.reports.slides.design import TABLE_SIZE, Span, sign_colour
from papi_metrics.reports.slides.frame import add_ribbon, add_slide
from papi_metrics.reports.slides.words import SAID
from papi_metrics.wording import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """A deck in the making and what it is of."""

    deck: Deck
    of: Briefing

    @property
    def language(self) -> Language:
        """The language of the deck."""
        return self.of.subject.language

    def say(self, name: str, /, **fields: object) -> str:
        """Say one of the deck's own phrases."""
        return SAID.say(name, self.language, **fields)

    def offices(self, count: int) -> str:
        """Count offices: "3 đơn vị", "1 office"."""
        return self.say("office" if count == 1 else "offices", count=count)

    @property
    def source(self) -> str:
        """Whose scores the deck shows and who published them; nothing where there are none."""
        return "" if self.of.changes.empty else self.texts("scores")[-1]

    @property
    def note(self) -> str:
        """What the signs beside scores mean, and whose the scores are."""
        return "" if self.of.changes.empty else f"{self.of.grid('scores').note} {self.source}"

    def texts(self, grid: str) -> tuple[str, ...]:
        """Return the paragraphs that the report has beside a table; none where it has no such table."""
        parts = [part for section in self.of.sections for part in (section, *section.sections)]
        return tuple(block.text for part in parts if _holds(part, grid) for block in part.blocks if isinstance(block, Paragraph))

    def begin(self, title: str, subtitle: str, *notes: str) -> Slide:
        """Add a slide with its frame; what it says in full, the cautions and the sources stand in its notes."""
        subject = self.of.subject
        period = period_name(subject.period, self.language)
        footer = self.say("footer", unit=subject.unit, period=period, date=date(subject.as_of))
        told = (*notes, *self.of.cautions, self.say("sources"), *self.of.sources)
        slide = add_slide(self.deck, title=title, subtitle=subtitle, footer=footer, notes=told)
        cautions = self.of.cautions if len(self.deck.slides) == 1 else self.of.cautions[:1] if subject.illustration else ()
        if cautions:
            add_ribbon(slide, " ".join(cautions))
        return slide

    def light(self, light: str, *, size: int = TABLE_SIZE) -> Span:
        """Return a light as icon and word in its colour."""
        sign = LIGHTS[light]
        return Span(text=f"{sign.icon} {sign_word(light, self.language)}", size=size, colour=sign_colour(sign), bold=light not in {"green", "grey"})

    def verdict(self, verdict: str, word: str, *, size: int = TABLE_SIZE) -> Span:
        """Return a verdict as icon and word in its colour; `word` as the report's own table has it."""
        sign = VERDICTS[verdict]
        text = word if word.startswith(sign.icon) else f"{sign.icon} {word}"
        return Span(text=text, size=size, colour=sign_colour(sign), bold=verdict in {"up", "down"})


def _holds(part: Section, name: str) -> bool:
    return any(getattr(block, "name", None) == name for block in part.blocks)
