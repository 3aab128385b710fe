"""The catalogue: every exam the server knows, and what proctors said about it.

The one object that routes, ingest, demo and commands speak to; each method is one transaction over the
functions of `intake`, `feed`, `report` and `acts`. Knows no HTTP.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import sqlalchemy as sa

from oes_desktop.domain.clock import Clock, SystemClock
from oes_desktop.domain.models import IN_PROGRESS, Decision, Violation
from oes_desktop.package.model import PackagedExam
from oes_desktop.server import acts, connecting, feed, intake, tables
from oes_desktop.server import report as reading
from oes_desktop.server.database import Database
from oes_desktop.server.intake import StoredRecording, StoredSnapshot
from oes_desktop.server.rights import Caller
from oes_desktop.wire import structs

_AT_ONCE = 500  # values bound in one statement

__all__ = ["Catalogue", "StoredRecording", "StoredSnapshot"]


class Catalogue:
    """Thread-safe. `path`: the SQLite file (made when absent) or an SQLAlchemy address. `on_change` is called
    after every write that a proctor may hear of, on the writer's thread.

    Raises `Damaged("catalogue")`, `TooNew("catalogue")`, `DiskTrouble` (busy after `lock_wait_s` seconds).
    """

    def __init__(self, path: Path | str, clock: Clock | None = None, *, lock_wait_s: float = 5.0) -> None:
        self.clock: Clock = clock or SystemClock()
        self.database = Database(path, lock_wait_s=lock_wait_s)
        self.on_change: Callable[[], None] = lambda: None

    def put_exam(
        self,
        exam: PackagedExam,
        recordings: Sequence[StoredRecording],
        snapshots: Sequence[StoredSnapshot],
        *,
        decision: Decision | None = None,
        reviewed_by: str = "",
    ) -> bool:
        """Add an exam, or replace what its package says. False: nothing changed.

        `decision` and `reviewed_by` count only when the exam is new; afterwards they, and whether it is
        archived, belong to the proctors. Raises `Rejected("bad_input", path=...)`.
        """
        content = intake.Content(exam, tuple(recordings), tuple(snapshots))
        with self.database.write() as connection:
            changed = intake.put(connection, content, decision, reviewed_by, self.clock.now_ms())
        return self._tell(changed)

    def add_violation(self, exam_id: str, violation: Violation) -> bool:
        """One more violation of an exam that is running. False: no such exam, or it is known already."""
        with self.database.write() as connection:
            changed = intake.add_violation(connection, exam_id, violation)
        return self._tell(changed)

    def remove_exam(self, exam_id: str) -> bool:
        """False: no such exam. The bytes of its recordings stay in the media store."""
        with self.database.write() as connection:
            changed = intake.remove(connection, exam_id, self.clock.now_ms())
        return self._tell(changed)

    def exam_id(self, system: str, source_id: str) -> str | None:
        """The id under which the API knows the exam of a package; None: never put."""
        exams = tables.exams.c
        with self.database.read() as connection:
            found: str | None = connection.execute(
                sa.select(exams.id).where(exams.system == system, exams.source_id == source_id)
            ).scalar_one_or_none()
        return found

    def known_recording(self, original_sha256: str) -> StoredRecording | None:
        """What the file with this SHA-256 became when it was taken in before (for the attempt that it had
        then); None: never seen. Ingest asks, so that nothing is remuxed twice."""
        with self.database.read() as connection:
            return intake.known_recording(connection, original_sha256)

    def lose_connection(self, exam_id: str) -> bool:
        """A running exam loses its connection now. False: it does not run, or has none."""
        with self.database.write() as connection:
            changed = connecting.lose(connection, exam_id, self.clock.now_ms())
        return self._tell(changed)

    def come_back(self, exam_id: str) -> bool:
        """The connection is back: another attempt begins now. False: it was not lost."""
        with self.database.write() as connection:
            changed = connecting.come_back(connection, exam_id, self.clock.now_ms())
        return self._tell(changed)

    def running(self) -> dict[str, int | None]:
        """The exams in progress, in order of their ids, with the time since when one has no connection."""
        exams = tables.exams.c
        query = sa.select(exams.id, tables.lost_ms).where(exams.status == IN_PROGRESS).order_by(exams.id)
        with self.database.read() as connection:
            return {row.id: row.lost_ms for row in connection.execute(query)}

    def count(self) -> int:
        with self.database.read() as connection:
            number: int = connection.execute(
                sa.select(sa.func.count()).select_from(tables.exams)
            ).scalar_one()
        return number

    def words(self, caller: Caller | None) -> tuple[list[str], list[str]]:
        """The testing systems and the groups that `caller` can meet, each in order; for None all systems and
        no groups."""
        exams = tables.exams.c
        if caller is None:
            with self.database.read() as connection:
                query = sa.select(exams.system).distinct().order_by(exams.system)
                return list(connection.execute(query).scalars()), []
        with self.database.read() as connection:
            systems, groups = (
                list(
                    connection.execute(
                        sa.select(column).distinct().where(caller.seen(exams.group_name)).order_by(column)
                    ).scalars()
                )
                for column in (exams.system, exams.group_name)
            )
        return systems, groups

    def changes(
        self, caller: Caller, cursor: str, limit: int, open_by: Callable[[str], str] = lambda _id: ""
    ) -> structs.ChangesBody:
        """A page of the feed; see `feed.page`."""
        with self.database.read() as connection:
            return feed.page(connection, caller, cursor, limit, open_by)

    def position(self) -> str:
        """The cursor of somebody who has seen everything."""
        with self.database.read() as connection:
            return feed.position_now(connection)

    def seen(self, caller: Caller, exam_ids: Iterable[str]) -> set[str]:
        """Which of these exams there are for `caller`."""
        exams, ids = tables.exams.c, list(exam_ids)
        found: set[str] = set()
        with self.database.read() as connection:
            for first in range(0, len(ids), _AT_ONCE):
                chunk = exams.id.in_(ids[first : first + _AT_ONCE])
                query = sa.select(exams.id).where(chunk, caller.seen(exams.group_name))
                found.update(connection.execute(query).scalars())
        return found

    def report(self, caller: Caller, exam_id: str, open_by: str = "") -> structs.ReportBody:
        with self.database.read() as connection:
            return reading.read(connection, caller, exam_id, open_by)

    def media(self, caller: Caller, media_id: str) -> reading.MediaRow:
        with self.database.read() as connection:
            return reading.media(connection, caller, media_id)

    def perform(self, caller: Caller, call: acts.Call, *, comment_letters: int = 4_000) -> acts.Answer:
        """Judge one act; see `acts.perform`. Durable when it returns."""
        with self.database.write() as connection:
            answer = acts.perform(connection, caller, call, self.clock.now_ms(), comment_letters)
        self._tell(not answer.replayed)
        return answer

    def forget_removals(self, older_than_ms: int = feed.KEPT_MS) -> int:
        """Housekeeping at start: cursors older than that answer 410 from now on."""
        with self.database.write() as connection:
            return feed.forget_removals(connection, self.clock.now_ms() - older_than_ms)

    def close(self) -> None:
        self.database.close()

    def _tell(self, changed: bool) -> bool:
        if changed:
            self.on_change()
        return changed
