"""What she did on this computer and what became of it, as a list to look through and to take away.

The list is her own reminder; the evidence is the server's record. Files are in the clear, by her wish.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from oes_desktop import disk
from oes_desktop.domain.account import Account
from oes_desktop.domain.acts import LOCAL_KEYS, OwnAct
from oes_desktop.domain.clock import datetime_from_ms
from oes_desktop.store.store import Store

FORMAT = "oes-desktop-own-acts-1"
_LEFT_OUT = LOCAL_KEYS | {"coverage", "decided_at"}


class OwnActs:
    """Blocking; any thread. Raises `Damaged` and `DiskTrouble`."""

    def __init__(self, store: Store, server: str, account: Account) -> None:
        self._store, self._server, self._account = store, server, account

    def rows(self) -> list[OwnAct]:
        """All of them, the newest first, as far back as they are kept (`sync.KEPT_MS`)."""
        return self._store.own_acts.rows()

    def write_json(self, acts: Iterable[OwnAct], path: Path) -> int:
        """Write these to `path`, whole or not at all; how many. Codes are as the server knows them, times
        UTC."""
        written = [_readable(own) for own in acts]
        content = {
            "format": FORMAT,
            "server": self._server,
            "proctor": {
                "id": self._account.user_id,
                "login": self._account.login,
                "name": self._account.name,
            },
            "acts": written,
        }
        disk.write_whole(path, json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n")
        return len(written)


def _readable(own: OwnAct) -> dict[str, Any]:
    act = own.act
    return {
        "id": act.id,
        "made_at": _moment(act.made_ms),
        "act": act.kind.value,
        "exam": {
            "id": act.exam_id,
            "student_id": own.student_id,
            "student": own.student,
            "group": own.group,
            "name": own.exam,
        },
        "target": act.target,
        "said": {key: value for key, value in act.body.items() if key not in _LEFT_OUT},
        "based_on_version": act.base_version,
        "became": own.became.value,
        "at": _moment(own.ended_ms) if own.ended_ms else None,
        "version": own.version or None,
        "trouble": own.trouble,
        "met": dict(own.theirs),
        "followed_by": own.successor,
    }


def _moment(ms: int) -> str:
    return datetime_from_ms(ms).isoformat(timespec="seconds")
