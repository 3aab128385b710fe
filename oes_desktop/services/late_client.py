"""A client of the server that is made when it is first asked for something.

The network library is slow to import, and nobody needs it before the first page stands on the screen: a desk
opens from the local store alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from oes_desktop.domain.errors import Unreachable
from oes_desktop.services.late import Late

if TYPE_CHECKING:
    from oes_desktop.api.client import Client


class _LateClient(Late):
    """Closed, every call is `Unreachable("cancelled")`, also when it was never made."""

    def made(self) -> Client:
        if self._closed:
            raise Unreachable("cancelled")
        client: Client = super().made()
        return client


def late_client(make: Callable[[], Client]) -> Client:
    """Behaves as the client that `make` gives, which is called at the first use, by whoever comes first."""
    return cast("Client", _LateClient(make))
