"""The program as it is wired, locked and opened again: on the screen, in memory, and what is kept."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QMessageBox
from pytestqt.qtbot import QtBot
from support import on_screen
from support.quick import Quick
from support.world import PASSWORD, START_MS, World, institution

from oes_desktop.app import Program
from oes_desktop.domain.clock import SystemClock
from oes_desktop.domain.models import FINISHED
from oes_desktop.paths import folders
from oes_desktop.server.devices import Devices
from oes_desktop.server.running import Running
from oes_desktop.services.access.lease import DAY_MS
from oes_desktop.services.preferences import Preferences
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.ui.report.header import BRIEF, DETAILED

LOGIN, PHRASE = "aliya", "қарлы тау басында"
NAME, STUDENT_ID = "Тайныйстудент Ғалымжан", "9900112233"
MAGENTA = QColor(255, 0, 255)


class Moved(SystemClock):
    """The computer's clock, and as much more as a test wants."""

    ahead_s = 0.0

    def now_ms(self) -> int:
        return super().now_ms() + round(self.ahead_s * 1000)

    def monotonic(self) -> float:
        return super().monotonic() + self.ahead_s


def photo() -> bytes:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(MAGENTA)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 95)
    return bytes(buffer.data().data())


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with institution(tmp_path, {LOGIN: "Алия"}) as made:
        made.put("e1", status=FINISHED, student_name=NAME, student_id=STUDENT_ID, photo=photo())
        for number in range(2, 60):
            made.put(f"e{number}", status=FINISHED, student_name=f"{NAME} {number}")
        yield made


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, world: World) -> Iterator[Callable[..., Program]]:
    keeper = MemoryKeeper()
    made: list[Program] = []
    Preferences(folders().config).change(servers=(world.url,), last_login=LOGIN, language="en", theme="light")

    def begin(clock: SystemClock | None = None, keeper: MemoryKeeper = keeper) -> Program:
        program = Program(qapp, clock=clock, keeper_factory=lambda: keeper, silent=True)
        made.append(program)
        program.start()
        return program

    begin.keeper = keeper  # type: ignore[attr-defined]
    yield begin
    for program in made:
        program.window.close()
        program.window.deleteLater()


def is_form(program: Program) -> bool:
    form = program.sign_in.form
    return form.isVisible() and form.password.edit.isEnabled()


def sign_in(qtbot: QtBot, program: Program, *, guarded: bool = True) -> None:
    qtbot.waitUntil(lambda: is_form(program), timeout=10_000)
    program.sign_in.form.password.edit.setText(PASSWORD)
    program.sign_in.form.main.click()
    qtbot.waitUntil(lambda: usable(program), timeout=15_000)
    if guarded:
        assert program.desk is not None
        program.desk.opened.profile.change_keeper(Quick(PHRASE))


def usable(program: Program) -> bool:
    return (
        program.results is not None
        and program.results.model.answer is not None
        and len(program.results.model.answer) > 0
    )


def lock(qtbot: QtBot, program: Program) -> None:
    program.locking.lock()
    qtbot.waitUntil(lambda: not program.locking.page.card.is_busy, timeout=10_000)


def unlock(qtbot: QtBot, program: Program, phrase: str = PHRASE) -> None:
    card = program.locking.page.card
    qtbot.waitUntil(lambda: card.isVisible() and not card.is_busy, timeout=10_000)
    card.phrase.edit.setText(phrase)
    card.main.click()


