"""What passes from a locked desk to the one after it, sealed in the store meanwhile; and who may open one.

The tokens of a proctor who does not stay signed in live in memory alone. While the program is locked they lie
in the encrypted store, to be taken out by the next unlocking; any other opening destroys them.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from oes_desktop.domain.account import Tokens
from oes_desktop.domain.errors import OesError, SignInNeeded, Unreachable
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.services.access.lease import Kept, Lease
from oes_desktop.store.store import Store

if TYPE_CHECKING:
    from oes_desktop.api.auth import TokenKeeper
    from oes_desktop.api.client import Client

log = logging.getLogger(__name__)

LEFT, _PASSING = "left", "passing"


def keep_passing(store: Store, client: Client, left: dict[str, Any]) -> None:
    """Before a desk is locked. A disk that fails costs the windows that were open, and the sign-in of who
    does not stay; never the locking."""
    try:
        keep_left(store, left)
        if store.tokens.load() is None:
            tokens = client.tokens()
            if tokens is not None:
                held = {"access": tokens.access, "refresh": tokens.refresh, "expires_ms": tokens.expires_ms}
                store.views.save(_PASSING, held)
    except OesError as error:
        log.warning("not everything was kept before locking: %s", error.reason)


def keep_left(store: Store, left: dict[str, Any]) -> None:
    """How the windows of a desk that is about to close were left: JSON values, sealed. A disk that fails
    costs them, never the closing."""
    try:
        store.views.save(LEFT, left)
    except OesError as error:
        log.warning("how the windows were left was not kept: %s", error.reason)


def take_left(views: Kept) -> dict[str, Any]:
    """How the windows were left when the last desk was closed; {} when that was not kept. Only once."""
    left = views.load(LEFT) or {}
    if left:
        try:
            views.save(LEFT, {})
        except OesError as error:  # then they come back once more
            log.warning("what was kept of the windows stays: %s", error.reason)
    return left


def tokens(store: Store, *, passing: bool) -> TokenKeeper:
    """Where the tokens of this opening live; `passing`: it follows a locking."""
    held = store.views.load(_PASSING) or {}
    forget_passing(store)
    if passing and held and store.tokens.load() is None:
        kept = Tokens(held["access"], held["refresh"], held["expires_ms"])
        return in_memory(store.tokens.server_id, kept)
    return store.tokens


def in_memory(server_id: str, held: Tokens | None = None) -> TokenKeeper:
    """Tokens that end with the program."""
    from oes_desktop.api.auth import MemoryTokens

    return MemoryTokens(held, server_id)


def forget_passing(store: Store) -> None:
    if store.views.load(_PASSING):
        store.views.save(_PASSING, {})


def permitted(lease: Lease, meta: Meta, client: Client, *, signed_in: bool) -> Meta:
    """What the server last said of itself, if the copy may be open now; where it must not be without the
    server, the server is asked first. Raises `SignInNeeded`."""
    trouble = lease.trouble(meta.limits)
    if trouble is None:
        lease.keep()
        return meta
    if trouble.reason != "offline_not_allowed" or not signed_in:
        raise trouble
    try:
        fresh = client.meta()
    except Unreachable as error:
        raise trouble from error
    except SignInNeeded as error:
        lease.missed(error, client.skew_ms)
        raise
    lease.heard(client.skew_ms)
    return fresh
