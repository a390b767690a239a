"""Who may do what: roles and rights, whoever acts, and what the one who is refused is told."""

from __future__ import annotations

import pytest

from papi_metrics.access import EVERYWHERE, NOBODY, OWNER, ROLE_WORDS, AccessDeniedError, Actor, Right, Role
from papi_metrics.errors import PapiError
from papi_metrics.language import speaking

UNITS = ("xã A", "xã B", EVERYWHERE)


def actor(**roles):
    """Return someone with roles: `a` and `b` in two communes, `all` in every unit."""
    places = {"a": "xã A", "b": "xã B", "all": EVERYWHERE}
    return Actor(account="an@example.org", name="An", roles={places[place]: role for place, role in roles.items()})


@pytest.mark.parametrize(("right", "role"), [*zip(Right, Role, strict=True)], ids=lambda value: value.name.lower())
def test_right_is_that_of_its_role_and_of_those_above(right, role):
    """Each role may do what the one before it may, and one thing more."""
    assert [other.name for other in Role if actor(a=other).may(right, "xã A")] == [other.name for other in Role if other >= role]


def test_roles_are_kept_by_their_numbers():
    """Stores keep roles as 1 to 4, and a role in every unit without a name of one: other numbers would give other rights."""
    assert {role.name: role.value for role in Role} == {"VIEWER": 1, "EDITOR": 2, "APPROVER": 3, "ADMINISTRATOR": 4}
    assert Actor(account="an@example.org", name="An", roles={"": Role.VIEWER}).may(Right.READ, "xã A")


@pytest.mark.parametrize(
    ("roles", "rights"),
    [
        pytest.param({}, (0, 0, 0), id="no role"),
        pytest.param({"a": Role.VIEWER}, (1, 0, 0), id="one unit"),
        pytest.param({"a": Role.EDITOR, "b": Role.ADMINISTRATOR}, (2, 4, 0), id="another role in another unit"),
        pytest.param({"all": Role.APPROVER}, (3, 3, 3), id="everywhere"),
        pytest.param({"all": Role.VIEWER, "a": Role.EDITOR}, (2, 1, 1), id="more in one unit than everywhere"),
        pytest.param({"all": Role.EDITOR, "a": Role.VIEWER}, (2, 2, 2), id="less in one unit than everywhere"),
    ],
)
def test_higher_of_the_role_there_and_everywhere_counts(roles, rights):
    """In a unit the role there counts or the one in every unit, whichever is higher; acts that serve all units ask for the latter."""
    someone = actor(**roles)
    assert tuple(sum(someone.may(right, unit) for right in Right) for unit in UNITS) == rights


@pytest.mark.parametrize(
    ("roles", "right", "units"),
    [
        pytest.param({}, Right.READ, (), id="none"),
        pytest.param({"b": Role.EDITOR, "a": Role.VIEWER}, Right.READ, ("xã A", "xã B"), id="in order"),
        pytest.param({"b": Role.EDITOR, "a": Role.VIEWER}, Right.UPDATE, ("xã B",), id="only where the role is high enough"),
        pytest.param({"a": Role.ADMINISTRATOR, "all": Role.VIEWER}, Right.READ, None, id="all units there are"),
        pytest.param({"a": Role.ADMINISTRATOR, "all": Role.VIEWER}, Right.APPROVE, ("xã A",), id="not high enough everywhere"),
    ],
)
def test_units_with_a_right(roles, right, units):
    """The units where someone has a right are told in order; None stands for all there are."""
    assert actor(**roles).units_with(right) == units


@pytest.mark.parametrize("unit", UNITS, ids=["a", "b", "everywhere"])
def test_nobody_may_anything_and_the_owner_everything(unit):
    """A visitor has no right anywhere; whoever sits at the machine has every one, and neither has an account or a name."""
    assert [(NOBODY.may(right, unit), OWNER.may(right, unit)) for right in Right] == [(False, True)] * 4
    assert {text for one in (NOBODY, OWNER) for text in (one.account, one.name)} == {""}


def test_require_lets_pass_whoever_has_the_right():
    """Who has the right is not held up."""
    assert actor(a=Role.EDITOR).require(Right.UPDATE, "xã A") is None


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("right", "unit"), [(Right.READ, "xã B"), (Right.APPROVE, "xã A"), (Right.ADMINISTER, EVERYWHERE)], ids=["another unit", "a higher role", "everywhere"])
def test_require_tells_which_role_is_missing_and_where(right, unit, language):
    """Who lacks the right is refused; the sentence names the role and the unit, or that it is all units."""
    with pytest.raises(AccessDeniedError) as refused:
        actor(a=Role.EDITOR).require(right, unit)
    assert isinstance(refused.value, PapiError)
    assert (refused.value.right, refused.value.unit) == (right, unit)
    with speaking(language):
        assert ROLE_WORDS[Role(right)] in str(refused.value)
        assert str(refused.value).startswith({"vi": "Bạn chưa có quyền", "en": "You do not have the right"}[language])
        assert (unit or {"vi": "mọi đơn vị", "en": "all units"}[language]) in str(refused.value)
