"""A report as a picture of the moment: a briefing → one HTML file that asks for nothing from anywhere, as bytes."""

from papi_metrics.reports.moment.document import moment_document

__all__ = ["moment_document"]