def open_report(qtbot: QtBot, program: Program, exam_id: str = "e1"):
    window = program.open_report(exam_id)
    qtbot.waitUntil(lambda: window.report is not None, timeout=10_000)
    return window


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_nothing_of_a_student_is_on_the_screen_while_it_is_locked(
    qtbot: QtBot, world: World, start: Callable[..., Program]
) -> None:
    """T1b: every window is walked through, right after locking, before anything else has had its turn."""
    program = start()
    sign_in(qtbot, program)
    window = open_report(qtbot, program)
    window.header.tabs.choose(BRIEF)
    qtbot.waitUntil(lambda: on_screen.shows_color(MAGENTA), timeout=10_000)
    other = open_report(qtbot, program, "e2")
    other.header.tabs.choose(DETAILED)
    program.window.outbox_requested.emit()
    program.window.actions_["commands"].trigger()
    program._open_settings("")
    QMessageBox(QMessageBox.Icon.Information, NAME, NAME, parent=window).open()
    chooser = QFileDialog(program.window, NAME, f"{NAME}.pdf")
    chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
    chooser.open()
    menu = QMenu(NAME, window)
    menu.addAction(NAME)
    menu.popup(window.mapToGlobal(window.rect().center()))
    lone = QLabel(NAME)
    lone.show()
    program.window.notices.tell(NAME, seconds=60)
    qtbot.waitUntil(lambda: len(on_screen.windows()) >= 8, timeout=10_000)
    assert any(NAME in text for text in on_screen.texts())

    program.locking.lock()
    assert on_screen.windows() == [program.window]
    seen = list(on_screen.texts())
    assert not [text for text in seen if NAME in text or STUDENT_ID in text or "Математика" in text]
    assert not on_screen.shows_color(MAGENTA)
    assert program.window.windowTitle() == "Locked — OES Desktop"
    assert LOGIN in seen
    qtbot.waitUntil(lambda: not program.locking.page.card.is_busy, timeout=10_000)
    assert on_screen.windows() == [program.window]
    assert not [text for text in on_screen.texts(hidden=True) if NAME in text]
    lone.deleteLater()


def test_she_is_where_she_was(qtbot: QtBot, world: World, start: Callable[..., Program]) -> None:
    """View, row and scroll of the page; the open reports at their page and second; and what was typed."""
    program = start()
    sign_in(qtbot, program)
    results = program.results
    assert results is not None
    program.window.resize(1000, 620)
    results.filters.search.begin()
    results.table.setFocus()
    results.table.selectRow(40)
    results.table.verticalScrollBar().setValue(30)
    qtbot.waitUntil(lambda: results.table.current_exam() is not None, timeout=10_000)  # its row is read
    current = results.table.current_exam()
    window = open_report(qtbot, program)
    window.header.tabs.choose(DETAILED)
    qtbot.waitUntil(lambda: window.player.position_ms is not None, timeout=10_000)
    window.player.seek(START_MS + 31_000)
    at_ms = window.player.position_ms
    assert at_ms == START_MS + 31_000
    window.header.decision.open_comment()
    window.header.decision.panel.comment.setPlainText("видно второго челов")
    brief = open_report(qtbot, program, "e3")
    brief.header.tabs.choose(BRIEF)
    brief.violations.editor.begin()
    brief.violations.editor.text.setText("шёпот за кадр")
    lock(qtbot, program)
    assert program.desk is None and not program.reports

    unlock(qtbot, program)
    qtbot.waitUntil(lambda: usable(program) and set(program.reports) == {"e1", "e3"}, timeout=15_000)
    results = program.results
    assert results is not None
    qtbot.waitUntil(lambda: results.table.current_exam() == current, timeout=10_000)
    assert results.table.verticalScrollBar().value() == 30
    assert results.table.selected_spans() == [(40, 40)]
    window, brief = program.reports["e1"], program.reports["e3"]
    panel = window.header.decision.panel
    qtbot.waitUntil(lambda: panel.comment.toPlainText() == "видно второго челов", timeout=10_000)
    assert panel.is_open
    assert (window.header.tabs.current, window.player.position_ms) == (DETAILED, at_ms)
    assert not window.player.playing
    qtbot.waitUntil(lambda: brief.violations.editor.text.text() == "шёпот за кадр", timeout=10_000)
    assert brief.header.tabs.current == BRIEF
    assert program.desk is not None and program.desk.decisions.outbox() == []  # typed is not decided


