"""A computer in the middle of its work, to be copied and damaged."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from support.proctor_day import comment_of, on_server, waiting
from support.world import PASSWORD, PHOTO, VIDEO, Computer, World

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.services.desk import Desk
from oes_desktop.store.secrets import MemoryKeeper

SHORT = VIDEO[: 6 * SEGMENT + 1_000]
IN_PART = 2  # segments of the second exam's recording that are here


@dataclass(frozen=True)
class Working:
    """A computer as its disk is while the program runs: decisions no. 1, 2 and 3 on the first three exams
    wait, a fourth was undone; the first recording is here whole, the second in part."""

    world: World
    home: Path
    keeper: MemoryKeeper
    exams: tuple[str, ...]

    @classmethod
    def on(cls, world: World, home: Path, name: str) -> Working:
        """`name`: of its exams, which are its own, so that what one test sends is no other's conflict."""
        exams = tuple(world.put(f"{name}-{number}", video=SHORT, photo=PHOTO) for number in range(4))
        computer = Computer.at(home.with_name("before"))
        with closing(computer.sign_in(world.url)) as desk:
            desk.sync.run_once()
            for number, exam in enumerate(exams, 1):
                desk.decisions.decide(exam, "disputed", comment=comment_of(number))
            desk.decisions.undo(exams[3])
            for exam, stop in zip(exams, (len(SHORT), IN_PART * SEGMENT), strict=False):
                (recording,) = desk.reports.open(exam).recordings
                with closing(desk.recordings.source(exam, recording)) as source:
                    for at in range(0, stop, SEGMENT):
                        source.pread(at, SEGMENT)
            copy_of(computer.folders.profiles.parent, home)
        return cls(world, home, computer.keeper, exams)

    def copy(self, home: Path) -> Computer:
        shutil.rmtree(home, ignore_errors=True)
        copy_of(self.home, home)
        computer = Computer.at(home)
        computer.keeper = self.keeper
        return computer

    def settled(self, home: Path) -> Working:
        """The same after the program was closed: no log beside the database."""
        computer = self.copy(home)
        desk = computer.keep(computer.session.resume())
        desk.close()
        return Working(self.world, home, self.keeper, self.exams)

    def check(self, computer: Computer, desk: Desk) -> None:
        """Three decisions wait, the undone one does not; all three reach the server, once."""
        wanted = {exam: [number] for number, exam in enumerate(self.exams[:3], 1)}
        assert waiting(desk) == wanted
        computer.clock.advance(60)
        desk.sync.run_once()
        assert waiting(desk) == {}
        server = on_server(self.world.running.config.data)
        assert {exam: server.get(exam) for exam in self.exams[:3]} == wanted
        assert self.exams[3] not in server


def copy_of(home: Path, to: Path) -> None:
    """What lies on a computer's disk, without the room that it reserves: that is slow to copy, and made anew
    in no time."""
    shutil.copytree(home, to, ignore=shutil.ignore_patterns("reserve.bin"))


def profile_of(computer: Computer) -> Path:
    """The folder of the only profile of a computer."""
    (folder,) = (path for path in computer.folders.profiles.iterdir() if path.is_dir())
    return folder


def repaired(computer: Computer) -> Desk:
    """What the page of damaged data does, and the sign-in after it."""
    profile = profile_of(computer)
    computer.session.repair(profile)
    (old,) = profile.glob("damaged-*")
    assert old.is_dir()
    address = computer.preferences.settings.servers[0]
    return computer.keep(computer.session.sign_in(address, "aliya", PASSWORD, stay=True))
