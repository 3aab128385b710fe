"""The downloads of a desk, in memory: every stage can be brought about, and what is asked of it is written
down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from support.results import NOW_MS, exam_row

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.downloading import Entry, Held, Overview, Progress, Room, Rule, Stage, Wanted, What
from oes_desktop.domain.errors import DiskTrouble, OesError

DAY_MS = 86_400_000
MB, GB = 10**6, 10**9
TOLD = Changes(downloads=True)


def entry(
    number: int, stage: Stage = Stage.QUEUED, done: int = 0, total: int = 400 * MB, **more: object
) -> Entry:
    """Exam `number`. `more`: fields of `Wanted` and of `Progress`; of both have `trouble`, which is told by
    the stage."""
    wanted = Wanted(f"exam-{number}", place=number, added_ms=NOW_MS)
    if stage is Stage.HERE:
        done = total
        wanted = replace(wanted, here_ms=NOW_MS, until_ms=NOW_MS + 14 * DAY_MS)
    passes = ("trouble",) if stage is Stage.RETRYING else ()
    of_wanted = {key: value for key, value in more.items() if hasattr(wanted, key) and key not in passes}
    of_progress = {key: value for key, value in more.items() if key not in of_wanted}
    row = exam_row(number, size=total)
    return Entry(
        replace(wanted, **of_wanted),  # type: ignore[arg-type]
        stage,
        replace(Progress(done, total), **of_progress),  # type: ignore[arg-type]
        row,
    )


@dataclass
class FakeDownloads:
    entries: list[Entry] = field(default_factory=list)
    room: Room = field(default_factory=lambda: Room(26_100 * MB, 60 * GB, 188 * GB))
    held: Held = Held.NOT
    keep_days: int = 14
    expired: int = 0
    asked: list[tuple[object, ...]] = field(default_factory=list)
    kept_rules: tuple[Rule, ...] = ()
    refuse: OesError | None = None
    size: int = 400 * MB
    held_by_proctor: bool = False

    def overview(self) -> Overview:
        order = sorted(self.entries, key=lambda e: e.stage is Stage.HERE)
        here = sum(e.stage is Stage.HERE for e in order)
        rate, left_s, held = self.total()
        return Overview(
            tuple(order),
            self.room,
            held,
            rate,
            left_s,
            here,
            keep_days=self.keep_days,
            expired=self.expired,
        )

    def progress(self) -> dict[str, tuple[Stage, Progress]]:
        return {e.wanted.exam_id: (e.stage, e.progress) for e in self.entries if e.stage is not Stage.HERE}

    def total(self) -> tuple[float, float | None, Held]:
        rate = sum(e.progress.rate for e in self.entries if e.stage is Stage.LOADING)
        left = sum(e.progress.total - e.progress.done for e in self.entries if e.stage is not Stage.HERE)
        return rate, left / rate if rate else None, Held.PAUSED if self.held_by_proctor else self.held

    def put(self, changed: Entry) -> None:
        """How an exam stands now."""
        self.entries = [changed if e.wanted.exam_id == changed.wanted.exam_id else e for e in self.entries]

    def _note(self, *what: object) -> None:
        self.asked.append(what)
        if self.refuse is not None:
            raise self.refuse

    def _staged(self, name: str, ids: Iterable[str], stage: Stage) -> Changes:
        ids = list(ids)
        self._note(name, ids)
        self.entries = [replace(e, stage=stage) if e.wanted.exam_id in ids else e for e in self.entries]
        return TOLD

    def pause(self, ids: Iterable[str]) -> Changes:
        return self._staged("pause", ids, Stage.PAUSED)

    def resume(self, ids: Iterable[str]) -> Changes:
        return self._staged("resume", ids, Stage.QUEUED)

    def retry(self, ids: Iterable[str]) -> Changes:
        return self._staged("retry", ids, Stage.QUEUED)

    def cancel(self, ids: Iterable[str]) -> Changes:
        return self._gone("cancel", ids)

    def erase(self, ids: Iterable[str]) -> Changes:
        return self._gone("erase", ids)

    def _gone(self, name: str, ids: Iterable[str]) -> Changes:
        ids = list(ids)
        self._note(name, ids)
        self.entries = [e for e in self.entries if e.wanted.exam_id not in ids]
        return TOLD

    def move(self, exam_id: str, before: str | None) -> Changes:
        self._note("move", exam_id, before)
        moved = next(e for e in self.entries if e.wanted.exam_id == exam_id)
        rest = [e for e in self.entries if e is not moved]
        ids = [e.wanted.exam_id for e in rest]
        waiting = sum(e.stage is not Stage.HERE for e in rest)
        rest.insert(waiting if before is None else ids.index(before), moved)
        self.entries = rest
        return TOLD

    def hold(self, on: bool) -> Changes:
        self._note("hold", on)
        self.held_by_proctor = on
        return TOLD

    def needed(self, exam_ids: Sequence[str], what: What) -> tuple[int, int]:
        size = self.size // (10 if what is What.MOMENTS else 1)
        known = {e.wanted.exam_id for e in self.entries}
        return size * sum(exam_id not in known for exam_id in exam_ids), self.room.free

    def add(self, exam_ids: Sequence[str], what: What | None = None, *, rule: str = "") -> Changes:
        self._note("add", list(exam_ids), what)
        known = {e.wanted.exam_id for e in self.entries}
        fresh = [exam_id for exam_id in exam_ids if exam_id not in known]
        if self.needed(fresh, what or What.WHOLE)[0] > self.room.free:
            raise DiskTrouble("full", needed_bytes=self.size * len(fresh), free_bytes=self.room.free)
        taken = what or What.WHOLE
        self.entries += [entry(int(exam_id.split("-")[-1]), what=taken) for exam_id in fresh]
        return TOLD | Changes(exams=frozenset(fresh)) if fresh else Changes()

    def add_next(self, count: int, what: What | None = None) -> tuple[int, Changes]:
        self._note("add_next", count, what)
        self.entries += [entry(number) for number in range(5001, 5001 + count)]
        return count, TOLD

    def seen(self) -> Changes:
        self.expired = 0
        return TOLD

    def rules(self) -> tuple[Rule, ...]:
        return self.kept_rules

    def save_rules(self, rules: Sequence[Rule]) -> Changes:
        self._note("save_rules", tuple(rules))
        self.kept_rules = tuple(rules)
        return TOLD

    def downloaded(self, exam_id: str) -> Stage | None:
        return next((e.stage for e in self.entries if e.wanted.exam_id == exam_id), None)
