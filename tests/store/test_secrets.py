"""Where the secret lives: passphrase, memory, and what is refused as a key store."""

from __future__ import annotations

import json
import sys
import time

import keyring.backend
import keyring.backends.null
import keyring.core
import keyring.errors
import pytest
from support.quick import Quick

from oes_desktop.domain.errors import Damaged, KeyTrouble
from oes_desktop.store.profile import Profile, list_profiles
from oes_desktop.store.secrets import KeyringKeeper, MemoryKeeper, PassphraseKeeper, _door, _entry

SECRET = bytes(range(32))


def test_a_passphrase_wraps_the_secret() -> None:
    wrapped = PassphraseKeeper("құпия сөз 🙂").keep("p1", SECRET)
    assert json.loads(json.dumps(wrapped)) == wrapped
    assert SECRET.hex() not in json.dumps(wrapped)
    assert (wrapped["kdf"], wrapped["memory_kib"]) == ("argon2id", 131_072)
    assert PassphraseKeeper("құпия сөз 🙂").fetch("p1", wrapped) == SECRET


def test_a_wrong_passphrase_costs_time_and_is_named() -> None:
    wrapped = Quick("right").keep("p1", SECRET)
    for profile_id, passphrase in (("p1", "Right"), ("p2", "right")):
        began = time.monotonic()
        with pytest.raises(KeyTrouble) as caught:
            Quick(passphrase).fetch(profile_id, wrapped)
        assert caught.value.reason == "wrong_passphrase"
        assert time.monotonic() - began >= 0.5
    assert PassphraseKeeper("right").fetch("p1", wrapped) == SECRET  # by the cost that is written down
    with pytest.raises(KeyTrouble) as caught:
        PassphraseKeeper("")
    assert caught.value.reason == "passphrase_needed"


@pytest.mark.parametrize(
    "change",
    [
        {"kdf": "md5"}, {"salt": "xyz"}, {"salt": ""}, {"secret": 5}, {"memory_kib": 10**12},
        {"memory_kib": "a lot"}, {"iterations": 0}, {"iterations": 10**9}, {"lanes": 0},
    ],
)  # fmt: skip
def test_a_wrapped_secret_that_makes_no_sense_is_damage(change) -> None:
    wrapped = Quick("right").keep("p1", SECRET)
    for bad in (wrapped | change, {key: value for key, value in wrapped.items() if key not in change}):
        with pytest.raises(Damaged) as caught:
            Quick("right").fetch("p1", bad)
        assert caught.value.reason == "profile"


def test_a_profile_under_a_passphrase(root) -> None:
    profile = Profile.create(root, "s", "u", Quick("one"))
    key = profile.key("database")
    assert profile.info.wrapped
    profile.change_keeper(Quick("two"))
    profile.close()
    (info,) = list_profiles(root)
    assert info.wrapped
    for keeper, reason in ((Quick("one"), "wrong_passphrase"), (KeyringKeeper(), "passphrase_needed")):
        with pytest.raises(KeyTrouble) as caught:
            Profile.open(info.folder, keeper)
        assert caught.value.reason == reason
    profile = Profile.open(info.folder, Quick("two"))
    assert profile.key("database") == key
    memory = MemoryKeeper()
    profile.change_keeper(memory)  # from the passphrase to a key store
    assert not profile.info.wrapped
    profile.close()
    with pytest.raises(KeyTrouble) as caught:
        Profile.open(info.folder, Quick("two"))
    assert caught.value.reason == "missing_entry"
    profile = Profile.open(info.folder, memory)
    profile.change_keeper(Quick("three"))
    with pytest.raises(KeyTrouble):
        memory.fetch(info.profile_id)  # it lies in one place only
    profile.erase()
    assert list(root.iterdir()) == []


def test_memory_keeps_and_forgets() -> None:
    keeper = MemoryKeeper()
    keeper.keep("p1", SECRET)
    assert keeper.fetch("p1") == SECRET
    keeper.forget("p1")
    keeper.forget("p1")
    with pytest.raises(KeyTrouble) as caught:
        keeper.fetch("p1")
    assert caught.value.reason == "missing_entry"


