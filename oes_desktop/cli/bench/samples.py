"""Recordings that others made (`bench seek --samples DIR`): the program's player seeks in them to frames that
PyAV knows.

Each is decoded once for the times of its frames and what they look like. A seek goes to the middle of the
time for which a frame is on show, and ends when that frame is seen: by the counter burnt into it where there
is one, else by which frame it looks most like of those around. The player is the whole of it: libVLC on the
vault with the decoder beside it that finds the frame of a still stretch.
"""

from __future__ import annotations

import random
import shutil
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from oes_desktop.cli.bench.counted import blocks_in, counter_in
from oes_desktop.cli.bench.seekers import VaultCopy
from oes_desktop.cli.bench.together import at_once, drifting
from oes_desktop.domain.clock import SystemClock
from oes_desktop.domain.errors import Damaged, Rejected
from oes_desktop.domain.models import SCREEN, Recording
from oes_desktop.media.demux import media_failures
from oes_desktop.media.frames import FrameGrabber
from oes_desktop.playback import vlc_library
from oes_desktop.playback.engine import Frame
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.theatre import Notes, Theatre
from oes_desktop.playback.vlc_engine import VlcEngine

BREAK_MS = 8_000  # put between two parts; all read the same remux, so any length will do
SAMPLE_SEEKS, BRIEF_SEEKS = 12, 2  # in a recording; where one run is only to show that all works
_SHORTEST_S = 0.03  # for which a sought frame is on show: times are told in whole ms
_AROUND = 10  # frames before and after that it might be taken for
_STEP = 4  # every fourth pixel of every fourth line is compared
_TICK_S, _REST_S, _DEADLINE_S = 0.04, 0.3, 8.0
Gray = NDArray[np.int16]


def beside_checkout() -> Path | None:
    """The shared samples, if they lie beside the checkout that runs."""
    folder = Path(__file__).parents[3].parent / "shared" / "samples"
    return folder if folder.is_dir() else None


def recordings_in(folder: Path, work: Path) -> Iterator[tuple[str, Path, int]]:
    """Name, a copy in `work` to be read and written beside, and the break between its parts (ms).
    `NAME_part1.webm` and `NAME_part2.webm` are joined end to end."""
    for path in sorted(folder.iterdir()):
        if path.suffix not in (".webm", ".mp4") or path.stem.endswith("_part2"):
            continue
        copy = work / f"sample-{path.name}"
        shutil.copyfile(path, copy)
        second = path.with_name(path.name.replace("_part1", "_part2"))
        joined = second != path and second.exists()
        if joined:
            copy.write_bytes(path.read_bytes() + second.read_bytes())
        yield f"{path.name} + part 2" if joined else path.name, copy, BREAK_MS if joined else 0


def seek_in(path: Path, break_ms: int, seeks: int) -> Found:
    """Raises `EngineMissing`, and `Damaged` or `Rejected` for what cannot be decoded."""
    chance = random.Random(1)
    found = Found()
    with ExitStack() as stack:
        copy = stack.enter_context(VaultCopy(path, break_ms))
        known = Known(copy.plain)
        found.counted = known.counted
        limit = stack.enter_context(closing(Limit(copy.plain, known)))
        ours = stack.enter_context(closing(Whole(copy, known)))
        places = known.places()
        for place in chance.sample(places, min(seeks, len(places))):
            for took, times in ((limit.seek(place), found.limit), (ours.seek(place), found.ours)):
                if took is not None:
                    times.append(took)
            found.sought += 1
    return found


@dataclass(slots=True)
class Found:
    """Times in ms; `sought` how often, so that what is missing from a list brought no right picture.
    `counted`: it was told by the counter."""

    counted: bool = False
    sought: int = 0
    ours: list[float] = field(default_factory=list)
    limit: list[float] = field(default_factory=list)


