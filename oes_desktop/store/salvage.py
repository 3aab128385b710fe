"""What can still be read of the acts in a damaged database, row by row, before it is set aside (fault B9)."""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from pathlib import Path
from typing import Any

import apsw

from oes_desktop.domain.acts import Act, ActKind
from oes_desktop.store.database import connect
from oes_desktop.store.journal import Held

log = logging.getLogger(__name__)

_MOST = 100_000  # numbers looked at one by one, should a page in the middle be damaged
_ROW = "SELECT id, exam_id, kind, target, base_version, body, made, hold_until FROM act WHERE number = ?"


def acts_in(path: Path, key: bytes) -> list[Held]:
    """The open acts of the database at `path`, oldest first, without those that cannot be read. Raises
    nothing: of a file that is no database there are none."""
    try:
        connection = connect(path, key)
    except apsw.Error as error:
        log.warning("no act can be read from the damaged database: %s", type(error).__name__)
        return []
    try:
        found = [_act(connection, number) for number in _numbers(connection)]
    finally:
        with suppress(apsw.Error):
            connection.close(True)
    return [held for held in found if held is not None]


def _numbers(connection: Any) -> list[int]:
    """From both ends as far as they can be read, and everything between."""
    upwards = _read(connection, "SELECT number FROM act NOT INDEXED ORDER BY number")
    downwards = _read(connection, "SELECT number FROM act NOT INDEXED ORDER BY number DESC")
    indexed = _read(connection, "SELECT number FROM act INDEXED BY act_exam")
    known = sorted({*upwards, *downwards, *indexed})
    if upwards and downwards and upwards[-1] < downwards[-1]:
        between = range(upwards[-1] + 1, min(downwards[-1], upwards[-1] + _MOST))
        known = sorted({*known, *between})
    return known


def _read(connection: Any, sql: str) -> list[int]:
    numbers: list[int] = []
    with suppress(apsw.Error):
        for (number,) in connection.execute(sql):
            numbers.append(number)
    return numbers


def _act(connection: Any, number: int) -> Held | None:
    try:
        row = next(iter(connection.execute(_ROW, (number,))), None)
        if row is None:
            return None
        act_id, exam_id, kind, target, base, body, made, hold_until = row
        said = json.loads(body)
        if not isinstance(said, dict):
            raise ValueError("no body of an act")
        return Held(Act(act_id, exam_id, ActKind(kind), target, base, said, made), hold_until)
    except (apsw.Error, ValueError, TypeError, RecursionError) as error:
        log.warning("an act in the damaged database cannot be read: %s", type(error).__name__)
        return None
