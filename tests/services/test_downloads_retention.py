"""How long what came stays: dates, jumps of the clock, what the server took away. B17, B24, B26, C16."""

from __future__ import annotations

from dataclasses import replace

import pytest
from services.test_downloads_queue import computer, desk, ids
from services.test_recordings import Watched, read
from support.downloading import entries, stages, take, video

from oes_desktop.domain.downloading import Stage
from oes_desktop.domain.errors import OesError
from oes_desktop.services.access.known_time import STEADY_S

__all__ = ["computer", "desk", "ids"]
DAY_S = 86_400.0
DAY_MS = 86_400_000
KEEP = 30  # what the server says


@pytest.fixture
def here(desk, ids):
    """Two exams that came today."""
    desk.downloads.add(["e1", "e2"])
    take(desk)
    desk.downloads.tend()
    assert stages(desk) == {"e1": "here", "e2": "here"}
    return desk


def vault(desk) -> int:
    return len(list(desk.opened.profile.vault_folder.iterdir()))


def test_a_date_is_told_for_what_is_here(here, computer) -> None:
    overview = here.downloads.overview()
    assert overview.keep_days == KEEP
    first = {entry.wanted.until_ms for entry in overview.entries}
    assert len(first) == 1 and None not in first
    computer.clock.advance(DAY_S)
    here.downloads.tend()
    assert {entry.wanted.until_ms for entry in here.downloads.overview().entries} == first


def test_what_came_is_erased_when_its_date_has_come_also_offline(here, computer, world) -> None:
    """B26."""
    world.running.stop()
    computer.clock.advance((KEEP - 1) * DAY_S)
    assert not here.downloads.tend().media and vault(here) == 2
    computer.clock.advance(DAY_S)
    changes = here.downloads.tend()
    assert changes.media == {"e1", "e2"} and changes.downloads
    assert stages(here) == {} and vault(here) == 0
    overview = here.downloads.overview()
    assert overview.expired == 2 and overview.room.used == 0
    assert here.downloads.overview().expired == 2  # looking is not being told
    assert here.downloads.seen().downloads and not here.downloads.seen()
    assert here.downloads.overview().expired == 0
    row = here.opened.store.exams.row("e1")
    assert row is not None and here.reports.cached("e1") is not None  # who it was stays; what is seen goes


def test_what_was_only_watched_has_its_date_too(desk, ids, computer) -> None:
    source = desk.recordings.source("e3", desk.reports.open("e3").recordings[0])
    read(source, 0, 1_000)
    source.close()
    desk.downloads.tend()
    computer.clock.advance(KEEP * DAY_S)
    assert desk.downloads.tend().media == {"e3"} and vault(desk) == 0


def test_a_decision_lets_it_stay_so_many_days_longer_and_waits_to_be_sent(here, computer, world) -> None:
    world.running.stop()
    computer.clock.advance(20 * DAY_S)
    here.downloads.tend()
    here.decisions.decide("e1", "accepted")
    until = {exam_id: entry.wanted.until_ms for exam_id, entry in entries(here).items()}
    assert until["e1"] - until["e2"] == pytest.approx(20 * DAY_MS, abs=120_000)
    computer.clock.advance(10 * DAY_S)
    assert here.downloads.tend().media == {"e2"}
    computer.clock.advance(20 * DAY_S)
    assert here.downloads.tend().media == {"e1"}
    assert [row.act.exam_id for row in here.opened.store.outbox.rows()] == ["e1"]


def test_a_decision_of_long_ago_counts_for_nothing(desk, ids, computer) -> None:
    store = desk.opened.store.exams
    row = store.row("e1")
    old = replace(row, version=row.version + 1, decision="accepted", decided_ms=row.started_ms - 90 * DAY_MS)
    store.apply([old], (), store.cursor(), server_epoch=store.epoch())
    desk.downloads.add(["e1"])
    take(desk)
    assert not desk.downloads.tend().media
    assert stages(desk) == {"e1": "here"}


@pytest.mark.parametrize("days", [-365, -1, 1, 365])
def test_one_jump_of_the_clock_erases_nothing_early_and_keeps_nothing_longer(here, computer, days) -> None:
    """B17."""
    jump = days * DAY_MS
    computer.clock.advance((KEEP - 2) * DAY_S)
    here.downloads.tend()
    computer.clock.wall_ms += jump
    for _ in range(3):
        assert not here.downloads.tend().media
        computer.clock.advance(60)
    here.sync.run_once()  # the server says what time it is; its clock did not jump
    computer.clock.wall_ms -= jump
    assert not here.downloads.tend().media and vault(here) == 2
    computer.clock.advance((KEEP + 1) * DAY_S)
    assert here.downloads.tend().media == {"e1", "e2"}


