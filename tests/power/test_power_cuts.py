"""The power goes at any place of a proctor's day (B1, B3, B4): what was shown as saved is there."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from support.disk_witness import watched
from support.power import Files, Recorder, lay_out
from support.proctor_day import Day, TellingClient, Told, judge, waiting
from support.world import PHOTO, VIDEO, Computer, World

from oes_desktop.api.client import Client
from oes_desktop.domain.errors import Damaged, OesError
from oes_desktop.services.desk import Desk
from oes_desktop.store.secrets import MemoryKeeper

SHORT = VIDEO[: 20 * 65_504 + 1_000]
SEED = 20


@dataclass
class Recorded:
    """A day that is over, and what was kept of it."""

    recorder: Recorder
    config: Path
    keeper: MemoryKeeper
    exams: Sequence[str]


def live(
    world: World, home: Path, name: str, *, acts: int = 40, deaf: Sequence[str] = (), normal: bool = False
) -> Recorded:
    """A day from the first sign-in on, in three parts of so many acts; before the last the program is closed
    and started again. `deaf`: files whose syncs do nothing; `normal`: SQLite does not sync its log."""
    exams = [world.put(f"{name}-{number}", video=SHORT, photo=PHOTO) for number in range(4)]
    (home / "profiles").mkdir(parents=True)
    recorder = Recorder(home / "profiles", deaf=deaf)

    def tell(*words: object) -> None:
        recorder.tell(*map(str, words))

    def connect(*wanted: Any) -> Client:
        client = TellingClient(*wanted)
        client.tell = tell
        return client

    def relax(desk: Desk) -> Desk:
        if normal:
            desk.opened.store._database._writer.execute("PRAGMA synchronous = NORMAL")
        return desk

    computer = Computer.at(home, connect)
    with watched(recorder):
        desk = relax(computer.sign_in(world.url))
        desk.sync.run_once()
        day = Day(desk, computer, exams, random.Random(SEED), tell)
        day.watch(exams[0], 0.4)
        day.work(acts)
        day.watch(exams[0])
        day.work(acts)
        desk.close()
        day.desk = relax(computer.keep(computer.session.resume()))
        day.watch(exams[1], 0.7)
        day.work(acts)
        computer.close()
    return Recorded(recorder, computer.folders.config, computer.keeper, exams)


@dataclass
class Outcome:
    """What was found at one place."""

    lost: list[str]
    unreadable: int = 0
    restored: int = 0


def after_cut(recorded: Recorded, lines: list[Sequence[str]], files: Files, home: Path) -> Outcome:
    """The next start, without a network, from what the disk held."""
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(recorded.config, home / "config")
    lay_out(files, home / "profiles")
    computer = Computer.at(home)
    computer.keeper = recorded.keeper
    told = Told.of(lines)
    try:
        desk = computer.session.resume()
    except OesError as error:
        return Outcome([f"does not open: {error}"] if told.shown else [])
    if desk is None:
        return Outcome(["nobody is signed in"] if told.shown else [])
    with closing(desk):
        verdict = judge(told, waiting(desk), told.reached)
        return Outcome(verdict.lost + verdict.doubled, unreadable(desk, recorded.exams), desk.restored)


def unreadable(desk: Desk, exams: Sequence[str]) -> int:
    """Segments that the store says are here, and that cannot be read; a wrong byte fails the test."""
    count = 0
    for exam in exams:
        report = desk.opened.store.reports.load(exam)
        for recording in report.recordings if report else ():
            local = desk.recordings.local(recording)
            if local is None:
                continue
            for at in range(0, recording.size, 65_504):
                if local.here(at, at + 1):
                    try:
                        data = local.pread(at, 65_504)
                    except Damaged:
                        count += 1
                    except OesError as error:
                        assert error.reason == "not_offline"  # it was damaged, and there is no network
                        count += 1
                    else:
                        assert data == SHORT[at : at + len(data)]
            local.close()
    return count


@pytest.fixture(scope="module")
def day(world: World, tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    return live(world, tmp_path_factory.mktemp("day"), "day")


def places(recorded: Recorded, count: int) -> list[int]:
    events = recorded.recorder.events
    return sorted(random.Random(SEED).sample(range(recorded.recorder.start, len(events)), count))


def cut(recorded: Recorded, count: int, home: Path) -> list[Outcome]:
    return [
        after_cut(recorded, lines, files, home)
        for _, lines, files in recorded.recorder.cuts(places(recorded, count))
    ]


def test_every_decision_shown_as_saved_survives_a_power_cut(day: Recorded, tmp_path: Path) -> None:
    """B1, B3, B4: at any place no decision is lost, and no segment is marked that is not readable."""
    outcomes = cut(day, 120, tmp_path / "home")
    assert [each.lost for each in outcomes if each.lost] == []
    assert sum(each.unreadable for each in outcomes) == 0


@pytest.mark.parametrize(
    ("normal", "deaf"), [(True, ()), (False, ("journal.bin", "journal.bin.new"))], ids=["log", "journal"]
)
def test_either_copy_alone_keeps_every_decision(
    normal: bool, deaf: Sequence[str], world: World, tmp_path: Path
) -> None:
    """B1: with `synchronous = NORMAL` the journal gives back what the database lost; a journal that is never
    synced costs nothing while the database is."""
    recorded = live(world, tmp_path / "day", f"one-{normal}", acts=12, deaf=deaf, normal=normal)
    outcomes = cut(recorded, 60, tmp_path / "home")
    assert [each.lost for each in outcomes if each.lost] == []
    if normal:
        assert any(each.restored for each in outcomes)


def test_without_both_the_test_does_lose_decisions(world: World, tmp_path: Path) -> None:
    """The control of B1: the same day, with `synchronous = NORMAL` and a journal that is not synced."""
    deaf = ("journal.bin", "journal.bin.new")
    recorded = live(world, tmp_path / "day", "control", acts=12, deaf=deaf, normal=True)
    outcomes = cut(recorded, 60, tmp_path / "home")
    assert [each.lost for each in outcomes if each.lost]


def test_a_vault_that_is_not_synced_does_leave_segments_that_are_not_there(
    world: World, tmp_path: Path
) -> None:
    """The control of B4: they are found out by their tags, and never read as something else."""
    recorded = live(world, tmp_path / "day", "vault", acts=2, deaf=(".oesm",))
    outcomes = cut(recorded, 60, tmp_path / "home")
    assert sum(each.unreadable for each in outcomes) > 0


@pytest.mark.long
def test_every_decision_survives_five_hundred_power_cuts(day: Recorded, tmp_path: Path) -> None:
    """B1: at least 500 places, as the issue names."""
    outcomes = cut(day, 600, tmp_path / "home")
    assert [each.lost for each in outcomes if each.lost] == []
    assert sum(each.unreadable for each in outcomes) == 0
