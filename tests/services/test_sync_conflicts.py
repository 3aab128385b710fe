"""Two proctors and the real server: what is a conflict, what is none, and how each is settled (A21; S4)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.fault_proxy import Asked, Fate, FaultProxy, Script
from support.world import PASSWORD, START_MS, Computer, World

from oes_desktop.domain.acts import STANDS, ActKind, ActState
from oes_desktop.domain.acts import Fate as Became
from oes_desktop.services.desk import Desk
from oes_desktop.services.sync import OVERDUE_MS, OVERDUE_TRIES


@pytest.fixture
def aliya(world: World, computers: Callable[..., Computer]) -> Computer:
    return computers("a")


@pytest.fixture
def desks(world: World, computers: Callable[..., Computer], aliya: Computer) -> tuple[Desk, Desk]:
    """Of Aliya and of Berik, both knowing the exam e1 as it was imported."""
    world.put("e1")
    made = aliya.sign_in(world.url, "aliya"), computers("b").sign_in(world.url, "berik")
    for desk in made:
        desk.sync.run_once()
        desk.reports.open("e1")
    return made


def later(desk: Desk, seconds: float = 60) -> None:
    desk.sync._clock.advance(seconds)  # type: ignore[attr-defined]
    desk.sync.run_once()
    assert desk.sync.status.trouble is None


def said(desk: Desk, act: str = "decision") -> list[tuple[str, str]]:
    """The server's history of one kind of act: who said what, in order."""
    report = desk.reports.refresh("e1")
    entries = sorted(report.history, key=lambda entry: entry.at_ms)
    return [(entry.by, entry.value) for entry in entries if entry.act == act and not entry.pending]


def became(desk: Desk) -> list[tuple[str, str]]:
    """Her own list, oldest first: what and its fate."""
    own = desk.opened.store.own_acts.rows()
    return [(str(each.act.body.get("value", "")), each.became.value) for each in reversed(own)]


def test_conflict_keeps_both_until_she_chooses(desks: tuple[Desk, Desk], aliya: Computer) -> None:
    """A21; killed with the conflict unsettled: it is there again."""
    hers, his = desks
    his.decisions.decide("e1", "rejected", reason="substitution", comment="чужой человек")
    later(his)
    hers.decisions.decide("e1", "accepted", comment="всё хорошо")
    later(hers)
    (row,) = hers.decisions.outbox()
    assert row.state is ActState.CONFLICT
    theirs = {key: row.theirs[key] for key in ("value", "by", "reason_code", "comment")}
    assert theirs == {
        "value": "rejected",
        "by": "Berik",
        "reason_code": "substitution",
        "comment": "чужой человек",
    }
    hers.close()
    hers = aliya.keep(aliya.session.resume())
    (again,) = hers.decisions.outbox()
    assert (again.act.id, again.state, again.theirs) == (row.act.id, ActState.CONFLICT, row.theirs)
    hers.decisions.keep_theirs(row.act.id)
    later(hers)
    assert said(hers) == [("Berik", "rejected")]
    assert became(hers) == [("accepted", Became.KEPT_THEIRS)]


def test_conflict_of_the_same_verdict_has_nothing_to_be_done(desks: tuple[Desk, Desk]) -> None:
    """S4: the server still says 412, and the proctor sees that it was decided the same way."""
    hers, his = desks
    for desk in (his, hers):
        desk.decisions.decide("e1", "accepted")
        later(desk)
    (row,) = hers.decisions.outbox()
    assert row.state is ActState.CONFLICT
    assert row.theirs["value"] == row.act.body["value"]
    assert said(hers) == [("Berik", "accepted")]


def test_mine_again_meets_a_third_word_as_a_conflict(desks: tuple[Desk, Desk]) -> None:
    """She chose hers over what she was shown, not over what came after it; a review in between is no
    conflict."""
    hers, his = desks
    his.decisions.decide("e1", "rejected")
    later(his)
    hers.decisions.decide("e1", "accepted")
    later(hers)
    (row,) = hers.decisions.outbox()
    his.decisions.set_reviewed("e1", True)
    later(his)
    hers.decisions.send_mine_again(row.act.id)
    his.decisions.decide("e1", "disputed")
    later(his)
    later(hers)
    (row,) = hers.decisions.outbox()
    assert (row.state, row.theirs["value"]) == (ActState.CONFLICT, "disputed")
    hers.decisions.send_mine_again(row.act.id)
    his.decisions.set_reviewed("e1", False)
    later(his)
    later(hers)
    assert hers.decisions.outbox() == []
    assert said(hers)[-1] == ("Aliya", "accepted")


