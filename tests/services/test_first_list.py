"""D18: a first list that is long: used while it comes, broken off, and gone on with at the next start."""

from __future__ import annotations

import pytest
from services.test_recordings import Watched

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.query import Query

EXAMS = 7


class Counting(Watched):
    """Two rows a page; the cursors that were asked from are written down."""

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.cursors: list[str] = []

    def changes(self, cursor: str, limit: int = 2):
        self.cursors.append(cursor)
        return super().changes(cursor, limit)


@pytest.fixture
def filled(world):
    for number in range(EXAMS):
        world.put(f"e{number}")
    return world


def test_the_first_rows_are_there_while_the_rest_comes(filled, computers) -> None:
    """D18: after every page the results answer, with what came so far."""
    desk = computers(connect=Counting).sign_in(filled.url)
    desk.results.load()
    found: list[int] = []

    def look(changes: Changes) -> None:
        assert desk.results.apply(changes)
        found.append(len(desk.results.answer(Query())))

    rest = desk.sync.run_once(told=look)
    assert found == [2, 4, 6]
    look(rest)
    assert found[-1] == EXAMS


@pytest.mark.parametrize("pages", [1, 2])
def test_broken_off_and_closed_it_goes_on_at_the_next_start(filled, computers, pages: int) -> None:
    """D18: cancelled while it loads; the next start asks from the stored cursor and no row twice."""
    computer = computers(connect=Counting)
    desk = computer.sign_in(filled.url)
    cancel, told = Cancel(), []

    def stop_after(changes: Changes) -> None:
        told.append(changes)
        if len(told) == pages:
            cancel.set()

    desk.sync.run_once(cancel, stop_after)
    assert desk.opened.store.exams.count() == 2 * pages
    assert desk.sync.status.trouble is None
    stored = desk.opened.store.exams.cursor()
    desk.close()

    again = computer.keep(computer.session.resume())
    again.results.load()
    assert len(again.results.answer(Query())) == 2 * pages
    again.results.apply(again.sync.run_once())
    assert again.client.cursors[0] == stored != ""
    assert len(again.results.answer(Query())) == EXAMS
