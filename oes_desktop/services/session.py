"""Who is signed in, and where. Skeleton of the public surface."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from oes_desktop.domain.clock import Clock
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.paths import Folders
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences


class Session:
    def __init__(
        self,
        folders: Folders,
        preferences: Preferences,
        clock: Clock,
        *,
        keeper_factory: Callable[[], Any] | None = None,
        connect: Callable[..., Any] | None = None,
    ) -> None:
        self._folders = folders

    def probe(self, address: str) -> Meta:
        raise NotImplementedError

    def sign_in(
        self, address: str, login: str, password: str, *, stay: bool, passphrase: str | None = None
    ) -> Desk:
        raise NotImplementedError

    def resume(self, passphrase: str | None = None) -> Desk | None:
        raise NotImplementedError

    def profiles(self) -> list[Any]:
        raise NotImplementedError

    def open_offline(self, profile_folder: Path, passphrase: str | None = None) -> Desk:
        raise NotImplementedError

    def sign_out(self, desk: Desk, *, erase: bool = False, discard_unsent: bool = False) -> None:
        raise NotImplementedError

    def export_unsent(self, desk: Desk, path: Path) -> int:
        raise NotImplementedError

    def recover(self, address: str, who: str) -> None:
        raise NotImplementedError

    def reset(self, address: str, code: str, password: str) -> None:
        raise NotImplementedError
