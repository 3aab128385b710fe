import itertools

from hypothesis import given
from hypothesis import strategies as st

from oes_desktop.domain.observed import (
    BLACK,
    BREAK,
    SILENT,
    NotObserved,
    between,
    joined,
    outside,
    total_ms,
    unseen,
)

INTERVALS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


def _moments(intervals):
    return {moment for start, end in intervals for moment in range(start, end)}


@given(INTERVALS)
def test_joining_keeps_every_moment_and_nothing_touches(intervals):
    found = joined(intervals)

    assert _moments(found) == _moments(intervals)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(found))
    assert total_ms(intervals) == len(_moments(intervals))


@given(st.integers(0, 60), st.integers(0, 60), INTERVALS)
def test_outside_is_what_is_left_of_a_span(start, end, intervals):
    left = outside(start, end, joined(intervals))

    assert _moments(left) == set(range(start, end)) - _moments(intervals)
    assert joined(left) == left


def test_a_break_takes_both_recordings_and_a_silent_microphone_no_picture():
    spans = (
        NotObserved(100, 200, BREAK),
        NotObserved(180, 260, BLACK, "camera", "r1"),
        NotObserved(300, 400, SILENT, "camera", "r1"),
    )

    assert unseen(spans, "camera") == ((100, 260),)
    assert unseen(spans, "screen") == ((100, 200),)


def test_what_meets_a_span_comes_in_order_and_the_gravest_first():
    black, lost = NotObserved(100, 300, BLACK, "camera"), NotObserved(100, 200, BREAK)
    silent = NotObserved(290, 310, SILENT, "camera")

    assert between((silent, black, lost), 150, 300) == (lost, black, silent)
    assert between((silent, black, lost), 310, 500) == ()
    assert between((silent, black, lost), 0, 100) == ()
