"""The queue of downloads against a real server: its order, what goes on where it was, what comes next.

E2; trouble has a file of its own.
"""

from __future__ import annotations

import pytest
from services.test_recordings import Watched, read
from support.downloading import entries, stages, take, video
from support.world import PHOTO, START_MS, VIDEO, packaged

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.downloading import Held, Stage, What
from oes_desktop.server.catalogue import StoredRecording

IDS = ["e1", "e2", "e3", "e4"]


@pytest.fixture
def ids(world) -> list[str]:
    return [world.put(name, video=video(at), photo=PHOTO) for at, name in enumerate(IDS)]


@pytest.fixture
def computer(computers):
    return computers(connect=Watched)


@pytest.fixture
def desk(world, computer, ids):
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    return desk


def order(desk) -> list[str]:
    return [entry.wanted.exam_id for entry in desk.downloads.overview().entries]


def test_what_is_wanted_comes_in_order_and_opens_without_a_network(desk, world, ids) -> None:
    assert desk.downloads.add(ids[:2]).downloads
    assert stages(desk) == {"e1": "queued", "e2": "queued"}
    came: list[str] = []
    while (job := desk.downloads.next_work()) is not None:
        came.append(job.exam_id)
        changes = job.run(Cancel())
        assert not changes or changes.media == {job.exam_id}
    assert came == sorted(came)
    overview = desk.downloads.overview()
    assert {entry.stage for entry in overview.entries} == {Stage.HERE} and overview.here == 2
    assert overview.entries[0].exam.student_name and overview.held is Held.NOT
    assert overview.room.used >= 2 * 200_000 and overview.room.free > 0
    assert desk.downloads.downloaded("e1") is Stage.HERE and desk.downloads.downloaded("e3") is None
    assert desk.downloads.add(ids[:2]) == type(changes)()  # they are here
    world.running.stop()
    source = desk.recordings.source("e2", desk.reports.open("e2").recordings[0])
    assert read(source, 0, 300_000) == video(1)
    source.close()


def test_the_results_know_what_is_here(desk, ids) -> None:
    desk.results.load()
    desk.downloads.add(["e2"], What.WHOLE)
    changes = take(desk)
    assert desk.results.apply(changes)
    from oes_desktop.domain.query import Filters, Query

    assert list(desk.results.ids_in_order(Query(Filters(downloaded=True)))) == ["e2"]


def test_a_restart_in_the_middle_goes_on_where_it_was(desk, computer, world, ids) -> None:
    """E2: what came is kept; no byte is fetched twice."""
    desk.downloads.add(["e3", "e1"])
    desk.downloads.pause(["e1"])
    take(desk, most=3)
    desk.downloads.hold(True)
    asked = list(desk.client.slices)
    assert desk.downloads.next_work() is None
    desk.close()
    again = computer.keep(computer.session.resume())
    assert again.downloads.held_by_proctor and again.downloads.overview().held is Held.PAUSED
    again.sync.run_once()
    assert again.downloads.next_work() is None
    again.downloads.hold(False)
    take(again)
    assert stages(again) == {"e3": "here", "e1": "paused"}
    assert asked and not set(asked) & {each for each in again.client.slices if each[1] - each[0] > 6_000}
    again.downloads.resume(["e1"])
    take(again)
    assert stages(again) == {"e3": "here", "e1": "here"}


def test_an_exam_dragged_to_the_front_comes_next(desk, ids) -> None:
    desk.downloads.add(ids)
    assert order(desk) == IDS
    assert desk.downloads.next_work().exam_id == "e1"
    assert desk.downloads.move("e4", "e1") and not desk.downloads.move("e4", "e1")
    assert order(desk) == ["e4", "e1", "e2", "e3"]
    assert desk.downloads.next_work().exam_id == "e4"


def test_two_steps_at_once_are_of_different_exams_while_one_has_no_more_to_give(desk, ids) -> None:
    desk.downloads.add(ids)
    beside: list[object] = []

    def meanwhile(*_) -> None:
        if not beside:
            beside.append(desk.downloads.progress())
            beside.append(desk.downloads.next_work())

    desk.client.before = meanwhile
    while not beside:
        take(desk, most=1)
    told, job = beside
    assert [told[each][0].value for each in IDS] == ["loading", "queued", "queued", "queued"]
    job.run(Cancel())
    take(desk)
    assert set(stages(desk).values()) == {"here"}


