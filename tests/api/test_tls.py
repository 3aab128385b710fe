"""A35: a certificate that does not fit has no way to continue, and its own name. On real TLS."""

from __future__ import annotations

import http.server
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from oes_desktop.domain.clock import ManualClock, SystemClock
from oes_desktop.domain.errors import Unreachable

META = b'{"server_id": "s-1", "epoch": "e-1", "name": "OES", "version": "1.0"}'


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(META)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(META)

    do_HEAD = do_GET

    def log_message(self, *args: object) -> None:
        return None


class Quiet(http.server.ThreadingHTTPServer):
    def handle_error(self, *args: object) -> None:
        return None  # refused handshakes are what is tested


@contextmanager
def serving(certificate: trustme.LeafCert | None) -> Iterator[int]:
    server = Quiet(("127.0.0.1", 0), Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def reason(clients, port: int, **options: object) -> Unreachable:
    with pytest.raises(Unreachable) as caught:
        clients(f"https://localhost:{port}", **options).meta()
    return caught.value


def test_a_good_certificate(clients, authority, trusting) -> None:
    with serving(authority.issue_cert("localhost")) as port:
        assert clients(f"https://localhost:{port}", verify=trusting).meta().server_id == "s-1"


def test_an_unknown_authority(clients, trusting) -> None:
    """A35."""
    with serving(trustme.CA().issue_cert("localhost")) as port:
        assert reason(clients, port, verify=trusting).reason == "certificate_unknown"
        assert reason(clients, port).reason == "certificate_unknown"  # neither does the system know it


def test_a_wrong_name(clients, authority, trusting) -> None:
    """A35."""
    with serving(authority.issue_cert("htii.oes.kz")) as port:
        error = reason(clients, port, verify=trusting)
    assert (error.reason, error.facts["host"]) == ("certificate_name", "localhost")


def expired(authority: trustme.CA) -> trustme.LeafCert:
    now = datetime.now(UTC)
    return authority.issue_cert(
        "localhost", not_before=now - timedelta(days=9), not_after=now - timedelta(days=1)
    )


def test_an_expired_certificate(clients, authority, trusting) -> None:
    """A35."""
    with serving(expired(authority)) as port:
        assert reason(clients, port, verify=trusting, clock=SystemClock()).reason == "certificate_expired"


def test_a_certificate_that_is_not_valid_because_the_clock_is_wrong(clients, authority, trusting) -> None:
    """A35: the server's own Date tells; the clock of the client is put two hours ahead."""
    clock = ManualClock(SystemClock().now_ms() + 7_200_000)
    with serving(expired(authority)) as port:
        error = reason(clients, port, verify=trusting, clock=clock)
    assert error.reason == "clock"
    assert 118 <= error.facts["minutes"] <= 122


def test_plain_http_where_https_was_asked(clients, trusting) -> None:
    with serving(None) as port:
        assert reason(clients, port, verify=trusting).reason in ("not_oes", "certificate", "cut")


def test_a_loopback_server_is_never_asked_through_a_proxy(clients, monkeypatch) -> None:
    """A36: the demo on this computer works in any network."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving(None) as port:
        assert clients(f"http://127.0.0.1:{port}").meta().server_id == "s-1"
