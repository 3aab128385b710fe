"""Outbox and sync against the real server, with a fault at any step: at the end every decision stands exactly
once in the server's log, or is in front of the proctor as a conflict or a refusal (I1-I9; A1, A4, A15-A21,
A24, B17, C16, C18, F3, F6, F23)."""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from support.fault_proxy import BAD, Fate, Script
from support.judged import judge, judge_late
from support.storm import GROUPS, PROCTORS, Proctor, Storm, Template
from support.world import START_MS

from oes_desktop.domain.acts import ActState
from oes_desktop.domain.errors import OesError
from oes_desktop.server.config import Faults

DAY_S = 86_400
WHO = st.sampled_from(PROCTORS)
EXAM = st.integers(0, 1)  # few, so that the proctors meet
FATES = st.lists(st.sampled_from([Fate.PASS, *BAD]), max_size=5)


class Storms(RuleBasedStateMachine):
    """Two proctors, an admin, a bad network, a server and programs that end at any moment."""

    template: ClassVar[Template]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.storm = Storm(self.template, Path(self.folder.name))

    def at(self, who: str, exam: int) -> tuple[Proctor, str] | None:
        """Nobody says anything of an exam that she does not see."""
        proctor, exam_id = self.storm.proctors[who], self.storm.exams[exam]
        return (proctor, exam_id) if proctor.desk.opened.store.exams.row(exam_id) else None

    # What the proctors do

    @rule(who=WHO, exam=EXAM, value=st.sampled_from(["accepted", "rejected", "disputed"]))
    def decide(self, who: str, exam: int, value: str) -> None:
        if found := self.at(who, exam):
            proctor, exam_id = found
            proctor.does(lambda: proctor.desk.decisions.decide(exam_id, value, comment=self.storm.word()))

    @rule(who=WHO, exam=EXAM)
    def undo(self, who: str, exam: int) -> None:
        proctor = self.storm.proctors[who]
        proctor.does(lambda: proctor.desk.decisions.undo(self.storm.exams[exam]))

    @rule(who=WHO, exam=EXAM, violation=st.sampled_from(["v1", "v2"]))
    def verdict(self, who: str, exam: int, violation: str) -> None:
        if found := self.at(who, exam):
            proctor, exam_id = found
            value = "confirmed" if self.storm.words % 2 else "dismissed"
            proctor.does(lambda: proctor.desk.decisions.verdict(exam_id, violation, value, self.storm.word()))

    @rule(who=WHO, exam=EXAM)
    def mark(self, who: str, exam: int) -> None:
        found = self.at(who, exam)
        if found and found[0].desk.reports.cached(found[1]):
            proctor, exam_id = found
            proctor.does(
                lambda: proctor.desk.decisions.mark(exam_id, START_MS + 9_000, text=self.storm.word())
            )

    @rule(who=WHO, exam=EXAM, reviewed=st.booleans())
    def review(self, who: str, exam: int, reviewed: bool) -> None:
        if found := self.at(who, exam):
            proctor, exam_id = found
            proctor.does(lambda: proctor.desk.decisions.set_reviewed(exam_id, reviewed))

    @rule(who=WHO, value=st.sampled_from(["accepted", "disputed"]), undone=st.booleans())
    def decide_all(self, who: str, value: str, undone: bool) -> None:
        proctor = self.storm.proctors[who]
        batches, made = proctor.desk.batches, []
        # one word for each exam: a batch says the same of all, so the exams go one by one
        for exam_id in self.storm.exams[:2]:
            word = self.storm.word()
            proctor.does(lambda e=exam_id, w=word: made.append(batches.decide_all([e], value, comment=w)))
        if undone:
            for outcome in made:
                proctor.does(lambda o=outcome: batches.undo(o.batch))

    @rule(who=WHO, place=st.integers(0, 5), what=st.sampled_from(["theirs", "mine", "withdraw"]))
    def settle(self, who: str, place: int, what: str) -> None:
        proctor = self.storm.proctors[who]
        rows = [row for row in proctor.outbox if row.state in (ActState.CONFLICT, ActState.PARKED)]
        if not rows:
            return
        row, decisions = rows[place % len(rows)], proctor.desk.decisions
        act_id, refused = row.act.id, row.state is ActState.PARKED
        if what == "mine":
            proctor.does(lambda: decisions.send_mine_again(act_id), asked_for=refused)
        else:
            proctor.does(lambda: (decisions.keep_theirs if what == "theirs" else decisions.withdraw)(act_id))

    @rule(who=WHO, place=st.integers(0, 5))
    def withdraw(self, who: str, place: int) -> None:
        proctor = self.storm.proctors[who]
        if rows := proctor.outbox:
            act_id = rows[place % len(rows)].act.id
            proctor.does(lambda: proctor.desk.decisions.withdraw(act_id))

    # What the program does

    @rule(who=WHO, fates=FATES)
    def sync(self, who: str, fates: list[Fate]) -> None:
        with self.storm.weather(Script(*fates, concerns=lambda asked: True)):
            self.storm.proctors[who].sync()

    @rule(who=WHO, fates=FATES)
    def send(self, who: str, fates: list[Fate]) -> None:
        """Faults for what is written alone, after the time to undo."""
        self.storm.pass_time(60)
        with self.storm.weather(Script(*fates)):
            self.storm.proctors[who].sync()

    @rule(who=WHO)
    def without_a_network(self, who: str) -> None:
        self.storm.proxy.disconnect()
        self.storm.proctors[who].sync()
        self.storm.proxy.connect()

    @rule(who=WHO, fate=st.sampled_from([Fate.HANG, Fate.HANG_AFTER]), after=st.integers(0, 2))
    def quit_while_it_hangs(self, who: str, fate: Fate, after: int) -> None:
        """The program ends while a call waits for its answer, and starts again."""
        proctor = self.storm.proctors[who]
        self.storm.pass_time(60)
        ended = threading.Event()

        def run() -> None:
            with suppress(OesError):  # the store is closed under it
                proctor.desk.sync.run_once()
            ended.set()
            self.storm.proxy.hanging.release()

        hanging = self.storm.proxy.hanging
        fates = [Fate.PASS] * after + [fate]
        thread = threading.Thread(target=run)
        with proctor.watched("delivered"):
            with self.storm.weather(Script(*fates, concerns=lambda asked: True)):
                thread.start()
                assert hanging.acquire(timeout=20)
                proctor.desk.close()
                self.storm.proxy.let_go()
                assert ended.wait(20)
                thread.join()
            while hanging.acquire(blocking=False):
                pass
            proctor.open()

    @rule(who=WHO)
    def restart(self, who: str) -> None:
        self.storm.proctors[who].restart()

    @rule(fail_rate=st.sampled_from([0.0, 0.0, 0.5]), expire=st.sampled_from([0.0, 30.0]))
    def restart_server(self, fail_rate: float, expire: float) -> None:
        self.storm.restart_server(Faults(fail_rate=fail_rate, expire_tokens_s=expire, seed=self.storm.words))

    @rule(seconds=st.sampled_from([1, 11, 90, 1_000, 8 * 3_600]))
    def time_passes(self, seconds: int) -> None:
        self.storm.pass_time(seconds)

    @rule(who=WHO, seconds=st.sampled_from([-DAY_S, -3_600, 3_600, DAY_S, 365 * DAY_S]))
    def clock_jumps(self, who: str, seconds: int) -> None:
        self.storm.proctors[who].clock.wall_ms += seconds * 1_000

    @rule(who=WHO)
    def sign_out_everywhere(self, who: str) -> None:
        self.storm.sign_out_everywhere(who)

    # What the admin does

    @rule(exam=EXAM, archived=st.booleans())
    def archive(self, exam: int, archived: bool) -> None:
        self.storm.archive(self.storm.exams[exam], archived)

    @rule(who=WHO, groups=st.sampled_from([GROUPS, GROUPS[:1], GROUPS[1:]]))
    def set_groups(self, who: str, groups: tuple[str, ...]) -> None:
        self.storm.set_groups(who, groups)

    @rule(exam=EXAM)
    def chief_decides(self, exam: int) -> None:
        report = self.storm.running.institution.catalogue.report
        if not report(self.storm.chief, self.storm.exams[exam]).exam.archived:
            self.storm.chief_decides(self.storm.exams[exam])

    @precondition(lambda self: self.storm.words > 3)
    @rule()
    def a_late_packet_arrives(self) -> None:
        """As it was, under the sign-in of its time."""
        for asked in [asked for asked in self.storm.proxy.late if asked.writes][-3:]:
            self.storm.proxy.deliver_late(asked)

    def teardown(self) -> None:
        try:
            if sys.exc_info()[0] is None:  # no step has failed
                self.storm.calm()
                judge(self.storm)
                judge_late(self.storm)
        finally:
            self.storm.close()
            self.folder.cleanup()


@pytest.fixture(autouse=True)
def _morning(template: Template) -> Iterator[None]:
    Storms.template = template
    yield


def _run(examples: int, steps: int) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Storms,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_every_decision_stands_once_or_is_in_front_of_the_proctor() -> None:
    _run(examples=20, steps=25)


@pytest.mark.long
def test_many_storms() -> None:
    _run(examples=1_000, steps=50)
