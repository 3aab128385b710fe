"""What was on show where the pointer stands on the timeline: the nearest small picture of the film at once,
labelled with its own time, then the exact one when the pointer rests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QImage

from oes_desktop.domain.errors import OesError
from oes_desktop.domain.film import Film
from oes_desktop.domain.models import CAMERA, Recording
from oes_desktop.playback.exam_clock import Placement
from oes_desktop.playback.theatre import KINDS
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.frame_popup import WIDTH, FramePopup, Shown
from oes_desktop.ui.report.timeline import Timeline
from oes_desktop.ui.report.timeline_words import flaw_line

REST_MS = 120  # the pointer stands
_KEPT = 24  # decoded pictures
Exact = Callable[
    [Recording, int, int], tuple[int, QImage]
]  # recording, offset ms, width: its time, the picture


class Hovering(QObject):
    """`exact` is called on a lane; `wish(recording id, offset ms)` hears which place is looked at."""

    def __init__(
        self,
        timeline: Timeline,
        popup: FramePopup,
        tasks: Tasks,
        formats: Formats,
        exact: Exact,
        wish: Callable[[str, int], None],
    ) -> None:
        super().__init__(timeline)
        self._timeline, self._popup, self._tasks, self._formats = timeline, popup, tasks, formats
        self._exact, self._wish = exact, wish
        self._films: Mapping[str, Film] = {}
        self._wall: int | None = None
        self._x = 0
        self._near: dict[str, Shown] = {}  # by kind
        self._decoded: dict[bytes, QImage] = {}
        self._asking = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask_exact)
        timeline.hovered.connect(self._move)

    def show_films(self, films: Mapping[str, Film]) -> None:
        self._films = films

    def _move(self, wall_ms: int | None, x: int) -> None:
        self._wall, self._x, self._near = wall_ms, x, {}
        self._rest.stop()
        if wall_ms is None:
            self._popup.hide()
            return
        wanted: list[tuple[Placement, int, bytes]] = []
        for placed in self._placed():
            film = self._films.get(placed.recording.id)
            still = film.at(placed.offset_ms) if film is not None else None
            self._wish(placed.recording.id, placed.offset_ms)
            if still is not None:
                wanted.append((placed, still.time_ms, still.jpeg))
            else:
                self._near[placed.recording.kind] = Shown(self._side(placed), QImage(), False)
        missing = [jpeg for _, _, jpeg in wanted if jpeg not in self._decoded]
        if missing:
            work = partial(_decoded, missing)
            done = partial(self._show_near, wall_ms, wanted)
            self._tasks.run(self, work, done, lane=Lane.CPU)
            self._show()
        else:
            self._show_near(wall_ms, wanted, {})
        self._rest.start()

    def _placed(self) -> list[Placement]:
        if self._wall is None:
            return []
        found = (self._timeline.exam.place(self._wall, kind) for kind in KINDS)
        return [placed for placed in found if placed is not None]

    def _show_near(
        self,
        wall_ms: int,
        wanted: Sequence[tuple[Placement, int, bytes]],
        decoded: Mapping[bytes, QImage],
    ) -> None:
        self._decoded.update(decoded)
        while len(self._decoded) > _KEPT:
            del self._decoded[next(iter(self._decoded))]
        if wall_ms != self._wall:
            return
        for placed, time_ms, jpeg in wanted:
            known = self._near.get(placed.recording.kind)
            if known is None or not known.exact:
                image = self._decoded.get(jpeg) or decoded.get(jpeg) or QImage()
                self._near[placed.recording.kind] = Shown(self._caption(placed, time_ms), image, False)
        self._show()

    # ---- the exact one

    def _ask_exact(self) -> None:
        """One question under way; the newest place comes next."""
        if self._asking or self._wall is None:
            return
        placed = self._placed()
        if not placed:
            return
        self._asking = True
        asked = partial(_exact_ones, self._exact, placed)
        done = partial(self._show_exact, self._wall, placed)
        self._tasks.run(self, asked, done, self._miss, lane=Lane.NET)

    def _show_exact(
        self, wall_ms: int, placed: Sequence[Placement], found: Sequence[tuple[int, QImage] | None]
    ) -> None:
        self._asking = False
        if wall_ms != self._wall:
            self._rest.start()
            return
        for place, picture in zip(placed, found, strict=True):
            if picture is not None:
                time_ms, image = picture
                self._near[place.recording.kind] = Shown(self._caption(place, time_ms), image, True)
        self._show()

    def _miss(self, error: Exception) -> None:
        self._asking = False
        self._tasks.unhandled.emit(error)

    # ---- words and place

    def _show(self) -> None:
        if self._wall is None:
            return
        lines = [
            flaw_line(span, self._formats)
            for span in self._timeline.unobserved
            if span.meets(self._wall, self._wall + 1)
        ]
        window = self._timeline.window()
        over = self._timeline.mapTo(window, QPoint(self._x, 0))
        title = self._formats.time(self._wall, seconds=True)
        pictures = [self._near[kind] for kind in KINDS if kind in self._near]
        if pictures or lines:
            self._popup.show_at(over, title, pictures, lines)
        else:
            self._popup.hide()

    def _side(self, placed: Placement) -> str:
        return self.tr("Camera") if placed.recording.kind == CAMERA else self.tr("Screen")

    def _caption(self, placed: Placement, time_ms: int) -> str:
        wall = self._timeline.exam.wall_of(placed.recording, time_ms)
        return f"{self._side(placed)} · {self._formats.time(round(wall), seconds=True)}"


def _decoded(pictures: Sequence[bytes]) -> dict[bytes, QImage]:
    """On a lane."""
    return {jpeg: QImage.fromData(jpeg) for jpeg in pictures}


def _exact_ones(exact: Exact, placed: Sequence[Placement]) -> list[tuple[int, QImage] | None]:
    """On a lane; None for one that cannot be had now: the near one stays."""
    found: list[tuple[int, QImage] | None] = []
    for place in placed:
        try:
            found.append(exact(place.recording, place.offset_ms, 2 * WIDTH))
        except OesError:
            found.append(None)
    return found
