"""What a report on the command line is made from: a tracker's file, or the newest version of a unit in the store."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from papi_metrics.change import score_change, score_history
from papi_metrics.clock import today_in_vietnam
from papi_metrics.commands.files import bytes_from
from papi_metrics.commands.opening import newest_version, opened_store
from papi_metrics.commands.reading import read_scores, read_tracker
from papi_metrics.errors import PapiError, UnknownNameError, UnreadableError
from papi_metrics.findings import Finding, count_by_severity
from papi_metrics.framework import TOTAL, unit_key
from papi_metrics.letterhead import Letterhead
from papi_metrics.store import Store
from papi_metrics.surveys import layered_scores, shipped_scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A plan's tasks, its unit and year, the scores there are, and the letterhead; `left_out` counts rows that could not be used."""

    tasks: pd.DataFrame
    scores: pd.DataFrame
    unit: str
    province: str
    plan_year: int
    plan_title: str
    data_as_of: dt.date
    version: int
    file_name: str
    illustration: bool
    letterhead: Letterhead
    left_out: int

    @property
    def changes(self) -> pd.DataFrame:
        """The province's scores of the plan's year, or of the newest there is, against the base year.

        Errors: UnknownNameError naming the nearest, and the option, for a province without scores.
        """
        try:
            years = {int(year) for year in score_history(self.scores, unit=self.province, codes=[TOTAL])["year"]}
        except UnknownNameError as error:
            raise UnknownNameError(f"{error} Hãy ghi tên tỉnh ở --province.") from error
        return score_change(self.scores, unit=self.province, year=self.plan_year if self.plan_year in years else max(years))


def material_of(options: argparse.Namespace) -> Material:
    """Gather what the options name; the letterhead file leads over what is remembered, part by part.

    Errors: PapiError that says which option is missing or what cannot be read.
    """
    found = _of_file(options) if options.file else _of_store(options)
    given = {"letterhead": _laid_over(found.letterhead, options.letterhead)} if options.letterhead else {}
    read = read_scores(options.scores) if options.scores else None
    scores = {"scores": layered_scores(found.scores, [read.table])} if read else {}
    return Material(**{field.name: getattr(found, field.name) for field in fields(found)} | given | scores)


def _of_file(options: argparse.Namespace) -> Material:
    reading = read_tracker(options.file, options.year)
    about, name = reading.about, options.file.name
    if options.unit and about.unit and unit_key(options.unit) != unit_key(about.unit):
        raise PapiError(
            f"--unit nêu {options.unit}, tệp {name} là của {about.unit}. Hãy bỏ --unit để báo cáo theo tệp, hoặc chọn tệp của {options.unit}."
        )
    unit, province = options.unit or about.unit, options.province or about.province
    wanted = {"--unit": ("đơn vị", unit), "--province": ("tỉnh", province), "--year": ("năm của kế hoạch", about.plan_year)}
    missing = [f"{word} (hãy thêm {option})" for option, (word, value) in wanted.items() if not value]
    if not unit or not province or not about.plan_year:
        raise UnreadableError(f"Không thấy trong {name}: {', '.join(missing)}.")
    return Material(
        tasks=reading.table,
        scores=shipped_scores(),
        unit=unit,
        province=province,
        plan_year=about.plan_year,
        plan_title=about.title or "",
        data_as_of=options.as_of or about.as_of or today_in_vietnam(),
        version=0,
        file_name=name,
        illustration=about.illustration,
        letterhead=Letterhead.of_unit(unit, province=province),
        left_out=_left_out(reading.findings),
    )


def _of_store(options: argparse.Namespace) -> Material:
    with opened_store(instead=", hoặc ghi tên tệp theo dõi") as store:
        return _of_newest(store, options)


def _of_newest(store: Store, options: argparse.Namespace) -> Material:
    version = newest_version(store, options.unit, year=options.year)
    unit = version.key.unit
    province = options.province or version.province
    sets = store.score_sets()
    return Material(
        tasks=store.tasks(version.key),
        scores=layered_scores(shipped_scores(), [store.scores(item.number) for item in reversed(sets)]),
        unit=version.unit,
        province=province,
        plan_year=version.key.plan_year,
        plan_title=version.title or "",
        data_as_of=options.as_of or version.as_of,
        version=version.key.number,
        file_name=version.file_name,
        illustration=version.illustration,
        letterhead=store.letterhead(unit) or Letterhead.of_unit(version.unit, province=province),
        left_out=_left_out(store.findings(version.key)),
    )


def _left_out(findings: Iterable[Finding]) -> int:
    """Count the rows that stand in no figure: an error of a tracker is one row's."""
    return count_by_severity(findings)["error"]


def _laid_over(letterhead: Letterhead, file: Path) -> Letterhead:
    """Return the letterhead with the parts that a JSON file names; recipients may be a list.

    Errors: UnreadableError if the file is no JSON object of texts, UnknownNameError for a part there is not.
    """
    try:
        given = json.loads(bytes_from(file).decode("utf-8-sig"))
    except ValueError as error:
        raise UnreadableError(f"{file.name} không phải JSON (UTF-8).") from error
    known = [field.name for field in fields(Letterhead)]
    if not isinstance(given, dict) or not all(map(_is_text, given.values())):
        raise UnreadableError(f"{file.name}: cần một đối tượng JSON, mỗi phần là chữ; recipients là chữ hoặc danh sách chữ.")
    if unknown := [name for name in given if name not in known]:
        raise UnknownNameError(f"{file.name}: không có phần {', '.join(unknown)}; có: {', '.join(known)}.")
    return Letterhead.from_texts(letterhead.as_texts() | _as_texts(given))


def _is_text(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def _as_texts(given: Mapping[str, object]) -> dict[str, str]:
    return {name: "\n".join(value) if isinstance(value, list) else str(value) for name, value in given.items()}
