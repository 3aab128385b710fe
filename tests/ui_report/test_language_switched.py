"""E14: another language while a report is open; and letters that a font may not have."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from support.report_room import Shelf
from support.reports import META, full_report
from support.shouting import shouting

from oes_desktop.ui.language import Language
from oes_desktop.ui.report.header import BRIEF, DETAILED, HISTORY
from oes_desktop.ui.report.window import ReportWindow

KEYS = {"Space", "Shift", "Enter"}
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"


ENGLISH, CYRILLIC = re.compile(r"[a-z]{4}"), re.compile(r"[а-яё]{3}")  # names are of no language


def texts(window: QWidget) -> list[str]:
    found: list[QLabel | QAbstractButton] = [
        *window.findChildren(QLabel),
        *window.findChildren(QAbstractButton),
    ]
    return [widget.text() for widget in found if widget.isVisible() and widget.text()]


@pytest.mark.parametrize("page", [DETAILED, BRIEF, HISTORY])
def test_every_text_changes_at_once_and_nothing_else_does(
    open_window: Callable[..., ReportWindow], language: Language, page: str
) -> None:
    """E14: after the switch no word of the language before it is left, and she is where she was."""
    language.use("en")
    window = open_window()
    window.header.tabs.choose(page)
    at, before = window.player.position_ms, texts(window)
    words = META.vocabulary
    labels = tuple(term.label.en for term in (*words.decisions, *words.kinds))  # the institution's own
    with shouting():
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # widgets of the words before
        after = texts(window)
    assert any(ENGLISH.search(text) for text in before)
    left = [text for text in after if ENGLISH.search(text) and not CYRILLIC.search(text)]
    assert [text for text in left if not text.startswith((*labels, *KEYS))] == []
    assert window.player.position_ms == at
    assert window.header.tabs.current == page


def test_a_comment_being_typed_outlives_the_switch(
    shelf: Shelf, open_window: Callable[..., ReportWindow], language: Language
) -> None:
    """E14: the text is hers, not the program's."""
    window = open_window()
    window.header.decision.open_comment()
    window.header.decision.panel.comment.setPlainText("Қолында телефон")
    with shouting():
        QApplication.processEvents()
    assert window.header.decision.panel.comment.toPlainText() == "Қолында телефон"
    assert full_report().exam.student_name in window.windowTitle()


@pytest.mark.parametrize("family", ["", "No Such Font", "DejaVu Sans Mono"])
def test_kazakh_letters_are_drawn_whatever_the_font(qapp: QApplication, family: str) -> None:
    """E14: a font that lacks them is helped out by one that has them; none is an empty box (glyph 0)."""
    font = QFont(qapp.font())
    if family:
        font.setFamily(family)
    layout = QTextLayout(KAZAKH, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    assert len(glyphs) == len(KAZAKH)
    assert 0 not in glyphs
