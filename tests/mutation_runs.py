"""Tries mutants on the tests that reach them: a plugin for pytest that collects once and forks a child per mutant.

A change within a function is put into the function that is there already. What stands at the level of a module has long been
worked into others by then: its child takes in the package and the tests anew.
"""

from __future__ import annotations

import functools
import gc
import importlib.machinery
import os
import re
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from types import CodeType, FunctionType

import hypothesis
import pytest
from _pytest.runner import runtestprotocol
from mutation_operators import Mutant

TESTS = Path(__file__).parent
ROOT = TESTS.parent
ARGUMENTS = ["-s", "-q", "--noconftest", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:faulthandler", "--no-header", "--no-summary",
             "-k", "not _law_"]
KILLED, SURVIVED, TIMED_OUT, UNTRIED = "killed", "survived", "timed out", "no test reaches it"
# A test that takes longer, being traced, is no quick one: what only it notices counts as not noticed.
SLOW = 2.0
# Seconds of tests, the quickest first, that a mutant is tried on at most: what they do not notice counts as not noticed.
ENOUGH = 8.0
# Seconds of work beyond thrice what a test takes on right code; a mutant that needs more will not end.
PATIENCE = 2
# Seconds of work that taking in the package and the tests anew may need.
STARTING = 20


class Trial:
    """Runs the tests once on right code, noting which lines each reaches, then on every mutant."""

    def __init__(self, mutants: list[Mutant], sources: dict[str, str], *, children: int) -> None:
        """Take the mutants and the sources by path."""
        self._mutants, self._sources, self._children = mutants, sources, children
        self._reached: dict[tuple[str, int], list[pytest.Item]] = defaultdict(list)
        self._seconds: dict[str, float] = {}
        self._functions: dict[str, list[FunctionType]] = defaultdict(list)
        self._kept: list[functools._lru_cache_wrapper] = []
        self.outcomes: dict[Mutant, str] = {}
        self.red: list[str] = []

    def pytest_configure(self) -> None:
        """Let laws try few examples, the same ones every time: what they notice has to be noticed again."""
        hypothesis.settings.register_profile("mutants", max_examples=20, derandomize=True, database=None, deadline=None)
        hypothesis.settings.load_profile("mutants")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run everything in the place of the one run that pytest would make."""
        self._look_around()
        for item in session.items:
            self._measure(item)
        gc.freeze()
        if not self.red:
            session.items[:] = [item for item in session.items if item.nodeid in self._seconds]
            self._check_the_way(session.items)
        if not self.red:
            self._try_all(session.items)
        return True

    def _measure(self, item: pytest.Item) -> None:
        lines: set[tuple[str, int]] = set()

        def within(frame, _event, _):
            lines.add((frame.f_code.co_filename, frame.f_lineno))
            return within

        def entered(frame, event, _):
            return within(frame, event, None) if frame.f_code.co_filename in self._sources else None

        self._forget()
        start = time.process_time()
        sys.settrace(entered)
        try:
            reports = runtestprotocol(item, nextitem=None, log=False)
        finally:
            sys.settrace(None)
        self.red += [f"{report.nodeid}\n{report.longrepr}" for report in reports if report.failed]
        seconds = time.process_time() - start
        if seconds < SLOW:
            self._seconds[item.nodeid] = seconds
            for place in lines:
                self._reached[place].append(item)

    def _look_around(self) -> None:
        """Look once, before there are children, for what each child changes: functions, and what is kept of earlier calls."""
        for thing in gc.get_objects():
            if isinstance(thing, FunctionType) and thing.__code__.co_filename in self._sources:
                self._functions[thing.__code__.co_filename].append(thing)
            elif isinstance(thing, functools._lru_cache_wrapper):
                file = getattr(sys.modules.get(thing.__module__), "__file__", None) or os.devnull
                self._kept += [thing] if file in self._sources or Path(file).parent == TESTS else []

    def _forget(self) -> None:
        """Empty what is kept of earlier calls, so that every test runs the lines it needs."""
        for kept in self._kept:
            kept.cache_clear()

    def _check_the_way(self, items: list[pytest.Item]) -> None:
        """Try right code as if it were a mutant, both ways: every test has to pass."""
        path, source = next(iter(self._sources.items()))
        for in_function in (True, False):
            same = Mutant(path, "module", 0, 0, "", "", 1, (1, 1), in_function)
            child = _fork(functools.partial(self._is_killed, same, source, items))
            if _outcome(os.waitpid(child, 0)[1]) != SURVIVED:
                self.red.append(f"{path}: right code is taken for wrong, {in_function=}")

    def _tests_of(self, mutant: Mutant, items: list[pytest.Item]) -> list[pytest.Item]:
        """Return the tests that reach a mutant, the quickest first; a module's own lines count for all that reach the part."""
        if mutant.in_function:
            first, last = mutant.lines
            found = {item.nodeid: item for line in range(first, last + 1) for item in self._reached.get((mutant.path, line), ())}
        else:
            found = {item.nodeid: item for item in items}
        ordered = sorted(found.values(), key=lambda item: self._seconds[item.nodeid])
        spent = accumulate(self._seconds[item.nodeid] for item in ordered)
        return [item for item, seconds in zip(ordered, spent, strict=True) if seconds <= ENOUGH]

    def _try_all(self, items: list[pytest.Item]) -> None:
        running: dict[int, Mutant] = {}
        for mutant in sorted(self._mutants, key=lambda mutant: not mutant.in_function):
            tests = self._tests_of(mutant, items)
            if not tests:
                self.outcomes[mutant] = UNTRIED
                continue
            source = mutant.applied(self._sources[mutant.path])
            running[_fork(functools.partial(self._is_killed, mutant, source, tests))] = mutant
            while len(running) >= self._children:
                self._await_one(running)
        while running:
            self._await_one(running)

    def _await_one(self, running: dict[int, Mutant]) -> None:
        child, status = os.wait()
        mutant = running.pop(child)
        self.outcomes[mutant] = _outcome(status)
        if self.outcomes[mutant] != KILLED:
            print(f"{mutant.path}:{mutant.line} {mutant.place}: {mutant.change} ({self.outcomes[mutant]})", file=sys.stderr, flush=True)

    def _is_killed(self, mutant: Mutant, source: str, tests: list[pytest.Item]) -> bool:
        changed = self._codes(mutant, source) if mutant.in_function else None
        if changed is None:
            return _fails_anew(mutant.path, source, {item.nodeid: self._limit(item) for item in tests})
        for function in self._functions[mutant.path]:
            code = changed.get((function.__code__.co_qualname, function.__code__.co_firstlineno))
            if code:
                function.__code__ = code
        self._forget()
        return any(self._fails(item, after) for item, after in zip(tests, [*tests[1:], None], strict=True))

    def _fails(self, item: pytest.Item, after: pytest.Item | None) -> bool:
        signal.setitimer(signal.ITIMER_PROF, self._limit(item))
        return any(report.failed for report in runtestprotocol(item, nextitem=after, log=False))

    def _limit(self, item: pytest.Item) -> float:
        return PATIENCE + 3 * self._seconds[item.nodeid]

    def _codes(self, mutant: Mutant, source: str) -> dict[tuple[str, int], CodeType] | None:
        """Return the new code of each function by the old one's name and line; None where functions came or went, or need other things around them."""
        old = list(_codes_within(compile(self._sources[mutant.path], mutant.path, "exec")))
        new = list(_codes_within(compile(source, mutant.path, "exec")))
        if [(code.co_qualname, code.co_freevars) for code in old] != [(code.co_qualname, code.co_freevars) for code in new]:
            return None
        return {(was.co_qualname, was.co_firstlineno): code for was, code in zip(old, new, strict=True)}


