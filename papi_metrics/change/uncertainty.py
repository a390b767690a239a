"""How far a survey's score may be from the truth: standard error or sample size → a margin at 95 %, and what it is made of."""

from __future__ import annotations

import numpy as np
import pandas as pd

from papi_metrics.framework import scale

Z_CONFIDENT = 1.96
BY_ERROR, BY_SIZE = "standard_error", "sample_size"


def margins(scores: pd.DataFrame) -> pd.DataFrame:
    """Work out the margin of every score at 95 %: the interval is the score plus and minus it.

    With a standard error it is 1.96 times that. With a sample size alone it is the largest that a simple random sample of
    that size can have on the code's scale, half the scale times 1.96 / √n: the true one is smaller.

    Shape:  the rows and columns of `scores` (score table), with `margin` (points) and `margin_by` ("standard_error",
            "sample_size"), both missing where neither is known or the score is missing.
    Source: the variance of a figure between two bounds is at most the square of half their distance.
    """
    error, size = scores["standard_error"], scores["sample_size"].astype("Float64").astype("float64")
    published = scores["score"].notna()
    by_error = (Z_CONFIDENT * error.where(error > 0)).where(published)
    by_size = pd.Series(_half_scales(scores) * Z_CONFIDENT / np.sqrt(np.where(size > 0, size, np.nan)), index=scores.index).where(published)
    kind = pd.Series(np.where(by_error.notna(), BY_ERROR, BY_SIZE), index=scores.index)
    margin = by_error.fillna(by_size)
    return scores.assign(margin=margin, margin_by=kind.where(margin.notna()))


def _half_scales(scores: pd.DataFrame) -> np.ndarray:
    keys = list(zip(scores["code"].tolist(), scores["year"].tolist(), strict=True))
    half = {key: (high - low) / 2 for key in set(keys) for low, high in [scale(*key)]}
    return np.array([half[key] for key in keys])
