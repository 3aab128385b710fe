"""The sheet of keys (F1): every key that works, by place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from oes_desktop.ui.language import QT_TRANSLATE_NOOP
from oes_desktop.ui.widgets.key_hint import KeyHint
from oes_desktop.ui.widgets.labels import label, rule

_SHEET = (
    (
        QT_TRANSLATE_NOOP("KeysSheet", "Everywhere"),
        (
            ("Ctrl+F", QT_TRANSLATE_NOOP("KeysSheet", "search")),
            ("Ctrl+K", QT_TRANSLATE_NOOP("KeysSheet", "commands")),
            ("Ctrl+J", QT_TRANSLATE_NOOP("KeysSheet", "downloads, and back")),
            ("Ctrl+,", QT_TRANSLATE_NOOP("KeysSheet", "settings")),
            ("Ctrl+L", QT_TRANSLATE_NOOP("KeysSheet", "lock the program")),
            ("F5", QT_TRANSLATE_NOOP("KeysSheet", "update now")),
            ("F1", QT_TRANSLATE_NOOP("KeysSheet", "this sheet")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("KeysSheet", "Results"),
        (
            ("↑ ↓", QT_TRANSLATE_NOOP("KeysSheet", "row")),
            ("Enter", QT_TRANSLATE_NOOP("KeysSheet", "open the report")),
            ("Space", QT_TRANSLATE_NOOP("KeysSheet", "preview beside the table")),
            ("← →", QT_TRANSLATE_NOOP("KeysSheet", "collapse, expand the group")),
            ("* -", QT_TRANSLATE_NOOP("KeysSheet", "expand, collapse all groups")),
            ("Shift+Tab", QT_TRANSLATE_NOOP("KeysSheet", "heads of the columns")),
            ("1…9", QT_TRANSLATE_NOOP("KeysSheet", "decision for the selected exams")),
            ("Ctrl+A", QT_TRANSLATE_NOOP("KeysSheet", "select all")),
            ("Ctrl+C", QT_TRANSLATE_NOOP("KeysSheet", "copy the rows")),
            ("Ctrl+Z", QT_TRANSLATE_NOOP("KeysSheet", "undo the decision")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("KeysSheet", "Report: paper"),
        (
            ("Ctrl+P Ctrl+Shift+S", QT_TRANSLATE_NOOP("KeysSheet", "print, save as PDF")),
            ("Ctrl+Shift+A", QT_TRANSLATE_NOOP("KeysSheet", "appeal package")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("KeysSheet", "Report: watching"),
        (
            ("Space", QT_TRANSLATE_NOOP("KeysSheet", "play, pause")),
            ("J K L", QT_TRANSLATE_NOOP("KeysSheet", "back, stop, forward; again is faster")),
            ("K+J K+L", QT_TRANSLATE_NOOP("KeysSheet", "one frame, K held down")),
            ("[ ]", QT_TRANSLATE_NOOP("KeysSheet", "slower, faster")),
            ("Backspace", QT_TRANSLATE_NOOP("KeysSheet", "normal speed")),
            ("← →", QT_TRANSLATE_NOOP("KeysSheet", "5 seconds")),
            ("Shift+← Shift+→", QT_TRANSLATE_NOOP("KeysSheet", "1 second")),
            (", .", QT_TRANSLATE_NOOP("KeysSheet", "one frame")),
            ("N P", QT_TRANSLATE_NOOP("KeysSheet", "next, previous violation")),
            ("Shift+N Shift+P", QT_TRANSLATE_NOOP("KeysSheet", "next, previous moment")),
            ("S Shift+S", QT_TRANSLATE_NOOP("KeysSheet", "next, previous snapshot")),
            ("A Shift+A", QT_TRANSLATE_NOOP("KeysSheet", "next, previous attempt")),
            ("Home End", QT_TRANSLATE_NOOP("KeysSheet", "beginning, end")),
            ("Ctrl+G", QT_TRANSLATE_NOOP("KeysSheet", "go to a time")),
            ("V", QT_TRANSLATE_NOOP("KeysSheet", "violations only")),
            ("I O U", QT_TRANSLATE_NOOP("KeysSheet", "loop from here, to here, none")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("KeysSheet", "Downloads"),
        (
            ("Space", QT_TRANSLATE_NOOP("KeysSheet", "pause, go on")),
            ("Alt+↑ Alt+↓", QT_TRANSLATE_NOOP("KeysSheet", "earlier, later in the queue")),
            ("Delete", QT_TRANSLATE_NOOP("KeysSheet", "out of the queue, or erase")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("KeysSheet", "Report: pictures"),
        (
            ("F", QT_TRANSLATE_NOOP("KeysSheet", "full screen")),
            ("W Shift+W", QT_TRANSLATE_NOOP("KeysSheet", "layout, swap the pictures")),
            ("D", QT_TRANSLATE_NOOP("KeysSheet", "pictures in a window of their own")),
            ("+ - 0", QT_TRANSLATE_NOOP("KeysSheet", "zoom in, out, whole picture")),
            ("Alt+← Alt+→", QT_TRANSLATE_NOOP("KeysSheet", "move the zoomed picture")),
            ("B", QT_TRANSLATE_NOOP("KeysSheet", "brightness, contrast")),
            ("Ctrl+S", QT_TRANSLATE_NOOP("KeysSheet", "save the picture")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("KeysSheet", "Report: judging"),
        (
            ("Y X", QT_TRANSLATE_NOOP("KeysSheet", "confirm, dismiss the violation")),
            ("Shift+Y Shift+X", QT_TRANSLATE_NOOP("KeysSheet", "the same for the whole moment")),
            ("T", QT_TRANSLATE_NOOP("KeysSheet", "note to the verdict")),
            ("M", QT_TRANSLATE_NOOP("KeysSheet", "own mark from here; again: to here")),
            ("1…9", QT_TRANSLATE_NOOP("KeysSheet", "decision")),
            ("C", QT_TRANSLATE_NOOP("KeysSheet", "comment")),
            ("Ctrl+Z", QT_TRANSLATE_NOOP("KeysSheet", "undo the last verdict, mark or decision")),
            ("Ctrl+← Ctrl+→", QT_TRANSLATE_NOOP("KeysSheet", "previous, next report")),
            ("Ctrl+Shift+→", QT_TRANSLATE_NOOP("KeysSheet", "next to review")),
            ("Esc", QT_TRANSLATE_NOOP("KeysSheet", "close the report")),
        ),
    ),
)


_MOST_WORDS_PX = 230


class KeysSheet(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 16)
        outer.setSpacing(14)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        for blocks in (_SHEET[:3], _SHEET[3:5], _SHEET[5:]):
            column = QVBoxLayout()
            column.setSpacing(18)
            for title, keys in blocks:
                column.addLayout(self._block(title, keys))
            column.addStretch(1)
            columns.addLayout(column)
        outer.addLayout(columns)
        outer.addWidget(
            label(
                self.tr(
                    "Letters and digits work by their place on the keyboard in every layout, and "
                    "are off while "
                    "you type in a field."
                ),
                "small",
                wrap=True,
            )
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer.addWidget(buttons)

    def _block(self, title: str, keys: tuple[tuple[str, str], ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(7)
        column.addWidget(label(_tr(title), "heading"))
        column.addWidget(rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        for row, (key, text) in enumerate(keys):
            hint = KeyHint(key)
            hint.setAccessibleName(f"{key}: {_tr(text)}")
            grid.addWidget(hint, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(_words(_tr(text)), row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        return column


def _words(text: str) -> QWidget:
    """In two lines where it is long, so that the sheet fits a small screen in every language."""
    made = label(text)
    made.ensurePolished()
    wanted = made.sizeHint().width()
    made.setMinimumWidth(min(wanted, _MOST_WORDS_PX))
    made.setWordWrap(wanted > _MOST_WORDS_PX)
    made.setMinimumHeight(max(made.sizeHint().height(), made.heightForWidth(_MOST_WORDS_PX)))  # none is cut
    return made


def _tr(source: str) -> str:
    return QCoreApplication.translate("KeysSheet", source)