def _codes_within(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes_within(constant)


def _fails_anew(path: str, source: str, limits: dict[str, float]) -> bool:
    """Take in the package and the tests anew, with the changed module, and tell whether a test fails."""
    forget(that_take_in(path))
    plain = importlib.machinery.SourceFileLoader.get_code

    def get_code(loader, name):
        return compile(source, path, "exec") if loader.path == path else plain(loader, name)

    importlib.machinery.SourceFileLoader.get_code = get_code
    files = sorted({str(ROOT / nodeid.partition("::")[0]) for nodeid in limits})
    return pytest.main([*ARGUMENTS, "-x", *files], plugins=[_Chosen(limits)]) != pytest.ExitCode.OK


def forget(names: set[str]) -> None:
    """Let modules be taken in anew, by `from papi_metrics import part` too, which asks the package first."""
    for name in names:
        module = sys.modules.pop(name)
        package, _, own = name.rpartition(".")
        if getattr(sys.modules.get(package), own, None) is module:
            delattr(sys.modules[package], own)


def that_take_in(path: str) -> set[str]:
    """Return the modules that have anything of a module's part worked into them, and the tests; all others stay as they are.

    A part goes whole: its modules work things into each other, as the store's tables into one list. The package itself
    stays: tests of parts do not ask it, and it would take in everything.
    """
    files = {name: str(getattr(module, "__file__", None) or "") for name, module in sys.modules.items()}
    own = {name: file for name, file in files.items() if name.startswith("papi_metrics.") and file.endswith(".py")}
    own |= {name: file for name, file in files.items() if Path(file).parent == TESTS and not Path(file).stem.startswith("mut")}
    sources = {name: Path(file).read_text("utf-8") for name, file in own.items()}
    found: set[str] = set()
    new = {name for name, file in own.items() if part_of(name) == part_of(_name_of(path)) or Path(file).parent == TESTS}
    while new:
        found |= new
        taken = re.compile(rf"^\s*(?:from|import) (?:{'|'.join(re.escape(name) for name in new)})\b", re.MULTILINE)
        parts = {part_of(name) for name, source in sources.items() if name not in found and taken.search(source)}
        new = {name for name in sources if part_of(name) in parts}
    return found


def _name_of(path: str) -> str:
    return ".".join(Path(path).relative_to(ROOT).with_suffix("").parts)


def part_of(name: str) -> str:
    """Return a module's part of the package, "papi_metrics.store"; a module of the tests is its own."""
    return ".".join(name.split(".")[:2])


class _Chosen:
    """Runs the tests that have a limit alone, in their order."""

    def __init__(self, limits: dict[str, float]) -> None:
        self._limits = limits

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        order = {nodeid: at for at, nodeid in enumerate(self._limits)}
        items[:] = sorted((item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid])

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        signal.setitimer(signal.ITIMER_PROF, self._limits[item.nodeid])


def _fork(is_killed: Callable[[], bool]) -> int:
    """Return the child that tells by its exit code whether a mutant is killed; it ends when it worked too long."""
    child = os.fork()
    if child:
        return child
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        signal.setitimer(signal.ITIMER_PROF, STARTING)
        gc.disable()
        # Nobody reads why a test failed, and finding the words takes longer than most tests.
        pytest.Function.repr_failure = lambda *_, **__: ""
        killed = is_killed()
    except BaseException:  # noqa: BLE001 - whatever a mutant throws through pytest, it is noticed
        killed = True
    os._exit(1 if killed else 0)


def _outcome(status: int) -> str:
    if os.WIFSIGNALED(status):
        return TIMED_OUT if os.WTERMSIG(status) == signal.SIGPROF else KILLED
    return KILLED if os.WEXITSTATUS(status) else SURVIVED
