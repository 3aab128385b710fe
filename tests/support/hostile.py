"""A server that answers whatever a test tells it, byte for byte: the nonsense that real ones never send.

`with Hostile(script) as server`: each request is read whole and given to `script(request)`, which returns
the raw bytes to send (a full HTTP answer) or an iterable of pieces; then the connection is closed.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Request:
    method: str
    target: str
    headers: dict[str, str]
    body: bytes


Script = Callable[[Request], bytes | Iterable[bytes]]


def answer(
    body: bytes = b"", status: str = "200 OK", content_type: str = "application/json", **headers: str
) -> bytes:
    """A whole HTTP answer; `headers` with `_` for `-`; `content_length` may lie."""
    fields = {"Content-Type": content_type, "Content-Length": str(len(body)), "Connection": "close"}
    fields |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def problem(status: int, code: str = "", body: bytes = b"", **headers: str) -> bytes:
    body = body or b'{"type": "urn:oes:%s", "status": %d}' % (code.encode(), status)
    return answer(body, f"{status} Trouble", "application/problem+json", **headers)


class Hostile:
    def __init__(self, script: Script) -> None:
        self._script = script
        self.requests: list[Request] = []
        self.let_go = threading.Event()  # ends whatever a script waits for
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._threads: list[threading.Thread] = []
        self._accepting = threading.Thread(target=self._accept, daemon=True)

    def __enter__(self) -> Hostile:
        self._accepting.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.let_go.set()
        # wakes accept
        socket.create_connection(("127.0.0.1", self.port)).close()
        self._accepting.join(10)
        for thread in self._threads:
            thread.join(10)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self.let_go.is_set():
                connection.close()
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(10)
        with connection:
            try:
                request = _read(connection)
                if request is None:
                    return
                self.requests.append(request)
                said = self._script(request)
                for piece in [said] if isinstance(said, bytes) else said:
                    connection.sendall(piece)
            except OSError:
                return  # the client had enough


def _read(connection: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return None
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {
        name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    while len(body) < int(headers.get("content-length", "0")):
        body += connection.recv(65536)
    method, target, _ = first.split(" ")
    return Request(method, target, headers, body)
