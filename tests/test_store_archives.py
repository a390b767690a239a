"""Backup, restore, move and check: the same file from both databases, whole or not at all, and nothing hostile gets in."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import sqlite3
import threading
import zipfile
from contextlib import closing

import pytest
from killing import reading, submission
from stores import KINDS, store_address_of
from test_store_scores import CSV

from papi_metrics.__main__ import main
from papi_metrics.access import NOBODY, AccessDeniedError
from papi_metrics.errors import PapiError
from papi_metrics.example import accept_example
from papi_metrics.findings import Reading
from papi_metrics.letterhead import Letterhead
from papi_metrics.store import DamagedArchiveError, ScoreSubmission, Store, UnitSubmission
from papi_metrics.store import archives as archiving
from papi_metrics.store.archive import ARCHIVED, open_archive
from papi_metrics.store.archive import reading as bounds
from papi_metrics.store.archive.lines import Tally
from papi_metrics.surveys import read_scores
from papi_metrics.unit_lists import unit_table
from papi_metrics.unit_tree import Unit, UnitTree


def fill(store: Store) -> None:
    """Store something in as many tables as the acts of a store do."""
    accept_example(store)
    store.accept(reading('Tiếng Việt «ề»\t"x"\\\n'), original=bytes(range(256)), submission=submission("An"))
    scores = CSV.encode()
    store.accept_scores(read_scores(scores), ScoreSubmission(file_name="d.csv", author="An", reason="thử"), original=scores)
    store.keep_letterhead("xã Trung Trắc", Letterhead(issuing_body="UBND xã Trung Trắc"), who="An")
    listed = Reading(table=unit_table(UnitTree(units=(Unit(unit="1", name="Hưng Yên", level="province"),))))
    store.accept_units(listed, UnitSubmission(file_name="ds.xlsx", author="An", reason="thử"), original=b"ds")


@pytest.fixture(scope="module")
def filled_file(tmp_path_factory):
    """A filled SQLite store, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "store.sqlite"
    with closing(Store(f"sqlite:///{path}")) as store:
        fill(store)
    return path


@pytest.fixture(scope="module")
def archives(tmp_path_factory):
    """An archive of a filled store of each kind."""
    made = {}
    for kind in KINDS:
        with store_address_of(kind, tmp_path_factory.mktemp(kind)) as url, closing(Store(url)) as store:
            fill(store)
            out = io.BytesIO()
            store.write_archive(out)
            made[kind] = out.getvalue()
    return made


def changed(archive: bytes, change) -> bytes:
    """Return an archive whose members are as `change` makes them of their names and contents."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        members = change({name: old.read(name) for name in old.namelist()})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content)
    return out.getvalue()


def manifest_changed(**said):
    """Return a change of the manifest alone."""
    return lambda members: members | {"manifest.json": json.dumps(json.loads(members["manifest.json"]) | said).encode()}


def part_changed(name, change):
    """Return a change of one member's content."""
    return lambda members: members | {name: change(members[name])}


def table_said(name, change):
    """Return a change of what the manifest says of one table."""
    def changed_manifest(members):
        said = json.loads(members["manifest.json"])
        change(said["tables"][name])
        return members | {"manifest.json": json.dumps(said).encode()}

    return changed_manifest


def first_row_changed(table, column, value):
    """Return a change of one value of a table's first row."""
    def rewritten(members):
        columns = json.loads(members["manifest.json"])["tables"][table]["columns"]
        first, rest = members[f"{table}.jsonl"].split(b"\n", 1)
        row = dict(zip(columns, json.loads(first), strict=True)) | {column: value}
        return members | {f"{table}.jsonl": json.dumps(list(row.values())).encode() + b"\n" + rest}

    return rewritten


def sealed_anew(change):
    """Return a change by somebody who writes every count and checksum of the file anew."""
    def sealed(members):
        members = change(members)
        said = json.loads(members["manifest.json"])
        for name, table in said["tables"].items():
            lines, tally = members[f"{name}.jsonl"], Tally()
            for line in lines.splitlines(keepends=True):
                tally.add(line)
            table |= {"rows": tally.rows, "bytes": len(lines), "sha256": hashlib.sha256(lines).hexdigest(), "content": tally.content}
        return members | {"manifest.json": json.dumps(said).encode()}

    return sealed


def tables_of(archive: bytes) -> dict[str, tuple[int, str]]:
    """Return what an archive says of its tables: rows and the digest of their content."""
    with zipfile.ZipFile(io.BytesIO(archive)) as members:
        said = json.loads(members.read("manifest.json"))["tables"]
    return {name: (table["rows"], table["content"]) for name, table in said.items()}


