"""Acts on their way: the rules of the protocol, and a machine that clicks, sends, fails and starts again."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from oes_desktop.domain.acts import Act, ActKind, ActState
from oes_desktop.domain.models import ExamRow
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.store.store import Store


def ids(store: Store, now_ms: int = 10**15) -> list[str]:
    return [row.act.id for row in store.outbox.due(now_ms)]


def test_an_unsent_act_is_replaced_and_its_base_kept(store, make_act) -> None:
    store.outbox.add(make_act("a1", base_version=3), 100)
    store.outbox.add(make_act("b1", 2))
    row = store.outbox.add(make_act("a2", value="rejected", base_version=7), 200)
    assert (row.act.base_version, row.hold_until_ms, row.act.body["value"]) == (3, 200, "rejected")
    assert [each.act.id for each in store.outbox.rows()] == ["b1", "a2"]
    assert store.outbox.mark_sending("a1") is None


def test_acts_about_other_things_stay_side_by_side(store, make_act) -> None:
    store.outbox.add(make_act("a1"))
    store.outbox.add(make_act("a2", kind=ActKind.VERDICT, target="v1", value="confirmed"))
    store.outbox.add(make_act("a3", kind=ActKind.VERDICT, target="v2", value="dismissed"))
    store.outbox.add(make_act("a4", kind=ActKind.VERDICT, target="v1", value="dismissed"))
    assert [row.act.id for row in store.outbox.pending("exam-1")] == ["a1", "a3", "a4"]
    assert ids(store) == ["a1"]  # one at a time, in order


def test_one_in_flight_is_followed_and_the_follower_takes_the_new_base(store, make_row, make_act) -> None:
    store.exams.apply([make_row()], [], "c", server_epoch="e")
    store.outbox.add(make_act("a1"))
    sending = store.outbox.mark_sending("a1")
    assert (sending.state, sending.attempts) == (ActState.SENDING, 1)
    store.outbox.add(make_act("a2", value="rejected"))
    assert not store.outbox.withdraw("a1")  # perhaps it is there already
    assert [row.act.id for row in store.outbox.rows()] == ["a1", "a2"]
    assert ids(store) == ["a1"]
    assert store.exams.row("exam-1").decision == "rejected"  # what she chose last
    store.outbox.accepted("a1", make_row(version=4, decision="accepted"))
    (row,) = store.outbox.rows()
    assert (row.act.id, row.act.base_version, row.state) == ("a2", 4, ActState.WAITING)
    shown = store.exams.row("exam-1")
    assert (shown.decision, shown.version, shown.pending) == ("rejected", 4, True)
    store.outbox.accepted("a2", make_row(version=5, decision="rejected"))
    assert store.outbox.rows() == []
    assert not store.exams.row("exam-1").pending


def test_an_answer_twice_changes_nothing(store, make_row, make_act) -> None:
    store.exams.apply([make_row(version=3)], [], "c", server_epoch="e")
    store.outbox.add(make_act("a1"))
    store.outbox.mark_sending("a1")
    store.outbox.add(make_act("a2"))
    store.outbox.accepted("a1", make_row(version=4))
    store.outbox.mark_sending("a2")
    store.outbox.accepted("a2", make_row(version=5))
    store.outbox.add(make_act("a3", base_version=5))
    store.outbox.accepted("a1", make_row(version=4))
    assert store.exams.row("exam-1").version == 5
    assert store.outbox.rows()[0].act.base_version == 5


def test_a_removed_exam_parks_what_was_never_sent_and_does_not_come_back_by_an_answer(
    store, make_row, make_act
) -> None:
    store.exams.apply([make_row()], [], "c", server_epoch="e")
    store.outbox.add(make_act("a1"))
    store.outbox.mark_sending("a1")
    store.outbox.add(make_act("a2", kind=ActKind.VERDICT, target="v1", value="confirmed"))
    store.exams.apply([], ["exam-1"], "c2", server_epoch="e")
    assert [row.state for row in store.outbox.rows()] == [ActState.SENDING, ActState.PARKED]
    assert ids(store) == ["a1"]  # the server tells what became of it
    store.outbox.accepted("a1", make_row(version=4))
    assert [row.act.id for row in store.outbox.rows()] == ["a2"]
    assert store.exams.row("exam-1") is None


def test_a_clock_that_was_set_back_holds_nothing(store, make_act) -> None:
    """B17."""
    day = 86_400_000
    store.outbox.add(make_act("a1"), 2 * day + 10_000)
    store.outbox.add(make_act("b1", 2))
    store.outbox.mark_sending("b1")
    store.outbox.retry_later("b1", 2 * day + 300_000, "timeout")
    assert ids(store, 2 * day) == []
    assert ids(store, day) == ["a1", "b1"]


def test_the_same_act_twice_is_one(store, make_act) -> None:
    first = store.outbox.add(make_act("a1"))
    assert store.outbox.add(make_act("a1")) == first
    assert len(store.outbox.rows()) == 1


def test_hold_next_try_and_undo(store, make_act) -> None:
    store.outbox.add(make_act("a1"), 1_000)
    store.outbox.add(make_act("b1", 2))
    assert ids(store, 999) == ["b1"]
    assert ids(store, 1_000) == ["a1", "b1"]
    store.outbox.mark_sending("b1")
    store.outbox.retry_later("b1", 5_000, "timeout")
    assert ids(store, 4_999) == ["a1"]
    assert ids(store, 5_000) == ["a1", "b1"]
    row = store.outbox.pending("exam-2")[0]
    assert (row.state, row.attempts, row.trouble) == (ActState.SENDING, 1, "timeout")
    assert store.outbox.withdraw("a1")
    assert not store.outbox.withdraw("a1")
    assert store.outbox.mark_sending("a1") is None
    assert ids(store) == ["b1"]


def test_a_conflict_holds_up_its_own_exam_only(store, make_act) -> None:
    for act in (
        make_act("a1"),
        make_act("a2", kind=ActKind.REVIEWED, body={"reviewed": True}),
        make_act("b1", 2),
    ):
        store.outbox.add(act)
    store.outbox.mark_sending("a1")
    store.outbox.conflict("a1", {"value": "disputed", "by": "Нұрлан", "version": 9})
    assert ids(store) == ["b1"]
    row = store.outbox.pending("exam-1")[0]
    assert (row.state, row.theirs["by"]) == (ActState.CONFLICT, "Нұрлан")
    assert not store.outbox.withdraw("a1")
    again = store.outbox.again("a1", make_act("a3", base_version=9))
    assert (again.number, again.attempts, again.state) == (row.number, 0, ActState.WAITING)
    assert ids(store) == ["a3", "b1"]
    # the review was said knowing less than what stands there now: the server is to judge that
    assert [each.act.base_version for each in store.outbox.pending("exam-1")] == [9, 3]
    with pytest.raises(KeyError):
        store.outbox.again("a3", make_act("a4"))


def test_a_conflict_is_not_laid_over_the_replica(store, make_row, make_act) -> None:
    store.exams.apply([make_row(decision="disputed")], [], "c", server_epoch="e")
    store.outbox.add(make_act("a1"))
    store.outbox.mark_sending("a1")
    store.outbox.conflict("a1", {})
    assert store.exams.row("exam-1").decision == "disputed"
    assert store.outbox.discard("a1")
    assert store.outbox.rows() == []


def test_a_parked_act_stays_in_the_list_and_holds_up_nothing(store, make_act) -> None:
    store.outbox.add(make_act("a1"))
    store.outbox.add(make_act("a2", kind=ActKind.REVIEWED, body={"reviewed": True}))
    assert not store.outbox.discard("a1")  # neither refused nor in conflict
    store.outbox.mark_sending("a1")
    store.outbox.park("a1", "no_right")
    assert ids(store) == ["a2"]
    row = store.outbox.rows()[0]
    assert (row.state, row.trouble, row.act.body["comment"]) == (ActState.PARKED, "no_right", "посмотрела")
    assert store.outbox.discard("a1")
    assert not store.outbox.discard("a1")


def test_everything_survives_a_restart(profile, make_row, make_act) -> None:
    store = Store(profile)
    store.exams.apply([make_row()], [], "c", server_epoch="e")
    store.outbox.add(make_act("a1"), 5_000)
    store.outbox.add(make_act("b1", 2))
    store.outbox.mark_sending("b1")
    before = store.outbox.rows()
    store.close()
    store = Store(profile)
    assert store.outbox.rows() == before
    assert store.restored == 0
    assert ids(store) == ["a1", "b1"]  # sent again: the answer is not known
    assert store.exams.row("exam-1").pending
    store.close()


def test_acts_that_knew_less_are_not_laid_upon_what_they_did_not_know(store, make_row, make_act) -> None:
    """Only what knew as much as the accepted act, or is a newer word on its matter, stands upon its
    answer."""
    store.outbox.add(make_act("a1", base_version=3))
    store.outbox.mark_sending("a1")
    store.outbox.add(make_act("newer", value="rejected", base_version=3))
    store.outbox.add(make_act("v1", kind=ActKind.VERDICT, target="v1", value="confirmed", base_version=3))
    store.outbox.conflict("a1", {"value": "disputed", "version": 9})
    store.outbox.again("a1", make_act("a2", base_version=9))
    store.outbox.add(make_act("v2", kind=ActKind.VERDICT, target="v2", value="confirmed", base_version=9))
    store.outbox.mark_sending("a2")
    store.outbox.accepted("a2", make_row(version=10))
    bases = {row.act.id: row.act.base_version for row in store.outbox.rows()}
    assert bases == {"newer": 10, "v1": 3, "v2": 10}


def test_a_newer_word_takes_the_place_of_a_conflict_once_it_may_be_sent(store, make_act) -> None:
    store.outbox.add(make_act("a1"))
    store.outbox.add(make_act("b1", 2))
    for act_id in ("a1", "b1"):
        store.outbox.mark_sending(act_id)
        store.outbox.conflict(act_id, {"value": "disputed", "version": 9})
    store.outbox.add(make_act("a2", value="rejected", base_version=9), 1_000)
    store.outbox.add(make_act("b2", 2, kind=ActKind.REVIEWED, body={"reviewed": True}))
    assert store.outbox.settle_overtaken(999) == 0  # she may still take it back: then the conflict is there
    assert ids(store) == []
    assert store.outbox.settle_overtaken(1_000) == 1
    assert ids(store) == ["a2"]
    assert store.outbox.pending("exam-2")[0].state is ActState.CONFLICT


class Clicks(RuleBasedStateMachine):
    """One proctor, two exams, a server that applies an act at most once, and restarts at any moment. The
    model is what she was told; the outbox must agree."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.keeper = MemoryKeeper()
        self.profile = Profile.create(Path(self.folder.name), "s", "u", self.keeper)
        self.store = Store(self.profile)
        self.made = 0
        self.version = {"exam-0": 1, "exam-1": 1}
        self.log: list[str] = []  # ids applied by the server
        self.told: dict[str, str] = {}  # id -> what became of it, as the proctor knows
        self.store.exams.apply([self.row(exam) for exam in self.version], [], "c", server_epoch="e")

    def row(self, exam_id: str) -> ExamRow:
        return ExamRow(exam_id, self.version[exam_id], "1", "Ә", "g", "m", "s", "finished")

    @rule(exam=st.sampled_from(["exam-0", "exam-1"]), about=st.sampled_from(["", "v1"]))
    def click(self, exam: str, about: str) -> None:
        self.made += 1
        kind = ActKind.VERDICT if about else ActKind.DECISION
        base = self.store.exams.row(exam).version
        act = Act(f"a{self.made}", exam, kind, about, base, {"value": str(self.made)})
        before = {row.act.id: row for row in self.store.outbox.pending(exam)}
        self.store.outbox.add(act)
        after = {row.act.id for row in self.store.outbox.pending(exam)}
        for gone in set(before) - after:
            assert before[gone].attempts == 0
            assert before[gone].act.target == about
            self.told[gone] = "replaced"
        self.told[act.id] = "saved"

    def first(self):
        due = self.store.outbox.due(10**15)
        return due[0] if due else None

    @precondition(lambda self: self.first())
    @rule(applied=st.booleans(), answered=st.booleans())
    def send(self, applied: bool, answered: bool) -> None:
        """The request may be lost before or after the server applied it."""
        row = self.store.outbox.mark_sending(self.first().act.id)
        act = row.act
        if not (applied or answered):
            return
        if act.id not in self.log:
            assert act.base_version == self.version[act.exam_id], "the proctor conflicts with herself"
            self.log.append(act.id)
            self.version[act.exam_id] += 1
        if answered:
            self.store.outbox.accepted(act.id, self.row(act.exam_id))
            self.told[act.id] = "accepted"

    @rule(exams=st.sets(st.sampled_from(["exam-0", "exam-1"])))
    def click_many(self, exams: set[str]) -> None:
        self.made += 1
        batch, before = f"batch-{self.made}", {row.act.id: row for row in self.store.outbox.rows()}
        acts = [
            Act(f"{batch}-{exam}", exam, ActKind.DECISION, "", self.store.exams.row(exam).version,
                {"value": str(self.made), "batch": batch})
            for exam in sorted(exams)
        ]  # fmt: skip
        self.store.outbox.add_many(acts)
        for gone in set(before) - {row.act.id for row in self.store.outbox.rows()}:
            assert before[gone].attempts == 0
            self.told[gone] = "replaced"
        self.told |= dict.fromkeys((act.id for act in acts), "saved")

    @rule(number=st.integers(1, 20))
    def take_back(self, number: int) -> None:
        """What comes back is a new act; what it replaced stays replaced."""
        before = {row.act.id: row for row in self.store.outbox.rows()}
        batch = [row for row in before.values() if row.act.body.get("batch") == f"batch-{number}"]
        exams = self.store.outbox.take_back_batch(f"batch-{number}")
        assert set(exams) == {row.act.exam_id for row in batch if not row.attempts}
        after = {row.act.id for row in self.store.outbox.rows()}
        self.told |= dict.fromkeys(set(before) - after, "withdrawn")
        self.told |= dict.fromkeys(after - set(before), "saved")

    @precondition(lambda self: self.first())
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(self.store.outbox.rows()))
        done = self.store.outbox.withdraw(row.act.id)
        assert done == (row.attempts == 0)
        if done:
            self.told[row.act.id] = "withdrawn"

    @rule(lose=st.sampled_from(["nothing", "journal", "log"]))
    def restart(self, lose: str) -> None:
        self.store.close()
        self.profile.close()
        if lose == "journal":
            self.profile.journal_path.unlink()
        if lose == "log":  # an untidy end: the log of the database is left over, empty
            Path(f"{self.profile.database_path}-wal").touch()
        self.profile = Profile.open(self.profile.folder, self.keeper)
        self.store = Store(self.profile)

    @invariant()
    def nothing_is_lost_and_nothing_comes_back(self) -> None:
        rows = {row.act.id: row for row in self.store.outbox.rows()}
        assert set(rows) == {act_id for act_id, fate in self.told.items() if fate == "saved"}
        for act_id, fate in self.told.items():
            if fate in ("replaced", "withdrawn"):
                assert act_id not in self.log
        unsent = [
            (row.act.exam_id, row.act.kind, row.act.target) for row in rows.values() if not row.attempts
        ]
        assert len(unsent) == len(set(unsent))

    def teardown(self) -> None:
        for _ in range(200):  # once the faults stop, everything is delivered
            if not self.first():
                break
            self.send(True, True)
        assert self.store.outbox.rows() == []
        assert len(self.log) == len(set(self.log))
        self.store.close()
        self.profile.close()
        self.folder.cleanup()


TestClicks = Clicks.TestCase
TestClicks.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)


def test_restored_acts_are_sent_again_and_never_replaced(profile, make_act) -> None:
    from oes_desktop.store.store import repair

    store = Store(profile)
    store.outbox.add(make_act("a1"), 700)
    store.outbox.add(make_act("b1", 2))
    store.outbox.withdraw("b1")
    store.close()
    repair(profile)
    store = Store(profile)
    assert store.restored == 1
    (row,) = store.outbox.rows()
    assert (row.act, row.attempts, row.hold_until_ms) == (make_act("a1"), 1, 700)
    store.outbox.add(replace(make_act("a2"), base_version=3))
    assert [each.act.id for each in store.outbox.rows()] == ["a1", "a2"]
    store.close()
