"""LibreOffice opens the report in Word and prints it: pages upright and across, tables as written, no page without text."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib

import briefings
import pytest
from word_files import body_rows, grid_tables

from papi_metrics.reports.word import report_document

pytestmark = pytest.mark.office
SECONDS = 240
# Pages upright and across from and to, in Times New Roman or a font as wide (Liberation); others differ between machines.
PAGES = {
    "vi": ((4, 7), (4, 7)),
    "en": ((4, 7), (4, 7)),
    "many": ((10, 20), (35, 55)),
    "none": ((2, 3), (1, 1)),
    "long": ((8, 16), (8, 16)),
    "hostile": ((12, 80), (8, 90)),
}
FILES = briefings.Made({
    "vi": lambda: report_document(briefings.report()),
    "en": lambda: report_document(briefings.report(subject=briefings.subject_of("en"))),
    "many": lambda: report_document(briefings.many(400)),
    "none": lambda: report_document(briefings.none()),
    "long": lambda: report_document(briefings.long()),
    "hostile": lambda: report_document(briefings.hostile()),
})


def office(folder, files, kind):
    """Let LibreOffice open files and save them as another kind; return what it saved, by name."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "LibreOffice is needed: apt-get install libreoffice-writer"
    where = [f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to", kind, "--outdir", str(folder / kind)]
    subprocess.run([program, *where, *map(str, files)], check=True, capture_output=True, timeout=SECONDS)
    return {file.stem: (folder / kind / f"{file.stem}.{kind}").read_bytes() for file in files}


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """Let LibreOffice print every report and save it anew: kind → name → bytes."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "in").mkdir()
    for name, data in FILES.items():
        (folder / "in" / f"{name}.docx").write_bytes(data)
    files = sorted((folder / "in").iterdir())
    return {kind: office(folder, files, kind) for kind in ("pdf", "docx")}


def pages(pdf):
    """Return how wide and high the pages of a PDF are, in millimetres."""
    boxes = re.findall(rb"/Type\s*/Page\b(?!s).*?/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf, re.DOTALL)
    return [(round(float(wide) * 25.4 / 72), round(float(high) * 25.4 / 72)) for wide, high in boxes]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_upright_then_across(name, saved):
    """The text is on upright pages of A4, the annex on pages across, and there are as many as their content asks for."""
    upright, across = PAGES[name]
    sizes = pages(saved["pdf"][name])
    assert set(sizes) == {(210, 297), (297, 210)}
    first = sizes.index((297, 210))
    assert set(sizes[:first]) == {(210, 297)}
    assert upright[0] <= first <= upright[1]
    assert across[0] <= len(sizes) - first <= across[1]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_text(name, saved):
    """No page is left blank by a break."""
    pdf = saved["pdf"][name]
    streams = [zlib.decompress(data) for data in re.findall(rb"/FlateDecode>>\s*stream\r?\n(.*?)\nendstream", pdf, re.DOTALL) if data[:1] == b"x"]
    written = [stream for stream in streams if b"\nBT" in stream or stream.startswith(b"BT")]
    assert len(written) == len(pages(pdf))
    assert min(stream.count(b"BT") for stream in written) > (1 if name == "hostile" else 4)


@pytest.mark.parametrize("name", PAGES)
def test_tables_come_back_from_office(name, saved):
    """What LibreOffice reads in the tables, headings that are repeated included, is what was written."""
    written = grid_tables(FILES[name])
    read = grid_tables(saved["docx"][name])
    # What looks like an escape of its own LibreOffice escapes when it saves.
    told = [tuple(tuple(cell.replace("_x005F_", "_") for cell in row) for row in body_rows(table)) for table in read]
    assert told == [body_rows(table) for table in written]
