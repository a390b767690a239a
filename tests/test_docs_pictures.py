"""The pictures of the README and the docs: all taken by one script, all shown, and of pages as they are today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docs_pictures import FOLDER, LAYERS_NAME, PICTURES, looked_at, words_of_picture, words_on
from layers_picture import layers_svg
from PIL import Image
from test_layers import LAYERS

ROOT = Path(__file__).parent.parent
SHOWN = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LARGEST = 250_000


def shown_in(path):
    """Return the pictures of a page of the docs: their words and the files they name."""
    return [(words, (path.parent / file).resolve()) for words, file in SHOWN.findall(path.read_text(encoding="utf-8"))]


SHOWINGS = [shown for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) for shown in shown_in(path)]


def test_every_picture_is_taken_by_the_script_and_shown():
    """What the docs show, what lies in the folder and what the script takes are the same pictures."""
    files = {path.stem for path in FOLDER.glob("*")}
    assert {path.stem for _, path in SHOWINGS if path.parent == FOLDER} == files == {*PICTURES, LAYERS_NAME}
    assert [path for _, path in SHOWINGS if not path.is_file()] == []


def test_picture_of_the_layers_is_that_of_their_table():
    """The architecture page shows the layers that the layer tests hold; `make pictures` draws them anew."""
    assert (FOLDER / f"{LAYERS_NAME}.svg").read_text(encoding="utf-8") == layers_svg(LAYERS)


def test_every_picture_has_words_of_its_own():
    """Whoever cannot see a picture reads what it shows."""
    told = [words for words, _ in SHOWINGS]
    assert [words for words in told if len(words.split()) < 4 or told.count(words) > 1] == []


@pytest.mark.parametrize("name", PICTURES)
def test_picture_is_as_wide_as_said_and_small(name):
    """A picture has the size the script says and does not weigh on a clone."""
    with Image.open(FOLDER / f"{name}.png") as image:
        assert image.size == (PICTURES[name].width, PICTURES[name].height)
    assert (FOLDER / f"{name}.png").stat().st_size < LARGEST


@pytest.mark.browser
@pytest.mark.parametrize("name", PICTURES)
def test_picture_shows_the_page_as_it_is(server, visit, name):
    """The words of the page a picture was taken of are those of the page today; `make pictures` takes them anew."""
    assert words_on(looked_at(PICTURES[name], server, visit)) == words_of_picture(name)
