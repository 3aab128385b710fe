"""The program as it is wired: signing in, being sent away, leaving, erasing, coming back offline."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.world import PASSWORD, World, institution

from oes_desktop.app import Program
from oes_desktop.domain.models import FINISHED
from oes_desktop.paths import folders
from oes_desktop.services.preferences import Preferences
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.ui.shell.sign_out import SignOutDialog

LOGIN = "aliya"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with institution(tmp_path, {LOGIN: "Алия"}) as made:
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
        program.window.close()
        program.window.deleteLater()


def form_is_there(program: Program) -> bool:
    form = program.sign_in.form
    return form.isVisible() and form.password.edit.isEnabled()


def sign_in(qtbot: QtBot, program: Program, password: str = PASSWORD) -> None:
    qtbot.waitUntil(lambda: form_is_there(program), timeout=10_000)
    form = program.sign_in.form
    form.password.edit.clear()
    QTest.keyClicks(form.password.edit, password)
    form.main.click()


def shows(program: Program, count: int) -> Callable[[], bool]:
    return lambda: program.results is not None and program.results.model.rowCount() == count


def test_a_wrong_password_then_the_right_one(
    qtbot: QtBot, world: World, start: Callable[[], Program]
) -> None:
    world.put("e1", status=FINISHED)
    program = start()
    sign_in(qtbot, program, "wrong")
    qtbot.waitUntil(lambda: form_is_there(program), timeout=10_000)
    assert program.desk is None
    assert program.sign_in.form.isVisible()
    sign_in(qtbot, program)
    qtbot.waitUntil(shows(program, 1), timeout=10_000)
    assert program.window.header.isVisible()


def test_a_new_exam_is_on_screen_by_itself(qtbot: QtBot, world: World, start: Callable[[], Program]) -> None:
    world.put("e1", status=FINISHED)
    program = start()
    sign_in(qtbot, program)
    qtbot.waitUntil(shows(program, 1), timeout=10_000)
    world.put("e2", status=FINISHED)
    qtbot.waitUntil(shows(program, 2), timeout=15_000)


def test_a_disabled_account_brings_the_form_back_and_keeps_what_was_decided(
    qtbot: QtBot, world: World, start: Callable[[], Program]
) -> None:
    world.put("e1", status=FINISHED)
    program = start()
    sign_in(qtbot, program)
    qtbot.waitUntil(shows(program, 1), timeout=10_000)
    assert program.desk is not None
    program.bus.publish(program.desk.decisions.decide("e1", "accepted"))
    world.institution.accounts.disable(LOGIN)
    program.window.refresh_requested.emit()
    qtbot.waitUntil(lambda: program.desk is None and form_is_there(program), timeout=15_000)
    world.institution.accounts.disable(LOGIN, False)
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
    assert [row.act.body["value"] for row in program.desk.decisions.outbox()] == ["accepted"]


def test_it_comes_back_by_itself_without_a_network(
    qtbot: QtBot, world: World, start: Callable[[], Program]
) -> None:
    world.put("e1", status=FINISHED)
    first = start()
    sign_in(qtbot, first)
    qtbot.waitUntil(shows(first, 1), timeout=10_000)
    with qtbot.waitSignal(first.closed):
        first.window.close()
    world.running.stop()
    second = start()
    qtbot.waitUntil(shows(second, 1), timeout=10_000)
    qtbot.waitUntil(second.window.isVisible, timeout=10_000)
    assert second.results is not None
    if not second.sign_in._cards:  # else the start was so slow that it was told first
        assert second.window.focusWidget() is second.results.tabs
    qtbot.waitUntil(lambda: not second.desk.sync.status.online, timeout=10_000)


class SlowKeeper(MemoryKeeper):
    """Gives nothing before it is `answered`, as a key store does whose prompt waits for a person."""

    def __init__(self) -> None:
        super().__init__()
        self.answered = threading.Event()
        self.answered.set()

    def fetch(self, profile_id: str, wrapped: object = None) -> bytes:
        assert self.answered.wait(30)
        return super().fetch(profile_id, wrapped)


def test_a_key_store_that_waits_does_not_keep_the_window_back(
    qtbot: QtBot, qapp: QApplication, world: World
) -> None:
    world.put("e1", status=FINISHED)
    keeper = SlowKeeper()
    Preferences(folders().config).change(servers=(world.url,), last_login=LOGIN, language="en")

    def start() -> Program:
        program = Program(qapp, keeper_factory=lambda: keeper, silent=True)
        program.start()
        return program

    first = start()
    sign_in(qtbot, first)
    qtbot.waitUntil(shows(first, 1), timeout=10_000)
    with qtbot.waitSignal(first.closed):
        first.window.close()
    keeper.answered.clear()
    second = start()
    qtbot.waitUntil(second.window.isVisible, timeout=10_000)
    assert second.sign_in.form.isVisible() and second.sign_in.form.is_busy
    keeper.answered.set()
    qtbot.waitUntil(shows(second, 1), timeout=10_000)
    assert second.results is not None and second.results.isVisible()
    with qtbot.waitSignal(second.closed):
        second.window.close()


def test_sign_out_and_erase_leaves_nothing(qtbot: QtBot, world: World, start: Callable[[], Program]) -> None:
    world.put("e1", status=FINISHED)
    program = start()
    sign_in(qtbot, program)
    qtbot.waitUntil(shows(program, 1), timeout=10_000)
    profiles = folders().profiles
    assert [file for file in profiles.rglob("*") if file.is_file()]
    program.window.sign_out_requested.emit(True)
    qtbot.waitUntil(lambda: bool(program.window.findChildren(SignOutDialog)))
    program.window.findChildren(SignOutDialog)[-1]._go.click()
    qtbot.waitUntil(lambda: form_is_there(program), timeout=15_000)
    assert [file for file in profiles.rglob("*") if file.is_file()] == []
