"""What was taken is given back when what it was taken for does not come about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def if_it_fails(undo: Callable[[], object]) -> Iterator[None]:
    """When anything at all is raised inside, `undo` is called, and it goes on."""
    try:
        yield
    except BaseException:
        undo()
        raise
