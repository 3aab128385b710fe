"""All that a signed-in proctor works with, in one value. A new one for every sign-in; never reused."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oes_desktop.domain.account import Account
from oes_desktop.domain.cancel import Until
from oes_desktop.domain.errors import OesError, Unreachable
from oes_desktop.domain.undoing import if_it_fails
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.services.access.guard import Guard
from oes_desktop.services.access.lease import Lease
from oes_desktop.services.batch import Batches
from oes_desktop.services.decisions import Decisions
from oes_desktop.services.late import make_now
from oes_desktop.services.presence import Presence
from oes_desktop.services.reports import Reports
from oes_desktop.services.sync import Sync
from oes_desktop.services.watched import Watched
from oes_desktop.store.kept import Views
from oes_desktop.store.profile import Profile
from oes_desktop.store.store import Store

if TYPE_CHECKING:
    from oes_desktop.api.client import Client
    from oes_desktop.services.downloads.queue import Downloads
    from oes_desktop.services.films import Films
    from oes_desktop.services.own_acts import OwnActs
    from oes_desktop.services.recordings.pictures import Pictures
    from oes_desktop.services.recordings.read_through import Recordings
    from oes_desktop.services.results import Results

_TELL_S = 2.0


@dataclass(frozen=True)
class Opened:
    """A profile that is open, and what lies below a desk; for `session` alone."""

    profile: Profile
    store: Store

    @classmethod
    def of(cls, profile: Profile) -> Opened:
        """Opens the store as well; closes the profile again when that fails."""
        with if_it_fails(profile.close):
            return cls(profile, Store(profile))

    def close(self) -> None:
        self.store.close()
        self.profile.close()


@dataclass
class Desk:
    """`server` is the origin (`https://htii.oes.kz`). `views` keeps named JSON values of the user:
    `load(name)`, `save(name, value)`."""

    server: str
    account: Account
    results: Results
    reports: Reports
    decisions: Decisions
    batches: Batches
    recordings: Recordings
    downloads: Downloads
    pictures: Pictures
    films: Films
    sync: Sync
    presence: Presence
    watched: Watched
    lease: Lease
    guard: Guard
    views: Views
    client: Client = field(repr=False)
    opened: Opened = field(repr=False)
    closed: bool = False

    @property
    def meta(self) -> Meta:
        """What the server last said of itself: its words, limits and time zone."""
        return self.sync.meta

    @property
    def restored(self) -> int:
        """Acts that the second copy (the sealed journal) gave back when the store was opened."""
        return self.opened.store.restored

    @property
    def own_acts(self) -> OwnActs:
        """What she did on this computer, and what became of it."""
        from oes_desktop.services.own_acts import OwnActs

        return OwnActs(self.opened.store, self.server, self.account)

    def make_ready(self) -> None:
        """What reports and downloads stand on, before one of them is waited for. Blocks."""
        make_now(self.recordings, self.downloads, self.pictures, self.films)

    def forget_sign_in(self) -> None:
        """The tokens are gone from this computer. The server is told if it answers soon; else they end there
        by themselves: one that hangs keeps nobody from leaving."""
        silent = isinstance(self.sync.status.trouble, Unreachable)
        self.client.sign_out(Until(0 if silent else _TELL_S))

    def end_waits(self) -> None:
        """Nobody waits for the server any more: what does ends within 250 ms. `close` comes next."""
        self.client.close()

    def close(self) -> None:
        """Let go of network, files and locks; every wait in progress ends. May be called twice. What is not
        delivered stays in the outbox."""
        if self.closed:
            return
        self.closed = True
        self.client.close()
        self.pictures.close()
        self.films.close()
        self.recordings.close()
        with suppress(OesError):  # the snapshot only makes the next start quicker
            self.results.keep()
        with suppress(OesError):  # or the time that has passed counts from the last time it was kept
            self.lease.keep()
        self.opened.close()
