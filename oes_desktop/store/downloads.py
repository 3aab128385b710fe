"""The queue of downloads, and since when recordings and photos of an exam lie here: rows of the store.

The queue is a plain order of places. Rows go with their exam. Erasing deletes keys first: nothing of a
recording can be read once its row is gone, wherever copies of the file may be.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.downloading import Wanted, What
from oes_desktop.domain.models import UNDECIDED
from oes_desktop.store.database import Cursor, Database
from oes_desktop.store.media import MediaIndex, refresh_downloaded

# Where it stands in a statement below, all that is put in is a list of ids, and that is bound.
_AMONG = "exam_id IN (SELECT value FROM json_each(?))"
_ROWS = """
SELECT exam_id, what, place, paused, trouble, rule, added, here FROM wanted
UNION ALL
SELECT d.exam_id, 'whole', 0, 0, '', '', 0, coalesce(s.since, 0) FROM download d
    JOIN exam e ON e.id = d.exam_id LEFT JOIN stay s ON s.exam_id = d.exam_id
    WHERE d.whole AND d.exam_id NOT IN (SELECT exam_id FROM wanted)
ORDER BY place"""


class Stay(NamedTuple):
    """Something of the exam lies here `since` (ms UTC); `decided_ms`: when it was decided, if it is;
    `pending`: by the proctor herself and the clock of this computer, and the server has not accepted it."""

    exam_id: str
    since: int
    decided_ms: int | None = None
    pending: bool = False


class Size(NamedTuple):
    """What the replica says of a wanted exam: bytes, length in ms (None: unknown), violations."""

    size: int
    duration_ms: int | None
    violations: int


class Queue:
    def __init__(self, database: Database, media: MediaIndex) -> None:
        self._database, self._media = database, media

    def rows(self) -> list[Wanted]:
        """In order; those that are here among them. First, with the place 0, what came whole without being
        asked for, because somebody watched it."""
        return [
            Wanted(exam_id, What(what), place, bool(paused), trouble, rule, added, here)
            for exam_id, what, place, paused, trouble, rule, added, here in self._database.read(_ROWS)
        ]

    def sizes(self, ids: Sequence[str]) -> dict[str, Size]:
        """Of exams that the replica knows."""
        sql = (
            "SELECT id, size, ended - started, violations FROM exam"
            " WHERE id IN (SELECT value FROM json_each(?))"
        )
        return {
            exam_id: Size(size, None if length is None or length < 0 else length, violations)
            for exam_id, size, length, violations in self._database.read(sql, (_list(ids),))
        }

    def bytes_here(self, ids: Sequence[str]) -> dict[str, int]:
        """Bytes of recordings that lie here, in whole segments; an exam without any is left out."""
        joined = "SELECT exam_id, bits FROM media m JOIN media_bits b ON b.media = m.number"
        sql = f"{joined} WHERE {_AMONG}"
        found: dict[str, int] = {}
        for exam_id, bits in self._database.read(sql, (_list(ids),)):
            count = int.from_bytes(bits, "little").bit_count()
            found[exam_id] = found.get(exam_id, 0) + count * SEGMENT
        return found

    def whole(self, ids: Sequence[str]) -> set[str]:
        """Those of which every recording is here whole."""
        sql = f"SELECT exam_id FROM download WHERE whole AND {_AMONG}"  # noqa: S608
        return {exam_id for (exam_id,) in self._database.read(sql, (_list(ids),))}

    def add(self, rows: Iterable[Wanted]) -> int:
        """Put exams that the replica knows at the end; how many. One that is wanted already is taken for what
        is asked now: whole if either says so, and tried again. Nothing of it is declined any more."""
        sql = (
            "INSERT INTO wanted SELECT ?1, ?2, (SELECT coalesce(max(place), 0) + 1 FROM wanted), 0, '', ?3,"
            " ?4, NULL WHERE EXISTS (SELECT 1 FROM exam WHERE id = ?1)"
            " ON CONFLICT(exam_id) DO UPDATE SET paused = 0, trouble = '',"
            " here = iif(what = 'moments' AND excluded.what = 'whole', NULL, here),"
            " what = iif(what = 'whole', what, excluded.what),"
            " rule = iif(excluded.rule = '', '', rule) RETURNING 1"
        )
        count = 0
        with self._database.transaction() as work:
            for row in rows:
                args = (row.exam_id, row.what.value, row.rule, row.added_ms)
                count += len(list(work.execute(sql, args)))
                work.execute("DELETE FROM declined WHERE exam_id = ?", (row.exam_id,))
                refresh_downloaded(work, row.exam_id)
        return count

    def pause(self, ids: Sequence[str], paused: bool) -> int:
        """How many of the rows that are not here changed."""
        sql = f"UPDATE wanted SET paused = ? WHERE here IS NULL AND paused <> ? AND {_AMONG} RETURNING 1"  # noqa: S608
        return self._changed(sql, (int(paused), int(paused), _list(ids)))

    def trouble(self, ids: Sequence[str], reason: str) -> int:
        """What ended the last try; '' for a new one."""
        sql = f"UPDATE wanted SET trouble = ? WHERE here IS NULL AND trouble <> ? AND {_AMONG} RETURNING 1"  # noqa: S608
        return self._changed(sql, (reason, reason, _list(ids)))

    def cancel(self, ids: Sequence[str], *, decline: bool = True) -> int:
        """Out of the queue; those that are here stay. `decline`: no rule asks for them again."""
        sql = f"DELETE FROM wanted WHERE here IS NULL AND {_AMONG} RETURNING exam_id"  # noqa: S608
        with self._database.transaction() as work:
            gone = [exam_id for (exam_id,) in list(work.execute(sql, (_list(ids),)))]
            if decline:
                _decline(work, gone)
        return len(gone)

    def arrived(self, exam_id: str, now_ms: int) -> bool:
        """It is here as it was wanted. False when something of it is missing all the same, or when nobody
        wants it any more."""
        with self._database.transaction() as work:
            work.execute("UPDATE wanted SET here = ?, trouble = '' WHERE exam_id = ?", (now_ms, exam_id))
            refresh_downloaded(work, exam_id)
            found = list(work.execute("SELECT here FROM wanted WHERE exam_id = ?", (exam_id,)))
        return bool(found) and found[0][0] is not None

    def move(self, exam_id: str, before: str | None) -> bool:
        """To the place of `before`, which moves on; to the end for None. False when nothing moved."""
        with self._database.transaction() as work:
            order = [each for (each,) in work.execute("SELECT exam_id FROM wanted ORDER BY place")]
            if exam_id not in order or before == exam_id:
                return False
            moved = [each for each in order if each != exam_id]
            place = moved.index(before) if before in moved else len(moved)
            moved.insert(place, exam_id)
            changed = [(number, each) for number, each in enumerate(moved, 1)]
            work.executemany("UPDATE wanted SET place = ? WHERE exam_id = ?", changed)
        return moved != order

    def declined(self) -> set[str]:
        """Exams that no rule asks for: she took them out, or their date had come."""
        return {exam_id for (exam_id,) in self._database.read("SELECT exam_id FROM declined")}

    # How long it stays

    def stays(self, now_ms: int) -> list[Stay]:
        """Every exam of which a recording or a photo lies here; one that is new since `now_ms`."""
        new = self._database.read("SELECT exam_id FROM lying EXCEPT SELECT exam_id FROM stay")
        old = self._database.read("SELECT exam_id FROM stay EXCEPT SELECT exam_id FROM lying")
        if new or old:
            with self._database.transaction() as work:
                rows = [(exam_id, now_ms) for (exam_id,) in new]
                work.executemany("INSERT OR IGNORE INTO stay VALUES (?, ?)", rows)
                work.executemany("DELETE FROM stay WHERE exam_id = ?", old)
        sql = (
            "SELECT s.exam_id, s.since, iif(d.text = ?, NULL, e.decided), coalesce(e.pending, 0) FROM stay s"
            " LEFT JOIN exam_shown e ON e.id = s.exam_id LEFT JOIN word d ON d.key = e.decision"
        )
        return [Stay(*values) for values in self._database.read(sql, (UNDECIDED,))]

    def strays(self) -> list[str]:
        """Exams that the replica no longer has, though something of them came afterwards."""
        sql = "SELECT exam_id FROM lying UNION SELECT exam_id FROM report EXCEPT SELECT id FROM exam"
        return [exam_id for (exam_id,) in self._database.read(sql)]

    def erase(self, ids: Sequence[str]) -> int:
        """Recordings and photos of these exams: keys first, then files. How many exams had any, or were
        wanted. Acts stay. No rule asks for them again."""
        with self._database.transaction() as work:
            found: set[str] = set()
            for table in ("media", "photo", "wanted", "stay"):
                sql = f"DELETE FROM {table} WHERE {_AMONG} RETURNING exam_id"  # noqa: S608 - our names
                found.update(exam_id for (exam_id,) in list(work.execute(sql, (_list(ids),))))
            known = "SELECT id FROM exam WHERE id IN (SELECT value FROM json_each(?))"
            kept = [exam_id for (exam_id,) in list(work.execute(known, (_list(sorted(found)),)))]
            _decline(work, kept)
            for exam_id in kept:
                refresh_downloaded(work, exam_id)
        if found:
            self._media.after_erasing()
        return len(found)

    def _changed(self, sql: str, args: Sequence[object] | Mapping[str, object]) -> int:
        with self._database.transaction() as work:
            return len(list(work.execute(sql, args)))


def _decline(work: Cursor, ids: Iterable[str]) -> None:
    work.executemany("INSERT OR IGNORE INTO declined VALUES (?)", [(exam_id,) for exam_id in ids])


def _list(ids: Sequence[str]) -> str:
    return json.dumps(list(ids), ensure_ascii=False)
