"""«Краткий отчёт» (manual 2.4.2): who sat there, counts, photos by attempt, a click opens the moment."""

from __future__ import annotations

import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot
from support.reports import MINUTE, START_MS, VOCABULARY, empty_report, full_report, photo

from oes_desktop.domain.errors import OesError, Rejected
from oes_desktop.domain.models import CAMERA, Attempt, Snapshot, Violation
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.brief import BriefReport, by_attempt
from oes_desktop.ui.report.window import LEAD_IN_MS
from oes_desktop.ui.widgets.photos import Photos, decode
from oes_desktop.ui.widgets.snapshots import NEAR_MS, Card, SnapshotGrid, cards_of


@pytest.fixture
def fetched() -> list[str]:
    return []


@pytest.fixture
def brief(qtbot: QtBot, formats: Formats, tasks: Tasks, fetched: list[str]) -> BriefReport:
    def fetch(_exam_id: str, snapshot: Snapshot) -> bytes:
        fetched.append(snapshot.id)
        return photo()

    made = BriefReport(formats, Photos(tasks, fetch))
    qtbot.addWidget(made)
    made.resize(1200, 500)
    made.show()
    made.show_report(full_report(), VOCABULARY)
    return made


def grids(brief: BriefReport) -> list[SnapshotGrid]:
    return [grid for grid in brief.findChildren(SnapshotGrid) if not grid.isHidden()]


def shown(brief: BriefReport) -> int:
    return sum(grid.cards.rowCount() for grid in grids(brief))


def test_photos_stand_under_their_attempt(qtbot: QtBot, brief: BriefReport) -> None:
    qtbot.waitUntil(lambda: [grid.cards.rowCount() for grid in grids(brief)] == [10, 9])


def test_a_click_on_a_photo_asks_for_its_moment(qtbot: QtBot, brief: BriefReport) -> None:
    grid = grids(brief)[0]
    with qtbot.waitSignal(brief.moment_chosen) as caught:
        grid.clicked.emit(grid.cards.index(2))
    assert caught.args == [START_MS + 8 * MINUTE + 16_000]
    assert LEAD_IN_MS < 5_000


def test_the_filter_shows_camera_screen_and_those_with_violations(qtbot: QtBot, brief: BriefReport) -> None:
    brief._filter.button("screen").click()
    qtbot.waitUntil(lambda: shown(brief) == 7)
    brief._filter.button("violations").click()
    qtbot.waitUntil(lambda: shown(brief) == 19)
    brief._filter.button("all").click()
    qtbot.waitUntil(lambda: shown(brief) == 19)


def test_only_what_is_painted_is_fetched(qtbot: QtBot, brief: BriefReport, fetched: list[str]) -> None:
    qtbot.waitUntil(lambda: "face" in fetched)
    brief.grab()
    assert len(set(fetched)) < 21  # the second attempt lies below the window


def test_an_exam_without_photos_says_so(qtbot: QtBot, formats: Formats, tasks: Tasks) -> None:
    brief = BriefReport(formats, Photos(tasks, lambda *_: photo()))
    qtbot.addWidget(brief)
    brief.show_report(empty_report(), VOCABULARY)
    brief.show()
    assert grids(brief) == []
    assert brief._empty.isVisible()


def test_a_photo_outside_every_attempt_is_shown_last() -> None:
    stray = Card(5, Snapshot("x", 5, CAMERA, "image/jpeg", 1, ""))
    inside = Card(150, Snapshot("y", 150, CAMERA, "image/jpeg", 1, ""))
    attempt = Attempt(1, 100, 200)
    assert by_attempt((attempt,), [stray, inside]) == [(attempt, [inside]), (None, [stray])]


def test_overlapping_attempts_show_a_photo_once() -> None:
    cards = [Card(150, Snapshot("y", 150, CAMERA, "image/jpeg", 1, ""))]
    found = by_attempt((Attempt(1, 100, 200), Attempt(2, 140, 300)), cards)
    assert [len(own) for _, own in found] == [1]


