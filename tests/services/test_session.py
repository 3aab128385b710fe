"""Signing in, going on without a network, signing out, erasing: on real servers, stores and files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from support.waiting import eventually

from oes_desktop.api.auth import MemoryTokens
from oes_desktop.api.client import Client
from oes_desktop.domain.account import Tokens
from oes_desktop.domain.errors import (
    Damaged,
    DiskTrouble,
    KeyTrouble,
    OesError,
    Rejected,
    SignInNeeded,
    Unreachable,
)

DAY_MS = 86_400_000


def test_probe_says_who_answers(world, computer) -> None:
    meta = computer.session.probe(f"  {world.url}/results/ ")
    assert meta.name == "OES"
    assert meta.vocabulary.decisions


def test_sign_in_opens_a_desk_that_works(world, computer) -> None:
    exam_id = world.put("e1")
    desk = computer.sign_in(world.url)
    assert (desk.account.login, desk.account.name) == ("aliya", "Aliya")
    assert "ИС-21-2" in desk.meta.vocabulary.groups
    changes = desk.sync.run_once()
    assert exam_id in changes.exams
    assert desk.sync.status.online
    assert desk.sync.status.trouble is None
    assert desk.reports.open(exam_id).exam.student_name == "Әбдірахманова Әсем"


@pytest.mark.parametrize(
    ("login", "password"), [("aliya", "wrong"), ("nobody", "wrong"), ("aliya", ""), ("x" * 300, "y")]
)
def test_wrong_words_make_no_profile(world, computer, login: str, password: str) -> None:
    with pytest.raises((SignInNeeded, Rejected)) as caught:
        computer.session.sign_in(world.url, login, password, stay=True)
    assert caught.value.reason in ("wrong_password", "bad_input")
    assert computer.session.profiles() == []
    assert computer.preferences.settings.last_profile == ""


def test_wrong_passwords_are_slowed_down(world, computer) -> None:
    for _ in range(30):
        with pytest.raises(SignInNeeded) as caught:
            computer.session.sign_in(world.url, "aliya", "wrong", stay=True)
        if caught.value.reason == "slow_down":
            break
    assert caught.value.reason == "slow_down"
    assert caught.value.facts["retry_after_s"] > 0


def test_a_bad_address_is_refused_before_anything_is_sent(computer) -> None:
    with pytest.raises(Rejected) as caught:
        computer.session.sign_in("http://htii.oes.kz", "aliya", "x", stay=True)
    assert caught.value.reason == "plain_http"


def test_resume_needs_no_network(world, computer) -> None:
    exam_id = world.put("e1")
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.reports.open(exam_id)
    desk.close()
    world.running.stop()
    desk = computer.keep(computer.session.resume())
    assert desk.account.login == "aliya"
    assert desk.reports.open(exam_id).exam.id == exam_id
    assert desk.sync.run_once().connection
    assert not desk.sync.run_once()
    assert desk.sync.status.trouble is not None
    assert desk.sync.status.trouble.reason == "offline"
    desk.decisions.decide(exam_id, "accepted")
    assert desk.sync.status.waiting == 1


def test_tokens_of_a_proctor_who_does_not_stay_end_with_the_program(world, computer) -> None:
    desk = computer.sign_in(world.url, stay=False)
    assert desk.opened.store.tokens.load() is None
    desk.sync.run_once()
    assert desk.sync.status.online
    folder = desk.opened.profile.folder
    desk.close()
    assert computer.session.resume() is None
    offline = computer.keep(computer.session.open_offline(folder))
    offline.sync.run_once()
    assert isinstance(offline.sync.status.trouble, SignInNeeded)


def test_nobody_signed_in_yet(computer) -> None:
    assert computer.session.resume() is None
    assert computer.session.profiles() == []
    with pytest.raises(Rejected):
        computer.session.open_offline(Path("nowhere"))


def test_a_profile_locks_after_the_offline_days(world, computer) -> None:
    desk = computer.sign_in(world.url)
    desk.close()
    computer.clock.wall_ms += desk.meta.limits.offline_days * DAY_MS + 1
    with pytest.raises(SignInNeeded) as caught:
        computer.session.resume()
    assert caught.value.reason == "offline_over"
    computer.sign_in(world.url).close()
    assert computer.keep(computer.session.resume()).account.login == "aliya"


def test_two_users_have_nothing_in_common(world, computer) -> None:
    """D13."""
    exam_id = world.put("e1")
    first = computer.sign_in(world.url, "aliya")
    first.sync.run_once()
    first.decisions.decide(exam_id, "accepted")
    second = computer.sign_in(world.url, "berik")
    assert second.opened.profile.folder != first.opened.profile.folder
    assert second.decisions.outbox() == []
    assert len({info.folder for info in computer.session.profiles()}) == 2


def test_signing_out_keeps_what_is_not_delivered(world, computer) -> None:
    exam_id = world.put("e1")
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.decisions.decide(exam_id, "accepted")
    computer.session.sign_out(desk)
    assert computer.session.resume() is None
    again = computer.sign_in(world.url)
    assert [row.act.body["value"] for row in again.decisions.outbox()] == ["accepted"]


def test_erasing_names_what_would_be_lost_and_can_write_it_first(world, computer, tmp_path) -> None:
    """B25."""
    exam_id = world.put("e1")
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.decisions.decide(exam_id, "rejected", comment="чужой человек")
    folder = desk.opened.profile.folder
    with pytest.raises(Rejected) as caught:
        computer.session.sign_out(desk, erase=True)
    assert (caught.value.reason, caught.value.facts["count"]) == ("in_use", 1)
    assert not desk.closed

    file = tmp_path / "не отправлено.json"
    assert computer.session.export_unsent(desk, file) == 1
    (act,) = json.loads(file.read_text(encoding="utf-8"))["acts"]
    assert act["said"] == {"value": "rejected", "reason": "", "comment": "чужой человек"}
    assert act["exam"]["student"] == "Әбдірахманова Әсем"

    computer.session.sign_out(desk, erase=True, discard_unsent=True)
    assert not folder.exists()
    assert computer.session.profiles() == []
    assert computer.session.resume() is None


def test_a_signed_out_token_is_worth_nothing(world, computer) -> None:
    desk = computer.sign_in(world.url)
    tokens = desk.opened.store.tokens.load()
    client = desk.client
    computer.session.sign_out(desk)
    thief = Client(world.url, MemoryTokens(Tokens(*tokens)), computer.clock)
    with pytest.raises(SignInNeeded):
        thief.changes("")
    thief.close()
    with pytest.raises(OesError):
        client.changes("")


def test_a_passphrase_instead_of_a_key_store(world, computers) -> None:
    """D1: asked for once, and then everything works."""
    computer = computers()

    class NoKeyStore:
        def keep(self, profile_id, secret):
            raise KeyTrouble("absent")

        fetch = forget = keep

    computer.keeper = NoKeyStore()
    with pytest.raises(KeyTrouble) as caught:
        computer.sign_in(world.url)
    assert caught.value.reason == "absent"
    assert computer.session.profiles() == []
    desk = computer.sign_in(world.url, passphrase="қарлы тау")
    desk.close()
    (info,) = computer.session.profiles()
    assert info.wrapped
    with pytest.raises(KeyTrouble) as caught:
        computer.session.resume()
    assert caught.value.reason == "passphrase_needed"
    with pytest.raises(KeyTrouble) as caught:
        computer.session.resume("карлы тау")
    assert caught.value.reason == "wrong_passphrase"
    assert computer.keep(computer.session.resume("қарлы тау")).account.login == "aliya"


def test_a_passphrase_for_a_profile_of_the_key_store_is_not_needed(world, computer) -> None:
    computer.sign_in(world.url).close()
    assert computer.keep(computer.session.resume("whatever")).account.login == "aliya"


def test_a_lost_key_never_makes_a_new_profile(world, computer) -> None:
    """D4."""
    computer.sign_in(world.url).close()
    (info,) = computer.session.profiles()
    computer.keeper.forget(info.profile_id)
    for attempt in (computer.session.resume, lambda: computer.sign_in(world.url)):
        with pytest.raises(KeyTrouble) as caught:
            attempt()
        assert caught.value.reason == "missing_entry"
    assert computer.session.profiles() == [info]
    computer.session.set_aside(info.folder)
    assert computer.sign_in(world.url).account.login == "aliya"


def test_a_damaged_profile_is_set_aside_and_never_taken_for_a_new_one(world, computer) -> None:
    """B8."""
    desk = computer.sign_in(world.url)
    folder = desk.opened.profile.folder
    desk.opened.profile.outside.note_unsent(2)
    desk.close()
    (folder / "profile.json").write_bytes(b"\0" * 300)
    with pytest.raises(Damaged) as caught:
        computer.sign_in(world.url)
    found = computer.session.unreadable(str(caught.value.facts["folder"]))
    assert (found.folder, found.unsent) == (folder, 2)
    computer.session.set_aside(found.folder)
    assert computer.sign_in(world.url).account.login == "aliya"
    assert len(list(folder.parent.glob("*.aside-*"))) == 1


def test_power_that_fails_between_a_new_token_and_its_keeping_signs_nobody_out(world, computer) -> None:
    """D12: the old one still works, for its successor was never used."""
    desk = computer.sign_in(world.url)
    tokens = desk.opened.store.tokens.load()
    desk.close()

    class Cut(MemoryTokens):
        def save(self, access, refresh, expires_ms):
            raise DiskTrouble("io")

    cut = Client(world.url, Cut(Tokens(*tokens)), computer.clock)
    with pytest.raises(DiskTrouble):
        cut._auth.renew(tokens.access)
    cut.close()
    again = computer.keep(computer.session.resume())
    assert again.opened.store.tokens.load() == tokens
    again.client._auth.renew(tokens.access)
    again.sync.run_once()
    assert again.sync.status.online


def test_a_damaged_store_is_repaired_and_gives_back_the_acts(world, computer) -> None:
    exam_id = world.put("e1")
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.decisions.decide(exam_id, "disputed")
    path, folder = desk.opened.profile.database_path, desk.opened.profile.folder
    desk.close()
    path.write_bytes(b"\0" * 8192)
    with pytest.raises(OesError) as caught:
        computer.session.resume()
    assert caught.value.reason == "store"
    computer.session.repair(folder)
    desk = computer.sign_in(world.url)
    assert [row.act.body["value"] for row in desk.decisions.outbox()] == ["disputed"]
    computer.clock.advance(60)
    desk.sync.run_once()
    assert desk.decisions.outbox() == []
    assert desk.reports.open(exam_id).decision.value == "disputed"


def test_servers_and_login_are_remembered_but_not_the_demo(world, computer) -> None:
    computer.sign_in(world.url, remember=False).close()
    assert world.url not in computer.preferences.settings.servers
    computer.sign_in(world.url).close()
    settings = computer.preferences.settings
    assert settings.servers[0] == world.url
    assert "https://htii.oes.kz" in settings.servers
    assert settings.last_login == "aliya"


def test_recovery_by_the_code_in_the_mail(world, computer) -> None:
    world.institution.accounts.add_user(
        "chingiz", "old-password-1", email="ch@example.kz", groups=["ИС-21-2"]
    )
    computer.session.recover(world.url, "nobody@example.kz")
    computer.session.recover(world.url, " ch@example.kz ")
    with pytest.raises(SignInNeeded) as caught:
        computer.session.reset(world.url, "000000-wrong", "new-password-77")
    assert caught.value.reason == "wrong_code"
    mail = world.institution.mail
    eventually(lambda: mail.kept)
    (letter,) = mail.kept
    assert "chingiz" in letter.text
    for code in re.findall(r"[A-Za-z0-9-]{6,64}", letter.text):
        try:
            computer.session.reset(world.url, f" {code} ", "new-password-77")
        except SignInNeeded:
            continue
        break
    desk = computer.keep(computer.session.sign_in(world.url, "chingiz", "new-password-77", stay=False))
    assert desk.account.login == "chingiz"


def test_a_weak_new_password_is_named(world, computer) -> None:
    world.institution.accounts.add_user(
        "chingiz", "old-password-1", email="ch@example.kz", groups=["ИС-21-2"]
    )
    computer.session.recover(world.url, "chingiz")
    mail = world.institution.mail
    eventually(lambda: mail.kept)
    refusals = set()
    for code in re.findall(r"[A-Za-z0-9-]{6,64}", mail.kept[0].text):
        try:
            computer.session.reset(world.url, code, "1")
        except (SignInNeeded, Rejected) as error:
            refusals.add(error.reason)
    assert "weak_password" in refusals


def test_closing_ends_everything_and_may_be_done_twice(world, computer) -> None:
    desk = computer.sign_in(world.url)
    desk.close()
    desk.close()
    with pytest.raises(Unreachable):
        desk.client.changes("")
