"""The address of a server as a proctor types it, brought to one form. It knows no network."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from oes_desktop.domain.errors import Rejected

_DEFAULT_PORTS = {"https": 443, "http": 80}


def normalise(text: str) -> str:
    """The origin (`https://htii.oes.kz`, `http://127.0.0.1:8000`, `https://[2001:db8::1]:8443`) that `text`
    names.

    Path, query and trailing slashes are dropped, letters made small, IDN written as punycode, a default port
    left out. Without a scheme it is https, on this computer http. Raises `Rejected`: "bad_address",
    "plain_http" (http to another computer) or "credentials_in_address".
    """
    text = text.strip()
    if not text or any(ord(letter) <= 32 or ord(letter) == 127 for letter in text) or "\\" in text:
        raise Rejected("bad_address")
    try:
        parts = urlsplit(text if "://" in text else f"//{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Rejected("bad_address") from None
    if parts.username is not None or parts.password is not None:
        raise Rejected("credentials_in_address")
    host = _host(host)
    scheme = parts.scheme or ("http" if is_loopback(host) else "https")
    if scheme not in _DEFAULT_PORTS or port == 0:
        raise Rejected("bad_address")
    if scheme == "http" and not is_loopback(host):
        raise Rejected("plain_http", host=host)
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}" if port in (None, _DEFAULT_PORTS[scheme]) else f"{scheme}://{shown}:{port}"


def is_loopback(host: str) -> bool:
    """Whether `host` (a name or an IP address) is this computer."""
    address = _ip(host)
    return address.is_loopback if address else host == "localhost" or host.endswith(".localhost")


def is_private(host: str) -> bool:
    """Whether `host` is an IP address of no public network (an internet name is never private)."""
    address = _ip(host)
    return is_loopback(host) if address is None else not address.is_global


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


def _host(host: str) -> str:
    """`host` small and in ASCII."""
    address = _ip(host)
    if address is not None:
        if getattr(address, "scope_id", None):
            raise Rejected("bad_address")
        return str(address)
    try:
        name = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise Rejected("bad_address") from None
    labels = name.split(".")
    if len(name) > 253 or not all(_label(label) for label in labels) or labels[-1].isdigit():
        raise Rejected("bad_address")
    return name


def _label(label: str) -> bool:
    letters = label.replace("-", "").replace("_", "")
    return (
        0 < len(label) < 64
        and letters.isalnum()
        and letters.isascii()
        and label[0] != "-"
        and label[-1] != "-"
    )
