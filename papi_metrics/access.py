"""Who may do what: roles of people in units, and whether the one who acts has the right that an act needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType

from papi_metrics.errors import PapiError
from papi_metrics.language import Text, Words, later

EVERYWHERE = ""
"""The unit of a role that counts in every unit, and of acts that serve all units."""


class Role(IntEnum):
    """What someone is in a unit and in the units below it; each role may do all that the one before it may."""

    VIEWER = 1
    EDITOR = 2
    APPROVER = 3
    ADMINISTRATOR = 4


_WORDS = {Role.VIEWER: later("xem"), Role.EDITOR: later("cập nhật"), Role.APPROVER: later("duyệt"), Role.ADMINISTRATOR: later("quản trị")}
ROLE_WORDS: Words[Role] = Words(_WORDS)
"""The roles as they are called on the screen and in files."""


class Right(IntEnum):
    """What an act needs, as the least role that has it."""

    READ = Role.VIEWER
    UPDATE = Role.EDITOR
    APPROVE = Role.APPROVER
    ADMINISTER = Role.ADMINISTRATOR


class AccessDeniedError(PapiError):
    """The one who acts lacks the right; nothing was read or stored."""

    def __init__(self, right: Right, unit: str) -> None:
        """Say which role is missing, and where; whether there is such a unit is not told."""
        self.right, self.unit = right, unit
        role, place = Text(_WORDS[Role(right)]), unit or Text("mọi đơn vị")
        super().__init__("Bạn chưa có quyền {role} ở {place}. Hãy nhờ người quản trị của đơn vị cấp quyền.", role=role, place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The one who acts: the account, the name that acts are signed with, and the roles, spread to every unit they count in.

    `roles` maps a unit's key to the role there; the key EVERYWHERE stands for all units.
    """

    account: str
    name: str
    roles: Mapping[str, Role] = field(default_factory=dict)

    def may(self, right: Right, unit: str) -> bool:
        """Tell whether the actor has a right in a unit."""
        best = max(self.roles.get(unit, 0), self.roles.get(EVERYWHERE, 0))
        return best >= right

    def require(self, right: Right, unit: str) -> None:
        """Return if the actor has a right in a unit.

        Errors: AccessDeniedError if not.
        """
        if not self.may(right, unit):
            raise AccessDeniedError(right, unit)

    def units_with(self, right: Right) -> tuple[str, ...] | None:
        """Return the keys of the units where the actor has a right; None for all units there are."""
        if self.may(right, EVERYWHERE):
            return None
        return tuple(sorted(unit for unit, role in self.roles.items() if role >= right))


def spread(granted: Mapping[str, Role], children: Mapping[str, Sequence[str]]) -> Mapping[str, Role]:
    """Return the roles that were granted, in each unit they count in: the unit itself and all below it, the highest wins.

    `children` maps a unit to those right below it; where that goes round in a circle nothing is met twice.
    """
    roles: dict[str, Role] = {}
    for unit, role in sorted(granted.items(), key=lambda grant: -grant[1]):
        waiting = [unit]
        while waiting:
            at = waiting.pop()
            if at not in roles:  # Whoever was here before had no lower a role, and went on from here.
                roles[at] = role
                waiting.extend(children.get(at, ()))
    return MappingProxyType(roles)


OWNER = Actor(account="", name="", roles=MappingProxyType({EVERYWHERE: Role.ADMINISTRATOR}))
"""Whoever sits at the machine itself: the one-machine mode and the command line. Acts are signed by the name that is typed."""
NOBODY = Actor(account="", name="")
"""A visitor who has not signed in, or whose account was taken away."""
