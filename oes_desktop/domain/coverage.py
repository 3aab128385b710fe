"""What of an exam's recordings was really on a proctor's screen, and at what speed. Pure.

Spans lie in the media time of one recording, in order, and never overlap. Where a place was on screen more
than once, the slowest playing counts; a picture that stood still (`STILL`) counts less than any playing. A
`Coverage` never claims more than was shown: what does not fit its limit is left out, the shortest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oes_desktop.domain.observed import SILENT, Flaw, Interval, joined, outside

if TYPE_CHECKING:
    from oes_desktop.domain.models import Recording

STILL = 0.0  # as a speed: one picture, looked at
MOST_SPANS = 400  # of one recording
NEAR_MS = 80  # between two spans of one speed: the distance of two ticks of a player


@dataclass(frozen=True, slots=True)
class SeenSpan:
    """From `start_ms` to `end_ms` of a recording's media time. `speed`: times the normal one; `STILL` for a
    picture that stood still."""

    start_ms: int
    end_ms: int
    speed: float = 1.0

    @property
    def length_ms(self) -> int:
        return self.end_ms - self.start_ms


@dataclass(frozen=True, slots=True)
class SeenRecording:
    recording_id: str
    spans: tuple[SeenSpan, ...] = ()

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """At whatever speed, as intervals that do not touch."""
        return joined((span.start_ms, span.end_ms) for span in self.spans)


@dataclass(frozen=True, slots=True)
class Coverage:
    """By recording, in order of their ids. False when nothing was on screen."""

    recordings: tuple[SeenRecording, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.recordings)

    def of(self, recording_id: str) -> SeenRecording:
        found = (each for each in self.recordings if each.recording_id == recording_id)
        return next(found, SeenRecording(recording_id))

    def merged(self, other: Coverage) -> Coverage:
        """Both together."""
        spans: dict[str, list[SeenSpan]] = {}
        for each in (*self.recordings, *other.recordings):
            spans.setdefault(each.recording_id, []).extend(each.spans)
        return coverage_of(spans)

    def without(self, flaws: Mapping[str, Iterable[Flaw]]) -> Coverage:
        """Less what nobody could see: `flaws` by the id of the recording. Silence takes no picture away."""
        spans: dict[str, list[SeenSpan]] = {}
        for each in self.recordings:
            here = flaws.get(each.recording_id, ())
            taken = joined((flaw.start_ms, flaw.end_ms) for flaw in here if flaw.reason != SILENT)
            spans[each.recording_id] = [
                SeenSpan(start, end, span.speed)
                for span in each.spans
                for start, end in outside(span.start_ms, span.end_ms, taken)
            ]
        return coverage_of(spans)


NOTHING_SEEN = Coverage()


def coverage_of(spans: Mapping[str, Iterable[SeenSpan]]) -> Coverage:
    """Spans in any order, overlapping as they like, by the id of their recording."""
    made = ((recording_id, _tidy(each)) for recording_id, each in sorted(spans.items()))
    return Coverage(tuple(SeenRecording(recording_id, tidy) for recording_id, tidy in made if tidy))


def seen_ms(coverage: Coverage, recording: Recording) -> int:
    """How much of it was on screen; never more than it lasts."""
    cut = (min(end, recording.duration_ms) - start for start, end in coverage.of(recording.id).intervals)
    return sum(max(0, length) for length in cut)


def share(coverage: Coverage, recordings: Iterable[Recording]) -> float:
    """Of all that was recorded, camera and screen counted alike: 0 to 1."""
    listed = list(recordings)
    total = sum(max(0, each.duration_ms) for each in listed)
    return sum(seen_ms(coverage, each) for each in listed) / total if total else 0.0


def percent(value: float) -> int:
    """A share as a whole percent that never rounds something to nothing, nor nearly all to all."""
    rounded = round(value * 100)
    if value > 0 and rounded == 0:
        return 1
    return 99 if value < 1 and rounded == 100 else rounded


def _tidy(spans: Iterable[SeenSpan]) -> tuple[SeenSpan, ...]:
    """No overlaps, the better speed kept; near ones of one speed joined; bounded."""
    kept = [span for span in spans if 0 <= span.start_ms < span.end_ms and span.speed >= 0]
    found: tuple[SeenSpan, ...] = ()
    for speed in sorted({span.speed for span in kept}, key=_rank):
        taken = joined((span.start_ms, span.end_ms) for span in found)
        own = joined((span.start_ms, span.end_ms) for span in kept if span.speed == speed)
        new = (SeenSpan(start, end, speed) for whole in own for start, end in outside(*whole, taken))
        found = (*found, *new)
    tidy: list[SeenSpan] = []
    for span in sorted(found, key=lambda span: span.start_ms):
        if tidy and tidy[-1].speed == span.speed and span.start_ms - tidy[-1].end_ms <= NEAR_MS:
            tidy[-1] = SeenSpan(tidy[-1].start_ms, span.end_ms, span.speed)
        else:
            tidy.append(span)
    if len(tidy) > MOST_SPANS:
        longest = sorted(tidy, key=lambda span: -span.length_ms)[:MOST_SPANS]
        tidy = sorted(longest, key=lambda span: span.start_ms)
    return tuple(tidy)


def _rank(speed: float) -> tuple[bool, float]:
    return speed == STILL, speed
