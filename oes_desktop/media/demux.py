"""Opening a stranger's container with PyAV: only by the demuxer that its first bytes call for, only what a
proctor can play, within limits. Always called in a child process (see `sandbox`), never beside the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import av

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Damaged, Rejected
from oes_desktop.media.files import SourceFile
from oes_desktop.media.sniff import MP4, SNIFF_BYTES, sniff_video

Report = Callable[[int, int], None]

TRACKS = 16
SIDE, PIXELS = 16_384, 64_000_000  # of a picture
CODECS = frozenset(
    ("vp8", "vp9", "av1", "h264", "hevc", "mpeg4", "opus", "vorbis", "aac", "mp3", "flac", "pcm_s16le")
)


@contextmanager
def opened(source: ByteSource, media_type: str) -> Iterator[Any]:
    """The container in `source`, with its tracks checked.

    Raises `Rejected("unsupported_media", what=...)` for what cannot be played here, `Damaged("recording")`
    for what PyAV cannot read, and whatever the source raises.
    """
    demuxer = "mp4" if media_type == MP4 else "matroska"
    with ExitStack() as stack:
        with media_failures():
            file = stack.enter_context(av.open(SourceFile(source), format=demuxer))
            _check_tracks(file)
        yield file


@contextmanager
def media_failures() -> Iterator[None]:
    """The door of PyAV."""
    try:
        yield
    except (av.error.FFmpegError, ValueError) as error:
        raise Damaged("recording", detail=type(error).__name__) from error


def playable(file: Any) -> list[Any]:
    """The tracks that are kept: pictures and sound."""
    return [stream for stream in file.streams if stream.type in ("video", "audio")]


def media_type_of(source: ByteSource) -> str:
    return sniff_video(source.pread(0, SNIFF_BYTES))


def in_halves(report: Report) -> tuple[Report, Report]:
    """Two passes over the same bytes, told as one."""
    return (
        lambda done, total: report(done, 2 * total),
        lambda done, total: report(total + done, 2 * total),
    )


def _check_tracks(file: Any) -> None:
    if len(file.streams) > TRACKS:
        raise Rejected("unsupported_media", what="tracks", limit=TRACKS)
    tracks = playable(file)
    if not tracks:
        raise Rejected("unsupported_media", what="empty")
    for stream in tracks:
        codec = stream.codec_context.name if stream.codec_context is not None else "unknown"
        if codec not in CODECS:
            raise Rejected("unsupported_media", what=codec)
        if stream.type == "video":
            width, height = stream.codec_context.width, stream.codec_context.height
            if max(width, height) > SIDE or width * height > PIXELS:
                raise Rejected("unsupported_media", what="frame_size", limit=PIXELS)
