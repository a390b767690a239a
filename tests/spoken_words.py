"""Words of a page that are not Vietnamese: tokens that are no Vietnamese syllable and no name, in every text and label it has."""

from __future__ import annotations

import re
from collections.abc import Iterable

from papi_metrics.syllables import is_syllable

# Names, units, keys and kinds of files, which Vietnamese people say and write as they are; what a language calls itself.
NAMES = frozenset({
    "papi", "excel", "word", "powerpoint", "csv", "xlsx", "xlsm", "xls", "ods", "html", "htm", "docx", "docm", "pptx", "txt", "zip", "png", "svg",
    "mb", "kb", "gb", "enter", "escape", "ctrl", "javascript", "sha", "cookie", "macro", "unicode", "cecodes", "vff", "crt", "rta", "undp", "org", "kon", "english", "shift", "internet",
})
# Abbreviations of administrative Vietnamese, written in capitals: UBND, NĐ-CP, VP-TK, KH, TT.
_ABBREVIATION = re.compile(r"[A-ZĐ]{1,5}")
_WORD = re.compile(r"[^\W\d_]+")
# A file's name, an address, a code with a number ("TT-01", "J30") is no word.
_NO_WORDS = re.compile(r"\S+\.[A-Za-z]{2,5}\b|https?://\S+|\b\w*\d\w*\b|\S+@\S+")
# English words that are spelt as Vietnamese syllables are; they tell only in a text without any Vietnamese letter.
LOOKALIKE = frozenset({"the", "no", "on", "sum", "run", "try", "be", "can", "an", "to", "then", "them", "him", "pin", "men", "main", "mon", "sun", "tu", "than"})
TEXTS = """() => {
    const found = new Set([document.title]);
    const theirs = 'style, script, noscript, code, [translate="no"], [role=img] > svg, [lang]:not(html):not([lang="vi"])';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
        if (element.closest(theirs)) continue;
        if (node.nodeType === Node.TEXT_NODE) found.add(node.data.trim());
        else for (const name of ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt'])
            if (node.hasAttribute(name)) found.add(node.getAttribute(name).trim());
    }
    return [...found];
}"""
"""Every text and label in the document; what says of itself that it is another language, or no text at all, is left out."""


def foreign(text: str, *, own: Iterable[str] = ()) -> list[str]:
    """Return the words of a text that are not Vietnamese; `own` are texts that people wrote, which are left out."""
    for part in own:
        text = text.replace(part, " ")
    words = _WORD.findall(_NO_WORDS.sub(" ", text))
    plain = all(word.isascii() for word in words)
    return [word for word in words if _is_foreign(word, plain=plain)]


def _is_foreign(word: str, *, plain: bool) -> bool:
    folded = word.lower()
    if len(word) == 1 or folded in NAMES:
        return False
    if plain and folded in LOOKALIKE:
        return True
    return not (_ABBREVIATION.fullmatch(word) or is_syllable(word) or is_syllable(folded))


def foreign_texts(page, *, own: Iterable[str] = ()) -> dict[str, list[str]]:
    """Return the texts of a browser's page that have words that are not Vietnamese, with those words."""
    own = tuple(own)
    return {text[:120]: words for text in page.evaluate(TEXTS) if (words := foreign(text, own=own))}
