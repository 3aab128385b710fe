"""The database is damaged in every way that a disk knows: named, set aside, and no decision is lost."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from support.proctor_day import number_in
from support.working import Working, profile_of, repaired
from support.world import PASSWORD, Computer, World

from oes_desktop.domain.errors import Damaged, KeyTrouble
from oes_desktop.services.desk import Desk
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.store.store import Store, repair

PAGE = 4_096
Damage = Callable[[Path], None]  # gets the database's path


def empty(path: Path) -> None:
    path.write_bytes(b"")


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def first_page(path: Path) -> None:
    overwrite(path, 0)


def half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def another(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(50 * PAGE))


def no_log(path: Path) -> None:
    beside(path, "-wal").unlink()


def no_index(path: Path) -> None:
    beside(path, "-shm").unlink()


def strange_log(path: Path) -> None:
    beside(path, "-wal").write_bytes(random.Random(2).randbytes(40_000))


def strange_index(path: Path) -> None:
    beside(path, "-shm").write_bytes(random.Random(3).randbytes(32_768))


def torn_log(path: Path) -> None:
    os.truncate(beside(path, "-wal"), beside(path, "-wal").stat().st_size - 2_000)


def hot_journal(path: Path) -> None:
    beside(path, "-journal").write_bytes(random.Random(4).randbytes(9_000))


def beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def overwrite(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(random.Random(page).randbytes(PAGE))


REFUSED = [empty, missing, folder, first_page, half, another]
BEARABLE = [no_log, no_index, strange_log, strange_index, torn_log, hot_journal]


@pytest.mark.parametrize("damage", REFUSED, ids=lambda damage: damage.__name__)
def test_a_file_that_is_no_database_is_named_and_set_aside(
    damage: Damage, working: Working, tmp_path: Path
) -> None:
    """B8, B9: never taken for a new profile; the old file is kept; the journal gives the acts back."""
    computer = working.settled(tmp_path / "settled").copy(tmp_path / "home")
    profile = profile_of(computer)
    damage(profile / "store.db")
    for _ in range(2):  # asking again changes nothing
        with pytest.raises(Damaged) as caught:
            computer.session.resume()
        assert caught.value.reason == "store"
    assert list(profile.glob("damaged-*")) == []
    with closing(repaired(computer)) as desk:
        assert desk.restored == 3
        desk.sync.run_once()
        working.check(computer, desk)


@pytest.mark.parametrize("damage", BEARABLE, ids=lambda damage: damage.__name__)
def test_a_log_that_is_lost_or_strange_costs_no_decision(
    damage: Damage, working: Working, tmp_path: Path
) -> None:
    """B11: the last committed state, or damage that is named; what an older state lacks the journal gives."""
    computer = working.copy(tmp_path / "home")
    damage(profile_of(computer) / "store.db")
    with closing(opened(computer)) as desk:
        desk.sync.run_once()
        working.check(computer, desk)


def test_a_log_of_another_profile_is_not_believed(working: Working, world: World, tmp_path: Path) -> None:
    """B11: neither its log nor its index."""
    other, computer = Computer.at(tmp_path / "other"), working.copy(tmp_path / "home")
    with closing(other.sign_in(world.url)):
        for suffix in ("-wal", "-shm"):
            beside(profile_of(computer) / "store.db", suffix).write_bytes(
                beside(profile_of(other) / "store.db", suffix).read_bytes()
            )
    with closing(opened(computer)) as desk:
        desk.sync.run_once()
        working.check(computer, desk)


def opened(computer: Computer) -> Desk:
    """As a person goes on: repair where it is offered, sign in where that is asked for."""
    try:
        desk = computer.session.resume()
    except Damaged:
        return repaired(computer)
    address = computer.preferences.settings.servers[0]
    return desk or computer.session.sign_in(address, "aliya", PASSWORD, stay=True)


def test_the_key_of_another_profile_is_told_apart_from_damage(working: Working, tmp_path: Path) -> None:
    """B10: by the check value; nothing is overwritten, and with the right key everything is there."""
    computer = working.copy(tmp_path / "home")
    profile = profile_of(computer)
    before = {path: path.read_bytes() for path in profile.rglob("*") if path.is_file()}
    computer.keeper = MemoryKeeper()
    (info,) = computer.session.profiles()
    computer.keeper.keep(info.profile_id, bytes(32))
    with pytest.raises(KeyTrouble) as caught:
        computer.session.resume()
    assert caught.value.reason == "wrong_key"
    assert {path: path.read_bytes() for path in profile.rglob("*") if path.is_file()} == before
    computer.keeper = working.keeper
    with closing(opened(computer)) as desk:
        working.check(computer, desk)


def read_everything(store: Store, exams: Sequence[str]) -> None:
    """What a proctor's sitting reads."""
    assert store.meta.load() is not None
    assert store.tokens.load() is not None
    assert len(store.outbox.rows()) == 3
    for exam in exams:
        assert store.exams.row(exam) is not None
    for exam in exams[:2]:
        report = store.reports.load(exam)
        assert report is not None
        entry = store.media.find(report.recordings[0])
        assert entry is not None
        store.media.present(entry)


def acts_of(store: Store) -> list[int]:
    return sorted(number_in(row.act.body["comment"]) for row in store.outbox.rows())


@pytest.mark.parametrize("journal", [True, False], ids=["with journal", "journal lost"])
def test_any_page_may_be_overwritten(journal: bool, working: Working, tmp_path: Path) -> None:
    """B9: every page in turn. What is read is right, or it is `Damaged`; then the next start looks through
    the whole file and refuses it, and the repair brings the decisions: from the journal all, else those
    whose rows can still be read. One that was undone never comes back."""
    settled = working.settled(tmp_path / "settled")
    pages = (profile_of(Computer.at(settled.home)) / "store.db").stat().st_size // PAGE
    damaged, saved = 0, []
    for page in range(pages):
        computer = settled.copy(tmp_path / "home")
        folder = profile_of(computer)
        overwrite(folder / "store.db", page)
        if not journal:
            (folder / "journal.bin").unlink()
        with closing(Profile.open(folder, settled.keeper)) as profile:
            try:
                with closing(Store(profile)) as store:
                    read_everything(store, working.exams)
            except Damaged:
                damaged += 1
                with pytest.raises(Damaged):
                    Store(profile)  # it was noted, and is not opened as if nothing were
                repair(profile)
                with closing(Store(profile)) as store:
                    saved.append(acts_of(store))
    assert damaged > 5
    assert all(set(acts) <= {1, 2, 3} for acts in saved)
    whole = sum(acts == [1, 2, 3] for acts in saved)
    assert whole == damaged if journal else whole > damaged / 2, saved
