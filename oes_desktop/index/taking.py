"""Values by place, a piece at a time: numpy first makes places of eight bytes of what it is given, and for a
million at once that would be 8 MB of new pages for the system to clear."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from oes_desktop.index.sorting import Order

_PIECE = 1 << 15


def taken(values: NDArray[Any], places: NDArray[Any]) -> NDArray[Any]:
    """`values[places]`; every place is known to be there."""
    found = np.empty(len(places), values.dtype)
    for begin in range(0, len(places), _PIECE):
        end = begin + _PIECE
        values.take(places[begin:end], out=found[begin:end], mode="clip")  # no buffer, which "raise" makes
    return found


def those_of(order: Order, marks: NDArray[np.bool_]) -> Order:
    """The rows of `order` that are marked, as they stand in it."""
    pieces = (order[begin : begin + _PIECE] for begin in range(0, len(order), _PIECE))
    found = [piece.compress(marks.take(piece)) for piece in pieces]
    return np.concatenate(found) if found else order
