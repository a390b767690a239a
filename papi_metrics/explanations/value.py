"""What an explanation is: a figure with its formula, the inputs it is made of and where each stands, and its rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from papi_metrics.rules import RULES, RULES_VERSION
from papi_metrics.wording import MISSING, is_missing, number, per_cent

_FINEST = 6
"""Decimals that scores are published with at most: a sum of such is shown whole."""
_COARSEST = 2
_NAN = float("nan")


class Input(NamedTuple):
    """One thing a figure is made of: its name, its value in words, where it stands, the number behind it and its weight."""

    name: str
    value: str
    place: str
    number: float = _NAN
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Explanation:
    """One figure, explained.

    `figure` is the figure itself (a number, or the word the package calls it by), `value` how a page shows it. `inputs` has a
    row an input: `input, value, place` as shown, `number` and `weight` as reckoned with.
    """

    title: str
    figure: float | str | None
    value: str
    formula: str
    inputs: pd.DataFrame
    rule_name: str
    rule: str
    rule_version: str = RULES_VERSION


def explained(title: str, rule: str, *, figure: object, value: str, formula: str, inputs: Iterable[Input]) -> Explanation:
    """Make an explanation under a rule by its key; a missing figure is None."""
    rows = pd.DataFrame(list(inputs), columns=["input", "value", "place", "number", "weight"])
    rows = rows.astype({"number": "float64", "weight": "float64"})
    known: float | str | None = None if is_missing(figure) else figure if isinstance(figure, str) else float(str(figure))
    words = RULES[rule]
    return Explanation(title=title, figure=known, value=value, formula=formula, inputs=rows, rule_name=words.name, rule=words.words)


def exact(value: float | None, *, sign: bool = False) -> str:
    """Write a score with all the decimals it was published with, two at least; with its sign if asked for."""
    if value is None or is_missing(value):
        return MISSING
    digits = next((digits for digits in range(_COARSEST, _FINEST) if round(value, digits) == round(value, _FINEST)), _FINEST)
    text = number(value, digits)
    return f"+{text}" if sign and round(float(value), _FINEST) > 0 else text


def share(value: float | None, digits: int = 1) -> str:
    """Write a share 0-1 in per cent with decimals, so that differences of shares can be reckoned after."""
    return MISSING if value is None or is_missing(value) else per_cent(number(100 * value, digits))


def shared_place(inputs: pd.DataFrame) -> tuple[str, pd.DataFrame]:
    """Take what all places begin with, file and sheet, out of a table of inputs: it need be said only once.

    Shape: the words in common, "" for none, and the rows with the rest of each place; a single row keeps its place whole.
    """
    places = [str(place).split(", ") for place in inputs["place"]]
    if len(places) < 2:  # noqa: PLR2004 - one place has nothing in common with another
        return "", inputs
    most = min(len(parts) for parts in places) - 1
    common = 0
    while common < most and len({parts[common] for parts in places}) == 1:
        common += 1
    rest = [", ".join(parts[common:]) for parts in places]
    return ", ".join(places[0][:common]), inputs.assign(place=pd.Series(rest, index=inputs.index))
