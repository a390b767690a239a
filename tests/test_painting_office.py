"""LibreOffice opens painted files without repair, and what it saves can be read, cleared and painted again."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from painted import (
    COLOURS,
    FULL,
    LIST,
    SHEET,
    colour,
    doubt,
    full_workbook,
    links,
    listed,
    looks_of,
    opened,
    painted,
    remark,
    strict,
    with_conversation,
)
from workbooks import grid_csv, grid_ods, grid_workbook, task_row, tracker_grid

from papi_metrics.example import example_files
from papi_metrics.mending import findings_listed
from papi_metrics.reports import painted_workbook
from papi_metrics.reports.painting.colours import number_of_paint
from papi_metrics.tracker import read_tracker
from papi_metrics.workbook import read_workbook

pytestmark = pytest.mark.office
SECONDS = 240
DOUBTS = (
    doubt(3, "I"), doubt(5, "I"), doubt(6, "K", severity="note"), doubt(12, "C", value="=1+1"), doubt(25, "C", severity="error"),
    doubt(8, "A", value="<b>&"), doubt(4, None, value="+84"), doubt(sheet="Bảng 9"),
)  # fmt: skip
GRID = tracker_grid(task_row(1, state="xog"), task_row(2, state="xong rồi đó"), *(task_row(number) for number in range(3, 30)))
ORIGINALS = {
    "example": example_files()[-1].read_bytes(),
    "plain": grid_workbook(GRID, merges=["B12:B14"]),
    "full": FULL,
    "macros": full_workbook(macros=True),
    "conversation": with_conversation(FULL, "I3"),
    "quoted": grid_workbook(GRID, sheet="Sổ 'Lan' & 2"),
    "csv": grid_csv(GRID),
    "ods": grid_ods(GRID),
}
SHEETS = {"quoted": "Sổ 'Lan' & 2", "csv": "CSV"}


def doubts_of(name):
    """Return findings of a file's own sheet."""
    return [doubt(item.row, item.column, severity=item.severity, value=item.value, sheet=SHEETS.get(name, SHEET)) for item in DOUBTS]


def office(folder, *files, kind="xlsx"):
    """Let LibreOffice open files and save them in a folder of its own; return what it saved, in the files' order."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "LibreOffice is needed: apt-get install libreoffice-calc"
    where = [f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to", kind, "--outdir", str(folder / "out")]
    subprocess.run([program, *where, *map(str, files)], check=True, capture_output=True, timeout=SECONDS)
    return [(folder / "out" / f"{file.stem}.{kind}").read_bytes() for file in files]


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """Let LibreOffice open and save every file, painted and as it was: (name, "painted" or "original") → bytes."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "in").mkdir()
    for name, original in ORIGINALS.items():
        ending = {"macros": "xlsm", "csv": "csv", "ods": "ods"}.get(name, "xlsx")
        (folder / "in" / f"{name}-original.{ending}").write_bytes(original)
        (folder / "in" / f"{name}-painted.xlsx").write_bytes(painted(original, *doubts_of(name)))
    files = sorted((folder / "in").iterdir())
    return {tuple(file.stem.rsplit("-", 1)): data for file, data in zip(files, office(folder, *files), strict=True)}


@pytest.mark.parametrize("name", ORIGINALS)
def test_office_opens_what_was_painted(name, saved):
    """Every painted file is opened and saved, the list first, all other sheets after it in their order."""
    names = opened(saved[name, "painted"]).sheetnames
    assert names[0] == LIST
    assert names[1:] == opened(saved[name, "original"]).sheetnames or name == "csv"


@pytest.mark.parametrize("name", [name for name in ORIGINALS if name != "csv"])
def test_values_are_those_of_the_original(name, saved):
    """What LibreOffice reads in the painted file's own sheets is what it reads in the original; in a CSV it guesses."""
    before, after = (read_workbook(saved[name, side]).sheets for side in ("original", "painted"))
    assert [sheet.rows for sheet in after] == [sheet.rows for sheet in before]


