"""Runs of the kill test: a proctor's program is killed at random moments, started again, and looked at.

One server for all runs; each run has a computer, an account, a group and exams of its own.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.clear_text import Needles
from support.proctor_day import Told, judge, on_server
from support.world import PASSWORD, PHOTO, VIDEO, World

CHILD = Path(__file__).with_name("sitting_child.py")
STUDENT = "Қанатбекова-Канарейка Әсем"
COMMENT = "comment no."
SHORT = VIDEO[: 18 * 65_504 + 1_000]
EXAMS = 3
Words = list[Any]
_one_at_a_time = threading.Lock()


class Nursery:
    """A process that forks one sitting after the other. Use as a context."""

    def __init__(self) -> None:
        folders = map(str, CHILD.parents[1:3])  # the tests' and the program's
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(folders)}
        self._process = subprocess.Popen(
            [sys.executable, str(CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: object) -> None:
        with self._process:  # closes both ends, and waits
            pass

    def forget_keys(self) -> None:
        """Another computer: its key store is empty."""
        self._send({"kind": "new"})
        assert self._line() == ["ended", 0]

    def sit(
        self, job: dict[str, Any], lines: int | None = None, delay_s: float = 0.0
    ) -> tuple[list[Words], int]:
        """What the child said, and its exit code. With `lines` it is killed so long after so many lines."""
        self._send(job)
        began, child = self._line()
        assert began == "began"
        said: list[Words] = []
        killed = lines is None
        while True:
            if not killed and len(said) >= (lines or 0):
                killed = True
                threading.Event().wait(delay_s)  # the child goes on: it dies anywhere in what it does next
                os.kill(child, signal.SIGKILL)
            words = self._line()
            if words[0] == "ended":
                return said, words[1]
            said.append(words)

    def _send(self, job: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()

    def _line(self) -> Words:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"the nursery is gone: {self._process.wait(5)}"
        words: Words = json.loads(line)
        return words


@dataclass
class Found:
    """What was wrong in a run, in words."""

    kills: int = 0
    shown: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)
    clear: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not (self.lost or self.doubled or self.corrupt or self.clear)

    @property
    def summary(self) -> str:
        counts = f"{len(self.lost)} lost, {len(self.doubled)} doubled, {len(self.corrupt)} corrupt"
        shown = f"{self.kills} kills, {self.shown} decisions shown as saved"
        return f"{shown}: {counts}, {len(self.clear)} clear bytes"

    def __iadd__(self, other: Found) -> Found:
        self.kills, self.shown = self.kills + other.kills, self.shown + other.shown
        for name in ("lost", "doubled", "corrupt", "clear"):
            getattr(self, name).extend(getattr(other, name))
        return self


def run(world: World, nursery: Nursery, folder: Path, seed: int) -> Found:
    """One computer, from the first sign-in to the last act delivered, killed up to three times on the way."""
    chance = random.Random(f"kill-{seed}")
    home, login = folder / f"home-{seed}", f"proctor-{seed}"
    names = [f"k{seed}-{number}" for number in range(EXAMS)]
    with _one_at_a_time:
        world.institution.accounts.add_user(login, PASSWORD, name=login.title(), groups=[login])
        for name in names:
            world.put(name, video=SHORT, photo=PHOTO, group=login, student_name=STUDENT)
    nursery.forget_keys()
    found, said = Found(), []
    needles = Needles.of(STUDENT, COMMENT, PASSWORD, frames=[SHORT, PHOTO])
    data = world.running.config.data
    job = {"home": str(home), "url": world.url, "login": login, "exams": names, "erase": seed % 5 == 0}
    kills = chance.randint(1, 3)
    for round_ in range(kills + 1):
        told = Told.of(line for line in said if line[0] in ("does", "shown"))
        sent = {exam: numbers[-1] for exam, numbers in on_server(data).items() if exam in names}
        job |= {"hours": round_, "seed": seed * 10 + round_, "number": told.next_number, "sent": sent}
        job["kind"] = "work" if round_ < kills else "look"
        if round_ < kills:
            lines, delay_s = chance.randint(0, 60), chance.random() * 0.02
            now, code = nursery.sit(job, lines, delay_s)
            found.kills += 1
            if code != -signal.SIGKILL:
                found.corrupt.append(f"run {seed}: ended with {code} instead of being killed")
        else:
            before = on_server(data)
            now, code = nursery.sit(job)
            found += looked(told, now, code, before, on_server(data), seed)
        said += now
        found.corrupt += [f"run {seed}: {line[1]}" for line in now if line[0] == "warning"]
        tokens = [str(word) for line in said if line[0] == "opened" for word in line[1:]]
        found.clear += [f"run {seed}: {hit}" for hit in needles.with_words(*tokens).search(home)]
    if job["erase"]:
        left = [path.name for path in (home / "profiles").rglob("*") if path.is_file()]
        found.corrupt += [f"run {seed}: erased, but {name} is there" for name in left]
    found.shown = sum(line[0] == "shown" for line in said)
    shutil.rmtree(home)
    return found


def looked(
    told: Told,
    now: Sequence[Words],
    code: int,
    before: dict[str, list[int]],
    after: dict[str, list[int]],
    seed: int,
) -> Found:
    """Judges what the last child saw and did."""
    found = Found()
    answers: dict[str, list[Words]] = {}
    for what, *words in now:
        answers.setdefault(what, []).append(words)
    if code or "done" not in answers:
        found.corrupt.append(f"run {seed}: does not open again: {answers.get('trouble', code)}")
        return found
    if told.shown and "nobody" in answers:
        found.lost.append(f"run {seed}: nobody is signed in")
    waiting, left = answers["waiting"][0][0], answers["left"][0][0]
    for verdict in (judge(told, waiting, before), judge(told, left, after)):
        found.lost += [f"run {seed}: {each}" for each in verdict.lost]
        found.doubled += [f"run {seed}: {each}" for each in verdict.doubled]
    found.lost += [f"run {seed}: never sent: {left}"] if left else []
    if answers["integrity"] != [["ok"]] or answers["journal_damaged"] != [[False]]:
        found.corrupt.append(f"run {seed}: {answers['integrity']} {answers['journal_damaged']}")
    for right, unreadable, wrong in answers["vault"]:
        if unreadable or wrong:
            found.corrupt.append(f"run {seed}: of {right} segments {unreadable} unreadable, {wrong} wrong")
    if not all(answers["same"][0]):
        found.corrupt.append(f"run {seed}: a recording is not what the server has")
    return found
