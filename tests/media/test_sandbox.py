"""A decoder that crashes, hangs or swells dies alone; the program goes on."""

from __future__ import annotations

import sys
import threading

import pytest
from support import sandboxed

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, Rejected, Unreachable
from oes_desktop.media.sandbox import Child, run


def test_work_is_done_elsewhere_and_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    assert run(sandboxed.add_up, [1, 2, 3], progress=lambda *at: told.append(at)) == 6
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_crash_is_damage() -> None:
    """C8: a decoder that crashes."""
    with pytest.raises(Damaged):
        run(sandboxed.crash)


def test_silence_ends_in_a_kill() -> None:
    """C8: a decoder that hangs (a minute, here half a second)."""
    with pytest.raises(Damaged) as caught:
        run(sandboxed.hang, silence_s=0.5)
    assert "no sign of life" in caught.value.detail


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no such limit here")
def test_memory_is_limited() -> None:
    """C8: a decoder that swells beyond 1 GiB."""
    with pytest.raises(Damaged) as caught:
        run(sandboxed.swell)
    assert caught.value.detail == "MemoryError"


def test_a_refusal_comes_through_whole() -> None:
    with pytest.raises(Rejected) as caught:
        run(sandboxed.refuse)
    assert caught.value.facts == {"what": "tracks", "limit": 16}


def test_any_other_exception_is_damage() -> None:
    with pytest.raises(Damaged) as caught:
        run(sandboxed.stumble)
    assert caught.value.detail == "ZeroDivisionError"


def test_work_can_be_cancelled() -> None:
    cancel = Cancel()
    with pytest.raises(Unreachable):
        run(sandboxed.hang, cancel=cancel, progress=lambda *_: cancel.set())


def test_no_thread_is_made() -> None:
    before = threading.active_count()
    counts: list[int] = []
    run(sandboxed.add_up, [1], progress=lambda *_: counts.append(threading.active_count()))
    assert counts == [before]


def test_a_child_that_dies_in_a_conversation_is_damage() -> None:
    child = Child(sandboxed.die_when_spoken_to)
    child.send("hello")
    with pytest.raises(Damaged) as caught:
        child.receive()
    assert "7" in caught.value.detail
    assert not child.alive
    child.close()
