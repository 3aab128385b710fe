"""Trouble with downloads: what passes by itself, what waits for the proctor, what holds everything.

A1, A7, A11, A18, A23, A39, B5, B6, B7, E10, F11.
"""

from __future__ import annotations

import errno
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from services.test_downloads_queue import computer, desk, ids
from services.test_recordings import Watched, read
from support.disk_witness import Witness, watched
from support.downloading import entries, stages, take, video
from support.world import PHOTO, START_MS, institution

from oes_desktop.disk import Medium, through
from oes_desktop.domain.account import Tokens
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.downloading import Held, What
from oes_desktop.domain.errors import (
    Damaged,
    DiskTrouble,
    Forbidden,
    OesError,
    Rejected,
    SignInNeeded,
    Unreachable,
)
from oes_desktop.server.running import Running
from oes_desktop.services.downloads.fetching import Step
from oes_desktop.services.downloads.turns import FULL_S, RESERVE_BYTES, Turns

__all__ = ["computer", "desk", "ids"]


def raising(error: OesError, times: int = 1_000_000):
    left = times

    def before(*_) -> None:
        nonlocal left
        if left > 0:
            left -= 1
            raise error

    return before


def test_no_network_holds_everything_and_it_goes_on_at_once_when_there_is_one(desk, ids, computer) -> None:
    """A1: trouble of the network is nobody's fault in the queue."""
    desk.downloads.add(["e1", "e2"])
    desk.client.before = raising(Unreachable("offline"))
    take(desk)
    overview = desk.downloads.overview()
    assert overview.held is Held.OFFLINE
    assert {entry.wanted.trouble for entry in overview.entries} == {""}
    assert entries(desk)["e1"].progress.trouble == "not_offline"
    assert entries(desk)["e1"].progress.retry_s == desk.downloads.next_try_s()
    assert stages(desk)["e1"] == "retrying" and stages(desk)["e2"] == "queued"
    wait_s = desk.downloads.next_try_s()
    assert 0.4 < wait_s <= 1
    computer.clock.advance(wait_s)
    take(desk)  # tries again, and meets the same
    assert desk.downloads.next_try_s() > 1 and desk.downloads.next_work() is None
    desk.client.before = lambda *_: None
    desk.downloads.wake()
    take(desk)
    assert stages(desk) == {"e1": "here", "e2": "here"}


def test_when_the_server_is_heard_again_nothing_waits_any_longer(desk, ids, computer, world) -> None:
    """A1, with the server itself gone, and there again at the same place."""
    desk.downloads.add(["e1", "e2"])
    take(desk, most=2)
    config = replace(world.running.config, port=world.running.port)
    world.running.stop()
    for _ in range(3):
        take(desk)
        computer.clock.advance(5)
    desk.sync.run_once()
    assert desk.downloads.next_work() is None and desk.downloads.total()[2] is Held.OFFLINE
    assert desk.downloads.next_try_s() is None
    assert entries(desk)["e1"].progress.retry_s is None  # nobody can tell
    with Running(config):
        desk.sync.run_once()
        take(desk)
        assert stages(desk) == {"e1": "here", "e2": "here"}
        desk.close()


def test_a_busy_server_is_left_alone_for_as_long_as_it_says(desk, ids, computer) -> None:
    """A23."""
    desk.downloads.add(["e1", "e2"])
    take(desk, most=2)
    desk.client.before = raising(Unreachable("busy", retry_after_s=120.0), 1)
    take(desk)
    assert desk.downloads.next_work() is None
    assert desk.downloads.next_try_s() == pytest.approx(120)
    told = entries(desk)["e1"].progress  # the line does not promise a try that the server does not want
    assert (stages(desk)["e1"], told.trouble, told.retry_s) == ("retrying", "busy", pytest.approx(120))
    computer.clock.advance(119)
    assert desk.downloads.next_work() is None
    computer.clock.advance(1)
    take(desk)
    assert stages(desk) == {"e1": "here", "e2": "here"}


@pytest.mark.parametrize(
    "error",
    [Unreachable("timeout"), Unreachable("cut"), SignInNeeded("expired"), Rejected("not_offline")],
)
def test_trouble_that_passes_is_tried_again_by_itself(desk, ids, computer, error) -> None:
    desk.downloads.add(["e1"])
    desk.client.before = raising(error, 3)
    waits = []
    for _ in range(10):
        take(desk)
        if stages(desk)["e1"] == "here":
            break
        waits.append(desk.downloads.next_try_s())
        told = entries(desk)["e1"]
        assert (told.wanted.trouble, told.progress.trouble) == ("", error.reason)
        assert told.progress.retry_s == waits[-1]
        computer.clock.advance(waits[-1])
    assert stages(desk)["e1"] == "here" and 0 < len(waits) <= 3
    assert entries(desk)["e1"].progress.trouble == ""
    assert all(later > earlier for earlier, later in pairwise(waits))


