"""Figures of versions kept beside them, so that thousands of units are read by the row and not by the task; they can be worked out anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection, delete, insert

from papi_metrics.completion import completion_sums
from papi_metrics.rules import RULES_VERSION
from papi_metrics.store import schema


def add_summary(connection: Connection, key: Mapping[str, Any], tasks: pd.DataFrame, *, as_of: dt.date) -> None:
    """Write a version's figures on its own data date, in the transaction it is given, in place of those of other rules."""
    connection.execute(delete(schema.summaries).filter_by(**key))
    rows = completion_sums(tasks, as_of=as_of, plan_year=key["plan_year"])
    plain: list[Any] = rows.astype(object).where(rows.notna(), None).to_dict("records")
    connection.execute(insert(schema.summaries), [{**key, "rules": RULES_VERSION, **row} for row in plain])
