"""What docs/postgresql.md says: roles with least rights, tables that shard, orders that both databases share."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from killing import reading, submission
from sqlalchemy import String, make_url, text
from stores import server, store_address_of

from papi_metrics.example import accept_example
from papi_metrics.store import Store, StoreUnavailableError
from papi_metrics.store.schema import metadata

ROOT = Path(__file__).parent.parent
DOCUMENT = (ROOT / "docs" / "postgresql.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sql\n(.+?)```", DOCUMENT, re.DOTALL)
REFERENCE = set(re.findall(r"create_reference_table\('(\w+)'\)", DOCUMENT))
DISTRIBUTED = dict(re.findall(r"create_distributed_table\('(\w+)', '(\w+)'", DOCUMENT))


def test_document_places_every_table_once():
    """A table that is added to the store has its place among many machines."""
    assert (REFERENCE & DISTRIBUTED.keys(), REFERENCE | DISTRIBUTED.keys()) == (set(), set(metadata.tables))


@pytest.mark.parametrize("name", DISTRIBUTED)
def test_distributed_table_leads_its_key_with_its_column(name):
    """What a table is sharded by is the first column of its key and of each of its references."""
    table, column = metadata.tables[name], DISTRIBUTED[name]
    assert next(iter(table.primary_key.columns)).name == column
    for tie in table.foreign_key_constraints:
        assert (tie.elements[0].parent.name, tie.elements[0].column.name, tie.referred_table.name in DISTRIBUTED) == (column, column, True)


@pytest.mark.parametrize("name", sorted(REFERENCE))
def test_table_on_every_machine_refers_to_none_that_is_sharded(name):
    """No reference crosses from a small table to a sharded one."""
    assert not {tie.referred_table.name for tie in metadata.tables[name].foreign_key_constraints} & DISTRIBUTED.keys()


def test_application_works_with_the_rights_of_the_document_and_no_more(tmp_path):
    """The role that the document gives the application accepts and reads, and may neither change what is kept nor make a table."""
    roles, grants = BLOCKS[0].splitlines()[:2], BLOCKS[1]
    with store_address_of("postgresql", tmp_path, empty=True) as url:
        database = make_url(url).database
        there = {name for (name,) in server().run("SELECT rolname FROM pg_roles")}
        for statement in roles:
            if statement.split()[2] not in there:
                server().run(statement)
        server().run(f"ALTER DATABASE {database} OWNER TO papi_owner")
        with pytest.raises(StoreUnavailableError, match="store migrate"):
            Store(server().url(database, "papi_app"))
        Store(server().url(database, "papi_owner")).close()
        server().run(f"SET ROLE papi_owner; {grants}", database)
        with closing(Store(server().url(database, "papi_app"))) as store:
            accept_example(store)
            told = []
            for statement in ("DELETE FROM versions", "UPDATE audit SET who = 'x'", "TRUNCATE tasks", "CREATE TABLE own (a int)", "DROP TRIGGER audit_no_update ON audit"):
                with pytest.raises(StoreUnavailableError) as met, store._writer.begin() as connection:
                    connection.exec_driver_sql(statement)
                told.append(met.value.kind)
            assert (told, store.newest().key.number) == (["rights"] * 5, 3)


def test_units_are_ordered_alike_on_both_databases(store_url):
    """The server of the tests orders as Vietnamese dictionaries do; the store's own columns are ordered by code point all the same."""
    names = ["xã Ân Thi", "xã An", "Xã B", "xã Đức", "xã Dân", "xã a"]
    with closing(Store(store_url)) as store:
        for name in names:
            store.accept(reading("một"), original=b"1", submission=replace(submission("An"), unit=name))
        assert store.units() == tuple(sorted(names))
        with store._engine.connect() as connection:
            assert list(connection.scalars(text("SELECT unit FROM versions ORDER BY unit"))) == sorted(names)


def test_server_of_the_tests_orders_otherwise():
    """Were texts ordered by the database, the test above would see it."""
    assert server().run("SELECT 'xã Đức' < 'xã a'") == [(False,)]
    assert server().run("SELECT 'xã a' < 'Xã B'") == [(True,)]


def test_every_text_of_the_store_is_ordered_by_code_point(tmp_path):
    """No column of texts is left to the database's own order; one that a later migration adds would be found here."""
    with store_address_of("postgresql", tmp_path) as url:
        others = server().run(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' "
            "AND data_type = 'character varying' AND collation_name IS DISTINCT FROM 'C'", make_url(url).database)  # fmt: skip
    texts = [column for table in metadata.tables.values() for column in table.columns if isinstance(column.type, String)]
    assert (others, len(texts) > 100) == ([], True)
