"""Tabs, segments, pills, painters: what they say and that they show it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from oes_desktop.ui.language import Language
from oes_desktop.ui.theme import LIGHT_COLORS, Theme
from oes_desktop.ui.widgets.avatar import initial
from oes_desktop.ui.widgets.busy import Busy, Spinner
from oes_desktop.ui.widgets.empty_state import EmptyState
from oes_desktop.ui.widgets.honesty import honesty_tone, paint_honesty
from oes_desktop.ui.widgets.key_hint import KeyHint, KeyHints, key_text
from oes_desktop.ui.widgets.pill import Pill, paint_pill
from oes_desktop.ui.widgets.segmented import Segment, SegmentedButtons
from oes_desktop.ui.widgets.strip import paint_strip
from oes_desktop.ui.widgets.tabs import TabBar

ROOM = QRect(0, 0, 200, 38)


def canvas() -> QImage:
    image = QImage(200, 38, QImage.Format.Format_ARGB32)
    image.fill(LIGHT_COLORS.surface)
    return image


def columns(image: QImage, color: QColor) -> list[int]:
    """Where `color` is found, as x of its columns."""
    rows = range(image.height())
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) == color for y in rows)]


@pytest.mark.parametrize(
    ("value", "tone"), [(None, "none"), (0, "bad"), (49, "bad"), (50, "doubtful"), (75, "good")]
)
def test_honesty_has_a_tone(value: int | None, tone: str) -> None:
    assert honesty_tone(value) == tone


def test_the_honesty_bar_is_as_long_as_its_value(theme: Theme) -> None:
    lengths = []
    for value in (100, 50):
        image = canvas()
        painter = QPainter(image)
        paint_honesty(painter, ROOM, value, theme)
        painter.end()
        bar = [x for x in columns(image, theme.colors.tone(honesty_tone(value))) if x < 56]
        lengths.append(max(bar))
    assert lengths[0] > 50
    assert 20 <= lengths[1] <= 30


def test_the_strip_shows_where_and_how_bad(theme: Theme) -> None:
    image = canvas()
    painter = QPainter(image)
    paint_strip(painter, ROOM, bytes([3, 0, 0, 0, 0, 0, 0, 2]), theme)
    painter.end()
    assert max(columns(image, theme.colors.bad)) < 30
    assert min(columns(image, theme.colors.doubtful)) > 165


def test_strange_strips_and_values_are_painted_too(theme: Theme) -> None:
    image = canvas()
    painter = QPainter(image)
    paint_strip(painter, ROOM, b"", theme, count=0)
    paint_strip(painter, QRect(0, 0, 3, 3), b"\xff\x01", theme, count=5)
    paint_honesty(painter, QRect(0, 0, 10, 10), None, theme)
    paint_honesty(painter, ROOM, 1000, theme)
    assert paint_pill(painter, QRect(0, 0, 30, 30), "Очень длинное слово", "bad", theme).width() == 30
    painter.end()


def test_an_avatar_takes_the_first_letter() -> None:
    assert [initial(name) for name in ("әсем", " Ё", "", "\u202e", "7b")] == ["Ә", "Ё", "?", "?", "7"]


def test_a_pill_takes_its_tone_and_plain_text(qtbot: QtBot, theme: Theme) -> None:
    pill = Pill("<b>x</b>", "bad")
    qtbot.addWidget(pill)
    assert pill.textFormat() == Qt.TextFormat.PlainText
    assert pill.text() == "<b>x</b>"
    pill.show_text("Допущен", "good")
    assert pill.tone == "good"
    image = pill.grab().toImage()
    assert columns(image, theme.colors.good_tint)


def test_tabs_are_chosen_by_code_and_by_arrows(qtbot: QtBot, theme: Theme) -> None:
    tabs = TabBar()
    qtbot.addWidget(tabs)
    for code, text in (("todo", "К проверке"), ("all", "Все & прочие")):
        tabs.add(code, text)
    tabs.show()
    width = tabs.tabSizeHint(0).width()
    tabs.show_counts({"todo": "312"})
    assert tabs.tabSizeHint(0).width() > width
    assert tabs.accessibleTabName(0) == "К проверке, 312"
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.current == "all"
    tabs.choose("todo")
    tabs.choose("nowhere")
    assert tabs.current == "todo"
    assert not tabs.grab().isNull()


def test_one_segment_is_on_and_arrows_move_it(qtbot: QtBot, theme: Theme) -> None:
    row = SegmentedButtons(
        [Segment("none", "", "align-justify", "No grouping"), Segment("student", "", "users", "By student")]
    )
    qtbot.addWidget(row)
    row.show()
    chosen: list[str] = []
    row.chosen.connect(chosen.append)
    assert row.current == "none"
    assert [made.accessibleName() for made in row.findChildren(QPushButton)] == ["No grouping", "By student"]
    row.button("student").click()
    assert (row.current, chosen) == ("student", ["student"])
    row.choose("none")
    assert (row.current, chosen) == ("none", ["student"])


def test_an_empty_state_says_what_is_so_and_offers_a_step(qtbot: QtBot, theme: Theme) -> None:
    state = EmptyState()
    qtbot.addWidget(state)
    state.show_state("inbox", "Nothing found", "No exam fits these filters.", "Reset")
    state.show()
    assert state.accessibleName() == "Nothing found. No exam fits these filters."
    with qtbot.waitSignal(state.action_requested, timeout=10_000):
        next(made for made in state.findChildren(QPushButton) if made.text() == "Reset").click()
    state.show_state("inbox", "Nothing found")
    assert all(made.isHidden() for made in state.findChildren(QPushButton))


def test_a_spinner_turns_only_while_it_is_seen(qtbot: QtBot, theme: Theme) -> None:
    busy = Busy("Loading")
    qtbot.addWidget(busy)
    spinner = busy.findChild(Spinner)
    assert spinner is not None and not spinner._timer.isActive()
    busy.show()
    assert spinner._timer.isActive()
    busy.hide()
    assert not spinner._timer.isActive()
    assert busy.accessibleName() == "Loading"


def test_hints_are_replaced_as_a_whole(qtbot: QtBot, theme: Theme, language: Language) -> None:
    hints = KeyHints()
    qtbot.addWidget(hints)
    hints.show_hints([("↑ ↓", "row"), ("Ctrl+K", "commands")])
    shown = [(hint.caps, hint.text) for hint in hints.findChildren(KeyHint)]
    assert shown == [(("↑", "↓"), "row"), ((key_text("Ctrl+K"),), "commands")]
    assert [hint.accessibleName() for hint in hints.findChildren(KeyHint)] == [
        "↑ ↓ row",
        f"{key_text('Ctrl+K')} commands",
    ]
    assert hints.sizeHint().width() > 80
    hints.show_hints([])
    qtbot.waitUntil(lambda: hints.findChildren(KeyHint) == [], timeout=10_000)
