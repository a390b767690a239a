"""The verdict on a change: pairs of scores and whether they may be compared → up, down, flat, or why not."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from papi_metrics.language import Language, later, said_in
from papi_metrics.wording import number

Z_SIGNIFICANT = 1.96
PCT_SIGNIFICANT = 5.0
VERDICTS = ("up", "down", "flat", "no_base", "no_data", "not_comparable")
_THRESHOLD = later("theo ngưỡng ±{limit} %")
BY_THRESHOLD = _THRESHOLD.format(limit=f"{PCT_SIGNIFICANT:g}")
_SIGNIFICANT = {"có": later("có ý nghĩa thống kê (z = {z})"), "chưa có": later("chưa có ý nghĩa thống kê (z = {z})")}
_BY_ERROR = re.compile(r"(có|chưa có) ý nghĩa thống kê \(z = (−?\d+),(\d+)\)")

_DECIMALS = 9  # 5 % computed from floats may come out as 4.999999999999999.


def judged(pairs: pd.DataFrame) -> pd.DataFrame:
    """Judge each row's change from `base` to `score`.

    Both standard errors known, |z| of at least 1.96 is a rise or a fall; else a change of at least 5 % of
    the base is. Before that: no score, no base, not comparable, in this order.
    Shape:  the given rows and columns with `change` (points), `change_pct` (1.68 = +1.68 %), `verdict`
            and `evidence` (Vietnamese, missing where there is no verdict on the change).
    Source: PAPI's own rule of 5 % of the earlier score; product rules, section 4.
    """
    change = pairs["score"] - pairs["base"]
    change_pct = change / pairs["base"] * 100
    z = change / (_known(pairs["standard_error"]) ** 2 + _known(pairs["base_standard_error"]) ** 2) ** 0.5
    measure = (z / Z_SIGNIFICANT).where(z.notna(), change_pct / PCT_SIGNIFICANT).round(_DECIMALS)
    verdict = np.select(
        [pairs["score"].isna(), pairs["base"].isna(), pairs["comparability"] == "no", measure >= 1, measure <= -1],
        ["no_data", "no_base", "not_comparable", "up", "down"],
        default="flat",
    )
    verdicts = pd.Series(verdict, index=pairs.index, dtype="str")
    evidence = _evidence(z, significant=measure.abs() >= 1).where(verdicts.isin(["up", "down", "flat"]))
    return pairs.assign(change=change, change_pct=change_pct, verdict=verdicts, evidence=evidence)


def _known(error: pd.Series[float]) -> pd.Series[float]:
    return error.where(error > 0)


def _evidence(z: pd.Series[float], *, significant: pd.Series[bool]) -> pd.Series[str]:
    figures = z.map("{:.2f}".format, na_action="ignore").astype("str").str.replace(".", ",").str.replace("-", "−")
    begun = pd.Series(np.where(significant, "có", "chưa có"), index=z.index, dtype="str")
    return (begun + " ý nghĩa thống kê (z = " + figures + ")").where(z.notna(), BY_THRESHOLD)


def evidence_words(evidence: str, *, language: Language | None = None) -> str:
    """Say a verdict's evidence, which tables hold in Vietnamese, in a language; its two forms are known, any other stays."""
    if evidence == BY_THRESHOLD:
        return said_in(language, _THRESHOLD, limit=number(PCT_SIGNIFICANT, language=language))
    told = _BY_ERROR.fullmatch(evidence)
    if told is None:
        return evidence
    figure = number(float(f"{told[2]}.{told[3]}".replace("−", "-")), 2, language=language)
    return said_in(language, _SIGNIFICANT[told[1]], z=figure)
