"""Single pictures out of recordings: the frame that covers a moment.

A still screen recording shows one frame for many seconds; a player that seeks there leaves a wrong picture
up until the next coded frame. The right one is decoded here, in a child process, from the same bytes as the
player reads. Two recordings (camera and screen of an attempt) are kept open; the one used longest ago goes.
One over which several decoders died is decoded no more while it is open (fault C8): each may take a minute.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, Unreachable
from oes_desktop.domain.models import Recording
from oes_desktop.services.recordings.read_through import Recordings

if TYPE_CHECKING:
    from oes_desktop.media.frames import FrameGrabber, RgbFrame

KEPT_OPEN = 2
_MOST_DEATHS = 3


@dataclass(frozen=True, slots=True)
class _Opened:
    """`cancel`: of whoever had it opened; once it is set, nothing can be read any more."""

    source: ByteSource
    grabber: FrameGrabber
    cancel: Cancel

    def let_go(self) -> None:
        self.source.cancel()
        self.grabber.close()
        self.source.close()


class Pictures:
    """Any thread but the window's: a first picture starts a process (some 300 ms), later ones take 15-30."""

    def __init__(self, recordings: Recordings, cancel: Cancel | None = None, *, exact: bool = False) -> None:
        """`exact`: as of `Recordings.playable`; `cancel` ends the reading."""
        self._recordings, self._exact, self._cancel = recordings, exact, cancel or Cancel()
        self._lock = threading.Lock()
        self._open: OrderedDict[str, _Opened] = OrderedDict()
        self._closed = False

    def covering(
        self,
        exam_id: str,
        recording: Recording,
        offset_ms: int,
        max_width: int = 1920,
        *,
        rough: bool = False,
        cancel: Cancel | None = None,
    ) -> RgbFrame:
        """The picture on show at `offset_ms` of the recording; `rough`: the key frame before it, in some 5
        ms. Raises `Damaged`, and what reading raises. `cancel`: of whoever looks at the recording, the same
        for every picture; it ends the reading within 250 ms, and `Unreachable("cancelled")` is raised."""
        grabber = self._grabber(exam_id, recording, cancel or self._cancel)
        if grabber.deaths >= _MOST_DEATHS:
            raise Damaged("recording", at_ms=offset_ms, detail="its decoder died before")
        return grabber.at(offset_ms, max_width, key_only=rough)

    def close(self) -> None:
        """Let go of processes and files. May be called twice."""
        with self._lock:
            self._closed = True
            leaving, self._open = list(self._open.values()), OrderedDict()
        for opened in leaving:
            opened.let_go()

    def _grabber(self, exam_id: str, recording: Recording, cancel: Cancel) -> FrameGrabber:
        from oes_desktop.media.frames import FrameGrabber  # nobody needs processes before a report

        leaving: list[_Opened] = []
        with self._lock:
            if self._closed:
                raise Unreachable("cancelled")
            opened = self._open.get(recording.id)
            if opened is not None and opened.cancel.is_set:
                leaving.append(self._open.pop(recording.id))
                opened = None
            if opened is None:
                source = self._recordings.playable(exam_id, recording, exact=self._exact, cancel=cancel)
                opened = self._open[recording.id] = _Opened(source, FrameGrabber(source), cancel)
                if len(self._open) > KEPT_OPEN:
                    leaving.append(self._open.popitem(last=False)[1])
            self._open.move_to_end(recording.id)
        for gone in leaving:
            gone.let_go()
        return opened.grabber
