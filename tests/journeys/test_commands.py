"""The commands from outside: help that reads well, clear refusals, exit codes, and what doctor finds."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from oes_desktop.cli import COMMANDS
from oes_desktop.cli.server_child import ServerChild

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself(command: Command, name: str) -> None:
    text = command(name, "--help").stdout
    assert text.startswith(f"usage: oes-desktop {name}")
    assert len(text.splitlines()) >= 5


def test_the_overview_names_every_command(command: Command) -> None:
    text = command("--help").stdout
    assert all(name in text for name in COMMANDS)


@pytest.mark.parametrize(
    "words",
    [
        ("serve",),
        ("serve", "--data", "x", "--host", "0.0.0.0"),
        ("import", "no-such-folder", "--data", "x"),
        ("admin", "--data", "x", "add-user"),
        ("bench", "nothing"),
        ("demo", "--size", "huge"),
    ],
)
def test_a_wrong_call_is_refused_in_words(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = command(*words, code=2).stderr
    assert said.strip()
    assert "Traceback" not in said


def test_doctor_finds_what_the_program_needs(command: Command, data: Path) -> None:
    with ServerChild(data) as server:
        text = command("doctor", "--server", server.address).stdout
    assert "MISSING" not in text
    for what in ("Qt", "SQLite", "PyAV", "libVLC", "review API"):
        assert what in text


def test_doctor_misses_a_server_that_was_asked_for(command: Command) -> None:
    assert "MISSING" in command("doctor", "--server", "http://127.0.0.1:9", code=1).stdout


def test_a_server_child_never_outlives_its_parent(data: Path) -> None:
    """Standard input ends when the parent does, however it ends."""
    server = ServerChild(data)
    server.start()
    process = server._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(20) == 0
    server.stop()
