"""The changes that `make mutants` makes: which there are for a line of code, what is left alone, and that the excused ones exist."""

from __future__ import annotations

import pytest
from mutants import PARTS, excused, key, modules_of
from mutation_operators import mutants_of
from mutation_runs import ROOT, TESTS


def changes(source):
    """Return the changes to a module, as they are printed."""
    return [mutant.change for mutant in mutants_of(source, "module.py")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("x = a < b", ["< → <="], id="a comparison"),
        pytest.param("x = a not in b", ["not in → in"], id="a comparison of two words"),
        pytest.param("x = a + b", ["+ → -"], id="arithmetic"),
        pytest.param("x = a and b", ["and → or"], id="and"),
        pytest.param("x = not a", ["not a → (a)"], id="not"),
        pytest.param("x = 3", ["3 → 4"], id="a number"),
        pytest.param("x = True", ["True → False"], id="a truth value"),
        pytest.param("x = 'a'", ["'a' → 'XXa'"], id="a word"),
        pytest.param("x = b if a else c", ["a → not (a)"], id="a condition"),
        pytest.param("x = [b for b in a if b]", ["b → True"], id="a filter"),
        pytest.param("x = f(a, key=b)", ["key=b → "], id="a keyword"),
        pytest.param("f(a)", ["f(a) → pass"], id="a call"),
        pytest.param("a += b", ["+= → ="], id="a sum that goes on"),
        pytest.param("x = lambda a: a", ["a → None"], id="a small function"),
        pytest.param("def f(a=1):\n    return a", ["1 → 2", "a → None"], id="a default and a result"),
        pytest.param("def f():\n    raise E(1)", ["raise E(1) → pass"], id="an error"),
        pytest.param("if a:\n    b", ["a → not (a)"], id="a branch"),
        pytest.param("for a in b:\n    break", ["break → continue"], id="a way out"),
    ],
)
def test_line_has_its_changes(line, expected):
    """Each kind of code has its own change."""
    assert changes(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('"""Words."""', id="a docstring"),
        pytest.param("x: int", id="an annotation"),
        pytest.param("x: TypeAlias = int | 3", id="a name of a type"),
        pytest.param("X = Literal['a', 'b']", id="a type of words"),
        pytest.param("__all__ = ['a']", id="a list of names"),
        pytest.param("@cache(3)\ndef f(a: 3) -> 3:\n    ...", id="a decorator and a signature"),
        pytest.param("x = zip(a, b, strict=True)", id="a check of the programmer's"),
        pytest.param("x = gettext('a', b=1)", id="a text for the screen"),
        pytest.param("x = Phrases(vi={'a': 'b'}, en={'a': 'c'})", id="templates of sentences"),
        pytest.param("def f():\n    return None", id="a result of nothing"),
    ],
)
def test_what_is_no_behaviour_is_left_alone(line):
    """Words for people and for type checkers, and what only costs, are not changed."""
    assert [change for change in changes(line) if "..." not in change] == []


def test_mutant_is_the_source_with_one_change():
    """A change stands in its place, whatever letters stand before it; it knows its line and whether a call comes to it."""
    first, second = mutants_of('x = "ưu tiên" + a\n\n\ndef f():\n    return b > 1\n', "module.py")[1:3]
    assert first.applied('x = "ưu tiên" + a\n') == 'x = "ưu tiên" - a\n'
    assert [(one.line, one.place, one.in_function) for one in (first, second)] == [(1, "module", False), (5, "f", True)]


@pytest.mark.parametrize("module", sorted({found[0] for found in excused()}))
def test_excused_mutants_exist(module):
    """Every mutant that a review found to do the same as the code is one of the code's, and has its reason."""
    path = ROOT / "papi_metrics" / module
    made = {key(mutant) for mutant in mutants_of(path.read_text("utf-8"), str(path))}
    known = {found: reason for found, reason in excused().items() if found[0] == module}
    assert set(known) - made == set()
    assert all(len(reason) > 15 for reason in known.values())


@pytest.mark.parametrize("part", PARTS)
def test_part_that_is_held_exists_with_its_tests(part):
    """The parts and the files of tests that the command names are there."""
    assert all(path.exists() for path in modules_of(part))
    assert [name for name in PARTS[part] if not (TESTS / f"{name}.py").exists()] == []
