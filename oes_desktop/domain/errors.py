"""The one error tree.

    OesError
    ├── Unreachable     no usable answer: network, time-out, portal, certificate, busy server
    ├── SignInNeeded    the server no longer (or not yet) knows who we are
    ├── Forbidden       known, but not allowed: right withdrawn, group not given
    ├── Rejected        input refused: by the server, by a door of ours, by a check of a file
    ├── Conflict        somebody else decided meanwhile
    ├── Damaged         bytes are not what they were: store, vault, recording
    ├── DiskTrouble     the disk is full, read-only, busy or failing
    ├── KeyTrouble      the key store is absent, locked, denied or holds another key
    ├── TooNew          made by, or speaking, a newer version than this one
    └── EngineMissing   libVLC is not there or does not work

Doors (`api`, `store`, `vault`, `media`, `package`) translate foreign exceptions into these; nobody else
catches `httpx.*`, `apsw.*` or `av.*`. Whatever is not an `OesError` is a bug and goes to the crash dialog.

An error carries a `reason` (a code that `ui/messages.py` turns into a sentence), `facts` (values for that
sentence: a host, a path inside a package, seconds) and `detail` (text to copy; never personal, never a
token). Lower floors raise reasons; sentences exist only in `ui`.
"""

from __future__ import annotations

from typing import ClassVar


class OesError(Exception):
    """What happened, as a code and its facts.

    `REASONS` lists every code of a class; the first is the default. A code that is not listed is a bug.
    """

    REASONS: ClassVar[tuple[str, ...]] = ("unknown",)

    def __init__(self, reason: str = "", *, detail: str = "", **facts: str | int | float) -> None:
        self.reason = reason or self.REASONS[0]
        if self.reason not in self.REASONS:
            raise ValueError(f"{type(self).__name__} has no reason {self.reason!r}")
        self.facts = facts
        self.detail = detail
        super().__init__(self.reason)

    def __str__(self) -> str:
        facts = ", ".join(f"{key}={value!r}" for key, value in self.facts.items())
        parts = [f"{type(self).__name__}: {self.reason}", f"({facts})" if facts else "", self.detail]
        return " ".join(part for part in parts if part)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.reason, self.detail, self.facts)


def _rebuild(kind: type[OesError], reason: str, detail: str, facts: dict[str, str | int | float]) -> OesError:
    return kind(reason, detail=detail, **facts)


class Unreachable(OesError):
    """No usable answer. Facts: `host`, `retry_after_s` (busy), `minutes` (clock)."""

    REASONS = (
        "offline",  # no connection, name does not resolve
        "timeout",  # connected, nothing came
        "cut",  # the answer broke off
        "not_oes",  # somebody answers, but not an OES server (portal, proxy page, other site)
        "certificate_expired",
        "certificate_name",
        "certificate_unknown",
        "certificate",  # any other trouble with TLS
        "clock",  # the certificate is not valid *now* because this computer's clock is off
        "proxy_password",
        "redirected",  # to another origin, or to plain http
        "busy",  # 429, 5xx
        "wrong_ranges",  # media answers that do not fit what was asked
        "server_changed",  # same address, another server id or a restored backup
        "cancelled",
    )


class SignInNeeded(OesError):
    """Facts: `retry_after_s` (slow_down); `refused` (expired: the server took the sign-in back); `days`
    (offline_over); `count` (erase: acts that were lost with it)."""

    REASONS = (
        "expired",
        "wrong_password",
        "slow_down",
        "disabled",
        "wrong_code",
        "offline_not_allowed",  # this server never lets a copy be opened without it
        "offline_over",  # it was not heard for longer than it allows
        "erase",  # this device was taken back: its copy is to be erased, or was
    )


class Forbidden(OesError):
    REASONS = ("no_right", "not_yours")


class Rejected(OesError):
    """Facts: `path` (inside a package or a body), `what`, `limit`, `call`."""

    REASONS = (
        "bad_input",
        "bad_answer",  # the server sent nonsense; `call` names the call
        "bad_address",
        "plain_http",  # http to a host that is not this computer
        "credentials_in_address",
        "not_found",
        "gone",
        "unprocessable",  # a value the server does not know
        "key_reused",  # the server knows the act's key with another body: a bug
        "version_missing",
        "too_large",
        "bad_package",
        "not_views",  # a file to import her views from
        "unsafe_path",
        "not_media",
        "unsupported_media",
        "weak_password",
        "comment_required",
        "in_use",
        "not_offline",  # not downloaded, and there is no network
        "no_progress",  # the feed repeats itself
        "redirected",  # the server has its media where nobody agreed on; fact: `host`
        "changed",  # the recording is another one than the report says: read the report again
    )


class Conflict(OesError):
    """Facts: `value`, `by`, `at_ms`, `version` of the decision that stands on the server."""

    REASONS = ("decided_meanwhile", "in_progress")


class Damaged(OesError):
    """Facts: `path` or `at_ms` (the place in a recording)."""

    REASONS = ("store", "profile", "vault", "recording", "digest", "journal", "catalogue")


class DiskTrouble(OesError):
    """Facts: `path`, `needed_bytes`, `free_bytes`."""

    REASONS = (
        "io",
        "full",
        "read_only",
        "busy",
        "missing",
        "taken",
        "file_limit",  # no file may be so long there (FAT32)
        "unfit",  # the disk lacks what safe keeping needs: locks, long names
    )


class KeyTrouble(OesError):
    """Nothing was created or overwritten when this is raised. Facts: `retry_after_s` (slow_down)."""

    REASONS = (
        "absent",
        "locked",
        "denied",
        "missing_entry",
        "wrong_key",
        "wrong_passphrase",
        "slow_down",  # too many wrong passphrases: not yet
        "passphrase_needed",
    )


class TooNew(OesError):
    """Facts: `found`, `known`."""

    REASONS = ("contract", "profile", "store", "catalogue", "views")


class EngineMissing(OesError):
    REASONS = ("libvlc", "plugins", "too_old")