@pytest.mark.parametrize(
    "error",
    [
        Damaged("digest"),
        DiskTrouble("io"),
        DiskTrouble("read_only"),
        Unreachable("wrong_ranges"),
        Forbidden("no_right"),
        Rejected("redirected", host="files.example"),
    ],
)
def test_trouble_for_good_waits_for_her_and_holds_up_nobody(desk, ids, error) -> None:
    """A7, A11, A13, A18, B7."""
    desk.downloads.add(["e1", "e2"])
    take(desk, most=2)
    desk.client.before = raising(error, 1)
    changes = take(desk)
    assert changes.downloads and stages(desk) == {"e1": "failed", "e2": "here"}
    assert entries(desk)["e1"].wanted.trouble == error.reason
    assert desk.downloads.next_work() is None and desk.downloads.next_try_s() is None
    desk.downloads.retry(["e1"])
    take(desk)
    assert stages(desk) == {"e1": "here", "e2": "here"}


def test_an_exam_whose_recording_the_server_lost_holds_up_nobody(desk, world, ids) -> None:
    """F11 as the proctor sees it."""
    world.media_path(video(0)).unlink()
    desk.downloads.add(ids)
    take(desk)
    assert stages(desk) == {"e1": "failed", "e2": "here", "e3": "here", "e4": "here"}
    assert entries(desk)["e1"].wanted.trouble in ("gone", "not_found")


def test_a_bug_is_told_once_and_does_not_run_in_circles(desk, ids) -> None:
    """E10."""
    desk.downloads.add(["e1", "e2"])
    desk.client.before = raising(ZeroDivisionError(), 1)  # type: ignore[arg-type]
    with pytest.raises(ZeroDivisionError):
        take(desk)
    assert stages(desk)["e1"] == "failed"
    take(desk)
    assert stages(desk) == {"e1": "failed", "e2": "here"}


def test_a_full_disk_holds_everything_and_it_goes_on_by_itself(desk, ids, computer) -> None:
    """B5: what is lacking is named."""
    desk.downloads.add(["e1", "e2"])
    desk.client.before = raising(DiskTrouble("full", needed_bytes=12_345), 1)
    take(desk)
    overview = desk.downloads.overview()
    assert overview.held is Held.DISK and overview.needed == 12_345
    assert not {entry.wanted.trouble for entry in overview.entries} - {""}
    assert (stages(desk)["e1"], entries(desk)["e1"].progress.trouble) == ("retrying", "full")
    assert desk.downloads.next_work() is None
    assert desk.downloads.next_try_s() == pytest.approx(FULL_S)
    computer.clock.advance(FULL_S)
    take(desk)
    assert stages(desk) == {"e1": "here", "e2": "here"}


def grown(desk, exam_id: str, size: int) -> None:
    """The feed says that the exam is so large."""
    store = desk.opened.store.exams
    row = store.row(exam_id)
    store.apply(
        [replace(row, version=row.version + 1, size=size)], (), store.cursor(), server_epoch=store.epoch()
    )


def test_a_disk_that_fills_up_on_the_way_names_what_is_needed(desk, ids, computer) -> None:
    """B5: by what is still to come, and what the disk has."""

    class Full(Medium):
        def write(self, file, data):
            if str(file.name).endswith(".oesm"):
                raise OSError(errno.ENOSPC, "made trouble")
            return super().write(file, data)

    desk.downloads.add(["e1"])
    with through(Full()):
        take(desk)
    overview = desk.downloads.overview()
    assert overview.held is Held.DISK
    free, left = desk.opened.store.media.free_bytes(), 200_000  # some of it is here, or nothing
    assert overview.needed >= min(left, left + RESERVE_BYTES - free)
    computer.clock.advance(FULL_S)
    take(desk)
    assert stages(desk) == {"e1": "here"}


def test_more_than_the_disk_has_is_asked_before_and_refused(desk, ids) -> None:
    """B6: with both figures."""
    needed, free = desk.downloads.needed(ids, What.WHOLE)
    assert needed >= 4 * 200_000 and free > needed
    grown(desk, "e1", 1 << 60)
    needed, free = desk.downloads.needed(["e1", "e2"], What.WHOLE)
    assert needed > 1 << 60 and 0 < free < needed
    with pytest.raises(DiskTrouble) as caught:
        desk.downloads.add(["e1", "e2"])
    assert caught.value.reason == "full"
    assert caught.value.facts["needed_bytes"] == needed and caught.value.facts["free_bytes"] > 0
    assert stages(desk) == {}


def test_an_exam_that_grew_beyond_the_disk_does_not_hold_up_the_others(desk, ids) -> None:
    desk.downloads.add(["e1", "e2"])
    grown(desk, "e1", 1 << 60)
    desk.downloads.tend()
    take(desk)
    assert stages(desk) == {"e1": "queued", "e2": "here"}
    overview = desk.downloads.overview()
    assert overview.held is Held.DISK and overview.needed > 1 << 59
    assert desk.downloads.next_try_s() == FULL_S


