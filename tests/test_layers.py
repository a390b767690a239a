"""The layers: which module may import which, what each layer keeps to itself, and that the table is complete."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "papi_metrics"

# A part may import parts of a lower number, and nothing of its own number but itself.
LAYERS = {
    "language": -1,
    "errors": 0,
    "catalogue": 0,
    "clock": 0,
    "text": 0,
    "palette": 0,
    "syllables": 0,
    "legacy": 0,
    "finding_list": 1,
    "access": 1,
    "unit_tree": 1,
    "sign_in": 1,
    "findings": 1,
    "children": 1,
    "letterhead": 1,
    "periods": 1,
    "framework": 1,
    "wording": 2,
    "workbook": 2,
    "deadlines": 2,
    "mending": 3,
    "tracker": 3,
    "surveys": 3,
    "completion": 4,
    "unit_lists": 4,
    "change": 4,
    "diff": 4,
    "snapshots": 4,
    "priorities": 5,
    "turning": 5,
    "oversight": 5,
    "rules": 6,
    "summary": 6,
    "selection": 6,
    "sentences": 7,
    "explanations": 7,
    "store": 7,
    "charts": 8,
    "example": 8,
    "briefing": 8,
    "rollup": 8,
    "reports": 9,
    "isolation": 10,
    "__init__": 11,
    "receiving": 11,
    "commands": 12,
    "__main__": 13,
}
# A library that only these parts may touch.
KEPT = {
    "streamlit": set(),
    "plotly": {"charts"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "openpyxl": {"workbook", "reports"},
    "xlsxwriter": {"reports"},
    "python_calamine": {"workbook"},
    "lxml": {"workbook", "reports"},
    "olefile": {"workbook"},
    "xlrd": {"workbook"},
    "docx": {"workbook", "reports"},
    "pptx": {"reports"},
    "babel": {"language", "wording"},
    "jinja2": {"reports"},
    "markupsafe": {"reports"},
    "psutil": {"children"},
    "tqdm": {"commands"},
    "pyarrow": {"reports"},
    "distributed": {"rollup"},
    "cryptography": {"snapshots"},
}


def part_of(path: Path) -> str:
    """Return the part of the package a file belongs to: its folder or its own name."""
    inside = path.relative_to(PACKAGE)
    return inside.parts[0].removesuffix(".py")


@cache
def imports_of(path: Path) -> frozenset[str]:
    """Return the dotted names a file imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
    return frozenset(names)


FILES = sorted(PACKAGE.rglob("*.py"))


def test_every_part_stands_in_the_table():
    """A new module has to be given its layer."""
    assert {part_of(path) for path in FILES} == set(LAYERS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_imports_only_lower_layers(path):
    """A module imports parts of lower layers or of its own part, by absolute names."""
    part = part_of(path)
    names = imports_of(path)
    assert not [name for name in names if name.startswith(".")]
    used = {name.split(".")[1] if "." in name else "__init__" for name in names if name.split(".")[0] == "papi_metrics"}
    assert {other for other in used - {part} if LAYERS[other] >= LAYERS[part]} == set()


@pytest.mark.parametrize("library", KEPT)
def test_library_stays_in_its_part(library):
    """Only the named parts touch a library; nothing in the package touches Streamlit."""
    users = {part_of(path) for path in FILES if any(name.split(".")[0] == library for name in imports_of(path))}
    assert users <= KEPT[library]


def test_package_loads_without_streamlit():
    """Importing the whole package, command line included, loads neither Streamlit nor plotly."""
    code = "import sys, papi_metrics, papi_metrics.__main__; print({'streamlit', 'plotly'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert out.stdout.strip() == "set()"


PAGES = sorted((ROOT / "pages").glob("*.py"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_page_is_short_and_computes_nothing(path):
    """A page has at most 100 lines, defines no function that computes, and neither groups nor merges."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 100
    assert [word for word in (".groupby(", ".merge(", ".pivot", ".agg(", "import pandas", "import plotly") if word in text] == []


def test_pages_do_not_catch_everything():
    """Nothing in pages or package catches Exception or writes unsafe markup."""
    words = ("except Exception", "except BaseException", "except:", "unsafe_allow_html")
    files = [*FILES, *(ROOT / "pages").rglob("*.py"), ROOT / "app.py"]
    assert [str(path) for path in files if any(word in path.read_text(encoding="utf-8") for word in words)] == []


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function's statements have, its docstring left out."""
    body = function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body
    return (function.body[-1].end_lineno or 0) - body[0].lineno + 1


def test_functions_and_modules_are_of_the_sizes_aimed_at():
    """What docs/architecture.md aims at: lines of functions (median, 95th percentile, longest) and of modules (median, longest)."""
    paths = [*FILES, *(ROOT / "pages").rglob("*.py")]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    nodes = (node for text in texts for node in ast.walk(ast.parse(text)))
    functions = sorted(lines_of(node) for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    modules = sorted(len(text.splitlines()) for text in texts)
    sizes = (median(functions), functions[len(functions) * 95 // 100], functions[-1], median(modules), modules[-1])
    assert [size for size, aim in zip(sizes, (8, 30, 45, 120, 300), strict=True) if size > aim] == []
