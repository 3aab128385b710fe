"""A client of the server that is made when it is first asked for something.

The network library is slow to import, and nobody needs it before the first page stands on the screen: a desk
opens from the local store alone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from oes_desktop.domain.errors import Unreachable

if TYPE_CHECKING:
    from oes_desktop.api.client import Client


class _Late:
    def __init__(self, make: Callable[[], Client]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._client: Client | None = None
        self._closed = False

    def __getattr__(self, name: str) -> Any:
        with self._lock:
            if self._closed:
                raise Unreachable("cancelled")
            if self._client is None:
                self._client = self._make()
            return getattr(self._client, name)

    def close(self) -> None:
        """Also before it was ever made; afterwards every call is `Unreachable("cancelled")`."""
        with self._lock:
            self._closed = True
            client = self._client
        if client is not None:
            client.close()


def late_client(make: Callable[[], Client]) -> Client:
    """Behaves as the client that `make` gives, which is called at the first use, by whoever comes first."""
    return cast("Client", _Late(make))
