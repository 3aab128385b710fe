"""The decision protocol in short stories, each with the one fault that it is about, against the real server.
The mutants of the protocol (`test_mutants.py`) have to fail here."""

from __future__ import annotations

import threading

import pytest
from support.fault_proxy import Asked, Fate, Script
from support.judged import judge, judge_late
from support.storm import GROUPS, Proctor, Storm

from oes_desktop.domain.acts import ActState


@pytest.fixture
def aliya(storm: Storm) -> Proctor:
    return storm.proctors["aliya"]


@pytest.fixture
def berik(storm: Storm) -> Proctor:
    return storm.proctors["berik"]


def decide(storm: Storm, proctor: Proctor, value: str = "accepted", exam: int = 0) -> str:
    word = storm.word()
    proctor.does(lambda: proctor.desk.decisions.decide(storm.exams[exam], value, comment=word))
    return word


def send(storm: Storm, proctor: Proctor, *fates: Fate, after_s: float = 60) -> None:
    """Once the time to undo has passed, with these fates for what is written."""
    storm.pass_time(after_s)
    with storm.weather(Script(*fates)):
        proctor.sync()


def end(storm: Storm) -> None:
    storm.calm()
    judge(storm)
    judge_late(storm)


def states(proctor: Proctor) -> list[ActState]:
    return [row.state for row in proctor.outbox]


# What a lost answer may not do. Each fate is met twice: a dead connection is tried once more at once.


@pytest.mark.parametrize("fate", [Fate.LOSE, Fate.CUT, Fate.SWALLOW, Fate.RESET, Fate.GARBAGE, Fate.PORTAL])
def test_the_same_key_until_there_is_an_answer(storm: Storm, aliya: Proctor, fate: Fate) -> None:
    """A4, A24, F3: applied once, whether or not the first one arrived, and however long ago."""
    word = decide(storm, aliya)
    send(storm, aliya, fate, fate)
    assert states(aliya) == [ActState.SENDING]
    storm.pass_time(90 * 86_400)
    aliya.sync()
    assert aliya.told[word].fate == "delivered"
    assert len([row for row in storm.log() if row.word == word]) == 1
    end(storm)


def test_an_answer_that_was_lost_is_had_again_though_the_exam_moved_on(storm: Storm, aliya: Proctor) -> None:
    """F3: she is not told of a conflict with somebody who came after her."""
    word = decide(storm, aliya)
    send(storm, aliya, Fate.LOSE, Fate.LOSE)
    storm.chief_decides(storm.exams[0])
    storm.pass_time(400)
    aliya.sync()
    assert (aliya.told[word].fate, states(aliya)) == ("delivered", [])
    end(storm)


def test_a_packet_that_arrives_twice_is_one_act(storm: Storm, aliya: Proctor) -> None:
    """F2."""
    decide(storm, aliya)
    send(storm, aliya, Fate.TWICE)
    assert states(aliya) == []
    assert {answer.status for answer in storm.proxy.answers if answer.asked.writes} == {200}
    end(storm)


def test_the_key_and_the_effect_are_one_transaction(storm: Storm, aliya: Proctor) -> None:
    """F6: the server fails after the effect, before the key is written: neither is there."""
    database = storm.running.institution.catalogue.database
    failing = "create trigger failing before insert on acts begin select raise(abort, 'made trouble'); end"
    with database.write() as connection:
        connection.exec_driver_sql(failing)
    word = decide(storm, aliya)
    send(storm, aliya)
    assert states(aliya) == [ActState.SENDING]
    with database.write() as connection:
        connection.exec_driver_sql("drop trigger failing")
    storm.pass_time(400)
    aliya.sync()
    assert aliya.told[word].fate == "delivered"
    end(storm)


# Whose decision stands


def test_the_second_of_two_is_told_and_overwrites_nothing(
    storm: Storm, aliya: Proctor, berik: Proctor
) -> None:
    """A21: both said something about the same version."""
    first, second = decide(storm, aliya), decide(storm, berik, "rejected")
    send(storm, aliya)
    send(storm, berik)
    assert (aliya.told[first].fate, states(berik)) == ("delivered", [ActState.CONFLICT])
    (row,) = berik.outbox
    assert (row.theirs["value"], row.theirs["by"], row.theirs["comment"]) == ("accepted", "Aliya", first)
    end(storm)
    berik.does(lambda: berik.desk.decisions.send_mine_again(row.act.id))
    end(storm)
    assert berik.told[second].fate == "delivered"


