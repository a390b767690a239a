"""Rights in the store's own functions: each public method names the right it needs, and refuses whoever lacks it."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import ColumnElement, Engine, true

from papi_metrics.access import EVERYWHERE, OWNER, AccessDeniedError, Actor, Right
from papi_metrics.store.failures import ConflictError
from papi_metrics.store.state import State, state_of
from papi_metrics.store.writing import Writer

P = ParamSpec("P")
R = TypeVar("R")
G = TypeVar("G", bound="Guarded")
TRIES = 3
"""How often an act is begun that meets another in the database."""


class Guarded:
    """A database seen by someone: the engine, and who acts; what the parts of the store build on."""

    def __init__(self, engine: Engine, actor: Actor = OWNER) -> None:
        """Take the engine of a database that is up to date, and who acts on it."""
        self._engine = engine
        self._writer = Writer(engine)
        self._actor = actor
        self._held: State | None = None

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return self._actor

    def _state(self) -> State:
        """Return the state of the database: that of the moment held, else of now."""
        if self._held is not None:
            return self._held
        with self._engine.connect() as connection:
            return state_of(connection)

    def _signed(self, author: str) -> str:
        """Return the name an act is signed with: that of the account, or what was typed where nobody signs in."""
        return self._actor.name if self._actor.account else author

    def _readable(self, unit: ColumnElement[str]) -> ColumnElement[bool]:
        """Return the condition that keeps the rows of units whose figures the actor may read."""
        units = self._actor.units_with(Right.READ)
        return true() if units is None else unit.in_(units)


def within(right: Right) -> Callable[[Callable[Concatenate[G, P], R]], Callable[Concatenate[G, P], R]]:
    """Declare that a method gives only what its actor has a right to, in whichever units; the method itself sees to it."""

    def decorate(method: Callable[Concatenate[G, P], R]) -> Callable[Concatenate[G, P], R]:
        @functools.wraps(method)
        def tried(self: G, /, *args: P.args, **kwargs: P.kwargs) -> R:
            return _once_more(method, self, *args, **kwargs)

        tried.needs = right  # type: ignore[attr-defined]
        return tried

    return decorate


def needs(right: Right, of: Callable[..., str]) -> Callable[[Callable[Concatenate[G, P], R]], Callable[Concatenate[G, P], R]]:
    """Let a method run only for an actor with a right in the unit that `of` finds in the method's arguments.

    Errors: AccessDeniedError, before anything is read or written.
    """

    def decorate(method: Callable[Concatenate[G, P], R]) -> Callable[Concatenate[G, P], R]:
        @functools.wraps(method)
        def guarded(self: G, /, *args: P.args, **kwargs: P.kwargs) -> R:
            self._actor.require(right, of(*args, **kwargs))
            return _once_more(method, self, *args, **kwargs)

        guarded.needs = right  # type: ignore[attr-defined]
        return guarded

    return decorate


def needs_any(method: Callable[Concatenate[G, P], R]) -> Callable[Concatenate[G, P], R]:
    """Let a method run only for someone who may read any unit at all: what it gives serves all units.

    Errors: AccessDeniedError for whoever has no role.
    """

    @functools.wraps(method)
    def guarded(self: G, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if self.actor.units_with(Right.READ) == ():
            raise AccessDeniedError(Right.READ, EVERYWHERE)
        return method(self, *args, **kwargs)

    guarded.needs = Right.READ  # type: ignore[attr-defined]
    return guarded


def _once_more(method: Callable[Concatenate[G, P], R], store: G, /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a method; anew where its act met another in the database and was undone, a bounded number of times."""
    for _ in range(TRIES - 1):
        with contextlib.suppress(ConflictError):
            return method(store, *args, **kwargs)
    return method(store, *args, **kwargs)


def everywhere(*_args: object, **_kwargs: object) -> str:
    """Name the unit of acts that serve all units."""
    return EVERYWHERE
