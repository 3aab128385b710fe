"""A field of a form: name above, trouble below, both for the eye and for a screen reader."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QVBoxLayout, QWidget

from oes_desktop.ui.icons import icon
from oes_desktop.ui.widgets.labels import label

Edit = TypeVar("Edit", bound=QWidget)


class Field(QWidget, Generic[Edit]):
    """Holds a line edit or an editable combo box. `show_trouble("")` takes the trouble away."""

    def __init__(self, edit: Edit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit: Edit = edit
        edit.setProperty("big", True)
        self._name = label("", "field")
        self._name.setBuddy(edit)
        self._trouble = label("", "error", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._name)
        column.addWidget(edit)
        column.addWidget(self._trouble)
        self.show_trouble("")

    def show_name(self, name: str) -> None:
        self._name.setText(name)
        self.edit.setAccessibleName(name.replace("&", ""))

    @property
    def text(self) -> str:
        edit: QWidget = self.edit
        if isinstance(edit, QComboBox):
            return edit.currentText()
        return edit.text() if isinstance(edit, QLineEdit) else ""

    @property
    def trouble(self) -> str:
        return self._trouble.text()

    def show_trouble(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)
        if bool(self.edit.property("wrong")) != bool(text):
            self.edit.setProperty("wrong", bool(text))
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)


class PasswordEdit(QLineEdit):
    """Dots that an eye shows; tells when Caps Lock seems to be on (`caps_lock_changed`)."""

    caps_lock_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._caps = False
        self._show(False)

    def show_eye_names(self, show: str, hide: str) -> None:
        self._names = (show, hide)
        self._eye.setText(hide if self._eye.isChecked() else show)
        self._eye.setToolTip(self._eye.text())

    @property
    def eye(self) -> QAction:
        return self._eye

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._eye.setIcon(icon("eye-off" if shown else "eye", "muted"))
        names = getattr(self, "_names", ("", ""))
        self._eye.setText(names[1] if shown else names[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter.isalpha() and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tell_caps((letter == letter.upper()) != shifted)
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_CapsLock and self._caps:
            self._tell_caps(False)

    def _tell_caps(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps_lock_changed.emit(on)


class EnterPresses(QObject):
    """Enter in any field of a form presses its main button."""

    def __init__(self, form: QWidget, press: QAbstractButton) -> None:
        super().__init__(form)
        self._press = press

    def watch(self, *edits: QWidget) -> None:
        for edit in edits:
            edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self._press.click()
            return True
        return False
