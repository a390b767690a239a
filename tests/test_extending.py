"""The guide to extending, followed to the letter: its changes made in a copy of the program, what it runs run there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import NamedTuple

import pytest
from conftest import ROOT

GUIDE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
COPIED = ("papi_metrics", "pages", "data", "tests", "docs", ".streamlit", "app.py", "Makefile", "pyproject.toml", "README.md", "CHANGELOG.md")
WALKTHROUGHS = dict(re.findall(r"^## (.+?)\n(.+?)(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL))


class Change(NamedTuple):
    """A change to a file as the guide prints it: what stands there, and what is to stand there; of a new file, nothing and all of it."""

    file: str
    before: str
    after: str


def blocks(text, kind):
    """Return the blocks of a kind in a text, without the margin they have in a list."""
    found = re.findall(rf"^( *)```{kind}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{margin}", "", block, flags=re.MULTILINE) for margin, block in found]


def changes(text):
    """Return the changes of a walkthrough in order."""
    found = []
    for block in blocks(text, "diff"):
        named, *lines = block.splitlines()
        before, after = ("".join(f"{line[1:]}\n" for line in lines if line[:1] != sign) for sign in "+-")
        found.append(Change(named.removeprefix("# "), before, after))
    return found


def run(folder, *command):
    """Run Python in a copy and return what it prints; the copy is the only program it knows."""
    setting = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, *command], cwd=folder, env=setting, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def extended(tmp_path_factory):
    """Return a copy of the program with every change of the guide made."""
    folder = tmp_path_factory.mktemp("extended")
    for name in COPIED:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, folder / name, **({"ignore": shutil.ignore_patterns("__pycache__", "pictures")} if source.is_dir() else {}))
    for change in changes(GUIDE):
        make(folder / change.file, change)
    return folder


def make(path, change):
    """Make a change: in the one place where its lines stand, at the end where it names none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_bytes().decode() if path.exists() else ""
    assert text.count(change.before) == 1 or change.before == "", change
    path.write_bytes((text.replace(change.before, change.after) if change.before else text + change.after).encode())


@pytest.mark.parametrize("title", WALKTHROUGHS)
def test_walkthrough_prints_what_it_says(extended, title):
    """Whoever made the changes and runs what the guide runs sees what it shows."""
    for program, shown in zip(blocks(WALKTHROUGHS[title], "python"), blocks(WALKTHROUGHS[title], "text"), strict=True):
        told = run(extended, "-c", program)
        assert (told.stdout, told.stderr) == (shown, "")


def test_tests_that_the_guide_names_pass_once_it_is_followed(extended):
    """What the guide names as telling what is missing has nothing to tell after all its steps but the words that a new language lacks."""
    named = sorted(set(re.findall(r"`(tests/test_\w+\.py::[^`]+)`", GUIDE)))
    told = run(extended, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=short", *named).stdout
    assert re.findall(r"^(?:FAILED|ERROR) (\S+)", told, re.MULTILINE) == [LACKING], told[-4000:]
    assert "papi_metrics/sentences/listing.py" in told


LACKING = "tests/test_language.py::test_tables_by_language_have_every_language"
"""The guide gives a third language to some tables by language; this names the others."""
