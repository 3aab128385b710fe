"""Hostile names and comments are shown literally, on one line, and cut (faults C1 and C2)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from oes_desktop.ui.safe_text import lines, one_line
from oes_desktop.ui.widgets.labels import ElidedLabel, label, plain_tip


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>Ахметов</b>", "<b>Ахметов</b>"),
        ("<img src=//host/x>", "<img src=//host/x>"),
        ("&lt;", "&lt;"),
        ("\u202egpj.exe", "¤gpj.exe"),
        ("a\u200bb\ufeffc\u2060d", "a¤b¤c¤d"),
        ("one\r\ntwo\nthree\u2028four", "one↵two↵three↵four"),
        ("nul\x00bell\x07", "nul¤bell¤"),
        ("lone\ud800", "lone\ufffd"),
        ("  a \t b  ", "a b"),
        ("Әбдірахманова Әсем", "Әбдірахманова Әсем"),
    ],
)
def test_what_cannot_be_seen_becomes_a_mark(text: str, shown: str) -> None:
    """C2."""
    assert one_line(text) == shown


def test_ten_thousand_characters_are_cut() -> None:
    """C2."""
    assert one_line("x" * 10_000, 50) == "x" * 49 + "…"
    assert one_line("x" * 50, 50) == "x" * 50


def test_comments_keep_their_lines() -> None:
    assert lines("one\r\ntwo\u202e") == "one\ntwo¤"


@given(st.text(alphabet=st.characters(codec=None)))
def test_nothing_unseen_comes_through(text: str) -> None:
    """C2: of any text."""
    shown = one_line(text)
    shown.encode()  # no lone surrogate
    assert "\n" not in shown
    assert not any(unicodedata.category(sign) == "Cc" for sign in shown)
    assert not any(unicodedata.bidirectional(sign) in ("RLO", "LRO", "RLE", "LRE", "PDF") for sign in shown)


def test_labels_never_guess_rich_text(qtbot: QtBot) -> None:
    """C1."""
    made = label("<img src=//host/x>")
    elided = ElidedLabel("<b>x</b>\nnext")
    for widget in (made, elided):
        qtbot.addWidget(widget)
        assert widget.textFormat() == Qt.TextFormat.PlainText
    assert made.text() == "<img src=//host/x>"
    assert elided.text() == "<b>x</b>↵next"


def test_a_tool_tip_that_looks_like_markup_is_escaped() -> None:
    """C1."""
    assert plain_tip("Ахметов") == "Ахметов"
    assert "<b>" not in plain_tip("<b>x</b>")


def test_an_elided_label_tells_the_rest_in_its_tool_tip(qtbot: QtBot) -> None:
    made = ElidedLabel("Ахметов Данияр Қайратұлы")
    qtbot.addWidget(made)
    made.resize(60, 20)
    made.grab()
    assert made.toolTip() == "Ахметов Данияр Қайратұлы"
    made.resize(600, 20)
    made.grab()
    assert made.toolTip() == ""
