"""A real server and computers that sign in to it; all closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.hostile import Hostile
from support.told import Bench, Told, page
from support.world import BOTH, Computer, World, institution

from oes_desktop.api.client import Client
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.store.store import Store


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with institution(tmp_path, BOTH) as world:
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


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A store with two exams, synced with a server that says what it is told."""
    told = Told()
    profile = Profile.create(tmp_path / "profiles", "s-1", "u", MemoryKeeper())
    store = Store(profile)
    with Hostile(told) as server:
        bench = Bench(server, told, store)
        bench.sync.run_once()
        assert bench.trouble() is None
        told.said.clear()
        told.changes = [page(cursor="c1")]
        yield bench
        bench.client.close()
    store.close()
    profile.close()
