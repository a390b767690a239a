"""The completion bar: its parts are as long as their shares, and its words say the same."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from papi_metrics.charts import completion_bar
from papi_metrics.palette import LIGHTS, TONES

NAN = float("nan")


def bar(completion=0.6, planned=0.7, level_of_effort=0.2, light="amber"):
    """Return the parsed bar: its element and the styles of its parts (reported, effort, plan)."""
    text = completion_bar(completion=completion, planned=planned, level_of_effort=level_of_effort, light=light)
    element = ET.fromstring(text)  # noqa: S314 - our own text
    return element, [part.get("style") for part in element.findall("span")]


def share(style, name):
    """Return a length of a style in per cent."""
    return float(re.search(rf"(?:^|;){name}:(?:calc\()?([\d.]+)%", style)[1])


def test_bar_parts_are_as_long_as_their_shares():
    """The full part is reported work, the lighter one level of effort after it, the stroke the plan."""
    _, (reported, effort, plan) = bar()
    assert share(reported, "width") == 40
    assert (share(effort, "left"), share(effort, "width")) == (40, 20)
    assert share(plan, "left") == 70


@pytest.mark.parametrize("light", LIGHTS)
def test_bar_has_the_light_s_colour(light):
    """The bar's colour is the tone of its light; effort is the same colour, lighter."""
    _, (reported, effort, _) = bar(light=light)
    colour = f"background:{TONES[LIGHTS[light].tone].mark}"
    assert colour in reported
    assert colour in effort
    assert "opacity" in effort
    assert "opacity" not in reported


def test_bar_says_its_figures():
    """The text alternative and the title on hover hold completion and plan."""
    element, _ = bar()
    assert element.get("role") == "img"
    assert element.get("aria-label") == element.get("title") == "Hoàn thành 60\u00a0%, kế hoạch 70\u00a0%"


@pytest.mark.parametrize("completion", [None, NAN])
def test_bar_without_tasks_is_empty_and_says_so(completion):
    """Nothing counted draws nothing, never a bar of zero."""
    element, parts = bar(completion=completion)
    assert (parts, element.get("aria-label")) == ([], "Chưa có việc được tính")


@pytest.mark.parametrize("missing", [None, NAN])
def test_bar_without_effort_or_plan_is_all_reported(missing):
    """A missing level of effort is none."""
    _, (reported, effort, _) = bar(completion=0.5, level_of_effort=missing, planned=missing)
    assert (share(reported, "width"), share(effort, "width")) == (50, 0)
