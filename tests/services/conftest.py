"""A real server and computers that sign in to it; all closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.world import GROUP, PASSWORD, Computer, World

from oes_desktop.api.client import Client
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.running import Running


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    folder = tmp_path / "seed"
    folder.mkdir()
    with Running(ServerConfig(data=tmp_path / "server")) as running:
        world = World(running, folder)
        for login in ("aliya", "berik"):
            world.institution.accounts.add_user(login, PASSWORD, name=login.title(), groups=[GROUP])
        yield world


@pytest.fixture
def computers(tmp_path: Path) -> Iterator[Callable[..., Computer]]:
    made: list[Computer] = []

    def make(name: str = "one", connect: Callable[..., Client] | None = None) -> Computer:
        made.append(Computer.at(tmp_path / name, connect))
        return made[-1]

    yield make
    for computer in made:
        computer.close()


@pytest.fixture
def computer(computers: Callable[..., Computer]) -> Computer:
    return computers()
