"""A field for a passphrase that helps against the usual mistakes: Caps Lock, and letters of another keyboard.

Qt tells neither of them everywhere, so both are read off the letters as they are typed; before that the
keyboard that the system names is shown, where it names one.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from oes_desktop.ui.widgets.field import Field, PasswordEdit
from oes_desktop.ui.widgets.labels import label


class PassphraseEdit(PasswordEdit):
    """`script_changed(name)`: in which letters the last one was: LATIN, CYRILLIC, ... as Unicode names it."""

    script_changed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        super().keyPressEvent(event)
        if len(letter) == 1 and letter.isalpha():
            self.script_changed.emit(unicodedata.name(letter, "").partition(" ")[0])


class PassphraseField(QWidget):
    """Name, field, trouble, and below them what may be wrong with the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = PassphraseEdit()
        self._field = Field(self.edit)
        self._caps, self._script = False, ""
        self.hint = label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._field)
        column.addWidget(self.hint)
        self.edit.caps_lock_changed.connect(self._note_caps)
        self.edit.script_changed.connect(self._note_script)
        self.edit.textChanged.connect(lambda text: None if text else self._note_script(""))
        method = QGuiApplication.inputMethod()
        if method is not None:
            method.localeChanged.connect(self._say)
        self.setFocusProxy(self.edit)
        self._retranslate()

    def show_name(self, name: str) -> None:
        self._field.show_name(name)

    @property
    def text(self) -> str:
        return self._field.text

    @property
    def trouble(self) -> str:
        return self._field.trouble

    def show_trouble(self, text: str) -> None:
        self._field.show_trouble(text)

    def clear(self) -> None:
        """Nothing of what was typed stays, not even for an undo."""
        self.edit.setText("")
        self.show_trouble("")

    def _note_caps(self, on: bool) -> None:
        self._caps = on
        self._say()

    def _note_script(self, script: str) -> None:
        self._script = script
        self._say()

    def _say(self) -> None:
        said = [self._keyboard()]
        if self._caps:
            said.append(self.tr("Caps Lock is on"))
        text = " · ".join(part for part in said if part)
        self.hint.setText(text)
        self.hint.setVisible(bool(text))
        warns = "warning" if self._caps else "small"
        if self.hint.property("role") != warns:
            self.hint.setProperty("role", warns)
            self.hint.style().unpolish(self.hint)
            self.hint.style().polish(self.hint)

    def _keyboard(self) -> str:
        if self._script == "CYRILLIC":
            return self.tr("Cyrillic letters")
        if self._script == "LATIN":
            return self.tr("Latin letters")
        method = QGuiApplication.inputMethod()
        locale = method.locale() if method is not None else QLocale.c()
        if locale.language() == QLocale.Language.C:
            return ""
        return self.tr("Keyboard: {name}").format(name=locale.nativeLanguageName())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.edit.show_eye_names(self.tr("Show the passphrase"), self.tr("Hide the passphrase"))
        self._say()


class Pause(QWidget):
    """Shuts a button for some seconds and says on it how many are left. Never seen itself."""

    def __init__(self, button: QAbstractButton, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._button, self._left, self._words = button, 0, ""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a moment too early would be refused again
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)

    @property
    def left_s(self) -> int:
        return self._left

    def begin(self, seconds: int) -> None:
        if not self._left:
            self._words = self._button.text()
        self._left = max(1, seconds)
        self._button.setEnabled(False)
        self._timer.start()
        self._say()

    def end(self) -> None:
        """It may be pressed again."""
        if self._left:
            self._left = 0
            self._timer.stop()
            self._button.setEnabled(True)
            self._button.setText(self._words)

    def _tick(self) -> None:
        if self._left <= 1:
            self.end()
        else:
            self._left -= 1
            self._say()

    def _say(self) -> None:
        self._button.setText(self.tr("Try again in %n s", "", self._left))