def test_mine_again_is_over_what_she_was_shown_and_nothing_else(storm: Storm, aliya: Proctor) -> None:
    """A21: another decision came after the one that the conflict shows."""
    decide(storm, aliya)
    storm.chief_decides(storm.exams[0])
    send(storm, aliya)
    storm.chief_decides(storm.exams[0])
    aliya.sync()
    (row,) = aliya.outbox
    aliya.does(lambda: aliya.desk.decisions.send_mine_again(row.act.id))
    end(storm)
    (again,) = aliya.outbox
    assert (again.state, again.theirs["version"]) == (ActState.CONFLICT, row.theirs["version"] + 1)


def test_an_own_act_that_goes_upon_a_colleagues_takes_no_other_one_along(
    storm: Storm, aliya: Proctor
) -> None:
    """I9: her verdict is no conflict with the chief's decision; her decision behind it is one."""
    word = storm.word()
    aliya.does(lambda: aliya.desk.decisions.verdict(storm.exams[0], "v1", "confirmed", word))
    decision = decide(storm, aliya)
    storm.chief_decides(storm.exams[0])
    send(storm, aliya)
    assert aliya.told[word].fate == "delivered"
    assert aliya.told[decision].fate == "saved"
    end(storm)
    assert states(aliya) == [ActState.CONFLICT]


def test_what_came_in_under_her_own_word_was_not_seen(storm: Storm, aliya: Proctor) -> None:
    """I9: while her first decision was on its way the chief decided; the second one lies over that."""
    decide(storm, aliya)
    send(storm, aliya, Fate.SWALLOW, Fate.SWALLOW)
    storm.chief_decides(storm.exams[0])
    with storm.weather(Script(Fate.SWALLOW, Fate.SWALLOW)):
        storm.pass_time(400)
        aliya.sync()
    assert aliya.desk.opened.store.exams.row(storm.exams[0]).version == 2
    decide(storm, aliya, "rejected")
    end(storm)
    assert ActState.CONFLICT in states(aliya)


def test_a_verdict_given_by_an_older_report_takes_nothing_back(
    storm: Storm, aliya: Proctor, berik: Proctor
) -> None:
    """I9: the row is newer than the report that she reads."""
    exam_id = storm.exams[0]
    berik.does(lambda: berik.desk.decisions.verdict(exam_id, "v1", "dismissed", storm.word()))
    berik.sync()
    aliya.sync()
    aliya.does(lambda: aliya.desk.decisions.verdict(exam_id, "v1", "confirmed", storm.word()))
    aliya.does(lambda: aliya.desk.decisions.verdict(exam_id, "v2", "confirmed", storm.word()))
    aliya.sync()
    assert states(aliya) == [ActState.CONFLICT, ActState.WAITING]
    end(storm)


def test_deciding_twice_and_taking_it_back_is_no_conflict_with_oneself(storm: Storm, aliya: Proctor) -> None:
    """C18: the second decision follows the first, whose answer was lost."""
    decide(storm, aliya)
    send(storm, aliya, Fate.LOSE, Fate.LOSE)
    decide(storm, aliya, "rejected")
    storm.pass_time(5)
    last = decide(storm, aliya, "disputed")
    end(storm)
    assert [row.value for row in storm.log()] == ["accepted", "disputed"]
    assert aliya.told[last].fate == "delivered"


# What was sent is followed, never replaced


def test_a_decision_that_may_have_arrived_is_not_replaced(storm: Storm, aliya: Proctor) -> None:
    """The packet of the first one is late, and comes after the second was said."""
    first = decide(storm, aliya)
    send(storm, aliya, Fate.SWALLOW, Fate.SWALLOW)
    decide(storm, aliya, "rejected")
    assert aliya.told[first].fate == "saved"
    storm.proxy.deliver_late(storm.proxy.late[-1])
    end(storm)
    assert [row.value for row in storm.log() if row.status == 200] == ["accepted", "rejected"]


def test_what_was_sent_cannot_be_taken_back(storm: Storm, aliya: Proctor) -> None:
    """Marked before the first byte, so it is known as sent whatever happened then."""
    word = decide(storm, aliya)
    send(storm, aliya, Fate.SWALLOW, Fate.SWALLOW)
    aliya.does(lambda: aliya.desk.decisions.undo(storm.exams[0]))
    assert aliya.told[word].fate == "saved"
    end(storm)


@pytest.mark.parametrize("fate", [Fate.HANG, Fate.HANG_AFTER])
def test_the_program_ends_while_an_act_is_on_its_way(storm: Storm, aliya: Proctor, fate: Fate) -> None:
    """B2, A2: the next start sends the same id again, and it cannot be taken back."""
    word = decide(storm, aliya)
    storm.pass_time(60)
    ended = threading.Event()

    def run() -> None:
        aliya.desk.sync.run_once()
        ended.set()

    with storm.weather(Script(fate)):
        threading.Thread(target=run).start()
        assert storm.proxy.hanging.acquire(timeout=20)
        aliya.desk.close()  # every wait ends, and none holds it up
        assert ended.wait(20)
    storm.proxy.let_go()
    aliya.open()
    aliya.does(lambda: aliya.desk.decisions.undo(storm.exams[0]))
    assert [row.state for row in aliya.outbox] == [ActState.SENDING]
    end(storm)
    assert aliya.told[word].fate == "delivered"


