"""The passphrase of an open profile: set, changed, taken away.

From the moment one is set the key store holds no copy of the key any more: it would open the lock for whoever
sits at the computer. So the passphrase is asked for at every start as well, and nobody can restore it.
"""

from __future__ import annotations

from collections.abc import Callable

from oes_desktop.domain.errors import KeyTrouble, Rejected
from oes_desktop.services.access.tries import Tries
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import Keeper, PassphraseKeeper

SHORTEST = 8  # characters


class Guard:
    """Of one desk. Blocking: a passphrase costs about half a second, the key store as long as it likes."""

    def __init__(self, profile: Profile, tries: Tries, key_store: Callable[[], Keeper]) -> None:
        self._profile, self._tries, self._key_store = profile, tries, key_store

    @property
    def is_on(self) -> bool:
        """A passphrase opens the profile: it can be locked."""
        return self._profile.info.wrapped

    def set(self, passphrase: str, current: str = "") -> None:
        """Protect the profile with `passphrase`, in place of the `current` one if there is one. Nothing is
        encrypted again. Raises `Rejected("weak_password")`, `KeyTrouble`: "wrong_passphrase", "slow_down"."""
        if len(passphrase) < SHORTEST:
            raise Rejected("weak_password", limit=SHORTEST)
        self._check(current)
        self._profile.change_keeper(PassphraseKeeper(passphrase))

    def remove(self, current: str) -> None:
        """The key goes back to the key store of the system; the program can no longer be locked. Raises
        `KeyTrouble` as `set`, and what the key store raises: then nothing changes."""
        self._check(current)
        self._profile.change_keeper(self._key_store())

    def _check(self, current: str) -> None:
        if not self.is_on:
            return
        with self._tries.one():
            if not self._profile.fits(PassphraseKeeper(current)):
                raise KeyTrouble("wrong_passphrase")
