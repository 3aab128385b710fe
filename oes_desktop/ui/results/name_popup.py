"""Asks for the name of a view, in a panel beside the tabs."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from oes_desktop.domain.views import LONGEST_NAME, clean_name
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.popup import Popup

_WIDTH = 320


class NamePopup(Popup):
    """`named(text)`: Enter or the button. Nothing is named while nothing is left of the text."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: QRect | None = None
        self._title = label(role="heading")
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setMinimumWidth(_WIDTH)
        self._note = label(role="small")
        self.save = button(kind="primary")
        self.cancel = button(kind="quiet")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        for part in (self._title, self.field, self._note):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.field.textChanged.connect(lambda text: self.save.setEnabled(bool(clean_name(text))))
        self.field.returnPressed.connect(self._name)
        self.save.clicked.connect(self._name)
        self.cancel.clicked.connect(self.close_panel)

    def ask(self, title: str, name: str, note: str, anchor: QWidget, part: QRect | None = None) -> None:
        """Open under `anchor` with `name` selected; `note` says what goes with it."""
        self._title.setText(title)
        self.field.setPlaceholderText(self.tr("Name of the view"))
        self.field.setAccessibleName(self.tr("Name of the view"))
        self.save.setText(self.tr("Save"))
        self.cancel.setText(self.tr("Cancel"))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.body.invalidate()  # a line that went while the panel was closed left its room behind
        self.field.setText(name)
        self.field.selectAll()
        self.save.setEnabled(bool(clean_name(name)))
        self._part = part
        self.open_under(anchor)

    def part_of(self, anchor: QWidget) -> QRect:
        return self._part or super().part_of(anchor)

    def first_field(self) -> QWidget | None:
        return self.field

    def _name(self) -> None:
        if self.save.isEnabled():
            text = self.field.text()
            self.close_panel()
            self.named.emit(text)
