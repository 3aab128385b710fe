"""What is made late is made once, closed if it must be, and behaves as itself."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from oes_desktop.services.late import late, make_now


class Thing:
    made = 0

    def __init__(self) -> None:
        Thing.made += 1
        self.closed = 0
        self.name = "thing"

    def double(self, number: int) -> int:
        return number * 2

    def close(self) -> None:
        self.closed += 1


@pytest.fixture(autouse=True)
def none_made() -> None:
    Thing.made = 0


def test_it_is_made_at_its_first_use() -> None:
    thing = late(Thing)
    assert Thing.made == 0
    assert thing.double(4) == 8 and thing.name == "thing"
    assert Thing.made == 1
    with pytest.raises(AttributeError):
        thing.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_many_who_come_at_once_get_the_same() -> None:
    together = threading.Barrier(8)

    def slowly() -> Thing:
        return Thing()

    thing = late(slowly)

    def ask(number: int) -> int:
        together.wait(10)
        return thing.double(number)

    with ThreadPoolExecutor(8) as crowd:
        assert list(crowd.map(ask, range(8))) == [number * 2 for number in range(8)]
    assert Thing.made == 1


def test_closing_makes_nothing() -> None:
    thing = late(Thing)
    thing.close()
    assert Thing.made == 0


def test_closing_closes_what_was_made() -> None:
    thing = late(Thing)
    thing.double(1)
    thing.close()
    assert thing.closed == 1


def test_made_after_closing_it_is_closed() -> None:
    thing = late(Thing)
    thing.close()
    assert thing.closed == 1


def test_a_failure_is_told_and_tried_again() -> None:
    failures = [OSError("full")]

    def make() -> Thing:
        if failures:
            raise failures.pop()
        return Thing()

    thing = late(make)
    with pytest.raises(OSError, match="full"):
        thing.double(1)
    assert thing.double(1) == 2


def test_made_before_anybody_waits() -> None:
    first, second, plain = late(Thing), late(Thing), Thing()
    make_now(first, second, plain)
    assert Thing.made == 3
    assert first.double(1) == 2 and Thing.made == 3
