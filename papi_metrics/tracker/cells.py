"""The words of a cell that the reader takes for a given dimension, component or state: what a template writes, always Vietnamese."""

from __future__ import annotations

from functools import lru_cache

from papi_metrics.framework import dimension_name, indicator_name
from papi_metrics.tracker.indicators import NO_COMPONENT, NO_DIMENSION, read_component
from papi_metrics.tracker.lengths import fits


def dimension_cell(dimension: int | None, *, year: int) -> str:
    """Return the words of a dimension's cell, "2. Công khai, minh bạch …"; of none, words that say so."""
    if dimension is None:
        return NO_DIMENSION
    return f"{dimension}. {dimension_name(dimension, year, 'vi')}"


@lru_cache(maxsize=5_000)
def component_cell(label: str | None, parts: tuple[str, ...], *, dimension: int | None, year: int) -> str:
    """Return the words of a component's cell that are read as this label and these sub-dimensions.

    The label stands before PAPI's names, so that the names tell what the plan's letters mean. Where they would be read
    otherwise, or with a doubt, the codes stand behind the label in brackets.
    """
    if label is None:
        return NO_COMPONENT
    if not parts:
        return label if _reading(label, dimension, year) == (label, ()) else f"{label} (PAPI không)"
    names = "; ".join(indicator_name(code, year, "vi") for code in parts)
    codes_alone = "; ".join(parts)
    plain = (words for words in (f"{label}. {names}", codes_alone) if _reading(words, dimension, year, sure=True) == (label, parts))
    return next(plain, f"{label} (PAPI {codes_alone})")


def _reading(words: str, dimension: int | None, year: int, *, sure: bool = False) -> tuple[str | None, tuple[str, ...]] | None:
    """Return the label and the codes that words are read as; None for words that no cell can hold or that leave a doubt."""
    reading = read_component(words, dimension=dimension, year=year)
    return (reading.label, reading.codes) if fits(words) and not (sure and reading.doubt) else None
