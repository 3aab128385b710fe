"""One reading of a recording from its beginning to its end, for what no single picture tells: where it is
black or frozen, and how loud it is. Runs in the child of `filmstrip` alone.

Of the pictures only key frames are decoded, a hundredth of the work; a group of pictures is decoded whole
where its sizes or its ends say that something happens in it (`observing.Suspicion`). Sound is decoded whole.
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import Any

import av

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.models import CAMERA
from oes_desktop.domain.observed import MISSING, UNREADABLE, Flaw
from oes_desktop.media.demux import media_failures, media_type_of, opened
from oes_desktop.media.loudness import RATE, SILENT_MS, Loudness, silent
from oes_desktop.media.observing import LOOK_MS, Coded, Suspicion, Watch, is_black, look_at

_ALIVE_MS = 2_000  # a picture that stands still for less is alive
_CUT_MS = 3_000  # a recording that ends so much early is cut
_LONG_GROUP, _LONG_GROUP_BYTES = 2_000, 8 * 1024 * 1024  # decoded as it comes: kept in memory it is too big


@dataclass(frozen=True, slots=True)
class Examined:
    """How far a reading has come: `levels` that are new since the last answer, all flaws up to `until_ms`."""

    levels: bytes
    flaws: tuple[Flaw, ...]
    until_ms: int
    done: bool


class Examination:
    """`kind`: of the recording; `duration_ms`: how long it is said to be."""

    def __init__(self, source: ByteSource, kind: str, duration_ms: int) -> None:
        self._duration = duration_ms
        self._camera = kind == CAMERA
        self._open = ExitStack()
        self._file: Any = self._open.enter_context(opened(source, media_type_of(source)))
        streams = self._file.streams
        self._video = streams.video[0] if streams.video else None
        self._audio = streams.audio[0] if streams.audio else None
        self._resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        self._loudness = Loudness()
        self._told = 0  # levels
        self._pictures = _Pictures(self._video, camera=self._camera) if self._video else None
        self._at_ms = 0
        self._packets: Iterator[Any] = self._file.demux([s for s in (self._video, self._audio) if s])

    def go_on(self, seconds: float) -> Examined:
        """Read on for about so long."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not self._take_next():
                return self._end()
        return self._so_far(min(self._at_ms, self._duration), done=False)

    def close(self) -> None:
        self._open.close()

    def _take_next(self) -> bool:
        """One packet; False at the end, or where nothing more can be read."""
        try:
            packet = next(self._packets, None)
        except (av.error.FFmpegError, ValueError):
            return False
        if packet is None:
            return False
        if not packet.size or packet.pts is None:
            return True
        start_ms = round(packet.pts * packet.time_base * 1000)
        if packet.stream.type == "audio":
            self._hear(packet)
        elif self._pictures is not None:
            self._pictures.take(packet, start_ms)
        self._at_ms = max(self._at_ms, start_ms + round((packet.duration or 0) * packet.time_base * 1000))
        return True

    def _hear(self, packet: Any) -> None:
        try:
            frames = packet.decode()
        except (av.error.FFmpegError, ValueError):
            return
        for frame in frames:
            if frame.pts is None:
                continue
            for piece in self._resampler.resample(frame):
                samples = array("h")
                samples.frombytes(bytes(piece.planes[0])[: piece.samples * 2])
                self._loudness.hear(round(piece.pts * piece.time_base * RATE), samples)

    def _end(self) -> Examined:
        if self._pictures is not None:
            with media_failures():
                self._pictures.finish(self._at_ms)
        return self._so_far(self._duration, done=True)

    def _so_far(self, until_ms: int, *, done: bool) -> Examined:
        levels = self._loudness.levels()
        new, self._told = levels[self._told :], len(levels)
        flaws: list[Flaw] = []
        if self._pictures is None:
            flaws.append(Flaw(0, until_ms, MISSING))
        else:
            flaws += self._pictures.watch.flaws(min(until_ms, self._at_ms))
        if self._camera and (self._audio is not None or until_ms >= SILENT_MS):
            flaws += silent(levels, until_ms)
        if done and self._duration - self._at_ms > _CUT_MS:
            flaws.append(Flaw(self._at_ms, self._duration, UNREADABLE))
        return Examined(new, tuple(flaws), until_ms, done)


