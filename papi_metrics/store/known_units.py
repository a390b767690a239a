"""The units there are to look at: those that have a plan, and those in the newest list of units."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import Engine

from papi_metrics.access import Right
from papi_metrics.store.guarding import Guarded, within
from papi_metrics.store.plans import plans_in
from papi_metrics.store.state import State
from papi_metrics.store.unit_lists import tree_in


class KnownUnits(Guarded):
    """The units of one database; safe to share between threads."""

    @within(Right.READ)
    def several_units(self) -> bool:
        """Tell whether the actor may read more than one unit that has a plan or stands in the list of units."""
        readable, known = self._actor.units_with(Right.READ), _known_units(self._engine, self._state())
        return len(known if readable is None else known.intersection(readable)) > 1


@lru_cache(maxsize=4)
def _known_units(engine: Engine, state: State) -> frozenset[str]:
    plans, tree = plans_in(engine, state.judged), tree_in(engine, state.unit_set)
    return frozenset(plan.unit for plan in plans).union(unit.unit for unit in tree.units)
