"""The store at a moment: lists that a page's frame asks for fit one another, cost one statement a run, and are never stale."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import event
from tasks import task_table

from pages.shared import view
from papi_metrics.access import NOBODY, Actor, Role
from papi_metrics.example import accept_example
from papi_metrics.findings import About, Reading
from papi_metrics.store import Store, Submission, VersionKey


@pytest.fixture
def store(tmp_path):
    """A store with the example."""
    opened = Store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    accept_example(opened)
    yield opened
    opened.close()


def accept(store, **said):
    """Accept another version of the example's plan."""
    newest = store.newest()
    submission = Submission(
        unit=newest.key.unit, plan_year=newest.key.plan_year, province=newest.province, as_of=newest.as_of, file_name="t.xlsx", author="An", reason="thử"
    )
    reading = Reading(table=task_table({}), findings=(), about=About(plan_year=2022))
    return store.accept(reading, original=b"1", submission=replace(submission, **said))


def seen(store):
    """Return what the frame asks for: whether there are several units, the newest number by the plans, those of the plan, the act on scores."""
    plan = store.plans()[0]
    versions = store.versions(unit=plan.unit, plan_year=plan.plan_year)
    return store.several_units(), plan.number, [version.key.number for version in versions], store.score_act()


def test_moment_stands_while_others_write(store):
    """What is asked at a moment is of that moment; the store itself tells of what came since, from whichever process it came."""
    moment, other = store.at_this_moment(), Store(store._engine.url.render_as_string(hide_password=False))
    before = seen(moment)
    accept(other)
    other.close()
    assert (before, seen(moment), seen(store)) == ((False, 3, [3, 2, 1], 0), before, (False, 4, [4, 3, 2, 1], 0))


def test_versions_kept_for_one_are_not_for_all(store):
    """What was read for somebody with a right is given to nobody without it."""
    key = store.newest().key
    stranger = Actor(account="b", name="B", roles={"xã Khác": Role.ADMINISTRATOR})
    lists = [store.acting(actor).versions(unit=key.unit, plan_year=key.plan_year) for actor in (store.actor, stranger, NOBODY)]
    assert [len(found) for found in lists] == [3, 0, 0]


def test_versions_of_a_plan_up_to_a_moment(store):
    """Those of a plan up to a moment are those accepted by then."""
    key = store.newest().key
    second = store.version(VersionKey(unit=key.unit, plan_year=key.plan_year, number=2))
    accept(store)
    found = store.versions(unit=key.unit, plan_year=key.plan_year, until=second.accepted_at)
    assert [version.key.number for version in found] == [2, 1]


def test_rerun_asks_the_store_once(app):
    """A page that was drawn before costs one statement: the state of the store."""
    test, asked = app("overview"), []
    engine = view.open_store()._engine
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    test.run()
    statements = [statement for statement in asked if not statement.startswith("BEGIN")]
    assert (list(test.exception), len(statements), "score_act" in statements[0]) == ([], 1, True)