class _Pictures:
    """The coded pictures of a recording, group by group."""

    def __init__(self, track: Any, *, camera: bool) -> None:
        self._decoder = track.codec_context
        self._decoder.thread_count = 1
        self.watch = Watch(frozen=camera)
        self._suspicion = Suspicion(self._decoder.width * self._decoder.height, quiet=camera)
        self._group: list[tuple[int, Any]] = []
        self._bytes = 0
        self._key_look: Any = None  # of the group at hand
        self._streaming = False  # a group too long to be kept is decoded as it comes
        self._looked_ms = -LOOK_MS

    def take(self, packet: Any, time_ms: int) -> None:
        if packet.is_keyframe:
            look = self._key(packet)
            self._end_group(time_ms, look)
            self._group, self._bytes, self._key_look = [(time_ms, packet)], packet.size, look
        elif self._streaming:
            self._decode(packet, key=False)
        elif self._group:
            self._group.append((time_ms, packet))
            self._bytes += packet.size
            if len(self._group) > _LONG_GROUP or self._bytes > _LONG_GROUP_BYTES:
                self._look_closely()
                self._group, self._streaming = [], True

    def finish(self, end_ms: int) -> None:
        self._end_group(end_ms, None)

    def _end_group(self, next_ms: int, next_look: Any) -> None:
        if self._streaming:
            self._drain()
            self._streaming = False
            return
        if not self._group:
            return
        start_ms = self._group[0][0]
        coded = [Coded(time_ms, packet.size) for time_ms, packet in self._group[1:]]
        if self._suspicious(coded, next_ms, next_look):
            self._look_closely()
            self._drain()
        else:
            if self._key_look is not None:
                self.watch.look(start_ms, self._key_look, key=True)
            self.watch.pass_over(start_ms)
        if self.watch.still_ms < _ALIVE_MS:
            self._suspicion.learn(coded)
        self._group = []

    def _suspicious(self, coded: list[Coded], next_ms: int, next_look: Any) -> bool:
        """Whether something may happen between this key frame and the next, or the end."""
        here, there = self._key_look, next_look
        if here is None or there is None or is_black(here) != is_black(there):
            return True
        return self._suspicion.of(coded, next_ms)

    def _look_closely(self) -> None:
        self._decoder.flush_buffers()
        for number, (_, packet) in enumerate(self._group):
            self._decode(packet, key=number == 0)

    def _key(self, packet: Any) -> Any:
        """The look of a key frame alone; None when it cannot be decoded."""
        if self._streaming:
            self._drain()
        self._decoder.flush_buffers()
        look = None
        with suppress(av.error.FFmpegError, ValueError):
            frames = [*packet.decode(), *self._decoder.decode(None)]
            look = next((_look(frame) for frame in frames), None)
        self._decoder.flush_buffers()
        return look

    def _decode(self, packet: Any, *, key: bool) -> None:
        try:
            self._look_at(packet.decode(), key=key)
        except (av.error.FFmpegError, ValueError):
            return

    def _drain(self) -> None:
        """Pictures that the decoder holds back."""
        with suppress(av.error.FFmpegError, ValueError):
            self._look_at(self._decoder.decode(None), key=False)
        self._decoder.flush_buffers()
        self._looked_ms = -LOOK_MS

    def _look_at(self, frames: list[Any], *, key: bool) -> None:
        for frame in frames:
            if frame.pts is None:
                continue
            time_ms = round(frame.pts * frame.time_base * 1000)
            if key or frame.key_frame or time_ms - self._looked_ms >= LOOK_MS:
                self.watch.look(time_ms, _look(frame), key=key or frame.key_frame)
                self._looked_ms = time_ms


def _look(frame: Any) -> Any:
    small = frame.reformat(width=320, height=240, format="rgb24") if frame.width > 640 else frame
    return look_at(small.to_image())
