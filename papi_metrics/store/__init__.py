"""The store: versions of trackers in a database, reached through SQLAlchemy."""

from papi_metrics.store.versions import Store, Submission, Version, VersionKey

__all__ = ["Store", "Submission", "Version", "VersionKey"]
