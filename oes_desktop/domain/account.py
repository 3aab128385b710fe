"""Who is signed in, and where."""

from __future__ import annotations

from dataclasses import dataclass, field

PROCTOR, ADMIN = "proctor", "admin"


@dataclass(frozen=True, slots=True)
class Account:
    """`user_id` is the server's; `rights` are codes such as `archive`."""

    user_id: str
    login: str
    name: str
    role: str = PROCTOR
    rights: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tokens:
    """What proves to the server who we are: never shown, logged or sent to another host. `expires_ms`: wall
    time (ms UTC) until which `access` is good."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    expires_ms: int