def test_a_jump_while_it_was_closed_erases_nothing_early(here, computer) -> None:
    """B17, over a restart."""
    here.close()
    computer.clock.wall_ms += 25 * DAY_MS
    desk = computer.keep(computer.session.resume())
    computer.clock.wall_ms += 10 * DAY_MS  # 35 days by this clock, and no server that could tell
    assert not desk.downloads.tend().media
    computer.clock.wall_ms -= 35 * DAY_MS
    computer.clock.advance(STEADY_S)
    assert not desk.downloads.tend().media and vault(desk) == 2


def test_a_download_that_expires_while_it_comes_ends_and_leaves_nothing(desk, ids, computer) -> None:
    desk.downloads.add(["e1"])
    expired: list[object] = []

    def expire(*_) -> None:
        if not expired:
            desk.downloads.tend()  # something of it is here
            computer.clock.advance(KEEP * DAY_S)
            expired.append(desk.downloads.tend())

    while desk.opened.store.reports.load("e1") is None:
        take(desk, most=1)
    take(desk, most=1)  # its photo
    desk.client.before = expire
    take(desk)
    assert expired[0].media == {"e1"}
    assert stages(desk) == {} and desk.opened.store.downloads.stays(0) == [] and vault(desk) == 0


def test_a_report_that_is_open_when_it_expires_plays_on_until_it_is_closed(here, computer, world) -> None:
    """Nothing crashes; the key is gone, so nobody opens it again."""
    recording = here.reports.open("e1").recordings[0]
    source = here.recordings.source("e1", recording)
    assert read(source, 0, 100) == video(0)[:100]
    world.running.stop()
    computer.clock.advance(KEEP * DAY_S)
    assert here.downloads.tend().media
    assert read(source, 150_000, 10_000) == video(0)[150_000:160_000]
    source.close()
    assert vault(here) == 0
    again = here.recordings.source("e1", recording)
    with pytest.raises(OesError):
        again.pread(0, 100)
    again.close()


def test_she_erases_what_she_is_watching(here) -> None:
    recording = here.reports.open("e1").recordings[0]
    source = here.recordings.source("e1", recording)
    read(source, 0, 100)
    assert here.downloads.erase(["e1"]).media == {"e1"}
    with pytest.raises(OesError):
        read(source, 150_000, 10_000)
    source.close()
    assert stages(here) == {"e2": "here"} and vault(here) == 1


def test_what_the_server_took_away_goes_at_the_next_contact(here, world, computer) -> None:
    """B26, C16: after a month offline; a decision on it is kept, with what became of it."""
    here.decisions.decide("e1", "accepted")
    computer.clock.advance(20 * DAY_S)
    world.institution.catalogue.remove_exam("e1")
    here.sync.run_once()
    assert stages(here) == {"e2": "here"} and vault(here) == 1
    assert here.opened.store.reports.load("e1") is None
    assert [row.act.exam_id for row in here.opened.store.outbox.rows()] == ["e1"]
    here.downloads.tend()
    take(here)
    assert stages(here) == {"e2": "here"}


def test_what_is_taken_away_while_it_comes_ends_and_leaves_nothing(desk, ids, world) -> None:
    """C16."""
    desk.downloads.add(["e1", "e2"])
    taken: list[object] = []

    def take_away(*_) -> None:
        if not taken:
            taken.append(world.institution.catalogue.remove_exam("e1"))
            desk.sync.run_once()

    while desk.opened.store.reports.load("e1") is None:
        take(desk, most=1)
    desk.client.before = take_away
    take(desk)
    desk.downloads.tend()
    take(desk)
    assert taken == [True] and stages(desk) == {"e2": "here"}
    store = desk.opened.store
    assert [stay.exam_id for stay in store.downloads.stays(0)] == ["e2"] and store.downloads.strays() == []
    assert store.reports.load("e1") is None and vault(desk) == 1


def test_files_left_by_a_kill_after_the_keys_were_gone_go_at_the_next_start(here, computer) -> None:
    """B24, of single exams: the key is a row, the file comes after it."""
    (kept, *_) = sorted(here.opened.profile.vault_folder.iterdir())
    content = kept.read_bytes()
    here.downloads.erase(["e1", "e2"])
    kept.write_bytes(content)  # as if it had been killed before this
    here.close()
    desk = computer.keep(computer.session.resume())
    assert vault(desk) == 0 and stages(desk) == {}


def test_a_server_that_lets_nothing_stay(world, computers) -> None:
    from oes_desktop.domain.vocabulary import Limits

    world.put("e1", video=video(1))
    desk = computers(connect=Watched).sign_in(world.url)
    desk.sync.run_once()
    desk.sync.meta = replace(desk.sync.meta, limits=Limits(keep_days=0))
    desk.downloads.add(["e1"])
    take(desk)
    assert desk.downloads.downloaded("e1") in (None, Stage.HERE)
    assert desk.downloads.tend().media == {"e1"} and vault(desk) == 0
