"""The palette is readable on both themes, survives colour blindness and grey print, and the theme uses it."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from papi_metrics import palette
from papi_metrics.change import VERDICTS
from papi_metrics.completion import LABELS
from papi_metrics.palette import DARK_GROUND, LIGHT_GROUND, TONES
from papi_metrics.reports import harmless_table
from papi_metrics.tracker import STATES

THEME = tomllib.loads((Path(__file__).parent.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
PAIRS = [pytest.param(a, b, id=f"{a}-{b}") for a, b in itertools.combinations(TONES, 2)]

# How a colour is seen, on linear RGB; Machado, Oliveira and Fernandes 2009, full severity.
VISION = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
}


def linear(colour):
    """Turn "#rrggbb" into linear red, green and blue."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour):
    """Relative luminance as WCAG defines it."""
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one, other):
    """WCAG's contrast ratio of two colours."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def faded(colour, back):
    """Lay a colour at 60 % over another."""
    parts = (0.6 * int(colour[at : at + 2], 16) + 0.4 * int(back[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part):02x}" for part in parts)


def lab(rgb):
    """CIE L*a*b* of a linear colour."""
    rows = ((0.4339, 0.3762, 0.1899), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8729))
    x, y, z = (sum(weight * part for weight, part in zip(row, rgb, strict=True)) for row in rows)
    root_x, root_y, root_z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * root_y - 16, 500 * (root_x - root_y), 200 * (root_y - root_z)


def difference(one, other, vision):
    """How far apart two colours are for an eye, in steps of which about 2 can just be told apart."""
    seen = [
        lab([min(1, max(0, sum(w * p for w, p in zip(row, linear(colour), strict=True)))) for row in VISION[vision]])
        for colour in (one, other)
    ]
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


@pytest.mark.parametrize("ground", [LIGHT_GROUND, DARK_GROUND], ids=["light", "dark"])
@pytest.mark.parametrize("name", TONES)
def test_text_colours_have_contrast(name, ground):
    """A tone's text colour stands 4.5:1 against the background and the panels of its theme."""
    colour = TONES[name].light if ground is LIGHT_GROUND else TONES[name].dark
    assert min(contrast(colour, ground.background), contrast(colour, ground.panel)) >= 4.5


@pytest.mark.parametrize("ground", [LIGHT_GROUND, DARK_GROUND], ids=["light", "dark"])
def test_body_text_has_contrast(ground):
    """Body text is far above the limit on background and panel."""
    assert min(contrast(ground.text, ground.background), contrast(ground.text, ground.panel)) >= 12


@pytest.mark.parametrize("name", ["blue", "orange", "vermilion"])
def test_marks_stand_on_either_theme(name):
    """A mark that means something stands 3:1 against both backgrounds: one chart serves both themes."""
    mark = TONES[name].mark
    assert min(contrast(mark, LIGHT_GROUND.background), contrast(mark, DARK_GROUND.background)) >= 3


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_marks_differ_in_grey_print(one, other):
    """Two marks differ in luminance, so that a grey print keeps them apart."""
    assert contrast(TONES[one].mark, TONES[other].mark) >= 1.25


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_marks_differ_for_every_eye(one, other, vision):
    """Two marks are told apart at a glance with normal and with colour-blind eyes."""
    assert difference(TONES[one].mark, TONES[other].mark, vision) >= 12


@pytest.mark.parametrize("kind", ["light", "dark"])
@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_text_colours_differ_for_every_eye(one, other, vision, kind):
    """Two text colours can be told apart; the icon and the word carry the rest."""
    assert difference(getattr(TONES[one], kind), getattr(TONES[other], kind), vision) >= 8


def test_every_value_has_a_sign():
    """Every state, label, light and verdict the package can give has its tone, icon and word."""
    assert tuple(palette.STATES) == STATES
    assert tuple(palette.LABELS) == LABELS
    assert tuple(palette.VERDICTS) == VERDICTS
    assert set(palette.LIGHTS) == {"green", "amber", "red", "grey"}


@pytest.mark.parametrize("table", ["STATES", "LABELS", "LIGHTS", "VERDICTS"])
def test_signs_have_icon_and_word(table):
    """Within a table no two signs share tone and icon, and every one has a word."""
    signs = getattr(palette, table).values()
    assert all(sign.icon and sign.word for sign in signs)
    known = [sign for sign in signs if sign.icon != "–"]  # the dash says "nothing", whatever the reason
    assert len({(sign.tone, sign.icon) for sign in known}) == len(known)


@pytest.mark.parametrize("kind", ["light", "dark"])
def test_theme_uses_the_palette(kind):
    """Streamlit's theme and the palette say the same."""
    theme, ground = THEME[kind], LIGHT_GROUND if kind == "light" else DARK_GROUND
    assert theme["backgroundColor"] == ground.background
    assert theme["secondaryBackgroundColor"] == ground.panel
    assert theme["textColor"] == ground.text
    assert theme["borderColor"] == ground.line
    assert theme["primaryColor"] == ground.accent
    for tone in TONES.values():
        assert theme[f"{tone.theme_word}TextColor"] == getattr(tone, kind)
        assert theme[f"{tone.theme_word}Color"] == tone.mark


@pytest.mark.parametrize("kind", ["light", "dark"])
@pytest.mark.parametrize("colour", ["red", "orange", "yellow", "blue", "green", "gray"])
def test_boxes_have_contrast(kind, colour):
    """The words in Streamlit's coloured boxes and badges stand 4.5:1 against their box."""
    assert contrast(THEME[kind][f"{colour}TextColor"], THEME[kind][f"{colour}BackgroundColor"]) >= 4.5


@pytest.mark.parametrize("ground", [LIGHT_GROUND, DARK_GROUND], ids=["light", "dark"])
def test_button_words_have_contrast(ground):
    """White words on the accent stand 4.5:1, and the accent itself 3:1 against the background."""
    assert contrast("#FFFFFF", ground.accent) >= 4.5
    assert contrast(ground.accent, ground.background) >= 3


@pytest.mark.parametrize("ground", [LIGHT_GROUND, DARK_GROUND], ids=["light", "dark"])
def test_captions_have_contrast(ground):
    """Streamlit draws captions at 60 % of the text colour: that too stands 4.5:1 on background and panel."""
    assert min(contrast(faded(ground.text, back), back) for back in (ground.background, ground.panel)) >= 4.5


@pytest.mark.parametrize("name", ["STATES", "LABELS", "LIGHTS", "VERDICTS", "SEVERITIES"])
def test_icon_is_no_sign_of_a_formula(name):
    """Words begin with their icon in tables and CSV: one that begins a formula would stand there behind an apostrophe."""
    texts = pd.DataFrame({"word": [f"{sign.icon} {sign.word}" for sign in getattr(palette, name).values()]})
    pd.testing.assert_frame_equal(harmless_table(texts), texts)
