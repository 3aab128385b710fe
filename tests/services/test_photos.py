"""Photos of reports: fetched once, kept encrypted, and only what is one (C9)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from services.test_recordings import desk, files
from support.world import PHOTO

from oes_desktop.domain.errors import Damaged, Rejected

__all__ = ["desk"]


def photo(desk):
    (only,) = desk.reports.open("e1").snapshots
    return only


def test_a_photo_is_fetched_once_and_kept_encrypted(desk, world) -> None:
    assert desk.recordings.photo("e1", photo(desk)) == PHOTO
    assert len(desk.client.slices) == 1
    world.running.stop()
    assert desk.recordings.photo("e1", photo(desk)) == PHOTO
    assert not any(PHOTO[100:132] in path.read_bytes() for path in files(desk))


def test_a_photo_offline(desk, world) -> None:
    what = photo(desk)
    world.running.stop()
    with pytest.raises(Rejected) as caught:
        desk.recordings.photo("e1", what)
    assert caught.value.reason == "not_offline"


@pytest.mark.parametrize(
    "data",
    [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a" + b"x" * 50, b"\xff\xd8", b"#EXTM3U\nhttp://x/"],
)
def test_a_photo_that_is_none(world, computers, data: bytes) -> None:
    world.put("e1", photo=data)
    desk = computers().sign_in(world.url)
    desk.sync.run_once()
    with pytest.raises(Rejected) as caught:
        desk.recordings.photo("e1", photo(desk))
    assert caught.value.reason == "not_media"


def test_a_photo_that_is_another(desk, world) -> None:
    path = world.media_path(PHOTO)
    path.chmod(0o600)
    path.write_bytes(PHOTO[:-1] + b"\0")
    with pytest.raises(Damaged) as caught:
        desk.recordings.photo("e1", photo(desk))
    assert caught.value.reason == "digest"
    with pytest.raises(Rejected):
        desk.recordings.photo("e1", replace(photo(desk), size=2**40))
