"""The three exceptions a caller can meet: a base, a file that gives no table, a name that is not known."""

from __future__ import annotations

from papi_metrics.language import Text, gettext


class PapiError(ValueError):
    """Anything this package refuses; its text is a sentence for the person who gave the input, in the language they read."""

    def __init__(self, text: str | Text = "", /, **fields: object) -> None:
        """Keep a Vietnamese sentence with places to fill in, and what stands in them."""
        self.text, self.fields = (text.text, text.fields) if isinstance(text, Text) else (text, fields)
        super().__init__(self.text)

    def __str__(self) -> str:
        """Return the sentence in the language spoken now."""
        return gettext(self.text, **self.fields)


class UnreadableError(PapiError):
    """No table can be made from the file: not a workbook, encrypted, empty, cut short, no heading found."""


class UnknownNameError(PapiError):
    """A unit, year, code, version or grouping that the data does not have; the text names the nearest."""
