"""Black and frozen pictures: the judgement of one look after the other, and where to look closely.

A camera never gives the same picture twice: noise alone changes it all over. One whose pictures stay the same
has stopped, whatever its clock says; a still room is not that. A still SCREEN is normal and never asked.
Knows no decoder; pictures are Pillow's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops

from oes_desktop.domain.observed import BLACK, FROZEN, Flaw

LOOK_SIZE = (160, 120)
LOOK_MS = 200  # between two looks where it is looked closely
BLACK_MS = 2_000  # shorter is a blink of the camera
FROZEN_MS = 8_000
_DARK_MEAN, _DARK_MOST = 14, 34  # of 255: of the whole picture, and of all but its brightest hundredth
_SAME_SHARE = 0.02  # of the pixels that may differ by a trace between two looks at one picture
_TRACE = 3  # of 255
_SETTLE_MS, _SETTLE_SHARE = 1_000, 0.3  # encoders go on improving a still picture after a key frame
_SETTLE_DIFFERENCE = 12  # of 255, anywhere, while they do


def look_at(picture: Image.Image) -> Image.Image:
    """What is judged of a picture: small, grey."""
    return picture.convert("L").resize(LOOK_SIZE, Image.Resampling.BOX)


def is_black(look: Image.Image) -> bool:
    counts = look.histogram()
    total = sum(counts)
    if sum(value * count for value, count in enumerate(counts)) > _DARK_MEAN * total:
        return False
    return sum(counts[_DARK_MOST + 1 :]) <= total // 100


class Watch:
    """Takes the looks in order of time; `frozen`: whether a still picture is a flaw (of a camera)."""

    def __init__(self, *, frozen: bool) -> None:
        self._asks_frozen = frozen
        self._flaws: list[Flaw] = []
        self._dark_from: int | None = None
        self._still_from = 0
        self._last: Image.Image | None = None
        self._last_ms = 0
        self._settled_ms = 0  # from then on a still picture has to be the same
        self._key_ms = -_SETTLE_MS * 10

    def look(self, time_ms: int, look: Image.Image, *, key: bool = False) -> None:
        """`key`: this picture was encoded anew."""
        dark = is_black(look)
        if dark and self._dark_from is None:
            self._dark_from = time_ms
        elif not dark and self._dark_from is not None:
            self._end_dark(time_ms)
        if not self._asks_frozen:
            return
        if key:  # where key frames are close, no time is left to them
            self._settled_ms = time_ms + min(_SETTLE_MS, round((time_ms - self._key_ms) * _SETTLE_SHARE))
            self._key_ms = time_ms
        if dark or self._last is None or not self._same(time_ms, self._last, look):
            self._end_still(time_ms)
            self._still_from = time_ms
        self._last, self._last_ms = (None if dark else look), time_ms

    def pass_over(self, time_ms: int) -> None:
        """Nothing suggests a still picture from here to the next look: it moves."""
        self._end_still(time_ms)
        self._last = None

    @property
    def still_ms(self) -> int:
        """For how long the picture stood still at the last look."""
        return self._last_ms - self._still_from if self._last is not None else 0

    def flaws(self, until_ms: int) -> tuple[Flaw, ...]:
        """So far, with what goes on at `until_ms`."""
        running = []
        if self._dark_from is not None and until_ms - self._dark_from >= BLACK_MS:
            running.append(Flaw(self._dark_from, until_ms, BLACK))
        if self._last is not None and until_ms - self._still_from >= FROZEN_MS:
            running.append(Flaw(self._still_from, until_ms, FROZEN))
        return (*self._flaws, *running)

    def _same(self, time_ms: int, before: Image.Image, now: Image.Image) -> bool:
        difference = ImageChops.difference(before, now)
        counts = difference.histogram()
        if sum(counts[1:]) <= _SAME_SHARE * sum(counts) and not sum(counts[_TRACE + 1 :]):
            return True
        return time_ms <= self._settled_ms and not sum(counts[_SETTLE_DIFFERENCE + 1 :])

    def _end_dark(self, time_ms: int) -> None:
        assert self._dark_from is not None
        if time_ms - self._dark_from >= BLACK_MS:
            self._flaws.append(Flaw(self._dark_from, time_ms, BLACK))
        self._dark_from = None

    def _end_still(self, time_ms: int) -> None:
        if self._last is not None and time_ms - self._still_from >= FROZEN_MS:
            self._flaws.append(Flaw(self._still_from, time_ms, FROZEN))


@dataclass(frozen=True, slots=True)
class Coded:
    """One coded picture: when it is shown, and how many bytes it took."""

    time_ms: int
    size: int


class Suspicion:
    """Which groups of pictures are worth decoding whole: a picture that stands still takes next to no bytes,
    one that is covered at once takes many. `pixels` of a picture; `quiet`: whether standing still is worth a
    look (of a camera). Groups are given in order."""

    _QUIET, _BURST = 0.35, 6.0  # of what a picture takes as a rule
    _RUN_MS = 2_000

    def __init__(self, pixels: int, *, quiet: bool) -> None:
        self._asks_quiet = quiet
        self._least = max(24, pixels // 2_048)  # bytes: a picture in which nothing changed
        self._usual = 0.0  # not known yet

    def learn(self, group: Sequence[Coded]) -> None:
        """A group of pictures that was alive."""
        sizes = sorted(coded.size for coded in group)
        if sizes:
            self._usual = max(float(sizes[len(sizes) * 3 // 4]), 0.8 * self._usual)

    def of(self, group: Sequence[Coded], until_ms: int) -> bool:
        """`group`: after its key frame; `until_ms`: where the next one begins."""
        if not self._usual:
            return True
        if any(coded.size > self._BURST * max(self._usual, self._least) for coded in group):
            return True
        return self._asks_quiet and (not group or self._is_quiet(group, until_ms))

    def _is_quiet(self, group: Sequence[Coded], until_ms: int) -> bool:
        """Whether pictures hardly change, or do not come at all, for a while."""
        most = max(self._least, self._QUIET * self._usual)
        quiet_from: int | None = None
        for coded, after in zip(group, [*group[1:], Coded(until_ms, 0)], strict=True):
            if coded.size > most:
                quiet_from = None
                if after.time_ms - coded.time_ms >= self._RUN_MS:
                    return True
                continue
            quiet_from = coded.time_ms if quiet_from is None else quiet_from
            if after.time_ms - quiet_from >= self._RUN_MS:
                return True
        return False
