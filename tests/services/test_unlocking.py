"""Locking a desk and opening it again, the server's policy, and a device that is taken back."""

from __future__ import annotations

import gc
import weakref

import pytest
from support.quick import Quick
from support.world import institution

from oes_desktop.domain.errors import KeyTrouble, Rejected, SignInNeeded, Unreachable
from oes_desktop.server.devices import Devices
from oes_desktop.services.access.lease import DAY_MS, GRACE_MS
from oes_desktop.services.access.unlocking import take_left

PHRASE = "қарлы тау басында"


def guarded(computer, world, login="aliya", phrase=PHRASE, **options):
    """With a passphrase that costs little to try; that `guard.set` sets one has tests of its own."""
    desk = computer.sign_in(world.url, login, **options)
    desk.opened.profile.change_keeper(Quick(phrase))
    return desk


def test_what_was_locked_opens_with_the_passphrase_alone(world, computer) -> None:
    exam_id = world.put("e1")
    desk = guarded(computer, world)
    desk.sync.run_once()
    desk.decisions.decide(exam_id, "accepted")
    folder = desk.opened.profile.folder
    computer.session.lock(desk, {"reports": [{"exam": exam_id, "at_ms": 5}]})
    assert desk.closed
    with pytest.raises(KeyTrouble) as caught:
        computer.session.unlock(folder, "карлы тау басында")
    assert caught.value.reason == "wrong_passphrase"
    again = computer.keep(computer.session.unlock(folder, PHRASE))
    assert again.account.login == "aliya"
    assert again.sync.status.waiting == 1
    assert take_left(again.views) == {"reports": [{"exam": exam_id, "at_ms": 5}]}
    assert take_left(again.views) == {}  # once
    computer.clock.advance(60)
    again.sync.run_once()
    assert (again.sync.status.online, again.sync.status.waiting) == (True, 0)


def test_locked_the_key_is_gone_from_memory(world, computer) -> None:
    """As far as Python lets it: the secret is overwritten, and nothing that held a key is left."""
    desk = guarded(computer, world)
    profile = desk.opened.profile
    secret = profile._secret
    held = [weakref.ref(each) for each in (desk, desk.opened.store, desk.client, desk.results, profile)]
    computer.session.lock(desk, {})
    assert not any(secret)
    computer.desks.clear()
    del desk, profile
    gc.collect()
    assert [ref() for ref in held] == [None] * len(held)


def test_a_guarded_profile_asks_at_every_start_and_the_key_store_holds_no_copy(world, computer) -> None:
    desk = computer.sign_in(world.url)
    desk.guard.set(PHRASE)
    profile_id = desk.opened.profile.info.profile_id
    desk.close()
    with pytest.raises(KeyTrouble) as caught:
        computer.keeper.fetch(profile_id)
    assert caught.value.reason == "missing_entry"
    with pytest.raises(KeyTrouble) as caught:
        computer.session.resume()
    assert caught.value.reason == "passphrase_needed"
    desk = computer.keep(computer.session.resume(PHRASE))
    desk.guard.remove(PHRASE)
    assert not desk.guard.is_on
    desk.close()
    assert computer.keep(computer.session.resume()).account.login == "aliya"


def test_the_passphrase_is_changed_only_by_who_knows_it(world, computer) -> None:
    """D11; and a passer-by at an open program sets none over it."""
    desk = guarded(computer, world)
    for use in (lambda: desk.guard.set("another phrase", "wrong"), lambda: desk.guard.remove("")):
        with pytest.raises(KeyTrouble):
            use()
    with pytest.raises(Rejected) as caught:
        desk.guard.set("short", PHRASE)
    assert caught.value.reason == "weak_password"
    desk.guard.set("another phrase", PHRASE)
    folder = desk.opened.profile.folder
    desk.close()
    with pytest.raises(KeyTrouble):
        computer.session.open_offline(folder, PHRASE)
    assert computer.keep(computer.session.open_offline(folder, "another phrase"))


def test_a_sign_in_that_lives_in_memory_alone_survives_the_lock_and_no_restart(world, computer) -> None:
    desk = guarded(computer, world, stay=False)
    folder = desk.opened.profile.folder
    computer.session.lock(desk, {})
    desk = computer.keep(computer.session.unlock(folder, PHRASE))
    desk.sync.run_once()
    assert desk.sync.status.online
    assert desk.opened.store.tokens.load() is None
    computer.session.lock(desk, {})
    offline = computer.keep(computer.session.open_offline(folder, PHRASE))  # not by unlocking
    offline.sync.run_once()
    assert isinstance(offline.sync.status.trouble, SignInNeeded)
    computer.session.lock(offline, {})
    again = computer.keep(computer.session.unlock(folder, PHRASE))
    again.sync.run_once()
    assert isinstance(again.sync.status.trouble, SignInNeeded)


