"""The store's own rights: each public function names one, and nobody gets anything without it."""

from __future__ import annotations

import inspect

import pytest
from stores import KINDS, store_address_of

from papi_metrics.access import EVERYWHERE, NOBODY, OWNER, AccessDeniedError, Actor, Right, Role
from papi_metrics.example import accept_example
from papi_metrics.store import Store

FREE = {"acting", "actor", "answers", "at_this_moment", "close"}
"""What is no reading or writing of what is stored."""
METHODS = sorted(name for name, member in inspect.getmembers(Store) if not name.startswith("_") and name not in FREE)
REFUSED = {
    "version": lambda store, key: store.version(key),
    "tasks": lambda store, key: store.tasks(key),
    "changes": lambda store, key: store.changes(key),
    "findings": lambda store, key: store.findings(key),
    "original": lambda store, key: store.original(key),
    "letterhead": lambda store, key: store.letterhead(key.unit),
    "score_sets": lambda store, _: store.score_sets(),
}


@pytest.fixture(scope="module", params=KINDS)
def store(request, tmp_path_factory):
    """A store with the example, seen by the owner, on each kind of database."""
    with store_address_of(request.param, tmp_path_factory.mktemp("store")) as url:
        opened = Store(url)
        accept_example(opened)
        yield opened
        opened.close()


@pytest.mark.parametrize("name", METHODS)
def test_store_function_names_the_right_it_needs(name):
    """No function of the store is left without a right."""
    assert getattr(Store, name).needs in Right


@pytest.mark.parametrize("read", REFUSED.values(), ids=REFUSED)
def test_store_refuses_nobody(store, read):
    """A visitor without a role reads nothing that has a unit, and no scores."""
    with pytest.raises(AccessDeniedError):
        read(store.acting(NOBODY), store.newest().key)


def test_store_lists_nothing_to_another_unit(store):
    """Lists leave out what the one who acts may not read."""
    other = store.acting(Actor(account="b", name="B", roles={"xã Khác": Role.ADMINISTRATOR}))
    found = (other.versions(), other.units(), other.newest(), other.find_original(store.original(store.newest().key)))
    assert found == ((), (), None, None)


def test_store_is_equal_whoever_acts(store):
    """What is worked out from a version is kept for all who may read it."""
    other = store.acting(NOBODY)
    assert (other, hash(other), other.actor, store.actor) == (store, hash(store), NOBODY, OWNER)


@pytest.mark.parametrize("role", list(Role))
def test_role_may_all_that_the_one_before_may(role):
    """Roles grow: a right belongs to the role of its rank and to those above."""
    actor = Actor(account="a", name="A", roles={EVERYWHERE: role})
    assert [actor.may(right, "xã Trung Trắc") for right in Right] == [right <= role for right in Right]
