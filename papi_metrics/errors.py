"""The three exceptions a caller can meet: a base, a file that gives no table, a name that is not known."""


class PapiError(ValueError):
    """Anything this package refuses; its text is a sentence for the person who gave the input."""


class UnreadableError(PapiError):
    """No table can be made from the file: not a workbook, encrypted, empty, cut short, no heading found."""


class UnknownNameError(PapiError):
    """A unit, year, code, version or grouping that the data does not have; the text names the nearest."""
