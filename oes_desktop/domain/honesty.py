"""Honesty explained: what each violation took off, and what would be left without the dismissed ones.

The server's figure stands; this only counts after it. Its rule (`server/demo/plan.py`, `server/intake.py`):
100 less the weight of every violation, rounded, never below 0. Where that sum does not give the server's
figure, the difference is named as points that are not explained. Percent points throughout. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from oes_desktop.domain.models import DISMISSED, Report
from oes_desktop.domain.vocabulary import Vocabulary

_WHOLE = 100.0
_ROUNDED = 0.5  # the server's figure is in whole percents


@dataclass(frozen=True, slots=True)
class KindShare:
    """What the violations of one kind took off: `weight` each, `count` of them, `dismissed` among these."""

    kind: str
    weight: float
    count: int
    dismissed: int

    @property
    def points(self) -> float:
        return self.weight * self.count

    @property
    def dismissed_points(self) -> float:
        return self.weight * self.dismissed


@dataclass(frozen=True, slots=True)
class HonestyAccount:
    """`figure`: the server's, None when it has none. `shares`: the gravest first. `beyond`: points that the
    figure could not fall by any more, being 0 already. `unexplained`: by how much the server's figure is
    below (+) or above (-) what the violations explain. `without`: the figure without the dismissed
    violations, what is not explained kept as it is; None where nothing is dismissed or there is no figure.
    `left_out`: the server's figure is without the dismissed ones already. `own`: points that the proctor's
    own violations would weigh; they change no figure."""

    figure: int | None
    shares: tuple[KindShare, ...]
    beyond: float = 0.0
    unexplained: float = 0.0
    without: float | None = None
    left_out: bool = False
    own: float = 0.0
    own_count: int = 0

    @property
    def taken(self) -> float:
        return sum(share.points for share in self.shares)

    @property
    def dismissed(self) -> float:
        return sum(share.dismissed_points for share in self.shares)

    @property
    def dismissed_count(self) -> int:
        return sum(share.dismissed for share in self.shares)


def account_of(report: Report, vocabulary: Vocabulary) -> HonestyAccount:
    weights = {term.code: term.weight for term in vocabulary.kinds}
    shares = _shares(report, weights)
    own = [mark for mark in report.marks if mark.kind]
    own_points = sum(weights.get(mark.kind, 0.0) for mark in own)
    figure = report.exam.honesty
    if figure is None:
        return HonestyAccount(None, shares, own=own_points, own_count=len(own))
    taken = sum(share.points for share in shares)
    gone = sum(share.dismissed_points for share in shares)
    explained, kept = _figure(taken), _figure(taken - gone)
    unexplained = explained - figure
    if abs(unexplained) <= _ROUNDED:
        unexplained = 0.0
    left_out = bool(gone and unexplained and abs(kept - figure) <= _ROUNDED)
    without = None
    if any(share.dismissed for share in shares) and not left_out:
        without = min(_WHOLE, max(0.0, _WHOLE - taken + gone - unexplained))
    return HonestyAccount(
        figure,
        shares,
        beyond=max(0.0, taken - (gone if left_out else 0.0) - _WHOLE),
        unexplained=0.0 if left_out else unexplained,
        without=without,
        left_out=left_out,
        own=own_points,
        own_count=len(own),
    )


def _figure(taken: float) -> float:
    return max(0.0, _WHOLE - taken)


def _shares(report: Report, weights: dict[str, float]) -> tuple[KindShare, ...]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for violation in report.violations:
        count = counts[violation.kind]
        count[0] += 1
        count[1] += violation.verdict == DISMISSED
    shares = (KindShare(kind, weights.get(kind, 0.0), count, gone) for kind, (count, gone) in counts.items())
    return tuple(sorted(shares, key=lambda share: (-share.points, share.kind)))
