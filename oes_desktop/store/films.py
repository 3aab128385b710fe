"""Films of recordings, as encrypted rows that go with the recording they were made of.

A row hangs on the row of the vault file: when that is erased, or the server has another recording under the
same id, the film is gone with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from oes_desktop.domain.errors import Damaged
from oes_desktop.domain.film import Film, Still, with_stills
from oes_desktop.domain.models import Recording
from oes_desktop.domain.observed import Flaw
from oes_desktop.store.database import Cursor, Database

T = TypeVar("T")
_OF = "SELECT number FROM media WHERE recording_id = ? AND sha256 = ? AND size = ?"


class Films:
    """`VERSION` of the pass: films of an older one are not read, and made again."""

    VERSION = 1

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, recording: Recording) -> Film | None:
        """What was kept; None when the vault has no file of this very recording."""
        media = self._media(recording)
        if media is None:
            return None
        stills: list[Still] = []
        sql = "SELECT data FROM film_stills WHERE media = ? AND version = ? ORDER BY number"
        for (data,) in self._database.read(sql, (media, self.VERSION)):
            stills += _decoded(data, list[Still])
        sql = "SELECT levels, flaws, examined, done FROM film WHERE media = ? AND version = ?"
        rows = self._database.read(sql, (media, self.VERSION))
        film = with_stills(Film(), stills)
        if not rows:
            return film
        levels, flaws, examined, done = rows[0]
        return Film(film.stills, levels, tuple(_decoded(flaws, list[Flaw])), examined, bool(done))

    def add_stills(self, recording: Recording, stills: Sequence[Still]) -> None:
        """Keep more pictures; nothing happens when the recording was erased meanwhile."""
        sql = (
            "INSERT INTO film_stills SELECT number, ?2, (SELECT coalesce(max(number), 0) + 1 FROM film_stills"
            " WHERE media = m.number), ?1 FROM media m WHERE recording_id = ?3 AND sha256 = ?4 AND size = ?5"
        )
        data = msgspec.msgpack.encode(list(stills))
        with self._database.transaction() as work:
            self._drop_older(work, recording)
            work.execute(sql, (data, self.VERSION, *_identity(recording)))

    def save_findings(self, recording: Recording, film: Film) -> None:
        """Keep everything of `film` but its pictures."""
        sql = (
            "INSERT OR REPLACE INTO film SELECT number, ?1, ?2, ?3, ?4, ?5 FROM media"
            " WHERE recording_id = ?6 AND sha256 = ?7 AND size = ?8"
        )
        flaws = msgspec.msgpack.encode(film.flaws)
        values = (self.VERSION, film.levels, flaws, film.examined_ms, film.complete)
        with self._database.transaction() as work:
            work.execute(sql, (*values, *_identity(recording)))

    def _drop_older(self, work: Cursor, recording: Recording) -> None:
        sql = f"DELETE FROM film_stills WHERE version <> ? AND media IN ({_OF})"  # noqa: S608 - our own text
        work.execute(sql, (self.VERSION, *_identity(recording)))

    def _media(self, recording: Recording) -> int | None:
        found = self._database.read(_OF, _identity(recording))
        return found[0][0] if found else None


def _identity(recording: Recording) -> tuple[str, str, int]:
    return recording.id, recording.sha256, recording.size


def _decoded(data: bytes, kind: type[list[T]]) -> list[T]:
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise Damaged("store", detail=f"film: {type(error).__name__}") from error
