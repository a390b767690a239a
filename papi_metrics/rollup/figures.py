"""The pure heart of a rollup: a reading and what is asked → its figures as a value."""

from __future__ import annotations

from papi_metrics.completion import overall_and_dimensions
from papi_metrics.findings import Reading, count_by_severity
from papi_metrics.rollup.value import Asked, AsOfFrom, Rolled
from papi_metrics.text import writable


def rolled_reading(reading: Reading, asked: Asked) -> Rolled:
    """Roll a reading up on the day that is asked for, else its own, else today; its file is named by who knows it."""
    about = reading.about
    as_of = asked.as_of or about.as_of or asked.today
    source: AsOfFrom = "asked" if asked.as_of else "tracker" if about.as_of else "today"
    overall, dimensions = overall_and_dimensions(reading.table, as_of=as_of, plan_year=about.plan_year)
    return Rolled(
        file="",
        unit=about.unit and writable(about.unit),
        province=about.province and writable(about.province),
        plan_year=about.plan_year,
        as_of=as_of,
        own_as_of=about.as_of,
        as_of_from=source,
        illustration=about.illustration,
        overall=overall,
        dimensions=tuple(dimensions),
        findings=tuple(count_by_severity(reading.findings).values()),
    )


def unread(file: str, error: str, *, again: bool = False) -> Rolled:
    """Return what stands for a file that could not be read: the reason, in one line."""
    return Rolled(file=file, error=" ".join(writable(error).split()) or "?", again=again)