def test_the_room_that_she_allows_is_kept(desk, ids, computer) -> None:
    grown(desk, "e2", 2_000_000_000)
    desk.downloads.add(["e1", "e2", "e3"])
    computer.preferences.change(download_gb=1)
    take(desk)
    assert stages(desk) == {"e2": "queued", "e1": "here", "e3": "here"}
    overview = desk.downloads.overview()
    assert overview.held is Held.LIMIT and overview.room.limit == 1_000_000_000
    assert 1_000_000_000 <= overview.needed < 1_100_000_000
    computer.preferences.change(download_gb=0)
    take(desk)
    assert stages(desk)["e2"] == "here"


def test_nothing_is_fetched_over_a_connection_paid_by_the_byte(desk, ids, computer) -> None:
    desk.downloads.add(["e1"])
    assert desk.downloads.note_metered(True).downloads and not desk.downloads.note_metered(True)
    assert desk.downloads.next_work() is None and desk.downloads.overview().held is Held.METERED
    computer.preferences.change(download_metered=True)
    take(desk)
    assert stages(desk) == {"e1": "here"}


class Renewing(Watched):
    """Counts how often the tokens were renewed."""

    renewed = 0

    def _exchange(self, refresh: str) -> Tokens:
        self.renewed += 1
        return super()._exchange(refresh)


def test_sleeping_in_the_middle(computers, tmp_path) -> None:
    """A39: the connection is dead, the token is old; it goes on without anybody doing anything."""
    clock = ManualClock(START_MS)
    with institution(tmp_path / "asleep", clock=clock) as world:
        for at, name in enumerate(("e1", "e2")):
            world.put(name, video=video(at), photo=PHOTO)
        computer = computers(connect=Renewing)
        desk = computer.sign_in(world.url)
        desk.sync.run_once()
        desk.downloads.add(["e1", "e2"])
        take(desk, most=2)
        desk.client.before = raising(Unreachable("cut"), 2)
        take(desk)
        for each in (clock, computer.clock):
            each.advance(8 * 3600)
        take(desk)
        computer.clock.advance(60)
        take(desk)
        assert stages(desk) == {"e1": "here", "e2": "here"}
        assert desk.client.renewed == 1
        desk.close()


class Nothing:
    """A download that says it is finished and took nothing."""

    fetched, ready, now = 0, True, Step(0, 0)

    def step(self, cancel: Cancel) -> Step:
        return Step(0, 0, finished=True)


def test_an_exam_that_came_and_is_not_whole_all_the_same_does_not_run_in_circles(desk, ids, computer) -> None:
    """Told, as damage is."""
    desk.downloads.add(["e1"])
    store = desk.opened.store
    settings = computer.preferences.settings
    turns = Turns(store, lambda _: Nothing(), computer.clock, lambda: True, lambda: settings, lambda: 5)
    for _ in range(2):
        turns.next_work().run(Cancel())
    assert turns.next_work() is None
    assert store.downloads.rows()[0].trouble == "recording"
    store.downloads.trouble(["e1"], "")
    take(desk)
    assert stages(desk) == {"e1": "here"}


class FailingDatabase(Witness):
    """While it is `broken`, nothing can be written down."""

    broken = False

    def before(self, kind: str, path: Path) -> None:
        if self.broken and kind in ("write", "sync") and path.name.startswith("store.db"):
            raise OSError(errno.EIO, "made trouble")


def test_an_exam_whose_coming_cannot_be_written_down_is_tried_again_later(world, computer, ids) -> None:
    """B7: not in circles; and when the disk is well again it is here, without anybody doing anything."""
    failing = FailingDatabase()
    with watched(failing):
        desk = computer.sign_in(world.url)
        desk.sync.run_once()
        desk.downloads.add(["e1"])
        while not desk.recordings.downloaded("e1"):
            take(desk, most=1)
        failing.broken = True  # all that is left is to say so
        take(desk)
        assert desk.downloads.next_work() is None
        wait_s = desk.downloads.next_try_s()
        assert 0 < wait_s <= 1
        failing.broken = False
        computer.clock.advance(wait_s)
        take(desk)
        assert stages(desk) == {"e1": "here"}
        desk.close()


def test_another_recording_while_it_comes_is_taken_in_its_place(desk, ids, world) -> None:
    """A10: by the report that a reader fetched meanwhile."""
    desk.downloads.add(["e1"])
    changed: list[object] = []

    def change(start, stop, _) -> None:
        if not changed and stop - start > 6_000:
            world.put("e1", video=video(77))
            changed.append(desk.reports.refresh("e1"))

    desk.client.before = change
    take(desk)
    assert changed and stages(desk) == {"e1": "here"}
    world.running.stop()
    source = desk.recordings.source("e1", desk.reports.open("e1").recordings[0])
    assert read(source, 0, 300_000) == video(77)
    source.close()
