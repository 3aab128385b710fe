"""A real server for all tests of a module, and a computer in the middle of its work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.working import Working
from support.world import GROUP, PASSWORD, World

from oes_desktop.server.config import ServerConfig
from oes_desktop.server.running import Running


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("institution")
    with Running(ServerConfig(data=folder / "server")) as running:
        made = World(running, folder)
        made.institution.accounts.add_user("aliya", PASSWORD, name="Aliya", groups=[GROUP])
        yield made


@pytest.fixture
def working(world: World, tmp_path: Path, request: pytest.FixtureRequest) -> Working:
    name = re.sub(r"\W+", "-", request.node.name)
    return Working.on(world, tmp_path / "working", name)
