"""Signing in, refreshing, and a forgotten password (F17, F18, F21, F22, D16, D17)."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from support.institution import PASSWORD, World, code_of
from support.waiting import eventually

from oes_desktop.domain.errors import Rejected
from oes_desktop.wire import routes, structs


def _refresh(world: World, token: str, device: str = "") -> httpx.Response:
    return world.anybody.post(routes.REFRESH, json={"refresh": token, "device": device})


def _works(world: World, access: str) -> bool:
    answer = world.anybody.get(routes.CHANGES, headers={"Authorization": f"Bearer {access}"})
    return answer.status_code == 200


def test_who_signs_in_is_told_who_she_is(world: World) -> None:
    world.add_user("aigerim", rights=["archive"])
    answer = world.sign_in(" AIGERIM ")
    body = answer.json()
    assert answer.headers["cache-control"] == "no-store"
    assert (body["account"]["name"], body["account"]["role"]) == ("Aigerim", "proctor")
    assert (body["account"]["rights"], body["expires_in"]) == (["archive"], 900)
    assert _works(world, body["access"])


def test_unknown_and_wrong_are_the_same_answer(world: World) -> None:
    world.add_user("aigerim")
    wrong, unknown = world.sign_in("aigerim", "no"), world.sign_in("nobody", "no")
    assert code_of(wrong) == code_of(unknown) == "wrong_password"
    assert wrong.content == unknown.content
    names = [sorted(name for name in answer.headers if name != "date") for answer in (wrong, unknown)]
    assert names[0] == names[1]


def test_a_disabled_user_is_told_so_only_with_the_right_password(world: World) -> None:
    world.add_user("aigerim")
    tokens = world.sign_in("aigerim").json()
    world.institution.accounts.disable("aigerim")
    assert code_of(world.sign_in("aigerim")) == "disabled"
    assert code_of(world.sign_in("aigerim", "no")) == "wrong_password"
    assert not _works(world, tokens["access"])
    assert code_of(_refresh(world, tokens["refresh"])) == "expired"
    world.institution.accounts.disable("aigerim", False)
    assert world.sign_in("aigerim").status_code == 200


def test_guessing_is_slowed_down_and_the_right_password_works_after_the_wait(world: World) -> None:
    """D17."""
    world.add_user("aigerim")
    codes = [code_of(world.sign_in("aigerim", f"guess {number}")) for number in range(8)]
    assert codes[:6] == ["wrong_password"] * 6 and codes[6:] == ["slow_down"] * 2
    refused = world.sign_in("aigerim")
    assert refused.status_code == 429 and 1 <= int(refused.headers["retry-after"]) <= 61
    world.clock.advance(int(refused.headers["retry-after"]))
    assert world.sign_in("aigerim").status_code == 200


def test_an_access_token_ends_after_its_time_and_a_refresh_gives_the_next(world: World) -> None:
    world.add_user("aigerim")
    first = world.sign_in("aigerim").json()
    world.clock.advance(901)
    expired = world.anybody.get(routes.CHANGES, headers={"Authorization": f"Bearer {first['access']}"})
    assert code_of(expired) == "expired" and expired.headers["www-authenticate"] == "Bearer"
    second = _refresh(world, first["refresh"]).json()
    assert second["refresh"] != first["refresh"] and second["access"] != first["access"]
    assert _works(world, second["access"])


def test_the_direct_predecessor_gets_the_same_successor_until_that_is_used(world: World) -> None:
    """F17; a lost answer or a power cut signs nobody out, however long ago it was."""
    world.add_user("aigerim")
    first = world.sign_in("aigerim").json()["refresh"]
    second = _refresh(world, first).json()["refresh"]
    world.clock.advance(100 * 24 * 3600)
    assert _refresh(world, first).json()["refresh"] == second
    third = _refresh(world, second).json()["refresh"]
    assert _refresh(world, second).json()["refresh"] == third
    assert code_of(_refresh(world, first)) == "expired"
    assert code_of(_refresh(world, third)) == "expired"  # the whole family has ended


def test_a_reused_token_ends_its_family_and_no_other(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """F17: after its successor was used; it is logged."""
    world.add_user("aigerim")
    laptop, tablet = world.sign_in("aigerim").json(), world.sign_in("aigerim").json()
    latest = _refresh(world, _refresh(world, laptop["refresh"]).json()["refresh"]).json()
    assert code_of(_refresh(world, laptop["refresh"])) == "expired"
    assert not _works(world, latest["access"]) and not _works(world, laptop["access"])
    assert _works(world, tablet["access"]) and _refresh(world, tablet["refresh"]).status_code == 200
    assert "used again" in caplog.text
    assert laptop["refresh"].partition(".")[2] not in caplog.text


def test_a_token_from_another_device_ends_the_family(world: World) -> None:
    """F17."""
    world.add_user("aigerim")
    tokens = world.sign_in("aigerim", device="laptop").json()
    second = _refresh(world, tokens["refresh"], "laptop").json()["refresh"]
    assert code_of(_refresh(world, second, "phone")) == "expired"
    assert code_of(_refresh(world, second, "laptop")) == "expired"


def test_refreshes_at_the_same_moment_get_the_same_successor(world: World) -> None:
    """F18."""
    world.add_user("aigerim")
    token = world.sign_in("aigerim").json()["refresh"]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: _refresh(world, token), range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["refresh"] for answer in answers}) == 1
    assert all(_works(world, answer.json()["access"]) for answer in answers)


@pytest.mark.parametrize(
    "token", ["x" * 16, "x" * 512, "a.b" + "c" * 20, "0" * 32 + "." + "y" * 43, "т" * 20, "\0" * 20]
)
def test_a_token_of_nobody_is_expired(world: World, token: str) -> None:
    assert code_of(_refresh(world, token)) == "expired"


@pytest.mark.parametrize("header", ["", "Bearer", "Basic abc", "Bearer " + "x" * 600, "bearer x y"])
def test_without_a_good_header_everything_is_401(world: World, header: str) -> None:
    answer = world.anybody.get(routes.CHANGES, headers={"Authorization": header})
    assert (answer.status_code, code_of(answer)) == (401, "expired")


@pytest.mark.parametrize("by", ["refresh", "access"])
def test_signing_out_ends_the_family(world: World, by: str) -> None:
    world.add_user("aigerim")
    tokens = world.sign_in("aigerim").json()
    if by == "refresh":
        answer = world.anybody.post(routes.LOGOUT, json={"refresh": tokens["refresh"]})
    else:
        answer = world.anybody.post(routes.LOGOUT, headers={"Authorization": f"Bearer {tokens['access']}"})
    assert answer.status_code == 204
    assert not _works(world, tokens["access"])
    assert code_of(_refresh(world, tokens["refresh"])) == "expired"
    again = world.anybody.post(routes.LOGOUT, json={"refresh": tokens["refresh"]})
    assert again.status_code == 204


def test_only_hashes_are_kept(world: World) -> None:
    world.add_user("aigerim")
    tokens = world.sign_in("aigerim").json()
    _refresh(world, tokens["refresh"])
    on_disk = b"".join(path.read_bytes() for path in world.running.config.data.glob("catalogue*"))
    for secret in (PASSWORD, tokens["access"], tokens["refresh"], tokens["refresh"].partition(".")[2]):
        assert secret.encode() not in on_disk


# A forgotten password


def _ask(world: World, who: str, **headers: str) -> httpx.Response:
    return world.anybody.post(routes.RECOVER, json={"who": who}, headers=headers)


def _code(world: World, count: int = 1) -> str:
    letters = eventually(
        lambda: world.institution.mail.kept if len(world.institution.mail.kept) >= count else None
    )
    return str(re.findall(r"Code: (\S+)", letters[-1].text)[0])


def _reset(world: World, code: str, password: str = "new-password") -> httpx.Response:
    return world.anybody.post(routes.RESET, json={"code": code, "password": password})


@pytest.mark.parametrize("who", ["aigerim", "Aigerim@OES.kz"])
def test_a_code_sets_a_new_password_once_and_ends_other_sessions(world: World, who: str) -> None:
    """D16: once, and other sessions end."""
    world.add_user("aigerim")
    old = world.sign_in("aigerim").json()
    assert _ask(world, who).status_code == 202
    code = _code(world)
    letter = world.institution.mail.kept[0]
    assert letter.to == "aigerim@oes.kz" and "aigerim" in letter.text and "http" not in letter.text
    assert code_of(_reset(world, code, "short")) == "weak_password"
    typed = f" {code.lower().replace('-', '').replace('0', 'o')} "
    assert _reset(world, typed).status_code == 204
    assert world.sign_in("aigerim", "new-password").status_code == 200
    assert code_of(world.sign_in("aigerim")) == "wrong_password"
    assert not _works(world, old["access"])
    assert code_of(_refresh(world, old["refresh"])) == "expired"
    assert code_of(_reset(world, code)) == "wrong_code"


def test_a_code_ends_after_half_an_hour_and_with_the_next_one(world: World) -> None:
    """D16."""
    world.add_user("aigerim")
    _ask(world, "aigerim")
    first = _code(world)
    _ask(world, "aigerim")
    second = _code(world, 2)
    assert code_of(_reset(world, first)) == "wrong_code"
    world.clock.advance(31 * 60)
    assert code_of(_reset(world, second)) == "wrong_code"


def test_whoever_asks_gets_the_same_answer(world: World) -> None:
    """D16: an unknown address too."""
    world.add_user("aigerim")
    answers = [_ask(world, who) for who in ("aigerim", "nobody", "nobody@oes.kz", "' or 1=1 --")]
    assert {(answer.status_code, answer.content) for answer in answers} == {(202, b"")}
    assert [letter.to for letter in eventually(lambda: world.institution.mail.kept)] == ["aigerim@oes.kz"]


def test_many_requests_send_few_mails_and_are_answered_alike(world: World) -> None:
    """D16."""
    world.add_user("aigerim")
    assert {_ask(world, "aigerim").status_code for _ in range(40)} == {202}
    world.add_user("bolat")
    _ask(world, "bolat")
    eventually(lambda: [letter for letter in world.institution.mail.kept if letter.to == "bolat@oes.kz"])
    to_aigerim = [letter for letter in world.institution.mail.kept if letter.to == "aigerim@oes.kz"]
    assert len(to_aigerim) <= 5


def test_an_account_is_one_however_it_is_named(world: World) -> None:
    """D16: by its login and by its address, in any letters: the requests are counted together."""
    world.add_user("aigerim")
    for who in ("aigerim", "aigerim@oes.kz", " AIGERIM ", "Aigerim@OES.kz") * 5:
        _ask(world, who)
    world.add_user("bolat")
    _ask(world, "bolat")
    letters = eventually(
        lambda: (
            [letter.to for letter in world.institution.mail.kept if "bolat@oes.kz" in letter.to]
            and [letter.to for letter in world.institution.mail.kept]
        )
    )
    assert 3 <= letters.count("aigerim@oes.kz") <= 5


def test_one_address_that_asks_for_many_accounts_gets_few_codes(world: World) -> None:
    """D16: unknown ones count as well; another address is not touched, and after a while it may ask again."""
    recovery, sent = world.institution.recovery, world.institution.mail
    world.add_user("aigerim")
    for number in range(60):
        recovery.send_code(f"nobody-{number}", "10.0.0.1")
    recovery.send_code("aigerim", "10.0.0.1")
    assert sent.kept == []
    recovery.send_code("aigerim", "10.0.0.2")
    assert [letter.to for letter in sent.kept] == ["aigerim@oes.kz"]
    world.clock.advance(2 * 3_600)
    recovery.send_code("aigerim", "10.0.0.1")
    assert len(sent.kept) == 2


def test_a_forged_host_is_not_in_the_mail(world: World) -> None:
    """F21."""
    world.add_user("aigerim")
    _ask(world, "aigerim", Host="evil.example", **{"X-Forwarded-Host": "evil.example"})
    _code(world)
    letter = world.institution.mail.kept[0]
    assert "evil" not in letter.text + letter.subject


def test_guessing_codes_is_slowed_down(world: World) -> None:
    """D16: a code in a changed link."""
    codes = [code_of(_reset(world, f"GUESS-{number:05}")) for number in range(8)]
    assert codes[0] == "wrong_code" and codes[-1] == "slow_down"


# Accounts


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"login": ""}, "login"),
        ({"login": "a\nb"}, "login"),
        ({"name": "x" * 300}, "name"),
        ({"email": "a@b\nBcc: all@oes.kz"}, "email"),
        ({"email": "nobody"}, "email"),
        ({"role": "king"}, "role"),
        ({"rights": ["fly"]}, "right"),
        ({"groups": [""]}, "group"),
    ],
)
def test_an_account_that_does_not_fit_is_refused(world: World, more: dict[str, Any], path: str) -> None:
    """F21: a line break in a mail address among others."""
    values = {"login": "aigerim", "password": PASSWORD} | more
    with pytest.raises(Rejected) as refused:
        world.institution.accounts.add_user(**values)
    assert (refused.value.reason, refused.value.facts["path"]) == ("bad_input", path)
    assert world.institution.accounts.users() == []


@pytest.mark.parametrize("password", ["", "short", "password", "QWERTYUIOP", "aigerimka"])
def test_a_weak_password_is_refused(world: World, password: str) -> None:
    with pytest.raises(Rejected) as refused:
        world.institution.accounts.add_user("aigerimka", password)
    assert refused.value.reason == "weak_password"


@pytest.mark.parametrize(
    "add",
    [
        lambda accounts: accounts.add_user("AIGERIM", PASSWORD),
        lambda accounts: accounts.add_user("other", PASSWORD, email="Aigerim@oes.kz"),
    ],
)
def test_a_login_or_an_address_is_taken_once(world: World, add: Callable[[Any], Any]) -> None:
    world.add_user("aigerim")
    with pytest.raises(Rejected) as refused:
        add(world.institution.accounts)
    assert refused.value.reason == "in_use"


def test_a_body_is_decoded_strictly(world: World) -> None:
    for body in ({"login": "a"}, {"login": 1, "password": "x"}, {"login": "", "password": "x"}, []):
        answer = world.anybody.post(routes.LOGIN, json=body)
        assert (answer.status_code, code_of(answer)) == (400, "bad_input")
    assert structs.LoginBody("a", "b").device == ""
