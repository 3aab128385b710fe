"""Whole exams onto this computer: in steps, going on where it was broken off, never the same byte twice."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from services.test_recordings import Watched, read, recording
from support.world import PHOTO, VIDEO

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.downloading import What
from oes_desktop.domain.errors import DiskTrouble, Forbidden, OesError, Rejected, Unreachable
from oes_desktop.domain.models import BLOCK_BYTES
from oes_desktop.services.downloads.fetching import Download, Step


@pytest.fixture
def desk(world, computers):
    world.put("e1", video=VIDEO, photo=PHOTO)
    desk = computers(connect=Watched).sign_in(world.url)
    desk.sync.run_once()
    return desk


def whole(desk, exam_id: str = "e1") -> Download:
    return Download(exam_id, desk.reports, desk.recordings)


def steps(download) -> list[Step]:
    made = [download.step(Cancel())]
    while not made[-1].finished:
        made.append(download.step(Cancel()))
    return made


def test_an_exam_comes_in_steps_and_opens_without_a_network(desk, world) -> None:
    made = steps(whole(desk))
    assert made[0] == Step(0, len(VIDEO) + len(PHOTO))
    assert made[-1].done == made[-1].total and made[-1].changes.media == {"e1"}
    assert [step.done for step in made] == sorted(step.done for step in made)
    assert max(b.done - a.done for a, b in pairwise(made)) <= BLOCK_BYTES + SEGMENT
    assert desk.recordings.downloaded("e1") and desk.downloads.needed(["e1", "e1"], What.WHOLE)[0] == 0
    world.running.stop()
    report = desk.reports.open("e1")
    assert desk.recordings.photo("e1", report.snapshots[0]) == PHOTO
    source = desk.recordings.source("e1", report.recordings[0])
    assert read(source, 0, len(VIDEO)) == VIDEO
    source.close()


def test_what_was_watched_is_not_fetched_again(desk) -> None:
    source = desk.recordings.source("e1", recording(desk))
    assert read(source, 1_000_000, 500_000) == VIDEO[1_000_000:1_500_000]
    source.close()
    watched = list(desk.client.slices)
    steps(whole(desk))
    fetched = [span for span in desk.client.slices if span[1] - span[0] != len(PHOTO)]
    covered = sum(stop - start for start, stop in fetched)
    assert watched and covered == len(VIDEO)


def test_broken_off_it_goes_on_where_it_was(desk) -> None:
    download, cancel = whole(desk), Cancel()
    download.step(cancel)
    download.step(cancel)
    download.step(cancel)
    cancel.set()
    with pytest.raises(Unreachable):
        download.step(cancel)
    before = list(desk.client.slices)
    assert not desk.recordings.downloaded("e1")
    assert desk.downloads.needed(["e1"], What.WHOLE)[0] > 0
    steps(whole(desk))
    again = [span for span in desk.client.slices[len(before) :] if span in before]
    assert before and not again


def test_without_a_network_it_says_so_and_the_step_can_be_tried_again(desk, world) -> None:
    download = whole(desk)
    download.step(Cancel())
    desk.client.before = lambda *_: (_ for _ in ()).throw(Unreachable("offline"))
    with pytest.raises(Rejected) as caught:
        download.step(Cancel())
    assert caught.value.reason == "not_offline"
    desk.client.before = lambda *_: None
    assert steps(download)[-1].finished


def test_an_exam_that_may_not_be_seen_is_refused(desk) -> None:
    with pytest.raises((Forbidden, Rejected)):
        whole(desk, "nobody's").step(Cancel())
    assert desk.downloads.needed(["nobody's"], What.WHOLE)[0] == 0


def test_more_than_the_disk_holds_is_refused_before_it_begins(desk, world) -> None:
    world.put("e2", video=VIDEO)
    desk.sync.run_once()
    row = desk.opened.store.exams.row("e2")
    huge = replace(row, version=row.version + 1, size=1 << 60)
    store = desk.opened.store.exams
    store.apply([huge], (), store.cursor(), server_epoch=store.epoch())
    with pytest.raises(DiskTrouble) as caught:
        desk.downloads.add(["e2"])
    assert caught.value.reason == "full" and isinstance(caught.value, OesError)
