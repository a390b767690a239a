"""A card: a figure with what it is held against, and how it went until now as a small line under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from papi_metrics.charts import small_line
from papi_metrics.palette import TONES, ToneName


@dataclass(frozen=True, slots=True)
class Past:
    """How a card's figure went: its values, how each is written, how they are drawn, and their name where it is not the card's.

    Fewer than two values, or none, are not drawn.
    """

    values: Sequence[float] | None
    written: Callable[[float], str]
    shape: Literal["line", "area", "bar"] = "line"
    named: str = ""


def figure_card(label: str, value: str, told: str, *, past: Past, meaning: str, tone: ToneName = "grey") -> None:
    """Draw a card; its small line says each value as it is written to who hears the page."""
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.metric(label, value, told, delta_color=TONES[tone].theme_word, delta_arrow="off", help=meaning)
        if past.values is not None and len(past.values) > 1:
            words = f"{past.named or label}: {' → '.join(map(past.written, past.values))}"
            st.html(small_line(past.values, words=words, tone=tone, shape=past.shape))
