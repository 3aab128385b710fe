"""Turns the plan of the sittings into files: recordings, photos, documents.

One `Job` is what one process does alone: everything of one appearance, or everything of one paper on the
screen. Clips are drawn and encoded once a job and joined by stream copy. Names of files say what is in them,
so that the catalogue finds them again; the same plan gives the same bytes on the same computer (another one
may have other fonts).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import numpy as np
from PIL import Image

from oes_desktop.domain.models import CAMERA, DOCUMENT, FACE, SCREEN
from oes_desktop.media.encode import MP4, WEBM, Samples, VideoFormat, encode_video, join
from oes_desktop.server.demo import camera, screen, sound
from oes_desktop.server.demo.card import draw_card
from oes_desktop.server.demo.looks import LOOKS
from oes_desktop.server.demo.names import Student
from oes_desktop.server.demo.sitting import Shot, Sitting, Track

JPEG = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Job:
    """`kind`: camera (all of `look`) or screen (all of `paper` in `system`). `students`: whose documents show
    this appearance."""

    kind: str
    webm: bool
    sittings: tuple[Sitting, ...]
    students: tuple[Student, ...] = ()

    @property
    def weight(self) -> int:
        """About how much work it is: long jobs go first."""
        return sum(len(track.clips) for _, track in self.tracks()) + (10_000 if self.kind == CAMERA else 0)

    def tracks(self) -> list[tuple[str, Track]]:
        """(name of the file, what it shows)."""
        return [
            (recording_name(sitting, attempt.number, track.kind), track)
            for sitting in self.sittings
            for attempt in sitting.attempts
            for track in attempt.tracks
            if track.kind == self.kind
        ]


def plan_jobs(sittings: Iterable[Sitting], students: Iterable[Student]) -> list[Job]:
    """Every file of the demo belongs to exactly one job."""
    cameras: dict[tuple[int, bool], list[Sitting]] = {}
    screens: dict[tuple[int, str, bool], list[Sitting]] = {}
    for sitting in sittings:
        cameras.setdefault((sitting.look, sitting.webm), []).append(sitting)
        screens.setdefault((sitting.paper, sitting.system, sitting.webm), []).append(sitting)
    jobs = [Job(SCREEN, webm, tuple(own)) for (_, _, webm), own in screens.items()]
    drawn: set[int] = set()
    for (look, webm), own in cameras.items():
        same = () if look in drawn else tuple(student for student in students if student.look == look)
        drawn.add(look)
        jobs.append(Job(CAMERA, webm, tuple(own), same))
    return sorted(jobs, key=lambda job: -job.weight)


def recording_name(sitting: Sitting, attempt: int, kind: str) -> str:
    return f"{kind}-{sitting.number:02d}-{attempt}{_format(sitting.webm).suffix}"


def shot_name(sitting: Sitting, shot: Shot, student: Student) -> str:
    if shot.source == DOCUMENT:
        return f"document-{student.id}.jpg"
    if shot.source == FACE:
        return f"face-{sitting.look}.jpg"
    owner = f"{sitting.look}" if shot.source == CAMERA else f"{sitting.paper}-{sitting.system}"
    return f"{shot.source}-{owner}-{shot.clip}-{shot.frame:02d}.jpg"


def media_type(name: str) -> str:
    return {".mp4": MP4.media_type, ".webm": WEBM.media_type, ".jpg": JPEG}[Path(name).suffix]


def make(job: Job, folder: Path) -> list[str]:
    """Do the job into an own, empty `folder`; returns the names of the files that belong to the demo."""
    return (_make_camera if job.kind == CAMERA else _make_screen)(job, folder)


def _make_camera(job: Job, folder: Path) -> list[str]:
    look = job.sittings[0].look
    drawn = camera.Camera(look)
    names = _make_tracks(job, folder, drawn, camera.FPS, LOOKS[look].pitch_hz)
    face = f"face-{look}.jpg"
    _save(drawn.face(), folder / face)
    names.append(face)
    portrait = drawn.portrait()
    for student in job.students:
        name = f"document-{student.id}.jpg"
        _save(draw_card(portrait, student), folder / name)
        names.append(name)
    return names


def _make_screen(job: Job, folder: Path) -> list[str]:
    sitting = job.sittings[0]
    return _make_tracks(job, folder, screen.Screen(sitting.paper, sitting.system), screen.FPS, None)


def _make_tracks(
    job: Job, folder: Path, drawn: camera.Camera | screen.Screen, fps: Fraction, pitch_hz: float | None
) -> list[str]:
    """The clips that the job's recordings need, the photos among their pictures, then the recordings."""
    wanted: dict[str, dict[int, str]] = {}
    for sitting in job.sittings:
        for shot in sitting.shots:
            if shot.source == job.kind:
                name = shot_name(sitting, shot, _NOBODY)
                wanted.setdefault(shot.clip, {})[shot.frame] = name
    format = _format(job.webm, job.kind)
    clips: dict[str, Path] = {}
    for clip in dict.fromkeys(name for _, track in job.tracks() for name in track.clips):
        clips[clip] = folder / f"clip-{clip}{format.suffix}"
        pictures = list(drawn.clip(clip))
        for frame, name in wanted.get(clip, {}).items():
            _save(pictures[frame], folder / name)
        audio = None if pitch_hz is None else _sound(clip, len(pictures) / float(fps), pitch_hz)
        encode_video(clips[clip], pictures, fps, audio, format=format)
    for name, track in job.tracks():
        join([clips[clip] for clip in track.clips], folder / name)
    for path in clips.values():
        path.unlink()
    photos = {name for frames in wanted.values() for name in frames.values()}
    return [*(name for name, _ in job.tracks()), *sorted(photos)]


def _sound(clip: str, seconds: float, pitch_hz: float) -> Samples:
    if clip in ("muted", "black"):
        return sound.quiet(seconds)
    if clip == "talk":
        return sound.voice(seconds, pitch_hz)
    if clip == "second":
        return np.asarray(sound.voice(seconds, pitch_hz) * 0.5, np.float32)
    return sound.room(seconds, keys=clip == "idle_b")


def _save(picture: Image.Image, path: Path) -> None:
    picture.save(path, "JPEG", quality=84)


def _format(webm: bool, kind: str = CAMERA) -> VideoFormat:
    """Still pages take less time with the faster preset and hardly more bytes."""
    if webm:
        return WEBM
    return MP4 if kind == CAMERA else replace(MP4, video_options=MP4.video_options | {"preset": "superfast"})


_NOBODY = Student("", "", "", False, False, 0)
