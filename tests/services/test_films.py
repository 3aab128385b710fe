"""Films of real recordings out of a real vault: in order, kept, never fetched for, within their budget."""

from __future__ import annotations

import io
import threading
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import psutil
import pytest
from PIL import Image
from services.test_recordings import Watched
from support.films import camera_webm, long_webm, sound_only
from support.packages import counter, raw_webm

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, Unreachable
from oes_desktop.domain.film import Film, Still, coarse_to_fine
from oes_desktop.domain.models import BLOCK_BYTES
from oes_desktop.domain.observed import BLACK, MISSING, UNREADABLE, Flaw
from oes_desktop.services.downloads.fetching import Download
from oes_desktop.services.films import ExamFilm, FilmNews


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("films") / "camera.webm"
    return camera_webm(path, 60, black=((20, 25),), fps=5, size=(160, 120), key_frames=10).read_bytes()


@pytest.fixture
def desk(world, computers, video):
    world.put("e1", video=video)
    desk = computers(connect=Watched).sign_in(world.url)
    desk.sync.run_once()
    return desk


def download(desk, exam_id: str = "e1") -> None:
    job = Download(exam_id, desk.reports, desk.recordings)
    while not job.step(Cancel()).finished:
        pass


def all_news(film: ExamFilm) -> list[FilmNews]:
    news = []
    while (made := film.step()) is not None:
        news.append(made)
    return news


def test_the_film_grows_coarse_to_fine_and_then_tells_what_shows_nothing(desk) -> None:
    download(desk)
    report = desk.reports.open("e1")
    film = desk.films.of(report)
    assert film.load() == {report.recordings[0].id: Film()}
    news = all_news(film)
    first = [still.time_ms for still in news[0].film.stills]
    assert len(first) == 8
    assert [round(time / 7_500) for time in first] == list(range(8))  # spread over the whole, at once
    counts = [len(each.film.stills) for each in news]
    assert counts == sorted(counts) and counts[-1] == 15  # one every 4 s
    last = news[-1].film
    assert last.complete and [flaw.reason for flaw in last.flaws] == [BLACK]
    examined = [each.film.examined_ms for each in news]
    assert examined == sorted(examined) and examined[-1] == 60_000
    film.close()


def test_what_was_made_is_there_at_the_next_opening(desk, world) -> None:
    download(desk)
    report = desk.reports.open("e1")
    film = desk.films.of(report)
    (made,) = {each.recording_id: each.film for each in all_news(film)}.items()
    film.close()
    world.running.stop()
    again = desk.films.of(report)
    assert again.load() == dict([made])
    assert again.step() is None
    again.close()


def test_a_pass_that_was_broken_off_goes_on(desk) -> None:
    download(desk)
    report = desk.reports.open("e1")
    film = desk.films.of(report)
    film.step()
    film.close()
    with pytest.raises(Unreachable):
        film.step()
    again = desk.films.of(report)
    kept = again.load()[report.recordings[0].id]
    assert len(kept.stills) == 8 and not kept.complete
    assert all_news(again)[-1].film.complete
    again.close()


