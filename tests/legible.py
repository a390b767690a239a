"""Whether words on a chart can be read: which of its texts lie on each other or are cut off, measured in a real browser."""

from __future__ import annotations

# Boxes of every visible text of a chart, as the browser laid them out. Vietnamese line boxes are taller than the
# letters: a box is taken without the air that fonts leave above and below.
_BOXES = """(key) => {
    const chart = document.querySelector(`.st-key-${key} .js-plotly-plot`);
    const frame = chart.getBoundingClientRect();
    const lines = [...chart.querySelectorAll('.main-svg text')].flatMap(text => {
        const spans = [...text.querySelectorAll('tspan.line')];
        return spans.length ? spans : [text];
    });
    return {
        frame: [frame.left, frame.right],
        boxes: lines.map(text => {
            const box = text.getBoundingClientRect(), air = box.height * 0.18;
            return {text: text.textContent, left: box.left, right: box.right, top: box.top + air, bottom: box.bottom - air};
        }).filter(box => box.text.trim() && box.right > box.left && box.bottom > box.top),
    };
}"""
# Charts are drawn anew once their place has its new width; they stand still when some frames show the same.
STILL = """() => {
    const charts = [...document.querySelectorAll('.js-plotly-plot')].filter(chart => chart.getBoundingClientRect().width);
    const wide = chart => chart.querySelector('.main-svg')?.getBoundingClientRect().width ?? 0;
    const place = chart => chart.closest('[data-testid="stElementContainer"]').getBoundingClientRect().width;
    const boxes = charts.flatMap(chart => [...chart.querySelectorAll('.main-svg text')].map(text => text.getBoundingClientRect()));
    const seen = [innerWidth, ...boxes.map(box => [box.left, box.top, box.width])].join();
    window.framesAlike = seen === window.frameBefore ? (window.framesAlike ?? 0) + 1 : 0;
    window.frameBefore = seen;
    return charts.every(chart => Math.abs(wide(chart) - place(chart)) < 2) && window.framesAlike >= 4;
}"""
_SLACK = 0.5  # Half a pixel is the browser's rounding.


def _measured(page, key):
    page.locator(f".st-key-{key} .js-plotly-plot .main-svg").first.wait_for()
    return page.evaluate(_BOXES, key)


def turn(page, width, height=900):
    """Make the window of a page so wide, as turning a tablet does, and wait until its charts are drawn anew and stand still."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(STILL)


def _meet(one, other):
    return (
        min(one["right"], other["right"]) - max(one["left"], other["left"]) > _SLACK
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > _SLACK
    )


def overlapping(page, key):
    """Return the pairs of texts of the chart of a key ("chart-…") that lie on each other."""
    boxes = _measured(page, key)["boxes"]
    return [(one["text"], other["text"]) for at, one in enumerate(boxes) for other in boxes[:at] if _meet(one, other)]


def cut_off(page, key):
    """Return the texts of the chart of a key that reach beyond its left or right edge."""
    found = _measured(page, key)
    left, right = found["frame"]
    return [box["text"] for box in found["boxes"] if box["left"] < left - _SLACK or box["right"] > right + _SLACK]
