"""The row under the videos: play, steps, time, speed, violations only, loop, sound, pictures, full screen.

Where room is short, what is least missed gives way; every order stays within reach in the menus.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QToolButton, QWidget

from oes_desktop.domain.observed import NotObserved
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon
from oes_desktop.ui.report.player_words import unobserved_words
from oes_desktop.ui.report.review_points import Remaining
from oes_desktop.ui.report.shuttle import RATES
from oes_desktop.ui.report.sound_meter import SoundMeter
from oes_desktop.ui.theme import BODY_PX, sized, tabular
from oes_desktop.ui.widgets.buttons import button, name_button, tool_button
from oes_desktop.ui.widgets.labels import ElidedLabel, plain_tip

_MOST_LINES = 6  # of a tip


def rate_text(rate: float) -> str:
    return f"{rate:g}×"


class Transport(QWidget):
    """Says what was pressed; knows nothing of what plays. The menus of `jump`, `loop` and `view` are filled
    by others."""

    play_pressed = Signal()
    violation_pressed = Signal(int)  # +1 next, -1 previous
    attempt_pressed = Signal(int)
    rate_chosen = Signal(float)
    violations_only_changed = Signal(bool)
    sound_changed = Signal(int, bool)  # percent, muted
    full_screen_pressed = Signal()
    time_pressed = Signal()
    picture_pressed = Signal()
    frame_pressed = Signal()

    def __init__(self, formats: Formats, volume: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._playing = False
        self._short_rate = self._short_only = False
        self._only_words = ("", "")  # whole, and where room is short
        self._speed = (1.0, 0.0)
        self._choices = (False, False)
        self._loop: tuple[int | None, int | None] = (None, None)
        self._times: tuple[int, int, int] | None = None
        self._left: tuple[int, int, tuple[NotObserved, ...], bool] | None = None
        self._back_attempt = tool_button("rewind", kind="plain")
        self._back = tool_button("skip-back", kind="plain")
        self._play = button("", "play", "primary")
        self._play.setFixedWidth(44)
        self._next = tool_button("skip-forward", kind="plain")
        self._next_attempt = tool_button("fast-forward", kind="plain")
        self.clock = button("", kind="quiet")
        self.clock.setFont(tabular(sized(self.clock.font(), BODY_PX, QFont.Weight.DemiBold)))
        self._of = ElidedLabel("", "muted")  # the first to give way where room is short
        self._of.setFont(tabular(self._of.font()))
        self._rate = button()
        self._rates = QMenu(self)
        self._only = button("", "flag")
        self._only.setCheckable(True)
        self._only.setFont(tabular(self._only.font()))
        self._only.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.unseen = QMenu(self)  # what was not observed; filled by others
        self.jump, self.loop, self.view = (
            _menu_button(name) for name in ("navigation", "repeat", "columns-2")
        )
        self.loop.setCheckable(True)
        self._mute = tool_button("volume-2", checkable=True)
        self.meter = SoundMeter()
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._volume.setRange(0, 100)
        self._volume.setValue(volume)
        self._volume.setMinimumWidth(44)
        self._volume.setMaximumWidth(84)
        self.picture = tool_button("contrast")
        self.frame = tool_button("camera")
        self._screen = tool_button("maximize")
        self._build()
        self._connect()
        self._retranslate()

    def _build(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self._back_attempt, self._back, self._play, self._next, self._next_attempt):
            row.addWidget(widget)
        row.addSpacing(2)
        row.addWidget(self.clock)
        row.addWidget(self._of)
        for widget in (self._rate, self._only, self.loop, self.jump):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._mute)
        row.addWidget(self.meter)
        row.addWidget(self._volume)
        for widget in (self.picture, self.frame, self.view, self._screen):
            row.addWidget(widget)
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
        self._only.customContextMenuRequested.connect(self._open_unseen)
        self._mute.toggled.connect(self._sound)
        self._volume.valueChanged.connect(self._sound)
        self.clock.clicked.connect(self.time_pressed)
        self.picture.clicked.connect(self.picture_pressed)
        self.frame.clicked.connect(self.frame_pressed)
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

    @property
    def muted(self) -> bool:
        return self._mute.isChecked()

    def show_volume(self, percent: int) -> None:
        self._volume.setValue(percent)

    def toggle_mute(self) -> None:
        self._mute.toggle()

    def show_playing(self, playing: bool) -> None:
        """`playing`: the button stops it, whichever way it goes."""
        self._playing = playing
        self._play.setIcon(icon("pause" if playing else "play", "on_accent"))
        self._play.setIconSize(QSize(16, 16))
        name_button(self._play, self.tr("Pause") if playing else self.tr("Play"))

    def show_rate(self, rate: float, back: float = 0.0) -> None:
        """`back`: it goes back by so much instead."""
        self._speed = (rate, back)
        words = self.tr("Speed {rate}").format(rate=rate_text(rate))
        if back:
            words = self.tr("Back {rate}").format(rate=rate_text(back))
        short = f"−{rate_text(back)}" if back else rate_text(rate)
        self._rate.setText(short if self._short_rate else words)
        self._rate.setAccessibleName(words)
        self._rate.setToolTip(f"{words} ([ ], Backspace, J K L)")
        for action in self._rates.actions():
            action.setChecked(action.data() == rate)

    def show_violations_only(self, on: bool) -> None:
        self._only.setChecked(on)
        if not on:
            self._show_left(None)

    def show_remaining(
        self, remaining: Remaining, rate: float, unseen: Sequence[NotObserved], *, finished: bool
    ) -> None:
        """What remains with "violations only": how many moments, and how long they take at `rate`; and what
        lies ahead that nobody can see or hear. `finished`: all was played to the end."""
        self._show_left(
            (remaining.moments, round(remaining.length_ms / rate / 1000), tuple(unseen), finished)
        )

    def _show_left(self, left: tuple[int, int, tuple[NotObserved, ...], bool] | None) -> None:
        if left == self._left:
            return
        self._left = left
        text, short = self.tr("Violations only"), ""
        tip = self.tr("Play the moments and leave out what lies between (V)")
        if left is not None:
            moments, seconds, unseen, finished = left
            if finished:
                text = self.tr("All moments were played")
            else:
                text = self.tr("%n moment(s) left · {time}", "", moments).format(time=short_clock(seconds))
            short = "0" if finished else f"{moments} · {short_clock(seconds)}"
            tip = self.tr("Violations only: {what}").format(what=text)
            if unseen:
                lines = [unobserved_words(span, self._formats) for span in unseen[:_MOST_LINES]]
                head = self.tr("%n stretch(es) ahead cannot be seen or heard:", "", len(unseen))
                more = ["…"] if len(unseen) > _MOST_LINES else []
                where = self.tr("A right click lists all that was not observed")
                tip = "\n".join((tip, head, *lines, *more, where))
        self._only_words = (text, short)
        self._word_only()
        self._only.setAccessibleName(text)
        self._only.setToolTip(plain_tip(tip))
        self._fit()

    def _open_unseen(self) -> None:
        self.unseen.popup(self._only.mapToGlobal(self._only.rect().bottomLeft()))

    def show_loop(self, start_ms: int | None, end_ms: int | None) -> None:
        """The marks that are set, as wall ms."""
        self._loop = (start_ms, end_ms)
        start, end = (None if at is None else self._formats.time(at, seconds=True) for at in self._loop)
        self.loop.setChecked(start is not None and end is not None)
        name = self.tr("Loop")
        if start or end:
            name = self.tr("Loop: {start} – {end}").format(start=start or "…", end=end or "…")
        name_button(self.loop, name)

    def show_time(self, wall_ms: int, passed_ms: int, length_ms: int) -> None:
        """The time of day, then how far into the exam, and its length."""
        before, self._times = self._times, (wall_ms, passed_ms, length_ms)
        now = self._formats.time(wall_ms, seconds=True)
        if now == self.clock.text() and before is not None and before[2] == length_ms:
            return
        self.clock.setText(now)
        self.clock.setAccessibleName(self.tr("Time {time}, go to another").format(time=now))
        passed, length = self._formats.clock(passed_ms), self._formats.clock(length_ms)
        self._of.setText(self.tr("{passed} of {length}").format(passed=passed, length=length))

    def show_choices(self, *, violations: bool, moments: bool, attempts: bool) -> None:
        """What there is to step between, and to play."""
        if (violations, attempts) == self._choices and moments == self._only.isEnabled():
            return
        self._choices = (violations, attempts)
        for widget in (self._back, self._next):
            widget.setEnabled(violations)
        self._only.setEnabled(moments)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(520, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let as much give way as is needed, the least missed first."""
        givers: tuple[Callable[[bool], None], ...] = (
            self._of.setVisible,
            self._lengthen_rate,
            self._volume.setVisible,
            self._show_attempts,
            self._lengthen_only,
            self.jump.setVisible,
            self.loop.setVisible,
        )
        for given in range(len(givers) + 1):
            for place, give in enumerate(givers):
                give(place >= given)
            if self._wanted() <= self.width():
                return

    def _wanted(self) -> int:
        """The width that what is shown needs."""
        row = self._row
        shown = [
            widget
            for at in range(row.count())
            if (item := row.itemAt(at)) is not None and (widget := item.widget()) and not widget.isHidden()
        ]
        return sum(widget.sizeHint().width() for widget in shown) + row.spacing() * (len(shown) + 2) + 4

    def _lengthen_rate(self, on: bool) -> None:
        if self._short_rate == on:
            self._short_rate = not on
            self.show_rate(*self._speed)

    def _lengthen_only(self, on: bool) -> None:
        if self._short_only == on:
            self._short_only = not on
            self._word_only()

    def _word_only(self) -> None:
        text = self._only_words[self._short_only]
        if text != self._only.text():
            self._only.setText(text)

    def _show_attempts(self, on: bool) -> None:
        for widget in (self._back_attempt, self._next_attempt):
            widget.setVisible(on and self._choices[1])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words: dict[QToolButton, str] = {
            self._back_attempt: self.tr("Previous attempt (Shift+A)"),
            self._back: self.tr("Previous violation (P)"),
            self._next: self.tr("Next violation (N)"),
            self._next_attempt: self.tr("Next attempt (A)"),
            self._screen: self.tr("Full screen (F)"),
            self.jump: self.tr("Go to"),
            self.view: self.tr("Layout of the pictures"),
            self.picture: self.tr("Brightness, contrast, zoom (B)"),
            self.frame: self.tr("Save the picture as a file"),
        }
        for widget, text in words.items():
            name_button(widget, text)
        name_button(self._mute, self.tr("Sound on") if self._mute.isChecked() else self.tr("Mute"))
        self.clock.setToolTip(self.tr("Go to a time (Ctrl+G)"))
        self.clock.setAccessibleName(self.tr("Go to a time (Ctrl+G)"))
        self._volume.setAccessibleName(self.tr("Volume"))
        self._volume.setToolTip(self.tr("Volume"))
        self.show_playing(self._playing)
        self.show_rate(*self._speed)
        self.show_loop(*self._loop)
        left, self._left = self._left, (-1, 0, (), False)
        self._show_left(left)
        if self._times is not None:
            self.clock.setText("")
            self.show_time(*self._times)


def _menu_button(icon_name: str) -> QToolButton:
    made = tool_button(icon_name)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setMenu(QMenu(made))
    return made


def short_clock(total: int) -> str:
    """0:52, 12:03, 1:02:03, of seconds."""
    hours, minutes, seconds = total // 3600, total // 60 % 60, total % 60
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
