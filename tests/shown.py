"""Every text that a page shows, taken from the messages it sends: words, headings of tables, cells that are shown, charts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
from google.protobuf.json_format import MessageToDict

from papi_metrics.text import fold

VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)
FIELD = re.compile(r"(\{[^{}]*\})")
_TABLES = ("arrow_data_frame", "dataframe", "table", "arrow_table")
# Of a table: what its columns are called in the code, and which are shown, which is no text.
_NOT_SHOWN = ("columnOrder", "data", "id", "formId", "url", "urlPathname", "pageScriptHash", "icon")


class Marked(dict):
    """A catalogue that has every text, without a letter that only Vietnamese has: what is left Vietnamese was not asked for."""

    def get(self, key, default=None):
        """Return a text's stand-in, its fields left as they are."""
        return "".join(part if part.startswith("{") else fold(part) for part in FIELD.split(key[0])) or default


def texts_of(test: Any) -> Iterator[str]:
    """Yield every text of a page that was run."""
    for block in _below(test._tree):
        proto = getattr(block, "proto", None)
        if proto is not None:
            yield from _strings(MessageToDict(proto))
        if getattr(block, "type", "") in _TABLES:
            yield from _cells(block)


def _below(block: Any) -> Iterator[Any]:
    yield block
    for child in getattr(block, "children", {}).values():
        yield from _below(child)


def _strings(value: object) -> Iterator[str]:
    """Yield the texts of a message; one that is JSON, as a chart is, by its own."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in _NOT_SHOWN:
                yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, str):
        yield from _strings(json.loads(value)) if value[:1] in {"{", "["} and _is_json(value) else [value]


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _cells(block: Any) -> Iterator[str]:
    """Yield the texts of a table's shown columns."""
    table = block.value
    if not isinstance(table, pd.DataFrame):
        return
    order = list(getattr(block.proto, "column_order", ())) or list(table)
    for name in order:
        if name in table:
            yield from (cell for cell in table[name] if isinstance(cell, str))
