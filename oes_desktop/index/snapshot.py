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
from oes_desktop.index.searched import Searched
from oes_desktop.index.text import TextBlob
from oes_desktop.index.worded import Worded

MAGIC = b"OESIDX\x00\x06"
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
        if dimension.searched is not None:
            arrays |= {f"{name}.{part}": array for part, array in _searched(dimension.searched).items()}
    shapes = [[name, array.dtype.str, len(array)] for name, array in arrays.items()]
    head = json.dumps({"arrays": shapes, "wording": _token(mirror.wording)}).encode()
    return b"".join((MAGIC, _LENGTH.pack(len(head)), head, *(array.data for array in arrays.values())))


def _searched(texts: Searched) -> dict[str, NDArray[Any]]:
    names = texts.names
    arrays = {"runs": names.runs, "runs.ends": names.ends, "once": np.array([names.once], np.int32)}
    arrays |= _blob("words", names.words)
    return arrays if texts.codes is None else arrays | _blob("ids", texts.codes)


def _blob(name: str, blob: TextBlob) -> dict[str, NDArray[Any]]:
    return {f"{name}.{part}": getattr(blob, part) for part in ("letters", "ends", "alphabet")}


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
    except (ValueError, LookupError, TypeError, struct.error):
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
    searched = None
    if "runs" in part:
        room = Room()
        runs = room.filled(part["runs"])
        once = int(part["once"][0])
        names = Worded(_blob_of("words", part), runs, part["runs.ends"].copy(), once, room)
        searched = Searched(names, _blob_of("ids", part) if "ids.letters" in part else None)
    finder = Finder(part["hashes"].copy(), part["numbers"].copy())
    keyed = Keyed(part["keyed"].copy(), part["named"].copy())
    return Dimension(codes, labels, Ranking(labels, part["ranks"].copy()), finder, searched, keyed)


def _blob_of(name: str, part: dict[str, NDArray[Any]]) -> TextBlob:
    room = Room()
    letters = room.filled(part[f"{name}.letters"])
    return TextBlob(letters, part[f"{name}.ends"].copy(), part[f"{name}.alphabet"].copy(), room)


def _sound(columns: Columns, dimensions: dict[str, Dimension]) -> bool:
    """Every array as long as the others, every number inside its dimension."""
    if len({len(array) for array in columns.arrays().values()}) != 1:
        return False
    for name, dimension in dimensions.items():
        numbers = getattr(columns, name)
        keyed = dimension.keyed
        if not _inside(numbers, len(dimension)) or not _inside(keyed.numbers, len(dimension), least=-1):
            return False
        finder = dimension.finder
        parts = [dimension.labels, dimension.ranks, finder.hashes, finder.numbers, keyed.named]
        if any(len(part) != len(dimension) for part in parts):
            return False
        if dimension.searched is not None and not _found(dimension.searched, len(dimension)):
            return False
    return True


def _found(texts: Searched, count: int) -> bool:
    names, codes = texts.names, texts.codes
    return len(names) == count == len(codes or names) and _inside(names.runs, len(names.words))


def _inside(numbers: NDArray[Any], count: int, *, least: int = 0) -> bool:
    return not len(numbers) or bool(numbers.min() >= least and numbers.max() < count)
