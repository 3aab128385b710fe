"""What a client says was on the proctor's screen: whether it can be, what of it is kept, and how it is told.

A statement that makes no sense is refused; what is said of a recording that the exam has not (it was replaced
since, say) is left out, for a decision must not be lost over it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from oes_desktop.server.problems import Problem
from oes_desktop.wire import structs

MOST_SPANS = 20_000  # of one decision
TOLD = 20  # decisions of one exam, the latest, whose coverage the report carries

_STORED = msgspec.json.Decoder(list[structs.CoverageBody])


def check(coverage: Sequence[structs.CoverageBody]) -> None:
    """Raises `Problem("unprocessable")`: too many spans, one that ends before it begins, two that overlap,
    one recording named twice."""
    if sum(len(body.spans) for body in coverage) > MOST_SPANS:
        raise Problem("unprocessable", f"at most {MOST_SPANS} spans", path="coverage")
    named: set[str] = set()
    for at, body in enumerate(coverage):
        if body.recording in named:
            raise Problem("unprocessable", "named before", path=f"coverage[{at}].recording")
        named.add(body.recording)
        reached = 0.0
        for place, span in enumerate(body.spans):
            if not reached <= span.start <= span.end:
                raise Problem("unprocessable", "not in order", path=f"coverage[{at}].spans[{place}]")
            reached = span.end


def stored(coverage: Sequence[structs.CoverageBody], durations_ms: Mapping[str, int]) -> str:
    """As JSON: of the recordings of the exam, within their length. `durations_ms` by id."""
    kept = []
    for body in coverage:
        length = durations_ms.get(body.recording, 0) / 1000
        cut = [structs.SpanBody(span.start, min(span.end, length), span.speed) for span in body.spans]
        spans = [span for span in cut if span.start < span.end]
        if spans:
            kept.append(structs.CoverageBody(body.recording, spans))
    return msgspec.json.encode(kept).decode()


def told(text: str) -> list[structs.CoverageBody]:
    """What was stored; also as servers before this one did, without speeds and unchecked."""
    return _STORED.decode(text)
