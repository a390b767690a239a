"""What kept tables say, in both languages: said once per table, as the tables themselves are worked out once."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import pandas as pd

from pages.shared.keeping import kept_by_language
from papi_metrics.sentences import Told, told

_KEPT = 512


@kept_by_language(_KEPT)
def said(sentence: Callable[..., str], table: Callable[..., pd.DataFrame], *of: Hashable, **details: Hashable) -> Told:
    """Say a sentence of the table that a function of kept figures returns; whose figures these are is in `of`.

    Two sentences in two languages cost more than the picture beside them.
    """
    return told(sentence, table(*of), **details)
