"""The replica of the results: written by what the server answers only, read with waiting acts laid over it.

A star of integers: exams point into small tables of texts, so that the index can load columns and a million
rows take 80 MB. Every exam has a local `key` that is never given to another exam. Folding and order of texts
are not here: the index makes them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from oes_desktop.domain.errors import Unreachable
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Column, Filters, Grouping, Query
from oes_desktop.store.database import Cursor, Database
from oes_desktop.store.exam_values import FIELDS, row_of, values_of
from oes_desktop.store.lately import MOST, Lately
from oes_desktop.store.words import Words, next_revision

RESTORED = "restored"  # kept while what a server that was put back has lost was not looked for yet
_CHUNK = 20_000  # rows read at a time, so that the page can read in between

_EXCLUDED = ", ".join("excluded." + name for name in FIELDS.split(", "))
_HELD = ", ".join("exam." + name for name in FIELDS.split(", "))
_MARKS = ", ".join("?" for _ in FIELDS.split(", "))
# Built of our own names; values are always bound. A row that is the same, or older, changes nothing.
_UPSERT = (
    f"INSERT INTO exam(id, revision, {FIELDS}) VALUES (?, ?, {_MARKS})"  # noqa: S608
    f" ON CONFLICT(id) DO UPDATE SET (revision, {FIELDS}) = (excluded.revision, {_EXCLUDED})"
    f" WHERE excluded.version >= exam.version AND ({_EXCLUDED}) IS NOT ({_HELD}) RETURNING key"
)
_STAGE = f"INSERT OR REPLACE INTO incoming(id, {FIELDS}) VALUES (?, {_MARKS})"  # noqa: S608
_MERGE = (
    f"INSERT INTO exam(id, revision, {FIELDS}) SELECT id, ?, {FIELDS} FROM incoming WHERE true"  # noqa: S608
    f" ON CONFLICT(id) DO UPDATE SET (revision, {FIELDS}) = (excluded.revision, {_EXCLUDED})"
    f" WHERE ({_EXCLUDED}) IS NOT ({_HELD})"
)
_COLUMNS = "SELECT * FROM exam_columns WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key"
_ROWS = (
    "SELECT r.*, EXISTS(SELECT 1 FROM open_act a WHERE a.exam_id = r.id AND a.kind = 'reviewed'),"
    " (SELECT lost FROM exam e WHERE e.key = r.key)"
    " FROM exam_row r"
)
_FIRST_PAGE = """
SELECT key FROM exam_shown WHERE replica_archived = 0 AND archived = 0
AND (:from_ms IS NULL OR started >= :from_ms) AND (:to_ms IS NULL OR started <= :to_ms)
AND (:groups IS NULL OR grp IN (SELECT w.key FROM word w, json_each(:groups) j
    WHERE w.kind = 'group' AND w.text = j.value))
AND (:statuses IS NULL OR status IN (SELECT w.key FROM word w, json_each(:statuses) j
    WHERE w.kind = 'status' AND w.text = j.value))
AND (:decisions IS NULL OR decision IN (SELECT w.key FROM word w, json_each(:decisions) j
    WHERE w.kind = 'decision' AND w.text = j.value))
AND (:systems IS NULL OR system IN (SELECT w.key FROM word w, json_each(:systems) j
    WHERE w.kind = 'system' AND w.text = j.value))
