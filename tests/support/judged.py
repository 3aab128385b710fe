"""What must be true after any storm: the invariants I1-I9 of the decision protocol, from what the proctors
were told and from the server's log."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from support.storm import OPEN, Logged, Proctor, Storm, word_of

from oes_desktop.domain.acts import SEEN, ActKind, ActState


def judge(storm: Storm) -> None:
    """After `Storm.calm`. Fails with the invariant that is broken."""
    accepted = [row for row in storm.log() if row.status == 200]
    at_most_once(accepted)
    versions_without_gaps(accepted)
    authors = {row.by_id for row in accepted}
    for proctor in storm.proctors.values():
        mine = [row for row in accepted if row.by_id == proctor.desk.account.user_id]
        authors.discard(proctor.desk.account.user_id)
        truthful(proctor, mine)
        nothing_that_nobody_made(proctor, mine)
        in_her_order(proctor, mine)
        nothing_overwritten_unseen(proctor, accepted)
    assert authors <= {storm.chief.user_id}, "somebody else speaks (I7)"
    replicas_agree(storm)


def judge_late(storm: Storm) -> None:
    """Delayed packets change nothing: what was given up, refused or in conflict is never applied (I4)."""
    before = [row for row in storm.log() if row.status == 200 and row.kind != ActKind.ARCHIVED]
    storm.deliver_late()
    after = [row for row in storm.log() if row.status == 200 and row.kind != ActKind.ARCHIVED]
    assert after == before, f"a delayed packet was applied (I4): {after[len(before) :]}"


def at_most_once(accepted: Iterable[Logged]) -> None:
    keys = Counter((row.by_id, row.key) for row in accepted)
    words = Counter((row.by_id, row.word) for row in accepted if row.word)
    assert [key for key, count in keys.items() if count > 1] == [], "a key was applied twice (I2)"
    assert [word for word, count in words.items() if count > 1] == [], "an act was applied twice (I2)"


def versions_without_gaps(accepted: Iterable[Logged]) -> None:
    last: dict[str, int] = defaultdict(lambda: 1)
    for row in accepted:
        assert (row.base, row.version) == (last[row.exam_id], last[row.exam_id] + 1), (
            f"lost update (I3): {row}"
        )
        last[row.exam_id] = row.version


def truthful(proctor: Proctor, mine: Iterable[Logged]) -> None:
    """I1, I4: every word is where she was told that it is."""
    logged = {row.word for row in mine}
    here = {word_of(row.act): row for row in proctor.outbox}
    for word, told in proctor.told.items():
        if told.fate == "saved":
            assert word in here, f"{word} was saved and is lost (I1)"
            held = here[word].state is ActState.WAITING  # behind a conflict
            assert held or here[word].state in (ActState.CONFLICT, ActState.PARKED)
            assert word not in logged, f"{word} is shown as {here[word].state}, and was applied (I4)"
        elif told.fate == "delivered":
            assert word in logged, f"{word} was shown as delivered, and is not there (I1, I4)"
        else:
            assert word not in logged, f"{word} was taken back, and was applied (I4)"


def nothing_that_nobody_made(proctor: Proctor, mine: Iterable[Logged]) -> None:
    """I8."""
    for row in mine:
        if row.word:
            assert row.word in proctor.told, f"nobody said {row.word} (I8)"
            act = proctor.told[row.word].act
            assert (row.exam_id, row.kind) == (act.exam_id, act.kind), f"{row.word} went astray (I8)"
        else:
            assert row.kind == ActKind.REVIEWED, f"an act without words: {row} (I8)"


def in_her_order(proctor: Proctor, mine: Iterable[Logged]) -> None:
    """I6: within one exam; what was sent again has no place among the others."""
    last: dict[str, int] = defaultdict(int)
    for row in mine:
        told = proctor.told.get(row.word)
        if told is not None and told.act.id == row.key and told.order:
            assert told.order > last[row.exam_id], f"{row.word} overtook another (I6)"
            last[row.exam_id] = told.order


def nothing_overwritten_unseen(proctor: Proctor, accepted: Iterable[Logged]) -> None:
    """I3, I9: a decision (a verdict) goes over somebody else's only when she had seen that one, or asked for
    it."""
    me = proctor.desk.account.user_id
    stands: dict[tuple[str, str, str], Logged] = {}
    for row in accepted:
        if row.kind not in (ActKind.DECISION, ActKind.VERDICT):
            continue
        matter = (row.exam_id, row.kind, row.target)
        before, told = stands.get(matter), proctor.told.get(row.word)
        stands[matter] = row
        if row.by_id != me or told is None or told.asked_for or before is None or before.by_id == me:
            continue
        seen = told.act.body.get(SEEN)
        shown = {"value": before.value, "by": before.by, "at_ms": before.at_ms}
        if row.kind == ActKind.VERDICT:
            if before.value == row.value:  # they agree
                continue
            shown = {"value": before.value}
        assert seen == shown, f"{row.word} overwrote {before.word} unseen (I9): {row}, {before}, {told}"


def replicas_agree(storm: Storm) -> None:
    """What every proctor sees of the exams is what the server has, in so far as she may see them."""
    catalogue = storm.running.institution.catalogue
    for proctor in storm.proctors.values():
        with catalogue.database.read() as connection:
            groups = set(
                connection.exec_driver_sql(
                    "select group_name from user_groups where user_id = ?", (proctor.desk.account.user_id,)
                ).scalars()
            )
        for exam_id in storm.exams:
            body = catalogue.report(storm.chief, exam_id).exam
            row = proctor.desk.opened.store.exams.row(exam_id)
            if body.group not in groups:
                assert row is None, f"{exam_id} was withdrawn from {proctor.login}, and is still there"
                continue
            assert row is not None, f"{exam_id} is missing at {proctor.login}"
            if not any(each.act.exam_id == exam_id and each.state in OPEN for each in proctor.outbox):
                stands = (row.version, row.decision, row.archived, row.pending)
                assert stands == (body.version, body.decision.value, body.archived, False), exam_id