# Refused is refused


def test_what_was_forbidden_stays_forbidden_when_the_right_comes(storm: Storm, aliya: Proctor) -> None:
    """S3: 403 is stored under the key, so that a late packet cannot be applied afterwards."""
    exam_id = storm.exams[0]
    aliya.does(lambda: aliya.desk.decisions.set_archived(exam_id, True))
    send(storm, aliya)
    assert [(row.state, row.trouble) for row in aliya.outbox] == [(ActState.PARKED, "no_right")]
    with storm.running.institution.catalogue.database.write() as connection:
        connection.exec_driver_sql("update users set rights = 'archive' where login = 'aliya'")
    (packet,) = [asked for asked in storm.proxy.asked if asked.writes]
    assert storm.proxy.deliver_late(packet) == 403
    report = storm.running.institution.catalogue.report(storm.chief, exam_id)
    assert not report.exam.archived, "she was told that it is forbidden, and it was done"
    end(storm)


def test_a_right_withdrawn_on_the_way_is_said_and_nothing_is_done_later(storm: Storm, aliya: Proctor) -> None:
    """C16, A18: parked with its reason; when the right comes back, a late packet changes nothing."""
    word = decide(storm, aliya, exam=1)
    send(storm, aliya, Fate.SWALLOW, Fate.SWALLOW)
    storm.set_groups("aliya", GROUPS[:1])
    storm.pass_time(400)
    aliya.sync()
    assert states(aliya) == [ActState.PARKED]
    storm.set_groups("aliya", GROUPS)
    aliya.sync()
    assert states(aliya) == [ActState.PARKED]
    assert [row.act.exam_id for row in aliya.outbox] == [storm.exams[1]]
    end(storm)
    assert aliya.told[word].fate == "saved"


def test_archived_meanwhile_is_said(storm: Storm, aliya: Proctor) -> None:
    """A19."""
    decide(storm, aliya)
    storm.archive(storm.exams[0], True)
    send(storm, aliya)
    assert [(row.state, row.trouble) for row in aliya.outbox] == [(ActState.PARKED, "gone")]
    end(storm)


def test_what_was_done_before_the_right_went_is_told_as_done(storm: Storm, aliya: Proctor) -> None:
    """I4: the answer was lost, then the right: the act stands there, and she is not told otherwise."""
    word = decide(storm, aliya, exam=1)
    send(storm, aliya, Fate.LOSE, Fate.LOSE)
    storm.set_groups("aliya", GROUPS[:1])
    with storm.weather(Script(Fate.SWALLOW, Fate.SWALLOW)):  # the feed tells first
        aliya.sync()
    assert aliya.desk.opened.store.exams.row(storm.exams[1]) is None
    storm.calm()
    assert aliya.told[word].fate == "delivered"
    assert aliya.desk.opened.store.exams.row(storm.exams[1]) is None
    judge(storm)


# Clocks


def test_a_clock_set_back_holds_nothing_up(storm: Storm, aliya: Proctor) -> None:
    """B17: neither the time to undo nor the next try waits for yesterday to pass."""
    decide(storm, aliya)
    decide(storm, aliya, exam=2)
    send(storm, aliya, Fate.LOSE, Fate.LOSE, after_s=11)
    decide(storm, aliya, exam=3)
    aliya.clock.wall_ms -= 86_400_000
    storm.pass_time(400)
    aliya.sync()
    assert states(aliya) == []
    end(storm)


def writes_of(exam_id: str):
    def concerns(asked: Asked) -> bool:
        return asked.writes and exam_id in asked.path

    return concerns


def test_one_bad_exam_holds_up_no_other(storm: Storm, aliya: Proctor) -> None:
    """A18: a verdict that hangs in the network, and two that pass."""
    for exam_id in storm.exams[:3]:
        aliya.does(lambda e=exam_id: aliya.desk.decisions.verdict(e, "v1", "confirmed", storm.word()))
    fates = (Fate.SWALLOW, Fate.SWALLOW)
    with storm.weather(Script(*fates, concerns=writes_of(storm.exams[0]))):
        aliya.sync()
    assert [row.act.exam_id for row in aliya.outbox] == [storm.exams[0]]
    end(storm)
