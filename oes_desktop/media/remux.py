"""A recording with duration and index out of one without: the packets are copied, nothing is encoded again.

Reads a raw WebM through its virtual remux, so that damage, a cut tail and a second part in the same bytes are
already set right; then PyAV writes it anew. The same input always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import av

from oes_desktop.disk import trouble
from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.cancel import Cancel
from oes_desktop.media import sandbox
from oes_desktop.media.demux import in_halves, media_failures, media_type_of, opened, playable
from oes_desktop.media.files import FileSource
from oes_desktop.media.sniff import MATROSKA, MP4, WEBM
from oes_desktop.media.virtual import VirtualWebm
from oes_desktop.media.webm_index import scan

_FORMATS = {
    WEBM: ("webm", {"cues_to_front": "1"}),
    MATROSKA: ("matroska", {"cues_to_front": "1"}),
    MP4: ("mp4", {"movflags": "+faststart"}),
}
_REPORT_PACKETS = 500
_RESTART_S = 1.0  # a step back by more than this is a clock that began anew, not disorder


def remux(
    source: Path,
    target: Path,
    progress: Callable[[int, int], None] | None = None,
    cancel: Cancel | None = None,
) -> None:
    """Write `source` anew as `target`, in the same kind of container, with duration and index in front.

    Raises as `probe.probe`; then nothing stays at `target`.
    """
    with ExitStack() as undo:
        undo.callback(target.unlink, missing_ok=True)
        sandbox.run(_copy, str(source), str(target), progress=progress, cancel=cancel)
        undo.pop_all()


def _copy(source: str, target: str, report: Callable[[int, int], None]) -> None:
    """Runs in the child."""
    file = FileSource(Path(source))
    media_type = media_type_of(file)
    view: ByteSource = file
    if media_type != MP4:
        first, report = in_halves(report)
        view = VirtualWebm(file, scan(file, first))
    with opened(view, media_type) as container, _written(Path(target), media_type) as out:
        tracks = {stream.index: _Track(stream, out) for stream in playable(container)}
        for count, packet in enumerate(_packets(container)):
            out.mux(tracks[packet.stream.index].moved(packet))
            if count % _REPORT_PACKETS == 0:
                report(min(packet.pos or 0, view.size), view.size)


@contextmanager
def _written(target: Path, media_type: str) -> Iterator[Any]:
    """The container that is made; trouble with the disk is told from trouble with the packets."""
    name, options = _FORMATS[media_type]
    options = {"fflags": "+bitexact", **options}  # nothing by lot, no date: the same bytes every time
    with media_failures():
        try:
            with av.open(str(target), "w", format=name, options=options) as out:
                yield out
        except OSError as error:
            raise trouble(error, target) from error


def _packets(container: Any) -> Iterator[Any]:
    """Every packet that can be read; damage ends them, what came before is kept."""
    reading = container.demux(playable(container))
    while True:
        try:
            packet = next(reading)
        except (StopIteration, av.error.FFmpegError, ValueError):
            return
        if packet.size and packet.pts is not None:
            yield packet


class _Track:
    """One track of the copy. Keeps its times rising, as containers demand of them."""

    def __init__(self, stream: Any, out: Any) -> None:
        self._stream = out.add_stream_from_template(stream)
        self._stream.metadata.update(stream.metadata)  # "alpha_mode" says that a picture has a second plane
        self._step = 1 if out.format.name == "mp4" else 0  # two frames of one time: only Matroska has them
        self._restart = round(_RESTART_S / stream.time_base)
        self._last: int | None = None
        self._shift = 0

    def moved(self, packet: Any) -> Any:
        time = (packet.pts if packet.dts is None else packet.dts) + self._shift
        if self._last is not None and time < self._last + self._step:
            if self._last - time > self._restart:
                self._shift += self._last + 1 - time
            time = self._last + self._step
        packet.dts, packet.pts = time, max(packet.pts + self._shift, time)
        self._last = time
        packet.stream = self._stream
        return packet
