"""The small tables of the star: each text once, under an integer key that never changes its meaning.

Kinds of word: group, exam, system, status, decision, person, kinds (a set of them).
"""

from __future__ import annotations

from collections.abc import Iterable

from oes_desktop.store.database import Cursor


class Words:
    """Keys for texts within one transaction, made when new. Not to be kept after it (it may roll back)."""

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor
        self._known: dict[tuple[str, str], int] = {}
        self._students: dict[tuple[str, str], int] = {}

    def key(self, kind: str, text: str) -> int:
        found = self._known.get((kind, text))
        if found is None:
            found = self._known[kind, text] = self._find(
                "SELECT key FROM word WHERE kind = ? AND text = ?",
                "INSERT INTO word(kind, text) VALUES (?, ?) RETURNING key",
                (kind, text),
            )
        return found

    def student(self, student_id: str, name: str) -> int:
        found = self._students.get((student_id, name))
        if found is None:
            found = self._students[student_id, name] = self._find(
                "SELECT key FROM student WHERE id = ? AND name = ?",
                "INSERT INTO student(id, name) VALUES (?, ?) RETURNING key",
                (student_id, name),
            )
        return found

    def _find(self, select: str, insert: str, args: tuple[str, str]) -> int:
        found = _first(self._cursor.execute(select, args))
        return found if found is not None else _sure(_first(self._cursor.execute(insert, args)))


def next_revision(cursor: Cursor) -> int:
    """The number of this change of the results."""
    sql = "UPDATE kept SET value = value + 1 WHERE name = 'revision' RETURNING value"
    return _sure(_first(cursor.execute(sql)))


def touch(cursor: Cursor, exam_id: str) -> None:
    """What is shown of this exam changed without a change of its replica: an act, a download."""
    cursor.execute("UPDATE exam SET revision = ? WHERE id = ?", (next_revision(cursor), exam_id))


def _first(rows: Iterable[tuple[int]]) -> int | None:
    return next((key for (key,) in list(rows)), None)


def _sure(key: int | None) -> int:
    assert key is not None, "an insert returns its key"
    return key