def shot(at_ms: int, name: str = "") -> Snapshot:
    return Snapshot(name or f"s{at_ms}", at_ms, CAMERA, "image/jpeg", 1, "")


def test_a_photo_carries_the_worst_violation_around_it() -> None:
    slight = Violation("a", "copy_paste", 10_000, 5_000, severity=1)
    worst = Violation("b", "focus_lost", 12_000, 1_000, severity=3)
    found = cards_of([shot(60_000), shot(17_000), shot(12_500)], (worst, slight))
    assert [(card.at_ms, card.violation) for card in found] == [
        (12_500, worst),
        (17_000, slight),
        (60_000, None),
    ]


@given(
    violations=st.lists(
        st.builds(
            Violation,
            id=st.uuids().map(str),
            kind=st.just("gaze_away"),
            at_ms=st.integers(0, 60_000),
            duration_ms=st.integers(-5_000, 20_000),
            severity=st.integers(1, 3),
        ),
        max_size=30,
    ),
    times=st.lists(st.integers(-5_000, 90_000), max_size=30),
)
def test_one_sweep_finds_what_looking_at_each_photo_finds(
    violations: list[Violation], times: list[int]
) -> None:
    for card in cards_of(map(shot, times), violations):
        around = [v for v in violations if v.at_ms - NEAR_MS <= card.at_ms <= v.end_ms + NEAR_MS]
        worst = max(((v.severity, v.at_ms) for v in around), default=None)
        shown = card.violation
        assert (None if shown is None else (shown.severity, shown.at_ms)) == worst


@pytest.mark.qt_log_ignore("Unsupported marker")
@pytest.mark.parametrize(
    "data", [b"", b"GIF89a....", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff broken"]
)
def test_what_is_no_photo_is_refused(qapp: object, data: bytes) -> None:
    with pytest.raises(Rejected):
        decode(data, QSize(100, 100))


def test_a_photo_is_scaled_down_and_kept_in_proportion(qapp: object) -> None:
    image = decode(photo(size=(1600, 1200)), QSize(200, 200))
    assert (image.width(), image.height()) == (200, 150)


def test_a_photo_thirty_thousand_pixels_wide_is_shown_small_or_refused(qapp: object) -> None:
    image = decode(photo(size=(30_000, 40)), QSize(384, 288))
    assert image.width() == 384
    with pytest.raises(Rejected, match="too_large"):
        decode(png_that_says(30_000, 30_000), QSize(384, 288))


def png_that_says(width: int, height: int) -> bytes:
    """A small PNG whose head claims to be that large."""
    small = bytearray(photo(size=(8, 8), kind="PNG"))
    small[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    small[29:33] = zlib.crc32(small[12:29]).to_bytes(4, "big")
    return bytes(small)


def test_a_photo_that_cannot_be_had_is_a_placeholder_and_asked_once(
    qtbot: QtBot, formats: Formats, tasks: Tasks
) -> None:
    asked: list[str] = []

    def fail(_exam_id: str, snapshot: Snapshot) -> bytes:
        asked.append(snapshot.id)
        raise Rejected("not_offline")

    photos = Photos(tasks, fail)
    brief = BriefReport(formats, photos)
    qtbot.addWidget(brief)
    brief.show_report(full_report(), VOCABULARY)
    brief.show()
    face = full_report().snapshots[0]
    qtbot.waitUntil(lambda: isinstance(photos.trouble(face), OesError))
    brief.grab()
    brief.grab()
    assert asked.count(face.id) == 1


def test_three_thousand_photos_open(qtbot: QtBot, formats: Formats, tasks: Tasks) -> None:
    """C14."""
    report = full_report()
    many = tuple(replace(report.snapshots[2], id=f"n{n}", at_ms=START_MS + n * 700) for n in range(3_000))
    brief = BriefReport(formats, Photos(tasks, lambda *_: photo()))
    qtbot.addWidget(brief)
    brief.resize(1200, 800)
    brief.show_report(replace(report, snapshots=many), VOCABULARY)
    brief.show()
    qtbot.waitUntil(lambda: shown(brief) == 3_000)
