"""About: what runs here in which version, and whose work it stands on."""

from __future__ import annotations

from collections.abc import Sequence

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from oes_desktop.ui.icons import app_icon
from oes_desktop.ui.widgets.labels import label

_LICENCES = (
    ("Qt, PySide6", "LGPL-3.0"),
    ("libVLC, python-vlc", "LGPL-2.1-or-later; codecs GPL"),
    ("FFmpeg, PyAV", "GPL (x264, x265), BSD-3-Clause"),
    ("SQLite3 Multiple Ciphers, apsw", "MIT, OSI"),
    ("cryptography", "Apache-2.0 OR BSD-3-Clause"),
    ("httpx, truststore", "BSD-3-Clause, MIT"),
    ("msgspec, numpy, psutil", "BSD-3-Clause"),
    ("keyring, platformdirs, rich", "MIT"),
    ("Litestar, SQLAlchemy", "MIT"),
    ("uvicorn", "BSD-3-Clause"),
    ("Pillow", "MIT-CMU"),
    ("Lucide", "ISC"),
)


def own_versions() -> list[tuple[str, str]]:
    """What this floor knows by itself."""
    return [("Qt", qVersion()), ("PySide6", PySide6.__version__)]


class AboutDialog(QDialog):
    """`versions`: (name, version) pairs of what the composition root knows: the program first, then libVLC,
    SQLite, the server's API; what is missing is said in its place."""

    def __init__(self, versions: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About OES Desktop"))
        self._versions = [*versions[:1], *own_versions(), *versions[1:]]
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 16)
        column.setSpacing(14)
        column.addLayout(self._head())
        column.addLayout(self._table())
        column.addWidget(label(self.tr("Licences"), "heading"))
        column.addWidget(self._licences())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        self.resize(480, 560)

    @property
    def text(self) -> str:
        """What Copy copies: names and versions, a line each."""
        return "\n".join(f"{name}: {version}" for name, version in self._versions)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        mark = label()
        mark.setPixmap(app_icon().pixmap(56, 56))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label("OES Desktop", "headline"))
        words.addWidget(label(self.tr("Review recorded exams: fast, offline, encrypted"), "muted"))
        row.addWidget(mark)
        row.addLayout(words, 1)
        return row

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        for row, (name, version) in enumerate(self._versions):
            grid.addWidget(label(name, "muted"), row, 0)
            value = label(version or self.tr("not found"))
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(value, row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _licences(self) -> QPlainTextEdit:
        own = self.tr("OES Desktop is free software: GNU General Public License, version 3 or later.")
        rows = "\n".join(f"{name}: {licence}" for name, licence in _LICENCES)
        field = QPlainTextEdit(f"{own}\n\n{rows}")
        field.setReadOnly(True)
        field.setAccessibleName(self.tr("Licences"))
        return field
