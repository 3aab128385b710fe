"""One profile: the folder of one user at one server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from oes_desktop.store.secrets import Keeper


@dataclass(frozen=True, slots=True)
class ProfileInfo:
    """What is known of a profile without its key. `wrapped`: a passphrase opens it, not the key store."""

    folder: Path
    profile_id: str
    server: str
    server_id: str
    login: str
    user_id: str
    wrapped: bool


class Profile:
    folder: Path
    info: ProfileInfo

    @classmethod
    def create(
        cls, root: Path, server_id: str, user_id: str, keeper: Keeper, *, server: str = "", login: str = ""
    ) -> Profile:
        raise NotImplementedError

    @classmethod
    def open(cls, folder: Path, keeper: Keeper) -> Profile:
        raise NotImplementedError

    def change_keeper(self, keeper: Keeper) -> None:
        """The secret goes to another keeper (a new passphrase); nothing is encrypted again."""
        raise NotImplementedError

    def key(self, label: str) -> bytes:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError

    def erase(self) -> None:
        raise NotImplementedError


def find_profile(root: Path, server_id: str, user_id: str) -> ProfileInfo | None:
    raise NotImplementedError


def list_profiles(root: Path) -> list[ProfileInfo]:
    raise NotImplementedError


def finish_erasing(root: Path, keeper: Keeper) -> None:
    """At start: complete every erase that was killed half way."""
    raise NotImplementedError


def set_aside(folder: Path) -> Path:
    """Rename the folder of a profile that cannot be opened: a new one can be made, and nothing is lost."""
    raise NotImplementedError
