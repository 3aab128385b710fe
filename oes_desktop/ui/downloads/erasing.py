"""Asks before recordings are erased that could not simply be fetched again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.labels import label


class EraseDialog(QDialog):
    """Accepted: erase them."""

    def __init__(self, count: int, online: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Erase downloads"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Erase %n exam(s) from this computer?", "", count), "title"))
        if online:
            text = self.tr("Recordings and photos go, decisions stay. The server still has everything.")
        else:
            text = self.tr(
                "Recordings and photos go, decisions stay. There is no connection now: until it is back they "
                "cannot be watched."
            )
        column.addWidget(label(text, wrap=True))
        column.addStretch(1)
        self.go = button(self.tr("Erase"), "trash-2", "danger")
        buttons = QDialogButtonBox()
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        cancel.setDefault(True)
        self.setMinimumWidth(440)
