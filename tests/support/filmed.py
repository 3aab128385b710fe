"""A real server with an exam that has real recordings, and a proctor's desk that is signed in to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtGui import QImage
from support.counter_media import counter_mp4, still_webm
from support.reports import photo
from support.world import START_MS, Computer, World, institution, packaged

from oes_desktop.domain.models import CONFIRMED, DISMISSED, Attempt, Report, Violation
from oes_desktop.playback.engine import Frame
from oes_desktop.server.catalogue import StoredRecording, StoredSnapshot
from oes_desktop.services.desk import Desk

NAME = "Әбдірахманова Әсем Ғабиденқызы"
CAMERA_S, SCREEN_S = 20, 40
SCREEN_LATE_MS = 2_000
VIOLATIONS = (
    Violation("v1", "focus_lost", START_MS + 8_000, 2_000, 3, "браузер"),
    Violation("v2", "voice_detected", START_MS + 20_500, 1_000, 2),
    Violation("v3", "page_left", START_MS + 30_000, 4_000, 2),
)
VERDICTS = {"v1": CONFIRMED, "v2": DISMISSED, "v3": CONFIRMED}


@dataclass
class Filmed:
    """`exam_id` at the server; `camera` and `screen` are the files behind its recordings."""

    world: World
    computer: Computer
    desk: Desk
    exam_id: str
    camera: Path
    screen: Path

    def report(self) -> Report:
        return self.desk.reports.refresh(self.exam_id)

    def go_offline(self) -> None:
        self.world.running.stop()


@contextmanager
def filmed(folder: Path) -> Iterator[Filmed]:
    """Camera and screen of one attempt; the screen begins 2 s later. Two violations are confirmed."""
    with institution(folder, {"aliya": "Әлия Серікқызы"}, name="Высший институт") as world:
        seed = world.folder
        camera, screen = counter_mp4(seed), still_webm(seed)
        exam_id = put_filmed(world, camera, screen, seed)
        computer = Computer.at(folder / "computer")
        desk = computer.sign_in(world.url)
        try:
            desk.sync.run_once()
            desk.reports.open(exam_id)
            for violation_id, verdict in VERDICTS.items():
                desk.decisions.verdict(exam_id, violation_id, verdict)
            desk.sync.run_once()
            yield Filmed(world, computer, desk, exam_id, camera, screen)
        finally:
            computer.close()


def put_filmed(world: World, camera: Path, screen: Path, seed: Path) -> str:
    """Its id at the server."""
    media = world.institution.media
    ends = START_MS + 60_000
    recordings = [
        StoredRecording(
            1, "camera", media.add(camera, "video/mp4"), START_MS, START_MS + CAMERA_S * 1000, CAMERA_S * 1000
        ),
        StoredRecording(
            1,
            "screen",
            media.add(screen, "video/webm"),
            START_MS + SCREEN_LATE_MS,
            START_MS + SCREEN_LATE_MS + SCREEN_S * 1000,
            SCREEN_S * 1000,
        ),
    ]
    face = seed / "face"
    face.write_bytes(photo())
    snapshots = [StoredSnapshot(START_MS, "face", media.add(face, "image/jpeg"))]
    exam = replace(
        packaged("filmed", violations=VIOLATIONS),
        student_name=NAME,
        ended_ms=ends,
        attempts=(Attempt(1, START_MS, ends),),
    )
    world.institution.catalogue.put_exam(exam, recordings, snapshots)
    found = world.institution.catalogue.exam_id(exam.system, exam.id)
    assert found is not None
    return found


def as_frame(image: QImage) -> Frame:
    """For `counter_of`."""
    rgba = image.convertToFormat(QImage.Format.Format_RGB32)
    data = memoryview(bytes(rgba.constBits()))
    return Frame(rgba.width(), rgba.height(), rgba.bytesPerLine(), data, 0, 0)
