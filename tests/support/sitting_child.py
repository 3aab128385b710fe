"""The process that is killed: a nursery which has imported everything, and a fork of it for every sitting.

    python sitting_child.py     then one job (JSON) a line on stdin

A child says, a JSON list a line, who it is (its process id) and then what the proctor is shown, after it has
happened; the nursery says how it ended. The profile secret is in memory that outlives a killed child: it is
the key store of this computer.
"""

from __future__ import annotations

import json
import logging
import mmap
import os
import random
import struct
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx  # noqa: F401 - so that no child has to import it
from support.proctor_day import Day, waiting
from support.world import PASSWORD, VIDEO, Computer

import oes_desktop.api.client
import oes_desktop.api.events  # noqa: F401
from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, KeyTrouble
from oes_desktop.services.desk import Desk
from oes_desktop.services.downloads.fetching import Download
from oes_desktop.store.secrets import MemoryKeeper, Wrapped

ROOM = 1 << 20
_END = struct.Struct("<Q")


class SharedKeeper(MemoryKeeper):
    """A key store that no process takes with it: secrets one after the other in shared memory."""

    def __init__(self, memory: mmap.mmap) -> None:
        super().__init__()
        self._memory = memory

    def keep(self, profile_id: str, secret: bytes) -> Wrapped | None:
        (end,) = _END.unpack_from(self._memory)
        entry = f"{profile_id} {secret.hex()}\n".encode()
        self._memory[_END.size + end : _END.size + end + len(entry)] = entry
        _END.pack_into(self._memory, 0, end + len(entry))  # from here on it counts
        return super().keep(profile_id, secret)

    def fetch(self, profile_id: str, wrapped: Wrapped | None = None) -> bytes:
        (end,) = _END.unpack_from(self._memory)
        lines = self._memory[_END.size : _END.size + end].decode().splitlines()
        for line in lines:
            name, secret = line.split()
            super().keep(name, bytes.fromhex(secret))
        return super().fetch(profile_id, wrapped)


def say(*words: Any) -> None:
    os.write(1, json.dumps(words).encode() + b"\n")


class Warnings(logging.Handler):
    """What the program notes as out of order."""

    def emit(self, record: logging.LogRecord) -> None:
        say("warning", record.getMessage())


def main() -> None:
    memory = mmap.mmap(-1, ROOM)
    for line in sys.stdin:
        job = json.loads(line)
        if job["kind"] == "new":
            memory[: _END.size] = bytes(_END.size)
            say("ended", 0)
            continue
        child = os.fork()
        if child == 0:
            os.close(0)
            say("began", os.getpid())
            logging.getLogger().addHandler(Warnings(logging.WARNING))
            code = 1
            try:
                sit(job, SharedKeeper(memory))
                code = 0
            finally:
                sys.stderr.flush()
                os._exit(code)
        _, status = os.waitpid(child, 0)
        say("ended", os.waitstatus_to_exitcode(status))


def sit(job: dict[str, Any], keeper: MemoryKeeper) -> None:
    computer = Computer.at(Path(job["home"]))
    computer.keeper = keeper
    computer.clock.advance(job["hours"] * 3_600)
    desk = opened(computer, job)
    if desk is None:
        return
    day = Day(desk, computer, job["exams"], random.Random(job["seed"]), say, job["number"], dict(job["sent"]))
    if job["kind"] == "work":
        day.send()
        while True:
            something(day)
    say("integrity", *[row[0] for row in desk.opened.store._database.read("PRAGMA integrity_check")])
    say("journal_damaged", desk.opened.store.journal_damaged)
    say("waiting", waiting(desk))
    say("vault", *vault(desk, job["exams"]))
    for _ in range(3):
        day.send()
    say("left", waiting(desk))
    say("same", *[whole(desk, exam) for exam in job["exams"]])
    say("vault", *vault(desk, job["exams"]))
    if job["erase"]:
        computer.session.sign_out(desk, erase=True)
    else:
        desk.close()
    say("done")


def opened(computer: Computer, job: dict[str, Any]) -> Desk | None:
    """As the program starts: what was open last, else the sign-in."""
    try:
        desk = computer.session.resume()
    except KeyTrouble as error:
        say("trouble", repr(error))
        raise
    if desk is None:
        say("nobody")
        desk = computer.session.sign_in(job["url"], job["login"], PASSWORD, stay=True)
    tokens = desk.client.tokens()
    say("opened", *([tokens.access, tokens.refresh] if tokens else []))
    return desk


def something(day: Day) -> None:
    """A piece of a proctor's day: judging, watching, downloading, or erasing what was downloaded."""
    chance = day.chance
    exam = chance.choice(day.exams)
    what = chance.choices(("work", "watch", "download", "erase"), (6, 2, 2, 1))[0]
    if what == "work":
        day.work(2)
    elif what == "watch":
        day.watch(exam, chance.random())
    elif what == "download":
        download = Download(exam, day.desk.reports, day.desk.recordings)
        while not download.step(Cancel()).finished and chance.random() < 0.8:
            say("step")
    else:
        day.desk.opened.store.media.erase(exam)
    say(what)


def vault(desk: Desk, exams: list[str]) -> list[int]:
    """Segments that are here and right, here and unreadable, here and wrong."""
    right = unreadable = wrong = 0
    for exam in exams:
        report = desk.opened.store.reports.load(exam)
        for recording in report.recordings if report else ():
            local = desk.recordings.local(recording)
            if local is None:
                continue
            with closing(local):
                for at in range(0, recording.size, SEGMENT):
                    if not local.here(at, at + 1):
                        continue
                    try:
                        data = local.pread(at, SEGMENT)
                    except Damaged:
                        unreadable += 1
                        continue
                    right += data == VIDEO[at : at + len(data)]
                    wrong += data != VIDEO[at : at + len(data)]
    return [right, unreadable, wrong]


def whole(desk: Desk, exam: str) -> bool:
    """The recording is read to its end and is what the server has."""
    report = desk.reports.open(exam)
    with closing(desk.recordings.source(exam, report.recordings[0])) as source:
        data = b"".join(source.pread(at, SEGMENT) for at in range(0, source.size, SEGMENT))
    return data == VIDEO[: len(data)] and len(data) == report.recordings[0].size


if __name__ == "__main__":
    main()
