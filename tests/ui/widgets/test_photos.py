"""Photos of one exam after the other: what is fetched, what is dropped, how many are kept."""

from __future__ import annotations

import io
from concurrent.futures import Executor, Future
from functools import partial
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from support.reports import photo

from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import CAMERA, Snapshot
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.ui.widgets.photo_view import photo_reason
from oes_desktop.ui.widgets.photos import AT_ONCE, WAITING, Photos, decode

BOUND = QSize(64, 48)


def snapshot(name: str = "s1", sha256: str = "a") -> Snapshot:
    return Snapshot(name, 1_000, CAMERA, "image/jpeg", 9, sha256)


class Later(Executor):
    """A lane that works when it is told to."""

    def __init__(self) -> None:
        self._waiting: list[Any] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self._waiting.append((future, partial(fn, *args, **kwargs)))
        return future

    def work(self) -> None:
        waiting, self._waiting = self._waiting, []
        for future, call in waiting:
            try:
                future.set_result(call())
            except Exception as error:  # noqa: BLE001 - as an executor does
                future.set_exception(error)


@pytest.fixture
def fetched() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def fetch(fetched: list[tuple[str, str]]) -> Any:
    def get(exam_id: str, wanted: Snapshot) -> bytes:
        fetched.append((exam_id, wanted.id))
        return photo(size=(64, 48))

    return get


def test_held_back_it_gives_only_what_is_in_memory(
    qapp: object, fetch: Any, fetched: list[tuple[str, str]]
) -> None:
    photos = Photos(Tasks.inline(), fetch)
    photos.show_exam("one")
    assert photos.picture(snapshot(), BOUND) is not None
    photos.show_exam("two", hold=True)
    assert photos.picture(snapshot(), BOUND) is None
    photos.show_exam("one", hold=True)
    assert photos.picture(snapshot(), BOUND) is not None
    photos.show_exam("two", hold=True)
    photos.ask()
    assert photos.picture(snapshot(), BOUND) is not None
    assert fetched == [("one", "s1"), ("two", "s1")]


def test_photos_of_an_exam_left_behind_are_not_fetched(
    qtbot: Any, fetch: Any, fetched: list[tuple[str, str]]
) -> None:
    lane = Later()
    tasks = Tasks({each: lane for each in Lane})
    photos = Photos(tasks, fetch)
    photos.show_exam("one")
    for number in range(20):
        photos.picture(snapshot(f"s{number}"), BOUND)
    photos.show_exam("two")
    photos.picture(snapshot("s0"), BOUND)
    lane.work()
    qtbot.waitUntil(lambda: photos.idle)
    assert fetched == [("two", "s0")]
    assert photos.trouble(snapshot("s0")) is None


def test_a_photo_that_was_replaced_on_the_server_is_fetched_anew(
    qapp: object, fetch: Any, fetched: list[tuple[str, str]]
) -> None:
    photos = Photos(Tasks.inline(), fetch)
    photos.show_exam("one")
    photos.picture(snapshot(sha256="old"), BOUND)
    photos.picture(snapshot(sha256="new"), BOUND)
    assert len(fetched) == 2


def test_no_more_are_kept_than_agreed(qapp: object, fetch: Any) -> None:
    one = Photos(Tasks.inline(), fetch)
    one.show_exam("one")
    one.picture(snapshot(), BOUND)
    size = one.kept_bytes
    photos = Photos(Tasks.inline(), fetch, kept=5 * size)
    photos.show_exam("one")
    for number in range(12):
        photos.picture(snapshot(f"s{number}"), BOUND)
    assert photos.kept_bytes == 5 * size > 0
    assert photos.picture(snapshot("s11"), BOUND) is not None


def test_what_was_scrolled_past_is_not_waited_for(
    qtbot: Any, fetch: Any, fetched: list[tuple[str, str]]
) -> None:
    """A thousand photos go by: those painted last come first, most of the others never."""
    lane = Later()
    photos = Photos(Tasks({each: lane for each in Lane}), fetch)
    photos.show_exam("one")
    for number in range(1_000):
        photos.picture(snapshot(f"s{number}"), BOUND)

    def work() -> bool:
        lane.work()
        return photos.idle

    qtbot.waitUntil(work)
    assert len(fetched) <= WAITING + AT_ONCE
    assert fetched[AT_ONCE] == ("one", "s999")


def test_what_failed_is_asked_again_only_when_told(qapp: object) -> None:
    asked: list[str] = []

    def fail(exam_id: str, wanted: Snapshot) -> bytes:
        asked.append(wanted.id)
        raise Rejected("not_offline")

    photos = Photos(Tasks.inline(), fail)
    photos.show_exam("one")
    photos.picture(snapshot(), BOUND)
    photos.picture(snapshot(), BOUND)
    assert photos.troubled
    assert asked == ["s1"]
    photos.forget_troubles()
    photos.picture(snapshot(), BOUND)
    assert asked == ["s1", "s1"]


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_are_taken_by_their_content(kind: str) -> None:
    """C9: whatever their names say; a print's colours (CMYK) as well."""
    image = decode(encoded(Image.new("RGB", (400, 300), (200, 30, 30)), kind), QSize(200, 200))
    assert (image.width(), image.height()) == (200, 150)
    assert image.pixelColor(50, 50).red() > 150
    if kind == "JPEG":
        printed = decode(encoded(Image.new("CMYK", (40, 30), (0, 0, 0, 0)), kind), QSize(200, 200))
        assert printed.pixelColor(5, 5).lightness() > 200


def test_a_picture_is_turned_upright_and_fits() -> None:
    """C9: 400 wide as it lies, 400 high as it stands; the left half is red, and is above then."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees to the right
    picture = Image.new("RGB", (400, 300), (0, 0, 255))
    picture.paste((255, 0, 0), (0, 0, 200, 300))
    image = decode(encoded(picture, "JPEG", exif=exif), QSize(90, 100))
    assert (image.width(), image.height()) == (75, 100)
    assert image.pixelColor(37, 20).red() > 200 and image.pixelColor(37, 80).blue() > 200


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (encoded(Image.new("P", (9, 9)), "GIF"), "unsupported_media"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "unsupported_media"),
        (b"", "unsupported_media"),
        (encoded(Image.new("1", (9_000, 8_000)), "PNG"), "too_large"),  # some kilobytes
    ],
    ids=["gif", "svg", "empty", "bomb"],
)
def test_what_is_no_photo_has_a_reason(data: bytes, reason: str, qtbot: Any) -> None:
    """C9: and stays a placeholder that says it."""
    with pytest.raises(Rejected) as caught:
        decode(data, BOUND)
    assert caught.value.reason == reason
    photos = Photos(Tasks.inline(), lambda _exam, _snapshot: data)
    photos.show_exam("one")
    assert photos.picture(snapshot(), BOUND) is None
    trouble = photos.trouble(snapshot())
    assert isinstance(trouble, Rejected) and trouble.reason == reason
    assert photo_reason(trouble)
