"""A workbook that comes back painted: the person's own file with what is to be mended shown in it."""

from papi_metrics.reports.painting.painting import painted_workbook

__all__ = ["painted_workbook"]
