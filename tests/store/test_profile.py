"""The folder of one user at one server: made once, opened by one, erased for good."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from oes_desktop.domain.errors import Damaged, DiskTrouble, KeyTrouble, Rejected, TooNew
from oes_desktop.store import profile as profiles
from oes_desktop.store.erasing import finish_erasing
from oes_desktop.store.profile import Profile, find_profile, list_profiles, set_aside
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.store.store import Store, repair


class Refusing(MemoryKeeper):
    """A key store that was locked after it had kept something."""

    refusing = False

    def fetch(self, profile_id, wrapped=None):
        if self.refusing:
            raise KeyTrouble("locked")
        return super().fetch(profile_id, wrapped)

    def forget(self, profile_id):
        if self.refusing:
            raise KeyTrouble("locked")
        super().forget(profile_id)


class Forgetful(MemoryKeeper):
    """Takes the write, and gives something else back (D6)."""

    def fetch(self, profile_id, wrapped=None):
        return bytes(32)


def test_made_once_and_opened_again(root: Path, profile: Profile, keeper: MemoryKeeper) -> None:
    info = profile.info
    assert (info.server, info.server_id, info.login, info.user_id) == (
        "https://htii.oes.kz", "server-1", "aigerim", "user-1",
    )  # fmt: skip
    key = profile.key("database")
    assert key != profile.key("journal")
    with pytest.raises(Rejected) as caught:
        Profile.create(root, "server-1", "user-1", keeper)
    assert caught.value.reason == "in_use"
    profile.close()
    with pytest.raises(Rejected):
        Profile.create(root, "server-1", "user-1", keeper)
    again = Profile.open(profile.folder, keeper)
    assert again.key("database") == key
    again.close()


def test_users_and_servers_have_folders_of_their_own(
    root: Path, profile: Profile, keeper: MemoryKeeper
) -> None:
    others = [
        Profile.create(root, *ids, keeper)
        for ids in (("server-1", "user-2"), ("server-2", "user-1"), ("../..", "CON"))
    ]
    every = [profile, *others]
    assert len({each.folder for each in every}) == len({each.key("database") for each in every}) == 4
    assert {each.folder.parent for each in every} == {root}
    assert {info.folder for info in list_profiles(root)} == {each.folder for each in every}
    assert find_profile(root, "server-2", "user-1").folder == others[1].folder
    assert find_profile(root, "server-2", "user-2") is None
    for each in others:
        each.close()
    assert list_profiles(root / "nowhere") == []


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_closed_to_other_users(profile: Profile) -> None:
    Store(profile).close()
    for path in (profile.folder, profile.folder.parent, profile.vault_folder):
        assert path.stat().st_mode & 0o077 == 0
    for name in ("profile.json", "profile.lock", "journal.bin"):
        assert (profile.folder / name).stat().st_mode & 0o077 == 0


_HOLD = """
import sys
from pathlib import Path
from oes_desktop.store.profile import _Lock
lock = _Lock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_one_process_at_a_time_and_no_stale_lock(profile: Profile, keeper: MemoryKeeper) -> None:
    """B14: the lock ends with its process."""
    with pytest.raises(Rejected):
        Profile.open(profile.folder, keeper)
    profile.close()
    command = [sys.executable, "-c", _HOLD, str(profile.folder / "profile.lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(Rejected) as caught:
            Profile.open(profile.folder, keeper)
        assert caught.value.reason == "in_use"
        child.kill()
        child.wait(10)
    Profile.open(profile.folder, keeper).close()


def test_a_key_that_is_missing_wrong_or_locked_changes_nothing(
    profile: Profile, keeper: MemoryKeeper
) -> None:
    """D3, D4, D5, B10: each its own error, told by the check value and never as damage."""
    profile.close()
    before = {path: path.read_bytes() for path in profile.folder.iterdir() if path.is_file()}
    locked = Refusing()
    locked.refusing = True
    wrong = MemoryKeeper()
    wrong.keep(profile.info.profile_id, bytes(32))
    for bad, reason in ((MemoryKeeper(), "missing_entry"), (wrong, "wrong_key"), (locked, "locked")):
        with pytest.raises(KeyTrouble) as caught:
            Profile.open(profile.folder, bad)
        assert caught.value.reason == reason
    assert {path: path.read_bytes() for path in profile.folder.iterdir() if path.is_file()} == before
    Profile.open(profile.folder, keeper).close()  # and the lock is free


def test_a_keeper_that_does_not_keep_makes_no_profile(root: Path) -> None:
    with pytest.raises(KeyTrouble) as caught:
        Profile.create(root, "s", "u", Forgetful())
    assert caught.value.reason == "absent"
    assert list_profiles(root) == []
    keeper = MemoryKeeper()
    Profile.create(root, "s", "u", keeper).close()  # what was left over is no hindrance


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff", b'{"schema": "1"}', b'{"schema": 1}', b'{"schema": 1, "cipher": "rot13"}'],
)
def test_a_damaged_file_is_named_and_left_alone(root: Path, profile: Profile, keeper, content: bytes) -> None:
    profile.close()
    path = profile.folder / "profile.json"
    path.write_bytes(content)
    with pytest.raises(Damaged) as caught:
        Profile.open(profile.folder, keeper)
    assert caught.value.reason == "profile"
    with pytest.raises(Damaged):
        find_profile(root, "server-1", "user-1")
    with pytest.raises(Rejected):
        Profile.create(root, "server-1", "user-1", keeper)
    assert list_profiles(root) == []
    assert path.read_bytes() == content


def test_each_field_must_be_what_it_is(profile: Profile, keeper: MemoryKeeper) -> None:
    profile.close()
    path = profile.folder / "profile.json"
    good = json.loads(path.read_bytes())
    for name in good:
        for value in (5, [], None) if name != "wrapped" else (5, [], "x"):
            path.write_text(json.dumps(good | {name: value}))
            with pytest.raises((Damaged, TooNew)):
                Profile.open(profile.folder, keeper)
        path.write_text(json.dumps({other: good[other] for other in good if other != name}))
        with pytest.raises(Damaged):
            Profile.open(profile.folder, keeper)


def test_a_newer_profile_is_refused(profile: Profile, keeper: MemoryKeeper) -> None:
    """B15: by its profile.json."""
    profile.close()
    path = profile.folder / "profile.json"
    path.write_text(json.dumps({"schema": 99, "unknown": True}))
    with pytest.raises(TooNew) as caught:
        Profile.open(profile.folder, keeper)
    assert (caught.value.reason, caught.value.facts["found"]) == ("profile", 99)


def test_a_missing_profile_is_named(root: Path, keeper: MemoryKeeper) -> None:
    with pytest.raises(DiskTrouble) as caught:
        Profile.open(root / "nothing", keeper)
    assert caught.value.reason == "missing"


@pytest.mark.parametrize("how", ["missing", "empty", "folder", "garbage"])
def test_a_lost_database_is_damage_never_a_new_profile(profile: Profile, make_act, how: str) -> None:
    store = Store(profile)
    store.outbox.add(make_act("a1"))
    store.close()
    profile.database_path.unlink()
    if how == "folder":
        profile.database_path.mkdir()
    elif how != "missing":
        profile.database_path.write_bytes(b"" if how == "empty" else b"x" * 5000)
    with pytest.raises(Damaged) as caught:
        Store(profile)
    assert caught.value.reason == "store"
    aside = repair(profile)
    assert aside.is_dir()
    assert [path.name for path in aside.iterdir()] == ([] if how == "missing" else ["store.db"])
    store = Store(profile)
    assert [row.act.id for row in store.outbox.rows()] == ["a1"]
    store.close()


def test_remember_and_set_aside(root: Path, profile: Profile, keeper: MemoryKeeper) -> None:
    profile.remember(server="https://new.oes.kz", login="new")
    assert (profile.info.server, list_profiles(root)[0].login) == ("https://new.oes.kz", "new")
    key = profile.key("database")
    profile.close()
    aside = set_aside(profile.folder)
    assert list_profiles(root) == []
    assert find_profile(root, "server-1", "user-1") is None
    fresh = Profile.create(root, "server-1", "user-1", keeper)
    assert fresh.info.profile_id != profile.info.profile_id
    fresh.close()
    old = Profile.open(aside, keeper)  # nothing is lost
    assert old.key("database") == key
    old.close()


def test_erase_leaves_nothing(root: Path, profile: Profile, keeper: MemoryKeeper, make_recording) -> None:
    store = Store(profile)
    store.media.entry(make_recording(), "exam-1").path.write_bytes(b"sealed")
    store.close()
    profile.erase()
    assert list(root.iterdir()) == []
    with pytest.raises(KeyTrouble):
        keeper.fetch(profile.info.profile_id)
    Profile.create(root, "server-1", "user-1", keeper).close()


def test_erase_with_a_locked_key_store_erases_nothing(root: Path) -> None:
    keeper = Refusing()
    profile = Profile.create(root, "s", "u", keeper)
    keeper.refusing = True
    with pytest.raises(KeyTrouble):
        profile.erase()
    keeper.refusing = False
    profile.close()
    Profile.open(profile.folder, keeper).close()
    assert len(list_profiles(root)) == 1


_ERASE = """
import os, sys
from pathlib import Path
from oes_desktop.store import profile as profiles
from oes_desktop.store.secrets import MemoryKeeper
keeper = MemoryKeeper()
profile = profiles.Profile.create(Path(sys.argv[1]), "s", "u", keeper)
for number in range(50):
    (profile.vault_folder / f"{number}.oesm").write_bytes(b"x" * 1000)
left = int(sys.argv[2])
def dying(event, args):
    global left
    if event in ("os.remove", "os.rename", "open", "shutil.rmtree", "os.rmdir"):
        left -= 1
        if left < 0:
            os._exit(9)
sys.addaudithook(dying)
profile.erase()
"""


@pytest.mark.parametrize("steps", [0, 1, 2, 3, 4, 5, 6, 8, 12, 30, 60])
def test_an_erase_that_is_killed_is_finished_at_the_next_start(root: Path, steps: int) -> None:
    command = [sys.executable, "-c", _ERASE, str(root), str(steps)]
    assert subprocess.run(command, timeout=60).returncode in (0, 9)
    marked = list(root.glob("*/erasing"))
    assert bool(list_profiles(root)) == (not marked and bool(list(root.glob("*/profile.json"))))
    keeper = MemoryKeeper()
    finish_erasing(root, keeper)
    assert not marked or list(root.iterdir()) == []
    if not list_profiles(root):
        profile = Profile.create(root, "s", "u", keeper)  # the place is free again
        with pytest.raises(Rejected):
            Profile.open(profile.folder, keeper)
        profile.close()


@pytest.mark.parametrize("steps", [6, 20, 40])
def test_a_profile_can_be_made_where_an_erase_was_killed(root: Path, steps: int) -> None:
    command = [sys.executable, "-c", _ERASE, str(root), str(steps)]
    assert subprocess.run(command, timeout=60).returncode == 9
    assert list(root.glob("*/erasing"))
    keeper = MemoryKeeper()
    profile = Profile.create(root, "s", "u", keeper)
    assert list(profile.vault_folder.iterdir()) == []
    with pytest.raises(Rejected):
        Profile.open(profile.folder, keeper)
    profile.close()


def test_the_layout_is_what_the_docstring_says(profile: Profile) -> None:
    Store(profile).close()
    assert profiles.__doc__ is not None
    for path in profile.folder.iterdir():
        assert path.name in profiles.__doc__
