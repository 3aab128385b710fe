"""A network that misbehaves: a TCP relay on loopback between the program and the real server.

`with FaultProxy(server_url) as proxy`: the program speaks to `proxy.url`. Every request is read whole, then
`proxy.choose(request)` says what happens to it (a `Fate`). What was held back, or whose answer was lost, can
be sent to the server later: `proxy.late` and `deliver_late` are the delayed packet. `proxy.answers` keeps
what the server said to every request that reached it.

A hanging request waits for `let_go`, never for a time.
"""

from __future__ import annotations

import random
import socket
import struct
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

_PIECE = 65536
_PATIENCE_S = 20.0
PORTAL = b"<!doctype html><html><title>Wi-Fi</title><h1>Sign in to the hotel network</h1></html>"


class Fate(StrEnum):
    """What becomes of one request."""

    PASS = "pass"
    RESET = "reset"  # the connection is reset before anything was understood
    SWALLOW = "swallow"  # it never arrives now (but may later), the connection is cut
    LOSE = "lose"  # it arrives and is answered, the answer is lost
    CUT = "cut"  # the answer breaks off in the middle of its body
    GARBAGE = "garbage"  # bytes that are no HTTP
    PORTAL = "portal"  # a page of somebody else, with status 200
    PORTAL_401 = "portal 401"
    TWICE = "twice"  # it arrives twice; the second answer is the one that counts
    HANG = "hang"  # nothing comes until `let_go`, then the connection is cut; it never arrived
    HANG_AFTER = "hang after"  # the same, but the server has done the work
    TRICKLE = "trickle"  # the answer comes byte by byte
    STALE = "stale"  # the connection is kept, and found dead at its next use


BAD = (
    Fate.RESET,
    Fate.SWALLOW,
    Fate.LOSE,
    Fate.CUT,
    Fate.GARBAGE,
    Fate.PORTAL,
    Fate.PORTAL_401,
    Fate.TWICE,
    Fate.TRICKLE,
    Fate.STALE,
)

_NEVER_ARRIVES = (Fate.RESET, Fate.SWALLOW, Fate.GARBAGE, Fate.PORTAL, Fate.PORTAL_401, Fate.HANG)


@dataclass(frozen=True)
class Asked:
    """One request as it came from the program."""

    method: str
    path: str
    headers: dict[str, str]
    raw: bytes

    @property
    def writes(self) -> bool:
        return self.method in ("PUT", "POST") and "/exams/" in self.path


@dataclass
class Answered:
    """What the server answered to a request that reached it."""

    asked: Asked
    status: int


Choose = Callable[[Asked], Fate]


def fair(_asked: Asked) -> Fate:
    return Fate.PASS


class Weather:
    """A seeded choice: each request, with the probability `rate`, meets one of `fates`. `only_writes` spares
    the reading calls."""

    def __init__(
        self, seed: int, rate: float, fates: Sequence[Fate] = BAD, *, only_writes: bool = False
    ) -> None:
        self._random, self._lock = random.Random(seed), threading.Lock()
        self._rate, self._fates, self._only_writes = rate, tuple(fates), only_writes

    def __call__(self, asked: Asked) -> Fate:
        with self._lock:
            meets, fate = self._random.random() < self._rate, self._random.choice(self._fates)
        return fate if meets and (asked.writes or not self._only_writes) else Fate.PASS


class Script:
    """The given fates, one for each request that `concerns`; then fair."""

    def __init__(self, *fates: Fate, concerns: Callable[[Asked], bool] = lambda asked: asked.writes) -> None:
        self._left, self._lock = list(fates), threading.Lock()
        self._concerns = concerns

    def __call__(self, asked: Asked) -> Fate:
        with self._lock:
            return self._left.pop(0) if self._left and self._concerns(asked) else Fate.PASS


