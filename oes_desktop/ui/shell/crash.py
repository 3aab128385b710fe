"""The crash dialog: a fault of the program, told with details that can be copied and name nobody.

The details hold types of exceptions and places in our own and foreign code; never messages of exceptions,
values or folders, because those may hold names, tokens and paths.
"""

from __future__ import annotations

import platform
import traceback
from collections.abc import Sequence
from pathlib import Path, PurePath

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from oes_desktop.ui.clipboard import to_clipboard
from oes_desktop.ui.messages import message_for
from oes_desktop.ui.shell.about import own_versions
from oes_desktop.ui.widgets.labels import label


def describe(error: BaseException, versions: Sequence[tuple[str, str]] = ()) -> str:
    """The chain of exceptions as types and places, the versions first."""
    known = [*versions, *own_versions(), ("Python", platform.python_version()), ("OS", platform.system())]
    lines = [", ".join(f"{name} {version}" for name, version in known)]
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        lines.append("")
        lines += [_place(frame) for frame in traceback.extract_tb(link.__traceback__)]
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


def _place(frame: traceback.FrameSummary) -> str:
    parts = PurePath(frame.filename.replace("\\", "/")).parts
    start = next((at for at, part in enumerate(parts) if part == "oes_desktop"), max(0, len(parts) - 2))
    return f"  {'/'.join(parts[start:])}:{frame.lineno} {frame.name}"


class CrashDialog(QDialog):
    """Not in the way of anything: the program goes on if it can. `logs` is the folder that can be opened."""

    def __init__(
        self,
        error: BaseException,
        versions: Sequence[tuple[str, str]],
        logs: Path | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        message = message_for(RuntimeError())
        self.setWindowTitle(message.title)
        self.details = describe(error, versions)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(message.title, "title"))
        column.addWidget(label(message.sentence, wrap=True))
        field = QPlainTextEdit(self.details)
        field.setReadOnly(True)
        field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        field.setAccessibleName(self.tr("Details"))
        column.addWidget(field, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: to_clipboard(self.details))
        if logs is not None:
            opens = buttons.addButton(
                self.tr("Open the folder of logs"), QDialogButtonBox.ButtonRole.ActionRole
            )
            opens.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(logs))))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(620, 420)
