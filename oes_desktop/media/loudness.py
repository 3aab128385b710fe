"""How loud a recording is along its time: one byte for every `LEVEL_MS`, so that a voice can be seen.

Fed with mono samples as they are decoded; knows no decoder.
"""

from __future__ import annotations

import math
import re
from array import array

from oes_desktop.domain.film import FLOOR_DB, LEVEL_MS, LOUDEST
from oes_desktop.domain.observed import SILENT, Flaw

RATE = 8_000  # samples a second that are listened to: enough for a voice
SILENT_MS = 10_000  # no sound at all for this long is not a pause of the room
_FULL_SCALE = 32_768
_QUIETEST = 2  # of full scale: what decoders make of digital silence
_BUCKET = RATE * LEVEL_MS // 1000
_LONGEST_MS = 24 * 3_600_000  # a sound that claims to be later is not believed


class Loudness:
    """The peaks of everything heard so far. What lies between two pieces of sound is silence."""

    def __init__(self) -> None:
        self._peaks = array("i")

    def hear(self, start: int, samples: array[int]) -> None:
        """16-bit samples, the first of them number `start` of the recording at `RATE`."""
        at, skipped = max(0, start), max(0, -start)
        if (at + len(samples)) * 1000 > _LONGEST_MS * RATE:
            return
        while skipped < len(samples):
            bucket, inside = divmod(at, _BUCKET)
            piece = samples[skipped : skipped + _BUCKET - inside]
            if bucket >= len(self._peaks):
                self._peaks.extend([0] * (bucket + 1 - len(self._peaks)))
            self._peaks[bucket] = max(self._peaks[bucket], max(piece), -min(piece))
            at += len(piece)
            skipped += len(piece)

    @property
    def heard_ms(self) -> int:
        return len(self._peaks) * LEVEL_MS

    def levels(self, first: int = 0) -> bytes:
        """From level number `first` on."""
        return bytes(level_of(peak) for peak in self._peaks[first:])


def level_of(peak: int) -> int:
    """0 for no sound at all, else 1 (`FLOOR_DB` or less below full scale) to 255, even in decibels."""
    if peak <= _QUIETEST:
        return 0
    decibels = 20 * math.log10(peak / _FULL_SCALE)
    return min(LOUDEST, max(1, round(1 + (LOUDEST - 1) * (1 - decibels / FLOOR_DB))))


def silent(levels: bytes, until_ms: int) -> tuple[Flaw, ...]:
    """Where a microphone gave nothing for at least `SILENT_MS`, up to `until_ms`; sound that ends early is
    silence from there."""
    count = -(-until_ms // LEVEL_MS)
    whole = levels[:count].ljust(count, b"\0")
    runs = re.finditer(rb"\0{%d,}" % (SILENT_MS // LEVEL_MS), whole)
    return tuple(Flaw(run.start() * LEVEL_MS, min(run.end() * LEVEL_MS, until_ms), SILENT) for run in runs)