class Known:
    """The frames of a recording, as PyAV decodes them from the plain file. Raises `Damaged("recording")`, and
    `Rejected` for what is no recording or has no picture."""

    def __init__(self, path: Path) -> None:
        self._times: list[float] = []
        self._grays: list[Gray] = []
        self._numbers: list[int] = []
        clear = True
        with media_failures(), av.open(str(path)) as file:
            if not file.streams.video:
                raise Rejected("unsupported_media", what="no_picture")
            self.duration_ms = int(file.duration or 0) // 1000
            for frame in file.decode(file.streams.video[0]):
                picture = frame.to_ndarray(format="bgra")
                data, pitch = picture.tobytes(), picture.shape[1] * 4
                self._times.append(float(frame.time or 0.0))
                self._grays.append(_gray(picture))
                self._numbers.append(counter_in(data, frame.width, pitch, 4))
                clear = clear and all(not 64 < tone < 192 for tone in blocks_in(data, frame.width, pitch, 4))
        if not self._times:
            raise Damaged("recording", detail="no frame")
        self.counted = clear and len(set(self._numbers)) > len(self._numbers) // 2

    def places(self) -> list[int]:
        """The frames that can be sought: shown long enough."""
        ends = [*self._times[1:], self.duration_ms / 1000]
        lengths = (end - begin for begin, end in zip(self._times, ends, strict=True))
        return [place for place, length in enumerate(lengths) if length > _SHORTEST_S]

    def moment_ms(self, place: int) -> int:
        """The middle of its time."""
        end = self._times[place + 1] if place + 1 < len(self._times) else self.duration_ms / 1000
        return round((self._times[place] + end) * 500)

    def shows(self, place: int, frame: Frame) -> bool:
        """Whether this is a picture of that frame."""
        if self.counted:
            return counter_in(frame.data, frame.width, frame.pitch, 4) == self._numbers[place]
        lines = np.frombuffer(frame.data, np.uint8).reshape(frame.height, frame.pitch)
        seen = _gray(lines[:, : frame.width * 4].reshape(frame.height, frame.width, 4))
        first = max(0, place - _AROUND)
        near = self._grays[first : place + _AROUND + 1]
        apart = [float(np.abs(seen - other).mean()) for other in near if other.shape == seen.shape]
        return len(apart) == len(near) and apart[place - first] <= min(apart)


def _gray(picture: NDArray[np.uint8]) -> Gray:
    few = picture[::_STEP, ::_STEP, :3].astype(np.int16)
    return np.asarray(
        (few[:, :, 0] * 29 // 256) + (few[:, :, 1] * 2 // 4) + (few[:, :, 2] * 77 // 256), np.int16
    )


class Limit:
    """PyAV on the plain file, in this process: from the key frame to the exact one, as pixels in memory."""

    def __init__(self, path: Path, known: Known) -> None:
        self._file: Any = av.open(str(path))
        self._track, self._known = self._file.streams.video[0], known

    def seek(self, place: int) -> float | None:
        begun = time.monotonic()
        target = int(self._known.moment_ms(place) / 1000 / self._track.time_base)
        self._file.seek(target, stream=self._track, backward=True)
        found: Any = None
        for picture in self._file.decode(self._track):
            if picture.pts > target:
                break
            found = picture
        pixels = found.to_ndarray(format="bgra")
        took = (time.monotonic() - begun) * 1000
        height, width = pixels.shape[:2]
        shown = Frame(width, height, width * 4, memoryview(pixels.tobytes()), None, 0)
        return took if self._known.shows(place, shown) else None

    def close(self) -> None:
        self._file.close()


class Whole:
    """The player of the program, as a report has it, with one recording."""

    def __init__(self, copy: VaultCopy, known: Known) -> None:
        self._known = known
        self._shown: deque[tuple[float, Frame]] = deque()
        self._source = copy.source()
        self._grabber = FrameGrabber(self._source)
        recording = drifting(SCREEN, known.duration_ms / 1000, 0.0)
        self._begin = recording.started_ms
        engine = VlcEngine(lambda work: work(), extra=vlc_library.SILENT)
        notes = Notes(frame=lambda _, frame: self._shown.append((time.monotonic(), frame)))
        self._theatre = Theatre({SCREEN: engine}, SystemClock(), at_once, notes, covering_frame=self._cover)
        self._theatre.show(ExamClock((), (recording,)), lambda _: copy.source())
        self._tick_until(lambda: self._theatre.ready and bool(self._shown), _DEADLINE_S)

    def _cover(self, _: Recording, offset_ms: int, rough: bool = False) -> Frame:
        found = self._grabber.at(offset_ms, 4096, key_only=rough)
        rgb = np.frombuffer(found.data, np.uint8).reshape(found.height, found.width, 3)
        pixels = np.full((found.height, found.width, 4), 255, np.uint8)
        pixels[:, :, :3] = rgb[:, :, ::-1]
        return Frame(
            found.width, found.height, found.width * 4, memoryview(pixels.tobytes()), found.time_ms, 0
        )

    def seek(self, place: int) -> float | None:
        self._shown.clear()
        begun = time.monotonic()
        self._theatre.seek(self._begin + self._known.moment_ms(place))
        self._tick_until(lambda: self._theatre.ready and self._last_is(place), _DEADLINE_S)
        self._tick_until(lambda: False, _REST_S)
        right = [at for at, frame in self._shown if self._known.shows(place, frame)]
        return (right[0] - begun) * 1000 if right and self._last_is(place) else None

    def _last_is(self, place: int) -> bool:
        """What is up, and stays, is what counts."""
        return bool(self._shown) and self._known.shows(place, self._shown[-1][1])

    def _tick_until(self, reached: Callable[[], bool], seconds: float) -> None:
        pause, deadline = threading.Event(), time.monotonic() + seconds
        while time.monotonic() < deadline and not reached():
            self._theatre.tick()
            pause.wait(_TICK_S)

    def close(self) -> None:
        self._theatre.leave()
        self._theatre.close()
        self._grabber.close()
        self._source.close()
