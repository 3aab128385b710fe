"""Raw recordings of browsers made seekable for the player, where the server does not repair them.

MediaRecorder writes WebM without a duration and without cues, and libVLC cannot seek in it. One pass over
the bytes finds what is missing, and the player then reads the virtual remux (`media/virtual.py`): the bytes
in the vault and their hash stay as they are. The pass reads the whole recording, at some 200 MB/s, so it is
made once all of it is here.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import Recording
from oes_desktop.media.virtual import VirtualWebm, is_raw
from oes_desktop.media.webm_index import WebmIndex, scan

_KEPT = 8  # indexes: an hour of video has 34 KB
_BREAK_MS = 1_000  # a shorter one between two parts is none
_HEAD = 4_096


class Indexes:
    """Any thread but the window's."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: OrderedDict[tuple[str, str, int], WebmIndex] = OrderedDict()

    def needed(self, source: ByteSource) -> bool:
        """Whether it is raw. Raises what reading raises."""
        return is_raw(source.pread(0, _HEAD))

    def seekable(self, recording: Recording, source: ByteSource) -> ByteSource:
        """What the player should read instead of `source`: its virtual remux when it is raw, else itself. A
        file that cannot be understood stays as it is, for the player to say so. Raises what reading raises;
        a raw one is read whole."""
        if not self.needed(source):
            return source
        try:
            index = self._index(recording, source)
            return VirtualWebm(source, index, part_starts(index, recording.duration_ms))
        except Rejected as error:
            if error.reason == "not_offline":
                raise
            return source

    def _index(self, recording: Recording, source: ByteSource) -> WebmIndex:
        name = recording.id, recording.sha256, recording.size
        with self._lock:
            index = self._found.get(name)
            if index is None:
                index = self._found[name] = scan(source)
                if len(self._found) > _KEPT:
                    self._found.popitem(last=False)
            self._found.move_to_end(name)
            return index


def part_starts(index: WebmIndex, duration_ms: int) -> list[int] | None:
    """Where the parts of the recording begin, if that can be known: of two parts that are together shorter
    than the recording is said to be, the second ends with it, and the break lies between. None: each begins
    where the one before ends."""
    lengths = [part.milliseconds(part.end) for part in index.parts]
    if len(lengths) != 2 or duration_ms - sum(lengths) < _BREAK_MS:
        return None
    return [0, duration_ms - lengths[1]]
