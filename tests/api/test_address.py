"""A37: however an address is typed, it becomes one origin or a clear refusal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oes_desktop.api.address import is_loopback, is_private, normalise
from oes_desktop.domain.errors import Rejected


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("htii.oes.kz", "https://htii.oes.kz"),
        ("  https://HTII.oes.KZ/  ", "https://htii.oes.kz"),
        ("https://htii.oes.kz:443/results?x=1#y", "https://htii.oes.kz"),
        ("htii.oes.kz:8443/", "https://htii.oes.kz:8443"),
        ("HTTPS://oes.kz.", "https://oes.kz"),
        ("https://емтихан.қаз", "https://xn--80ajjph1aw.xn--80ao21a"),
        ("https://[2001:DB8:0:0::1]:8443/x", "https://[2001:db8::1]:8443"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("localhost:8000", "http://localhost:8000"),
        ("https://localhost:8000", "https://localhost:8000"),
        ("http://127.0.0.1:80/", "http://127.0.0.1"),
    ],
)
def test_typed_addresses_become_one_origin(typed: str, origin: str) -> None:
    """A37: one profile, whatever the spelling."""
    assert normalise(typed) == origin
    assert normalise(origin) == origin


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "bad_address"),
        ("   ", "bad_address"),
        ("http://htii.oes.kz", "plain_http"),
        ("http://10.0.0.1", "plain_http"),
        ("http://127.0.0.1.evil.kz", "plain_http"),
        ("https://user:secret@htii.oes.kz", "credentials_in_address"),
        ("user@htii.oes.kz", "credentials_in_address"),
        ("file:///etc/passwd", "bad_address"),
        ("ftp://htii.oes.kz", "bad_address"),
        ("javascript://htii.oes.kz", "bad_address"),
        ("https://", "bad_address"),
        ("https://htii.oes.kz:99999", "bad_address"),
        ("https://htii.oes.kz:0", "bad_address"),
        ("https://htii oes.kz", "bad_address"),
        ("https://htii\x00.oes.kz", "bad_address"),
        ("https://-a.kz", "bad_address"),
        ("https://a..kz", "bad_address"),
        ("https://1.2.3.4.5", "bad_address"),
        ("https://[::1", "bad_address"),
        ("https://[fe80::1%25eth0]", "bad_address"),
        ("\\\\host\\share", "bad_address"),
        ("https://" + "a" * 300 + ".kz", "bad_address"),
    ],
)
def test_refused_addresses_say_why(typed: str, reason: str) -> None:
    """A37: plain http, a password in it, and what is no address."""
    with pytest.raises(Rejected) as caught:
        normalise(typed)
    assert caught.value.reason == reason


@given(st.text(max_size=60))
def test_any_text_is_an_origin_or_a_refusal(typed: str) -> None:
    try:
        origin = normalise(typed)
    except Rejected:
        return
    assert normalise(origin) == origin
    assert "@" not in origin


def test_loopback_and_private_networks() -> None:
    assert all(map(is_loopback, ["127.0.0.1", "127.9.9.9", "::1", "localhost", "a.localhost"]))
    assert not any(map(is_loopback, ["128.0.0.1", "localhost.kz", "10.0.0.1"]))
    assert all(map(is_private, ["10.0.0.1", "192.168.1.1", "169.254.169.254", "fc00::1", "localhost"]))
    assert not any(map(is_private, ["8.8.8.8", "htii.oes.kz"]))