def test_two_proctors_on_one_computer_have_locks_of_their_own(world, computer) -> None:
    """D13: the passphrase of one opens nothing of the other, and her wrong tries slow nobody else."""
    first = guarded(computer, world)
    second = guarded(computer, world, "berik", "бөтен құпия сөз")
    folders = [desk.opened.profile.folder for desk in (first, second)]
    for desk in (first, second):
        computer.session.lock(desk, {})
    for _ in range(3):
        with pytest.raises(KeyTrouble):
            computer.session.unlock(folders[0], "бөтен құпия сөз")
    with pytest.raises(KeyTrouble) as caught:
        computer.session.unlock(folders[0], PHRASE)
    assert caught.value.reason == "slow_down"
    assert computer.keep(computer.session.unlock(folders[1], "бөтен құпия сөз")).account.login == "berik"
    computer.clock.advance(60)
    assert computer.keep(computer.session.unlock(folders[0], PHRASE)).account.login == "aliya"


def test_a_key_store_that_goes_away_stops_nobody_who_is_at_work(world, computer) -> None:
    """D8: the session goes on with what is in memory, nothing is deleted, and the lock can be set all the
    same; the copy that could not be taken back goes when the key store is there again."""
    exam_id = world.put("e1")
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    kept, profile_id = computer.keeper, desk.opened.profile.info.profile_id

    class Gone:
        def keep(self, profile_id, secret=None):
            raise KeyTrouble("absent", detail="the bus went away")

        fetch = forget = keep

    computer.keeper = Gone()
    desk.opened.profile._keeper = computer.keeper
    desk.decisions.decide(exam_id, "accepted")
    computer.clock.advance(60)
    desk.sync.run_once()
    assert desk.decisions.outbox() == []
    desk.guard.set(PHRASE)
    with pytest.raises(KeyTrouble) as caught:
        desk.guard.remove(PHRASE)
    assert caught.value.reason == "absent" and desk.guard.is_on
    desk.close()
    assert kept.fetch(profile_id)
    computer.keeper = kept
    computer.keep(computer.session.resume(PHRASE))
    with pytest.raises(KeyTrouble):
        kept.fetch(profile_id)


# The number that is known without the key


def test_how_many_decisions_would_be_lost_is_known_without_the_key(world, computer) -> None:
    """D10, B25: it follows every act, and erasing a profile that is not open asks about it."""
    ids = [world.put(f"e{number}") for number in range(3)]
    desk = guarded(computer, world)
    desk.sync.run_once()
    for exam_id in ids:
        desk.decisions.decide(exam_id, "accepted")
    assert computer.session.profiles()[0].unsent == 3
    desk.decisions.undo(ids[0])
    assert computer.session.profiles()[0].unsent == 2
    folder = desk.opened.profile.folder
    with pytest.raises(Rejected) as caught:
        computer.session.erase(folder)
    assert (caught.value.reason, caught.value.facts["count"]) == ("in_use", 2)
    computer.session.lock(desk, {})
    computer.session.erase(folder, discard_unsent=True)
    assert computer.session.profiles() == []
    assert not folder.exists()
    assert computer.preferences.settings.last_profile == ""
    assert computer.session.resume() is None


def test_erasing_takes_what_was_set_aside_before_as_well(world, computer) -> None:
    desk = computer.sign_in(world.url)
    folder, profile_id = desk.opened.profile.folder, desk.opened.profile.info.profile_id
    desk.close()
    computer.session.set_aside(folder)
    desk = computer.sign_in(world.url)
    computer.session.sign_out(desk, erase=True)
    assert list(folder.parent.iterdir()) == []
    with pytest.raises(KeyTrouble):
        computer.keeper.fetch(profile_id)


# The server's policy


@pytest.fixture
def strict(tmp_path):
    """A second server, which lets nobody work without it."""
    with institution(tmp_path / "strict", offline_allowed=False) as made:
        yield made


def test_where_offline_is_not_allowed_the_server_is_asked_first(strict, computer) -> None:
    desk = computer.sign_in(strict.url)
    assert not desk.meta.limits.offline_allowed
    desk.close()
    computer.clock.advance(GRACE_MS / 1000 + 60)
    computer.keep(computer.session.resume()).close()  # it answers
    folder = desk.opened.profile.folder
    computer.clock.advance(GRACE_MS / 1000 + 60)
    strict.running.stop()
    for attempt in (computer.session.resume, lambda: computer.session.open_offline(folder)):
        with pytest.raises(SignInNeeded) as caught:
            attempt()
        assert caught.value.reason == "offline_not_allowed"
    assert folder.exists()


