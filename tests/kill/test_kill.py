"""The program is killed at random moments (B2, B3): what was shown as saved is there, once, and sealed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.kill_runs import Found, Nursery, run
from support.world import World, institution

RUNS = 25


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with institution(tmp_path, people={}) as world:
        yield world


def test_killed_anywhere_nothing_shown_as_saved_is_lost(world: World, tmp_path: Path) -> None:
    """B2, B3, B24: 25 computers, each killed up to three times between sign-in and the last act delivered."""
    found = Found()
    with Nursery() as nursery:
        for seed in range(RUNS):
            found += run(world, nursery, tmp_path, seed)
    assert found.good, found
    assert found.kills >= RUNS
    assert found.shown > RUNS
