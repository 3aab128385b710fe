"""Arrays that grow at their end without being copied: a change of a few exams must not touch a million."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_SPARE = 16  # one part in so many of an array is room for what will come
_LEAST = 1_024


class Room:
    """Room behind an array. What follows it is written there, once: whoever holds the array as it was never
    sees a change. Writers take turns; readers need not."""

    __slots__ = ("_array", "_used")

    def __init__(self) -> None:
        self._array: NDArray[Any] | None = None
        self._used = 0

    def filled(self, values: NDArray[Any]) -> NDArray[Any]:
        """A copy of `values` with room behind it."""
        return self.followed(values, values[:0])

    def followed(self, values: NDArray[Any], more: NDArray[Any]) -> NDArray[Any]:
        """`values` and, behind them, `more`; in a type that holds both."""
        size, own = len(values) + len(more), self._array
        kind = np.promote_types(values.dtype, more.dtype)
        last = own is not None and values.base is own and self._used == len(values)
        if own is None or not last or own.dtype != kind or size > len(own):
            own = self._filled(values, kind, size)
        own[len(values) : size] = more
        self._used = size
        return own[:size]

    def changed(self, values: NDArray[Any], places: NDArray[Any], others: NDArray[Any]) -> NDArray[Any]:
        """A copy of `values` with `others` at `places`."""
        own = self._filled(values, np.promote_types(values.dtype, others.dtype), len(values))
        own[places] = others
        self._used = len(values)
        return own[: len(values)]

    def _filled(self, values: NDArray[Any], kind: np.dtype[Any], size: int) -> NDArray[Any]:
        own: NDArray[Any] = np.empty(size + max(size // _SPARE, _LEAST), kind)
        own[: len(values)] = values
        self._array = own
        return own
