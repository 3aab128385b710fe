"""Runs the application: in a thread (tests, a demo inside another program), or as a command until stopped."""

from __future__ import annotations

import asyncio
import signal
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

import uvicorn

from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import DiskTrouble, Rejected
from oes_desktop.domain.undoing import if_it_fails
from oes_desktop.server.app import build_app
from oes_desktop.server.config import ServerConfig, is_loopback
from oes_desktop.server.institution import Institution

_PATIENCE_S = 30.0


class Running:
    """`with Running(config) as server: server.url` — a real server on a port of its own, in a thread.

    `institution` is what the server works with: tests and demos may put exams and users into it while it
    runs.
    """

    def __init__(self, config: ServerConfig, clock: Clock | None = None) -> None:
        self.config = config
        self._socket = bind(config)
        with if_it_fails(self._socket.close):
            app = build_app(config, clock)
        self.institution: Institution = app.state.institution
        self.url = address(config, self._socket)
        self._started = threading.Event()
        self._server = _Server(_uvicorn(config, app), self.institution, self._started.set)
        self._thread = threading.Thread(target=self._run, name="oes-server", daemon=True)

    @property
    def port(self) -> int:
        number: int = self._socket.getsockname()[1]
        return number

    def __enter__(self) -> Running:
        self._thread.start()
        if not self._started.wait(_PATIENCE_S):
            self.stop()
            raise DiskTrouble("io", detail="the server did not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Ends open streams, lets running calls finish for two seconds, closes the catalogue."""
        self._server.leave()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE_S)
        self._socket.close()

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])


def serve(
    config: ServerConfig, listening: Callable[[str], None], ended: Callable[[], object] | None = None
) -> int:
    """Blocks until SIGINT or SIGTERM, or until `ended` (which blocks on a thread of its own) returns;
    `listening` gets the address once calls are answered. Raises `OesError` before that."""
    with bind(config) as listener:
        app = build_app(config)
        url = address(config, listener)
        server = _Server(_uvicorn(config, app), app.state.institution, lambda: listening(url))
        if ended is not None:
            threading.Thread(target=_stop_after, args=(ended, server), name="oes-parent", daemon=True).start()
        # uvicorn stops cleanly at a signal and then raises it again, for whoever was there before it.
        before = {number: signal.signal(number, _quietly) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            server.run(sockets=[listener])
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
    return 0 if server.started else 1


def _stop_after(ended: Callable[[], object], server: _Server) -> None:
    ended()
    server.leave()


def bind(config: ServerConfig) -> socket.socket:
    """Raises `Rejected("plain_http")` off loopback without TLS, `DiskTrouble`/`Rejected` for a port or a
    certificate that cannot be used."""
    if not is_loopback(config.host) and not config.tls:
        raise Rejected("plain_http", path=config.host)
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    try:
        listener = socket.create_server((config.host.strip("[]"), config.port), family=family, backlog=512)
    except (OSError, OverflowError) as error:
        raise Rejected("bad_address", path=f"{config.host}:{config.port}", what=str(error)) from error
    # For connections as well. An answer goes out in two writes; else the second waits 40 ms for the client's
    # acknowledgement of the first (asyncio sets it only where the socket names its protocol).
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def address(config: ServerConfig, listener: socket.socket) -> str:
    host = f"[{config.host.strip('[]')}]" if ":" in config.host else config.host
    return f"{'https' if config.tls else 'http'}://{host}:{listener.getsockname()[1]}"


class _Server(uvicorn.Server):
    """Says when it answers, leaves at once when it is told to, and ends the event streams before it waits for
    open calls."""

    def __init__(self, config: uvicorn.Config, institution: Institution, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._institution, self._ready = institution, ready
        self._loop: asyncio.AbstractEventLoop | None = None
        self._left = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    def leave(self) -> None:
        """From any thread."""
        self.should_exit = True
        if (loop := self._loop) is not None:
            with suppress(RuntimeError):  # closed: it has left already
                loop.call_soon_threadsafe(self._left.set)

    async def main_loop(self) -> None:
        """As uvicorn's, which looks for the end ten times a second; a signal is seen at the next look."""
        self._loop, ticks = asyncio.get_running_loop(), 0
        while not await self.on_tick(ticks):
            ticks = (ticks + 1) % 864_000
            with suppress(TimeoutError):
                await asyncio.wait_for(self._left.wait(), 0.1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._institution.nudges.close()
        await super().shutdown(sockets)


def _uvicorn(config: ServerConfig, app: object) -> uvicorn.Config:
    made = uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # nobody in front is trusted to say who calls
        ws="none",
        lifespan="on",
        timeout_keep_alive=75,
        timeout_graceful_shutdown=2,
        ssl_certfile=config.tls_cert,
        ssl_keyfile=config.tls_key,
    )
    try:
        made.load()
    except OSError as error:  # ssl.SSLError too
        raise Rejected("bad_input", path="--tls-cert", what=str(error)) from error
    return made


def _quietly(_number: int, _frame: object) -> None:
    """The signal has done its work: the server stops."""
