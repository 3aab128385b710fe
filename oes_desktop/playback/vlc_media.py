"""The bytes of one recording as a libVLC media: four callbacks over a `ByteSource`.

The callbacks run on libVLC's reader thread. Nothing may escape from them: an error of the source is kept in
`trouble` and told to libVLC as a read error, so that "the recording ends" and "its bytes cannot be had" are
never confused. The callbacks must stay referenced until the player has been stopped and released.
"""

from __future__ import annotations

import ctypes
import itertools
import logging
import threading
import time
from typing import Any

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Damaged, OesError
from oes_desktop.playback.container_kind import Form, reorder_ms
from oes_desktop.playback.vlc_library import Library

log = logging.getLogger(__name__)

# KiB and bytes. By default libVLC reads 17 MB a seek, with these 0.23 MB.
_OPTIONS = (":prefetch-buffer-size=128", ":prefetch-read-size=65536", ":no-sub-autodetect-file")
# libVLC's own demuxers are exact and quick where there is an index; avformat manages without one. The one for
# MP4 reads 15 s ahead in one go where no other track lies between, as in a recording without sound: its time
# then stands still, and seeks find no picture or a grey one.
_DEMUXERS = {
    Form.MATROSKA: "mkv",
    Form.MP4: "mp4",
    Form.MP4_ALONE: "avformat",
    Form.WITHOUT_INDEX: "avformat",
}


class VlcMedia:
    """`media` is libVLC's object. It may be opened several times over: a place per opening."""

    def __init__(self, library: Library, source: ByteSource, form: Form, *, audio: bool) -> None:
        self.source, self.form = source, form
        self.trouble: OesError | None = None  # since the last seek
        self.refused: OesError | None = None  # the last one of all
        self.at_end = False  # the last read came to the end of the file
        self.reorder_ms = 0.0  # known when libVLC has opened it
        self._places: dict[int, int] = {}
        self._numbers = itertools.count(1)
        self._reading_since: float | None = None
        self._lock = threading.Lock()
        make = library.vlc.CallbackDecorators
        self._callbacks = (
            make.MediaOpenCb(self._open),
            make.MediaReadCb(self._read),
            make.MediaSeekCb(self._seek),
            make.MediaCloseCb(self._close),
        )
        self.media: Any = library.instance.media_new_callbacks(*self._callbacks, None)
        for option in (*_OPTIONS, f":demux={_DEMUXERS[form]}", *(() if audio else (":no-audio",))):
            self.media.add_option(option)

    def reading_for(self) -> float:
        """Seconds that the present read has been waiting for its bytes; 0 when there is none."""
        since = self._reading_since
        return 0.0 if since is None else time.monotonic() - since

    def _open(self, _opaque: int, handle: Any, size: Any) -> int:
        with self._lock:
            number = next(self._numbers)
            self._places[number] = 0
        if self.form in (Form.MP4, Form.MP4_ALONE):
            self._look_for_reordering()
        handle[0] = number
        size[0] = self.source.size
        return 0

    def _look_for_reordering(self) -> None:
        try:
            self._reading_since = time.monotonic()
            self.reorder_ms = reorder_ms(self.source)
        except OesError:
            log.info("the head of a recording cannot be read")  # libVLC comes upon it too, and is told
        except Exception:  # an exception must not cross into libVLC
            log.exception("reading the head of a recording failed")
        finally:
            self._reading_since = None

    def _read(self, number: int, buffer: Any, length: int) -> int:
        try:
            self._reading_since = time.monotonic()
            place = self._places[number]
            data = self.source.pread(place, length)
            ctypes.memmove(buffer, data, len(data))
            self._places[number] = place + len(data)
            self.at_end = place + len(data) >= self.source.size
            return len(data)
        except OesError as error:
            self._keep(error)
        except Exception as error:  # an exception must not cross into libVLC
            log.exception("reading a recording failed")
            self._keep(Damaged("recording", detail=type(error).__name__))
        finally:
            self._reading_since = None
        return -1

    def _seek(self, number: int, place: int) -> int:
        if number not in self._places or not 0 <= place <= self.source.size:
            return -1
        self._places[number] = place
        return 0

    def _close(self, number: int) -> None:
        self._places.pop(number, None)

    def _keep(self, error: OesError) -> None:
        self.refused = error
        if self.trouble is None:
            self.trouble = error
