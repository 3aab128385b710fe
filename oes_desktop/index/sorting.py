"""Sorts of whole numbers: value and place in one, which numpy sorts fastest."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Order = NDArray[np.uint32]


def stable_order(values: NDArray[Any]) -> Order:
    """Slots of `values` (non-negative integers) in rising order; equal ones stay as they stand."""
    top = int(values.max()) if len(values) else 0
    width = len(values).bit_length()
    if top < 1 << 16:  # numpy sorts these in linear time
        return np.argsort(values.astype(np.uint8 if top < 1 << 8 else np.uint16), kind="stable").astype(
            np.uint32
        )
    if top.bit_length() + width > 64:
        return np.argsort(values, kind="stable").astype(np.uint32)
    both = values.astype(np.uint64) << np.uint64(width)
    both |= np.arange(len(values), dtype=np.uint64)
    both.sort()
    both &= np.uint64((1 << width) - 1)
    return both.astype(np.uint32)


def turned(
    values: NDArray[Any], missing: NDArray[np.bool_] | None, *, descending: bool
) -> NDArray[np.uint64]:
    """`values` as numbers from 0 whose rising order is the wanted one, what is missing at the end."""
    wide = values.astype(np.int64)
    there = wide if missing is None else wide[~missing]
    if not len(there):
        return np.zeros(len(wide), np.uint64)
    low, high = int(there.min()), int(there.max())
    numbers = high - wide if descending else wide - low
    if missing is not None:
        numbers[missing] = high - low + 1
    return numbers.view(np.uint64)


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """Each value once, in rising order. As `numpy.unique`, which looks for masks in plain arrays first, and
    takes 20 ms to load what it looks with."""
    ordered = np.sort(values)
    fresh = np.ones(len(ordered), np.bool_)
    fresh[1:] = ordered[1:] != ordered[:-1]
    found: NDArray[Any] = ordered[fresh]
    return found


def numbered(values: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """The same, and for every value which of them it is."""
    found = distinct(values)
    return found, np.searchsorted(found, values)
