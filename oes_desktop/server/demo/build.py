"""Makes the demo's data folder, whole or not at all, and knows whether one is there.

The folder is made under another name beside its place and renamed at the end. `demo.json` in it says for
which seed, size and day it was made and which file of `film` is which content, so that another day needs a
new catalogue only: recordings are taken over.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from oes_desktop.domain.acts import ActKind
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import DiskTrouble, Rejected
from oes_desktop.package.model import PackagedExam
from oes_desktop.server import acts
from oes_desktop.server.accounts import Accounts
from oes_desktop.server.catalogue import Catalogue, StoredRecording, StoredSnapshot
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.demo.film import plan_jobs, recording_name, shot_name
from oes_desktop.server.demo.names import GROUPS
from oes_desktop.server.demo.plan import DemoPlan, ExamPlan, Judgement, day_of, plan_demo
from oes_desktop.server.demo.size import FULL, DemoSize
from oes_desktop.server.demo.staging import Progress, make_media
from oes_desktop.server.media_store import MediaStore, StoredMedia
from oes_desktop.server.rights import ARCHIVE, Caller
from oes_desktop.wire import structs

VERSION = 2  # another one makes everything anew
_MARK = "demo.json"
PEOPLE = {  # login: name, role; the password is the login and "-demo"
    "proctor": ("А. Сериков", "proctor"),
    "proctor2": ("Г. Нұрланова", "proctor"),
    "admin": ("Администратор", "admin"),
}


class _Made(msgspec.Struct, frozen=True):
    """What `demo.json` says. `media`: name of the file to what is stored."""

    version: int
    seed: int
    size: str
    day: str
    media: dict[str, StoredMedia]

    def same_media(self, seed: int, size: DemoSize) -> bool:
        return (self.version, self.seed, self.size) == (VERSION, seed, repr(size))


def demo_ready(data: Path, *, seed: int = 1, now_ms: int, size: DemoSize = FULL) -> bool:
    """True when `data` holds the demo of this seed and size, made on this day (of the institution)."""
    made = _made(data)
    return made is not None and made.same_media(seed, size) and made.day == day_of(now_ms)


def make_demo(
    data: Path, *, seed: int = 1, now_ms: int, size: DemoSize = FULL, progress: Progress | None = None
) -> None:
    """Fill the absent or empty folder `data` with a whole server: catalogue, media, accounts.

    Does nothing when the same demo is there already; an older demo is replaced, its recordings taken over
    when they are the same. Exams end by `now_ms` (ms UTC). `progress(done, total)` counts steps.
    Raises Rejected("in_use") when anything else lies in `data`, DiskTrouble; then `data` is as it was.
    """
    tell = progress or (lambda done, total: None)
    if demo_ready(data, seed=seed, now_ms=now_ms, size=size):
        tell(1, 1)
        return
    if data.exists() and _made(data) is None and any(data.iterdir()):
        raise Rejected("in_use", path=str(data))
    plan = plan_demo(seed, size, now_ms)
    jobs = plan_jobs(plan.sittings, plan.students)
    steps = len(jobs) + 2
    with _replacing(data) as fresh:
        config = ServerConfig(fresh)
        old = _made(data)
        if (
            old is not None
            and old.same_media(seed, size)
            and _take_over(ServerConfig(data).media, config.media)
        ):
            media = old.media
        else:
            with _scratch(fresh) as folder:
                media = make_media(jobs, folder, MediaStore(config.media), lambda done, _: tell(done, steps))
        tell(steps - 1, steps)
        _fill(config.database, plan, media)
        made = _Made(VERSION, seed, repr(size), day_of(now_ms), media)
        (fresh / _MARK).write_bytes(msgspec.json.format(msgspec.json.encode(made)))
    tell(steps, steps)


def _made(data: Path) -> _Made | None:
    try:
        made = msgspec.json.decode((data / _MARK).read_bytes(), type=_Made)
    except (OSError, msgspec.DecodeError):
        return None
    return made if ServerConfig(data).database.is_file() else None


def _take_over(old: Path, fresh: Path) -> bool:
    """Recordings of the demo of another day: linked where the disk can, else copied. False: not whole."""
    try:
        shutil.copytree(old, fresh, copy_function=_link)
    except (OSError, shutil.Error):
        shutil.rmtree(fresh, ignore_errors=True)
        return False
    return True


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _fill(database: Path, plan: DemoPlan, media: dict[str, StoredMedia]) -> None:
    """Every exam in order of its start, then every act at its time, as if it had happened."""
    clock = ManualClock(0)
    catalogue = Catalogue(database, clock)
    try:
        callers = _add_people(catalogue)
        exams = sorted(plan.exams, key=lambda exam: (exam.started_ms or 0, exam.id))
        for exam in exams:
            clock.wall_ms = exam.ended_ms or exam.started_ms or 0
            catalogue.put_exam(_packaged(exam), _recordings(exam, media), _snapshots(exam, media))
        said = [(item.at_ms, exam, item) for exam in exams for item in exam.judgements]
        versions = dict.fromkeys((exam.id for exam in exams), 1)
        for at_ms, exam, item in sorted(said, key=lambda entry: (entry[0], entry[1].id)):
            clock.wall_ms = at_ms
            call = _call(exam, item, versions[exam.id])
            answer = catalogue.perform(callers[item.login], call)
            if answer.status != 200 or answer.version is None:
                raise Rejected("unprocessable", what=item.act, detail=answer.body.decode())
            versions[exam.id] = answer.version
    finally:
        catalogue.close()


def _add_people(catalogue: Catalogue) -> dict[str, Caller]:
    accounts = Accounts(catalogue)
    callers = {}
    for login, (name, role) in PEOPLE.items():
        groups = GROUPS if role == "proctor" else ()
        rights = (ARCHIVE,) if role == "admin" else ()
        account = accounts.add_user(
            login,
            f"{login}-demo",
            name=name,
            email=f"{login}@demo.example",
            role=role,
            groups=groups,
            rights=rights,
        )
        callers[login] = Caller(account.user_id, login, name, role, account.rights, frozenset(groups))
    return callers


def _packaged(exam: ExamPlan) -> PackagedExam:
    return PackagedExam(
        exam.id,
        exam.student.id,
        exam.student.name,
        exam.student.group,
        exam.subject,
        exam.system,
        exam.status,
        exam.honesty,
        exam.pkn,
        False,
        exam.started_ms,
        exam.ended_ms,
        exam.attempts,
        (),
        exam.violations,
        (),
    )


def _recordings(exam: ExamPlan, media: dict[str, StoredMedia]) -> list[StoredRecording]:
    """Of the attempts that are over; one that runs has none yet."""
    sitting, start = exam.sitting, exam.started_ms
    if sitting is None or start is None:
        return []
    return [
        StoredRecording(
            attempt.number,
            track.kind,
            media[recording_name(sitting, attempt.number, track.kind)],
            start + track.start_ms,
            start + track.end_ms,
            track.end_ms - track.start_ms,
        )
        for attempt in sitting.attempts[: exam.finished_attempts]
        for track in attempt.tracks
    ]


def _snapshots(exam: ExamPlan, media: dict[str, StoredMedia]) -> list[StoredSnapshot]:
    """Up to the end, or in an exam that runs, up to now."""
    sitting, start = exam.sitting, exam.started_ms
    if sitting is None or start is None:
        return []
    last = exam.attempts[-1]
    until = (exam.seen_until_ms if last.ended_ms is None else last.ended_ms) - start
    return [
        StoredSnapshot(start + shot.at_ms, shot.source, media[shot_name(sitting, shot, exam.student)])
        for shot in sitting.shots
        if shot.at_ms <= until
    ]


def _call(exam: ExamPlan, item: Judgement, version: int) -> acts.Call:
    body: acts.Body
    if item.act == ActKind.DECISION:
        body = structs.DecideBody(item.value, item.reason, item.comment)
    elif item.act == ActKind.REVIEWED:
        body = structs.ReviewedBody(True)
    else:
        body = structs.ArchivedBody(True)
    key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{exam.id}/{item.act}/{item.at_ms}"))
    return acts.Call(ActKind(item.act), exam.id, "", key, version, body)


@contextmanager
def _replacing(data: Path) -> Iterator[Path]:
    """A new folder beside `data`, which takes its place at the end, or is removed."""
    try:
        data.parent.mkdir(parents=True, exist_ok=True)
        for left in data.parent.glob(f".{data.name}.demo-*"):  # of a run that was killed
            shutil.rmtree(left, ignore_errors=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{data.name}.demo-", dir=data.parent))
        try:
            yield fresh
            if data.exists():
                data.replace(old := fresh.with_name(f"{fresh.name}-old"))
                fresh.replace(data)
                shutil.rmtree(old, ignore_errors=True)
            else:
                fresh.replace(data)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise DiskTrouble("full" if error.errno == 28 else "io", path=str(data)) from error


@contextmanager
def _scratch(fresh: Path) -> Iterator[Path]:
    folder = fresh / "scratch"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
