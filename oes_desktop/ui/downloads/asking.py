"""Asks before much is fetched: how much it is, how much room there is, whole recordings or moments only."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from oes_desktop.domain.downloading import What
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.widgets.buttons import button, mark
from oes_desktop.ui.widgets.labels import label, rule


@dataclass(frozen=True, slots=True)
class Cost:
    """What downloading `ids` would take; `meant` exams were asked for, which may be more. Bytes: to be
    fetched `whole` or as `moments`, `free` on the disk; `used` by downloads of the `limit` (0: none)."""

    ids: tuple[str, ...]
    meant: int
    whole: int
    moments: int
    free: int
    used: int = 0
    limit: int = 0

    def size(self, what: What) -> int:
        return self.moments if what is What.MOMENTS else self.whole

    def fits_disk(self, what: What) -> bool:
        return self.size(what) <= self.free

    def fits_limit(self, what: What) -> bool:
        return not self.limit or self.used + self.size(what) <= self.limit

    def fits(self, what: What) -> bool:
        return self.fits_disk(what) and self.fits_limit(what)


class AskDialog(QDialog):
    """`agreed(What)`; `limit_wanted`: she would rather change the limit first."""

    agreed = Signal(object)
    limit_wanted = Signal()

    def __init__(self, cost: Cost, what: What, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._cost, self._formats = cost, formats
        self.setWindowTitle(self.tr("Download"))
        self.choices = {
            What.WHOLE: QRadioButton(self.tr("&Whole recordings: camera and screen")),
            What.MOMENTS: QRadioButton(self.tr("&Moments only: 30 s around every moment, all snapshots")),
        }
        self._group = QButtonGroup(self)
        self.note = label("", "small", wrap=True)
        self.limit = button(self.tr("Change the limit…"), kind="link")
        self.go = button(self.tr("Download"), kind="primary")
        self._lay_out()
        fitting = what if cost.fits_disk(what) or not cost.fits_disk(What.MOMENTS) else What.MOMENTS
        self.choices[fitting].setChecked(True)
        self._weigh()

    def _lay_out(self) -> None:
        cost, size = self._cost, self._formats.disk_size
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Download %n exam(s)?", "", len(cost.ids)), "title"))
        if cost.meant > len(cost.ids):
            most = self.tr("These are the first {most} of {count}: more cannot be asked for at once.")
            number = self._formats.number
            text = most.format(most=number(len(cost.ids)), count=number(cost.meant))
            column.addWidget(label(text, "muted", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, (what, choice) in enumerate(self.choices.items()):
            self._group.addButton(choice)
            choice.toggled.connect(self._weigh)
            self._figure(grid, row, choice, size(cost.size(what)))
        column.addLayout(grid)
        column.addWidget(rule())
        rooms = QGridLayout()
        rooms.setHorizontalSpacing(24)
        rooms.setColumnStretch(0, 1)
        self._figure(rooms, 0, label(self.tr("Free on the disk")), size(cost.free))
        if cost.limit:
            left = self.tr("{left} of {limit}").format(
                left=size(max(0, cost.limit - cost.used)), limit=size(cost.limit)
            )
            self._figure(rooms, 1, label(self.tr("Left of the room for downloads")), left)
        column.addLayout(rooms)
        column.addWidget(self.note)
        column.addWidget(self.limit, 0, Qt.AlignmentFlag.AlignLeft)
        self.limit.clicked.connect(self._change_limit)
        buttons = QDialogButtonBox()
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.go.setDefault(True)
        self.setMinimumWidth(480)

    def _figure(self, grid: QGridLayout, row: int, name: QWidget, text: str) -> None:
        figure = label(text, "heading")
        grid.addWidget(name, row, 0)
        grid.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if isinstance(name, QRadioButton):
            name.setAccessibleDescription(text)

    @property
    def what(self) -> What:
        return next(what for what, choice in self.choices.items() if choice.isChecked())

    def _weigh(self) -> None:
        if not any(choice.isChecked() for choice in self.choices.values()):
            return
        cost, what = self._cost, self.what
        fits = cost.fits_disk(what)
        self.go.setEnabled(fits)
        self.limit.setVisible(fits and not cost.fits_limit(what))
        size = self._formats.disk_size
        if not fits:
            text = self.tr("The disk has too little room: {lacking} more are needed.")
            self._say(text.format(lacking=size(cost.size(what) - cost.free)), "bad")
        elif not cost.fits_limit(what):
            text = self.tr(
                "As much is fetched as the room for downloads allows; the rest waits in the queue."
            )
            self._say(text, "doubtful")
        else:
            self._say(self.tr("Everything is encrypted on this computer."), "")

    def _say(self, text: str, tone: str) -> None:
        self.note.setText(text)
        mark(self.note, "tone", tone)

    def _change_limit(self) -> None:
        self.limit_wanted.emit()
        self.reject()

    def _agree(self) -> None:
        self.agreed.emit(self.what)
        self.accept()
