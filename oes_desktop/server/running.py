"""Runs the server."""

from __future__ import annotations

from types import TracebackType

from oes_desktop.server.config import ServerConfig


class Running:
    """`with Running(config) as server: server.url` — a real server on a loopback port, in a thread."""

    def __init__(self, config: ServerConfig) -> None:
        self.config = config
        self.url = ""

    def __enter__(self) -> Running:
        raise NotImplementedError

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        raise NotImplementedError


def serve(config: ServerConfig) -> int:
    raise NotImplementedError
