"""Has the films of the recordings made while a report is open, step by step, and shows them on the timeline.

A step waits while the player seeks, and a little while it plays; what has been made before is shown at once.
It also keeps the violation or mark that is selected in the list and on the timeline the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.film import Film
from oes_desktop.domain.models import Recording, Report
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.services.films import ExamFilm, FilmNews, Films
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.film_lanes import Strip, cells_of, composed
from oes_desktop.ui.report.frame_popup import FramePopup
from oes_desktop.ui.report.hovering import Hovering
from oes_desktop.ui.report.lines import key_of
from oes_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from oes_desktop.ui.report.window import ReportWindow

_PLAYING_MS, _SEEKING_MS, _MOST_WAITS = 60, 150, 20  # between steps
_LATER_MS = 3_000  # more may have come into the vault
_STRIP_MS = 250  # between two strips while pictures come


class Filming(QObject):
    """Lives as long as the window."""

    def __init__(
        self, window: ReportWindow, films: Films, tasks: Tasks, bus: Bus, theme: Theme, formats: Formats
    ) -> None:
        super().__init__(window)
        self._window, self._service, self._tasks = window, films, tasks
        self._timeline = window.player.timeline
        self._film: ExamFilm | None = None
        self._recordings: Sequence[Recording] = ()
        self._films: dict[str, Film] = {}
        self._stepping = False
        self._waits = 0
        self._composing = False
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._step)
        self._strip = QTimer(self, singleShot=True, interval=_STRIP_MS)
        self._strip.timeout.connect(self._compose)
        popup = FramePopup(theme, window)
        self.hovering = Hovering(self._timeline, popup, tasks, formats, self._exact, self._wish)
        window.report_shown.connect(self._show)
        window.moved.connect(self._stop)
        window.closed.connect(self._stop)
        bus.changed.connect(self._look)
        self._timeline.view_changed.connect(self._compose)
        self._timeline.violation_chosen.connect(window.violations.point_out)
        selection = window.violations.list.selectionModel()
        selection.currentChanged.connect(self._select)

    # ---- which exam

    def _show(self, report: Report) -> None:
        if self._film is None or report.recordings != self._recordings:
            self._stop()
            self._recordings = report.recordings
            self._film = film = self._service.of(report)
            self._tasks.run(self, film.load, partial(self._begin, film), self._fail)
        else:
            self._tell()  # the timeline was filled anew
        self._select()

    def _begin(self, film: ExamFilm, kept: dict[str, Film]) -> None:
        if film is self._film:
            self._films = kept
            self._tell()
            self._next.start(0)

    def _stop(self, *_: object) -> None:
        film, self._film = self._film, None
        self._films, self._stepping = {}, False
        self._next.stop()
        self._strip.stop()
        if film is not None:
            film.cancel.set()
            self._tasks.run(self._tasks, film.close)

    def _look(self, changes: Changes) -> None:
        if self._film is not None and self._window.exam_id in changes.media:
            self._next.start(0)

    # ---- making

    def _step(self) -> None:
        film, player = self._film, self._window.player
        if film is None or self._stepping:
            return
        if not player.settled and self._waits < _MOST_WAITS:
            self._waits += 1
            self._next.start(_SEEKING_MS)
            return
        self._waits = 0
        self._stepping = True
        self._tasks.run(self, film.step, partial(self._take, film), self._fail, lane=Lane.CPU)

    def _take(self, film: ExamFilm, news: FilmNews | None) -> None:
        if film is not self._film:
            return
        self._stepping = False
        if news is not None:
            self._films[news.recording_id] = news.film
            self._tell()
            self._next.start(_PLAYING_MS if self._window.player.playing else 0)
        elif not all(each.complete for each in self._films.values()):
            self._next.start(_LATER_MS)

    def _fail(self, error: Exception) -> None:
        """The disk has no room, or the report closes: the lanes show what is known."""
        self._stepping = False
        if not isinstance(error, OesError):
            self._tasks.unhandled.emit(error)

    def _tell(self) -> None:
        films = dict(self._films)
        self._timeline.show_films(films)
        self.hovering.show_films(films)
        self._window.player.metering.show_films(films)
        self._window.player.show_flaws({name: film.flaws for name, film in films.items()})
        if not self._strip.isActive():
            self._strip.start()

    # ---- the strip

    def _compose(self) -> None:
        """One image under way; what changed meanwhile makes another."""
        layout, ratio = self._timeline.layout_now, self._timeline.devicePixelRatioF()
        if self._composing:
            self._strip.start()
            return
        cells = cells_of(self._timeline.exam, self._films, layout)
        if not cells:
            return
        self._composing = True
        work = partial(composed, cells, layout.view, layout.right - layout.left, ratio)
        self._tasks.run(self, work, partial(self._take_strip, self._film), lane=Lane.CPU)

    def _take_strip(self, film: ExamFilm | None, strip: Strip) -> None:
        self._composing = False
        if film is self._film:
            self._timeline.show_strip(strip)

    # ---- under the pointer

    def _wish(self, recording_id: str, offset_ms: int) -> None:
        if self._film is not None:
            self._film.wish(recording_id, offset_ms)

    def _exact(self, recording: Recording, offset_ms: int, width: int) -> tuple[int, QImage]:
        """On a lane."""
        frame = self._service.frame(self._window.exam_id, recording, offset_ms, width)
        rgb = QImage.Format.Format_RGB888
        return frame.time_ms, QImage(frame.data, frame.width, frame.height, 3 * frame.width, rgb).copy()

    # ---- what is selected

    def _select(self, *_: object) -> None:
        current = self._window.violations.current_item
        self._timeline.select(key_of(current) if current is not None else "")
