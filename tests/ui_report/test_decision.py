"""The decision at the top right (manual 2.4.3), and what stands in the history."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.reports import VOCABULARY, full_report

from oes_desktop.domain.coverage import SeenSpan, coverage_of
from oes_desktop.domain.models import Decision, HistoryEntry
from oes_desktop.domain.vocabulary import DecisionTerm, Label, Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.decision import DecisionButton
from oes_desktop.ui.report.history import WATCHED, WHAT, WHO, WHY, HistoryPage


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def control(window: QWidget, formats: Formats) -> DecisionButton:
    made = DecisionButton(formats, window)
    made.show_vocabulary(VOCABULARY, 50)
    made.show_decision(Decision(version=3))
    made.show()
    return made


@pytest.fixture
def decided(control: DecisionButton) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    control.decided.connect(lambda *given: found.append(given))
    return found


def test_one_click_on_a_choice_decides(control: DecisionButton, decided: list[tuple[str, str, str]]) -> None:
    control.click()
    assert control.panel.is_open
    control.panel.choices["accepted"].click()
    assert decided == [("accepted", "", "")]
    assert not control.panel.is_open


def test_a_comment_and_a_reason_go_with_it(
    control: DecisionButton, decided: list[tuple[str, str, str]]
) -> None:
    control.click()
    control.panel.comment.setPlainText("  слышен второй голос ")
    control.panel._reason.setCurrentIndex(control.panel._reason.findData("noise"))
    control.panel.choices["disputed"].click()
    assert decided == [("disputed", "noise", "слышен второй голос")]


def test_where_a_comment_is_required_the_panel_waits_for_it(
    control: DecisionButton, decided: list[tuple[str, str, str]]
) -> None:
    control.choose_number(3)
    assert decided == []
    assert control.panel.is_open
    assert not control.panel.save.isEnabled()
    control.panel.comment.setPlainText("телефон")
    control.panel.save.click()
    assert decided == [("rejected", "", "телефон")]


def reasons(control: DecisionButton) -> list[str]:
    combo = control.panel._reason
    return [str(combo.itemData(row)) for row in range(combo.count())]


def test_a_required_comment_is_asked_for_at_once_and_a_reason_is_one_key_away(
    control: DecisionButton, decided: list[tuple[str, str, str]]
) -> None:
    control.choose_number(3)
    panel = control.panel
    assert panel.comment.hasFocus() and reasons(control) == ["", "phone"]
    QTest.keyClick(panel.comment, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)  # no such reason
    QTest.keyClick(panel.comment, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert panel.comment.toPlainText() == "Пользовался телефоном"
    QTest.keyClick(panel.comment, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert decided == [("rejected", "phone", "Пользовался телефоном")]


def test_a_reason_leaves_what_she_wrote_alone(
    control: DecisionButton, decided: list[tuple[str, str, str]]
) -> None:
    control.choose_number(3)
    QTest.keyClicks(control.panel.comment, "1 phone")
    QTest.keyClick(control.panel.comment, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    control.panel.save.click()
    assert decided == [("rejected", "phone", "1 phone")]


def test_reasons_are_those_of_the_decision_and_never_go_with_another(
    control: DecisionButton, decided: list[tuple[str, str, str]]
) -> None:
    control.click()
    assert reasons(control) == ["", "phone", "noise"]
    QTest.keyClick(control.panel, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert control.panel._reason.currentData() == "phone"
    control.panel.choices["accepted"].click()
    assert decided == [("accepted", "", "")]
    control.show_decision(Decision("disputed", "noise", by="А. Сериков", at_ms=5))
    assert reasons(control) == ["", "noise"] and control.panel._reason.currentData() == "noise"


def test_number_keys_follow_the_servers_order(
    control: DecisionButton, decided: list[tuple[str, str, str]]
) -> None:
    control.choose_number(2)
    control.choose_number(9)
    control.choose_number(0)
    assert decided == [("disputed", "", "")]


def test_too_long_a_comment_says_by_how_much_and_cannot_be_saved(control: DecisionButton) -> None:
    control.show_decision(Decision("accepted", version=4))
    control.click()
    control.panel.comment.setPlainText("x" * 53)
    assert "3" in control.panel._hint.text()
    assert not control.panel.save.isEnabled()


def test_typed_text_stays_when_the_decision_changes_meanwhile(control: DecisionButton) -> None:
    control.click()
    control.panel.comment.setPlainText("моё мнение")
    control.show_decision(Decision("accepted", comment="чужое", by="Б. Омарова", version=5))
    assert control.panel.comment.toPlainText() == "моё мнение"
    assert "Допущен" in control.text()


def test_a_poor_vocabulary_leaves_deciding_possible(
    window: QWidget, formats: Formats, decided: list[tuple[str, str, str]]
) -> None:
    """C20: no vocabulary at all: values stand for themselves, and the usual ones can be set."""
    control = DecisionButton(formats, window)
    said: list[str] = []
    control.decided.connect(lambda value, *_: said.append(value))
    control.show_vocabulary(Vocabulary(), 4000)
    control.show_decision(Decision("something_new"))
    assert "something_new" in control.text()
    control.click()
    assert list(control.panel.choices)[:3] == ["accepted", "disputed", "rejected"]
    control.panel.choices["rejected"].click()
    assert said == ["rejected"]


def test_the_limit_of_a_comment_is_shown_while_it_is_typed(control: DecisionButton) -> None:
    """C19: 50 letters here, as `/meta` says; what is too long, or blank, is not saved."""
    control.click()
    panel = control.panel
    panel.choices["accepted"].click()
    control.click()
    panel.comment.setPlainText("x" * 40)
    assert any("10" in label.text() for label in panel.findChildren(QLabel))
    assert panel.save.isEnabled()
    panel.comment.setPlainText("x" * 100_000)
    assert any("99950" in label.text() for label in panel.findChildren(QLabel))
    assert not panel.save.isEnabled()


@pytest.mark.parametrize(
    ("terms", "shown"),
    [
        ((DecisionTerm("yes"), DecisionTerm("yes", Label(en="Again"))), ["yes"]),
        ((DecisionTerm("yes", Label("", "", "")), DecisionTerm("no", Label(kk="Жоқ"))), ["yes", "Жоқ"]),
        ((DecisionTerm("no", Label(kk="Жоқ")), DecisionTerm("undecided")), ["Жоқ"]),
    ],
    ids=["two of one value", "empty labels", "only Kazakh"],
)
def test_an_odd_vocabulary_leaves_deciding_possible(
    window: QWidget,
    formats: Formats,
    terms: tuple[DecisionTerm, ...],
    shown: list[str],
) -> None:
    """C20."""
    control = DecisionButton(formats, window)
    said: list[str] = []
    control.decided.connect(lambda value, *_: said.append(value))
    control.show_vocabulary(Vocabulary(decisions=terms), 4000)
    control.show_decision(Decision())
    control.click()
    made = [control.panel.choices[code].accessibleName() for code in control.panel.choices]
    assert made[: len(shown)] == shown
    control.panel.choices[terms[0].code].click()
    assert said == [terms[0].code]


def test_history_says_who_what_and_why_newest_first(qtbot: QtBot, formats: Formats) -> None:
    page = HistoryPage(formats)
    qtbot.addWidget(page)
    report = full_report()
    page.show_report(report, VOCABULARY)
    model = page.model
    cells = [
        [str(model.index(row, column).data()) for column in (WHO, WHAT, WHY)]
        for row in range(model.rowCount())
    ]
    assert [cell[0] for cell in cells] == ["А. Сериков", "Б. Омарова", "А. Сериков"]
    assert "Спорно" in cells[1][1]
    assert cells[1][2] == "Посторонний шум · Пересмотреть"
    assert "Фокус потерян" in cells[2][1]


def test_an_unsent_decision_stands_at_the_top(qtbot: QtBot, formats: Formats) -> None:
    page = HistoryPage(formats)
    qtbot.addWidget(page)
    first, at_ms = full_report().recordings[0], 1_794_560_000_000
    seen = coverage_of({first.id: [SeenSpan(0, first.duration_ms // 2, 4.0)]})
    own = (
        HistoryEntry("verdict", "confirmed", "А. Сериков", at_ms, "v0", pending=True),
        HistoryEntry("decision", "accepted", "А. Сериков", at_ms + 5, coverage=seen, pending=True),
    )
    page.show_report(replace(full_report(), waiting=own), VOCABULARY)
    cells = [[page.model.index(row, column) for column in (WHAT, WATCHED)] for row in range(3)]
    assert page.model.rowCount() == 5
    said = [str(what.data()) for what, _ in cells]
    assert "Допущен" in said[0] and "Фокус потерян" in said[1]
    assert [text.endswith("(not sent yet)") or "отправлен" in text for text in said] == [True, True, False]
    assert [str(watched.data()) for _, watched in cells] == ["12%", "", ""]
    tip = str(cells[0][1].data(Qt.ItemDataRole.ToolTipRole))
    assert ("4x" in tip and tip.count("\n") == len(full_report().recordings) - 1) or "<br" in tip


def test_an_archived_exam_offers_no_decision(
    control: DecisionButton, decided: list[tuple[str, str, str]]
) -> None:
    control.show_archived(True)
    control.choose_number(1)
    control.open_comment()
    assert decided == []
    assert not control.panel.is_open
    assert "архив" in control.toolTip() or "archive" in control.toolTip()
    control.show_archived(False)
    control.choose_number(1)
    assert decided == [("accepted", "", "")]
