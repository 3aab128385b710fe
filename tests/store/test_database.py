"""The encrypted file: damage, wrong keys, other versions, a full disk. All on real files."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path

import apsw
import pytest

from oes_desktop.domain.errors import Damaged, DiskTrouble, TooNew, Unreachable
from oes_desktop.store.database import Database, _translated, suspicion
from oes_desktop.store.migrations import MIGRATIONS

KEY = bytes(range(32))
STORED = Path(__file__).parent / "stored"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed database of 200 pages."""
    database = Database(path, KEY, create=True)
    with database.transaction() as work:
        photos = [(str(number), bytes([number % 256]) * 3_000) for number in range(200)]
        work.executemany("INSERT INTO photo VALUES (?, 'p', ?)", photos)
    database.close()
    return path


def read_everything(path: Path) -> int:
    database = Database(path, KEY)
    try:
        rows = database.read("SELECT exam_id, data FROM photo")
        assert all(data == bytes([int(number) % 256]) * 3_000 for number, data in rows)
        return len(rows)
    finally:
        database.close()


def test_what_is_committed_is_read_and_what_fails_is_not(path: Path) -> None:
    database = Database(path, KEY, create=True)
    with database.transaction() as work:
        work.execute("INSERT INTO kept VALUES ('a', 1)")
    with pytest.raises(RuntimeError), database.transaction() as work:
        work.execute("INSERT INTO kept VALUES ('b', 1)")
        work.execute("SELECT * FROM kept")  # left unread
        raise RuntimeError
    assert database.read("SELECT name FROM kept WHERE value = 1") == [("a",)]
    database.checkpoint()
    database.close()
    database.close()
    with pytest.raises(Unreachable):
        database.read("SELECT 1")
    with pytest.raises(Unreachable), database.transaction():
        pass


def test_settings_that_the_promises_rest_on(path: Path) -> None:
    database = Database(path, KEY, create=True)
    for pragma, value in (
        ("journal_mode", "wal"), ("temp_store", 2), ("secure_delete", 1), ("foreign_keys", 1),
        ("synchronous", 2), ("fullfsync", 1), ("cipher", "chacha20"),
    ):  # fmt: skip
        assert database.read(f"PRAGMA {pragma}") == [(value,)], pragma
        with database.transaction() as work:
            assert list(work.execute(f"PRAGMA {pragma}")) == [(value,)], pragma
    database.close()


@pytest.mark.parametrize("content", [None, b"", b"\0" * 4096, b"SQLite format 3\0" + b"\0" * 5000, b"<html>"])
def test_a_file_that_is_no_database_of_ours_is_damage(path: Path, content: bytes | None) -> None:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Damaged) as caught:
        Database(path, KEY)
    assert caught.value.reason == "store"
    assert (path.read_bytes() if path.exists() else None) == content


def test_a_folder_in_its_place_is_damage(path: Path) -> None:
    path.mkdir()
    with pytest.raises(Damaged):
        Database(path, KEY)


def test_a_wrong_key_opens_nothing_and_changes_nothing(filled: Path) -> None:
    before = filled.read_bytes()
    with pytest.raises(Damaged):
        Database(filled, bytes(32))
    assert filled.read_bytes() == before
    assert read_everything(filled) == 200


def test_a_flipped_bit_in_any_page_is_damage_or_harmless(filled: Path) -> None:
    data = bytearray(filled.read_bytes())
    damaged = 0
    for offset in range(7, len(data), 4096 * 5 + 311):
        data[offset] ^= 4
        filled.write_bytes(data)
        try:
            assert read_everything(filled) == 200  # a page that this did not read
        except Damaged:
            damaged += 1
        data[offset] ^= 4
    assert damaged > 10
    filled.write_bytes(data)
    assert read_everything(filled) == 200