def test_conflict_elsewhere_does_not_carry_other_acts_over_what_they_did_not_know(
    desks: tuple[Desk, Desk],
) -> None:
    """Her decision goes through, for he only judged a violation; her verdict on that one meets his."""
    hers, his = desks
    hers.decisions.decide("e1", "accepted")
    hers.decisions.give_verdicts("e1", ["v1"], "confirmed", "видно")
    his.decisions.give_verdicts("e1", ["v1"], "dismissed", "кашель")
    later(his)
    later(hers)
    (row,) = hers.decisions.outbox()
    assert (row.state, row.act.kind, row.theirs[STANDS]["value"]) == (
        ActState.CONFLICT,
        ActKind.VERDICT,
        "dismissed",
    )
    report = hers.reports.refresh("e1")
    assert (report.violations[0].verdict, report.decision.value) == ("dismissed", "accepted")


def _report(asked: Asked) -> bool:
    return asked.method == "GET" and asked.path.endswith("/report")


@pytest.mark.parametrize("about", ["verdict", "mark"])
@pytest.mark.parametrize("fate", [Fate.RESET, Fate.PORTAL, Fate.CUT])
def test_conflict_unexplained(
    world: World, computers: Callable[..., Computer], about: str, fate: Fate
) -> None:
    """The network fails in just the moment in which the program asks how things stand after a 412: nothing is
    put before her, the other exams go on, and the next run finishes it."""
    for exam in ("e1", "e2"):
        world.put(exam)
    with FaultProxy(world.url) as proxy:
        hers, his = computers("a").sign_in(proxy.url, "aliya"), computers("b").sign_in(world.url, "berik")
        for desk in (hers, his):
            desk.sync.run_once()
            desk.reports.open("e1")
            desk.reports.open("e2")
        his.decisions.decide("e1", "accepted")
        later(his)
        if about == "verdict":
            hers.decisions.give_verdicts("e1", ["v1"], "confirmed")
        else:
            hers.decisions.mark("e1", START_MS + 7_000, text="second voice")
        hers.decisions.set_reviewed("e2", True)
        (before, _) = hers.decisions.outbox()
        proxy.choose = Script(fate, fate, concerns=_report)  # a reading call is tried twice
        later(hers)
        assert [asked.path for asked in proxy.asked if _report(asked)][-1].endswith("e1/report")
        (row,) = hers.decisions.outbox()
        assert (row.act, row.state) == (before.act, ActState.SENDING)
        assert hers.sync.status.waiting == 1
        later(hers, 400)
        later(hers)
        assert hers.decisions.outbox() == []
        assert [by for by, _ in said(hers, about)] == ["Aliya"]
        assert sorted(fate for _, fate in became(hers)) == [
            Became.ACCEPTED, Became.ACCEPTED, Became.PUT_UPON,
        ]  # fmt: skip
        hers.close()


@pytest.mark.parametrize("about", ["decision", "verdict"])
def test_conflict_with_herself_is_none(
    desks: tuple[Desk, Desk], aliya: Computer, world: World, about: str
) -> None:
    """The database is lost while one act is on its way and a newer one waits behind it: both come back from
    the journal as perhaps sent, so the newer one still stands upon what the older one has changed by now."""
    hers, _ = desks

    def say(value: str) -> None:
        if about == "decision":
            hers.decisions.decide("e1", {"1": "rejected", "2": "accepted"}[value])
        else:
            hers.decisions.give_verdicts("e1", ["v1"], {"1": "confirmed", "2": "dismissed"}[value])

    say("1")
    (first,) = hers.decisions.outbox()
    sent = hers.opened.store.outbox.mark_sending(first.act.id)
    assert sent is not None
    hers.client.act(sent.act)  # arrives; its answer is lost
    say("2")
    folder = hers.opened.profile.folder
    hers.close()
    aliya.session.repair(folder)
    hers = aliya.sign_in(world.url, "aliya")
    later(hers)
    later(hers)
    assert hers.decisions.outbox() == []
    values = ["rejected", "accepted"] if about == "decision" else ["confirmed", "dismissed"]
    assert said(hers, about) == [("Aliya", value) for value in values]


def test_conflict_overtaken_by_a_newer_word(desks: tuple[Desk, Desk]) -> None:
    """She sees what he decided and decides anew: that is her answer, once it cannot be undone any more."""
    hers, his = desks
    his.decisions.decide("e1", "rejected")
    later(his)
    hers.decisions.decide("e1", "accepted")
    later(hers)
    hers.decisions.decide("e1", "disputed")
    hers.decisions.undo("e1")
    later(hers)
    (row,) = hers.decisions.outbox()
    assert (row.state, row.act.body["value"]) == (ActState.CONFLICT, "accepted")
    hers.decisions.decide("e1", "disputed")
    later(hers, 5)
    assert hers.decisions.outbox()[0].state is ActState.CONFLICT  # still held
    later(hers)
    assert hers.decisions.outbox() == []
    assert said(hers) == [("Berik", "rejected"), ("Aliya", "disputed")]
    assert [fate for _, fate in became(hers)] == [Became.REPLACED, Became.TAKEN_BACK, Became.ACCEPTED]


