"""A real server for all tests of a module, and a computer in the middle of its work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.working import Working
from support.world import World, institution


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with institution(tmp_path_factory.mktemp("institution")) as world:
        yield world


@pytest.fixture
def working(world: World, tmp_path: Path, request: pytest.FixtureRequest) -> Working:
    name = re.sub(r"\W+", "-", request.node.name)
    return Working.on(world, tmp_path / "working", name)
