"""How many exams every choice of a filter would leave, the other filters as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.facets import BINS, STARTS, Facets, Histogram, Period, Sides
from oes_desktop.domain.query import CHOICES, SPANS, SWITCHES, Filters
from oes_desktop.index.columns import ARCHIVED
from oes_desktop.index.filtering import DIMENSION_OF, Masks, masks_of, matching, measured, switched
from oes_desktop.index.mirror import Mirror

_FEW = 8  # values that are looked for one by one: where most rows have the same, numpy counts them slowly
_PIECE = 1 << 15  # rows counted in one go: what is made on the way stays near the processor


def facets(mirror: Mirror, filters: Filters, periods: Sequence[Period] = ()) -> Facets:
    """`periods`: in which it is to be counted how many exams begin."""
    masks = masks_of(mirror, filters)
    switches = {name: _sides(mirror, masks, name) for name in SWITCHES}
    return Facets(
        **{name: _counts(mirror, masks, name) for name in CHOICES},
        honesty=_honesty(mirror, masks),
        pkn=switches["pkn"].on,
        archived=int(np.count_nonzero(masks.all(but="archived") & mirror.columns.flag(ARCHIVED))),
        switches=switches,
        spans={name: _histogram(mirror, masks, name) for name in SPANS},
        periods=_periods(mirror, masks, periods) if periods else {},
    )


def counts(mirror: Mirror, views: Sequence[Filters]) -> list[int]:
    """How many exams each set of filters lets through."""
    return [mirror.counts.get(filters, partial(_count, mirror, filters)) for filters in views]


def _count(mirror: Mirror, filters: Filters) -> int:
    """After a change only the exams that it touched are counted."""
    change = mirror.change
    known = None if change is None else change.counts.known(filters)
    if change is None or known is None:
        return int(np.count_nonzero(matching(mirror, filters)))
    come = np.count_nonzero(matching(change.after, filters))
    gone = np.count_nonzero(matching(change.before, filters))
    return known + int(come) - int(gone)


def _counts(mirror: Mirror, masks: Masks, choice: str) -> dict[str, int]:
    """By code, in the order of the dimension. Nobody is no reviewer."""
    name = DIMENSION_OF[choice]
    dimension = mirror.dimensions[name]
    found = _counted(getattr(mirror.columns, name), len(dimension), masks, choice)
    if name == "kinds":
        return mirror.kinds.counts(found)
    codes = list(dimension.codes)
    order = np.argsort(dimension.ranks, kind="stable").tolist()
    by_code = {codes[number]: int(found[number]) for number in order}
    if name == "reviewer":
        by_code.pop("", None)
    return by_code


def _honesty(mirror: Mirror, masks: Masks) -> tuple[int, ...]:
    found = _counted(mirror.columns.honesty.view(np.uint8), 256, masks, "honesty")  # none is 255
    found[99] += found[100]
    return tuple(found[:100].reshape(BINS, -1).sum(axis=1).tolist())


def _sides(mirror: Mirror, masks: Masks, name: str) -> Sides:
    passing = masks.all(but=name)
    on = int(np.count_nonzero(passing & switched(mirror, name)))
    return Sides(on, int(np.count_nonzero(passing)) - on)


def _histogram(mirror: Mirror, masks: Masks, name: str) -> Histogram:
    values, unit = measured(mirror, name)
    starts = STARTS[name]
    top = starts[-1] * unit
    found = np.zeros(top + 2, np.int64)
    for piece in _pieces(values, masks.slots(but=name)):
        numbers = np.minimum(piece.astype(np.int32), top)
        found += np.bincount(numbers + 1, minlength=top + 2)  # what is not known is -1
    return Histogram(starts, tuple(np.add.reduceat(found[1:], np.array(starts) * unit).tolist()))


def _periods(mirror: Mirror, masks: Masks, periods: Sequence[Period]) -> dict[Period, int]:
    found = dict.fromkeys(periods, 0)
    for piece in _pieces(mirror.columns.started, masks.slots(but="dates")):
        for first, last in found:
            found[first, last] += int(np.count_nonzero((piece >= first) & (piece <= last)))
    return found


def _counted(values: NDArray[Any], size: int, masks: Masks, own: str) -> NDArray[np.int64]:
    """How many exams that pass all filters but the `own` have each of the numbers below `size`."""
    found = np.zeros(size, np.int64)
    for piece in _pieces(values, masks.slots(but=own)):
        if size <= _FEW:
            found += [np.count_nonzero(piece == number) for number in range(size)]
        else:
            found += np.bincount(piece, minlength=size)
    return found


def _pieces(values: NDArray[Any], slots: NDArray[np.int64]) -> Iterator[NDArray[Any]]:
    for begin in range(0, len(slots), _PIECE):
        yield values.take(slots[begin : begin + _PIECE])
