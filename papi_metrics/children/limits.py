"""How long a child may work, how much memory it may hold and how much it may answer."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The caps of one request, and how long a child lives.

    `seconds_in_all` is what a person waits at most, a free child included; `seconds_working` is the child's share.
    `memory` is what a child may hold, its own modules included; `room` is how far its address space may grow once
    it is ready, where the system knows such a limit. `head` and `body` are the largest parts of an answer.
    """

    seconds_in_all: float = 20
    seconds_working: float = 15
    memory: int = 800 * 2**20
    room: int = 800 * 2**20
    head: int = 128 * 2**20
    body: int = 256 * 2**20
    requests_per_child: int = 50

    @property
    def seconds_alone(self) -> float:
        """After so long at one request a child ends itself: its parent, which ends it sooner, must be gone."""
        return 1.5 * self.seconds_in_all + 1


LIMITS = Limits()


def usual_size() -> int:
    """Return how many children a pool holds: one a core, two at least so that one slow file stops nobody, four at most."""
    return min(max(os.cpu_count() or 1, 2), 4)
