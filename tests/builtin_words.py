"""The English words that Streamlit brings along, found on a page in a real browser."""

from __future__ import annotations

import re

# Words Streamlit brings along, as a reader would meet them; matched as whole texts or at their start.
ENGLISH = re.compile(
    r"(Browse files|Upload|Drag and drop|Limit \d|\d+(\.\d+)?[KMG]B per file|Add files|Choose |Select |No results|Clear |Press |Open$|"
    r"Deploy|Settings|Print$|Rerun|Made with|View |Show |Hide |Search|Download|Fullscreen|Close|Copy|Running|Stop$|"
    r"Connecti|Page not found|The page that|This app has|Skip to|Increment|Decrement|Remove |Use arrow|Selected |Error|"
    r"file upload|App pages|Sidebar|Help for|Dismiss|\d+ options? available|(day|month|year), )"
)
# Every text and label in the document, but for what people wrote themselves: fields, code, tables, drawings.
TEXTS = """() => {
    const found = new Set(), theirs = 'style, script, noscript, svg, canvas, code, table:not([role=grid]), .js-plotly-plot';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
        if (element.closest(theirs)) continue;
        if (node.nodeType === Node.TEXT_NODE) found.add(node.data.trim());
        else for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
            if (node.hasAttribute(name)) found.add(node.getAttribute(name));
    }
    return [...found];
}"""

# Every text, label and value of the document, drawings and tables too.
EVERY_TEXT = """() => {
    const found = new Set([document.title]), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if ((node.parentElement ?? node).closest('style, script, noscript')) continue;
        if (node.nodeType === Node.TEXT_NODE) { found.add(node.data.trim()); continue; }
        if (node.value && node.matches('input, textarea')) found.add(String(node.value));
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) if (node.hasAttribute(name)) found.add(node.getAttribute(name));
    }
    return [...found];
}"""


def english(page):
    """Return the built-in English words on a page."""
    return [text for text in page.evaluate(TEXTS) if ENGLISH.match(text)]
