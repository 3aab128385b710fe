"""A mark of her own: where it begins and ends, what is refused in place, how it is left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.reports import START_MS, VOCABULARY, full_report

from oes_desktop.domain.models import Mark
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.mark_editor import MarkEditor


class Head:
    """A playhead."""

    at_ms: int | None = START_MS + 600_250

    def __call__(self) -> int | None:
        return self.at_ms


@pytest.fixture
def head() -> Head:
    return Head()


@pytest.fixture
def editor(qtbot: QtBot, formats: Formats, head: Head) -> Iterator[MarkEditor]:
    made = MarkEditor(formats, head)
    qtbot.addWidget(made)
    made.show_exam(ExamClock.of(full_report()), VOCABULARY)
    yield made


def kept(editor: MarkEditor) -> list[Mark]:
    found: list[Mark] = []
    editor.kept.connect(found.append)
    return found


def test_an_exam_that_has_not_begun_has_no_time_to_mark(editor: MarkEditor) -> None:
    editor.show_exam(ExamClock((), ()), VOCABULARY)
    editor.begin()
    assert not editor.is_open


def test_it_begins_where_the_playhead_is_and_ends_where_it_is_by_then(editor: MarkEditor, head: Head) -> None:
    found = kept(editor)
    editor.begin()
    assert editor.start.text() == "09:17:00"
    head.at_ms = START_MS + 612_700
    editor.begin()
    assert editor.end.text() == "09:17:12"
    editor.kind.setCurrentIndex(editor.kind.findData("voice_detected"))
    QTest.keyClick(editor.kind, Qt.Key.Key_Return)
    assert not editor.is_open
    (mark,) = found
    assert (mark.id, mark.at_ms, mark.kind) == ("", START_MS + 600_250, "voice_detected")
    assert mark.end_ms == START_MS + 612_000


def test_a_typed_end_and_a_note_without_one(editor: MarkEditor) -> None:
    found = kept(editor)
    editor.begin()
    editor.end.setText("9:20")
    editor.text.setText("шёпот")
    editor.keep()
    editor.begin()
    editor.text.setText("посмотреть ещё")
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    assert [(mark.duration_ms, mark.kind, mark.text) for mark in found] == [
        (START_MS + 13 * 60_000 - (START_MS + 600_250), "", "шёпот"),
        (0, "", "посмотреть ещё"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "text", "wrong"),
    [
        ("99", "", "что-то", "start"),
        ("09:17:00", "25:99", "что-то", "end"),
        ("09:17:00", "09:10:00", "что-то", "end"),
        ("09:17:00", "", "   ", "text"),
        ("09:17:00" * 2, "", "что-то", "start"),
    ],
)
def test_what_makes_no_sense_is_said_in_place_and_nothing_is_lost(
    editor: MarkEditor, start: str, end: str, text: str, wrong: str
) -> None:
    found = kept(editor)
    editor.begin()
    editor.start.setText(start)
    editor.end.setText(end)
    editor.text.setText(text)
    editor.keep()
    assert found == []
    assert editor.is_open
    assert [name for name in ("start", "end", "text") if getattr(editor, name).property("wrong")] == [wrong]
    assert editor._trouble.text()


def test_a_mark_is_changed_without_losing_its_milliseconds_or_its_strange_kind(editor: MarkEditor) -> None:
    found = kept(editor)
    mark = Mark("m1", START_MS + 60_123, 4_456, "kind_of_tomorrow", "а", "Алия", "me")
    editor.edit(mark)
    assert "Алия" in editor._title.text()
    editor.text.setText("б")
    editor.keep()
    assert found == [Mark("m1", START_MS + 60_123, 4_456, "kind_of_tomorrow", "б", "Алия", "me")]


def test_it_is_removed_or_left_alone(qtbot: QtBot, editor: MarkEditor) -> None:
    found = kept(editor)
    editor.edit(Mark("m1", START_MS, 0, "", "а"))
    with qtbot.waitSignals([editor.removed, editor.left]):
        editor._remove.click()
    editor.begin()
    assert editor._remove.isHidden()
    QTest.keyClick(editor.kind, Qt.Key.Key_Escape)
    assert not editor.is_open
    assert found == []
