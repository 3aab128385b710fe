"""A decoded picture in the form that the player's panes paint."""

from __future__ import annotations

from PySide6.QtGui import QImage

from oes_desktop.playback.engine import Frame


def frame_of(width: int, height: int, rgb: bytes, time_ms: int) -> Frame:
    """From `rgb` (8 bits a channel, rows without padding) to the engine's pixels."""
    image = QImage(rgb, width, height, width * 3, QImage.Format.Format_RGB888)
    converted = image.convertToFormat(QImage.Format.Format_RGB32)
    data = memoryview(bytes(converted.constBits()))
    return Frame(width, height, converted.bytesPerLine(), data, time_ms, 0)
