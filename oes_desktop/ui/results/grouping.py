"""The choice of grouping at the right of the filters: the manual's two icons (2.3)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from oes_desktop.domain.query import Grouping
from oes_desktop.ui.widgets.segmented import Segment, SegmentedButtons


class GroupingChoice(QWidget):
    """`chosen(Grouping)` when the person picks one, not when it is shown."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icons = SegmentedButtons(self._segments())
        self._icons.chosen.connect(lambda code: self.chosen.emit(Grouping(code)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._icons)

    def show_grouping(self, grouping: Grouping) -> None:
        self._icons.choose(grouping.value)

    @property
    def current(self) -> str:
        """Code of the grouping that is shown."""
        return self._icons.current

    def button(self, code: str) -> QPushButton:
        return self._icons.button(code)

    def _segments(self) -> list[Segment]:
        return [
            Segment(Grouping.NONE.value, icon_name="align-justify", tip=self.tr("Without grouping")),
            Segment(Grouping.STUDENT.value, icon_name="users", tip=self.tr("Group by student")),
        ]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._icons.show_words(self._segments())
        super().changeEvent(event)