AND (:honesty_from IS NULL OR honesty BETWEEN :honesty_from AND :honesty_to)
AND (NOT :pkn OR pkn) ORDER BY started"""
# A literal, for a bound value would keep SQLite from its partial index.
_FIRST_PAGE_ARCHIVED = _FIRST_PAGE.replace("replica_archived = 0 AND archived = 0", "archived = 1")


class ColumnsRow(NamedTuple):
    """What the index keeps of one exam. `student` is a key of `students()`; `group`, `exam`, `system`,
    `status`, `decision`, `kinds` (the set that occurs) and `reviewer` are keys of `words()`; times ms UTC,
    -1: unknown, or not reviewed; honesty percent, -1: unknown; flags 0 or 1. Waiting acts are laid over.
    `key` is never used for another exam."""

    key: int
    student: int
    group: int
    exam: int
    system: int
    started_ms: int
    ended_ms: int
    status: int
    honesty: int
    violations: int
    attempts: int
    pkn: int
    decision: int
    archived: int
    reviewed_ms: int
    downloaded: int
    size: int
    version: int
    kinds: int
    reviewer: int


class Exams:
    """`removed` is called after exams went: their recordings can be removed from the vault."""

    def __init__(self, database: Database, removed: Callable[[], None]) -> None:
        self._database = database
        self._removed = removed
        self._lately = Lately()

    # What the feed brings

    def apply(
        self, rows: Iterable[ExamRow], removed: Iterable[str], cursor: str, *, server_epoch: str
    ) -> set[int]:
        """One page of the feed and its cursor, in one transaction; gives the keys of what changed (also of
        removed exams: `columns` then leaves them out). A page twice, or a row older than ours, changes
        nothing. While a full list is on its way the page goes there, and nothing changes yet.

        Raises `Unreachable("server_changed")` for an epoch that is not ours: only a full list mends that.
        """
        ids = list(removed)
        with self._database.transaction() as work:
            if _kept(work, "full"):
                self._stage(work, rows, ids)
                _keep(work, {"full_cursor": cursor, "full_epoch": server_epoch})
                return set()
            if _kept(work, "epoch") not in ("", server_epoch):
                raise Unreachable("server_changed")
            since = _revision(work)
            changed = self._remove(work, ids) | self._upsert(work, rows)
            _keep(work, {"cursor": cursor, "epoch": server_epoch})
            until, few = _revision(work), len(changed) <= MOST
            fresh = list(work.execute(_COLUMNS, (json.dumps(list(changed)),))) if changed and few else []
        if few:
            self._lately.note(since, until, changed, fresh)
        if ids:
            self._removed()
        return changed

    def upsert(self, work: Cursor, row: ExamRow) -> None:
        """One row that the server answered to an act, within the transaction of the outbox. An exam that was
        removed or withdrawn meanwhile does not come back by it: exams come by the feed alone."""
        if list(work.execute("SELECT 1 FROM exam WHERE id = ?", (row.id,))):
            self._upsert(work, (row,))

    def cursor(self) -> str:
        """Where the feed goes on, of the full list while one is on its way; '' for the beginning."""
        return self._state("full_cursor" if self.full_on_its_way else "cursor")

    def epoch(self) -> str:
        """The server's epoch that the replica is of; '' before the first page."""
        return self._state("full_epoch" if self.full_on_its_way else "epoch")

    @property
    def full_on_its_way(self) -> bool:
        """True between `begin_full` and `finish_full`, also after a restart: go on from `cursor()`."""
        return self._state("full") != ""

    def begin_full(self) -> None:
        """A full list begins, beside the one in use. One begun before is dropped."""
        with self._database.transaction() as work:
            work.execute("DELETE FROM incoming")
            _keep(work, {"full": "1", "full_cursor": "", "full_epoch": ""})

    def finish_full(self, cursor: str) -> None:
        """The full list takes the place of the other, in one transaction. Keys stay; exams that it does not
        have are removed. Everything may be different then. Without `begin_full` nothing happens."""
        with self._database.transaction() as work:
            if not _kept(work, "full"):
                return
            revision = next_revision(work)
            work.execute("DELETE FROM exam WHERE id NOT IN (SELECT id FROM incoming)")
            work.execute(_MERGE, (revision,))
            work.execute("DELETE FROM gone WHERE id IN (SELECT id FROM incoming)")
            work.execute("DELETE FROM incoming")
            work.execute("DELETE FROM student WHERE key NOT IN (SELECT student FROM exam)")
            before, epoch = _kept(work, "epoch"), _kept(work, "full_epoch")
            _keep(work, {"cursor": cursor, "epoch": epoch, "full": "", "full_cursor": ""})
            if before not in ("", epoch):
                _keep(work, {RESTORED: epoch})
        self._removed()

    # What the page shows

    def keyed_rows(self, keys: Sequence[int]) -> dict[int, ExamRow]:
        """Rows by key; a removed exam is left out."""
        sql = f"{_ROWS} WHERE r.key IN (SELECT value FROM json_each(?))"  # noqa: S608 - our words
        found = self._database.read(sql, (json.dumps([int(key) for key in keys]),))
        return {values[0]: row_of(values) for values in found}

    def rows(self, keys: Sequence[int]) -> list[ExamRow]:
        """Rows in the order of `keys`; a removed exam is left out."""
        found = self.keyed_rows(keys)
        return [found[key] for key in keys if key in found]

    def row(self, exam_id: str) -> ExamRow | None:
        found = self._database.read(f"{_ROWS} WHERE r.id = ?", (exam_id,))
        return row_of(found[0]) if found else None

    def by_ids(self, ids: Iterable[str]) -> dict[str, ExamRow]:
        """Rows by id; one that is not here is left out."""
        sql = f"{_ROWS} WHERE r.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - our words
        found = self._database.read(sql, (json.dumps(list(ids)),))
        return {values[1]: row_of(values) for values in found}

    def ids(self, keys: Sequence[int]) -> dict[int, str]:
        """Ids by key; a removed exam is left out."""
        sql = "SELECT key, id FROM exam WHERE key IN (SELECT value FROM json_each(?))"
        return dict(self._database.read(sql, (json.dumps(keys),)))

    def key(self, exam_id: str) -> int | None:
        """Key of an exam, also of one removed since the oldest snapshot (so that the index can drop it)."""
        sql = "SELECT key FROM exam WHERE id = ?1 UNION ALL SELECT key FROM gone WHERE id = ?1"
        found = self._database.read(sql, (exam_id,))
        return found[0][0] if found else None

    def strips(self, keys: Sequence[int]) -> dict[int, bytes]:
        """Violations over the exam (`ExamRow.strip`) by key; a removed exam is left out."""
        sql = "SELECT key, strip FROM exam WHERE key IN (SELECT value FROM json_each(?))"
        return dict(self._database.read(sql, (json.dumps(keys),)))

    def first_page(self, query: Query, limit: int) -> list[tuple[int, ExamRow]] | None:
        """The first rows of `query` in order, straight from an index of the database (0.2 ms, and no numpy
        needed), or None when only the index can answer: search, grouping, another sort than by start."""
        key = query.sort[0] if query.sort else None
        if (
            key is None
            or key.column != Column.START
            or query.grouping != Grouping.NONE
            or not _plain(query.filters)
        ):
            return None
        order = " DESC, key DESC LIMIT :limit" if key.descending else " ASC NULLS LAST, key LIMIT :limit"
        select = _FIRST_PAGE_ARCHIVED if query.filters.archived else _FIRST_PAGE
        found = self._database.read(select + order, _bindings(query.filters, limit))
        keys = [key for (key,) in found]
        rows = self.keyed_rows(keys)
        return [(key, rows[key]) for key in keys if key in rows]

    # What the index needs

    def columns(self, keys: Iterable[int] | None = None) -> Iterator[tuple[int, ...]]:
        """All exams in order of key, or those of `keys` (a removed one is left out), as tuples in the order
        of `ColumnsRow`. Read in pieces: take `revision()` before, and ask `changed_since` afterwards."""
        laid = self._laid()
        if keys is not None:
            wanted = iter(keys)
            while chunk := list(islice(wanted, _CHUNK)):
                found = self._database.read(_COLUMNS, (json.dumps(chunk),))
                yield from (laid.get(values[0], values) for values in found) if laid else found
            return
        last = 0
        while True:
            sql = "SELECT * FROM exam_columns WHERE key > ? ORDER BY key LIMIT ?"
            chunk_rows = self._database.read(sql, (last, _CHUNK))
            if not chunk_rows:
                return
            last = chunk_rows[-1][0]
            yield from (laid.get(values[0], values) for values in chunk_rows) if laid else chunk_rows

    def changes(self, since: int, until: int) -> tuple[Iterable[int], Iterator[tuple[int, ...]]] | None:
        """Keys of the exams that changed or went after the revision `since`, up to `until`, and the columns
        of those that are there; None when that cannot be told (a revision of another store): build anew."""
        told = self._lately.between(since, until)
        if told is None:
            changed = self.changed_since(since)
            return None if changed is None else (changed, self.columns(changed))
        laid = self._laid()
        return told.keys, iter([laid.get(key, told.rows[key]) for key in sorted(told.rows)])

    def _laid(self) -> dict[int, tuple[int, ...]]:
        """The columns of exams with acts, as they lie over them. There are few: the view, dear for many rows,
        is asked for those alone."""
        over = (
            "SELECT * FROM shown_columns WHERE key IN"
            " (SELECT e.key FROM open_act a JOIN exam e ON e.id = a.exam_id)"
        )
        return {values[0]: values for values in self._database.read(over)}

    def words(self, keys: Iterable[int]) -> dict[int, str]:
        """Texts by key: of groups, exams, systems, statuses, decisions, reviewers (0 is the proctor herself)
        and sets of kinds (`models.kind_set`)."""
        sql = (
            "SELECT key, text FROM word WHERE key IN (SELECT value FROM json_each(?))"
            " UNION ALL SELECT 0, name FROM own"
        )
        return dict(self._database.read(sql, (json.dumps(list(keys)),)))

    def students(self, keys: Iterable[int]) -> dict[int, tuple[str, str]]:
        """(id, name) by key; a student without exams may be gone."""
        sql = "SELECT key, id, name FROM student WHERE key IN (SELECT value FROM json_each(?))"
        found = self._database.read(sql, (json.dumps(list(keys)),))
        return {key: (student_id, name) for key, student_id, name in found}

    def revision(self) -> int:
        """Grows with every change of what `columns` gives. Take it before reading the columns."""
        return int(self._database.read("SELECT value FROM kept WHERE name = 'revision'")[0][0])

    def changed_since(self, revision: int) -> list[int] | None:
        """Keys of exams changed or removed after `revision`, to bring a snapshot up to date; None when that
        cannot be told (a revision of another store): build anew."""
        if revision > self.revision():
            return None
        sql = "SELECT key FROM exam WHERE revision > ?1 UNION ALL SELECT key FROM gone WHERE revision > ?1"
        return [key for (key,) in self._database.read(sql, (revision,))]

    def load_snapshot(self, kind: str) -> tuple[int, bytes] | None:
        """The index as it was saved, with its revision."""
        found = self._database.read("SELECT revision, data FROM snapshot WHERE kind = ?", (kind,))
        return (found[0][0], found[0][1]) if found else None

    def save_snapshot(self, kind: str, revision: int, data: bytes) -> None:
        with self._database.transaction() as work:
            work.execute("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?)", (kind, revision, data))
            work.execute("DELETE FROM gone WHERE revision <= (SELECT min(revision) FROM snapshot)")

    def relax(self) -> None:
        """After reading or writing everything: the memory that it took is given back."""
        self._database.relax()

    def count(self) -> int:
        return int(self._database.read("SELECT count(*) FROM exam")[0][0])

    def _state(self, name: str) -> str:
        found = self._database.read("SELECT value FROM kept WHERE name = ?", (name,))
        return str(found[0][0]) if found else ""

    def _upsert(self, work: Cursor, rows: Iterable[ExamRow]) -> set[int]:
        words = Words(work)
        values = [(row.id, *values_of(words, row)) for row in rows]
        if not values:
            return set()
        revision = next_revision(work)
        changed = work.executemany(_UPSERT, ((row[0], revision, *row[1:]) for row in values))
        keys = {key for (key,) in changed}
        work.executemany("DELETE FROM gone WHERE id = ?", ((row[0],) for row in values))
        return keys

    def _stage(self, work: Cursor, rows: Iterable[ExamRow], removed: Sequence[str]) -> None:
        words = Words(work)
        work.executemany("DELETE FROM incoming WHERE id = ?", ((exam_id,) for exam_id in removed))
        work.executemany(_STAGE, [(row.id, *values_of(words, row)) for row in rows])

    def _remove(self, work: Cursor, ids: Sequence[str]) -> set[int]:
        if not ids:
            return set()
        next_revision(work)
        sql = "DELETE FROM exam WHERE id IN (SELECT value FROM json_each(?)) RETURNING key"
        return {key for (key,) in work.execute(sql, (json.dumps(ids),))}


