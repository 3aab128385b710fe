"""What was watched is kept in the encrypted store, and goes with its exam."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.results import EPOCH, exam_row, make_desk

from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.coverage import NOTHING_SEEN, SeenSpan, coverage_of

ONE = coverage_of({"r1": [SeenSpan(0, 5_000, 4.0)]})
OTHER = coverage_of({"r1": [SeenSpan(3_000, 8_000, 1.0)], "r2": [SeenSpan(0, 40, 0.0)]})


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path, ManualClock(), [replace(exam_row(1), id="e1")])
    yield made
    made.close()


def test_it_adds_up_and_is_there_again(desk) -> None:
    assert desk.watched.load("e1") == NOTHING_SEEN
    desk.watched.add("e1", ONE)
    desk.watched.add("e1", OTHER)
    assert desk.watched.load("e1") == ONE.merged(OTHER)
    assert desk.watched.add("e1", ONE) == ONE.merged(OTHER)


def test_it_goes_with_the_exam_and_is_not_kept_without_one(desk) -> None:
    desk.watched.add("e1", ONE)
    desk.opened.store.exams.apply((), ("e1",), "n", server_epoch=EPOCH)
    assert desk.watched.load("e1") == NOTHING_SEEN
    desk.watched.add("e1", ONE)
    assert desk.watched.load("e1") == NOTHING_SEEN
