"""The whole program with a real server: from a row to a report that opens without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot
from support.shouting import shouting
from support.world import PASSWORD, PHOTO, VIDEO, World, institution

from oes_desktop.app import Program
from oes_desktop.domain.downloading import Stage, What
from oes_desktop.domain.models import FINISHED
from oes_desktop.paths import folders
from oes_desktop.services.preferences import Preferences
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.ui.downloads.asking import AskDialog
from oes_desktop.ui.downloads.page import DownloadsPage
from oes_desktop.ui.downloads.quitting import QuitDialog
from oes_desktop.ui.downloads.rules_dialog import RulesDialog
from oes_desktop.ui.downloads.wiring import DownloadsPart
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.settings.dialog import SettingsDialog

LOGIN = "aliya"
LONG_MS = 20_000


@pytest.fixture
def world(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[World]:
    """Three exams of one group. A parameter says for how many days downloads may stay."""
    keep_days = getattr(request, "param", 30)
    with institution(tmp_path, {LOGIN: "Алия"}, keep_days=keep_days) as made:
        for number in range(1, 4):
            made.put(f"e{number}", video=VIDEO[number:], photo=PHOTO, status=FINISHED)
        yield made


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, world: World) -> Iterator[Callable[[], Program]]:
    keeper = MemoryKeeper()
    made: list[Program] = []
    Preferences(folders().config).change(servers=(world.url,), last_login=LOGIN, language="en", theme="light")

    def begin() -> Program:
        program = Program(qapp, keeper_factory=lambda: keeper, silent=True)
        made.append(program)
        program.start()
        return program

    yield begin
    for program in made:
        program.window.close_wanted = lambda: True
        program.window.close()
        program.window.deleteLater()


@pytest.fixture
def program(qtbot: QtBot, start: Callable[[], Program]) -> Program:
    """Signed in, with its list on screen."""
    program = start()
    form = program.sign_in.form
    qtbot.waitUntil(lambda: form.isVisible() and form.password.edit.isEnabled(), timeout=LONG_MS)
    QTest.keyClicks(form.password.edit, PASSWORD)
    form.main.click()
    qtbot.waitUntil(
        lambda: program.results is not None and results(program).model.rowCount() == 3, timeout=LONG_MS
    )
    results(program).table.setFocus()
    return program


def results(program: Program) -> ResultsPage:
    assert program.results is not None
    return program.results


def part(program: Program) -> DownloadsPart:
    assert program.downloads is not None
    return program.downloads


def page(program: Program) -> DownloadsPage:
    return part(program).page


def stages(program: Program) -> list[Stage]:
    return [entry.stage for entry in page(program).model.entries]


def test_a_row_comes_and_opens_without_a_network(qtbot: QtBot, program: Program, world: World) -> None:
    table = results(program).table
    table.selectRow(1)
    qtbot.waitUntil(lambda: table.current_exam() is not None, timeout=LONG_MS)
    exam_id = table.current_exam()
    results(program).rows.download.trigger()
    qtbot.waitUntil(lambda: stages(program) == [Stage.HERE], timeout=LONG_MS)
    qtbot.waitUntil(lambda: results(program).model.line(1).downloaded, timeout=LONG_MS)  # type: ignore[union-attr]
    world.running.stop()
    part(program).turn()
    opened = part(program).page
    assert program.window.pages.currentWidget() is opened
    opened.lines.setFocus()
    QTest.keyClick(opened.lines, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: list(program.reports) == [exam_id], timeout=LONG_MS)
    qtbot.waitUntil(lambda: bool(program.reports[exam_id or ""].player.panes), timeout=LONG_MS)


def test_there_and_back_everything_is_as_it_was_left(qtbot: QtBot, program: Program) -> None:
    window, table = program.window, results(program).table
    table.selectRow(2)
    window.actions_["downloads"].trigger()
    assert window.windowTitle() == "Downloads — OES Desktop" and part(program).is_open
    qtbot.waitUntil(lambda: bool(window.actions_._guests["exam"]))
    window.actions_["downloads"].trigger()
    assert window.windowTitle() == "Results — OES Desktop"
    assert window.pages.currentWidget() is results(program)
    assert table.selected_spans() == [(2, 2)] and table.currentIndex().row() == 2
    qtbot.waitUntil(lambda: results(program).frame.open in window.actions_._guests["exam"])
    assert window.actions_["downloads"].shortcut().toString() == "Ctrl+J"
    part(program).button.click()
    window.actions_["find"].trigger()  # searching is of the results
    assert window.pages.currentWidget() is results(program)


def test_the_title_in_front_follows_the_language(qtbot: QtBot, program: Program) -> None:
    part(program).open()
    with shouting():
        qtbot.waitUntil(lambda: page(program).head.next.text() == "NEXT 50 TO REVIEW")
    program.window.language_chosen.emit("ru")
    qtbot.waitUntil(lambda: program.language.code == "ru")
    assert program.window.windowTitle().startswith(page(program).title)


def test_the_next_ones_to_review_come_and_the_end_is_said(qtbot: QtBot, program: Program) -> None:
    part(program).open()
    page(program).head.next.click()
    qtbot.waitUntil(lambda: stages(program) == [Stage.HERE] * 3, timeout=LONG_MS)
    told = lambda: [notice.accessibleName() for notice in program.window.notices.shown]  # noqa: E731
    qtbot.waitUntil(lambda: any("open without a network" in text for text in told()), timeout=LONG_MS)
    assert not program.window.notices.shown[-1].property("message")


def test_a_view_is_asked_first_and_moments_can_be_chosen(qtbot: QtBot, program: Program) -> None:
    results(program).downloading.view.trigger()
    qtbot.waitUntil(lambda: bool(program.window.findChildren(AskDialog)), timeout=LONG_MS)
    (dialog,) = program.window.findChildren(AskDialog)
    dialog.choices[What.MOMENTS].click()
    dialog.go.click()
    qtbot.waitUntil(lambda: len(stages(program)) == 3, timeout=LONG_MS)
    assert {entry.wanted.what for entry in page(program).model.entries} == {What.MOMENTS}


def test_a_rule_of_the_view_fetches_once_it_is_switched_on(qtbot: QtBot, program: Program) -> None:
    results(program).downloading.keep.trigger()
    qtbot.waitUntil(lambda: bool(program.window.findChildren(RulesDialog)), timeout=LONG_MS)
    (dialog,) = program.window.findChildren(RulesDialog)
    qtbot.waitUntil(lambda: dialog.editor.count.text() != "", timeout=LONG_MS)
    dialog.editor.days.setValue(0)
    qtbot.waitUntil(lambda: "3" in dialog.editor.count.text(), timeout=LONG_MS)
    assert stages(program) == []
    dialog.editor.on.click()
    dialog.reject()
    qtbot.waitUntil(lambda: stages(program) == [Stage.HERE] * 3, timeout=LONG_MS)
    assert {entry.wanted.rule for entry in page(program).model.entries} == {"rule-1"}


def test_what_is_paused_stays_paused_over_a_restart(
    qtbot: QtBot, program: Program, start: Callable[[], Program]
) -> None:
    part(program).open()
    part(program).acting.hold(True)
    page(program).head.next.click()
    qtbot.waitUntil(lambda: len(stages(program)) == 3, timeout=LONG_MS)
    qtbot.waitUntil(page(program).held.isVisible, timeout=LONG_MS)
    assert page(program).head.hold.text() == "Go on"
    with qtbot.waitSignal(program.closed, timeout=LONG_MS):
        program.window.close()  # nothing runs, so nothing is asked
    again = start()
    qtbot.waitUntil(lambda: again.downloads is not None and len(stages(again)) == 3, timeout=LONG_MS)
    part(again).open()
    qtbot.waitUntil(page(again).held.isVisible, timeout=LONG_MS)
    page(again).held.step.click()
    qtbot.waitUntil(lambda: stages(again) == [Stage.HERE] * 3, timeout=LONG_MS)


def test_quitting_with_running_downloads_is_asked_once(qtbot: QtBot, program: Program, world: World) -> None:
    world.running.stop()
    results(program).table.selectRow(0)
    results(program).rows.download.trigger()
    qtbot.waitUntil(lambda: part(program).following.comes, timeout=LONG_MS)
    program.window.close()
    assert program.window.isVisible()
    (dialog,) = program.window.findChildren(QuitDialog)
    with qtbot.waitSignal(program.closed, timeout=LONG_MS):
        dialog.accept()


def test_the_limit_leads_to_its_setting(qtbot: QtBot, program: Program) -> None:
    part(program).open()
    page(program).limits_wanted.emit()
    qtbot.waitUntil(lambda: bool(program.window.findChildren(SettingsDialog)))
    (dialog,) = program.window.findChildren(SettingsDialog)
    assert dialog.tabs.current == "downloads" and dialog.sections["downloads"].isVisible()
    dialog.reject()


def test_signing_out_takes_everything_of_it_from_the_window(qtbot: QtBot, program: Program) -> None:
    part(program).open()
    gone = part(program)
    program.window.sign_out_requested.emit(False)
    qtbot.waitUntil(lambda: program.downloads is None and program.sign_in.form.isVisible(), timeout=LONG_MS)
    assert program.window.header.slot.count() == 0 and program.window.close_wanted()
    assert program.window.pages.currentWidget() is program.sign_in
    assert not program.window.actions_["downloads"].isEnabled()
    assert gone.telling.tray is None


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
@pytest.mark.parametrize("world", [0], indirect=True)
def test_what_was_removed_by_its_date_is_said_on_any_page(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """B26: in the window, and outside of it while nobody looks."""
    outside: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _, title, text, *more: outside.append(text))
    program.window.hide()
    qtbot.waitUntil(lambda: not part(program).telling.in_front)
    results(program).table.selectRow(0)
    results(program).rows.download.trigger()
    told = lambda: [notice.accessibleName() for notice in program.window.notices.shown]  # noqa: E731

    def over() -> bool:
        part(program).runner.tend()
        return any("time was over" in text for text in told())

    qtbot.waitUntil(over, timeout=LONG_MS)
    assert len([text for text in outside if "time was over" in text]) == 1
    assert stages(program) == []
    program.window.show()
    part(program).open()
    qtbot.waitUntil(page(program).gone.isVisible, timeout=LONG_MS)
    qtbot.waitUntil(lambda: part(program).following.overview.expired == 0, timeout=LONG_MS)
    assert page(program).gone.isVisible()
