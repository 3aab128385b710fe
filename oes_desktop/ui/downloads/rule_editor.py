"""The fields of one rule of downloads: its name, whom it finds, how far back, how many, how much of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from oes_desktop.domain.downloading import Rule, What
from oes_desktop.domain.views import LONGEST_NAME, clean_name
from oes_desktop.ui.widgets.boxes import spin_box
from oes_desktop.ui.widgets.labels import PlainLabel, label

_MOST_DAYS, _MOST_EXAMS = 365, 1_000


class RuleEditor(QWidget):
    """`changed(Rule)`: what she made of the rule that is shown."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule: Rule | None = None
        self.on = QCheckBox()
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.finds = label("", "body", wrap=True)
        self.count = label("", "small")
        self.days, self.most = spin_box(0, _MOST_DAYS), spin_box(1, _MOST_EXAMS)
        self.what = QComboBox()
        for what in What:
            self.what.addItem("", what)
        self._names: dict[str, PlainLabel] = {}
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for code, field in (
            ("name", self.name),
            ("finds", self.finds),
            ("days", self.days),
            ("most", self.most),
            ("what", self.what),
        ):
            made = label()
            made.setMinimumHeight(28)
            if code != "finds":
                made.setBuddy(field)
            self._names[code] = made
            form.addRow(made, field)
        self.finds.setMinimumHeight(28)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.on)
        column.addLayout(form)
        column.addWidget(self.count)
        column.addStretch(1)

    def _connect(self) -> None:
        self.days.setKeyboardTracking(False)
        self.most.setKeyboardTracking(False)
        self.on.clicked.connect(lambda on: self._tell(on=on))
        self.name.editingFinished.connect(self._named)
        self.days.valueChanged.connect(lambda value: self._tell(days=value))
        self.most.valueChanged.connect(lambda value: self._tell(most=value))
        self.what.activated.connect(lambda _: self._tell(what=self.what.currentData()))

    @property
    def rule(self) -> Rule | None:
        return self._rule

    def show_rule(self, rule: Rule, finds: Sequence[str]) -> None:
        """`finds`: its filters in words, one each."""
        same = self._rule is not None and self._rule.code == rule.code
        self._rule = None  # what is set now is nobody's change
        self.on.setChecked(rule.on)
        if not (same and self.name.hasFocus()):
            self.name.setText(rule.name)
        self.finds.setText("\n".join(finds) or self.tr("all exams"))
        self.days.setValue(rule.days)
        self.most.setValue(rule.most)
        self.what.setCurrentIndex(self.what.findData(rule.what))
        if not same:
            self.count.setText("")
        self._rule = rule

    def show_count(self, count: int) -> None:
        """How many exams the rule finds now."""
        self.count.setText(self.tr("It finds %n exam(s) now.", "", count))

    def _named(self) -> None:
        name = clean_name(self.name.text())
        if name:
            self._tell(name=name)
        elif self._rule is not None:
            self.name.setText(self._rule.name)

    def _tell(self, **fields: object) -> None:
        if self._rule is not None:
            rule = replace(self._rule, **fields)  # type: ignore[arg-type]
            if rule != self._rule:
                self._rule = rule
                self.changed.emit(rule)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.on.setText(self.tr("&Keep these exams downloaded"))
        words = {
            "name": self.tr("&Name"),
            "finds": self.tr("Exams"),
            "days": self.tr("Of the &last"),
            "most": self.tr("At &most"),
            "what": self.tr("&What is taken"),
        }
        for code, made in self._names.items():
            made.setText(words[code])
        for code, field in (
            ("name", self.name),
            ("days", self.days),
            ("most", self.most),
            ("what", self.what),
        ):
            field.setAccessibleName(words[code].replace("&", ""))
        self.days.setSuffix(self.tr(" days"))
        self.days.setSpecialValueText(self.tr("all days"))
        self.most.setSuffix(self.tr(" exams"))
        self.what.setItemText(self.what.findData(What.WHOLE), self.tr("Whole recordings"))
        self.what.setItemText(self.what.findData(What.MOMENTS), self.tr("Moments only"))
