"""Single pictures of a recording while its bytes do not come."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.world import VIDEO, World

from oes_desktop.api.client import Client
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import OesError, Rejected, Unreachable


class Hanging(Client):
    """The real client, whose recordings wait until they are given up, as long as it `hangs`."""

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.hangs, self.waiting = True, threading.Semaphore(0)

    def stream(self, *args, cancel: Cancel | None = None, **options):
        if self.hangs:
            self.waiting.release()
            assert cancel is not None and cancel.wait(60)
            cancel.raise_if_set()
        return super().stream(*args, cancel=cancel, **options)


def test_whoever_goes_away_ends_the_reading_and_whoever_comes_reads_anew(world: World, computers) -> None:
    """E4: a picture that never comes holds nobody up; the recording is opened once more for the next."""
    exam_id = world.put("e1", video=VIDEO)
    desk = computers(connect=Hanging).sign_in(world.url)
    desk.sync.run_once()
    recording = desk.reports.open(exam_id).recordings[0]
    gone, here = Cancel(), Cancel()
    with ThreadPoolExecutor() as others:
        asked = others.submit(desk.pictures.covering, exam_id, recording, 0, cancel=gone)
        assert desk.client.waiting.acquire(timeout=30)
        gone.set()
        error = asked.exception(30)
    assert isinstance(error, OesError) and error.reason == "cancelled"
    with pytest.raises(Unreachable, match="cancelled"):
        desk.pictures.covering(exam_id, recording, 0, cancel=gone)
    desk.client.hangs = False
    with pytest.raises(Rejected, match="not_media"):  # random bytes, and they were read
        desk.pictures.covering(exam_id, recording, 0, cancel=here)