def test_an_open_desk_notices_that_its_time_is_over(world, computer) -> None:
    """D15: recordings and outbox stay, encrypted; signing in makes all as it was."""
    exam_id = world.put("e1")
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.decisions.decide(exam_id, "accepted")
    assert desk.lease.trouble(desk.meta.limits) is None
    computer.clock.advance(desk.meta.limits.offline_days * DAY_MS / 1000 + 1)
    trouble = desk.lease.trouble(desk.meta.limits)
    assert trouble is not None and trouble.reason == "offline_over"
    desk.close()
    computer.clock.wall_ms -= 365 * DAY_MS
    with pytest.raises(SignInNeeded):
        computer.session.resume()
    with pytest.raises(SignInNeeded):
        computer.session.open_offline(desk.opened.profile.folder)
    again = computer.sign_in(world.url)
    assert [row.act.exam_id for row in again.decisions.outbox()] == [exam_id]


# A device that is taken back


def test_a_revoked_device_stays_shut_until_somebody_signs_in(world, computer) -> None:
    exam_id = world.put("e1")
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.decisions.decide(exam_id, "accepted")
    Devices(world.institution.catalogue).revoke("aliya")
    computer.clock.advance(60)
    desk.sync.run_once()
    trouble = desk.sync.status.trouble
    assert trouble is not None and (trouble.reason, trouble.facts) == ("expired", {"refused": 1})
    desk.close()
    assert computer.session.resume() is None
    with pytest.raises(SignInNeeded):
        computer.session.open_offline(desk.opened.profile.folder)
    again = computer.sign_in(world.url)
    assert [row.act.body["value"] for row in again.decisions.outbox()] == ["accepted"]
    computer.clock.advance(60)
    again.sync.run_once()
    assert again.decisions.outbox() == []
    assert world.institution.catalogue.exam_id("Platonus", "e1") == exam_id


def test_a_device_that_is_to_be_erased_erases_itself_at_the_next_contact(world, computer) -> None:
    """T1b: the wish is heard again until it was carried out, and what was not sent is counted."""
    exam_id = world.put("e1")
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.decisions.decide(exam_id, "accepted")
    folder, profile_id = desk.opened.profile.folder, desk.opened.profile.info.profile_id
    Devices(world.institution.catalogue).revoke("aliya", erase=True)
    computer.clock.advance(60)
    for _ in range(2):
        desk.sync.run_once()
        assert desk.sync.status.trouble is not None
        assert desk.sync.status.trouble.reason == "erase"
        computer.clock.advance(60)
    assert computer.session.obey_erasing(desk) == 1
    assert not folder.exists()
    with pytest.raises(KeyTrouble):
        computer.keeper.fetch(profile_id)
    assert computer.session.profiles() == []
    report = world.institution.catalogue
    assert Devices(report).of("aliya")[0].told_ms is not None
    again = computer.sign_in(world.url)  # found again: a new sign-in begins from nothing
    assert again.decisions.outbox() == []


@pytest.mark.parametrize("stay", [True, False])
def test_the_wish_to_erase_outlives_the_program(world, computer, stay: bool) -> None:
    """Killed between hearing it and doing it: the next opening does it, whichever way, without the server."""
    desk = computer.sign_in(world.url, stay=stay)
    desk.sync.run_once()
    folder = desk.opened.profile.folder
    Devices(world.institution.catalogue).revoke("aliya", erase=True)
    computer.clock.advance(60)
    desk.sync.run_once()
    desk.close()
    world.running.stop()
    with pytest.raises(SignInNeeded) as caught:
        computer.session.resume() if stay else computer.session.open_offline(folder)
    assert (caught.value.reason, caught.value.facts["count"]) == ("erase", 0)
    assert not folder.exists()
    assert computer.session.profiles() == []


def test_a_locked_desk_meets_the_revocation_at_its_first_contact(world, computer) -> None:
    desk = guarded(computer, world)
    folder = desk.opened.profile.folder
    computer.session.lock(desk, {})
    Devices(world.institution.catalogue).revoke("aliya", erase=True)
    desk = computer.keep(computer.session.unlock(folder, PHRASE))
    desk.sync.run_once()
    assert desk.sync.status.trouble is not None
    assert desk.sync.status.trouble.reason == "erase"
    computer.session.obey_erasing(desk)
    assert not folder.exists()


def test_a_copy_without_the_network_hears_of_nothing(world, computer) -> None:
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    Devices(world.institution.catalogue).revoke("aliya", erase=True)
    world.running.stop()
    computer.clock.advance(60)
    desk.sync.run_once()
    assert isinstance(desk.sync.status.trouble, Unreachable)
    desk.close()
    assert computer.keep(computer.session.resume()).account.login == "aliya"
