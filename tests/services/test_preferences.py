"""Machine settings: written whole, read with care."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from oes_desktop.domain.errors import DiskTrouble
from oes_desktop.domain.settings import Settings
from oes_desktop.services.preferences import FILE, Preferences


def test_defaults_without_a_file(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "none")
    assert preferences.settings == Settings()
    assert preferences.window("main") is None
    assert not (tmp_path / "none").exists()


def test_a_change_lasts(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path)
    assert preferences.change(language="kk", servers=("https://a.kz", "https://b.kz")).settings
    assert not preferences.change(language="kk")
    preferences.keep_window("main", b"\x00\xff place")
    again = Preferences(tmp_path)
    assert again.settings == preferences.settings
    assert again.settings.servers == ("https://a.kz", "https://b.kz")
    assert again.window("main") == b"\x00\xff place"
    assert os.listdir(tmp_path) == [FILE]


def test_unknown_keys_are_kept_and_bad_values_fall_back_alone(tmp_path: Path) -> None:
    file = tmp_path / FILE
    content = {
        "future": {"a": [1]},
        "language": "klingon",
        "theme": "dark",
        "volume": 900,
        "stay_signed_in": "yes",
        "servers": ["https://a.kz", 7],
        "undo_seconds": True,
        "windows": {"main": "%%%", "other": 7},
    }
    file.write_text(json.dumps(content), encoding="utf-8")
    preferences = Preferences(tmp_path)
    assert preferences.settings == Settings(theme="dark")
    assert preferences.window("main") is None
    assert preferences.window("other") is None
    preferences.change(volume=10)
    assert json.loads(file.read_text(encoding="utf-8"))["future"] == {"a": [1]}


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000, b'{"windows": []}'])
def test_a_broken_file_is_no_end(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    preferences = Preferences(tmp_path)
    assert preferences.settings == Settings()
    preferences.keep_window("main", b"x")
    preferences.change(theme="light")
    assert Preferences(tmp_path).settings.theme == "light"


def test_a_disk_that_refuses(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    preferences = Preferences(tmp_path / "file" / "config")
    with pytest.raises(DiskTrouble):
        preferences.change(theme="dark")
    assert preferences.settings.theme == "dark"


def test_a_setting_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        Preferences(tmp_path).change(colour="red")
