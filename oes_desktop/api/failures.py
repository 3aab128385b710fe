"""Where foreign failures stop: httpx, ssl and msgspec exceptions and refusing answers become `OesError`.

`translated` is the one context manager around every talk; `refusal` turns an answer that is no success into
the error it stands for. A page of a proxy or a portal is never taken for the server's word: only a problem
document (RFC 9457) can sign anybody out, withdraw a right or say that an exam is gone.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import msgspec

from oes_desktop.api.translate import conflict_facts
from oes_desktop.domain.errors import (
    Conflict,
    Forbidden,
    OesError,
    Rejected,
    SignInNeeded,
    Unreachable,
)
from oes_desktop.wire import codes
from oes_desktop.wire.routes import PROBLEM_TYPE
from oes_desktop.wire.structs import ProblemBody

LONGEST_RETRY_S = 15 * 60
_NONSENSE_RETRY_S = 30
_MOST_DETAIL = 500
_ANONYMOUS = ("sign in", "recover", "reset")  # calls that a server slows down to stop guessing

# OpenSSL's X509_V_ERR_*: https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/
_CERTIFICATE = {
    9: "certificate_expired",  # not yet valid: the same sentence, and the clock is looked at
    10: "certificate_expired",
    62: "certificate_name",
    64: "certificate_name",
    18: "certificate_unknown",
    19: "certificate_unknown",
    20: "certificate_unknown",
    21: "certificate_unknown",
}

_BY_STATUS: Mapping[int, tuple[type[OesError], str]] = {
    400: (Rejected, "bad_input"),
    401: (SignInNeeded, "expired"),
    403: (Forbidden, "no_right"),
    404: (Rejected, "not_found"),
    405: (Rejected, "unprocessable"),
    409: (Conflict, "in_progress"),
    410: (Rejected, "gone"),
    412: (Conflict, "decided_meanwhile"),
    413: (Rejected, "too_large"),
    415: (Rejected, "unprocessable"),
    416: (Rejected, "changed"),
    422: (Rejected, "unprocessable"),
    425: (Conflict, "in_progress"),
    428: (Rejected, "version_missing"),
}
# What a problem's type may say more exactly than its status; other codes are left to the status.
_BY_CODE: Mapping[str, type[OesError]] = {
    "wrong_password": SignInNeeded,
    "slow_down": SignInNeeded,
    "disabled": SignInNeeded,
    "erase": SignInNeeded,
    "wrong_code": SignInNeeded,
    "not_yours": Forbidden,
    "weak_password": Rejected,
    "comment_required": Rejected,
    "key_reused": Rejected,
    "in_use": Rejected,
    "in_progress": Conflict,
}


@contextmanager
def translated(call: str, host: str) -> Iterator[None]:
    """Around the call named `call` to `host`: raises `Unreachable` or `Rejected` for what others raise."""
    try:
        yield
    except httpx.HTTPError as error:
        raise _of_http(error, call, host) from error
    except (httpx.InvalidURL, httpx.StreamError) as error:
        raise Rejected("bad_answer", call=call, detail=type(error).__name__) from error
    except ssl.SSLError as error:
        raise _of_tls(error, host) from error
    except (msgspec.DecodeError, RecursionError, UnicodeError, OverflowError) as error:
        raise Rejected("bad_answer", call=call, detail=str(error)[:_MOST_DETAIL]) from error


def refusal(call: str, host: str, status: int, headers: Mapping[str, str], body: bytes) -> OesError:
    """The error that an answer with `status` (not 2xx) stands for."""
    wait = retry_after_s(headers)
    facts: dict[str, Any] = {} if wait is None else {"retry_after_s": wait}
    if status == 407:
        return Unreachable("proxy_password", host=host)
    if 300 <= status < 400:
        return Unreachable("redirected", host=host)
    busy = status in (408, 429) or status >= 500
    if media_type(headers) != PROBLEM_TYPE:
        return Unreachable("busy" if busy else "not_oes", host=host, **facts)
    return _of_problem(call, host, status, busy, _problem(body), facts)


def refusal_of_item(call: str, host: str, status: int, problem: ProblemBody | None) -> OesError:
    """The error that one item of an answer about many stands for, as if it had been asked for alone."""
    if 200 <= status < 400:
        return Rejected("bad_answer", call=call)
    busy = status in (408, 429) or status >= 500
    return _of_problem(call, host, status, busy, problem or ProblemBody(), {})


def _of_problem(
    call: str, host: str, status: int, busy: bool, problem: ProblemBody, facts: dict[str, Any]
) -> OesError:
    detail = plain(problem.detail or problem.title)
    code = problem.type.removeprefix(codes.PREFIX) if problem.type.startswith(codes.PREFIX) else ""
    told = code in _BY_CODE and 400 <= status < 500
    if told and not (code == "slow_down" and call not in _ANONYMOUS):
        return _BY_CODE[code](code, detail=detail, **facts)
    if busy:
        return Unreachable("busy", detail=detail, host=host, **facts)
    kind, reason = _BY_STATUS.get(status, (Rejected, "bad_answer"))
    if kind is Conflict:
        facts |= conflict_facts(problem)
    if kind is Rejected:
        facts = {"call": call, "path": plain(problem.path)} if problem.path else {"call": call}
    return kind(reason, detail=detail, **facts)


def media_type(headers: Mapping[str, str]) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def plain(text: str) -> str:
    """Text from a problem document, at most 500 letters, without control characters."""
    return "".join(letter for letter in text[:_MOST_DETAIL] if letter.isprintable() or letter in "\n\t")


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """What `Retry-After` (RFC 9110: seconds or a date) asks for, at most 15 minutes; None when it is not
    there. A date is read against the answer's own `Date`, so a wrong clock of this computer does not
    matter; what cannot be read counts as 30 s."""
    text = headers.get("retry-after")
    if text is None:
        return None
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(min(int(text[:9]), LONGEST_RETRY_S))
    try:
        then, now = parsedate_to_datetime(text), parsedate_to_datetime(headers.get("date", ""))
        seconds = (then - now).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return float(_NONSENSE_RETRY_S)
    return min(max(seconds, 0.0), float(LONGEST_RETRY_S))


def _problem(body: bytes) -> ProblemBody:
    try:
        return msgspec.json.decode(body, type=ProblemBody)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return ProblemBody()


# Most specific first.
_BY_EXCEPTION: tuple[tuple[type[httpx.HTTPError], str], ...] = (
    (httpx.TimeoutException, "timeout"),
    (httpx.RemoteProtocolError, "cut"),
    (httpx.ConnectError, "offline"),
    (httpx.NetworkError, "cut"),
    (httpx.UnsupportedProtocol, "redirected"),
    (httpx.HTTPError, "offline"),
)


def _of_http(error: httpx.HTTPError, call: str, host: str) -> OesError:
    tls = _cause(error, ssl.SSLError)
    if tls is not None:
        return _of_tls(tls, host)
    if isinstance(error, httpx.DecodingError):
        return Rejected("bad_answer", call=call, detail="content encoding")
    reason = next(reason for kind, reason in _BY_EXCEPTION if isinstance(error, kind))
    if isinstance(error, httpx.ProxyError) and "407" in str(error):
        reason = "proxy_password"
    if isinstance(error, httpx.RemoteProtocolError) and _no_http(str(error)):
        reason = "not_oes"
    return Unreachable(reason, host=host)


def _no_http(words: str) -> bool:
    """Whether h11 complains of bytes that are no HTTP at all, not of an answer that broke off."""
    return any(word in words.lower() for word in ("illegal", "malformed", "invalid", "bad "))


def _of_tls(error: ssl.SSLError, host: str) -> Unreachable:
    if isinstance(error, ssl.SSLCertVerificationError):
        return Unreachable(_CERTIFICATE.get(error.verify_code, "certificate"), host=host)
    if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError | ssl.SSLSyscallError):
        return Unreachable("cut", host=host)
    if "WRONG_VERSION_NUMBER" in str(error) or "HTTP_REQUEST" in str(error):
        return Unreachable("not_oes", host=host)
    return Unreachable("certificate", host=host, detail=str(error.reason or "")[:_MOST_DETAIL])


def _cause(error: BaseException, kind: type[ssl.SSLError]) -> ssl.SSLError | None:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, kind):
            return seen
        seen = seen.__cause__ or seen.__context__
    return None
