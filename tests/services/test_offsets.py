"""A shift set by hand stays with its recording, in the encrypted store."""

from __future__ import annotations

from dataclasses import replace

from support.sittings import CAMERA_1, SCREEN_1, SCREEN_2

from oes_desktop.services.offsets import MOST_MS, Offsets


def test_a_shift_is_kept_for_its_recording_alone(world, computers) -> None:
    world.put("e1")
    computer = computers()
    desk = computer.sign_in(world.url)
    offsets = Offsets(desk.views)
    assert offsets.load([CAMERA_1, SCREEN_1]) == {}
    offsets.save(SCREEN_1.id, -140)
    offsets.save(CAMERA_1.id, 40)
    offsets.save(CAMERA_1.id, 0)  # as it says
    again = Offsets(desk.views)
    assert again.load([CAMERA_1, SCREEN_1, SCREEN_2]) == {SCREEN_1.id: -140}
    assert again.load([replace(SCREEN_1, id="other")]) == {}


def test_what_makes_no_sense_is_no_shift(world, computers) -> None:
    desk = computers().sign_in(world.url)
    offsets = Offsets(desk.views)
    for value in ("40", None, 1.5, True, [1]):
        desk.views.save("offset:" + SCREEN_1.id, {"ms": value})
        assert offsets.load([SCREEN_1]) == {}
    offsets.save(SCREEN_1.id, 10**9)
    assert offsets.load([SCREEN_1]) == {SCREEN_1.id: MOST_MS}
