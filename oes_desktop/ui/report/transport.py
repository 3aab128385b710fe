"""The row under the videos: play, steps between violations and attempts, time, speed, sound, full screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QToolButton, QWidget

from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon
from oes_desktop.ui.theme import BODY_PX, sized, tabular
from oes_desktop.ui.widgets.buttons import button, name_button, tool_button
from oes_desktop.ui.widgets.labels import ElidedLabel, label

RATES = (0.5, 1.0, 1.5, 2.0, 4.0, 8.0)


_ROOMY = 760  # px; below, what is least missed goes


def rate_text(rate: float) -> str:
    return f"{rate:g}×"


class Transport(QWidget):
    """Says what was pressed; knows nothing of what plays."""

    play_pressed = Signal()
    violation_pressed = Signal(int)  # +1 next, -1 previous
    attempt_pressed = Signal(int)
    rate_chosen = Signal(float)
    violations_only_changed = Signal(bool)
    sound_changed = Signal(int, bool)  # percent, muted
    full_screen_pressed = Signal()

    def __init__(self, formats: Formats, volume: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._playing = False
        self._roomy = True
        self._times: tuple[int, int, int] | None = None
        self._back_attempt = tool_button("rewind", kind="plain")
        self._back = tool_button("skip-back", kind="plain")
        self._play = button("", "play", "primary")
        self._play.setFixedWidth(44)
        self._next = tool_button("skip-forward", kind="plain")
        self._next_attempt = tool_button("fast-forward", kind="plain")
        self._now = label("", "heading")
        self._now.setFont(tabular(sized(self._now.font(), BODY_PX, QFont.Weight.DemiBold)))
        self._of = ElidedLabel("", "muted")  # the first to give way where room is short
        self._of.setFont(tabular(self._of.font()))
        self._rate = button()
        self._rates = QMenu(self)
        self._only = button("", "flag")
        self._only.setCheckable(True)
        self._mute = tool_button("volume-2", checkable=True)
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._volume.setRange(0, 100)
        self._volume.setValue(volume)
        self._volume.setMinimumWidth(44)
        self._volume.setMaximumWidth(84)
        self._screen = tool_button("maximize")
        self._build()
        self._connect()
        self._retranslate()
        self.show_rate(1.0)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self._back_attempt, self._back, self._play, self._next, self._next_attempt):
            row.addWidget(widget)
        row.addSpacing(6)
        row.addWidget(self._now)
        row.addWidget(self._of)
        row.addSpacing(6)
        row.addWidget(self._rate)
        row.addWidget(self._only)
        row.addStretch(1)
        row.addWidget(self._mute)
        row.addWidget(self._volume)
        row.addWidget(self._screen)
        group = QActionGroup(self._rates)
        for rate in RATES:
            action = self._rates.addAction(rate_text(rate))
            action.setCheckable(True)
            action.setData(rate)
            group.addAction(action)
        self._rate.setMenu(self._rates)

    def _connect(self) -> None:
        self._play.clicked.connect(self.play_pressed)
        self._back.clicked.connect(lambda: self.violation_pressed.emit(-1))
        self._next.clicked.connect(lambda: self.violation_pressed.emit(+1))
        self._back_attempt.clicked.connect(lambda: self.attempt_pressed.emit(-1))
        self._next_attempt.clicked.connect(lambda: self.attempt_pressed.emit(+1))
        self._rates.triggered.connect(lambda action: self.rate_chosen.emit(action.data()))
        self._only.toggled.connect(self.violations_only_changed)
        self._mute.toggled.connect(self._sound)
        self._volume.valueChanged.connect(self._sound)
        self._screen.clicked.connect(self.full_screen_pressed)

    def _sound(self) -> None:
        muted = self._mute.isChecked()
        silent = muted or self._volume.value() == 0
        self._mute.setIcon(icon("volume-x" if silent else "volume-2", "text", "accent"))
        name_button(self._mute, self.tr("Sound on") if muted else self.tr("Mute"))
        self.sound_changed.emit(self._volume.value(), muted)

    @property
    def volume(self) -> int:
        return self._volume.value()

    def show_playing(self, playing: bool) -> None:
        self._playing = playing
        self._play.setIcon(icon("pause" if playing else "play", "on_accent"))
        self._play.setIconSize(QSize(16, 16))
        name_button(self._play, self.tr("Pause") if playing else self.tr("Play"))

    def show_rate(self, rate: float) -> None:
        words = self.tr("Speed {rate}").format(rate=rate_text(rate))
        self._rate.setText(words if self._roomy else rate_text(rate))
        self._rate.setToolTip(words)
        self._rate.setAccessibleName(words)
        for action in self._rates.actions():
            action.setChecked(action.data() == rate)

    def _show_chosen_rate(self) -> None:
        chosen = next((action.data() for action in self._rates.actions() if action.isChecked()), 1.0)
        self.show_rate(chosen)

    def show_violations_only(self, on: bool) -> None:
        self._only.setChecked(on)

    def show_time(self, wall_ms: int, passed_ms: int, length_ms: int) -> None:
        """The time of day, then how far into the exam, and its length."""
        self._times = (wall_ms, passed_ms, length_ms)
        self._now.setText(self._formats.time(wall_ms, seconds=True))
        passed, length = self._formats.clock(passed_ms), self._formats.clock(length_ms)
        self._of.setText(self.tr("{passed} of {length}").format(passed=passed, length=length))

    def show_choices(self, *, violations: bool, attempts: bool) -> None:
        """What there is to step between."""
        for widget in (self._back, self._next, self._only):
            widget.setEnabled(violations)
        for widget in (self._back_attempt, self._next_attempt):
            widget.setVisible(attempts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        if roomy != self._roomy:
            self._roomy = roomy
            self._of.setVisible(roomy)
            self._volume.setVisible(roomy)
            self._show_chosen_rate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words: dict[QToolButton, str] = {
            self._back_attempt: self.tr("Previous attempt"),
            self._back: self.tr("Previous violation"),
            self._next: self.tr("Next violation"),
            self._next_attempt: self.tr("Next attempt"),
            self._screen: self.tr("Full screen"),
        }
        for widget, text in words.items():
            name_button(widget, text)
        name_button(self._mute, self.tr("Sound on") if self._mute.isChecked() else self.tr("Mute"))
        self._only.setText(self.tr("Violations only"))
        self._only.setToolTip(self.tr("Play the violations and leave out what lies between them"))
        self._volume.setAccessibleName(self.tr("Volume"))
        self._volume.setToolTip(self.tr("Volume"))
        self.show_playing(self._playing)
        self._show_chosen_rate()
        if self._times is not None:
            self.show_time(*self._times)