@pytest.mark.parametrize("source", KINDS)
def test_archive_restores_the_same_store_on_either_database(archives, store_url, source):
    """What was written from one database reads back the same from the other, to the last digit and byte."""
    with closing(Store(store_url)) as store:
        store.read_archive(io.BytesIO(archives[source]))
        out = io.BytesIO()
        store.write_archive(out)
        assert tables_of(out.getvalue()) == tables_of(archives[source])
        assert (store.faults(), store.acting(store.actor).newest().key.number) == ((), 4)
        assert store.accept(reading("sau"), original=b"3", submission=submission("Bình")).key.number == 5


def test_archive_holds_every_table_but_who_is_signed_in(archives):
    """A table that is added to the store is in the archive too."""
    filled = {name for name, (rows, _) in tables_of(archives["sqlite"]).items() if rows}
    assert set(tables_of(archives["sqlite"])) == {table.name for table in ARCHIVED}
    assert filled >= {"originals", "versions", "tasks", "findings", "changes", "audit", "score_sets", "scores", "letterheads", "unit_sets", "units"} - {"changes"}


def test_archive_is_of_one_moment_while_others_write(store_url):
    """Versions accepted while an archive is being written are not in it, in no table."""
    with closing(Store(store_url)) as store:
        store.accept(reading("một"), original=b"1", submission=submission("An"))
        wrote = []

        def told(_rows: int) -> None:
            if not wrote:
                wrote.append(True)
                writer = threading.Thread(target=store.accept, args=(reading("hai"),), kwargs={"original": b"2", "submission": submission("Bình")})
                writer.start()
                writer.join()

        out = io.BytesIO()
        store.write_archive(out, told=told)
        found = tables_of(out.getvalue())
        assert ([found[name][0] for name in ("originals", "versions", "audit", "tasks")], len(store.versions())) == ([1, 1, 1, 60], 2)


