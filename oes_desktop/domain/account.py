"""Who is signed in, and where."""

from __future__ import annotations

from dataclasses import dataclass

PROCTOR, ADMIN = "proctor", "admin"


@dataclass(frozen=True, slots=True)
class Account:
    """`user_id` is the server's; `rights` are codes such as `archive`."""

    user_id: str
    login: str
    name: str
    role: str = PROCTOR
    rights: frozenset[str] = frozenset()
