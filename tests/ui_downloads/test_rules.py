"""The rules of downloads: made of a view, switched, edited, deleted; every change is told at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.shouting import shouting

from oes_desktop.domain.downloading import MOST_RULES, Rule, What
from oes_desktop.domain.query import Filters
from oes_desktop.ui.downloads.rules_dialog import RulesDialog
from oes_desktop.ui.language import Language
from oes_desktop.ui.theme import Theme

Open = Callable[..., RulesDialog]
PKN = Rule("rule-1", "ПКН", Filters(pkn=True))
OTHER = Rule("rule-7", "Все", Filters(), days=0, on=False)


class Told:
    """What the dialog asked for, and what it was told."""

    def __init__(self) -> None:
        self.rules: list[tuple[Rule, ...]] = []
        self.counted: list[tuple[Filters, int]] = []
        self.found = 47

    def count(self, filters: Filters, days: int, done: Callable[[int], object]) -> None:
        self.counted.append((filters, days))
        done(self.found)

    @property
    def last(self) -> tuple[Rule, ...]:
        return self.rules[-1]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def open_rules(qtbot: QtBot, theme: Theme, language: Language, told: Told) -> Callable[..., RulesDialog]:
    def make(*rules: Rule) -> RulesDialog:
        dialog = RulesDialog(
            rules,
            lambda filters: ["PKN"] if filters.pkn else [],
            told.count,
            lambda: ("Спорные", Filters(pkn=True, downloaded=True)),
            What.MOMENTS,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.changed.connect(told.rules.append)
        dialog.show()
        return dialog

    return make


def test_the_first_rule_is_shown_with_what_it_finds(open_rules: Open, told: Told) -> None:
    dialog = open_rules(PKN, OTHER)
    editor = dialog.editor
    assert (editor.name.text(), editor.finds.text(), editor.count.text()) == (
        "ПКН",
        "PKN",
        "It finds 47 exam(s) now.",
    )
    assert editor.on.isChecked() and editor.days.value() == 7 and editor.most.value() == 200
    dialog.list.setCurrentRow(1)
    assert editor.finds.text() == "all exams" and editor.days.text() == "all days"
    assert told.counted[-1] == (Filters(), 0) and told.rules == []


def test_the_present_view_becomes_a_rule_that_is_off(open_rules: Open, told: Told) -> None:
    dialog = open_rules()
    assert dialog.empty.isVisible()
    dialog.empty.action_requested.emit()
    assert told.last == (
        Rule("rule-1", "Спорные", Filters(pkn=True), what=What.MOMENTS, on=False),
    )  # "downloaded" would never find what is not
    assert dialog.editor.isVisible() and dialog.focusWidget() is dialog.editor.on
    QTest.keyClick(dialog.editor.on, Qt.Key.Key_Space)
    assert told.last[0].on and dialog.list.item(0).checkState() == Qt.CheckState.Checked


def test_every_field_is_told_at_once(open_rules: Open, told: Told) -> None:
    dialog = open_rules(PKN)
    editor = dialog.editor
    editor.days.setValue(30)
    editor.most.setValue(12)
    editor.what.setCurrentIndex(editor.what.findData(What.MOMENTS))
    editor.what.activated.emit(editor.what.currentIndex())
    editor.name.setText("  Мои   группы ")
    editor.name.editingFinished.emit()
    assert told.last == (Rule("rule-1", "Мои группы", Filters(pkn=True), 30, 12, What.MOMENTS),)
    assert len(told.rules) == 4
    assert told.counted[-1] == (Filters(pkn=True), 30) and len(told.counted) == 2
    assert dialog.list.item(0).text() == "Мои группы"


def test_a_name_of_nothing_is_no_name(open_rules: Open, told: Told) -> None:
    dialog = open_rules(PKN)
    dialog.editor.name.setText(" \u200b ")
    dialog.editor.name.editingFinished.emit()
    assert told.rules == [] and dialog.editor.name.text() == "ПКН"


def test_the_tick_in_the_list_switches(open_rules: Open, told: Told) -> None:
    dialog = open_rules(PKN, OTHER)
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert [rule.on for rule in told.last] == [False, False]
    assert not dialog.editor.on.isChecked()
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert [rule.on for rule in told.last] == [False, True]
    assert dialog.editor.name.text() == "ПКН"  # another one is being looked at


def test_a_deleted_rule_is_gone_and_the_next_is_shown(open_rules: Open, told: Told) -> None:
    dialog = open_rules(PKN, OTHER)
    dialog.delete.click()
    assert told.last == (OTHER,) and dialog.editor.name.text() == "Все"
    dialog.delete.click()
    assert told.last == () and dialog.empty.isVisible()


def test_no_more_rules_than_are_kept(open_rules: Open, told: Told) -> None:
    dialog = open_rules(*(Rule(f"rule-{n}", str(n)) for n in range(1, MOST_RULES + 1)))
    assert not dialog.add.isEnabled()
    dialog.add_rule("Ещё", Filters())
    assert told.rules == [] and len(dialog.rules) == MOST_RULES


def test_codes_are_never_used_twice(open_rules: Open, told: Told) -> None:
    dialog = open_rules(Rule("rule-2", "a"), Rule("rule-1", "b"))
    dialog.add.click()
    assert [rule.code for rule in told.last] == ["rule-2", "rule-1", "rule-3"]


def test_a_change_of_language_changes_no_rule(qtbot: QtBot, open_rules: Open, told: Told) -> None:
    dialog = open_rules(PKN, OTHER)
    with shouting():
        qtbot.waitUntil(lambda: dialog.add.text() == "ADD THE PRESENT VIEW")
        assert dialog.editor.on.text().replace("&", "") == "KEEP THESE EXAMS DOWNLOADED"
    assert told.rules == []
