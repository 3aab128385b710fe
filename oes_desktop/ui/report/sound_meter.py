"""The meter beside the volume: how loud the recording is at the playhead, out of the film of the recordings.

It shows what was recorded, whatever the speakers are set to; it rests while nothing can be heard, and is
empty where the loudness is not known. A screen reader is told its name and no values: they change too fast.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oes_desktop.domain.film import LEVEL_MS, LOUDEST, Film, loudest
from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.ui.report.film_lanes import VOICE
from oes_desktop.ui.theme import colors_of

if TYPE_CHECKING:
    from oes_desktop.ui.report.player import PlayerArea

_WIDTH, _HEIGHT, _BAR, STEPS = 8, 24, 6, 8


def level_at(exam: ExamClock, films: Mapping[str, Film], wall_ms: int) -> int | None:
    """0 to 255, as in `domain/film.py`, of the side that is heard; None where it is not known."""
    for kind in (CAMERA, SCREEN):
        placed = exam.place(wall_ms, kind)
        if placed is not None:
            film = films.get(placed.recording.id)
            if film is None or not film.levels or placed.offset_ms >= film.examined_ms:
                return None
            start = placed.offset_ms // LEVEL_MS * LEVEL_MS
            return loudest(film.levels, start, start + LEVEL_MS)
    return None


class SoundMeter(QWidget):
    """Small steps of a bar; of a fixed size, so that nothing beside it moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lit: int | None = None  # of `STEPS`; None: not known
        self._voice = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._retranslate()

    @property
    def lit(self) -> int | None:
        """How many of its `STEPS` are lit; None where nothing is known."""
        return self._lit

    def show_level(self, level: int | None) -> None:
        """0 to 255; None: nothing is known."""
        lit = None if level is None else -(-level * STEPS // LOUDEST)
        voice = level is not None and level >= VOICE
        if (lit, voice) != (self._lit, self._voice):
            self._lit, self._voice = lit, voice
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Loudness of the recording"))
        self.setToolTip(self.tr("Loudness of the recording"))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._lit is None:
            return
        colors, painter = colors_of(), QPainter(self)
        for step in range(STEPS):
            lit = colors.accent if self._voice else colors.muted
            top = self.height() - (step + 1) * self.height() / STEPS
            bar = QRectF((self.width() - _BAR) / 2, top + 0.5, _BAR, self.height() / STEPS - 1)
            painter.fillRect(bar, lit if step < self._lit else colors.track)
        painter.end()


class Metering(QObject):
    """Tells the meter of the transport what lies at the playhead. Parent = the player."""

    def __init__(self, player: PlayerArea) -> None:
        super().__init__(player)
        self._player = player
        self._films: Mapping[str, Film] = {}
        player.position_changed.connect(self._tell)
        player.state_changed.connect(self._tell)
        player.rate_changed.connect(self._tell)  # between two moments it runs without sound
        player.transport.sound_changed.connect(self._tell)

    def show_films(self, films: Mapping[str, Film]) -> None:
        """What is known of the recordings by now, by recording id."""
        self._films = films
        self._tell()

    def _tell(self, *_: object) -> None:
        player, at = self._player, self._player.position_ms
        level = None if at is None else level_at(player.exam, self._films, at)
        if level is not None and not self._is_heard():
            level = 0
        player.transport.meter.show_level(level)

    def _is_heard(self) -> bool:
        player = self._player
        silent = player.transport.muted or player.shuttle.rushing
        return player.playing and not player.scrubbing and not silent