def _revision(work: Cursor) -> int:
    return int(_kept(work, "revision"))


def _kept(work: Cursor, name: str) -> str:
    found = list(work.execute("SELECT value FROM kept WHERE name = ?", (name,)))
    return str(found[0][0]) if found else ""


def _keep(work: Cursor, values: dict[str, str]) -> None:
    work.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", list(values.items()))


def _plain(filters: Filters) -> bool:
    """Whether `_FIRST_PAGE` knows all that these filters ask for."""
    names = ("from_ms", "to_ms", "groups", "statuses", "decisions", "systems", "honesty_from", "honesty_to")
    known = {name: getattr(filters, name) for name in names}
    return filters == Filters(**known, archived=filters.archived, pkn=True if filters.pkn else None)


def _bindings(filters: Filters, limit: int) -> dict[str, Any]:
    sets = {name: getattr(filters, name) for name in ("groups", "statuses", "decisions", "systems")}
    return {
        "limit": limit,
        "from_ms": filters.from_ms,
        "to_ms": filters.to_ms,
        "honesty_from": filters.honesty_from if filters.restricts_honesty else None,
        "honesty_to": filters.honesty_to,
        "pkn": int(filters.pkn is True),
        **{name: json.dumps(sorted(values)) if values else None for name, values in sets.items()},
    }
