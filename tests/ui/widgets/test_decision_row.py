"""The institution's decisions as buttons: one click decides, a comment is waited for where it is required."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from support.reports import VOCABULARY

from oes_desktop.domain.models import Decision
from oes_desktop.domain.vocabulary import DecisionTerm, Label, Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.widgets.decision_row import DecisionRow


@pytest.fixture
def row(qtbot: QtBot, qapp: object) -> Iterator[DecisionRow]:
    window = QWidget()
    qtbot.addWidget(window)
    language = Language("ru")
    made = DecisionRow(Formats(language))
    made.show_vocabulary(VOCABULARY, 4000)
    made.show_decision(Decision(version=3))
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addStretch(1)
    window.resize(344, 700)
    window.show()
    yield made
    language.silence()


@pytest.fixture
def decided(row: DecisionRow) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    row.decided.connect(lambda *said: found.append(said))
    return found


def test_one_click_decides(row: DecisionRow, decided: list[tuple[str, str, str]]) -> None:
    row.choices["disputed"].click()
    assert decided == [("disputed", "", "")]


def test_numbers_follow_the_servers_order(row: DecisionRow, decided: list[tuple[str, str, str]]) -> None:
    row.choose_number(9)
    row.choose_number(0)
    row.choose_number(1)
    assert decided == [("accepted", "", "")]


def test_where_a_comment_is_required_it_is_waited_for(
    qtbot: QtBot, row: DecisionRow, decided: list[tuple[str, str, str]]
) -> None:
    row.choices["rejected"].click()
    assert decided == []
    assert row.panel.is_open
    row.panel.comment.setPlainText("  телефон ")
    qtbot.keyClick(row.panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert decided == [("rejected", "", "телефон")]


def test_another_exam_takes_the_open_comment_away(row: DecisionRow) -> None:
    row.choices["rejected"].click()
    row.panel.comment.setPlainText("о другом экзамене")
    row.leave()
    row.show_decision(Decision("accepted", version=1))
    assert not row.panel.is_open
    assert row.panel.comment.toPlainText() == ""


def test_what_stands_is_marked_and_not_decided_again(
    row: DecisionRow, decided: list[tuple[str, str, str]]
) -> None:
    row.show_decision(Decision("disputed", by="Б. Омарова", at_ms=1_794_542_820_000))
    assert row.choices["disputed"].property("tone") == "doubtful"
    assert row.choices["accepted"].property("tone") == "none"
    assert "Б. Омарова" in row._note.text()
    row.choices["disputed"].click()
    assert decided == []


def test_words_of_any_length_and_number_stay_inside(qtbot: QtBot, row: DecisionRow) -> None:
    terms = tuple(DecisionTerm(f"d{n}", Label(ru="Қосымша тексеру қажет " * (n % 4))) for n in range(12))
    row.show_vocabulary(Vocabulary(decisions=terms), 10)
    qtbot.waitUntil(lambda: row._grid.height() > 100)
    inside = row._grid.rect()
    places = [choice.geometry() for choice in row.choices.values()]
    assert all(inside.contains(place) for place in places)
    assert not any(a.intersects(b) for a in places for b in places if a is not b)


def test_a_decision_that_is_no_choice_is_named(row: DecisionRow) -> None:
    row.show_decision(Decision("<b>новое</b>\u202e", by="А"))
    assert "<b>новое</b>" in row._note.text()
    assert "\u202e" not in row._note.text()
    row.show_vocabulary(replace(VOCABULARY, decisions=()), 10)
    assert list(row.choices) == ["accepted", "disputed", "rejected"]  # the usual ones