@pytest.mark.parametrize("profile_id", ["p1" * 100, "user@host", "Әбдірахманова", "p1/../x\0"])
def test_entries_are_short_and_tell_nothing(profile_id: str) -> None:
    """D9: named by a hash, so the same on all systems; 44 letters are far below 2,560 bytes."""
    service, user = _entry(profile_id)
    assert len(service) < 60
    assert len(user) == 32
    assert (service + user).isascii()
    assert profile_id not in service + user
    assert _entry("p1") != _entry("p2")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these systems always have their key store")
def test_a_clear_text_backend_named_by_the_environment_is_no_key_store(monkeypatch, tmp_path) -> None:
    """D1 and D7: no bus here, and whatever the environment or a configuration file names is not asked."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nowhere")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    named = tmp_path / "config" / "python_keyring" / "keyringrc.cfg"
    named.parent.mkdir(parents=True)
    named.write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with monkeypatch.context() as other:
        other.delenv("PYTHON_KEYRING_BACKEND")
        assert type(keyring.core.load_config()) is keyring.backends.null.Keyring  # others would take it
    keeper = KeyringKeeper()
    for use in (
        lambda: keeper.keep("p1", SECRET),
        lambda: keeper.fetch("p1"),
        lambda: keeper.forget("p1"),
        keeper.describe,
    ):
        with pytest.raises(KeyTrouble) as caught:
            use()
        assert caught.value.reason == "absent"


def test_whatever_a_key_store_throws_is_key_trouble() -> None:
    """D8: also what no key store should throw."""

    class PromptDismissedException(Exception):  # the name that Secret Service uses
        pass

    dismissed = keyring.errors.InitError("no collection")
    dismissed.__cause__ = PromptDismissedException()
    for error, reason in (
        (keyring.errors.KeyringLocked("x"), "locked"),
        (keyring.errors.PasswordSetError("x"), "denied"),
        (keyring.errors.InitError("x"), "absent"),
        (keyring.errors.NoKeyringError("x"), "denied"),
        (dismissed, "denied"),
        (ConnectionResetError("the bus went away"), "absent"),
        (RuntimeError("of its own"), "absent"),
        (KeyTrouble("wrong_key"), "wrong_key"),
    ):
        with pytest.raises(KeyTrouble) as caught, _door():
            raise error
        assert caught.value.reason == reason, error


class Shelf(keyring.backend.KeyringBackend):
    """A key store of our own making, to misbehave: never found by `KeyringKeeper`, but put into it."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}
        self.deaf = False
        self.keeps = ""  # instead, while it is deaf; None: nothing at all

    def set_password(self, service, username, password):
        kept = self.keeps if self.deaf else password
        if kept is not None:
            self.entries[service, username] = kept

    def get_password(self, service, username):
        return self.entries.get((service, username))

    def delete_password(self, service, username):
        del self.entries[service, username]


def test_what_is_written_is_read_back() -> None:
    """D5, D6."""
    shelf, keeper = Shelf(), KeyringKeeper()
    keeper._backend = shelf
    assert keeper.keep("p1", SECRET) is None
    assert keeper.fetch("p1") == SECRET
    assert [len(text) for text in shelf.entries.values()] == [44]
    shelf.deaf = True
    for shelf.keeps in ("", None, "c29tZWJvZHkgZWxzZSdzIGtleSwgMzIgYnl0ZXMgb2Y="):
        with pytest.raises(KeyTrouble) as caught:
            keeper.keep("p2", SECRET)
        assert caught.value.reason == "absent"
    for text in ("", "short", "не base64", "AAAA" * 20):
        shelf.entries[_entry("p1")] = text
        with pytest.raises(KeyTrouble) as caught:
            keeper.fetch("p1")
        assert caught.value.reason == "wrong_key"
    keeper.forget("p1")
    keeper.forget("p1")
    with pytest.raises(KeyTrouble) as caught:
        keeper.fetch("p1")
    assert caught.value.reason == "missing_entry"