HOSTILE = {
    "empty": lambda _: b"",
    "no archive": lambda _: b"PK but nothing else",
    "cut short": lambda archive: archive[: len(archive) // 2],
    "a byte changed": lambda archive: archive[:300] + bytes([archive[300] ^ 0xFF]) + archive[301:],
    "no manifest": lambda archive: changed(archive, lambda members: {name: content for name, content in members.items() if name != "manifest.json"}),
    "manifest is no object": lambda archive: changed(archive, lambda members: members | {"manifest.json": b"[1]"}),
    "manifest nested deep": lambda archive: changed(archive, lambda members: members | {"manifest.json": b"[" * 200_000}),
    "newer form": lambda archive: changed(archive, manifest_changed(form=2)),
    "newer schema": lambda archive: changed(archive, manifest_changed(schema="9999")),
    "unknown table": lambda archive: changed(archive, manifest_changed(tables={"sqlite_master": {
        "columns": ["name"], "rows": 0, "bytes": 0, "sha256": "", "content": ""}})),
    "path in a name": lambda archive: changed(archive, lambda members: members | {"../../etc/cron.d/x": b"x"}),
    "a table missing": lambda archive: changed(archive, lambda members: {name: content for name, content in members.items() if name != "tasks.jsonl"}),
    "a row missing": lambda archive: changed(archive, lambda members: members | {"tasks.jsonl": members["tasks.jsonl"].split(b"\n", 1)[1]}),
    "a row changed": lambda archive: changed(archive, lambda members: members | {"versions.jsonl": members["versions.jsonl"].replace(b"An", b"En", 1)}),
    "a row of other types": lambda archive: changed(archive, lambda members: members | {"versions.jsonl": b"[1,2,3]\n"}),
    "a bomb": lambda archive: changed(archive, lambda members: members | {"tasks.jsonl": b"0" * 40_000_000}),
}  # fmt: skip


@pytest.mark.parametrize("spoil", HOSTILE.values(), ids=HOSTILE)
def test_archive_that_is_not_as_it_was_written_is_refused_and_nothing_restored(archives, tmp_path, spoil):
    """A damaged, truncated, newer or hostile file is one sentence; the store stays empty and can still be restored into."""
    with closing(Store(f"sqlite:///{tmp_path / 'store.sqlite'}")) as store:
        with pytest.raises(PapiError, match="Chưa khôi phục gì"):
            store.read_archive(io.BytesIO(spoil(archives["sqlite"])))
        assert store.row_count() == 0
        store.read_archive(io.BytesIO(archives["postgresql"]))
        assert store.newest() is not None


@pytest.mark.parametrize("change", [
    pytest.param(manifest_changed(form="x"), id="a form in words"),
    pytest.param(manifest_changed(form=float("inf")), id="a form without end"),
    pytest.param(part_changed("manifest.json", lambda said: said.replace(b'"form": 1', b'"form": ' + b"9" * 5000)), id="a form of 5,000 digits"),
    pytest.param(manifest_changed(tables=["abc"]), id="tables in a list"),
    pytest.param(table_said("units", lambda said: said.update(rows=-1)), id="a table of fewer rows than none"),
    pytest.param(table_said("units", lambda said: said["columns"].append("unit")), id="a column twice"),
    pytest.param(table_said("units", lambda said: said["columns"].append("x")), id="a column of no table"),
    pytest.param(table_said("units", lambda said: said["columns"].remove("unit")), id="no column of the code"),
])  # fmt: skip
def test_manifest_that_nobody_wrote_is_refused_before_any_row_is_read(archives, change):
    """Whatever stands where a number, a table or a column is said, the file is refused in the one sentence."""
    with pytest.raises(DamagedArchiveError), open_archive(io.BytesIO(changed(archives["sqlite"], change))):
        pass


@pytest.mark.parametrize("change", [
    pytest.param(first_row_changed("versions", "number", True), id="a flag for a number"),
    pytest.param(first_row_changed("versions", "number", "1"), id="a number in words"),
    pytest.param(first_row_changed("versions", "number", 10**30), id="a number that no database holds"),
    pytest.param(first_row_changed("versions", "author", None), id="nothing where something has to be"),
    pytest.param(first_row_changed("versions", "author", "a\x00"), id="a text that no database holds"),
    pytest.param(first_row_changed("versions", "as_of", "2022-13-01"), id="no day"),
    pytest.param(part_changed("originals.jsonl", lambda lines: lines.split(b"\n", 1)[1]), id="a version without its file"),
    pytest.param(part_changed("versions.jsonl", lambda lines: lines.split(b"\n", 1)[1]), id="tasks without their version"),
    pytest.param(part_changed("letterheads.jsonl", lambda lines: lines * 2), id="a row twice"),
])  # fmt: skip
def test_row_that_the_store_cannot_have_is_refused_though_all_checksums_fit(archives, store_url, change):
    """Whoever writes rows by hand and seals them is told the file is no use, on either database, and nothing is restored."""
    with closing(Store(store_url)) as store:
        with pytest.raises(DamagedArchiveError, match=r"versions|summaries|letterheads"):
            store.read_archive(io.BytesIO(changed(archives["sqlite"], sealed_anew(change))))
        assert store.row_count() == 0


def _without_letterheads(members):
    said = json.loads(members["manifest.json"])
    del said["tables"]["letterheads"]
    return {name: content for name, content in members.items() if name != "letterheads.jsonl"} | {"manifest.json": json.dumps(said).encode()}


def _without_titles(members):
    said = json.loads(members["manifest.json"])
    at = said["tables"]["versions"]["columns"].index("title")
    del said["tables"]["versions"]["columns"][at]
    rows = [json.loads(line) for line in members["versions.jsonl"].splitlines()]
    lines = b"".join(json.dumps([*row[:at], *row[at + 1 :]], ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for row in rows)
    return members | {"versions.jsonl": lines, "manifest.json": json.dumps(said).encode()}


@pytest.mark.parametrize("former", [_without_letterheads, _without_titles], ids=["a table", "a column"])
def test_archive_of_before_something_was_added_is_restored(archives, tmp_path, former):
    """An archive whose program did not know a table yet, or a column that may be empty, is restored without it."""
    with closing(Store(f"sqlite:///{tmp_path / 'store.sqlite'}")) as store:
        manifest = store.read_archive(io.BytesIO(changed(archives["sqlite"], sealed_anew(former))))
        assert (store.row_count(), len(store.versions())) == (manifest.rows, 4)


@pytest.mark.parametrize(("bound", "most", "largest"), [("_ROWS_AT_ONCE", 7, 7), ("_BYTES_AT_ONCE", 1, 1)], ids=["rows", "bytes"])
def test_rows_are_restored_a_few_at_a_time(archives, tmp_path, monkeypatch, bound, most, largest):
    """However many rows there are, few are held in memory at once; who looks on hears of each."""
    monkeypatch.setattr(archiving, bound, most)
    told = []
    with closing(Store(f"sqlite:///{tmp_path / 'store.sqlite'}")) as store:
        manifest = store.read_archive(io.BytesIO(archives["sqlite"]), told=told.append)
        assert (max(told), sum(told), store.row_count()) == (largest, manifest.rows, manifest.rows)


def test_line_without_an_end_is_not_read_into_memory(archives, tmp_path, monkeypatch):
    """A line that is longer than any row ends the reading."""
    monkeypatch.setattr(bounds, "LONGEST_LINE", 1000)
    with closing(Store(f"sqlite:///{tmp_path / 'store.sqlite'}")) as store, pytest.raises(DamagedArchiveError, match="dòng 1 hỏng"):
        store.read_archive(io.BytesIO(archives["sqlite"]))


def test_forged_audit_trail_is_not_restored(archives, tmp_path):
    """Whoever changes an event and every checksum of the file is found by the audit trail's seals."""
    forged = sealed_anew(part_changed("audit.jsonl", lambda lines: lines.replace("Ví dụ minh họa".encode(), "Người khác".encode())))
    with closing(Store(f"sqlite:///{tmp_path / 'store.sqlite'}")) as store:
        with pytest.raises(DamagedArchiveError, match="nhật ký"):
            store.read_archive(io.BytesIO(changed(archives["sqlite"], forged)))
        assert store.row_count() == 0


def test_store_with_anything_in_it_is_not_restored_into(archives, store_url):
    """A restore never mixes two stores."""
    with closing(Store(store_url)) as store:
        store.keep_letterhead("xã Trung Trắc", Letterhead(issuing_body="UBND"), who="An")
        with pytest.raises(PapiError, match="kho trống"):
            store.read_archive(io.BytesIO(archives["sqlite"]))
        assert store.row_count() == 2


def test_only_administrators_of_all_units_take_the_store_along(archives, tmp_path):
    """Nobody else writes, reads or checks an archive."""
    with closing(Store(f"sqlite:///{tmp_path / 'store.sqlite'}")) as store:
        stranger = store.acting(NOBODY)
        for act in (lambda: stranger.write_archive(io.BytesIO()), lambda: stranger.read_archive(io.BytesIO(archives["sqlite"])), stranger.faults):
            with pytest.raises(AccessDeniedError):
                act()


@pytest.mark.parametrize(("statement", "words"), [
    ("UPDATE audit SET who = 'x' WHERE number = 2", "nhật ký"),
    ("UPDATE originals SET content = 'x'", "nội dung đã bị sửa"),
    ("DELETE FROM tasks WHERE position = 0", "lẽ ra"),
    ("DELETE FROM versions WHERE number = 1", "thiếu dòng gốc"),
    ("DELETE FROM originals WHERE unit = ''", "điểm lần 1: thiếu tệp gốc"),
    ("DELETE FROM originals WHERE unit = ''", "danh sách đơn vị lần 1: thiếu tệp gốc"),
    ("DELETE FROM units", "có 0 đơn vị, lẽ ra 1"),
    ("DELETE FROM audit WHERE unit = ''", "điểm lần 1: không có trong nhật ký"),
    ("DELETE FROM audit WHERE act = 'import_units'", "danh sách đơn vị lần 1: không có trong nhật ký"),
    ("DELETE FROM audit WHERE act = 'letterhead'", "thể thức lần 1 của «"),
    ("DELETE FROM audit WHERE act = 'accept'", "năm 2022: không có trong nhật ký"),
], ids=["event", "file", "task", "version", "file of scores", "file of units", "unit", "event of scores", "event of units", "event of a letterhead", "event of a version"])  # fmt: skip
def test_check_tells_what_was_changed_behind_the_programs_back(filled_file, tmp_path, monkeypatch, capsys, statement, words):
    """Each kind of change is found and named, and the exit code says so."""
    meddled_with(filled_file, tmp_path / "store.sqlite", statement)
    monkeypatch.setenv("PAPI_STORE", f"sqlite:///{tmp_path / 'store.sqlite'}")
    assert main(["store", "check"]) == 1
    assert words in capsys.readouterr().out


def meddled_with(filled_file, path, statement) -> None:
    """Copy a store and change it behind the program's back."""
    shutil.copy(filled_file, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute(statement)


def test_store_with_a_broken_audit_trail_is_taken_along_only_when_told_to(filled_file, tmp_path, monkeypatch, capsys):
    """A backup whose trail somebody had changed is refused and says how to take it all the same; then it is restored, the fault is named, the exit code is 1."""
    meddled_with(filled_file, tmp_path / "store.sqlite", "UPDATE audit SET who = 'x' WHERE number = 2")
    backup, there = str(tmp_path / "kho.zip"), f"sqlite:///{tmp_path / 'new.sqlite'}"
    monkeypatch.setenv("PAPI_STORE", f"sqlite:///{tmp_path / 'store.sqlite'}")
    codes = [main(["store", "backup", backup]), main(["store", "move", "--to", there])]
    monkeypatch.setenv("PAPI_STORE", there)
    codes.append(main(["store", "restore", backup]))
    refused = capsys.readouterr().err
    codes.append(main(["store", "restore", backup, "--broken-seals"]))
    assert (codes, refused.count("--broken-seals"), "dòng 2" in capsys.readouterr().out) == ([0, 2, 2, 1], 2, True)


@pytest.mark.parametrize(("source", "target"), [KINDS, KINDS[::-1]], ids=["to postgresql", "to sqlite"])
def test_commands_back_up_restore_move_and_check(tmp_path, monkeypatch, capsys, source, target):
    """A store is backed up, restored, and moved to the other database and found whole there; the old one stays."""
    places = [tmp_path / name for name in ("one", "two", "three")]
    for place in places:
        place.mkdir()
    with store_address_of(source, places[0]) as url, store_address_of(target, places[1], empty=True) as there, store_address_of("sqlite", places[2]) as third:
        with closing(Store(url)) as store:
            fill(store)
            rows = store.row_count()
        monkeypatch.setenv("PAPI_STORE", url)
        codes = [main(["store", "backup", str(tmp_path / "kho.zip")]), main(["store", "move", "--to", there]), main(["store", "check"])]
        monkeypatch.setenv("PAPI_STORE", third)
        codes += [main(["store", "restore", str(tmp_path / "kho.zip")]), main(["store", "check"])]
        monkeypatch.setenv("PAPI_STORE", there)
        codes.append(main(["store", "check"]))
        said = capsys.readouterr().out
    assert (codes, said.count(f"{rows:,}".replace(",", "."))) == ([0] * 6, 6)
    assert (oct((tmp_path / "kho.zip").stat().st_mode)[-3:], [path.name for path in tmp_path.glob(".*")]) == ("600", [])


@pytest.mark.parametrize(("arguments", "words"), [
    (["backup", "{folder}/none/kho.zip"], "không có tệp hoặc thư mục"),
    (["restore", "{folder}/none.zip"], "không có tệp hoặc thư mục"),
    (["move", "--to", "postgresql+psycopg://papi:secret@127.0.0.1:1/papi"], "Không nối được"),
    (["move", "--to", "secret"], "không phải địa chỉ"),
], ids=["no folder", "no file", "no server", "no address"])  # fmt: skip
def test_command_that_fails_is_one_sentence_without_a_password(tmp_path, monkeypatch, capsys, arguments, words):
    """What keeps a command from its work is said, the exit code is 2, no password is shown and no half file left."""
    monkeypatch.setenv("PAPI_STORE", f"sqlite:///{tmp_path / 'store.sqlite'}")
    Store(f"sqlite:///{tmp_path / 'store.sqlite'}").close()
    assert main(["store", *(argument.format(folder=tmp_path) for argument in arguments)]) == 2
    said = capsys.readouterr()
    assert (words in said.err, "secret" in said.err + said.out, len(said.err.splitlines())) == (True, False, 1)


def test_backup_of_a_store_that_is_not_there_makes_none(tmp_path, monkeypatch, capsys):
    """A wrong PAPI_STORE is told; no empty store is made and backed up."""
    monkeypatch.setenv("PAPI_STORE", f"sqlite:///{tmp_path / 'nothing.sqlite'}")
    assert main(["store", "backup", str(tmp_path / "kho.zip")]) == 2
    assert ("Chưa có kho" in capsys.readouterr().err, list(tmp_path.iterdir())) == (True, [])


def test_migrate_makes_the_tables(tmp_path, monkeypatch, capsys):
    """The owner's command makes the tables of an empty database, and says where without a password."""
    with store_address_of("postgresql", tmp_path, empty=True) as url:
        monkeypatch.setenv("PAPI_STORE", url.replace("papi@", "papi:secret@"))
        assert (main(["store", "migrate"]), main(["store", "check"])) == (0, 0)
    assert "secret" not in capsys.readouterr().out
