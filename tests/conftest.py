"""Shared by all tests: a home of their own, and nothing left behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test ever sees the folders of the person who runs it."""
    monkeypatch.setenv("OES_DESKTOP_HOME", str(tmp_path / "home"))
