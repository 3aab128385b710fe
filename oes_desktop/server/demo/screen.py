"""What the student's screen shows, as short clips: questions read and answered, and what breaks the rules.

A clip is a list of pictures, 1280x720 at 4 a second. Only a pointer moves, so a clip costs little to make and
to keep. Nothing is random: the same paper and system give the same pictures.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from PIL import Image

from oes_desktop.server.demo import pages
from oes_desktop.server.demo.brush import lay, outline
from oes_desktop.server.demo.questions import PAPERS

FPS = Fraction(4)
FRAME_MS = 250

# Pictures of each clip; a clip of a question has its number behind it: `read3`.
LENGTHS = {
    "read": 24, "answer": 12, "answered": 12, "other_page": 12, "desktop": 12,
    "copied": 12, "display": 12, "stopped": 12,
}  # fmt: skip

_REST = (1010, 600)  # where the pointer rests
_NOTICES = {  # what the exam page says, Russian and Kazakh
    "copied": (
        "Копирование и вставка запрещены. Действие заблокировано",
        "Көшіруге және қоюға тыйым салынған. Әрекет бұғатталды",
    ),
    "display": ("Обнаружен второй монитор. Отключите его", "Екінші монитор анықталды. Оны ажыратыңыз"),
}


def scene(name: str) -> tuple[str, int]:
    """`read3` as ("read", 3); a clip without a question has 0."""
    base = name.rstrip("0123456789")
    return base, int(name[len(base) :] or 0)


def length(name: str) -> int:
    return LENGTHS[scene(name)[0]]


class Screen:
    """Draws the clips of one paper (its place in `PAPERS`) in one testing system."""

    def __init__(self, paper: int, system: str) -> None:
        self._paper = PAPERS[paper]
        self._system = pages.SYSTEMS[system]
        self._page = lru_cache(maxsize=8)(self._draw_page)

    def clip(self, name: str) -> Iterator[Image.Image]:
        """The pictures of a clip of `LENGTHS`."""
        base, number = scene(name)
        still = self._page(base, number)
        count = LENGTHS[base]
        if base in ("desktop", "stopped"):
            return (still for _ in range(count))
        if base == "answer":
            return self._answer(number, count)
        kept: dict[tuple[int, int], Image.Image] = {}
        return (_pointed(still, _wander(step, count, base), kept) for step in range(count))

    def _answer(self, number: int, count: int) -> Iterator[Image.Image]:
        """The pointer goes to the answer, marks it, and goes back."""
        goal = pages.answer_place(self._paper, number)
        before, after = self._page("read", number), self._page("answered", number)
        for step in range(count):
            share = min(1.0, step / 4) if step < 7 else max(0.0, 1 - (step - 6) / 4)
            share = share * share * (3 - 2 * share)
            place = (
                round(_REST[0] + (goal[0] - _REST[0]) * share),
                round(_REST[1] + (goal[1] - _REST[1]) * share),
            )
            yield _pointed(before if step < 5 else after, place, {})

    def _draw_page(self, base: str, number: int) -> Image.Image:
        if base == "desktop":
            return pages.desktop()
        if base == "stopped":
            return pages.share_stopped()
        if base == "other_page":
            return pages.other_page(self._paper, number, self._system)
        chosen = self._paper.questions[number].chosen if base == "answered" else None
        notice = _NOTICES[base][self._paper.kazakh] if base in _NOTICES else ""
        return pages.exam_page(self._paper, number, self._system, chosen=chosen, notice=notice)


def _wander(step: int, count: int, base: str) -> tuple[int, int]:
    """The pointer of somebody who reads: mostly still, a small circle now and then."""
    if base == "other_page":
        return 420 + step * 6, 250 + step * 14
    if not 4 <= step < 11:
        return _REST
    turn = 2 * math.pi * (step - 4) / 7
    return round(_REST[0] + 26 * math.sin(turn)), round(_REST[1] - 30 * (1 - math.cos(turn)))


def _pointed(
    still: Image.Image, place: tuple[int, int], kept: dict[tuple[int, int], Image.Image]
) -> Image.Image:
    if place not in kept:
        kept[place] = still.copy()
        kept[place].paste(_pointer(), place, _pointer())
    return kept[place]


@lru_cache(maxsize=1)
def _pointer() -> Image.Image:
    size = (26, 34)
    canvas = Image.new("RGBA", size)
    arrow = [(2, 2), (2, 26), (8, 21), (12, 30), (16, 28), (12, 19), (20, 19)]
    lay(canvas, outline(size, arrow, round_off=False), (255, 255, 255))
    inner = [(4, 6), (4, 22), (8.5, 18), (13, 27), (13.6, 26.6), (9.5, 17.4), (15.6, 17.2)]
    lay(canvas, outline(size, inner, round_off=False), (20, 24, 34))
    return canvas
