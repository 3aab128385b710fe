"""Buttons in one row of which one is on: the two icons of the grouping, tabs of a small choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from oes_desktop.ui.widgets.buttons import button, name_button


@dataclass(frozen=True, slots=True)
class Segment:
    """With an icon and no text, `tip` is the name that a screen reader speaks."""

    code: str
    text: str = ""
    icon_name: str = ""
    tip: str = ""


class SegmentedButtons(QWidget):
    """`chosen(code)` when the person picks one (not when `choose` is called). Arrows move along the row."""

    chosen = Signal(str)

    def __init__(self, segments: Sequence[Segment], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        for place, segment in enumerate(segments):
            made = button(segment.text, segment.icon_name)
            made.setCheckable(True)
            made.setProperty("segment", _side(place, len(segments)))
            made.clicked.connect(lambda _=False, code=segment.code: self.chosen.emit(code))
            self._group.addButton(made)
            self._buttons[segment.code] = made
            row.addWidget(made)
        self.show_words(segments)
        if segments:
            self.choose(segments[0].code)

    def choose(self, code: str) -> None:
        """None is on when `code` is not in the row."""
        self._group.setExclusive(code in self._buttons)
        for own, made in self._buttons.items():
            made.setChecked(own == code)
        self._group.setExclusive(True)

    @property
    def current(self) -> str:
        return next((code for code, made in self._buttons.items() if made.isChecked()), "")

    def show_words(self, segments: Sequence[Segment]) -> None:
        """New texts for the same codes, after a change of language."""
        for segment in segments:
            made = self._buttons[segment.code]
            made.setText(segment.text)
            name_button(made, segment.tip or segment.text)

    def button(self, code: str) -> QPushButton:
        return self._buttons[code]


def _side(place: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if place == 0 else "last" if place == count - 1 else "middle"
