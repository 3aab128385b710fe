"""Which exams a set of filters lets through: one boolean array a filter, combined with AND."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.collation import search_words
from oes_desktop.domain.query import Filters
from oes_desktop.index.columns import ARCHIVED, DOWNLOADED, NO_HONESTY, NO_TIME, PKN
from oes_desktop.index.mirror import Mirror

Mask = NDArray[np.bool_]

_CHOICES = {"group": "groups", "status": "statuses", "decision": "decisions", "system": "systems"}


@dataclass(frozen=True, slots=True)
class Masks:
    """The masks of the filters that restrict, by name: `archived` always, the others when they are set."""

    rows: int
    by_name: dict[str, Mask]

    def all(self, *, but: str = "") -> Mask:
        """What passes every filter, or every filter `but` one."""
        masks = [mask for name, mask in self.by_name.items() if name != but]
        return reduce(np.logical_and, masks) if masks else np.ones(self.rows, np.bool_)


def masks_of(mirror: Mirror, filters: Filters) -> Masks:
    columns = mirror.columns
    masks: dict[str, Mask] = {"archived": columns.flag(ARCHIVED) == filters.archived}
    if filters.pkn is not None:
        masks["pkn"] = columns.flag(PKN) == filters.pkn
    if filters.downloaded is not None:
        masks["downloaded"] = columns.flag(DOWNLOADED) == filters.downloaded
    if filters.from_ms is not None or filters.to_ms is not None:
        masks["dates"] = _between(columns.started, filters.from_ms, filters.to_ms)
    if filters.restricts_honesty:
        honesty = columns.honesty
        low = max(filters.honesty_from, NO_HONESTY + 1)  # an unknown honesty is in no range
        masks["honesty"] = (honesty >= low) & (honesty <= min(filters.honesty_to, 100))
    for name, attribute in _CHOICES.items():
        codes = getattr(filters, attribute)
        if codes:
            masks[name] = mirror.dimensions[name].mask(codes)[getattr(columns, name)]
    words = search_words(filters.search)
    if words:
        masks["search"] = reduce(np.logical_and, (_holding(mirror, word) for word in words))
    return Masks(len(mirror), masks)


def matching(mirror: Mirror, filters: Filters) -> Mask:
    return masks_of(mirror, filters).all()


def _between(started: NDArray[np.int64], from_ms: int | None, to_ms: int | None) -> Mask:
    mask: Mask = started != NO_TIME
    if from_ms is not None:
        mask &= started >= from_ms
    if to_ms is not None:
        mask &= started <= to_ms
    return mask


def _holding(mirror: Mirror, word: str) -> Mask:
    """Exams whose student (name or id), group or exam holds `word`."""
    found = np.zeros(len(mirror), np.bool_)
    for name in ("student", "group", "exam"):
        blob = mirror.dimensions[name].blob
        if blob is None:
            continue
        values = blob.holding(word)
        if values.any():
            found |= values[getattr(mirror.columns, name)]
    return found
