"""What was never delivered, as a file that a person can read and an administrator can enter by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from oes_desktop import disk
from oes_desktop.domain.account import Account
from oes_desktop.domain.acts import LOCAL_KEYS, OutboxRow
from oes_desktop.domain.clock import datetime_from_ms
from oes_desktop.store.store import Store

_LEFT_OUT = LOCAL_KEYS | {"coverage", "decided_at"}


def write(store: Store, server: str, account: Account, path: Path) -> int:
    """Write every act of the outbox to `path`, whole or not at all; how many. The file is in the clear, by
    the proctor's wish. Raises `DiskTrouble`."""
    rows = store.outbox.rows()
    content = {
        "format": "oes-desktop-unsent-1",
        "server": server,
        "proctor": {"id": account.user_id, "login": account.login, "name": account.name},
        "acts": [_readable(store, row) for row in rows],
    }
    disk.write_whole(path, json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n")
    return len(rows)


def _readable(store: Store, row: OutboxRow) -> dict[str, Any]:
    act = row.act
    exam = store.exams.row(act.exam_id)
    said = {key: value for key, value in act.body.items() if key not in _LEFT_OUT}
    return {
        "made_at": datetime_from_ms(act.made_ms).isoformat(timespec="seconds"),
        "act": act.kind.value,
        "exam": {
            "id": act.exam_id,
            "student_id": exam.student_id if exam else "",
            "student": exam.student_name if exam else "",
            "group": exam.group if exam else "",
            "name": exam.exam if exam else "",
        },
        "target": act.target,
        "said": said,
        "state": row.state.value,
        "trouble": row.trouble,
    }
