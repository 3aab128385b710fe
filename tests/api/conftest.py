"""A client for a hostile server, signed in with tokens that mean nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from oes_desktop.api.auth import MemoryTokens
from oes_desktop.api.client import Client
from oes_desktop.domain.account import Tokens
from oes_desktop.domain.clock import SystemClock

Clients = Callable[..., Client]


@pytest.fixture
def clients() -> Iterator[Clients]:
    """Makes clients (`clients(url, clock=...)`), closed at the end."""
    made: list[Client] = []

    def make(url: str, **options: object) -> Client:
        tokens = options.pop("tokens", MemoryTokens(Tokens("access-0123456789", "refresh-0123456789", 0)))
        clock = options.pop("clock", SystemClock())
        client = Client(url, tokens, clock, **options)  # type: ignore[arg-type]
        made.append(client)
        return client

    yield make
    for client in made:
        client.close()
