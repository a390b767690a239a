"""What is measured of a page for readers who hear it, enlarge it or use no mouse: axe's findings, headings, contrast, what is cut, motion."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import NamedTuple

from axe_playwright_python.base import AXE_SCRIPT
from PIL import Image
from test_palette import contrast

DOCUMENT = Path(__file__).parent.parent / "docs" / "accessibility.md"
# What a theme can change; names, roles and their order are the same on both.
_COLOURS = ["color-contrast", "link-in-text-block"]
_AXE = """async ([allowed, rules]) => {
    const found = await axe.run(document, {resultTypes: ['violations'], ...(rules && {runOnly: rules})});
    return found.violations.flatMap(({id, impact, nodes}) => nodes.map(node => {
        const element = document.querySelector(node.target.flat().at(-1));
        const known = allowed.find(one => one.rule === id && element?.matches(one.element));
        return {rule: id, impact, known: known ? `${known.rule} ${known.element}` : '', html: node.html.slice(0, 160)};
    }));
}"""
HEADINGS = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => Number(heading.tagName[1]))"
SIDEWAYS = "() => Math.max(document.querySelector('main').scrollWidth, document.documentElement.scrollWidth) - innerWidth"
# What moves although less motion is asked for; a probe that would fade for two seconds is among it.
MOVING = """() => {
  const probe = document.createElement('i');
  probe.style.transition = 'opacity 2s';
  document.body.append(probe);
  const moving = [...document.querySelectorAll('*')].filter(element => {
    const {animationName, animationDuration, transitionDuration} = getComputedStyle(element);
    const long = text => text.split(',').some(part => parseFloat(part) * (part.includes('ms') ? 1 : 1000) > 1);
    return (animationName !== 'none' && long(animationDuration)) || long(transitionDuration);
  }).length;
  probe.remove();
  return moving;
}"""
# Texts that a box around them cuts off; what is meant for the ear alone is clipped as a whole.
CUT = """() => {
    const found = [], walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const holder = node.parentElement;
        if (!node.data.trim() || holder.closest('style, script, canvas, svg, [aria-hidden=true]') || !holder.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        for (let around = holder; around.tagName !== 'MAIN'; around = around.parentElement) {
            const style = getComputedStyle(around), edge = around.getBoundingClientRect();
            if (style.clipPath !== 'none' || style.clip !== 'auto') break;
            const across = /hidden|clip/.test(style.overflowX) && (box.right > edge.right + 1 || box.left < edge.left - 1);
            const down = /hidden|clip/.test(style.overflowY) && (box.bottom > edge.bottom + 2 || box.top < edge.top - 2);
            if (across || down) { found.push(node.data.trim().slice(0, 60)); break; }
        }
    }
    return found;
}"""
# The texts of a chart, line by line, with their colour and where they stand on it.
_TEXTS = """(chart) => {
    const frame = chart.getBoundingClientRect(), found = [];
    for (const text of chart.querySelectorAll('.main-svg text')) {
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const range = document.createRange(), style = getComputedStyle(node.parentElement);
            range.selectNodeContents(node);
            const box = range.getBoundingClientRect();
            let strength = Number(style.fillOpacity);
            for (let at = node.parentElement; at !== chart; at = at.parentElement) strength *= Number(getComputedStyle(at).opacity);
            if (node.data.trim() && box.width && strength)
                found.push({text: node.data, fill: style.fill, strength, box: [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top]});
        }
    }
    return found;
}"""
_HIDDEN = ".js-plotly-plot .main-svg text { visibility: hidden !important }"
_LETTER = re.compile(r"\w")
# A text lies on a line or a mark with some of its box; its ground is what lies under most of it.
_UNDER = 0.3


class Known(NamedTuple):
    """A finding that is Streamlit's own and cannot be mended from outside: axe's rule, and which elements."""

    rule: str
    element: str


def known_findings():
    """Return the findings that docs/accessibility.md says are Streamlit's own."""
    rows = re.findall(r"^\| `([\w-]+)` \| `([^`]+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    return [Known(rule, element) for rule, element in rows]


def axe_findings(page, *, colours_alone=False):
    """Return what axe finds on a page as it stands, by all its rules or those of colours: those of ours, and which of the known ones were met."""
    page.evaluate(f"() => {{ if (!window.axe) {{ {AXE_SCRIPT} }} }}")
    found = page.evaluate(_AXE, [[known._asdict() for known in known_findings()], _COLOURS if colours_alone else None])
    ours = [(one["rule"], one["impact"], one["html"]) for one in found if not one["known"]]
    return ours, {one["known"] for one in found if one["known"]}


def _colour(text):
    """Turn "rgb(1, 2, 3)" into "#010203"."""
    return "#" + "".join(f"{int(float(part)):02x}" for part in re.findall(r"[\d.]+", text)[:3])


def _laid(colour, back, strength):
    """Lay a colour over another."""
    parts = (strength * int(colour[at : at + 2], 16) + (1 - strength) * int(back[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part):02x}" for part in parts)


def faint_texts(page, chart):
    """Return the texts of a chart that stand too weak on what lies under them: words below 4.5:1, signs below 3:1."""
    texts = page.evaluate(_TEXTS, chart)
    style = page.add_style_tag(content=_HIDDEN)
    picture = Image.open(io.BytesIO(chart.screenshot())).convert("RGB")
    style.evaluate("element => element.remove()")
    found = []
    for one in texts:
        left, top, right, bottom = (max(0, round(edge)) for edge in one["box"])
        ground = picture.crop((left, top, max(right, left + 1), max(bottom, top + 1))).getcolors(100_000) or []
        limit = 4.5 if _LETTER.search(one["text"]) else 3
        weak = sum(count for count, colour in ground if _contrast_on(one, "#{:02x}{:02x}{:02x}".format(*colour)) < limit)
        if weak > _UNDER * sum(count for count, _ in ground):
            found.append((one["text"], one["fill"]))
    return found


def _contrast_on(text, back):
    return contrast(_laid(_colour(text["fill"]), back, text["strength"]), back)
