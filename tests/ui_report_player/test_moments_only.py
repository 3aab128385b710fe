"""Violations only: moments with what lies around them, what remains, and what nobody could see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from support.sittings import BEGIN, VIOLATIONS, report

from oes_desktop.domain.models import CAMERA, DISMISSED, SCREEN, Violation
from oes_desktop.domain.observed import BLACK, SILENT, Flaw
from oes_desktop.domain.settings import FAST
from oes_desktop.ui.report.review_points import LEAD_IN_MS, LEAD_OUT_MS, ReviewPoints

from .conftest import Room


def flag(name: str, at_s: float, length_s: float = 1.0, verdict: str = "none") -> Violation:
    at, length = BEGIN + round(at_s * 1000), round(length_s * 1000)
    return Violation(name, "focus_lost", at, length, 2, verdict=verdict)


def only(room: Room) -> str:
    """What the button says, whichever plural the language has."""
    return room.area.transport._only.text().replace("moment(s)", "moments").replace("1 moment ", "1 moments ")


def remark(room: Room) -> str:
    return room.area.panes[CAMERA]._remark


def test_near_violations_are_one_thing_to_look_at() -> None:
    points = ReviewPoints([flag("a", 10), flag("b", 12), flag("c", 15), flag("d", 40)])
    assert len(points.moments) == 2
    assert points.watch_from(0) == BEGIN + 10_000 - LEAD_IN_MS
    assert points.watch_from(BEGIN + 20_000) == BEGIN + 40_000 - LEAD_IN_MS
    assert points.remaining(0).moments == 2
    assert points.remaining(0).length_ms == 6_000 + 1_000 + 2 * (LEAD_IN_MS + LEAD_OUT_MS)


def test_what_remains_counts_shared_time_once_and_gets_less() -> None:
    points = ReviewPoints([flag("long", 0, 100), *(flag(f"v{n}", 55 + n * 5) for n in range(8))])
    lengths = [points.remaining(BEGIN - 3_000 + step * 5_000).length_ms for step in range(24)]
    assert lengths[0] == 106_000
    assert lengths == sorted(lengths, reverse=True) and lengths[-1] == 0
    assert points.watch_from(BEGIN + 99_000) == BEGIN + 99_000


def test_what_was_dismissed_or_is_not_listed_is_not_played() -> None:
    dismissed = ReviewPoints([flag("a", 10, verdict=DISMISSED), flag("b", 40)])
    assert dismissed.first_moment == BEGIN + 37_000
    found = dismissed.after(0)
    assert found is not None and found.id == "a"  # it is in the list, and stepped to
    assert not ReviewPoints([flag("a", 10)], frozenset({"focus_lost"})).moments


def test_it_plays_each_moment_skips_the_rest_and_stops_at_the_end(room: Room) -> None:
    room.area.set_violations_only(True)
    assert only(room) == "2 moments left · 0:28"
    room.area.play()
    room.run(0.1)
    assert 2_000 <= room.at < 2_500  # v1 is at 5 s, with 3 s before
    room.run(21.5)
    assert room.reached == ["v1", "v2"]
    assert room.at >= 67_000 and only(room).startswith("1 moments left")
    room.run(8.0)
    assert not room.area.playing
    assert room.reached == ["v1", "v2", "v3"]
    assert only(room) == "All moments were played"
    room.area.play()
    room.run(0.1)
    assert 2_000 <= room.at < 2_500 and only(room).startswith("2 moments left")


def test_what_remains_is_told_in_time_that_it_takes(room: Room) -> None:
    room.area.set_rate(4.0)
    room.area.set_violations_only(True)
    assert only(room) == "2 moments left · 0:07"


def test_steps_go_from_moment_to_moment_as_they_are_played(room: Room) -> None:
    room.area.set_violations_only(True)
    room.area.seek(BEGIN)
    for expected in (2_000, 67_000, 67_000):
        room.area.go_violation(1)
        assert room.at == expected
    room.area.go_violation(-1)
    assert room.at == 2_000


def test_what_was_gone_to_by_hand_is_played_first(room: Room) -> None:
    room.area.set_violations_only(True)
    room.area.play_at(BEGIN + 30_000)
    room.run(5.0)
    assert 34_500 <= room.at <= 35_500
    room.run(5.5)
    assert room.at >= 67_000


def test_the_rest_may_be_run_through_fast_and_without_sound(room: Room) -> None:
    room.area.moments.between = FAST
    room.area.set_violations_only(True)
    room.area.play_at(BEGIN + 2_000)
    room.run(22.0)
    assert room.camera.rate == 16.0 and room.camera.muted
    assert remark(room) == "Fast to the next moment"
    room.run(3.0)
    assert room.at >= 67_000
    assert room.engines[0].rate == 1.0 and not room.camera.muted


def test_what_nobody_could_see_is_never_left_out_without_a_word(room: Room) -> None:
    """Between the moments lie a break and a silent stretch."""
    room.area.show_flaws({"screen-1": [Flaw(22_000, 30_000, BLACK)]})
    room.area.set_violations_only(True)
    assert "cannot be seen or heard" in room.area.transport._only.toolTip()
    assert "black picture" in room.area.transport._only.toolTip()
    room.area.play_at(BEGIN + 20_000)
    room.run(3.5)
    assert room.at >= 67_000
    assert remark(room).startswith("Not observed: ") and "more" in remark(room)


def test_what_cannot_be_seen_is_told_while_it_passes(room: Room) -> None:
    room.area.show_flaws({"camera-1": [Flaw(3_000, 5_000, SILENT)], "screen-1": [Flaw(0, 40_000, BLACK)]})
    room.area.seek(BEGIN + 4_500)
    assert room.area.panes[CAMERA].warning == "Not observed: no sound at all"
    assert room.area.panes[SCREEN].warning == "Not observed: black picture"
    room.area.seek(BEGIN + 8_000)
    assert room.area.panes[CAMERA].warning == ""


def test_with_nothing_left_to_play_there_is_no_such_button(make_room: Callable[..., Room]) -> None:
    room = make_room()
    room.show(replace(report(), violations=tuple(replace(v, verdict=DISMISSED) for v in VIOLATIONS)))
    assert not room.area.transport._only.isEnabled()
    assert room.area.transport._next.isEnabled()
    room.area.set_violations_only(True)
    room.area.play()
    room.run(0.5)
    assert not room.area.playing or room.at > 1_000


def test_kinds_that_the_list_hides_are_not_stepped_to(room: Room) -> None:
    room.area.show_listed({"voice_detected"})
    for expected in (5_000, 70_000):
        room.area.go_violation(1)
        assert room.at == expected
