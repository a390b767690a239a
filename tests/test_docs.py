"""The documents against the code: commands parse, links lead somewhere, settings and parts exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from test_layers import LAYERS

from papi_metrics.__main__ import _parser

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md"), ROOT / "data" / "README.md"])
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^python -m papi_metrics (.+)$", README, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_command_is_understood(command):
    """Every command of the README is one the command line takes."""
    assert callable(_parser().parse_args(shlex.split(command)).run)


WRITTEN = [
    (path.name, command)
    for path in sorted((ROOT / "docs").glob("*.md"))
    for command in re.findall(r"(?:^|`)python -m papi_metrics ([^`\n]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
]


@pytest.mark.parametrize(("document", "command"), WRITTEN)
def test_command_of_a_guide_is_understood(document, command):
    """Every command that a guide prints is one the command line takes as it stands there."""
    assert callable(_parser().parse_args(shlex.split(command, comments=True)).run), document


def test_readme_shows_every_command():
    """The README leaves no command out."""
    shown = {command.split()[0] for command in COMMANDS}
    assert shown == {"check", "completion", "change", "deadline", "template", "report", "rollup", "snapshot", "store", "units", "turn"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_of_a_document_lead_somewhere(document):
    """Every link to a file and every picture exists."""
    targets = re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
    local = [target for target in targets if not target.startswith("http")]
    assert [target for target in local if not (document.parent / target).exists()] == []


def test_readme_targets_exist_in_the_makefile():
    """`make run` and `make test` are what the README says they are."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {name for name in re.findall(r"^make (\w+)", README, re.MULTILINE) if f"\n{name}:" in makefile} == {"run", "test"}


def test_settings_named_in_the_readme_are_read_by_the_code():
    """Each setting of the README is read somewhere, and no other is."""
    files = [path for part in ("pages", "papi_metrics") for path in (ROOT / part).rglob("*.py")]
    code = "".join(path.read_text(encoding="utf-8") for path in files)
    assert set(re.findall(r"\| `(PAPI_\w+)`", README)) == set(re.findall(r"environ\.get\(\"(PAPI_\w+)\"", code))


def test_architecture_names_every_part_with_its_layer():
    """The table of parts is the one that the layer tests keep."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = {part: int(layer) for layer, part in re.findall(r"^\| (-?\d+) \| `(\w+)` \|", text, re.MULTILINE)}
    assert named == {part: layer for part, layer in LAYERS.items() if not part.startswith("__")}


def test_reading_example_of_the_readme_runs():
    """The README's Python lines run as printed."""
    code = re.search(r"```python\n(.+?)```", README, re.DOTALL)[1]
    names: dict[str, object] = {}
    exec(code.replace('"data/', f'"{ROOT.as_posix()}/data/'), names)  # noqa: S102 - the project's own text
    assert len(names["reading"].table) == 46


THREATS = re.findall(r"^\| .+ \| .+ \| `(test_\w+\.py)(?:::(\w+))?` \|$", (ROOT / "docs" / "security.md").read_text(encoding="utf-8"), re.MULTILINE)


PROOFS = re.findall(r"`(test_\w+\.py)(?:::([\w…]+))?`", (ROOT / "docs" / "sign-in.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("file", "function"), PROOFS)
def test_test_of_a_sentence_about_signing_in_exists(file, function):
    """The test that a sentence of docs/sign-in.md names is in its file; what is left out of its name is told by dots."""
    name = re.escape(function).replace("…", r"\w*")
    assert re.search(rf"\ndef {name}", (ROOT / "tests" / file).read_text(encoding="utf-8"))


def test_every_threat_names_its_test():
    """Each line of the threats ends with a test."""
    lines = [line for line in (ROOT / "docs" / "security.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    assert len(lines) == len(THREATS) + 1


@pytest.mark.parametrize(("file", "function"), THREATS)
def test_test_of_a_threat_exists(file, function):
    """The test that a threat names is in its file."""
    path = ROOT / "tests" / file
    assert path.is_file()
    assert not function or f"\ndef {function}(" in path.read_text(encoding="utf-8")
