"""The moments of an exam that are worth a look: violations near each other taken together, the worst first
chosen, each with the photo that shows it. Pure. The preview shows them, and the player plays them when a
proctor asks for violations only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from oes_desktop.domain.models import CAMERA, DISMISSED, SCREEN, Snapshot, Violation

NEAR_MS = 5_000  # violations with less between them are one moment
LONGEST_MS = 60_000  # a moment begins anew after this, however thick they come
PHOTO_MS = 60_000  # a photo further away does not show the moment
_ON_SCREEN = frozenset({"focus_lost", "page_left", "copy_paste", "second_display", "screen_share_stopped"})
_SHORTEST_S = 1.0  # what has no length still happened
_SHORTEST_MS = 1_000
_MOST_SEVERE = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of violations, in order of time. `photo`: the nearest one, given to no other moment."""

    violations: tuple[Violation, ...]
    photo: Snapshot | None = None

    @property
    def worst(self) -> Violation:
        """The gravest of them, of equals the longest, then the first: what the moment is called by."""
        return max(self.violations, key=lambda v: (v.severity, v.duration_ms, -v.at_ms))

    @property
    def at_ms(self) -> int:
        """When to begin to look."""
        return self.worst.at_ms

    @property
    def start_ms(self) -> int:
        return self.violations[0].at_ms

    @property
    def end_ms(self) -> int:
        """When the last of them is over; what has no length counts for a second, so that it can be seen."""
        return max(max(_end(v), v.at_ms + _SHORTEST_MS) for v in self.violations)

    @property
    def score(self) -> float:
        """How bad it is: severity times seconds, added up."""
        return sum(_weight(violation) for violation in self.violations)


def _weight(violation: Violation) -> float:
    severity = min(max(violation.severity, 1), _MOST_SEVERE)
    return severity * max(violation.duration_ms / 1000, _SHORTEST_S)


def moments_of(violations: Iterable[Violation]) -> tuple[Moment, ...]:
    """Every moment, in order of time. What a proctor dismissed is left out."""
    kept = [violation for violation in violations if violation.verdict != DISMISSED]
    kept.sort(key=lambda violation: (violation.at_ms, violation.id))
    starts = [*moment_starts(kept), len(kept)]
    return tuple(Moment(tuple(kept[first:end])) for first, end in pairwise(starts))


def moment_starts(violations: Sequence[Violation]) -> list[int]:
    """Where in `violations`, which are in order of time, each moment begins."""
    starts: list[int] = []
    end_ms = first_ms = 0
    for place, violation in enumerate(violations):
        near = bool(starts) and violation.at_ms - end_ms < NEAR_MS
        if near and violation.at_ms - first_ms < LONGEST_MS:
            end_ms = max(end_ms, _end(violation))
        else:
            starts.append(place)
            first_ms, end_ms = violation.at_ms, _end(violation)
    return starts


def _end(violation: Violation) -> int:
    """A length below zero is a mistake of somebody's clock."""
    return max(violation.at_ms, violation.end_ms)


def worst_moments(
    moments: Sequence[Moment], snapshots: Iterable[Snapshot], most: int = 6
) -> tuple[Moment, ...]:
    """The `most` worst of `moments`, in order of time, each with its photo. The worst chooses first; a
    moment that no photo is left for, or near, stays without."""
    chosen = sorted(moments, key=lambda moment: (-moment.score, moment.at_ms))[:most]
    left = [snapshot for snapshot in snapshots if snapshot.source in (CAMERA, SCREEN)]
    pictured = []
    for moment in chosen:
        photo = min(left, key=lambda snapshot: _fitness(moment.worst, snapshot), default=None)
        if photo is not None and _distance_ms(moment.worst, photo) > PHOTO_MS:
            photo = None
        if photo is not None:
            left.remove(photo)
        pictured.append(Moment(moment.violations, photo))
    return tuple(sorted(pictured, key=lambda moment: moment.at_ms))


def _distance_ms(violation: Violation, snapshot: Snapshot) -> int:
    """Between the violation and the photo; none while it lasts."""
    return max(violation.at_ms - snapshot.at_ms, snapshot.at_ms - _end(violation), 0)


def _fitness(violation: Violation, snapshot: Snapshot) -> tuple[int, bool, int]:
    """The smaller the better: near in time, and of those about as near one of where it could be seen."""
    wanted = SCREEN if violation.kind in _ON_SCREEN else CAMERA
    near = -(-_distance_ms(violation, snapshot) // NEAR_MS)  # 0: while it lasts
    return near, snapshot.source != wanted, abs(snapshot.at_ms - violation.at_ms)
