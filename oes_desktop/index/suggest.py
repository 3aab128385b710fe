"""Students, groups and exams by a few letters, for the command list: the names themselves, not their rows."""

from __future__ import annotations

from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.collation import search_terms, searchable
from oes_desktop.domain.suggestion import Suggestion
from oes_desktop.index.columns import ARCHIVED
from oes_desktop.index.dimension import Dimension
from oes_desktop.index.mirror import Mirror

STUDENT, GROUP, EXAM = "student", "group", "exam"
_SHARES = {STUDENT: 1, GROUP: 2, EXAM: 2}  # a kind gets the limit divided by this
_MOST_WEIGHED = 2_000  # of so many hits the ones that begin with the words are put first


def suggest(mirror: Mirror, text: str, limit: int, *, archived: bool = False) -> list[Suggestion]:
    """At most `limit` students, and half as many groups and exams, that hold all words of `text`: first those
    that begin with it, then those of which a word does, each by the alphabet. Nothing for no words."""
    terms = search_terms(text)
    if not terms.wanted or limit <= 0:
        return []
    shown = mirror.columns.flag(ARCHIVED) == archived
    found = []
    for kind, share in _SHARES.items():
        dimension, column = mirror.dimensions[kind], getattr(mirror.columns, kind)
        for number in _best(dimension, terms.wanted, terms.unwanted, max(1, limit // share)):
            count = int(np.count_nonzero(shown & (column == number)))
            found.append(Suggestion(kind, dimension.codes[number], dimension.labels[number], count))
    return found


def _best(dimension: Dimension, wanted: tuple[str, ...], unwanted: tuple[str, ...], limit: int) -> list[int]:
    texts = dimension.searched
    if texts is None or not len(dimension):
        return []
    masks: list[NDArray[Any]] = [texts.holding(term) for term in wanted]
    masks += [~texts.holding(term) for term in unwanted]
    numbers = np.flatnonzero(reduce(np.logical_and, masks))
    if len(numbers) > _MOST_WEIGHED:
        ranks = dimension.ranks[numbers]
        numbers = numbers[np.argpartition(ranks, _MOST_WEIGHED)[:_MOST_WEIGHED]]

    def worth(number: int) -> tuple[int, int]:
        words = f" {searchable(dimension.labels[number])}"
        at = words.find(f" {wanted[0]}")
        return (at > 0) + 2 * (at < 0), int(dimension.ranks[number])

    return sorted(numbers.tolist(), key=worth)[:limit]
