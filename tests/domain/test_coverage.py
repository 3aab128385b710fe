"""What was on screen: merged, never more than was shown, the slowest look counting."""

from __future__ import annotations

import itertools

import hypothesis.strategies as st
from hypothesis import given

from oes_desktop.domain.coverage import (
    MOST_SPANS,
    NOTHING_SEEN,
    STILL,
    Coverage,
    SeenSpan,
    coverage_of,
    percent,
    seen_ms,
    share,
)
from oes_desktop.domain.models import Recording
from oes_desktop.domain.observed import BLACK, SILENT, Flaw, total_ms


def recording(name: str, duration_ms: int) -> Recording:
    return Recording(name, 1, "camera", "video/mp4", 1, 0, duration_ms, duration_ms, "0" * 64)


def spans(coverage: Coverage, name: str = "r") -> list[tuple[int, int, float]]:
    return [(each.start_ms, each.end_ms, each.speed) for each in coverage.of(name).spans]


def test_ticks_become_one_span_and_speeds_stay_apart() -> None:
    ticks = [SeenSpan(at, at + 160, 4.0) for at in range(0, 1600, 160)]
    slow = [SeenSpan(at, at + 40, 1.0) for at in range(400, 800, 40)]
    assert spans(coverage_of({"r": ticks + slow})) == [(0, 400, 4.0), (400, 800, 1.0), (800, 1600, 4.0)]


def test_the_slowest_playing_counts_and_a_still_picture_least() -> None:
    seen = coverage_of({"r": [SeenSpan(0, 1000, STILL), SeenSpan(200, 600, 8.0), SeenSpan(400, 600, 2.0)]})
    assert spans(seen) == [(0, 200, STILL), (200, 400, 8.0), (400, 600, 2.0), (600, 1000, STILL)]


def test_what_is_no_span_is_left_out() -> None:
    assert coverage_of({"r": [SeenSpan(5, 5), SeenSpan(9, 3), SeenSpan(-4, 2), SeenSpan(0, 9, -1.0)]}) == (
        NOTHING_SEEN
    )
    assert not NOTHING_SEEN


def test_it_is_bounded_and_claims_no_more_than_was_shown() -> None:
    many = [SeenSpan(at * 1000, at * 1000 + 100 + at, 1.0) for at in range(2 * MOST_SPANS)]
    seen = coverage_of({"r": many})
    assert len(seen.of("r").spans) == MOST_SPANS
    assert set(seen.of("r").spans) <= set(many)
    assert seen.of("r").spans[0].start_ms == MOST_SPANS * 1000  # the shortest went


def test_share_of_what_was_recorded() -> None:
    seen = coverage_of({"a": [SeenSpan(0, 500), SeenSpan(900, 5000, 4.0)], "gone": [SeenSpan(0, 10_000)]})
    listed = [recording("a", 1000), recording("b", 3000)]
    assert seen_ms(seen, listed[0]) == 600
    assert share(seen, listed) == 600 / 4000
    assert share(seen, []) == 0.0
    assert [percent(each) for each in (0.0, 0.0004, 0.041, 0.9996, 1.0)] == [0, 1, 4, 99, 100]


def test_what_nobody_could_see_is_not_seen() -> None:
    seen = coverage_of({"a": [SeenSpan(0, 1000, 4.0)], "b": [SeenSpan(0, 100)]})
    left = seen.without({"a": [Flaw(200, 300, BLACK), Flaw(500, 900, SILENT)], "b": [Flaw(0, 100, BLACK)]})
    assert spans(left, "a") == [(0, 200, 4.0), (300, 1000, 4.0)]
    assert not left.of("b").spans


SPANS = st.lists(
    st.builds(
        SeenSpan, st.integers(0, 5000), st.integers(0, 5000), st.sampled_from([0.0, 0.5, 1.0, 4.0, 16.0])
    ),
    max_size=12,
)


@given(SPANS, SPANS)
def test_merging_is_the_same_in_any_order_and_loses_nothing(
    one: list[SeenSpan], other: list[SeenSpan]
) -> None:
    first, second = coverage_of({"r": one}), coverage_of({"r": other})
    both = first.merged(second)
    assert both == second.merged(first)
    assert both.merged(both) == both
    tidy = both.of("r").spans
    assert all(before.end_ms <= after.start_ms for before, after in itertools.pairwise(tidy))
    alone = total_ms((*first.of("r").intervals, *second.of("r").intervals))
    assert alone <= total_ms(both.of("r").intervals) <= alone + 80 * len(tidy) * 12
