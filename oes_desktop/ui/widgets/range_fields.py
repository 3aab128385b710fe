"""A range of whole numbers: histogram with a slider for the mouse, two number fields for the keyboard and for
a screen reader. Lower never passes upper: the other end gives way.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from oes_desktop.domain.query import ANY, Span
from oes_desktop.ui.widgets.boxes import give_margin
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.range_slider import RangeSlider, Scale, Tone

_BARS, _LOW_BARS = 78, 36  # height of the histogram
_MOST = 99_999  # what a field of an open range takes
_ENDLESS = "∞"
_FIELD_WIDTH = 92


class RangeFields(QWidget):
    """`changed(Span)` whenever an end moves; an end that stands at the limit restricts nothing (None).

    `titled`: low, with its name before the fields, to stand below others of its kind.
    """

    changed = Signal(object)

    def __init__(
        self,
        scale: Scale,
        tone: Tone,
        suffix: str = "",
        *,
        titled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._span, self._titled = "", ANY, titled
        self._slider = RangeSlider(scale, tone, _LOW_BARS if titled else _BARS)
        self.low = _NumberField(min(scale.starts[0], 0), _MOST if scale.end is None else scale.end)
        self.high = self.low.another() if scale.end is not None else _OpenField(scale.starts[-1])
        self._title, self._until, self._clear = label("", "heading"), label("", "muted"), button(kind="link")
        self._lay_out()
        for field in (self.low, self.high):
            field.setSuffix(suffix)
        self.show_span(ANY)
        self.low.valueChanged.connect(self._low_moved)
        self.high.valueChanged.connect(self._high_moved)
        self._slider.moved.connect(self._tell)
        self._clear.clicked.connect(lambda: self._tell(ANY))
        self._retranslate()

    def _lay_out(self) -> None:
        ends = QHBoxLayout()
        ends.setSpacing(8)
        for part in (self.low, self._until, self.high):
            ends.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._slider)
        if self._titled:
            self._until.setText("–")
            self._clear.setParent(self)  # unused: without an owner it would outlive the fields
            self._clear.hide()
            ends.insertWidget(0, self._title)
            ends.insertStretch(1, 1)
            column.insertLayout(0, ends)
            column.setSpacing(4)
        else:
            ends.addStretch(1)
            ends.addWidget(self._clear)
            column.addLayout(ends)
            column.setSpacing(10)

    @property
    def span(self) -> Span:
        return self._span

    def show_name(self, name: str) -> None:
        """What a screen reader calls the range."""
        self._name = name
        self._title.setText(name)
        self._retranslate()

    def show_span(self, span: Span) -> None:
        """Show without telling anybody."""
        self._span = span
        low = self.low.minimum() if span.low is None else span.low
        high = self.high.maximum() if span.high is None else span.high
        for field, value in ((self.low, low), (self.high, high)):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)
        self._slider.show_span(span)
        self._clear.setEnabled(span.restricts)

    def show_histogram(self, counts: Sequence[int]) -> None:
        """How many exams there are in every bin of the scale."""
        self._slider.show_histogram(counts)

    def _low_moved(self, value: int) -> None:
        high = self._span.high
        self._tell(Span(value, high if high is None or high >= value else value))

    def _high_moved(self, value: int) -> None:
        low = self._span.low
        self._tell(Span(low if low is None or low <= value else value, value))

    def _tell(self, span: Span) -> None:
        low = None if span.low is None or span.low <= self.low.minimum() else span.low
        high = None if span.high is None or span.high >= self.high.maximum() else span.high
        self.show_span(Span(low, high))
        self.changed.emit(self._span)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if not self._titled:
            self._until.setText(self.tr("to"))
        self._clear.setText(self.tr("Clear"))
        self._clear.setAccessibleName(self.tr("{title}: clear").format(title=self._name))
        self.low.setAccessibleName(self.tr("{title}: from").format(title=self._name))
        self.high.setAccessibleName(self.tr("{title}: to").format(title=self._name))


class _NumberField(QSpinBox):
    """Turning the wheel over it scrolls the panel, unless it has the focus."""

    def __init__(self, lowest: int, highest: int) -> None:
        super().__init__()
        self.setRange(lowest, highest)
        self.setKeyboardTracking(False)  # a number counts when it is typed whole
        self.setFixedWidth(_FIELD_WIDTH)
        give_margin(self)

    def another(self) -> _NumberField:
        return _NumberField(self.minimum(), self.maximum())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class _OpenField(_NumberField):
    """An upper end that may be open: then it says so, and a step down comes back to `first`."""

    def __init__(self, first: int) -> None:
        self._first = first
        super().__init__(0, _MOST + 1)

    def textFromValue(self, value: int) -> str:
        return _ENDLESS if value > _MOST else str(value)

    def valueFromText(self, text: str) -> int:
        return int(text) if text.isdecimal() else _MOST + 1

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        fits = text in ("", _ENDLESS) or (text.isdecimal() and int(text) <= _MOST)
        return (QValidator.State.Acceptable if fits else QValidator.State.Invalid), text, position

    def stepBy(self, steps: int) -> None:
        if self.value() > _MOST:
            if steps < 0:
                self.setValue(self._first)
        else:
            self.setValue(min(self.value() + steps, _MOST))
