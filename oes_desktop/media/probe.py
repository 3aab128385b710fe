"""What a recording really is and how long it really lasts, measured packet by packet.

The header of a container is a claim; the end of the last packet is a fact. Works on files; the reading is
done in a child process.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Rejected
from oes_desktop.media import boxes, sandbox
from oes_desktop.media.demux import in_halves, media_type_of, opened, playable
from oes_desktop.media.files import FileSource
from oes_desktop.media.sniff import MP4, sniff
from oes_desktop.media.virtual import VirtualWebm
from oes_desktop.media.webm_index import scan

__all__ = ["MediaFacts", "probe", "sniff"]

_TRUSTED_MS = 1_000  # how far a declared duration may be off
_REPORT_PACKETS = 500


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """`duration_ms`: to the end of the last packet. `declared_ms`: what the container says (None: nothing).
    `has_index`: a player can seek in it as it is. `damaged_ms`: from where on something is missing or wrong
    (None: nowhere). `frames`: packets of the picture; `packets`: of everything that is kept."""

    media_type: str
    duration_ms: int
    declared_ms: int | None
    has_index: bool
    damaged_ms: int | None
    video: bool
    audio: bool
    width: int
    height: int
    frames: int
    packets: int
    codecs: tuple[str, ...]

    @property
    def needs_remux(self) -> bool:
        """It has no index, no duration, or a wrong one."""
        declared = self.declared_ms
        return not self.has_index or declared is None or abs(declared - self.duration_ms) > _TRUSTED_MS


def probe(
    path: Path, progress: Callable[[int, int], None] | None = None, cancel: Cancel | None = None
) -> MediaFacts:
    """Measure the file at `path`.

    Raises `Rejected("not_media")` by its first bytes, `Rejected("unsupported_media", what=codec or limit)`,
    `Damaged("recording")` when nothing of it can be read or the reader died over it, `DiskTrouble`,
    `Unreachable("cancelled")`.
    """
    source = FileSource(path)
    try:
        media_type = media_type_of(source)
    finally:
        source.close()
    return sandbox.run(_measure, str(path), media_type, progress=progress, cancel=cancel)


def _measure(path: str, media_type: str, report: Callable[[int, int], None]) -> MediaFacts:
    """Runs in the child."""
    file = FileSource(Path(path))
    if media_type == MP4:
        shape = boxes.layout(file)
        with opened(file, media_type) as container:
            declared = round(container.duration / 1000) if container.duration else None
            length = _Length.of(container, file.size, report)
            damaged = None if shape.whole and not length.broken else length.end_ms
            return _facts(container, media_type, length, declared, shape.has_index, damaged)
    first, second = in_halves(report)
    index = scan(file, first)
    view = VirtualWebm(file, index)
    with opened(view, media_type) as container:
        length = _Length.of(container, view.size, second)
        damaged = length.end_ms if length.broken else index.damaged_ms
        one_part = len(index.parts) == 1
        declared = index.declared_ms if one_part else None
        return _facts(container, media_type, length, declared, index.has_cues and one_part, damaged)


def _facts(
    container: Any,
    media_type: str,
    length: _Length,
    declared_ms: int | None,
    has_index: bool,
    damaged_ms: int | None,
) -> MediaFacts:
    tracks = playable(container)
    video = next((stream.codec_context for stream in tracks if stream.type == "video"), None)
    if not length.packets:
        raise Rejected("unsupported_media", what="empty")
    return MediaFacts(
        media_type=media_type,
        duration_ms=length.end_ms,
        declared_ms=declared_ms,
        has_index=has_index,
        damaged_ms=damaged_ms,
        video=video is not None,
        audio=any(stream.type == "audio" for stream in tracks),
        width=video.width if video else 0,
        height=video.height if video else 0,
        frames=length.frames,
        packets=length.packets,
        codecs=tuple(stream.codec_context.name for stream in tracks),
    )


@dataclass(slots=True)
class _Length:
    """Counted over all packets. `broken`: the reader gave up before the end."""

    end_ms: int = 0
    packets: int = 0
    frames: int = 0
    broken: bool = False

    @classmethod
    def of(cls, container: Any, size: int, report: Callable[[int, int], None]) -> _Length:
        import av

        length = cls()
        tracks = playable(container)
        try:
            for packet in container.demux(tracks):
                length._count(packet)
                if length.packets % _REPORT_PACKETS == 0:
                    report(min(packet.pos or 0, size), size)
        except (av.error.FFmpegError, ValueError):
            length.broken = True
        return length

    def _count(self, packet: Any) -> None:
        if not packet.size or packet.pts is None:  # the empty packet that ends each track
            return
        self.packets += 1
        self.frames += packet.stream.type == "video"
        end = (packet.pts + (packet.duration or 0)) * packet.time_base
        self.end_ms = max(self.end_ms, round(end * 1000))
