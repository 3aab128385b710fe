"""A36: a network whose proxy stands in the way, or has a certificate authority of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
import trustme
from api.test_tls import serving
from support.hostile import Hostile, answer

from oes_desktop.domain.errors import Unreachable


@pytest.fixture
def behind(monkeypatch: pytest.MonkeyPatch):
    """Function: everything goes through this proxy."""

    def use(address: str) -> None:
        for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.delenv(name, raising=False)
        for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
            monkeypatch.setenv(name, address)

    return use


def test_a_proxy_that_wants_a_password_has_its_own_word(clients, behind) -> None:
    """A36: 407, also where a page comes with it."""
    page = answer(b"<html>Sign in</html>", "407 Proxy Authentication Required", "text/html")
    with Hostile(lambda request: page) as proxy:
        behind(proxy.url)
        with pytest.raises(Unreachable) as caught:
            clients("https://oes.example").meta()
    assert caught.value.reason == "proxy_password"
    assert {request.method for request in proxy.requests} == {"CONNECT"}  # not a word of ours before it
    assert all("authorization" not in request.headers for request in proxy.requests)


def test_a_proxy_that_is_gone_is_no_network(clients, behind) -> None:
    """A36: and not a wrong server."""
    with Hostile(lambda request: b"") as proxy:
        behind(proxy.url)
    with pytest.raises(Unreachable) as caught:
        clients("https://oes.example").meta()
    assert caught.value.reason == "offline"


def test_an_authority_of_the_system_is_trusted(clients, monkeypatch, tmp_path: Path) -> None:
    """A36: a corporate root that was put into the store of the system, and into nothing of ours."""
    authority = trustme.CA()
    root = tmp_path / "root.pem"
    authority.cert_pem.write_to_path(str(root))
    with serving(authority.issue_cert("localhost")) as port:
        with pytest.raises(Unreachable) as caught:
            clients(f"https://localhost:{port}").meta()
        assert caught.value.reason == "certificate_unknown"
        monkeypatch.setenv("SSL_CERT_FILE", str(root))
        assert clients(f"https://localhost:{port}").meta().server_id == "s-1"
