"""A small demo, really made, once for all tests of a worker."""

from __future__ import annotations

from pathlib import Path

import pytest

from oes_desktop.server.demo import SMALL, make_demo

NOW_MS = 1_795_430_000_000  # 2026-11-23, in the afternoon of Almaty


@pytest.fixture(scope="session")
def small_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("demo") / "data"
    make_demo(data, now_ms=NOW_MS, size=SMALL)
    return data
