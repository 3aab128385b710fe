"""One page of the settings dialog: fields with their names, switches, notes, and what of them changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QSlider, QSpinBox, QVBoxLayout, QWidget

from oes_desktop.domain.settings import Settings
from oes_desktop.ui.widgets.boxes import spin_box
from oes_desktop.ui.widgets.labels import PlainLabel, label

Words = Callable[[], str]
Choices = Callable[[], Sequence[tuple[object, str]]]


class Section(QWidget):
    """`changed(fields)`: some fields of `Settings` with their new values. A section makes its parts with
    `combo`, `number`, `percent`, `switch`, `row` and `note`; their words are asked for again when the
    language changes."""

    changed = Signal(dict)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._words: list[Callable[[], object]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._form: QFormLayout | None = None
        self.build()
        self._column.addStretch(1)
        self.retranslate()

    def title(self) -> str:
        """What its tab is called."""
        raise NotImplementedError

    def build(self) -> None:
        """Make the parts, in their order."""
        raise NotImplementedError

    def combo(self, field: str, name: Words, choices: Choices) -> QComboBox:
        """A choice of codes; `choices()` gives (code, word)."""
        box = QComboBox()
        for code, word in choices():
            box.addItem(word, code)
        box.setCurrentIndex(max(0, box.findData(getattr(self._settings, field))))
        box.activated.connect(lambda _at: self.changed.emit({field: box.currentData()}))

        def speak() -> None:
            for at, (_, word) in enumerate(choices()):
                box.setItemText(at, word)

        self._words.append(speak)
        self.row(box, name)
        return box

    def number(
        self,
        field: str,
        name: Words,
        lowest: int,
        highest: int,
        *,
        suffix: Words = str,
        zero: Words | None = None,
    ) -> QSpinBox:
        """A whole number; `zero()` is the word that stands in place of the lowest one."""
        box = spin_box(lowest, highest)
        box.setValue(getattr(self._settings, field))
        box.valueChanged.connect(lambda value: self.changed.emit({field: value}))
        self._words.append(lambda: box.setSuffix(suffix()))
        if zero is not None:
            self._words.append(lambda: box.setSpecialValueText(zero()))
        self.row(box, name)
        return box

    def percent(self, field: str, name: Words) -> QSlider:
        """From 0 to 100, by feeling."""
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setValue(getattr(self._settings, field))
        slider.valueChanged.connect(lambda value: self.changed.emit({field: value}))
        self.row(slider, name)
        return slider

    def switch(self, field: str, text: Words) -> QCheckBox:
        box = QCheckBox()
        box.setChecked(getattr(self._settings, field))
        box.toggled.connect(lambda on: self.changed.emit({field: on}))
        self._words.append(lambda: box.setText(text()))
        self.add(box)
        return box

    def note(self, text: Words) -> PlainLabel:
        made = label("", "small", wrap=True)
        self._words.append(lambda: made.setText(text()))
        self.add(made)
        return made

    def row(self, field: QWidget, name: Words) -> None:
        """`field` with its name at the left, whose mnemonic leads to it."""
        if self._form is None:
            self._form = QFormLayout()
            self._form.setHorizontalSpacing(24)
            self._form.setVerticalSpacing(12)
            self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
            self._column.addLayout(self._form)
        words = label()
        words.setBuddy(field)
        self._form.addRow(words, field)

        def speak() -> None:
            words.setText(name())
            field.setAccessibleName(name().replace("&", ""))

        self._words.append(speak)

    def add(self, part: QWidget) -> None:
        """Anything else, across the whole width; rows made after it stand below it."""
        self._form = None
        self._column.addWidget(part)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        for speak in self._words:
            speak()
