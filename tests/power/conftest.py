"""A real server, and a computer of which every write to the disk is written down."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.world import GROUP, PASSWORD, World

from oes_desktop.server.config import ServerConfig
from oes_desktop.server.running import Running


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("institution")
    with Running(ServerConfig(data=folder / "server")) as running:
        made = World(running, folder)
        for login in ("aliya", "berik"):
            made.institution.accounts.add_user(login, PASSWORD, name=login.title(), groups=[GROUP])
        yield made
