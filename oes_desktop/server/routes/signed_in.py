"""Who calls: the guard in front of every call but the open ones, and what handlers get of it."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.concurrency import sync_to_thread
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.handlers import BaseRouteHandler

from oes_desktop.server.institution import Institution
from oes_desktop.server.problems import Problem
from oes_desktop.server.rights import Caller

# What a handler asks for by these names, Litestar brings.
House = NamedDependency[Institution]
By = NamedDependency[Caller]

Connection = ASGIConnection[Any, Any, Any, Any]


async def signed_in(connection: Connection, _handler: BaseRouteHandler) -> None:
    """Runs before the body or a path is looked at: without a good token everything is 401."""
    connection.scope["user"] = await sync_to_thread(
        of(connection.app.state).sessions.caller, bearer(connection)
    )


async def perhaps_signed_in(connection: Connection, _handler: BaseRouteHandler) -> None:
    """A token that is sent must be good; sending none is fine."""
    connection.scope["user"] = None
    if connection.headers.get("Authorization"):
        await signed_in(connection, _handler)


def bearer(connection: Connection) -> str:
    scheme, _, token = connection.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip() or len(token) > 512:
        raise Problem("expired")
    return token.strip()


def of(state: State) -> Institution:
    institution: Institution = state.institution
    return institution


def provide_institution(state: State) -> Institution:
    return of(state)


def provide_caller(request: Request[Caller, Any, Any]) -> Caller:
    return request.user


def address(request: Request[Any, Any, Any]) -> str:
    """Where the call comes from. Headers that name another address are not believed."""
    return request.client.host if request.client else ""
