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
from oes_desktop.index.growing import Room
from oes_desktop.index.keyed import Keyed
from oes_desktop.index.mirror import Mirror, Wording
from oes_desktop.index.packed import Finder, Texts
from oes_desktop.index.ranking import Ranking
from oes_desktop.index.text import TextBlob

MAGIC = b"OESIDX\x00\x05"
_LENGTH = struct.Struct("<I")


def dump(mirror: Mirror) -> bytes:
    arrays: dict[str, NDArray[Any]] = dict(mirror.columns.arrays())
    for name, dimension in mirror.dimensions.items():
        parts = {"codes": dimension.codes, "labels": dimension.labels}
        if dimension.labels is dimension.codes:
            del parts["labels"]
        for part, texts in parts.items():
            arrays[f"{name}.{part}"] = np.frombuffer(texts.whole, np.uint8)
            arrays[f"{name}.{part}.ends"] = texts.ends
        arrays[f"{name}.ranks"] = dimension.ranks
        arrays[f"{name}.keyed"] = dimension.keyed.numbers
        arrays[f"{name}.named"] = dimension.keyed.named
        arrays[f"{name}.hashes"] = dimension.finder.hashes
        arrays[f"{name}.numbers"] = dimension.finder.numbers
        if dimension.blob is not None:
            arrays[f"{name}.letters"] = dimension.blob.letters
            arrays[f"{name}.letters.ends"] = dimension.blob.ends
            arrays[f"{name}.alphabet"] = dimension.blob.alphabet
    shapes = [[name, array.dtype.str, len(array)] for name, array in arrays.items()]
    head = json.dumps({"arrays": shapes, "wording": _token(mirror.wording)}).encode()
    return b"".join((MAGIC, _LENGTH.pack(len(head)), head, *(array.data for array in arrays.values())))


def load(data: bytes, wording: Wording) -> Mirror | None:
    """The mirror of `dump`, ordered by `wording`; None when `data` is not one that this version wrote."""
    try:
        if not data.startswith(MAGIC):
            return None
        (length,) = _LENGTH.unpack_from(data, len(MAGIC))
        begin = len(MAGIC) + _LENGTH.size
        head = json.loads(data[begin : begin + length])
        arrays = _arrays(data, begin + length, head["arrays"])
        columns = Columns.roomy({name: arrays.pop(name) for name in list(arrays) if "." not in name})
        dimensions = {name: _dimension(name, arrays) for name in DIMENSIONS}
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
    """They share the bytes: what is kept is to be copied, so that these do not stay in memory."""
    arrays = {}
    for name, dtype, count in shapes:
        array = arrays[name] = np.frombuffer(data, dtype, count, position)
        position += array.nbytes
    return arrays


def _dimension(name: str, arrays: dict[str, NDArray[Any]]) -> Dimension:
    part = {each.removeprefix(f"{name}."): array for each, array in arrays.items()}
    codes = labels = Texts(part["codes"].tobytes(), part["codes.ends"].copy())
    if f"{name}.labels" in arrays:
        labels = Texts(part["labels"].tobytes(), part["labels.ends"].copy())
    blob = None
    if f"{name}.letters" in arrays:
        room = Room()
        letters = room.filled(part["letters"])
        blob = TextBlob(letters, part["letters.ends"].copy(), part["alphabet"].copy(), room)
    finder = Finder(part["hashes"].copy(), part["numbers"].copy())
    keyed = Keyed(part["keyed"].copy(), part["named"].copy())
    return Dimension(codes, labels, Ranking(labels, part["ranks"].copy()), finder, blob, keyed)


def _sound(columns: Columns, dimensions: dict[str, Dimension]) -> bool:
    """Every array as long as the others, every number inside its dimension."""
    if len({len(array) for array in columns.arrays().values()}) != 1:
        return False
    for name, dimension in dimensions.items():
        numbers = getattr(columns, name)
        if len(columns) and (numbers.min() < 0 or numbers.max() >= len(dimension)):
            return False
        keyed = dimension.keyed
        if len(keyed.numbers) and (keyed.numbers.min() < -1 or keyed.numbers.max() >= len(dimension)):
            return False
        finder = dimension.finder
        parts = [dimension.labels, dimension.ranks, finder.hashes, finder.numbers, keyed.named]
        if any(len(part) != len(dimension) for part in parts):
            return False
        if dimension.blob is not None and len(dimension.blob) != len(dimension):
            return False
    return True