@pytest.mark.parametrize("name", ORIGINALS)
def test_list_comes_back_from_office(name, saved):
    """Lines, texts and links of the list are what was written."""
    data = saved[name, "painted"]
    findings = doubts_of(name)
    if name in SHEETS or name == "ods":
        findings = [item for item in findings if item.sheet]
    told = sorted((item.code, item.row, item.column or "", item.value, item.message) for item in findings)
    assert sorted((item.code, item.row, item.column or "", item.value, item.message) for item in findings_listed(data)) == told
    assert len(listed(data)) == len(DOUBTS)
    assert links(data)


@pytest.mark.parametrize("name", ORIGINALS)
def test_paint_and_comments_are_seen_by_office(name, saved):
    """Colours and comments stand in the file that LibreOffice saved."""
    sheet = SHEETS.get(name, SHEET)
    assert colour(saved[name, "painted"], "I3", sheet) == COLOURS["warning"]
    assert colour(saved[name, "painted"], "C25", sheet) == COLOURS["error"]
    assert "Kiểm tra PAPI" in remark(saved[name, "painted"], "I5", sheet)


@pytest.mark.parametrize("name", [name for name in ORIGINALS if name not in {"csv", "ods"}])
def test_file_saved_by_office_can_be_cleared(name, saved):
    """After LibreOffice has numbered all styles anew, cells have the looks and comments they would have without paint."""
    back, before = (_seen(data) for data in (painted(saved[name, "painted"]), saved[name, "original"]))
    assert {place: look for place, look in back.items() if place in before} == before
    # A blank cell that was made for paint may stay where its row is coloured: it looks as its row does.
    assert {look[0] for place, look in back.items() if place not in before} <= {None}
    assert not [look for look in back.values() if look[1] and number_of_paint(str(look[1])) is not None]


def _seen(data):
    """Return what is seen of the cells that have a value, a fill or a comment; unseen second colours do not count."""
    book, seen = opened(data), {}
    for place, (value, _, font, border, form, alignment, _, comment) in looks_of(data).items():
        cell = book[place[0]][place[1]]
        fill = cell.fill.fgColor.rgb if cell.fill.patternType == "solid" else cell.fill.patternType
        if value is not None or fill or comment:
            seen[place] = (value, fill, font, border, form, alignment, (comment or "").strip())
    return seen


@pytest.mark.parametrize("name", ["example", "plain"])
def test_file_saved_by_office_reads_as_before(name, saved):
    """The tracker reader finds the same tasks and findings in it."""
    before, after = (read_tracker(saved[name, side], 2022) for side in ("original", "painted"))
    assert after.table.equals(before.table)
    assert after.findings == before.findings


@pytest.mark.parametrize("name", ORIGINALS)
def test_file_saved_by_office_can_be_painted_again(name, saved):
    """A second painting has one list, the new findings and no paint of the first."""
    sheet = SHEETS.get(name, SHEET)
    again = painted(saved[name, "painted"], doubt(7, "I", sheet=sheet))
    assert opened(again).sheetnames.count(LIST) == 1
    assert [line["Ô"] for line in listed(again)] == ["I7"]
    assert (colour(again, "I7", sheet), colour(again, "I3", sheet)) == (COLOURS["warning"], None)


def test_strict_workbook_is_opened(tmp_path):
    """A painted workbook of the strict dialect is opened as well."""
    (tmp_path / "strict.xlsx").write_bytes(painted_workbook(strict(FULL), [doubt(5, "I")]))
    (data,) = office(tmp_path, tmp_path / "strict.xlsx")
    assert opened(data).sheetnames[0] == LIST
    assert colour(data, "I5") == COLOURS["warning"]


def test_list_is_printed_on_one_page_in_width(tmp_path):
    """The list of thirty findings is printed on its own pages, all its columns on each."""
    (tmp_path / "list.xlsx").write_bytes(painted(FULL, *(doubt(row, "I") for row in range(3, 33))))
    (page,) = office(tmp_path, tmp_path / "list.xlsx", kind="pdf")
    assert page.startswith(b"%PDF")
    assert re.search(rb"/MediaBox\s*\[\s*0 0 84[12]\.?\d* 595", page)
