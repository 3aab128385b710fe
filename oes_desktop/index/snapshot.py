"""A mirror as one run of bytes, kept in the encrypted store so that a start need not read every exam.

Layout, little-endian: 8 bytes of magic with a version, 4 bytes length of a JSON head, the head, then the
arrays it names, end to end. The bytes are ours; if they are not understood (another version), the index is
built from the store again, so `load` then gives None and never raises.
"""

from __future__ import annotations

import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oes_desktop.index.columns import DIMENSIONS, Columns
from oes_desktop.index.dimension import Dimension
from oes_desktop.index.mirror import Mirror, Wording
from oes_desktop.index.text import TextBlob

MAGIC = b"OESIDX\x00\x02"
_LENGTH = struct.Struct("<I")


def dump(mirror: Mirror) -> bytes:
    arrays: dict[str, NDArray[Any]] = dict(mirror.columns.arrays())
    texts = {}
    for name, dimension in mirror.dimensions.items():
        texts[name] = {"codes": dimension.codes, "labels": dimension.labels}
        arrays[f"{name}.ranks"] = dimension.ranks
        if dimension.blob is not None:
            arrays[f"{name}.letters"] = dimension.blob.letters
            arrays[f"{name}.ends"] = dimension.blob.ends
    shapes = [[name, array.dtype.str, len(array)] for name, array in arrays.items()]
    head = json.dumps({"arrays": shapes, "texts": texts, "wording": _token(mirror.wording)}).encode()
    return b"".join((MAGIC, _LENGTH.pack(len(head)), head, *(array.tobytes() for array in arrays.values())))


def load(data: bytes, wording: Wording) -> Mirror | None:
    """The mirror of `dump`, ordered by `wording`; None when `data` is not one that this version wrote."""
    try:
        if not data.startswith(MAGIC):
            return None
        (length,) = _LENGTH.unpack_from(data, len(MAGIC))
        begin = len(MAGIC) + _LENGTH.size
        head = json.loads(data[begin : begin + length])
        arrays = _arrays(data, begin + length, head["arrays"])
        columns = Columns(**{name: array for name, array in arrays.items() if "." not in name})
        dimensions = {name: _dimension(name, head["texts"][name], arrays) for name in DIMENSIONS}
        same_order = head["wording"] == _token(wording)
    except (ValueError, KeyError, TypeError, struct.error):
        return None
    if not _sound(columns, dimensions):
        return None
    mirror = Mirror.of(columns, dimensions, wording)
    return mirror if same_order else mirror.reworded(wording)


def _token(wording: Wording) -> str:
    """Equal for wordings that order alike."""
    return json.dumps(
        [wording.language, sorted(wording.systems.items()), [*wording.statuses], [*wording.decisions]]
    )


def _arrays(data: bytes, position: int, shapes: list[Any]) -> dict[str, NDArray[Any]]:
    arrays = {}
    for name, dtype, count in shapes:
        array = np.frombuffer(data, dtype, count, position)
        arrays[name] = array
        position += array.nbytes
    return arrays


def _dimension(name: str, texts: Any, arrays: dict[str, NDArray[Any]]) -> Dimension:
    codes = tuple(texts["codes"])
    blob = None
    if f"{name}.letters" in arrays:
        blob = TextBlob(arrays[f"{name}.letters"], arrays[f"{name}.ends"])
    numbers = {code: number for number, code in enumerate(codes)}
    return Dimension(codes, tuple(texts["labels"]), arrays[f"{name}.ranks"], blob, numbers)


def _sound(columns: Columns, dimensions: dict[str, Dimension]) -> bool:
    """Every array as long as the others, every number inside its dimension."""
    if len({len(array) for array in columns.arrays().values()}) != 1:
        return False
    return all(
        len(dimension.ranks) == len(dimension)
        and (not len(columns) or (numbers.min() >= 0 and numbers.max() < len(dimension)))
        for name, dimension in dimensions.items()
        for numbers in (getattr(columns, name),)
    )