def test_conflict_overtaken_by_a_word_said_before_it_shows_the_newer_one(desks: tuple[Desk, Desk]) -> None:
    """Decided twice while the first was on its way: what meets his decision is her last word, not the
    first."""
    hers, his = desks
    his.decisions.decide("e1", "rejected")
    hers.decisions.decide("e1", "accepted")
    (first,) = hers.decisions.outbox()
    hers.opened.store.outbox.mark_sending(first.act.id)
    hers.decisions.decide("e1", "disputed")
    later(his)
    later(hers)
    later(hers)
    (row,) = hers.decisions.outbox()
    assert (row.state, row.act.body["value"]) == (ActState.CONFLICT, "disputed")
    assert said(hers) == [("Berik", "rejected")]


def test_refused_is_kept_and_made_again_under_a_new_id(
    desks: tuple[Desk, Desk], world: World, computers: Callable[..., Computer]
) -> None:
    """The exam was archived meanwhile (A19): parked, explained, made again once it is out of the archive."""
    hers, _ = desks
    world.institution.accounts.add_user("admin", PASSWORD, name="Admin", role="admin")
    admin = computers("c").sign_in(world.url, "admin")
    later(admin)
    hers.decisions.decide("e1", "accepted")
    hers.decisions.give_verdicts("e1", ["v1"], "dismissed")
    admin.decisions.set_archived("e1", True)
    later(admin)
    later(hers)
    rows = hers.decisions.outbox()
    assert {(row.state, row.trouble) for row in rows} == {(ActState.PARKED, "gone")}
    admin.decisions.set_archived("e1", False)
    later(admin)
    later(hers)
    assert hers.decisions.send_mine_again(rows[0].act.id).outbox
    assert hers.decisions.outbox()[0].act.id not in {row.act.id for row in rows}
    later(hers)
    assert said(hers) == [("Aliya", "accepted")]
    assert len(hers.decisions.outbox()) == 1
    assert hers.decisions.withdraw_refused().outbox
    assert hers.decisions.outbox() == []
    assert sorted(fate for _, fate in became(hers)) == [Became.ACCEPTED, Became.GIVEN_UP, Became.SENT_AGAIN]


def test_signed_out_for_good_and_in_again_as_the_same_user(
    desks: tuple[Desk, Desk], aliya: Computer, world: World
) -> None:
    """A17: everything stops, nothing is lost, and it goes on after signing in."""
    hers, _ = desks
    hers.decisions.decide("e1", "accepted")
    world.institution.accounts.set_password("aliya", PASSWORD)  # ends every sign-in of hers
    aliya.clock.advance(60)
    changes = hers.sync.run_once()
    assert changes.session
    assert hers.sync.status.trouble is not None
    assert (hers.sync.status.trouble.reason, len(hers.decisions.outbox())) == ("expired", 1)
    (row,) = hers.decisions.outbox()
    hers.close()
    hers = aliya.sign_in(world.url, "aliya")
    assert [each.act.id for each in hers.decisions.outbox()] == [row.act.id]
    later(hers)
    assert hers.decisions.outbox() == []
    assert said(hers) == [("Aliya", "accepted")]


def test_overdue_after_a_day_or_twenty_tries_and_never_given_up(
    desks: tuple[Desk, Desk], aliya: Computer
) -> None:
    hers, _ = desks
    hers.decisions.decide("e1", "accepted")
    hers.sync.recount()
    assert (hers.sync.status.waiting, hers.sync.status.overdue) == (1, 0)
    aliya.clock.advance(OVERDUE_MS / 1000)
    hers.sync.recount()
    assert hers.sync.status.overdue == 1
    aliya.clock.wall_ms -= OVERDUE_MS
    (row,) = hers.decisions.outbox()
    for _ in range(OVERDUE_TRIES - 1):
        hers.opened.store.outbox.mark_sending(row.act.id)
    hers.sync.recount()
    assert hers.sync.status.overdue == 0
    hers.opened.store.outbox.mark_sending(row.act.id)
    hers.sync.recount()
    assert hers.sync.status.overdue == 1
    later(hers)
    assert (hers.sync.status.waiting, hers.sync.status.overdue) == (0, 0)
    assert said(hers) == [("Aliya", "accepted")]
