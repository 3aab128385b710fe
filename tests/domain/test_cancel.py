"""A token that asks work to stop, and those that stop with it."""

from __future__ import annotations

import gc
import weakref

import pytest

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Unreachable


def test_a_child_is_set_with_its_parent_and_by_itself_alone() -> None:
    parent = Cancel()
    first, second = parent.child(), parent.child()
    told: list[str] = []
    second.on_set(lambda: told.append("second"))
    first.set()
    assert first.is_set and not parent.is_set and not second.is_set
    parent.set()
    assert second.is_set and told == ["second"]
    late = parent.child()
    with pytest.raises(Unreachable):
        late.raise_if_set()


def test_a_child_goes_with_whoever_held_it() -> None:
    """However many readers a desk has had, nothing of them is left with it."""
    parent = Cancel()
    child = parent.child()
    gone = weakref.ref(child)
    del child
    gc.collect()
    assert gone() is None
    parent.set()
