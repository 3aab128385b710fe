"""Leaving, when something is at stake: unsent decisions, or this computer's copy.

No button loses a decision by accident: discarding is named with its number and has to be ticked first.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from oes_desktop.ui.widgets.labels import label

FILE_NAME = "oes-unsent-decisions.json"


class SignOutDialog(QDialog):
    """`agreed(discard unsent)`: go on with signing out; `save_requested(path)`: write them to a file first;
    `send_requested`: try to deliver them now. Built for `waiting` undelivered acts."""

    agreed = Signal(bool)
    save_requested = Signal(object)
    send_requested = Signal()

    def __init__(self, waiting: int, erase: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._erase, self._waiting = erase, waiting
        self.setWindowTitle(self.tr("Sign out and erase") if erase else self.tr("Sign out"))
        self.discard = QCheckBox(self.tr("Discard %n decision(s) that nobody has received", "", waiting))
        self.discard.setVisible(erase and waiting > 0)
        self._go = QPushButton(self.tr("Erase and sign out") if erase else self.tr("Sign out"))
        self._go.setProperty("kind", "danger" if erase else "primary")
        self._lay_out()
        self.discard.toggled.connect(self._weigh)
        self._go.clicked.connect(self._agree)
        self._weigh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for sentence in self._sentences():
            column.addWidget(label(sentence, wrap=True))
        column.addWidget(self.discard)
        column.addStretch(1)
        buttons = QDialogButtonBox()
        stay = buttons.addButton(self.tr("Stay"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._go, QDialogButtonBox.ButtonRole.DestructiveRole)
        if self._waiting:
            send = buttons.addButton(self.tr("Send now"), QDialogButtonBox.ButtonRole.ActionRole)
            send.clicked.connect(self._send)
            save = buttons.addButton(self.tr("Save to a file…"), QDialogButtonBox.ButtonRole.ActionRole)
            save.clicked.connect(self._choose_file)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        stay.setDefault(True)
        self.setMinimumWidth(520)

    def _sentences(self) -> list[str]:
        found = []
        if self._waiting:
            found.append(self.tr("%n decision(s) have not reached the server yet.", "", self._waiting))
        if self._erase:
            found.append(
                self.tr(
                    "The key of this computer's copy is destroyed first, then the list, the reports and the "
                    "recordings. Nothing on the server changes."
                )
            )
        elif self._waiting:
            found.append(self.tr("They stay on this computer, encrypted, and leave after your next sign-in."))
        return found

    def _weigh(self) -> None:
        self._go.setEnabled(not (self._erase and self._waiting) or self.discard.isChecked())

    def _agree(self) -> None:
        self.agreed.emit(self.discard.isChecked())
        self.accept()

    def _send(self) -> None:
        self.send_requested.emit()
        self.reject()

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, self.tr("Save unsent decisions"), FILE_NAME, "JSON (*.json)")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.fileSelected.connect(lambda name: self.save_requested.emit(Path(name)))
        chooser.open()
