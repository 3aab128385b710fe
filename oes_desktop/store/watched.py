"""What of each exam's recordings was on this proctor's screen, as encrypted rows that go with the exam."""

from __future__ import annotations

import msgspec

from oes_desktop.domain.coverage import NOTHING_SEEN, Coverage
from oes_desktop.domain.errors import Damaged
from oes_desktop.store.database import Database


class Watched:
    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, exam_id: str) -> Coverage:
        found = self._database.read("SELECT data FROM watched WHERE exam_id = ?", (exam_id,))
        if not found:
            return NOTHING_SEEN
        try:
            return msgspec.msgpack.decode(found[0][0], type=Coverage)
        except msgspec.MsgspecError as error:
            raise Damaged("store", detail=f"watched: {type(error).__name__}") from error

    def save(self, exam_id: str, coverage: Coverage) -> None:
        """In place of what was kept. An exam that is gone keeps nothing."""
        sql = "INSERT OR REPLACE INTO watched SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM exam WHERE id = ?1)"
        with self._database.transaction() as work:
            work.execute(sql, (exam_id, msgspec.msgpack.encode(coverage)))
