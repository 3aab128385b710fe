"""A picture of the recording as a PNG, where the proctor says. The file is readable by anyone, and she is
told so before and after it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from oes_desktop import disk
from oes_desktop.domain.errors import OesError
from oes_desktop.playback.engine import Frame
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.player_words import side_name
from oes_desktop.ui.report.video import VideoPane
from oes_desktop.ui.safe_text import one_line


class FrameSaving(QObject):
    """`panes` by kind; what one shows is saved as it was recorded. `at()`: the playhead, wall ms.
    `told(text, tone)` and `failed(OesError)` are for the window's notices."""

    told = Signal(str, str)
    failed = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        formats: Formats,
        panes: Mapping[str, VideoPane],
        at: Callable[[], int],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._formats = tasks, formats
        self._panes, self._at, self._window = panes, at, parent

    def ask(self, kind: str) -> None:
        """Where to. The picture is the one that is shown now, whatever plays on."""
        frame = self._panes[kind].frame
        if frame is None:
            self.told.emit(self.tr("There is no picture to save."), "doubtful")
            return
        title = self.tr("Save the picture: the file will not be encrypted")
        chooser = QFileDialog(self._window, title, self.file_name(kind, self._at()))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilters([self.tr("Picture (*.png)")])
        chooser.setDefaultSuffix("png")
        chooser.fileSelected.connect(lambda path: self.write(frame, Path(path)))
        chooser.open()

    def file_name(self, kind: str, wall_ms: int) -> str:
        """Which side, and when: "Camera 2026-11-13 09-31-08.png". Nobody's name."""
        when = self._formats.moment(wall_ms).toString("yyyy-MM-dd HH-mm-ss")
        return f"{side_name(kind)} {when}.png"

    def write(self, frame: Frame, path: Path) -> None:
        self._tasks.run(
            self,
            partial(_write_png, frame, path),
            lambda _: self.told.emit(
                self.tr(
                    "The picture is in {name}. That file lies outside the encryption, readable by anyone who "
                    "opens this computer's files."
                ).format(name=one_line(path.name, 80)),
                "doubtful",
            ),
            self._fail,
            lane=Lane.CPU,
        )

    def _fail(self, error: Exception) -> None:
        if isinstance(error, OesError):
            self.failed.emit(error)
        else:
            self._tasks.unhandled.emit(error)


def _write_png(frame: Frame, path: Path) -> None:
    """Raises `DiskTrouble`. The name is the one that the person chose in the dialog."""
    image = QImage(frame.data, frame.width, frame.height, frame.pitch, QImage.Format.Format_RGB32)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    disk.write_whole(path, bytes(buffer.data().data()))
