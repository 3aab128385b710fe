"""Everything that one running server owns, opened together and closed together."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from oes_desktop.domain.clock import Clock, SystemClock
from oes_desktop.domain.undoing import if_it_fails
from oes_desktop.server.accounts import Accounts
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.live import LiveExams
from oes_desktop.server.mail import Mail
from oes_desktop.server.media_store import MediaStore
from oes_desktop.server.nudges import Nudges
from oes_desktop.server.presence import Presence
from oes_desktop.server.recovery import Recovery
from oes_desktop.server.sessions import Sessions
from oes_desktop.server.signing import SigningKey
from oes_desktop.server.throttle import Throttle

_MAIL_WAIT_S = 900.0


@dataclass(frozen=True, slots=True)
class Institution:
    config: ServerConfig
    clock: Clock
    catalogue: Catalogue
    accounts: Accounts
    media: MediaStore
    sessions: Sessions
    recovery: Recovery
    mail: Mail
    presence: Presence
    nudges: Nudges
    live: LiveExams
    signing: SigningKey

    @staticmethod
    def open(config: ServerConfig, clock: Clock | None = None) -> Institution:
        """Raises `Damaged`, `TooNew`, `DiskTrouble` about the data folder."""
        clock = clock or SystemClock()
        catalogue = Catalogue(config.database, clock, lock_wait_s=config.lock_wait_s)
        with if_it_fails(catalogue.close):
            signing = SigningKey.at(config.signing_key)
            mail = Mail(config.smtp)
            sessions = Sessions(catalogue, Throttle(clock), config.access_s)
            sessions.forget_unused()
            catalogue.forget_removals()
            presence = Presence(clock)
            nudges = Nudges(catalogue, presence, config.heartbeat_s, config.event_streams)
        catalogue.on_change = nudges.poke
        return Institution(
            config=config,
            clock=clock,
            catalogue=catalogue,
            accounts=Accounts(catalogue),
            media=MediaStore(config.media),
            sessions=sessions,
            recovery=Recovery(
                catalogue, mail, Throttle(clock, free=3, most_wait_s=_MAIL_WAIT_S), config.name
            ),
            mail=mail,
            presence=presence,
            nudges=nudges,
            live=LiveExams(catalogue, Random(config.faults.seed), config.live_s),
            signing=signing,
        )

    def close(self) -> None:
        self.catalogue.close()