@dataclass
class FaultProxy:
    """`target` may be set anew: the server was started again on another port."""

    target: str
    choose: Choose = fair
    asked: list[Asked] = field(default_factory=list)
    answers: list[Answered] = field(default_factory=list)
    late: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.hanging = threading.Semaphore(0)  # released each time that a request begins to hang
        self._go = threading.Event()
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._closed = False
        self._listener: socket.socket | None = None
        self.port = 0
        self.connect()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def open_connections(self) -> int:
        with self._lock:
            return len(self._open)

    def __enter__(self) -> FaultProxy:
        return self

    def __exit__(self, *_: object) -> None:
        self._closed = True
        self.disconnect()
        for thread in self._threads:
            thread.join(_PATIENCE_S)

    # The cable

    def disconnect(self) -> None:
        """No network: connections are refused, open ones end."""
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        self.let_go()
        with self._lock:
            for connection in self._open:
                _end(connection)

    def connect(self) -> None:
        """The network is back, at the same address."""
        if self._listener is None:
            self._listener = socket.create_server(("127.0.0.1", self.port), backlog=64)
            self.port = self._listener.getsockname()[1]
            self._start(self._accept, self._listener)

    def let_go(self) -> None:
        """Every request that hangs now is cut."""
        self._go.set()
        self._go = threading.Event()

    # The delayed packet

    def deliver_late(self, asked: Asked) -> int:
        """Send `asked` to the server as it was; the status of its answer."""
        answer = self._exchange(asked)
        return _status(answer)

    # How

    def _start(self, work: Callable[[socket.socket], None], connection: socket.socket) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=work, args=(connection,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with self._lock:
                self._open.add(connection)
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(_PATIENCE_S)
        try:
            first = read_request(connection)
            if first is not None:
                self._meet(connection, first)
        except OSError:
            pass  # the program, or the server, had enough
        finally:
            with self._lock:
                self._open.discard(connection)
            connection.close()

    def _meet(self, connection: socket.socket, asked: Asked) -> None:
        fate = self.choose(asked)
        self.asked.append(asked)
        if fate in _NEVER_ARRIVES or fate is Fate.LOSE:
            self.late.append(asked)
        if fate in _NEVER_ARRIVES:
            self._stay_away(connection, fate)
        elif fate is Fate.PASS:
            self._pass(connection, asked)
        else:
            self._arrive(connection, asked, fate)

    def _stay_away(self, connection: socket.socket, fate: Fate) -> None:
        """The request does not reach the server."""
        match fate:
            case Fate.RESET:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            case Fate.GARBAGE:
                connection.sendall(b"\x16\x03\x01 nothing that anybody understands\r\n\r\n")
            case Fate.PORTAL:
                connection.sendall(_page(b"200 OK"))
            case Fate.PORTAL_401:
                connection.sendall(_page(b"401 Unauthorized"))
            case Fate.HANG:
                self._hang(self._go)

    def _arrive(self, connection: socket.socket, asked: Asked, fate: Fate) -> None:
        """The server does the work; the answer has a fate."""
        go, answer = self._go, self._exchange(asked)
        match fate:
            case Fate.HANG_AFTER:
                self._hang(go)
            case Fate.TWICE:
                connection.sendall(self._exchange(asked))
            case Fate.CUT:
                body = answer.find(b"\r\n\r\n") + 4
                connection.sendall(answer[: body + (len(answer) - body) // 2])
            case Fate.TRICKLE:
                for byte in answer:
                    connection.sendall(bytes((byte,)))
            case Fate.STALE:
                connection.sendall(answer.replace(b"connection: close\r\n", b"", 1))
                read_request(connection)

    def _hang(self, go: threading.Event) -> None:
        self.hanging.release()
        go.wait(_PATIENCE_S)

    def _pass(self, connection: socket.socket, asked: Asked) -> None:
        """Piece by piece, for streams and recordings; the answer's head is kept."""
        head = b""
        with self._to_server(asked) as upstream:
            while piece := upstream.recv(_PIECE):
                if len(head) < 64:
                    head += piece
                connection.sendall(piece)
        if head:
            self.answers.append(Answered(asked, _status(head)))

    def _exchange(self, asked: Asked) -> bytes:
        with self._to_server(asked) as upstream:
            answer = bytearray()
            while piece := upstream.recv(_PIECE):
                answer += piece
        if answer:
            self.answers.append(Answered(asked, _status(bytes(answer[:64]))))
        return bytes(answer)

    def _to_server(self, asked: Asked) -> socket.socket:
        parts = urlsplit(self.target)
        assert parts.hostname is not None
        upstream = socket.create_connection((parts.hostname, parts.port or 80), timeout=_PATIENCE_S)
        upstream.sendall(_closing(asked.raw))
        return upstream


def read_request(connection: socket.socket) -> Asked | None:
    """One whole request; None when the other side went."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(_PIECE)
        if not piece:
            return None
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    while len(body) < int(headers.get("content-length", "0")):
        piece = connection.recv(_PIECE)
        if not piece:
            return None
        body += piece
        data += piece
    method, target, _ = first.split(" ")
    return Asked(method, target, headers, data)


def _closing(raw: bytes) -> bytes:
    """The same request, asking the server to close the connection after its answer."""
    head, _, body = raw.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*lines, b"Connection: close", b"", body])


def _status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.") else 0


def _page(status: bytes) -> bytes:
    head = b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
    return head % (status, len(PORTAL)) + PORTAL


def _end(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
