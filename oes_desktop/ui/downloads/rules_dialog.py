"""The rules of downloads: which are kept up by themselves, and what each of them takes.

Every change takes effect at once. A rule that is made anew is off until she switches it on, for it would
begin to fetch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from oes_desktop.domain.downloading import MOST_RULES, Rule, What
from oes_desktop.domain.query import Filters
from oes_desktop.ui.downloads.rule_editor import RuleEditor
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.empty_state import EmptyState
from oes_desktop.ui.widgets.labels import label

Describe = Callable[[Filters], Sequence[str]]
Count = Callable[[Filters, int, Callable[[int], object]], object]
_CODE = Qt.ItemDataRole.UserRole


class RulesDialog(QDialog):
    """`changed(tuple of Rule)`: all of them as they are now. `describe(filters)` puts them into words;
    `count(filters, days, done)` calls `done` with how many exams they find. `present()`: name and filters
    of the view that the results show; `usual`: what is taken when nothing is said."""

    changed = Signal(object)

    def __init__(
        self,
        rules: Sequence[Rule],
        describe: Describe,
        count: Count,
        present: Callable[[], tuple[str, Filters]],
        usual: What,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rules = list(rules)
        self._describe, self._count, self._present, self._usual = describe, count, present, usual
        self.list, self.editor, self.empty = QListWidget(), RuleEditor(), EmptyState(sentence_px=300)
        self.add, self.delete = button(" ", "plus"), button(" ", "trash-2", "danger")
        self._note = label("", "small", wrap=True)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._retranslate()
        self._fill(0)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(10)
        column.addWidget(self.list, 1)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        acts = QHBoxLayout()
        acts.addWidget(self.add)
        acts.addStretch(1)
        column.addLayout(acts)
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.setContentsMargins(16, 2, 0, 0)
        inner.addWidget(self.editor, 1)
        inner.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignRight)
        self._pages.addWidget(right)
        self._pages.addWidget(self.empty)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self._pages)
        split.setStretchFactor(1, 1)
        split.setSizes([300, 420])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 16)
        outer.setSpacing(14)
        outer.addWidget(split, 1)
        outer.addWidget(self._note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer.addWidget(buttons)
        self.resize(780, 470)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(self._ticked)
        self.editor.changed.connect(self._edited)
        self.add.clicked.connect(lambda: self.add_rule(*self._present()))
        self.delete.clicked.connect(self._delete)
        self.empty.action_requested.connect(lambda: self.add_rule(*self._present()))

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(self._rules)

    def add_rule(self, name: str, filters: Filters) -> None:
        """A new rule with this question; it is off, and its switch has the focus."""
        if len(self._rules) >= MOST_RULES:
            return
        taken = {rule.code for rule in self._rules}
        code = next(free for number in range(1, len(taken) + 2) if (free := f"rule-{number}") not in taken)
        self._rules.append(Rule(code, name, replace(filters, downloaded=None), what=self._usual, on=False))
        self._fill(len(self._rules) - 1)
        self.changed.emit(self.rules)
        self.editor.on.setFocus()

    def _delete(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._rules):
            del self._rules[row]
            self._fill(min(row, len(self._rules) - 1))
            self.changed.emit(self.rules)
            (self.list if self._rules else self.add).setFocus()

    def _edited(self, rule: Rule) -> None:
        row = next(at for at, old in enumerate(self._rules) if old.code == rule.code)
        counts = (self._rules[row].days, self._rules[row].filters) != (rule.days, rule.filters)
        self._rules[row] = rule
        self._write(row)
        if counts:
            self._ask_count(rule)
        self.changed.emit(self.rules)

    def _ticked(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        on = item.checkState() == Qt.CheckState.Checked
        if self._rules[row].on != on:
            self._rules[row] = self._rules[row].switched(on)
            if row == self.list.currentRow():
                self._show(row)
            self._write(row)
            self.changed.emit(self.rules)

    def _fill(self, row: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for rule in self._rules:
            item = QListWidgetItem()
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setData(_CODE, rule.code)
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        for at in range(len(self._rules)):
            self._write(at)
        self._show(row)
        self.add.setEnabled(len(self._rules) < MOST_RULES)

    def _write(self, row: int) -> None:
        rule, item = self._rules[row], self.list.item(row)
        self.list.blockSignals(True)
        item.setText(one_line(rule.name, 60))
        item.setCheckState(Qt.CheckState.Checked if rule.on else Qt.CheckState.Unchecked)
        state = self.tr("on") if rule.on else self.tr("off")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {state}")
        self.list.blockSignals(False)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._rules):
            self._pages.setCurrentWidget(self.empty)
            return
        rule = self._rules[row]
        self._pages.setCurrentIndex(0)
        self.editor.show_rule(rule, self._describe(rule.filters))
        self._ask_count(rule)

    def _ask_count(self, rule: Rule) -> None:
        def came(count: int) -> None:
            if self.editor.rule is not None and self.editor.rule.code == rule.code:
                self.editor.show_count(count)

        self._count(rule.filters, rule.days, came)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show(self.list.currentRow())
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Rules of downloads"))
        self.list.setAccessibleName(self.tr("Rules"))
        self.add.setText(self.tr("Add the present view"))
        self.delete.setText(self.tr("Delete the rule"))
        self.empty.show_state(
            "repeat",
            self.tr("No rule yet"),
            self.tr("A rule keeps what a view of the results finds on this computer, by itself."),
            self.tr("Add the present view"),
        )
        self._note.setText(
            self.tr(
                "Exams that wait for a decision come first. What a rule finds no longer is not fetched on; "
                "what is here stays until its date."
            )
        )
