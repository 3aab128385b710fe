"""Single pictures out of recordings: the frame that covers a moment.

A still screen recording shows one frame for many seconds; a player that seeks there leaves a wrong picture
up until the next coded frame. The right one is decoded here, in a child process, from the same bytes as the
player reads. Two recordings (camera and screen of an attempt) are kept open; the one used longest ago goes.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Unreachable
from oes_desktop.domain.models import Recording
from oes_desktop.services.recordings.read_through import Recordings

if TYPE_CHECKING:
    from oes_desktop.media.frames import FrameGrabber, RgbFrame

KEPT_OPEN = 2


class Pictures:
    """Any thread but the window's: a first picture starts a process (some 300 ms), later ones take 15-30."""

    def __init__(self, recordings: Recordings, cancel: Cancel | None = None, *, exact: bool = False) -> None:
        """`exact`: as of `Recordings.playable`; `cancel` ends the reading."""
        self._recordings, self._exact, self._cancel = recordings, exact, cancel
        self._lock = threading.Lock()
        self._open: OrderedDict[str, tuple[ByteSource, FrameGrabber]] = OrderedDict()
        self._closed = False

    def covering(
        self,
        exam_id: str,
        recording: Recording,
        offset_ms: int,
        max_width: int = 1920,
        *,
        rough: bool = False,
    ) -> RgbFrame:
        """The picture on show at `offset_ms` of the recording; `rough`: the key frame before it, in some 5
        ms. Raises `Damaged`, and what reading raises."""
        return self._grabber(exam_id, recording).at(offset_ms, max_width, key_only=rough)

    def close(self) -> None:
        """Let go of processes and files. May be called twice."""
        with self._lock:
            self._closed = True
            leaving, self._open = list(self._open.values()), OrderedDict()
        for opened in leaving:
            _let_go(opened)

    def _grabber(self, exam_id: str, recording: Recording) -> FrameGrabber:
        from oes_desktop.media.frames import FrameGrabber  # nobody needs processes before a report

        leaving = None
        with self._lock:
            if self._closed:
                raise Unreachable("cancelled")
            if recording.id not in self._open:
                source = self._recordings.playable(exam_id, recording, exact=self._exact, cancel=self._cancel)
                self._open[recording.id] = (source, FrameGrabber(source))
                if len(self._open) > KEPT_OPEN:
                    _, leaving = self._open.popitem(last=False)
            self._open.move_to_end(recording.id)
            grabber = self._open[recording.id][1]
        if leaving is not None:
            _let_go(leaving)
        return grabber


def _let_go(opened: tuple[ByteSource, FrameGrabber]) -> None:
    source, grabber = opened
    source.cancel()
    grabber.close()
    source.close()
