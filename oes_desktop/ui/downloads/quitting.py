"""Quitting while downloads run: it is asked once, for they stop until the next start."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from oes_desktop.domain.downloading import Held
from oes_desktop.ui.downloads.following import Following
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.labels import label


class QuitDialog(QDialog):
    """Accepted: quit."""

    def __init__(self, coming: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Downloads are running"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(self.tr("%n exam(s) are still to come", "", coming), "title"))
        text = self.tr("What has come is kept. The rest comes after the next start, from where it stopped.")
        column.addWidget(label(text, wrap=True))
        column.addStretch(1)
        self.go, self.stay = button(self.tr("Quit"), kind="primary"), button(self.tr("Stay"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.stay, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.go.setDefault(True)
        self.setMinimumWidth(440)


class Quitting(QObject):
    """`wanted` is the window's `close_wanted`. Whoever was asked and stayed is not asked again while the same
    downloads run; a system that shuts down is never kept waiting."""

    def __init__(self, following: Following, window: QWidget, close: Callable[[], object]) -> None:
        super().__init__(window)
        self._following, self._window, self._close = following, window, close
        self._asked = False
        following.came.connect(self._forget)

    def wanted(self) -> bool:
        """Whether the window may close now."""
        app = QGuiApplication.instance()
        ending = isinstance(app, QGuiApplication) and app.isSavingSession()
        total = self._following.total
        if self._asked or ending or not total.coming or total.held is Held.PAUSED:
            return True
        self._asked = True
        dialog = QuitDialog(total.coming, self._window)
        dialog.accepted.connect(self._close)
        dialog.open()
        return False

    def _forget(self) -> None:
        self._asked = False
