"""All that a signed-in proctor works with, in one value. A new one for every sign-in; never reused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from oes_desktop.domain.account import Account
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.services.decisions import Decisions
from oes_desktop.services.recordings import Recordings
from oes_desktop.services.reports import Reports
from oes_desktop.services.sync import Sync

if TYPE_CHECKING:
    from oes_desktop.services.results import Results


@dataclass
class Desk:
    """`server` is the origin (`https://htii.oes.kz`), `folder` the profile's. `views` keeps named JSON values of
    the user (`load(name)`, `save(name, value)`). `stay`: whether a later start may open it without a password."""

    server: str
    account: Account
    meta: Meta
    results: Results
    reports: Reports
    decisions: Decisions
    recordings: Recordings
    sync: Sync
    views: Any
    stay: bool = True
    _closers: list[Callable[[], None]] = field(default_factory=list, repr=False)

    def close(self) -> None:
        """Let go of network, files and locks; every wait in progress ends. May be called twice, from any
        thread. What is not delivered stays in the outbox."""
        while self._closers:
            self._closers.pop()()