def test_a_cut_off_file_is_damage(filled: Path) -> None:
    data = filled.read_bytes()
    for length in (100, 4096, len(data) // 2, len(data) - 4096):
        filled.write_bytes(data[:length])
        with pytest.raises(Damaged):
            read_everything(filled)


def test_a_log_of_another_database_is_never_believed(filled: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    database = Database(other, bytes(32), create=True)
    with database.transaction() as work:
        work.execute("INSERT INTO kept VALUES ('foreign', 1)")
    shutil.copy(f"{other}-wal", f"{filled}-wal")
    database.close()
    try:
        assert read_everything(filled) == 200
    except Damaged:
        Path(f"{filled}-wal").unlink()
        assert read_everything(filled) == 200


def test_a_lost_log_leaves_the_last_checkpoint(path: Path, tmp_path: Path) -> None:
    database = Database(path, KEY, create=True)
    database.checkpoint()
    with database.transaction() as work:
        work.execute("INSERT INTO kept VALUES ('late', 1)")
    copy = tmp_path / "copy.db"
    shutil.copy(path, copy)
    database.close()
    database = Database(copy, KEY)
    assert database.read("SELECT 1 FROM kept WHERE name = 'late'") == []
    database.close()


def test_a_newer_file_is_refused_untouched(filled: Path) -> None:
    """B15: by its schema; not a byte is written."""
    newer = (*MIGRATIONS, "CREATE TABLE later(a)")
    Database(filled, KEY, migrations=newer).close()
    before = filled.read_bytes()
    with pytest.raises(TooNew) as caught:
        Database(filled, KEY)
    assert caught.value.facts == {"found": len(newer), "known": len(MIGRATIONS)}
    assert filled.read_bytes() == before


def test_steps_are_taken_in_order_and_once(filled: Path) -> None:
    steps = (*MIGRATIONS, "CREATE TABLE later(a); INSERT INTO later VALUES (1)", "UPDATE later SET a = a + 1")
    for _ in range(2):
        database = Database(filled, KEY, migrations=steps)
        assert database.read("SELECT a FROM later") == [(2,)]
        database.close()


def test_a_step_that_fails_leaves_the_old_schema(filled: Path) -> None:
    steps = (
        *MIGRATIONS,
        "CREATE TABLE later(a)",
        "INSERT INTO later VALUES (1); INSERT INTO nowhere VALUES (1)",
    )
    with pytest.raises(apsw.SQLError):  # a bug of ours, not trouble of the disk
        Database(filled, KEY, migrations=steps)
    assert read_everything(filled) == 200
    database = Database(filled, KEY)
    assert database.read("SELECT 1 FROM sqlite_schema WHERE name = 'later'") == []
    database.close()


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_stored_files_of_every_version_open(version: int, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    shutil.copy(STORED / f"version-{version}.db", path)
    database = Database(path, KEY)
    assert database.read("PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert database.read("SELECT id, student_name, decision_code, pending FROM exam_row") == [
        ("exam-1", "Әбдірахманова Әсем", "accepted", 1)
    ]
    (kinds,) = database.read("SELECT kinds FROM exam")[0]
    found = database.read("SELECT text FROM exam JOIN word w ON w.key = kindset AND w.kind = 'kinds'")
    assert [json.loads(text) for (text,) in found] == [sorted(json.loads(kinds))]
    database.close()


def test_the_kinds_of_old_exams_are_gathered(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    database = Database(path, KEY, create=True, migrations=MIGRATIONS[:1])
    odd = {"b": 2, "a": 1, "none": 0, 'quote"]': 1, "тіл": 3}
    with database.transaction() as work:
        for number, kinds in enumerate(("{}", json.dumps(odd), json.dumps(odd), '{"a": 7, "b": 1}')):
            work.execute(
                "INSERT INTO exam VALUES (NULL, ?, 1, 1, 1, 1, 1, 1, NULL, NULL, NULL, 0, 0, 1, 1, NULL, 1,"
                " NULL, 1, 0, 0, ?, x'', 1, 0, 0)",
                (f"exam-{number}", kinds),
            )
        work.execute(
            "INSERT INTO incoming VALUES ('new', 1, 1, 1, 1, 1, 1, NULL, NULL, NULL, 0, 0, 1, 1, NULL, 1,"
            " NULL, 1, 0, 0, '{\"c\": 1}', x'', 1)"
        )
    database.close()
    database = Database(path, KEY)
    joined = "SELECT text FROM {} e JOIN word w ON w.key = e.kindset AND w.kind = 'kinds'"
    sets = [json.loads(text) for (text,) in database.read(joined.format("exam") + " ORDER BY e.key")]
    assert sets == [[], (full := ["a", "b", 'quote"]', "тіл"]), full, ["a", "b"]]
    assert database.read(joined.format("incoming")) == [('["c"]',)]
    assert len(database.read("SELECT kindset FROM shown_columns")) == 4
    database.close()


def test_a_full_disk_is_named_and_nothing_is_kept_by_halves(filled: Path) -> None:
    database = Database(filled, KEY)
    with database.transaction() as work:
        work.execute("PRAGMA max_page_count = 10")  # as many as there are
    with pytest.raises(DiskTrouble) as caught, database.transaction() as work:
        work.execute("INSERT INTO kept VALUES ('small', 1)")
        work.execute("INSERT INTO photo VALUES ('big', 'p', zeroblob(9000000))")
    assert (caught.value.reason, caught.value.facts["path"]) == ("full", "store.db")
    assert database.read("SELECT 1 FROM kept WHERE name = 'small'") == []
    with database.transaction() as work:
        work.execute("DELETE FROM photo WHERE exam_id < '5'")
        work.execute("INSERT INTO photo VALUES ('fits', 'p', zeroblob(3000))")
    database.close()


def test_another_writer_makes_it_busy(filled: Path) -> None:
    database = Database(filled, KEY)
    other = Database(filled, KEY)
    with database.transaction():
        database._writer.setbusytimeout(0)
        other._writer.setbusytimeout(0)
        with pytest.raises(DiskTrouble) as caught, other.transaction():
            pass
    assert caught.value.reason == "busy"
    other.close()
    database.close()


def test_readers_and_writers_from_many_threads(path: Path) -> None:
    database = Database(path, KEY, create=True)
    finished: list[int] = []

    def work(number: int) -> None:
        for turn in range(25):
            name = f"{number}-{turn}"
            with database.transaction() as cursor:
                cursor.execute("UPDATE kept SET value = value + 1 WHERE name = 'revision'")
                cursor.execute("INSERT INTO kept VALUES (?, 1)", (name,))
            assert database.read("SELECT value FROM kept WHERE name = ?", (name,)) == [(1,)]
        finished.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(finished) == [0, 1, 2, 3]
    assert database.read("SELECT value FROM kept WHERE name = 'revision'") == [(100,)]
    database.close()


def test_damage_that_was_seen_is_not_opened_again(filled: Path) -> None:
    """B9: the next opening looks at every page, also at those that nobody reads at first."""
    data = bytearray(filled.read_bytes())
    data[-3_000] ^= 1
    filled.write_bytes(data)
    database = Database(filled, KEY)
    with pytest.raises(Damaged):
        database.read("SELECT count(data) FROM photo")
    database.close()
    with pytest.raises(Damaged):
        Database(filled, KEY)
    data[-3_000] ^= 1
    filled.write_bytes(data)
    assert read_everything(filled) == 200  # a disk that reads again: then it was no damage
    assert not suspicion(filled).exists()


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (apsw.SQLITE_IOERR_LOCK, "unfit"),
        (apsw.SQLITE_IOERR_SHMMAP, "unfit"),
        (apsw.SQLITE_IOERR_READ, "io"),
        (apsw.SQLITE_FULL, "full"),
    ],
)
def test_a_share_without_locks_is_no_broken_disk(path: Path, code: int, reason: str) -> None:
    """B12: what SQLite says where a file cannot be locked, or memory not shared through it."""
    told = _translated(apsw.exceptionfor(code), path)
    assert isinstance(told, DiskTrouble) and told.reason == reason
