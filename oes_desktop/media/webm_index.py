"""The index that a browser's WebM lacks: where its clusters are, what time they have, where key frames are.

MediaRecorder writes as it records: no duration, no cues, clusters of unknown size; after a reload of the page
a second file may follow the first in the same bytes (a "part"). One pass over the bytes finds everything; it
survives a cut tail and damage in the middle, and says from when on the recording is damaged. Pure arithmetic
on bytes: no decoder is near, so strangers' files are safe here.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Rejected
from oes_desktop.media import ebml
from oes_desktop.media.ebml import BadElement, OutOfBytes, Window
from oes_desktop.media.files import CutSource
from oes_desktop.media.webm_blocks import block_head, leading_track, track_kinds

_KEPT_BYTES = 4 * 1024 * 1024  # most of an element that is kept whole
_DAMAGES = 1_000  # places of damage in one file; beyond, the rest is given up
_LONGEST_FRAME = 1_000  # ticks that a last frame without a duration is believed to last
_ELEMENTS_A_STEP = 2_000  # between two looks at `cancel`
_OWN = frozenset({ebml.TRACK_UID, ebml.TRACK_NAME, ebml.VOID, ebml.CRC32})
_IN_SEGMENT = frozenset({ebml.SEEK_HEAD, ebml.CUES, ebml.TAGS, ebml.CHAPTERS, ebml.ATTACHMENTS})
_PASSED_OVER = frozenset({ebml.VOID, ebml.CRC32, ebml.POSITION, ebml.PREVIOUS_SIZE, ebml.SILENT_TRACKS})


@dataclass(slots=True)
class Part:
    """One file as the browser began it. `header`: its EBML header; `scale`: ns of a tick; `tracks`: payload
    of its description of tracks; `cue_track`: the one that cues point into (the video, else the first);
    `end`: ticks after its last frame."""

    header: bytes
    scale: int = 1_000_000
    tracks: bytes = b""
    cue_track: int = 0
    has_video: bool = False
    end: int = 0

    def milliseconds(self, ticks: int) -> int:
        return round(ticks * self.scale / 1_000_000)

    def take(self, identifier: int, payload: bytes) -> float:
        """An element from before the first cluster. The duration that it declares (ticks), if it does."""
        declared = 0.0
        if identifier == ebml.EBML:
            self.header = ebml.element(ebml.EBML, _limited(payload))
        elif identifier == ebml.INFO:
            for child in ebml.children(_limited(payload)):
                if child.id == ebml.TIMESTAMP_SCALE:
                    self.scale = ebml.number(child.payload[:8]) or 1_000_000
                elif child.id == ebml.DURATION:
                    declared = ebml.floating(child.payload)
        elif identifier == ebml.TRACKS:
            self.tracks = _limited(payload)
            self.cue_track, self.has_video = leading_track(track_kinds(payload))
        return declared

    def fits(self, other: Part) -> bool:
        """Its frames can be decoded by the description of the other's tracks."""
        return self.scale == other.scale and _track_shapes(self.tracks) == _track_shapes(other.tracks)


@dataclass(slots=True)
class Cluster:
    """`at`: where it begins; `body` to `end`: the bytes of its blocks, after its own time. `time` and `cue`
    (its first key frame) are ticks of its part."""

    part: int
    at: int
    body: int
    end: int
    time: int
    cue: int | None = None


@dataclass(slots=True)
class WebmIndex:
    """What one pass found. `damaged_ms`: where the first damage is, in its part; None for a whole file.
    `has_cues` and `declared_ms` are what the file itself brought, if anything."""

    size: int
    has_cues: bool = False
    declared_ms: int | None = None
    parts: list[Part] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    damaged_ms: int | None = None


