"""Whole journeys: commands as processes, a real server on loopback, real libVLC."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from oes_desktop.cli.server_child import ServerChild
from oes_desktop.domain.clock import SystemClock
from oes_desktop.paths import folders
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.session import Session
from oes_desktop.store.secrets import MemoryKeeper

LOGIN, PASSWORD = "aliya", "correct horse battery"
Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def command() -> Command:
    """`oes-desktop ...` as a process; a failure shows what it said."""

    def run(*words: str, code: int = 0, typed: str = "") -> subprocess.CompletedProcess[str]:
        answer = subprocess.run(
            [sys.executable, "-m", "oes_desktop", *words],
            input=typed,
            capture_output=True,
            text=True,
            timeout=300,
            env=os.environ.copy(),
        )
        assert answer.returncode == code, f"{answer.stdout}\n{answer.stderr}"
        return answer

    return run


@pytest.fixture
def data(tmp_path: Path, command: Command) -> Path:
    """A server's data folder with one proctor of the group ИС-21-2."""
    folder = tmp_path / "data"
    words = ["admin", "--data", str(folder), "add-user", LOGIN, "--role", "proctor", "--name", "Алия"]
    command(*words, "--group", "ИС-21-2", "--password-stdin", typed=PASSWORD + "\n")
    return folder


@pytest.fixture
def desk(data: Path, command: Command, tmp_path: Path) -> Iterator[Callable[[Path], Desk]]:
    """Import a package, serve it, sign in, sync: the desk of the proctor."""
    opened: list[tuple[Desk, ServerChild]] = []

    def sign_in(package: Path) -> Desk:
        command("import", str(package), "--data", str(data))
        server = ServerChild(data)
        server.start()
        keeper = MemoryKeeper()
        preferences = Preferences(folders().config)
        session = Session(folders(), preferences, SystemClock(), keeper_factory=lambda: keeper)
        desk = session.sign_in(server.address, LOGIN, PASSWORD, stay=True)
        opened.append((desk, server))
        desk.sync.run_once()
        return desk

    yield sign_in
    for desk, server in opened:
        desk.close()
        server.stop()
