"""A range of whole numbers in a popup, with its name and how much it leaves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oes_desktop.domain.query import Span
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.popup import Popup
from oes_desktop.ui.widgets.range_fields import RangeFields
from oes_desktop.ui.widgets.range_slider import Scale, Tone


class RangePopup(Popup):
    """`changed(Span)` whenever an end moves; None in it: no restriction on that side."""

    changed = Signal(object)

    def __init__(
        self, title: str, scale: Scale, tone: Tone, suffix: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._remaining = label(title, "heading"), label("", "small")
        self.fields = RangeFields(scale, tone, suffix)
        self.fields.show_name(title)
        self.fields.changed.connect(self.changed)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._remaining)
        self.body.addLayout(head)
        self.body.addWidget(self.fields)

    @property
    def span(self) -> Span:
        return self.fields.span

    def show_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)
        self.fields.show_name(title)

    def show_span(self, span: Span) -> None:
        """Show without telling anybody."""
        self.fields.show_span(span)

    def show_histogram(self, counts: Sequence[int]) -> None:
        """How many exams there are in every bin of the scale."""
        self.fields.show_histogram(counts)

    def show_remaining(self, text: str) -> None:
        """A few words at the top right, such as "312 left"."""
        self._remaining.setText(text)

    def first_field(self) -> QWidget:
        return self.fields.low