def test_nothing_is_fetched_and_what_comes_in_is_used(desk, video: bytes) -> None:
    report = desk.reports.open("e1")
    film = desk.films.of(report)
    film.load()
    assert film.step() is None  # the vault has no file of it yet
    source = desk.recordings.source("e1", report.recordings[0])
    while source.pread(0, 1) and not film.step() and len(desk.client.slices) < 2:
        source.pread(len(video) // 2, 1)
    asked = list(desk.client.slices)
    assert all_news(film) == [] or not all_news(film)
    assert desk.client.slices == asked
    download(desk)
    asked = list(desk.client.slices)
    assert all_news(film)[-1].film.complete
    assert desk.client.slices == asked
    source.close()
    film.close()


def test_the_place_that_is_looked_at_comes_first(desk) -> None:
    download(desk)
    report = desk.reports.open("e1")
    film = desk.films.of(report)
    film.load()
    film.step()
    film.wish(report.recordings[0].id, 45_500)
    news = film.step()
    assert news is not None
    still = news.film.at(45_500)
    assert still is not None and 0 <= 45_500 - still.time_ms < 4_000
    film.close()


def test_erasing_the_recordings_erases_the_film(desk) -> None:
    download(desk)
    report = desk.reports.open("e1")
    film = desk.films.of(report)
    all_news(film)
    film.close()
    desk.opened.store.media.erase("e1")
    again = desk.films.of(report)
    assert again.load() == {report.recordings[0].id: Film()}
    assert again.step() is None
    again.close()


@pytest.mark.parametrize("what", ["sound", "text", "cut", "empty"])
def test_bad_recordings_say_what_is_known(what: str, world, computers, video: bytes, tmp_path: Path) -> None:
    bad = {
        "sound": sound_only(tmp_path / "sound.webm", 5).read_bytes(),
        "text": b"this is a letter and no recording " * 99,
        "cut": video[: len(video) // 3],
        "empty": b"\x1a\x45\xdf\xa3",
    }[what]
    world.put("e2", video=bad)
    desk = computers().sign_in(world.url)
    desk.sync.run_once()
    download(desk, "e2")
    report = desk.reports.open("e2")
    film = desk.films.of(report)
    film.load()
    last = all_news(film)[-1].film
    reasons = {flaw.reason for flaw in last.flaws}
    assert (MISSING if what == "sound" else UNREADABLE) in reasons
    assert last.examined_ms == 60_000
    if what == "cut":
        assert any(flaw.start_ms > 10_000 for flaw in last.flaws) and last.stills
    else:
        assert not last.stills
    assert film.step() is None
    film.close()


class Killer:
    """Kills every decoder as soon as it is there, for as long as the block lasts; `kills` counts them."""

    def __init__(self) -> None:
        self.kills = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._hunt)

    def __enter__(self) -> Killer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(10)

    def _hunt(self) -> None:
        known: set[int] = set()
        while not self._over.wait(0.001):
            for child in psutil.Process().children():
                with suppress(psutil.Error):
                    if child.pid not in known and any("spawn_main" in word for word in child.cmdline()):
                        known.add(child.pid)
                        child.kill()
                        self.kills += 1


def test_a_recording_over_which_the_decoder_dies_is_marked_and_the_mark_is_kept(desk, video: bytes) -> None:
    """C8: it dies alone; the mark is there at the next opening, when one more decoder is tried and no more;
    and it goes when the recording can be read after all."""
    download(desk)
    report = desk.reports.open("e1")
    (name,) = [each.id for each in report.recordings]
    unreadable = (Flaw(0, 60_000, UNREADABLE),)
    for tries in (4, 1):  # three for pictures, which are given up then, and one for the reading
        film = desk.films.of(report)
        with Killer() as killer:
            assert film.load()[name].flaws == (() if tries == 4 else unreadable)
            last = all_news(film)[-1].film
        film.close()
        assert last.flaws == unreadable and not last.complete and not last.stills
        assert killer.kills == tries
    film = desk.films.of(report)
    film.load()
    last = all_news(film)[-1].film
    assert last.complete and [flaw.reason for flaw in last.flaws] == [BLACK] and len(last.stills) == 15
    film.close()
    assert desk.films.of(report).load()[name].complete


def test_pictures_of_a_recording_over_which_decoders_die_are_given_up(desk) -> None:
    """C8: whoever looks at it is told, and no further decoder is begun; another recording is not touched."""
    report = desk.reports.open("e1")
    with Killer() as killer:
        for number in range(6):
            with pytest.raises(Damaged) as caught:
                desk.pictures.covering("e1", report.recordings[0], number * 1_000)
            assert (caught.value.reason, caught.value.facts["at_ms"]) == ("recording", number * 1_000)
        assert killer.kills <= 3
    desk.pictures.close()


@pytest.fixture(scope="module")
def two_parts(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Two recorders of one page end to end, 8 s and 6 s, without an index; counters from 0 and from 1000."""
    folder = tmp_path_factory.mktemp("parts")
    first, second = (
        raw_webm(folder / f"{first}.webm", seconds, first=first, key_frames=30).read_bytes()
        for first, seconds in ((0, 8), (1_000, 6))
    )
    return first + second


def number_in(still: Still) -> int:
    """The counter of the frame that became this small picture."""
    picture = Image.open(io.BytesIO(still.jpeg)).convert("RGB")
    return counter(picture.tobytes(), picture.width, scale=picture.width / 320)


def test_raw_parts_of_one_recording_are_filmed_with_the_break_between_and_no_network(
    world, computers, two_parts: bytes
) -> None:
    world.put("raw", video=two_parts)
    desk = computers().sign_in(world.url)
    desk.sync.run_once()
    download(desk, "raw")
    report = desk.reports.open("raw")
    world.running.stop()
    film = desk.films.of(report)
    film.load()
    last = all_news(film)[-1].film
    film.close()
    assert last.complete
    shown = {still.time_ms: number_in(still) for still in last.stills}
    begins = 60_000 - 6_000  # the recording is told to last 60 s: its second part ends with it
    assert all(time < 8_000 or time >= begins - 100 for time in shown)
    for time_ms, number in shown.items():
        expected = time_ms * 15 / 1000 if number < 1_000 else 1_000 + (time_ms - begins) * 15 / 1000
        assert abs(number - expected) <= 1, (time_ms, number)
    assert {number >= 1_000 for number in shown.values()} == {True, False}
    assert any(flaw.start_ms < 10_000 and flaw.end_ms > 52_000 for flaw in last.flaws)  # the break


def test_a_raw_recording_waits_until_it_is_here_whole(world, computers, two_parts: bytes) -> None:
    long = two_parts * (2 * BLOCK_BYTES // len(two_parts) + 1)  # too much for one slice
    world.put("raw", video=long)
    desk = computers(connect=Watched).sign_in(world.url)
    desk.sync.run_once()
    report = desk.reports.open("raw")
    source = desk.recordings.source("raw", report.recordings[0])
    source.pread(0, 1)
    film = desk.films.of(report)
    film.load()
    asked = list(desk.client.slices)
    assert film.step() is None
    assert desk.client.slices == asked
    download(desk, "raw")
    assert film.step() is not None
    source.close()
    film.close()


def test_a_recording_of_no_length_is_left_alone(desk) -> None:
    report = desk.reports.open("e1")
    bare = replace(report, recordings=tuple(replace(each, duration_ms=0) for each in report.recordings))
    film = desk.films.of(bare)
    assert film.load() == {} and film.step() is None
    film.close()


def test_three_hours_stay_within_ten_megabytes(world, computers, tmp_path: Path) -> None:
    """Two recordings of 3 h whose pictures are nothing but detail: the costliest there are."""
    data = long_webm(tmp_path / "long.webm", 3).read_bytes()
    world.put("e3", video=data)
    desk = computers().sign_in(world.url)
    desk.sync.run_once()
    download(desk, "e3")
    report = desk.reports.open("e3")
    long = replace(report.recordings[0], duration_ms=3 * 3_600_000)
    film = desk.films.of(replace(report, recordings=(long,)))
    before = sum(path.stat().st_size for path in desk.opened.profile.folder.glob("*.db*"))
    film.load()
    news = None
    while (made := film.step()) is not None and made.film.examined_ms == 0:
        news = made
    film.close()
    desk.opened.store._database.checkpoint()
    after = sum(path.stat().st_size for path in desk.opened.profile.folder.glob("*.db*"))
    assert news is not None
    assert 2 * news.film.size < 9_000_000
    assert 2 * (after - before) < 10_000_000
    times = [still.time_ms for still in news.film.stills]
    assert times[-1] > 2.9 * 3_600_000 and len(times) > 200


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 8, 100, 601])
def test_coarse_to_fine_names_everything_once(count: int) -> None:
    order = list(coarse_to_fine(count))
    assert sorted(order) == list(range(count))
    for part in range(1, count):  # at any time no hole is more than twice as wide as another
        there = [*sorted(order[:part]), count]
        holes = [after - before for before, after in pairwise(there)]
        assert max(holes) <= 2 * min(holes[:-1] or holes) + 1