def scan(
    source: ByteSource,
    progress: Callable[[int, int], None] | None = None,
    cancel: Cancel | None = None,
) -> WebmIndex:
    """Read `source` once; `progress` gets (bytes read, bytes in all).

    Raises `Rejected("not_media")` for what is no WebM, `Rejected("unsupported_media")` for one with nothing
    to play, `Unreachable("cancelled")`, and whatever the source raises.
    """
    window = Window(source)
    if window.peek(4) != ebml.EBML.to_bytes(4, "big"):
        raise Rejected("not_media")
    scanning = _Scan(window, source.size)
    while scanning.step():
        if progress is not None:
            progress(window.position, source.size)
        if cancel is not None:
            cancel.raise_if_set()
    return scanning.result()


def scan_run(source: ByteSource, start: int, stop: int, part: Part) -> tuple[list[Cluster], int]:
    """The clusters that begin in these bytes, which are in the middle of a file of one part, and the ticks
    after the last frame there. The last cluster may be cut off. Raises `Rejected("unsupported_media")` where
    another part begins, and what the source raises."""
    window = Window(CutSource(source, stop), start)
    scanning = _Scan(window, stop, replace(part))
    if window.find(ebml.CLUSTER.to_bytes(4, "big")):
        while scanning.step():
            pass
    return scanning.run()


