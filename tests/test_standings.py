"""Stored figures of versions: written with each version, read for all units at once, by right, by approval, as of a moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, replace

import pandas as pd
import pytest
from signed import units_listed
from sqlalchemy import delete, insert, update
from stores import KINDS, store_address_of
from tasks import standing, task_table
from test_store import SUBMISSION

from papi_metrics.access import NOBODY, Actor, Role
from papi_metrics.completion import COUNTS, WEIGHTS, completion_sums
from papi_metrics.findings import About, Reading
from papi_metrics.oversight import SUMS
from papi_metrics.store import Store, schema

LATE = {"due": dt.date(2022, 6, 30)}
UNITS = ("xã Lạc Đạo", "xã Tân Quang", "xã Trung Trắc")


@pytest.fixture(params=KINDS)
def store(request, tmp_path):
    """Open a store of its own with a version of each of three units."""
    with store_address_of(request.param, tmp_path) as url:
        opened = Store(url)
        for unit in UNITS:
            accept(opened, LATE, standing(dimension=None), unit=unit)
        yield opened
        opened.close()


def accept(store, *changes, unit=UNITS[0], **said):
    """Accept a small tracker of a unit."""
    reading = Reading(table=task_table(*changes), findings=(), about=About(plan_year=2022))
    return store.accept(reading, original=b"1", submission=replace(SUBMISSION, unit=unit, **said))


def stand(store, **how):
    """Return the standings of 2022 by unit, of which none lacks its figures."""
    table, lacking = store.standings(2022, **how)
    assert lacking == ()
    return table.set_index("unit").sort_index()


def test_version_keeps_its_own_sums(store):
    """What is stored with a version is what its tasks come to on its own data date, overall and by dimension."""
    tasks = task_table(LATE, standing(dimension=None))
    expected = completion_sums(tasks, as_of=SUBMISSION.as_of)
    row = stand(store).loc[UNITS[0]]
    assert row[list(SUMS)].tolist() == expected.loc[0, list(SUMS)].tolist()
    dimensions = store.dimension_standings(2022)
    own = dimensions[dimensions["unit"] == UNITS[0]].sort_values("dimension").reset_index(drop=True)
    pd.testing.assert_frame_equal(own[[*WEIGHTS, *COUNTS]], expected.loc[1:, [*WEIGHTS, *COUNTS]].reset_index(drop=True), check_dtype=False)


def test_newest_version_leads_and_a_restored_one_is_summed_too(store):
    """Of each unit the newest version counts, whichever act made it."""
    first = store.newest(unit=UNITS[0])
    accept(store, {"state": "done"})
    assert stand(store).loc[UNITS[0], ["number", "tasks", "done"]].tolist() == [2, 1, 1]
    store.restore(first.key, author="Chủ tịch", reason="Nhập nhầm")
    assert stand(store).loc[UNITS[0], ["number", "tasks", "done"]].tolist() == [3, 2, 0]


def test_years_stand_apart(store):
    """A plan of another year is in its own standings, and not in these."""
    accept(store, {"state": "done"}, plan_year=2023, as_of=dt.date(2023, 5, 31))
    assert (len(stand(store)), stand(store).loc[UNITS[0], "tasks"], len(store.standings(2023)[0])) == (3, 2, 1)


def test_units_of_the_list_are_several_before_any_has_a_plan(tmp_path):
    """With a list whoever may read several of its units has several to look at, without a plan of any; whoever may read one has not."""
    opened = Store(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    seen = [opened.several_units()]
    units_listed(opened, ("01", None), ("02", "01"), ("03", "01"))
    readers = [opened, *(opened.acting(Actor(account="a", name="A", roles=dict.fromkeys(units, Role.VIEWER))) for units in (["02", "03"], ["02", "9"]))]
    assert [*seen, *(reader.several_units() for reader in readers)] == [False, True, True, False]
    opened.close()


def test_standings_of_a_moment_are_those_known_then(store):
    """At an earlier moment the version of that time stands, and a unit that came later is not there."""
    moment = store.newest().accepted_at
    accept(store, {"state": "done"})
    accept(store, {}, unit="xã Mới")
    assert stand(store, until=moment)["number"].tolist() == [1, 1, 1]
    assert sorted(stand(store)["number"]) == [1, 1, 1, 2]


def test_reader_of_two_units_stands_before_two(store):
    """Who may read two units gets two, in no list a third; nobody gets none."""
    actor = Actor(account="a", name="A", roles=dict.fromkeys(UNITS[:2], Role.VIEWER))
    reader, nobody = store.acting(actor), store.acting(NOBODY)
    assert stand(reader).index.tolist() == sorted(UNITS[:2])
    assert set(reader.dimension_standings(2022)["unit"]) == set(UNITS[:2])
    assert (reader.standings_state(2022), nobody.standings_state(2022), len(stand(nobody))) == ((2, 0), (0, 0), 0)
    assert (store.several_units(), reader.several_units(), nobody.several_units()) == (True, True, False)


def test_waiting_version_counts_from_its_approval(store):
    """A version that waits does not stand until a second person approved it, and from that moment on."""
    version = accept(store, {"state": "done"})
    with store._writer.begin() as connection:
        forced(connection, update(schema.versions).filter_by(**asdict(version.key)).values(waits=True))
    assert stand(store).loc[UNITS[0], "number"] == 1
    decided = version.accepted_at + dt.timedelta(days=2)
    with store._writer.begin() as connection:
        said = {"approved": True, "account": "b", "who": "B", "reason": "đúng", "decided_at": decided}
        connection.execute(insert(schema.decisions), {**asdict(version.key), **said})
    assert stand(store).loc[UNITS[0], "number"] == 2
    assert stand(store, until=decided - dt.timedelta(seconds=1)).loc[UNITS[0], "number"] == 1


def forced(connection, statement):
    """Run a statement that the triggers of the database refuse."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.execute(statement)
        connection.exec_driver_sql("SET LOCAL session_replication_role = origin")
        return
    sql = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'versions_no_update'").scalar_one()
    connection.exec_driver_sql("DROP TRIGGER versions_no_update")
    connection.execute(statement)
    connection.exec_driver_sql(sql)


@pytest.mark.parametrize("lost", ["no figures", "figures of other rules"])
def test_figures_of_earlier_versions_are_worked_out_when_asked(store, lost):
    """A version without figures, or with those of other rules, is named and left out until its figures are filled in."""
    before = stand(store)
    table = schema.summaries
    with store._writer.begin() as connection:
        of_one = delete(table).filter_by(unit=UNITS[1]) if lost == "no figures" else update(table).filter_by(unit=UNITS[1]).values(rules="1", weight=99)
        connection.execute(of_one)
    found, lacking = store.standings(2022)
    assert ([key.unit for key in lacking], len(found)) == ([UNITS[1]], 2)
    assert store.acting(NOBODY).fill_summaries(lacking) == 0
    assert store.fill_summaries(lacking) == 1
    pd.testing.assert_frame_equal(stand(store), before)


def test_state_changes_with_every_version_and_decision(store):
    """What standings are kept by changes when a version comes, though its clock stood still or went back."""
    before = store.standings_state(2022)
    accept(store, {})
    assert (before, store.standings_state(2022), store.standings_state(2023)) == ((3, 0), (4, 0), (0, 0))
