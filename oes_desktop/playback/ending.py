"""Why a player stopped: at the end, for want of bytes, or because the recording breaks off. Pure.

libVLC says "ended" for all of these. A cut-off recording must never look complete, so an end is believed only
near the known length, and only when the reader had no trouble.
"""

from __future__ import annotations

from oes_desktop.domain.errors import Damaged, OesError, Rejected

_TOLERANCE_MS = 1500  # what libVLC leaves unplayed of a whole recording, at most
_PER_RATE_MS = 400  # and how much later its last word of the time comes, at higher rates


def why_it_stopped(
    *,
    trouble: OesError | None,
    refused: OesError | None = None,
    ended: bool,
    shown: bool,
    position_ms: int,
    duration_ms: int,
    rate: float,
) -> OesError | None:
    """None for the true end. `trouble`: what the reader met since the last seek; `refused`: what it met
    before, after which libVLC may have asked no more; `ended`: libVLC says so (else it says "error");
    `shown`: a picture was seen."""
    if trouble is not None:
        return _placed(trouble, position_ms)
    if not shown:
        return Rejected("unsupported_media")
    if ended and duration_ms - position_ms <= _TOLERANCE_MS + _PER_RATE_MS * rate:
        return None
    return Damaged("recording", at_ms=position_ms) if refused is None else _placed(refused, position_ms)


def _placed(error: OesError, position_ms: int) -> OesError:
    facts = {"at_ms": position_ms} | error.facts
    return type(error)(error.reason, detail=error.detail, **facts)
