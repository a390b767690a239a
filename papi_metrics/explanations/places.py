"""Where figures stand: scores and the files they come from → the words that name a cell, or the cells of a sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from papi_metrics.framework import parts_of
from papi_metrics.language import gettext as _
from papi_metrics.language import later
from papi_metrics.surveys import SCORE_KEY, layered_scores, score_origins
from papi_metrics.text import column_index, column_letter
from papi_metrics.wording import is_missing

TEXT_SHEET = "CSV"
"""What the readers call the one sheet of a text file."""
SHIPPED = "data/provincial_scores.csv"
UNKNOWN_PLACE = later("chưa công bố")

ScoreKey = tuple[str, str, int, str]


class ScoreFile(NamedTuple):
    """A file of scores as a reader is told of it; `accepted` says which acceptance it was, by whom and when."""

    name: str
    accepted: str = ""

    @property
    def words(self) -> str:
        """The file's name and its acceptance."""
        name = self.name if self.name == SHIPPED else _("tệp {name}", name=self.name)
        return f"{name} ({self.accepted})" if self.accepted else name


class ScoreCell(NamedTuple):
    """The cell a score was read from; `column` is missing where the store did not keep it."""

    file: ScoreFile
    sheet: str
    row: int
    column: str | None


class ScoreEntry(NamedTuple):
    """A known score with its standard error and, where it is no sum, its cell."""

    score: float
    standard_error: float | None
    cell: ScoreCell | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ScoreBook:
    """Scores as figures are made of them, each with where it comes from: `origins` as `score_origins`, a file for each layer."""

    scores: pd.DataFrame
    origins: pd.DataFrame
    files: Sequence[ScoreFile]

    def entry(self, key: ScoreKey) -> ScoreEntry | None:
        """Return a known score; None where there is none."""
        return _entries(self, key[2]).get(key)

    def place(self, key: ScoreKey) -> str:
        """Say where a score stands; of a sum, which parts it is made of and where those stand."""
        entry = self.entry(key)
        if entry is None:
            return _(UNKNOWN_PLACE)
        if entry.cell is not None:
            return cell_words([entry.cell])
        return _("tính từ {parts} ở {cells}", parts=", ".join(parts_of(key[3], key[2])), cells=cell_words(self._leaves(key)))

    def _leaves(self, key: ScoreKey) -> list[ScoreCell]:
        """Return the cells that a sum goes back to."""
        entry = self.entry(key)
        if entry is None or entry.cell is not None:
            return [] if entry is None or entry.cell is None else [entry.cell]
        level, unit, year, code = key
        return [cell for part in parts_of(code, year) for cell in self._leaves((level, unit, year, part))]


def score_book(base: pd.DataFrame, layers: Sequence[pd.DataFrame], *, files: Sequence[ScoreFile]) -> ScoreBook:
    """Lay scores over each other as `layered_scores` does and tell where each comes from; a file for each layer, in order."""
    return ScoreBook(
        scores=layered_scores(base, layers), origins=score_origins(base, layers), files=(ScoreFile(SHIPPED), *files)
    )


@lru_cache(maxsize=64)
def _entries(book: ScoreBook, year: int) -> Mapping[ScoreKey, ScoreEntry]:
    """Return the known scores of a year."""
    cells = {
        tuple(key): ScoreCell(book.files[layer], sheet, row, None if is_missing(column) else column)
        for *key, sheet, row, column, layer in _tuples(book.origins, year, (*SCORE_KEY, "sheet", "row", "column", "layer"))
    }
    return {
        tuple(key): ScoreEntry(score, error if error > 0 else None, cells.get(tuple(key)))
        for *key, score, error in _tuples(book.scores, year, (*SCORE_KEY, "score", "standard_error"))
        if not is_missing(score)
    }


def _tuples(table: pd.DataFrame, year: int, names: Sequence[str]) -> Iterable[tuple[Any, ...]]:
    rows = table[table["year"] == year]
    return zip(*(rows[name].tolist() for name in names), strict=True)


def cell_words(cells: Iterable[ScoreCell]) -> str:
    """Name cells by file, sheet and address; those of one file and sheet together."""
    groups: dict[tuple[ScoreFile, str], list[ScoreCell]] = {}
    for cell in cells:
        groups.setdefault((cell.file, cell.sheet), []).append(cell)
    return "; ".join(f"{_sheet_words(file, sheet)}, {_addresses(group)}" for (file, sheet), group in groups.items())


def _sheet_words(file: ScoreFile, sheet: str) -> str:
    return file.words if sheet == TEXT_SHEET else _("{file}, trang «{sheet}»", file=file.words, sheet=sheet)


def _addresses(cells: Sequence[ScoreCell]) -> str:
    first = cells[0]
    lettered = [cell.column for cell in cells if cell.column is not None]
    rows = _("dòng {row}", row=_runs([cell.row for cell in cells]))
    if len(lettered) < len(cells):
        return rows
    if len(cells) == 1:
        return _("{rows}, cột {column}", rows=rows, column=first.column) if first.sheet == TEXT_SHEET else _("ô {column}{row}", column=first.column, row=first.row)
    if len(set(lettered)) == 1 or len({cell.row for cell in cells}) == 1:
        return _("{rows}, cột {columns}", rows=rows, columns=_runs([column_index(letter) for letter in lettered], letters=True))
    return _("ô {cells}", cells=", ".join(f"{cell.column}{cell.row}" for cell in cells))


def _runs(numbers: Iterable[int], *, letters: bool = False) -> str:
    """Write numbers, or columns by their letters, as runs: 2 đến 5, 9."""
    runs: list[list[int]] = []
    for at in sorted(set(numbers)):
        if runs and at == runs[-1][-1] + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    ends = [[run[0], run[-1]] if len(run) > 1 else [run[0]] for run in runs]
    return ", ".join(_(" đến ").join(column_letter(at) if letters else str(at) for at in pair) for pair in ends)


def task_place(file: str, task: Mapping[str, object]) -> str:
    """Say where a task stands: file, sheet and row, or that it was kept from the version before."""
    if is_missing(task["row"]):
        return _("{file}, giữ từ phiên bản trước, không có dòng trong tệp", file=file)
    if is_missing(task["sheet"]) or task["sheet"] == TEXT_SHEET:
        return _("{file}, dòng {row}", file=file, row=task["row"])
    return _("{file}, trang «{sheet}», dòng {row}", file=file, sheet=task["sheet"], row=task["row"])
