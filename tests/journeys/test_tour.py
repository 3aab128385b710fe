"""The whole program, as a person meets it: `demo --tour` on a virtual screen, and `demo` without any."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

WITHOUT_SCREEN = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


def demo(tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in WITHOUT_SCREEN}
    environment["OES_DESKTOP_HOME"] = str(tmp_path / "home")
    command = [sys.executable, "-m", "oes_desktop", "demo", "--size", "small", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=420)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a missing screen is a matter of Linux")
def test_without_a_screen_demo_says_so_and_names_the_tour(tmp_path: Path) -> None:
    answer = demo(tmp_path)
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert answer.stderr.count("\n") == 1
    assert "--tour DIR" in answer.stderr


def test_the_tour_does_the_main_job(tmp_path: Path) -> None:
    answer = demo(tmp_path, "--tour", str(tmp_path / "tour"))
    assert answer.returncode == 0, f"{answer.stdout}\n{answer.stderr}"
    told = json.loads((tmp_path / "tour" / "tour.json").read_text("utf-8"))
    assert told["ok"]
    assert [step["step"] for step in told["steps"] if not step["ok"]] == []
    pictures = [step["picture"] for step in told["steps"] if "picture" in step]
    assert len(pictures) >= 12
    for name in pictures:
        image = QImage(str(tmp_path / "tour" / name))
        assert image.width() >= (500 if name == "04-commands.png" else 900)  # a list in a window of its own
        colors = {image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}
        assert len(colors) > 20, f"{name} shows nothing"
    assert [file for file in (tmp_path / "home").rglob("*.oesm")] == []  # the profile was thrown away
