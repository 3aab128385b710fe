"""Films are kept in full, come back the same, lie nowhere in clear, and go with the recording."""

from __future__ import annotations

import io
import os
from dataclasses import replace

import pytest
from PIL import Image

from oes_desktop.domain.errors import Damaged
from oes_desktop.domain.film import Film, Still, with_stills
from oes_desktop.domain.observed import BLACK, SILENT, Flaw
from oes_desktop.store.store import Store


def still(time_ms: int) -> Still:
    out = io.BytesIO()
    Image.effect_noise((160, 120), 40 + time_ms % 40).save(out, "JPEG")
    return Still(time_ms, 160, 120, out.getvalue())


@pytest.fixture
def recording(store: Store, make_recording):
    found = make_recording()
    store.media.entry(found, "exam-1")
    return found


def test_a_film_comes_back_as_it_was_kept(store: Store, recording) -> None:
    assert store.films.load(recording) == Film()
    late, early = [still(9_000), still(5_000)], [still(1_000)]
    store.films.add_stills(recording, late)
    store.films.add_stills(recording, early)
    film = Film((), b"\x00\x05", (Flaw(0, 9_000, BLACK), Flaw(3, 40_000, SILENT)), 60_000, True)
    store.films.save_findings(recording, film)
    assert store.films.load(recording) == with_stills(film, [*early, *late])


def test_without_a_file_in_the_vault_nothing_is_kept(store: Store, make_recording) -> None:
    other = make_recording("rec-2")
    assert store.films.load(other) is None
    store.films.add_stills(other, [still(0)])
    store.films.save_findings(other, Film(examined_ms=5))
    assert store._database.read("SELECT 1 FROM film UNION SELECT 1 FROM film_stills") == []


def test_erasing_recordings_erases_their_films(store: Store, recording) -> None:
    store.films.add_stills(recording, [still(0)])
    store.films.save_findings(recording, Film(levels=b"\x07"))
    store.media.erase("exam-1")
    assert store.films.load(recording) is None
    assert store._database.read("SELECT 1 FROM film UNION SELECT 1 FROM film_stills") == []


def test_an_exam_that_is_gone_takes_its_films_along(store: Store, make_row, recording) -> None:
    store.exams.apply([make_row(1)], [], "c", server_epoch="e")
    store.films.add_stills(recording, [still(0)])
    store.exams.apply([], ["exam-1"], "d", server_epoch="e")
    assert store._database.read("SELECT 1 FROM film_stills") == []


def test_another_recording_under_the_same_id_has_a_film_of_its_own(store: Store, recording) -> None:
    store.films.add_stills(recording, [still(0)])
    changed = replace(recording, sha256="cd" * 32)
    assert store.films.load(changed) is None
    store.media.entry(changed, "exam-1")
    assert store.films.load(changed) == Film()
    assert store.films.load(recording) is None


def test_a_film_of_an_older_pass_is_made_again(store: Store, recording) -> None:
    store.films.add_stills(recording, [still(0)])
    store.films.save_findings(recording, Film(levels=b"\x07", complete=True))
    with store._database.transaction() as work:
        work.execute("UPDATE film SET version = 0")
        work.execute("UPDATE film_stills SET version = 0")
    assert store.films.load(recording) == Film()
    store.films.add_stills(recording, [still(4_000)])
    found = store.films.load(recording)
    assert found is not None and [each.time_ms for each in found.stills] == [4_000]
    assert store._database.read("SELECT count(*) FROM film_stills") == [(1,)]


def test_a_damaged_row_is_told(store: Store, recording) -> None:
    store.films.add_stills(recording, [still(0)])
    with store._database.transaction() as work:
        work.execute("UPDATE film_stills SET data = x'00'")
    with pytest.raises(Damaged):
        store.films.load(recording)


def test_no_picture_lies_in_clear(profile, make_recording) -> None:
    store = Store(profile)
    recording = make_recording()
    store.media.entry(recording, "exam-1")
    pictures = [still(second * 1000) for second in range(60)]
    store.films.add_stills(recording, pictures)
    store.films.save_findings(recording, Film(levels=os.urandom(500), complete=True))

    def clear() -> list[str]:
        marks = [picture.jpeg[:12] for picture in pictures] + [b"JFIF", pictures[7].jpeg[200:216]]
        files = {path.name: path.read_bytes() for path in profile.folder.rglob("*") if path.is_file()}
        assert files
        return [
            name for name, data in files.items() if data.strip(b"\0") and any(mark in data for mark in marks)
        ]

    assert clear() == []  # with the log of the database as it is while open
    store.close()
    assert clear() == []