def test_a_wrong_passphrase_is_said_slowed_down_and_named(
    qtbot: QtBot, world: World, start: Callable[..., Program]
) -> None:
    """D10."""
    program = start()
    sign_in(qtbot, program)
    lock(qtbot, program)
    card = program.locking.page.card
    for _ in range(3):
        unlock(qtbot, program, "wrong")
        qtbot.waitUntil(lambda: not card.is_busy and bool(card.phrase.trouble), timeout=10_000)
        assert card.phrase.trouble.startswith("The passphrase is wrong.")
    unlock(qtbot, program, "wrong")
    qtbot.waitUntil(lambda: card.phrase.trouble.startswith("Too many wrong passphrases."), timeout=10_000)
    assert not card.main.isEnabled()
    assert card.main.text().startswith("Try again in")
    qtbot.waitUntil(card.main.isEnabled, timeout=10_000)
    assert card.main.text() == "Unlock"
    unlock(qtbot, program)
    qtbot.waitUntil(lambda: usable(program), timeout=15_000)


def test_forgetting_the_passphrase_names_what_is_lost(
    qtbot: QtBot, world: World, start: Callable[..., Program]
) -> None:
    """D10: starting anew names the decisions, and needs them ticked."""
    program = start()
    sign_in(qtbot, program)
    assert program.desk is not None
    world.running.stop()
    program.bus.publish(program.desk.decisions.decide("e1", "accepted"))
    lock(qtbot, program)
    card = program.locking.page.card
    assert re.search(r"1 decision(\(s\) wait|s? waits?) here", card._note.text())
    card._forgot.click()
    anew = program.sign_in.anew
    qtbot.waitUntil(anew.isVisible, timeout=10_000)
    assert re.search(r"1 decision(\(s\))? in it ha(ve|s) not reached the server", anew.subtitle.text())
    assert not anew.main.isEnabled()
    anew.discard.setChecked(True)
    anew.main.click()
    qtbot.waitUntil(lambda: is_form(program), timeout=10_000)
    assert program.session.profiles() == []


def test_without_a_passphrase_it_asks_for_one_and_then_locks_by_itself(
    qtbot: QtBot, world: World, start: Callable[..., Program]
) -> None:
    """From the settings: choosing minutes asks for a passphrase; then idle time and a locked screen lock."""
    from oes_desktop.ui.settings.dialog import SettingsDialog
    from oes_desktop.ui.settings.passphrase import PassphraseDialog

    clock = Moved()
    program = start(clock)
    sign_in(qtbot, program, guarded=False)
    program.locking.away.gone.emit()
    assert program.desk is not None  # nothing to lock it with
    program.window.actions_["lock"].trigger()
    dialog = program.window.findChildren(SettingsDialog)[-1]
    section = dialog.sections["security"]
    assert section.isVisible() and section.minutes.currentData() == 0
    section.minutes.setCurrentIndex(section.minutes.findData(5))
    section.minutes.activated.emit(section.minutes.currentIndex())
    assert section.minutes.currentData() == 0
    asked = section.findChildren(PassphraseDialog)[-1]
    asked.new.edit.setText(PHRASE)
    asked.again.edit.setText(PHRASE)
    asked.main.click()
    qtbot.waitUntil(lambda: program.preferences.settings.lock_minutes == 5, timeout=10_000)
    assert section.minutes.currentData() == 5
    dialog.reject()

    program.locking.idle.touch()
    clock.ahead_s += 299
    program.locking.idle.look()
    assert program.desk is not None
    clock.ahead_s += 2
    program.locking.idle.look()
    assert program.desk is None and program.locking.is_locked
    unlock(qtbot, program)
    qtbot.waitUntil(lambda: usable(program), timeout=15_000)
    program.locking.away.gone.emit()  # the screen was locked
    assert program.desk is None
    unlock(qtbot, program)
    qtbot.waitUntil(lambda: usable(program), timeout=15_000)


