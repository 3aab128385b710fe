"""What one server is told at its start. Plain values; knows no framework and opens nothing."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Faults:
    """Trouble made on purpose, for tests and for a person who shows it.

    `fail_rate`: share of calls (0-1) answered by an error, half of them after the work was done;
    `slow_s`: seconds before each call; `drop_after_bytes`: media answers break off after so many bytes
    (0: never); `expire_tokens_s`: life of an access token (0: the usual one). Chance follows `seed`.
    """

    fail_rate: float = 0.0
    slow_s: float = 0.0
    drop_after_bytes: int = 0
    expire_tokens_s: float = 0.0
    seed: int = 1

    @property
    def any(self) -> bool:
        return bool(self.fail_rate or self.slow_s or self.drop_after_bytes)


@dataclass(frozen=True, slots=True)
class Smtp:
    """Where mail goes. Without a `host` it goes to the log of the server. `sender` is the From address."""

    host: str = ""
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""
    starttls: bool = True


@dataclass(frozen=True, slots=True)
class ServerConfig:
    """`data` holds the catalogue and the recordings. `port` 0 takes a free one. `time_zone` is the
    institution's (IANA name). `demo` adds the page with the mails and violations that arrive live, one every
    `live_s`.
    `lock_wait_s`: how long a call waits for the catalogue before it answers "busy"; `heartbeat_s`: how often
    an idle event stream says that it lives; `send_limit_s`: how long one piece may take to reach a client.
    `offline_days`, `keep_days` and `offline_allowed` are told to programs as `Limits`.
    """

    data: Path
    host: str = "127.0.0.1"
    port: int = 0
    tls_cert: Path | None = None
    tls_key: Path | None = None
    smtp: Smtp = Smtp()
    faults: Faults = Faults()
    name: str = "OES"
    time_zone: str = "Asia/Almaty"
    demo: bool = False
    live_s: float = 4.0
    access_minutes: float = 15.0
    offline_days: int = 30
    keep_days: int = 30
    offline_allowed: bool = True
    comment_letters: int = 4_000
    lock_wait_s: float = 5.0
    heartbeat_s: float = 15.0
    send_limit_s: float = 120.0
    event_streams: int = 1_000

    @property
    def database(self) -> Path:
        return self.data / "catalogue.sqlite"

    @property
    def signing_key(self) -> Path:
        return self.data / "signing.key"

    @property
    def media(self) -> Path:
        return self.data / "media"

    @property
    def tls(self) -> bool:
        return self.tls_cert is not None

    @property
    def access_s(self) -> float:
        return self.faults.expire_tokens_s or self.access_minutes * 60


def is_loopback(host: str) -> bool:
    """True when only this computer can reach `host`."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
