"""Where in the queue of an answer the exams stand that wait for a decision."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.models import FINISHED, UNDECIDED
from oes_desktop.index.answer import Answer


def places_to_review(shown: Answer, first: int, last: int) -> NDArray[np.int64]:
    """Places from `first` up to `last` (not included) of exams that are finished and not decided."""
    columns, dimensions = shown.mirror.columns, shown.mirror.dimensions
    slots = shown.order[first:last]
    waiting = columns.decision[slots] == dimensions["decision"].number(UNDECIDED)
    waiting &= columns.status[slots] == dimensions["status"].number(FINISHED)
    return first + np.flatnonzero(waiting)
