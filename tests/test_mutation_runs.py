"""What a mutant of a module's own lines takes in anew: enough to notice it, and whole, so that right code still passes."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest
from mutation_runs import ROOT, forget, part_of, that_take_in

import papi_metrics.completion
import papi_metrics.example  # takes in the store, as tests of completion do


@pytest.fixture(scope="module")
def anew():
    """Return the modules that a mutant of completion takes in anew."""
    return that_take_in(str(ROOT / "papi_metrics" / "completion" / "__init__.py"))


def test_whoever_takes_the_part_in_is_taken_in_anew(anew):
    """The part itself, this test and the example, which asks the store that asks completion, are; the words and deadlines that it asks are not."""
    assert {"papi_metrics.completion", "papi_metrics.example", __name__} <= anew
    assert not {name for name in anew if part_of(name) in {"papi_metrics.deadlines", "papi_metrics.language", "papi_metrics"}}


def test_a_part_is_taken_in_anew_whole(anew):
    """Tables of the store enter one list: taken in without it, each would enter it twice."""
    parts = {part_of(name) for name in anew if name.startswith("papi_metrics.")}
    loaded = {name for name, module in sys.modules.items() if part_of(name) in parts and str(getattr(module, "__file__", "")).endswith(".py")}
    assert "papi_metrics.store.schema.base" in loaded
    assert loaded - anew == set()


def test_part_that_is_forgotten_is_no_more_of_its_package():
    """A test that says `from papi_metrics import part` gets what is taken in anew, not what the package still holds."""
    sys.modules["papi_metrics.made_up"] = papi_metrics.made_up = ModuleType("papi_metrics.made_up")
    forget({"papi_metrics.made_up"})
    assert ("papi_metrics.made_up" in sys.modules, hasattr(papi_metrics, "made_up")) == (False, False)
