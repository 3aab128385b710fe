"""The whole program, signed in to a small real server whose one exam has real recordings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.counter_media import counter_mp4, still_webm
from support.filmed import put_filmed
from support.world import PASSWORD, World, institution

from oes_desktop.app import Program
from oes_desktop.paths import folders
from oes_desktop.services.preferences import Preferences
from oes_desktop.store.secrets import MemoryKeeper

LONG_MS = 20_000
LOGIN = "aliya"


@contextmanager
def filmed_world(folder: Path) -> Iterator[tuple[World, str]]:
    """The server, and the id of its exam."""
    with institution(folder, {LOGIN: "Алия"}) as world:
        seed = world.folder
        yield world, put_filmed(world, counter_mp4(seed), still_webm(seed), seed)


@contextmanager
def program_at(
    qtbot: QtBot, qt: QApplication, world: World, keeper: MemoryKeeper | None = None
) -> Iterator[Program]:
    """Started; with the `keeper` of a start before it, nobody is asked for a password again."""
    Preferences(folders().config).change(servers=(world.url,), last_login=LOGIN, language="en", theme="light")
    held = keeper or MemoryKeeper()
    program = Program(qt, keeper_factory=lambda: held, silent=True)
    program.start()
    try:
        yield program
    finally:
        program.window.close_now()
        program.window.deleteLater()


def sign_in(qtbot: QtBot, program: Program, exams: int = 1) -> None:
    """By hand, until the results show so many exams."""
    form = program.sign_in.form
    qtbot.waitUntil(lambda: form.isVisible() and form.password.edit.isEnabled(), timeout=LONG_MS)
    QTest.keyClicks(form.password.edit, PASSWORD)
    form.main.click()
    until_listed(qtbot, program, exams)


def until_listed(qtbot: QtBot, program: Program, exams: int = 1) -> None:
    qtbot.waitUntil(
        lambda: program.results is not None and program.results.model.rowCount() == exams, timeout=LONG_MS
    )
