"""A paper as the bytes of a PDF: A4, fonts embedded, text that can be selected. Works on any thread."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPdfWriter

from oes_desktop import __version__
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.paper import Paper, Wanted
from oes_desktop.ui.report.paper.pages import a4, paint_pages

_DOTS = 600  # an inch
_TABLE = re.compile(
    rb"(?<=> )\[(?:<[0-9A-F]+> ?)+\]"
)  # of a font: what its glyphs mean (ISO 32000-1, 9.10.3)


def pdf_of(
    paper: Paper,
    pictures: Mapping[Wanted, QImage],
    cancel: Cancel | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> bytes:
    """Made in memory: faces lie in the clear nowhere but in what is returned. Raises
    `Unreachable("cancelled")`."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setPageLayout(a4())
    writer.setTitle(paper.title)
    writer.setCreator(f"OES Desktop {__version__}")
    paint_pages(writer, paper, pictures, cancel, progress)
    return _with_spaces(bytes(buffer.data().data()))


def _with_spaces(pdf: bytes) -> bytes:
    """Blank and tab are one glyph in many fonts, and Qt names it a tab: who copies or searches a name would
    miss it. Every length stays as it was."""
    return _TABLE.sub(lambda table: table[0].replace(b"<0009>", b"<0020>"), pdf)
