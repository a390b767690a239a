"""Child processes that answer requests within caps on time, memory and size: a request → an answer or a failure."""

from papi_metrics.children.child import Failure
from papi_metrics.children.frames import Frame
from papi_metrics.children.limits import LIMITS, Limits
from papi_metrics.children.pool import Pool
from papi_metrics.children.readers import BULK_READERS, READERS, start_for_command

__all__ = ["BULK_READERS", "LIMITS", "READERS", "Failure", "Frame", "Limits", "Pool", "start_for_command"]
