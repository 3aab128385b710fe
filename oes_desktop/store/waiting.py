"""Acts that the server has not accepted, as lines of an exam's history: what a proctor said herself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from oes_desktop.domain.acts import Act, ActKind
from oes_desktop.domain.coverage import Coverage, SeenSpan, coverage_of
from oes_desktop.domain.models import HistoryEntry


def entries_of(acts: Iterable[Act], by: str) -> tuple[HistoryEntry, ...]:
    """In the order in which they were made. `by`: her name."""
    return tuple(_entry(act, by) for act in acts)


def _entry(act: Act, by: str) -> HistoryEntry:
    body = act.body
    comment = next((str(body[key]) for key in ("comment", "note", "text") if body.get(key)), "")
    return HistoryEntry(
        act.kind.value,
        _value(act),
        by,
        act.made_ms,
        act.target,
        str(body.get("reason", "")),
        comment,
        coverage=_coverage(body),
        pending=True,
    )


def _value(act: Act) -> str:
    """As the server writes it into its history."""
    if act.kind in (ActKind.REVIEWED, ActKind.ARCHIVED):
        return str(bool(act.body.get(act.kind.value))).lower()
    if act.kind is ActKind.MARK:
        return "removed" if act.body.get("removed") else str(act.body.get("kind") or "note")
    return str(act.body.get("value", ""))


def _coverage(body: Mapping[str, Any]) -> Coverage:
    return coverage_of(
        {
            each["recording"]: [
                SeenSpan(round(span[0] * 1000), round(span[1] * 1000), *span[2:3]) for span in each["spans"]
            ]
            for each in body.get("coverage", ())
        }
    )