def test_a_lease_that_is_over_shuts_the_profile_until_somebody_signs_in(
    qtbot: QtBot, world: World, start: Callable[..., Program]
) -> None:
    """D15: also while it is open, and with the clock set back; everything is kept."""
    clock = Moved()
    program = start(clock)
    sign_in(qtbot, program, guarded=False)
    assert program.desk is not None
    program.bus.publish(program.desk.decisions.decide("e1", "accepted"))
    world.running.stop()
    clock.ahead_s += 30 * DAY_MS / 1000 + 60
    program.locking.look_at_lease()
    qtbot.waitUntil(lambda: program.desk is None and is_form(program), timeout=15_000)
    assert "Too long without the server" in program.sign_in.form.trouble
    assert program.session.profiles()[0].unsent == 1
    clock.ahead_s -= 300 * DAY_MS / 1000
    program.sign_in.form._offline.click()
    qtbot.waitUntil(lambda: "Too long" in program.sign_in.form.trouble and is_form(program), timeout=10_000)


def test_a_keyring_that_hangs_stops_no_window_and_makes_nothing(
    qtbot: QtBot, world: World, start: Callable[..., Program], qapp: QApplication
) -> None:
    """D2: the window lives, says what it waits for, offers ways out; when the keyring answers it goes on."""
    program = start()
    sign_in(qtbot, program, guarded=False)
    with qtbot.waitSignal(program.closed):
        program.window.close()
    answers = threading.Event()
    asked = threading.Event()

    class Hanging(MemoryKeeper):
        def fetch(self, profile_id, wrapped=None):
            asked.set()
            answers.wait(30)
            return start.keeper.fetch(profile_id, wrapped)

    before = sorted(path.name for path in folders().profiles.rglob("*"))
    hanging = Hanging()
    program = start(keeper=hanging)
    page = program.sign_in
    qtbot.waitUntil(asked.is_set, timeout=10_000)
    page._patience.timeout.emit()  # fifteen seconds
    qtbot.waitUntil(lambda: page.keyring.isVisible() and page.keyring.is_busy, timeout=10_000)
    assert page.keyring.title.text() == "Waiting for the keyring"
    qtbot.waitUntil(lambda: not page.keyring.passphrase.isVisible(), timeout=10_000)
    assert page.keyring.quit.isVisible() and page.keyring.back.isVisible()
    assert sorted(path.name for path in folders().profiles.rglob("*")) == before
    answers.set()
    qtbot.waitUntil(lambda: usable(program), timeout=15_000)


def test_a_computer_that_was_taken_back_erases_its_copy_and_says_so(
    qtbot: QtBot, world: World, start: Callable[..., Program]
) -> None:
    program = start()
    sign_in(qtbot, program)
    assert [path for path in folders().profiles.iterdir()]
    Devices(world.institution.catalogue).revoke(LOGIN, erase=True)
    program.window.refresh_requested.emit()
    form = program.sign_in.form
    qtbot.waitUntil(lambda: "had this copy erased" in form.trouble, timeout=15_000)
    assert "went with them: 0." in form.trouble
    assert program.desk is None
    assert list(folders().profiles.iterdir()) == []


def test_the_network_comes_back_and_it_goes_on_by_itself(
    qtbot: QtBot, tmp_path: Path, world: World, start: Callable[..., Program]
) -> None:
    """Started without a network it shows what is here, says so, and sends what was decided once it can."""
    program = start()
    sign_in(qtbot, program, guarded=False)
    qtbot.waitUntil(lambda: program.results.model.rowCount() == 59, timeout=15_000)
    with qtbot.waitSignal(program.closed):
        program.window.close()
    config, port = world.running.config, world.running.port
    world.running.stop()
    program = start()
    qtbot.waitUntil(lambda: usable(program) and program.window.banner.isVisible(), timeout=15_000)
    assert program.results.model.rowCount() == 59
    assert "No connection" in program.window.banner._title.text()
    program.bus.publish(program.desk.decisions.decide("e1", "accepted"))
    with Running(replace(config, port=port)):
        qtbot.waitUntil(lambda: program.desk.sync.status.online, timeout=20_000)
        qtbot.waitUntil(lambda: not program.window.banner.isVisible(), timeout=10_000)
        program.window.close()
