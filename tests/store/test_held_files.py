"""Files that another program holds (Windows: antivirus, indexer): what is to be removed is not forgotten."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from oes_desktop import disk
from oes_desktop.domain.errors import DiskTrouble, KeyTrouble
from oes_desktop.domain.models import Recording
from oes_desktop.store.erasing import finish_erasing
from oes_desktop.store.profile import Profile, list_profiles
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.store.store import Store
from oes_desktop.vault.container import Binding, VaultFile


class Held(disk.Medium):
    """Vault files cannot be removed; nobody waits for real."""

    def __init__(self) -> None:
        self.waits = 0

    def unlink(self, path: Path) -> None:
        if path.suffix == ".oesm":
            raise OSError(errno.EBUSY, "held by a test")
        super().unlink(path)

    def wait(self, seconds: float) -> None:
        self.waits += 1


def recorded(store: Store, recording: Recording) -> Path:
    entry = store.media.entry(recording, "exam-1")
    binding = Binding(entry.server, entry.recording, entry.generation, entry.sha256)
    file = VaultFile.create(entry.path, entry.key, binding, entry.size)
    file.close()
    store.media.keep_header(entry, file.header)
    return entry.path


def test_an_erased_recording_that_is_held_goes_at_a_later_start(
    profile: Profile, make_recording: Callable[..., Recording]
) -> None:
    """B13: five tries, then it waits for the next start, however many starts that takes; its key is gone."""
    store = Store(profile)
    path = recorded(store, make_recording())
    held = Held()
    with disk.through(held):
        store.media.erase("exam-1")
        assert path.exists()
        assert store.media.find(make_recording()) is None
        store.close()
        assert held.waits == 4
        for _ in range(2):  # a start tries once and waits for nobody
            Store(profile).close()
            assert path.exists()
        assert held.waits == 4
    Store(profile).close()
    assert not path.exists()


def test_an_erased_profile_with_a_held_file_goes_at_a_later_start(
    profile: Profile, root: Path, keeper: MemoryKeeper, make_recording: Callable[..., Recording]
) -> None:
    """B13, B24: the key is gone first, then all that is not held, the held file at a later start."""
    store = Store(profile)
    path = recorded(store, make_recording())
    store.close()
    with disk.through(Held()):
        with pytest.raises(DiskTrouble) as caught:
            profile.erase()
        assert caught.value.reason == "busy"
        with pytest.raises(KeyTrouble):
            keeper.fetch(profile.info.profile_id)
        assert {each.name for each in profile.folder.rglob("*") if each.is_file()} == {
            path.name,
            "erasing",
            "profile.lock",
        }
        finish_erasing(root, keeper)
        assert path.exists()
        assert list_profiles(root) == []
    finish_erasing(root, keeper)
    assert not profile.folder.exists()