def test_pausing_ends_the_step_under_way(desk, ids) -> None:
    desk.downloads.add(["e1", "e2"])
    take(desk, most=1)
    pausing: list[object] = []

    def pause(_start, _stop, cancel) -> None:
        if not pausing:
            pausing.append(desk.downloads.pause(["e1"]))
            cancel.raise_if_set()

    desk.client.before = pause
    take(desk)
    assert pausing and stages(desk) == {"e1": "paused", "e2": "here"}
    desk.downloads.resume(["e1"])
    take(desk)
    assert stages(desk)["e1"] == "here"


def test_cancelled_it_goes_from_the_queue_and_its_bytes_are_not_fetched_again(desk, ids, world) -> None:
    world.put("long", video=VIDEO)
    desk.sync.run_once()
    desk.downloads.add(["long", "e2"])

    def cancel(start, _stop, _cancel) -> None:
        if start:
            desk.downloads.cancel(["long"])

    desk.client.before = cancel
    while "long" in stages(desk):
        take(desk, most=1)
    desk.client.before = lambda *_: None
    came = desk.opened.store.downloads.bytes_here(["long"])["long"]
    assert 0 < came < len(VIDEO)
    take(desk)
    assert stages(desk) == {"e2": "here"}
    before = len(desk.client.slices)
    desk.downloads.add(["long"])
    assert desk.downloads.progress() and entries(desk)["long"].progress.done == came
    take(desk)
    assert stages(desk)["long"] == "here"
    assert min(start for start, _ in desk.client.slices[before:]) == came


def test_the_next_to_review_are_the_riskiest_that_nobody_wants_yet(world, computer) -> None:
    for name, honesty, status in (
        ("calm", 90, "finished"),
        ("bad", 10, "finished"),
        ("worse", 5, "finished"),
        ("running", 1, "in_progress"),
        ("middling", 50, "finished"),
    ):
        world.put(name, honesty=honesty, status=status)
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.decisions.decide("bad", "accepted")
    desk.results.apply(desk.sync.run_once())
    desk.downloads.add(["worse"])
    count, changes = desk.downloads.add_next(1, What.MOMENTS)
    assert count == 1 and changes.downloads and order(desk) == ["worse", "middling"]
    assert entries(desk)["middling"].wanted.what is What.MOMENTS
    assert desk.downloads.add_next(50)[0] == 1 and order(desk) == ["worse", "middling", "calm"]
    assert desk.downloads.add_next(50)[0] == 0


def test_the_setting_says_what_is_taken(desk, ids, computer) -> None:
    desk.downloads.add(["e1"])
    computer.preferences.change(download_moments=True)
    desk.downloads.add(["e2"])
    assert [entry.wanted.what for entry in desk.downloads.overview().entries] == [What.WHOLE, What.MOMENTS]


def test_erasing_what_is_coming_leaves_nothing_of_it(desk, ids) -> None:
    desk.downloads.add(["e1", "e2"])
    erased: list[object] = []

    def erase(_start, _stop, _cancel) -> None:
        if not erased:
            erased.append(desk.downloads.erase(["e1"]))

    desk.client.before = erase
    take(desk)
    assert erased[0].media == {"e1"} and stages(desk) == {"e2": "here"}
    store = desk.opened.store
    assert store.downloads.bytes_here(["e1"]) == {}
    assert store.reports.photo("e1", desk.reports.open("e1").snapshots[0].id) is None
    folder = desk.opened.profile.vault_folder
    assert len(list(folder.iterdir())) == 1


def test_speed_and_time_left(desk, ids, computer) -> None:
    desk.downloads.add(ids)
    rates = []
    desk.client.before = lambda *_: computer.clock.advance(1)
    while (job := desk.downloads.next_work()) is not None:
        job.run(Cancel())
        rates.append(desk.downloads.total())
    assert max(rate for rate, _, _ in rates) > 50_000
    known = [left for _, left, _ in rates if left is not None]
    assert known and min(known) < max(known)
    computer.clock.advance(60)
    assert desk.downloads.total() == (0.0, None, Held.NOT)


@pytest.mark.parametrize("size", [0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1])
def test_recordings_of_odd_lengths_come(desk, world, size) -> None:
    """B22."""
    content = bytes(range(256)) * 300
    media = world._media(content[:size], "video/webm")
    stored = StoredRecording(1, "camera", media, START_MS, START_MS + 60_000, 60_000)
    world.institution.catalogue.put_exam(packaged("odd"), [stored], [])
    desk.sync.run_once()
    desk.downloads.add(["odd"])
    take(desk)
    assert stages(desk) == {"odd": "here"}
    world.running.stop()
    source = desk.recordings.source("odd", desk.reports.open("odd").recordings[0])
    assert read(source, 0, size + 10) == content[:size]
    source.close()
