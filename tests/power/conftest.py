"""A real server, and a computer of which every write to the disk is written down."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.world import BOTH, World, institution


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with institution(tmp_path_factory.mktemp("institution"), BOTH) as world:
        yield world
