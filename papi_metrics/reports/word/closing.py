"""What closes a report: a last sentence, who receives it at the left and who signs it at the right."""

from __future__ import annotations

from papi_metrics.briefing.value import Briefing
from papi_metrics.reports.word import form
from papi_metrics.reports.word.elements import Element, paragraph, run
from papi_metrics.reports.word.head import two_columns
from papi_metrics.reports.word.words import BLANK, FORM, LONG_BLANK, closing, office_words


def close(briefing: Briefing) -> list[Element]:
    """Return the last sentence and, on the same page as it, recipients and signature.

    Source: Decree 30/2020/NĐ-CP, appendix I, on signature and recipients.
    """
    return [
        paragraph("BodyText", closing(briefing), keep=True),
        two_columns([(_recipients(briefing), _signature(briefing))]),
    ]


def _recipients(briefing: Briefing) -> list[Element]:
    language, letterhead = briefing.subject.language, briefing.letterhead
    told = [*(f"- {name.rstrip(';. ')};" for name in letterhead.recipients or (LONG_BLANK,))]
    filed = FORM.say("filed", language, drafter=letterhead.drafter.strip().rstrip(".") or BLANK)
    return [
        paragraph("Recipients", run(FORM.say("recipients", language), bold=True, italic=True, size=form.RECIPIENTS_LEAD)),
        *(paragraph("Recipients", line) for line in (*told, f"- {filed}")),
    ]


def _signature(briefing: Briefing) -> list[Element]:
    """Return authority and position in capitals and, below room for signature and seal, the name."""
    letterhead = briefing.letterhead
    offices = [told for text in (letterhead.authority, letterhead.position) for line in text.splitlines() if (told := office_words(line, briefing))]
    return [
        *(paragraph("Signature", text) for text in offices or [LONG_BLANK]),
        paragraph("Signatory", letterhead.signatory.strip() or LONG_BLANK),
    ]
