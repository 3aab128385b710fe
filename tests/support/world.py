"""A small real server with exams of known bytes, and a proctor's computer that signs in to it."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from oes_desktop.api.client import Client
from oes_desktop.domain.clock import Clock, ManualClock
from oes_desktop.domain.models import Attempt, Violation
from oes_desktop.package.model import PackagedExam
from oes_desktop.paths import Folders
from oes_desktop.server.catalogue import StoredRecording, StoredSnapshot
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.institution import Institution
from oes_desktop.server.media_store import StoredMedia
from oes_desktop.server.running import Running
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.session import Session
from oes_desktop.store.secrets import MemoryKeeper

START_MS = 1_794_000_000_000
GROUP = "ИС-21-2"
PASSWORD = "proctor-password-1"
# Not a multiple of a segment nor of a block of 4 MiB: two blocks, the second short.
VIDEO = random.Random(1).randbytes(4 * 1024 * 1024 + 300_001)
PHOTO = b"\xff\xd8\xff" + random.Random(2).randbytes(5_000)


def packaged(exam_id: str, **changes: object) -> PackagedExam:
    exam = PackagedExam(
        id=exam_id,
        student_id=f"s-{exam_id}",
        student_name="Әбдірахманова Әсем",
        group=GROUP,
        exam="Математика",
        system="Platonus",
        status="finished",
        honesty=62,
        pkn=False,
        archived=False,
        started_ms=START_MS,
        ended_ms=START_MS + 60_000,
        attempts=(Attempt(1, START_MS, START_MS + 60_000),),
        recordings=(),
        violations=(Violation("v1", "focus_lost", START_MS + 5_000, 4_000, 2),),
        snapshots=(),
    )
    return replace(exam, **changes)  # type: ignore[arg-type]


@dataclass
class World:
    """A server, and everything needed to put exams into it."""

    running: Running
    folder: Path

    @property
    def url(self) -> str:
        return self.running.url

    @property
    def institution(self) -> Institution:
        return self.running.institution

    def put(
        self, exam_id: str, *, video: bytes = b"", photo: bytes = b"", seconds: int = 60, **changes: object
    ) -> str:
        """Its id at the server. `seconds`: how long the recording runs."""
        recordings, snapshots = [], []
        if video:
            media = self._media(video, "video/webm")
            recordings = [
                StoredRecording(1, "camera", media, START_MS, START_MS + seconds * 1000, seconds * 1000)
            ]
        if photo:
            snapshots = [StoredSnapshot(START_MS, "face", self._media(photo, "image/jpeg"))]
        exam = packaged(exam_id, **changes)
        self.institution.catalogue.put_exam(exam, recordings, snapshots)
        found = self.institution.catalogue.exam_id(exam.system, exam.id)
        assert found is not None
        return found

    def _media(self, data: bytes, media_type: str) -> StoredMedia:
        path = self.folder / hashlib.sha256(data).hexdigest()
        path.write_bytes(data)
        return self.institution.media.add(path, media_type)

    def media_path(self, data: bytes) -> Path:
        return self.institution.media.path(hashlib.sha256(data).hexdigest())


ALIYA = {"aliya": "Aliya"}
BOTH = {"aliya": "Aliya", "berik": "Berik"}


@contextmanager
def institution(
    folder: Path, people: Mapping[str, str] = ALIYA, *, clock: Clock | None = None, **settings: Any
) -> Iterator[World]:
    """A server that runs with its data below `folder`. `people`: its proctors of `GROUP`, names by login;
    `settings`: as of `ServerConfig`."""
    seed = folder / "seed"
    seed.mkdir(parents=True)
    with Running(ServerConfig(data=folder / "server", **settings), clock) as running:
        world = World(running, seed)
        for login, name in people.items():
            world.institution.accounts.add_user(login, PASSWORD, name=name, groups=[GROUP])
        yield world


@dataclass
class Computer:
    """One proctor's computer: its folders, key store and clock."""

    folders: Folders
    connect: Callable[..., Client] | None = None
    clock: ManualClock = field(default_factory=lambda: ManualClock(START_MS + 3_600_000))
    keeper: MemoryKeeper = field(default_factory=MemoryKeeper)
    desks: list[Desk] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.preferences = Preferences(self.folders.config)
        self.session = Session(
            self.folders,
            self.preferences,
            self.clock,
            keeper_factory=lambda: self.keeper,
            connect=self.connect,
        )

    @classmethod
    def at(cls, home: Path, connect: Callable[..., Client] | None = None) -> Computer:
        return cls(Folders(home / "config", home / "profiles", home / "cache", home / "logs"), connect)

    def sign_in(self, url: str, login: str = "aliya", **options: object) -> Desk:
        options = {"stay": True} | options
        desk = self.session.sign_in(url, login, PASSWORD, **options)  # type: ignore[arg-type]
        self.desks.append(desk)
        return desk

    def keep(self, desk: Desk | None) -> Desk:
        assert desk is not None
        self.desks.append(desk)
        return desk

    def close(self) -> None:
        for desk in self.desks:
            desk.close()
