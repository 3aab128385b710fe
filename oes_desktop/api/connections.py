"""The connections to one server: pools of HTTP/1.1 with limits of their own, and where requests may go.

HTTP/1.1 because abandoned ranges starve HTTP/2. Certificates are those of the system. A loopback server is
never reached through a proxy, and every wait can be ended (`waiting`). It knows no call and no token.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx
import truststore

from oes_desktop import __version__
from oes_desktop.api.address import is_loopback, is_private
from oes_desktop.api.waiting import SLICE_S, end_waits
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import ms_from_datetime
from oes_desktop.domain.errors import Rejected, Unreachable

CONNECT_S, READ_S, HEARTBEAT_S = 5.0, 15.0, 45.0
MOST_HOPS = 3
# Media by whether it is a download: three for who watches; four streams of downloads, and what they ask ahead
_MEDIA = {False: 3, True: 6}
_CLOSE_S = 2.0
_KEEP_S = 20.0  # idle connections are let go soon: after sleep or another network they would be dead


class Connections:
    """`api` and `events`: httpx clients of four connections and one to `origin`; those for media are lent by
    `media_pool`."""

    def __init__(
        self, origin: str, verify: ssl.SSLContext | None = None, transport: httpx.BaseTransport | None = None
    ) -> None:
        self.origin = httpx.URL(origin)
        self.closed = Cancel()
        self._verify = verify or _system_context()
        self._transport = transport
        self._used = 0
        self._idle = threading.Condition()
        self.api = self._pool(4, READ_S)
        self._media = {download: self._pool(most, READ_S) for download, most in _MEDIA.items()}
        self._places = {download: threading.BoundedSemaphore(most) for download, most in _MEDIA.items()}
        self.events = self._pool(1, HEARTBEAT_S)

    @property
    def host(self) -> str:
        return self.origin.host

    @contextmanager
    def used(self) -> Iterator[None]:
        """Around every request, so that `close` pulls no socket out of a thread that reads it."""
        self.closed.raise_if_set()
        with self._idle:
            self._used += 1
        try:
            yield
        except (Unreachable, RuntimeError) as error:  # what httpx says of a client that is closed
            if self.closed.is_set and not (isinstance(error, Unreachable) and error.reason == "cancelled"):
                raise Unreachable("cancelled") from error
            raise
        finally:
            with self._idle:
                self._used -= 1
                self._idle.notify_all()

    @contextmanager
    def media_pool(self, download: bool, cancel: Cancel | None) -> Iterator[httpx.Client]:
        """For one request at a time; waits for a free connection. Raises `Unreachable("timeout")` when none
        becomes free, and `Unreachable("cancelled")` soon after `cancel`."""
        place = self._places[download]
        until = time.monotonic() + READ_S
        while not place.acquire(timeout=SLICE_S):
            self.closed.raise_if_set()
            if cancel is not None:
                cancel.raise_if_set()
            if time.monotonic() > until:
                raise Unreachable("timeout", host=self.host)
        try:
            yield self._media[download]
        finally:
            place.release()

    def close(self) -> None:
        """End every wait, then close the connections. May be called twice."""
        self.closed.set()
        with self._idle:
            self._idle.wait_for(lambda: self._used == 0, _CLOSE_S)
        for client in (self.api, *self._media.values(), self.events):
            client.close()

    def is_own(self, url: httpx.URL) -> bool:
        """Whether `url` is at the server's own origin: only there the token may go."""
        mine = self.origin
        return (url.scheme, url.host, url.port) == (mine.scheme, mine.host, mine.port)

    def redirected(self, response: httpx.Response, *, elsewhere: bool) -> httpx.URL:
        """Where a redirecting answer may be followed to; `elsewhere` allows other https hosts, as for media.
        Plain http, files, strange and private addresses are refused with the host: `Rejected("redirected")`
        of media, which will not lie better at the next try; else `Unreachable`, for acts must wait."""
        url = response.url.join(response.headers.get("location", ""))
        if self.is_own(url):
            return url
        secure = url.scheme == "https" or (url.scheme == "http" and is_loopback(url.host) and self._local)
        private = is_private(url.host) and not is_private(self.host)
        if not elsewhere or not secure or private or url.userinfo or not url.host:
            raise (Rejected if elsewhere else Unreachable)("redirected", host=url.host or url.scheme)
        return url

    def clock_minutes(self, now_ms: int) -> int:
        """By how many minutes this computer's clock and the server's differ, asked without believing the
        certificate and without sending anything of ours: only to name the trouble. 0 when there is no
        answer."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        try:
            with httpx.Client(verify=context, timeout=CONNECT_S, trust_env=not self._local) as client:
                date = client.head(self.origin).headers.get("date", "")
            return round(abs(ms_from_datetime(parsedate_to_datetime(date)) - now_ms) / 60_000)
        except (httpx.HTTPError, ValueError, TypeError):
            return 0

    @property
    def _local(self) -> bool:
        return is_loopback(self.host)

    def _pool(self, connections: int, read_s: float) -> httpx.Client:
        client = httpx.Client(
            base_url=self.origin,
            verify=self._verify,
            trust_env=not self._local,
            http2=False,
            follow_redirects=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),  # nobody's: a jar knows no ports
            headers={"User-Agent": f"oes-desktop/{__version__}", "Accept": "application/json"},
            timeout=httpx.Timeout(READ_S, connect=CONNECT_S, read=read_s),
            limits=httpx.Limits(
                max_connections=connections, max_keepalive_connections=connections, keepalive_expiry=_KEEP_S
            ),
            transport=self._transport,
        )
        end_waits(client, self.closed)
        return client


def _system_context() -> ssl.SSLContext:
    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
