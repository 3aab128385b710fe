"""What is noted as seen: only what was on screen, at the speed it went by, kept over a restart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from support.report_room import Kept, Line, Shelf
from support.reports import full_report

from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.coverage import STILL, SeenSpan, coverage_of, seen_ms
from oes_desktop.domain.models import CAMERA, CONFIRMED, DISMISSED, Violation
from oes_desktop.domain.observed import BLACK, NotObserved
from oes_desktop.ui.report.header import BRIEF
from oes_desktop.ui.report.watching import Watching, on_screen
from oes_desktop.ui.report.window import ReportWindow


@pytest.fixture
def watch(clock: ManualClock) -> Callable[..., None]:
    """So many ms of playing, tick by tick."""

    def play(window: ReportWindow, length_ms: int, at_ms: int | None = None) -> None:
        player = window.player
        if at_ms is not None:
            player.seek(at_ms)
        player.play()
        player._tick()
        for _ in range(length_ms // 40):
            clock.advance(0.04)
            player._tick()
        player.pause()

    return play


@pytest.fixture
def shown(qtbot: QtBot, open_window: Callable[..., ReportWindow]) -> Callable[..., ReportWindow]:
    def make(*args: object, **more: object) -> ReportWindow:
        window = open_window(*args, **more)
        qtbot.waitUntil(lambda: on_screen(window.player.panes[CAMERA]))
        qtbot.waitUntil(lambda: window.player.settled)
        return window

    return make


def watching(window: ReportWindow) -> Watching:
    (found,) = window.findChildren(Watching)
    return found


def seen(window: ReportWindow, name: str) -> list[tuple[int, int, float]]:
    return [
        (each.start_ms, each.end_ms, each.speed)
        for each in watching(window).coverage.of(name).spans
        if each.speed != STILL
    ]


def test_what_plays_is_seen_on_both_sides_at_its_speed(
    shown: Callable[..., ReportWindow], watch: Callable[..., None]
) -> None:
    window = shown()
    camera, screen = window.player.exam.recordings[:2]
    watch(window, 2_000, camera.started_ms + 10_000)
    window.player.set_rate(4.0)
    watch(window, 1_000, camera.started_ms + 60_000)
    (slow, fast) = seen(window, camera.id)
    assert slow[2] == 1.0 and 1_800 <= slow[1] - slow[0] <= 2_000
    assert fast[2] == 4.0 and 3_500 <= fast[1] - fast[0] <= 4_000
    assert abs(fast[0] - 60_000) < 200
    assert [speed for _, _, speed in seen(window, screen.id)] == [1.0, 4.0]
    assert "1" in window.header._watched.text()
    assert "4x" in window.header._watched.toolTip()


def test_a_jump_and_what_lies_between_are_not_seen(
    shown: Callable[..., ReportWindow], watch: Callable[..., None]
) -> None:
    window = shown()
    camera = window.player.exam.recordings[0]
    watch(window, 400, camera.started_ms + 5_000)
    watch(window, 400, camera.started_ms + 500_000)
    assert seen_ms(watching(window).coverage, camera) < 2_000


def test_a_pointer_that_drags_slowly_watches_nothing(
    shown: Callable[..., ReportWindow], watch: Callable[..., None], clock: ManualClock
) -> None:
    window = shown()
    player, camera = window.player, window.player.exam.recordings[0]
    player.play_at(camera.started_ms + 5_000)
    player._tick()
    before = seen_ms(watching(window).coverage, camera)
    for step in range(1, 100):
        player.scrub(camera.started_ms + 5_000 + step * 40)
        clock.advance(0.04)
        player._tick()
    assert player.playing
    assert seen_ms(watching(window).coverage, camera) - before < 100
    player.seek(camera.started_ms + 9_000)
    watch(window, 2_000)
    assert seen_ms(watching(window).coverage, camera) - before > 1_500


def test_what_is_not_on_screen_is_not_seen(
    shown: Callable[..., ReportWindow], watch: Callable[..., None], qtbot: QtBot
) -> None:
    window = shown()
    camera, screen = window.player.exam.recordings[:2]
    window.header.tabs.choose(BRIEF)
    watch(window, 1_000)
    assert not watching(window).coverage
    window.header.tabs.choose("detailed")
    window.player.panes[CAMERA].hide()
    watch(window, 1_000, camera.started_ms + 9_000)
    assert not seen(window, camera.id) and seen(window, screen.id)
    window.player.panes[CAMERA].show()
    window.showMinimized()
    before = seen(window, screen.id)
    watch(window, 1_000, camera.started_ms + 90_000)
    assert seen(window, screen.id) == before and not seen(window, camera.id)


def test_a_pane_that_says_something_shows_nothing(
    shown: Callable[..., ReportWindow], watch: Callable[..., None]
) -> None:
    window = shown()
    camera = window.player.exam.recordings[0]
    window.player.panes[CAMERA].show_message("circle-alert", "no picture")
    watch(window, 1_000, camera.started_ms + 9_000)
    assert not seen(window, camera.id)


def test_what_nobody_could_see_does_not_count(
    shown: Callable[..., ReportWindow], watch: Callable[..., None]
) -> None:
    window = shown()
    camera = window.player.exam.recordings[0]
    at = camera.started_ms + 10_000
    watch(window, 2_000, at)
    window.player.unobserved = (NotObserved(at - 500, at + 1_000, BLACK, CAMERA, camera.id),)
    ((start, end, _),) = seen(window, camera.id)
    assert abs(start - 11_000) < 100 and end > 11_500


def test_a_picture_that_is_looked_at_counts_as_one_picture(
    shown: Callable[..., ReportWindow], qtbot: QtBot
) -> None:
    window = shown()
    camera = window.player.exam.recordings[0]
    window.player.seek(camera.started_ms + 30_000)
    qtbot.waitUntil(lambda: bool(watching(window).coverage.of(camera.id).spans))
    looked = [span for span in watching(window).coverage.of(camera.id).spans if span.start_ms == 30_000]
    assert looked == [SeenSpan(30_000, 30_040, STILL)]


def test_it_is_kept_for_its_exam_and_there_again(
    shown: Callable[..., ReportWindow], watch: Callable[..., None], kept: Kept, shelf: Shelf
) -> None:
    shelf.kept["exam-2"] = replace(full_report(), exam=replace(full_report().exam, id="exam-2"))
    window = shown(queue=Line())
    camera = window.player.exam.recordings[0]
    watch(window, 1_000, camera.started_ms + 10_000)
    before = seen(window, camera.id)
    window.step(1)
    assert window.exam_id == "exam-2" and not seen(window, camera.id)
    assert seen_ms(kept.kept["exam-1"], camera) > 900
    window.step(-1)
    assert seen(window, camera.id) == before
    window.close()
    again = shown()
    assert seen(again, camera.id) == before


def rejected(window: ReportWindow) -> str:
    """Reject; what the notice says."""
    window.header.decision.decided.emit("rejected", "", "why")
    return window.notices.shown[-1].accessibleName()


def violation(name: str, at_ms: int, verdict: str) -> Violation:
    return Violation(name, "focus_lost", at_ms, 2_000, verdict=verdict)


def test_a_rejection_on_what_was_never_on_screen_gets_one_line(
    shown: Callable[..., ReportWindow], watch: Callable[..., None], shelf: Shelf
) -> None:
    at = full_report().recordings[0].started_ms
    listed = (
        violation("v1", at + 10_000, CONFIRMED),
        violation("v2", at + 60_000, CONFIRMED),
        violation("v3", at + 90_000, DISMISSED),
        violation("v4", at - 60_000, CONFIRMED),  # outside of every recording: nobody could see it
    )
    shelf.kept["exam-1"] = replace(full_report(), violations=listed)
    window = shown()
    watch(window, 1_000, at + 10_500)
    said = rejected(window)
    assert "1 нарушение" in said and "на вашем экране" in said
    assert len(window.notices.shown) == 1 and shelf.decided[-1][1] == "rejected"
    assert shelf.coverage.of(full_report().recordings[0].id).spans
    window.undo()
    watch(window, 1_000, at + 60_500)
    assert "экране" not in rejected(window) and "screen" not in window.notices.shown[-1].accessibleName()


def test_a_rejection_with_nothing_confirmed_and_none_seen_gets_one_line(
    shown: Callable[..., ReportWindow], shelf: Shelf, kept: Kept
) -> None:
    first = full_report().recordings[0]
    none = tuple(replace(each, verdict="none") for each in full_report().violations)
    shelf.kept["exam-1"] = replace(full_report(), violations=none)
    window = shown()
    assert "None of the violations" in rejected(window) or "Ни одно" in rejected(window)
    window.close()
    kept.kept["exam-1"] = coverage_of({first.id: [SeenSpan(0, 600_000, 4.0)]})
    window = shown()
    window.undo()
    assert "violations" not in rejected(window)


def test_at_sixteen_times_nothing_was_seen(
    shown: Callable[..., ReportWindow], shelf: Shelf, kept: Kept
) -> None:
    first = full_report().recordings[0]
    shelf.kept["exam-1"] = replace(
        full_report(), violations=(violation("v1", first.started_ms + 10_000, CONFIRMED),)
    )
    kept.kept["exam-1"] = coverage_of({first.id: [SeenSpan(0, 600_000, 16.0)]})
    window = shown()
    assert "Saved on this computer" not in rejected(window)
