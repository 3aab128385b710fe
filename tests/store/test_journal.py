"""The second copy of undelivered acts, alone and beside a database that is behind."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from oes_desktop.domain.errors import DiskTrouble
from oes_desktop.store.journal import Held, Journal
from oes_desktop.store.store import Store

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.bin"


@pytest.fixture
def filled(path: Path, make_act) -> Path:
    """Begun at position 10 with a1; a2, a3 opened; a1 closed: a2 and a3 are open at 13."""
    journal = Journal(path, KEY)
    journal.rewrite(10, [Held(make_act("a1"), 5)])
    journal.append(11, [Held(make_act("a2"))])
    journal.append(12, [Held(make_act("a3"), 7)])
    journal.append(13, closed=["a1"])
    journal.close()
    return path


def test_what_was_written_is_read(filled: Path, make_act) -> None:
    contents = Journal(filled, KEY).read()
    assert (contents.began, contents.position, contents.whole) == (10, 13, True)
    assert contents.acts == {"a2": Held(make_act("a2")), "a3": Held(make_act("a3"), 7)}
    assert contents.closed == {"a1"}


def test_a_missing_journal_is_an_empty_one(path: Path) -> None:
    contents = Journal(path, KEY).read()
    assert (contents.position, contents.acts, contents.whole) == (0, {}, True)
    with pytest.raises(RuntimeError):
        Journal(path, KEY).append(1)


def test_nothing_is_in_clear(filled: Path) -> None:
    data = filled.read_bytes()
    for text in ("посмотрела", "accepted", "exam-1", "decision"):
        assert text.encode() not in data


def test_a_torn_end_is_no_damage(filled: Path) -> None:
    data = filled.read_bytes()
    whole = Journal(filled, KEY).read()
    for cut in range(1, 60):
        filled.write_bytes(data[:-cut])
        contents = Journal(filled, KEY).read()
        assert contents.whole
        assert contents.position == 12
        assert set(contents.acts) == {"a1", "a2", "a3"}
    filled.write_bytes(data + b"\x50\0\0\0torn")
    assert Journal(filled, KEY).read() == whole


def test_a_flipped_bit_never_makes_another_act(filled: Path, make_act) -> None:
    data = bytearray(filled.read_bytes())
    good = {"a1": Held(make_act("a1"), 5), "a2": Held(make_act("a2")), "a3": Held(make_act("a3"), 7)}
    for offset in [*range(36), *random.Random(1).sample(range(36, len(data)), 150)]:
        data[offset] ^= 1 << offset % 8
        filled.write_bytes(data)
        contents = Journal(filled, KEY).read()
        assert all(good[act_id] == held for act_id, held in contents.acts.items())
        data[offset] ^= 1 << offset % 8


def test_records_after_a_damaged_one_are_saved(filled: Path) -> None:
    data = bytearray(filled.read_bytes())
    data[32 + 4 + 20] ^= 1  # in the first record
    filled.write_bytes(data)
    contents = Journal(filled, KEY).read()
    assert not contents.whole
    assert set(contents.acts) == {"a2", "a3"}


def test_records_cannot_be_left_out_moved_or_taken_from_elsewhere(
    filled: Path, tmp_path: Path, make_act
) -> None:
    data = filled.read_bytes()
    bounds, offset = [], 32
    while offset < len(data):
        end = offset + 4 + int.from_bytes(data[offset : offset + 4], "little")
        bounds.append(data[offset:end])
        offset = end
    first, second, third, last = bounds
    other = Journal(tmp_path / "other.bin", KEY)
    other.rewrite(10, [Held(make_act("x"))])
    other.close()
    foreign = other.path.read_bytes()[32:]
    for records in ([first, third, last], [first, third, second, last], [foreign, second, third, last]):
        filled.write_bytes(data[:32] + b"".join(records))
        contents = Journal(filled, KEY).read()
        assert not contents.whole or contents.position < 13
        assert "x" not in contents.acts
    filled.write_bytes(data)
    assert Journal(filled, bytes(32)).read().acts == {}


def test_take_back_and_rewrite(path: Path, make_act) -> None:
    journal = Journal(path, KEY)
    journal.rewrite(0, [])
    journal.append(1, [Held(make_act("a1"))])
    journal.append(2, [Held(make_act("a2"))])
    journal.take_back()
    journal.append(2, [Held(make_act("a3"))])
    assert set(Journal(path, KEY).read().acts) == {"a1", "a3"}
    journal.rewrite(2, [Held(make_act("a3"))])
    journal.append(3, [Held(make_act("a4"))])
    journal.close()
    contents = Journal(path, KEY).read()
    assert (contents.began, contents.position, set(contents.acts)) == (2, 3, {"a3", "a4"})


def test_delivered_acts_leave_the_file(store, profile, make_act, make_row) -> None:
    for number in range(200):
        store.outbox.add(make_act(f"a{number}", number))
        store.outbox.mark_sending(f"a{number}")
        store.outbox.accepted(f"a{number}", make_row(number, version=4))
    store.outbox.add(make_act("last"))
    assert profile.journal_path.stat().st_size < 64 * 2 * 600
    assert set(Journal(profile.journal_path, profile.key("journal")).read().acts) == {"last"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_journal_that_cannot_be_written_saves_nothing(store, profile, make_act) -> None:
    store.outbox.add(make_act("a1"))
    file, store._journal._file = store._journal._file, open("/dev/full", "r+b", buffering=0)  # noqa: SIM115
    with pytest.raises(DiskTrouble):
        store.outbox.add(make_act("a2", 2))
    store._journal._file.close()
    store._journal._file = file
    assert [row.act.id for row in store.outbox.rows()] == ["a1"]
    store.outbox.add(make_act("a3", 3))
    assert set(Journal(profile.journal_path, profile.key("journal")).read().acts) == {"a1", "a3"}


def test_an_older_database_gets_its_acts_back(profile, tmp_path: Path, make_act, make_row) -> None:
    """A copy of yesterday's database comes back beside today's journal."""
    store = Store(profile)
    store.exams.apply([make_row(number) for number in (1, 2, 3)], [], "c", server_epoch="e")
    store.outbox.add(make_act("a1", 1))
    store.outbox.add(make_act("a2", 2))
    store.close()
    old = tmp_path / "old.db"
    shutil.copy(profile.database_path, old)
    store = Store(profile)
    store.outbox.withdraw("a1")
    store.outbox.mark_sending("a2")
    store.outbox.accepted("a2", make_row(2, version=4))
    store.outbox.add(make_act("a3", 3), 99)
    store.close()
    shutil.copy(old, profile.database_path)
    store = Store(profile)
    assert store.restored == 1
    assert [(row.act.id, row.hold_until_ms, row.attempts) for row in store.outbox.rows()] == [("a3", 99, 1)]
    assert store.exams.row("exam-3").pending
    assert not store.exams.row("exam-1").pending
    store.close()
    store = Store(profile)
    assert store.restored == 0
    store.close()


def test_a_lost_or_damaged_journal_is_written_anew(profile, make_act) -> None:
    store = Store(profile)
    store.outbox.add(make_act("a1"))
    store.close()
    for content in (None, b"", b"OESJ1", b"garbage" * 100, b"OESJ1\0\0\0" + bytes(24) + b"\xff" * 500):
        profile.journal_path.unlink()
        if content is not None:
            profile.journal_path.write_bytes(content)
        store = Store(profile)
        assert [row.act.id for row in store.outbox.rows()] == ["a1"]
        store.close()
        assert set(Journal(profile.journal_path, profile.key("journal")).read().acts) == {"a1"}


def test_a_damaged_journal_is_named_and_set_aside(profile, make_act) -> None:
    store = Store(profile)
    store.outbox.add(make_act("a1"))
    store.outbox.add(make_act("a2", 2))
    store.close()
    data = bytearray(profile.journal_path.read_bytes())
    data[50] ^= 1
    profile.journal_path.write_bytes(data)
    store = Store(profile)
    assert store.journal_damaged
    assert profile.journal_path.with_suffix(".damaged").read_bytes() == data
    store.close()
    store = Store(profile)
    assert not store.journal_damaged
    store.close()


def test_a_head_that_nothing_proves_settles_no_act(profile, tmp_path: Path, make_act) -> None:
    """A flipped bit in the head, or the journal of another profile, says "begun later, and your acts are not
    in it": they stay."""
    store = Store(profile)
    store.outbox.add(make_act("a1"))
    store.outbox.add(make_act("a2", 2))
    store.close()
    good = profile.journal_path.read_bytes()
    other = Journal(tmp_path / "other.bin", bytes(reversed(KEY)))
    other.rewrite(10**6, [Held(make_act("x"))])
    other.append(10**6 + 1, [], ["x"])
    other.close()
    flipped = [bytes(good[:at]) + bytes([good[at] ^ 64]) + good[at + 1 :] for at in range(24, 32)]
    for content in (
        other.path.read_bytes(),
        good[:24] + b"\xff" * 7 + b"\0",
        good[:24] + b"\xff" * 8,
        *flipped,
    ):
        profile.journal_path.write_bytes(content)
        store = Store(profile)
        assert [row.act.id for row in store.outbox.rows()] == ["a1", "a2"]
        store.close()
        assert set(Journal(profile.journal_path, profile.key("journal")).read().acts) == {"a1", "a2"}


def test_a_folder_in_the_journals_place_is_set_aside(profile, make_act) -> None:
    store = Store(profile)
    store.outbox.add(make_act("a1"))
    store.close()
    for _ in range(2):
        profile.journal_path.unlink()
        profile.journal_path.mkdir()
        (profile.journal_path / "something").write_bytes(b"of somebody")
        store = Store(profile)
        assert store.journal_damaged
        assert [row.act.id for row in store.outbox.rows()] == ["a1"]
        store.close()
    assert set(Journal(profile.journal_path, profile.key("journal")).read().acts) == {"a1"}
