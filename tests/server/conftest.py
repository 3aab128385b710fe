"""Worlds: running servers with what is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.institution import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path)
    with world.running:
        yield world
        world.close()


@pytest.fixture
def make_world(tmp_path: Path) -> Iterator[Callable[..., World]]:
    """Worlds with settings of their own."""
    made: list[World] = []

    def make(**settings: Any) -> World:
        folder = tmp_path / f"world-{len(made)}"
        folder.mkdir()
        world = World(folder, **settings)
        world.running.__enter__()
        made.append(world)
        return world

    yield make
    for world in made:
        world.close()
