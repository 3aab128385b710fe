"""Finding and decoding the frame that is on show at a moment. Runs in the child of `frames` alone."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import av

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Damaged, Rejected
from oes_desktop.media.cut_off import is_whole
from oes_desktop.media.demux import media_failures, media_type_of, opened

_SLACK_S = 2.0  # the last picture of a still screen may be told that much too short
_WALK_S = 4.0  # so near ahead, going on costs less than a seek and all frames since its key frame
Head = tuple[int, int, int]  # time ms, width, height


class Pictures:
    """The picture track of one recording, open for as long as questions come."""

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._open = ExitStack()
        self._file: Any = self._open.enter_context(opened(source, media_type_of(source)))
        if not self._file.streams.video:
            raise Rejected("unsupported_media", what="no_picture")
        self._track = self._file.streams.video[0]
        self._track.codec_context.thread_count = 1  # more threads hold frames back and take memory
        self._walk: tuple[Any, Any, Any] | None = None  # frames to come, the last one, the one after it

    def at(self, offset_ms: int, width: int, key_only: bool) -> tuple[Head, bytes]:
        """Raises `Damaged("recording")` when no frame can be had."""
        with media_failures():
            target = int(offset_ms / 1000 / self._track.time_base)
            frame = (self._key if key_only else self._covering)(target) or self._first_after(target)
            head, data = _rgb(frame, width)
            return (round(frame.pts * self._track.time_base * 1000), *head), data

    def _covering(self, target: int) -> Any:
        """The last frame that starts at or before the moment; None when the first starts later. Raises
        `Damaged("recording")` when the bytes end before it: the picture of then is not known."""
        walk = self._walk
        if walk is not None and walk[1].pts <= target < walk[2].pts + _WALK_S / self._track.time_base:
            frames, found, following = walk
            if target < following.pts:
                return found
            found = following
        else:
            self._seek(target)
            frames, found = self._frames(), None
        for frame in frames:
            if frame.pts > target:
                self._walk = None if found is None else (frames, found, frame)
                return found
            found = frame
        self._walk = None
        if found is not None and self._breaks_off(float(target * self._track.time_base)):
            raise Damaged("recording", detail="it ends before")
        return found

    def _breaks_off(self, moment_s: float) -> bool:
        """There is no later picture. Did nothing move, or is the file cut and has nothing more, no sound
        either?"""
        if is_whole(self._source):
            return False
        self._file.seek(int(moment_s * av.time_base), backward=True)
        last_s = max(
            (
                float((packet.pts + (packet.duration or 0)) * packet.time_base)
                for packet in self._file.demux()
                if packet.pts is not None and packet.size
            ),
            default=0.0,
        )
        return last_s < moment_s - _SLACK_S

    def _seek(self, target: int) -> None:
        self._walk = None
        self._file.seek(target, stream=self._track, backward=True)

    def _key(self, target: int) -> Any:
        """The key frame at or before the moment. The decoder is emptied at once: it may hold frames back."""
        self._seek(target)
        for packet in self._file.demux(self._track):
            if packet.is_keyframe and packet.size:
                frames = packet.decode() or self._track.codec_context.decode(None)
                return next((frame for frame in frames if frame.pts is not None), None)
        return None

    def _first_after(self, target: int) -> Any:
        """Before its first picture a recording shows that one. Where there is one before, the index led
        behind the end of the bytes."""
        self._seek(0)
        frame = next(self._frames(), None)
        if frame is None or frame.pts <= target:
            raise Damaged("recording", detail="no frame")
        return frame

    def _frames(self) -> Any:
        """Decoded frames from here on; a packet that cannot be decoded is passed over."""
        for packet in self._file.demux(self._track):
            try:
                yield from (frame for frame in packet.decode() if frame.pts is not None)
            except av.error.InvalidDataError:
                continue


def _rgb(frame: Any, most: int) -> tuple[tuple[int, int], bytes]:
    width = min(frame.width, most)
    height = max(1, round(frame.height * width / frame.width))
    picture = frame.reformat(width=width, height=height, format="rgb24")
    plane = picture.planes[0]
    padded, row = memoryview(plane), width * 3
    data = b"".join(padded[at * plane.line_size :][:row] for at in range(height))
    return (width, height), data