class _Scan:
    """The pass itself. Elements are looked at one after another whatever their depth: clusters and segments
    are entered, so it makes no difference whether their size is known."""

    def __init__(self, window: Window, size: int, part: Part | None = None) -> None:
        """`part`: the one that is being read already."""
        self._window = window
        self._index = WebmIndex(size, parts=[] if part is None else [part])
        self._cluster: Cluster | None = None
        self._begun: int | None = None  # where a cluster begins whose head was read, its time not yet
        self._last: dict[int, tuple[int, int]] = {}  # of a track: its last time, and how long a frame lasts
        self._damages = 0
        self._kept: dict[int, Callable[[bytes], None]] = {
            ebml.EBML: self._on_part,
            ebml.INFO: self._on_info,
            ebml.TRACKS: self._on_tracks,
        }

    def step(self) -> bool:
        """Look at some thousand elements; False at the end."""
        for _ in range(_ELEMENTS_A_STEP):
            at = self._window.position
            if at >= self._index.size:
                self._leave_cluster(at)
                return False
            try:
                self._element(at)
            except (OutOfBytes, BadElement):
                if not self._recover(at):
                    return False
        return True

    def result(self) -> WebmIndex:
        self._finish_part()
        index = self._index
        index.clusters = [one for one in index.clusters if one.end > one.body]
        if not index.clusters or not all(part.cue_track for part in index.parts):
            raise Rejected("unsupported_media", what="empty")
        return index

    def run(self) -> tuple[list[Cluster], int]:
        self._finish_part()
        if len(self._index.parts) != 1:
            raise Rejected("unsupported_media", what="parts")
        return [one for one in self._index.clusters if one.end > one.body], self._index.parts[0].end

    def _element(self, at: int) -> None:
        identifier, size = self._window.head()
        if identifier == ebml.SIMPLE_BLOCK:
            self._simple_block(self._known(size))
        elif identifier == ebml.BLOCK_GROUP:
            self._block_group(self._known(size))
        elif identifier == ebml.TIMESTAMP:
            self._on_timestamp(self._window.take(self._known(size)))
        elif identifier in _PASSED_OVER:
            self._skip(self._known(size))
        elif identifier == ebml.CLUSTER:
            self._leave_cluster(at)
            self._begun = at
        elif identifier in self._kept:
            self._leave_cluster(at)
            self._kept[identifier](self._window.take(self._known(size)))
        elif identifier in _IN_SEGMENT:
            self._leave_cluster(at)
            self._skip(self._known(size))
            self._index.has_cues |= identifier == ebml.CUES
        elif identifier == ebml.SEGMENT:
            self._leave_cluster(at)
        else:
            raise BadElement

    def _known(self, size: int | None) -> int:
        """A size that the file tells, and that the file has."""
        if size is None:
            raise BadElement
        if self._window.position + size > self._index.size:
            raise OutOfBytes
        return size

    def _skip(self, length: int) -> None:
        self._window.position += length

    def _on_part(self, payload: bytes) -> None:
        self._finish_part()
        self._index.parts.append(Part(ebml.element(ebml.EBML, _limited(payload))))

    def _on_info(self, payload: bytes) -> None:
        part = self._index.parts[-1]
        declared = part.take(ebml.INFO, payload)
        if math.isfinite(declared) and 0 < declared < 2**53:
            self._index.declared_ms = part.milliseconds(round(declared))

    def _on_tracks(self, payload: bytes) -> None:
        self._index.parts[-1].take(ebml.TRACKS, payload)

    def _on_timestamp(self, payload: bytes) -> None:
        if self._begun is None or len(payload) > 8:
            raise BadElement
        place, part = self._window.position, len(self._index.parts) - 1
        self._cluster = Cluster(part, self._begun, place, place, ebml.number(payload))
        self._index.clusters.append(self._cluster)
        self._begun = None

    def _simple_block(self, length: int) -> None:
        track, offset, flags = block_head(self._window.peek(min(length, 12)))
        self._frame(track, offset, None, key=bool(flags & 0x80))
        self._skip(length)

    def _block_group(self, length: int) -> None:
        """Chromium wraps frames in groups when they have an alpha plane; a key frame refers to no other."""
        end = self._window.position + length
        head, duration, refers = None, None, False
        while self._window.position < end:
            identifier, size = self._window.head()
            inner = self._known(size)
            if identifier == ebml.BLOCK:
                head = block_head(self._window.peek(min(inner, 12)))
            elif identifier == ebml.BLOCK_DURATION:
                duration = ebml.number(self._window.peek(min(inner, 8)))
            refers = refers or identifier == ebml.REFERENCE_BLOCK
            self._skip(inner)
        if head is None or self._window.position != end:
            raise BadElement
        self._frame(head[0], head[1], duration, key=not refers)

    def _frame(self, track: int, offset: int, duration: int | None, *, key: bool) -> None:
        cluster = self._cluster
        if cluster is None:
            raise BadElement
        time = max(0, cluster.time + offset)
        before, lasts = self._last.get(track, (time, 0))
        if duration is not None:
            lasts = duration
        elif 0 < time - before <= _LONGEST_FRAME:
            lasts = time - before
        self._last[track] = max(time, before), lasts
        if key and cluster.cue is None and track == self._index.parts[-1].cue_track:
            cluster.cue = time

    def _leave_cluster(self, at: int) -> None:
        if self._cluster is not None:
            self._cluster.end = at
        self._cluster, self._begun = None, None

    def _finish_part(self) -> None:
        if self._index.parts:
            self._index.parts[-1].end = max((time + lasts for time, lasts in self._last.values()), default=0)
        self._last = {}

    def _recover(self, at: int) -> bool:
        """Damage at `at`: what came before stays, reading goes on at the next cluster, if there is one."""
        self._leave_cluster(at)
        self._damages += 1
        index = self._index
        if not index.parts:
            return False
        if index.damaged_ms is None:
            last = max((time for time, _ in self._last.values()), default=0)
            index.damaged_ms = index.parts[-1].milliseconds(last)
        self._window.position = at + 1
        return self._damages < _DAMAGES and self._window.find(ebml.CLUSTER.to_bytes(4, "big"))


def _limited(payload: bytes) -> bytes:
    if len(payload) > _KEPT_BYTES:
        raise BadElement
    return payload


def _track_shapes(payload: bytes) -> list[list[tuple[int, bytes]]]:
    """Every track without what each recorder draws by lot or may name as it likes."""
    return [
        sorted((child.id, child.payload) for child in ebml.children(entry.payload) if child.id not in _OWN)
        for entry in ebml.children(payload)
        if entry.id == ebml.TRACK_ENTRY
    ]
