"""What is kept between runs: figures, pictures and sentences, each for one language, for many of them hold words."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from papi_metrics.language import Language, spoken

P = ParamSpec("P")
T = TypeVar("T")


def kept_by_language(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the last answers of a function, so many in all, those of one language apart from those of another."""

    def keep(function: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(maxsize=most)
        def answer(_language: Language, *about: Hashable, **details: Hashable) -> Any:  # noqa: ANN401 - T, which is not seen through a cache
            return function(*about, **details)  # type: ignore[arg-type]

        @wraps(function)
        def ask(*about: P.args, **details: P.kwargs) -> T:
            answered: T = answer(spoken(), *about, **details)
            return answered

        ask.cache_clear = answer.cache_clear  # type: ignore[attr-defined]
        return ask

    return keep
