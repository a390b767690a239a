"""A chart saved as a file in a real browser."""

from __future__ import annotations


def saved(reader, name, kind, *, key=None):
    """Save a chart by a click or a key; return the file's name and bytes."""
    button = reader.page.locator(f'[data-papi-chart="{name}"] button[data-papi-save="{kind}"]')
    with reader.page.expect_download() as download:
        button.press(key) if key else button.click()
    return download.value.suggested_filename, download.value.path().read_bytes()
