"""Two days of an institution in minutes: the network comes and goes, computers sleep and wake, one clock is
set back a day, tokens expire, the server is started anew and fails, two proctors and an admin act at once. In
the end the decisions are compared with the server's log. (A1, A17, A38, A39, B17, C16, F23)"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from support.fault_proxy import BAD, Weather
from support.judged import judge, judge_late
from support.storm import GROUPS, Proctor, Storm, Template
from support.world import START_MS

from oes_desktop.domain.acts import ActKind, ActState
from oes_desktop.domain.errors import OesError, SignInNeeded
from oes_desktop.server.config import Faults

HOUR_S, DAY_MS = 3_600, 86_400_000
VALUES = ("accepted", "rejected", "disputed")


@dataclass
class TwoDays:
    """`hours` in steps of `step_s`. In each, who is awake judges some exams and her program syncs; at night
    (10 hours) a computer sleeps: its wall clock goes on, its monotonic one stands still."""

    storm: Storm
    hours: int
    step_s: int
    random: random.Random = field(default_factory=lambda: random.Random(48))
    network: str = "good"
    met: set[str] = field(default_factory=set)

    def run(self) -> None:
        steps = self.hours * HOUR_S // self.step_s
        for step in range(steps):
            hour = step * self.step_s / HOUR_S
            self._moments(step, steps)
            self._weather(step)
            for place, proctor in enumerate(self.storm.proctors.values()):
                if self._asleep(hour + place):
                    self.met.add("asleep")
                    proctor.clock.wall_ms += self.step_s * 1_000
                    continue
                proctor.clock.advance(self.step_s)
                self._work(proctor)
                proctor.sync()
                self._look(proctor)
            self.storm.clock.advance(self.step_s)
        self.storm.proxy.connect()

    @staticmethod
    def _asleep(hour: float) -> bool:
        return 12 <= hour % 24 < 22

    def _moments(self, step: int, steps: int) -> None:
        """What happens once or a few times."""
        aliya = self.storm.proctors["aliya"]
        if step == steps // 3:
            aliya.clock.wall_ms -= DAY_MS
        if step == steps * 2 // 3:
            aliya.clock.wall_ms += DAY_MS
        if step % max(1, steps // 6) == 1:
            self.storm.restart_server(Faults(fail_rate=0.2 if step % 2 else 0.0, seed=step))
        if step == steps // 2:
            self.storm.sign_out_everywhere("berik")
        if self.random.random() < 0.15:
            self._admin()

    def _weather(self, step: int) -> None:
        if self.random.random() < 0.3:
            self.network = self.random.choice(["good", "flapping", "flapping", "none"])
        self.met.add(self.network)
        self.storm.proxy.choose = Weather(step, 0.3 if self.network == "flapping" else 0.0, BAD)
        if self.network == "none":
            self.storm.proxy.disconnect()
        else:
            self.storm.proxy.connect()

    def _admin(self) -> None:
        catalogue, exam_id = self.storm.running.institution.catalogue, self.random.choice(self.storm.exams)
        archived = catalogue.report(self.storm.chief, exam_id).exam.archived
        what = self.random.choice(["archive", "decide", "groups", "groups"])
        if what == "archive" or archived:
            self.storm.archive(exam_id, not archived)
        elif what == "decide":
            self.storm.chief_decides(exam_id)
        else:
            groups = self.random.choice([GROUPS, GROUPS, GROUPS[:1], GROUPS[1:]])
            self.storm.set_groups(self.random.choice(list(self.storm.proctors)), groups)

    def _work(self, proctor: Proctor) -> None:
        decisions, rows = proctor.desk.decisions, proctor.desk.opened.store.exams
        for exam_id in self.random.sample(self.storm.exams, 3):
            row, word = rows.row(exam_id), self.storm.word()
            if row is None or row.archived:
                continue
            what = self.random.random()
            if what < 0.6:
                value = self.random.choice(VALUES)
                proctor.does(lambda e=exam_id, v=value, w=word: decisions.decide(e, v, comment=w))
                if what < 0.1:
                    proctor.does(lambda e=exam_id: decisions.undo(e))
            elif what < 0.8:
                proctor.does(lambda e=exam_id, w=word: decisions.verdict(e, "v1", "confirmed", w))
            elif what < 0.9:
                proctor.does(lambda e=exam_id: decisions.set_reviewed(e, True))
            elif proctor.desk.reports.cached(exam_id):
                proctor.does(lambda e=exam_id, w=word: decisions.mark(e, START_MS + 9_000, text=w))

    def _look(self, proctor: Proctor) -> None:
        """She signs in when she is asked to, settles a conflict now and then, and starts the program anew."""
        if isinstance(proctor.desk.sync.status.trouble, SignInNeeded):
            self.met.add("signed out")
            try:
                proctor.sign_in()
            except OesError:
                return
        for row in proctor.outbox:
            if row.state is ActState.CONFLICT and self.random.random() < 0.3:
                mine = self.random.random() < 0.5
                decisions = proctor.desk.decisions
                settle = decisions.send_mine_again if mine else decisions.keep_theirs
                proctor.does(lambda act=row.act.id, how=settle: how(act))
                self.met.add("conflict")
        if self.random.random() < 0.02:
            proctor.restart()


def _live(template: Template, folder: Path, hours: int, step_s: int) -> None:
    storm = Storm(template, folder)
    try:
        days = TwoDays(storm, hours, step_s)
        days.run()
        storm.calm()
        judge(storm)
        delivered = [row for row in storm.log() if row.status == 200 and row.kind == ActKind.DECISION]
        assert len({row.exam_id for row in delivered}) > len(storm.exams) // 2
        assert days.met == {"good", "flapping", "none", "asleep", "signed out", "conflict"}
        judge_late(storm)
    finally:
        storm.close()


@pytest.fixture
def institution(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Template]:
    template = Template(tmp_path / "morning", exams=request.param)
    yield template
    template.close()


@pytest.mark.parametrize("institution", [24], indirect=True)
def test_two_days_in_few_steps(institution: Template, tmp_path: Path) -> None:
    _live(institution, tmp_path / "days", hours=48, step_s=2_400)


@pytest.mark.long
@pytest.mark.parametrize("institution", [300], indirect=True)
def test_two_days_and_three_hundred_exams(institution: Template, tmp_path: Path) -> None:
    _live(institution, tmp_path / "days", hours=48, step_s=240)
