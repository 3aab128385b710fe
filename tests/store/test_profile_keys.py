"""The secret of a profile on its way between keepers, and its end: what a crash at any step leaves behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from support.quick import Quick

from oes_desktop import disk
from oes_desktop.domain.errors import DiskTrouble, KeyTrouble, Rejected, Unreachable
from oes_desktop.store.erasing import asides_of, finish_erasing
from oes_desktop.store.outside import Outside
from oes_desktop.store.profile import Profile, erase_closed, find_profile, list_profiles, set_aside
from oes_desktop.store.secrets import Keeper, MemoryKeeper


class Stubborn(MemoryKeeper):
    """A key store that does not give up what it has while it is locked."""

    locked = False

    def forget(self, profile_id: str) -> None:
        if self.locked:
            raise KeyTrouble("locked")
        super().forget(profile_id)


class NoKeyStore:
    def keep(self, profile_id, secret):
        raise KeyTrouble("absent")

    fetch = forget = keep


class Killed(BaseException):
    """The process ends here."""


class Dying(disk.Medium):
    """Dies at the change of a file after so many."""

    def __init__(self, left: int) -> None:
        self.left = left

    def _step(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Killed

    def create(self, path):
        self._step()
        return super().create(path)

    def write(self, file, data):
        self._step()
        return super().write(file, data)

    def sync(self, descriptor):
        self._step()
        super().sync(descriptor)

    def replace(self, old, new):
        self._step()
        super().replace(old, new)

    def unlink(self, path):
        self._step()
        super().unlink(path)

    def sync_folder(self, folder):
        self._step()
        super().sync_folder(folder)


def deaths(work: Callable[[], object], after: Callable[[int], None], before: Callable[[], None]) -> int:
    """`before`, then `work` killed at its first step, `after`; the same for the second step, and so on until
    it comes to its end. How many steps it has."""
    for step in range(200):
        before()
        died = False
        try:
            with disk.through(Dying(step)):
                work()
        except Killed:
            died = True
        after(step)
        if not died:
            return step
    raise AssertionError("it never ends")


def opens(folder: Path, *keepers: Keeper) -> list[int]:
    """Which of these keepers open the profile."""
    found = []
    for number, keeper in enumerate(keepers):
        try:
            Profile.open(folder, keeper).close()
        except KeyTrouble:
            continue
        found.append(number)
    return found


@pytest.mark.parametrize("way", ["passphrase to passphrase", "key store to passphrase", "and back"])
def test_a_change_of_keeper_that_is_killed_leaves_one_that_opens(root: Path, way: str) -> None:
    """D11: at every step the old or the new one is valid, and nothing is encrypted again."""
    store = MemoryKeeper()
    old, new = {
        "passphrase to passphrase": (Quick("one"), Quick("two")),
        "key store to passphrase": (store, Quick("two")),
        "and back": (Quick("one"), store),
    }[way]
    made: list[Profile] = []

    def begin() -> None:
        made.append(Profile.create(root, "s", f"u{len(made)}", old))

    def after(_step: int) -> None:
        profile = made[-1]
        database = profile.database_path.read_bytes()
        profile.close()
        assert opens(profile.folder, old, new)
        assert profile.database_path.read_bytes() == database

    steps = deaths(lambda: made[-1].change_keeper(new), after, begin)
    assert steps >= 4
    assert opens(made[-1].folder, old, new) == [1]


def test_a_copy_that_the_key_store_keeps_back_is_taken_at_the_next_chance(root: Path) -> None:
    """D8: the key store is locked just then; the passphrase holds, and no copy stays for good."""
    store = Stubborn()
    profile = Profile.create(root, "s", "u", store)
    store.locked = True
    profile.change_keeper(Quick("one"))
    assert profile.info.wrapped
    profile.change_keeper(Quick("two"))
    profile.close()
    assert store.fetch(profile.info.profile_id)  # it is still there, and opens nothing by itself
    assert opens(profile.folder, store, Quick("one"), Quick("two")) == [2]
    profile = Profile.open(profile.folder, Quick("two"))
    profile.forget_copy(store)
    store.locked = False
    profile.forget_copy(store)
    profile.forget_copy(NoKeyStore())  # nothing is asked any more
    profile.close()
    with pytest.raises(KeyTrouble):
        store.fetch(profile.info.profile_id)


def test_a_closed_profile_holds_no_key_and_changes_no_keeper(root: Path) -> None:
    store = MemoryKeeper()
    profile = Profile.create(root, "s", "u", store)
    secret = profile._secret
    assert any(secret)
    profile.close()
    assert not any(secret)
    before = (profile.folder / "profile.json").read_bytes()
    for use in (lambda: profile.key("database"), lambda: profile.change_keeper(Quick("one"))):
        with pytest.raises(Unreachable):
            use()
    assert (profile.folder / "profile.json").read_bytes() == before
    Profile.open(profile.folder, store).close()


def test_a_profile_that_is_closed_while_its_keeper_changes_stays_as_it_was(root: Path) -> None:
    store = MemoryKeeper()
    profile = Profile.create(root, "s", "u", store)

    class Slow(Quick):
        def keep(self, profile_id, secret):
            profile.close()  # the program is locked just now
            return super().keep(profile_id, secret)

    with pytest.raises(Unreachable):
        profile.change_keeper(Slow("one"))
    assert opens(profile.folder, store, Quick("one")) == [0]


def test_fits_tells_a_wrong_passphrase_from_other_trouble(root: Path) -> None:
    store = MemoryKeeper()
    profile = Profile.create(root, "s", "u", store)
    assert profile.fits(store)
    assert not profile.fits(MemoryKeeper())
    profile.change_keeper(Quick("one"))
    assert profile.fits(Quick("one"))
    assert not profile.fits(Quick("two"))
    with pytest.raises(KeyTrouble) as caught:
        profile.fits(NoKeyStore())
    assert caught.value.reason == "absent"
    profile.close()


@pytest.mark.parametrize("kind", ["key store", "passphrase", "passphrase without a key store"])
@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_an_erase_that_is_killed_has_destroyed_the_key_first(root: Path, kind: str, closed: bool) -> None:
    """B24: at every step either nothing is gone yet, or the key is, and the next start removes the rest."""
    wrapped = kind != "key store"
    store: Keeper = NoKeyStore() if kind == "passphrase without a key store" else MemoryKeeper()
    made: list[Profile] = []

    def begin() -> None:
        profile = Profile.create(root, "s", f"u{len(made)}", Quick("one") if wrapped else store)
        for number in range(3):
            (profile.vault_folder / f"{number}.oesm").write_bytes(b"x" * 100)
        made.append(profile)
        if closed:
            profile.close()

    def erase() -> None:
        profile = made[-1]
        erase_closed(profile.folder, store) if closed else profile.erase()

    def after(_step: int) -> None:
        profile = made[-1]
        profile.close()
        folder = profile.folder
        content = folder / "profile.json"
        whole = content.exists() and len(list(profile.vault_folder.iterdir())) == 3
        if not (folder / "erasing").exists():
            assert whole or not folder.exists()
        else:
            assert find_profile(root, "s", f"u{len(made) - 1}") is None
            assert whole or not content.exists()  # and with it a wrapped key
        if not whole and not wrapped:
            with pytest.raises(KeyTrouble):
                store.fetch(profile.info.profile_id)
        asked = (folder / "erasing").exists()
        finish_erasing(root, store)
        assert folder.exists() == (whole and not asked)
        if folder.exists():
            erase_closed(folder, store)
        assert list(root.iterdir()) == []

    assert deaths(erase, after, begin) >= 6


def test_a_key_store_that_is_locked_at_the_next_start_keeps_nothing_readable(root: Path) -> None:
    """The rest goes, and the key as soon as the key store gives it up."""
    store = Stubborn()
    profile = Profile.create(root, "s", "u", store)
    with pytest.raises(Killed), disk.through(Dying(6)):
        profile.erase()
    profile.close()
    assert (profile.folder / "erasing").exists()
    store.keep(profile.info.profile_id, bytes(32))  # as if the kill had come before it was forgotten
    store.locked = True
    finish_erasing(root, store)
    assert sorted(path.name for path in profile.folder.iterdir()) == ["erasing", "profile.lock"]
    store.locked = False
    finish_erasing(root, store)
    assert list(root.iterdir()) == []
    with pytest.raises(KeyTrouble):
        store.fetch(profile.info.profile_id)


def test_what_the_server_wants_erased_goes_though_the_key_store_is_locked(root: Path) -> None:
    store = Stubborn()
    profile = Profile.create(root, "s", "u", store)
    store.locked = True
    profile.erase(insist=True)
    assert list_profiles(root) == []
    assert not profile.database_path.exists()
    store.locked = False
    finish_erasing(root, store)
    assert list(root.iterdir()) == []


def test_a_profile_that_is_open_somewhere_is_not_erased_from_outside(root: Path) -> None:
    store = MemoryKeeper()
    profile = Profile.create(root, "s", "u", store)
    with pytest.raises(Rejected) as caught:
        erase_closed(profile.folder, store)
    assert caught.value.reason == "in_use"
    assert profile.database_path.exists()
    profile.close()
    erase_closed(profile.folder, store)
    assert list(root.iterdir()) == []


def test_a_damaged_profile_can_be_erased_all_the_same(root: Path) -> None:
    profile = Profile.create(root, "s", "u", MemoryKeeper())
    profile.close()
    (profile.folder / "profile.json").write_bytes(b"{")
    erase_closed(profile.folder, MemoryKeeper())
    assert list(root.iterdir()) == []


def test_what_was_set_aside_is_found_again(root: Path) -> None:
    store = MemoryKeeper()
    first = Profile.create(root, "s", "u", store)
    first.close()
    aside = set_aside(first.folder)
    other = Profile.create(root, "s", "other", store)
    other.close()
    assert asides_of(first.folder) == [aside]
    assert asides_of(other.folder) == []


def test_how_much_waits_is_known_without_the_key(root: Path) -> None:
    """D10: the number alone, nothing of what it is about."""
    profile = Profile.create(root, "s", "u", MemoryKeeper())
    profile.outside.note_unsent(7)
    profile.close()
    assert [info.unsent for info in list_profiles(root)] == [7]
    assert json.loads((profile.folder / "outside.json").read_bytes()) == {"unsent": 7}
    assert Outside(profile.folder).unsent == 7
    with pytest.raises(DiskTrouble):
        Profile.open(root / "nowhere", MemoryKeeper())
