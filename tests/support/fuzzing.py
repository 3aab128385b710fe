"""Bad input in quantity: good samples spoiled, and bytes and texts without any shape.

`sift` gives many inputs to a door and holds it to one promise: it ends, with a value or an `OesError`. The
strategies spoil a good sample (bits flipped, stretches cut out, put in, swapped; values of JSON replaced,
left out, said twice), for only what looks nearly right comes far into a parser.
"""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from random import Random
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from oes_desktop.domain.errors import OesError

T = TypeVar("T")

SHORT, LONG = 100, 10_000
sizes = pytest.mark.parametrize(
    "inputs", [pytest.param(SHORT, id="short"), pytest.param(LONG, id="long", marks=pytest.mark.long)]
)
_TIMES = 10  # what the good samples took is nothing against this
_LEAST_S = 5.0  # of processor time, so that a busy machine makes nothing hang
_LONGEST_WORDS = 20_000  # of an error: somebody reads it


class Hung(BaseException):
    """A door did not end; of no kind that anybody catches."""


def sift(inputs: int, strategy: SearchStrategy[T], door: Callable[[T], object], *good: T) -> None:
    """`door` gets `inputs` different inputs, and the `good` ones first, which it must take. The short run is
    the same every time, the long one is another every time."""
    began = time.process_time()
    for one in good:
        door(one)
    limit_s = max(_LEAST_S, _TIMES * (time.process_time() - began))
    count = 0

    @settings(
        max_examples=inputs,
        derandomize=inputs <= SHORT,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def one_more(given_: T) -> None:
        nonlocal count
        count += 1
        with _limited(limit_s):
            ends_well(door, given_)

    one_more()
    assert count >= inputs


def ends_well(door: Callable[[T], object], given_: T) -> object:
    """What `door` gives, or the `OesError` that it raises, which can be read."""
    try:
        return door(given_)
    except OesError as error:
        assert len(str(error)) < _LONGEST_WORDS
        return error


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """`Hung` after so much of the processor; where the system cannot count it, whoever waits will see."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def hung(*_: object) -> None:
        raise Hung(f"more than {seconds} s of the processor")

    before = signal.signal(signal.SIGPROF, hung)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


# Bytes

# Drawn by lot, each by its number: hypothesis itself would need longer to choose than the doors to answer.
_LOTS = st.integers(0, 2**24 - 1).map(Random)
_EDITS = ("flip", "flip", "cut", "keep", "insert", "swap", "write", "write", "repeat")
_NUMBERS = [
    value.to_bytes(width, order)
    for width in (1, 2, 4, 8)
    for value in (0, 1, 0x7F, (1 << 8 * width) - 1, 1 << 8 * width - 1)
    for order in ("big", "little")
]


def edited(*samples: bytes, pieces: Sequence[bytes] = (), most: int = 5) -> SearchStrategy[bytes]:
    """One of `samples`, spoiled in one to `most` places. `pieces`: bytes that mean something there."""
    known = [*pieces, *pieces, *_NUMBERS]

    def of(lot: Random) -> bytes:
        data = lot.choice(samples)
        for _ in range(lot.randint(1, most)):
            piece = lot.choice(known) if lot.random() < 0.7 else lot.randbytes(lot.randint(0, 24))
            data = _edit(data, lot.choice(_EDITS), lot.randint(0, len(data)), lot.randrange(1 << 24), piece)
        return data

    return _LOTS.map(of)


def _edit(data: bytes, kind: str, at: int, other: int, piece: bytes) -> bytes:
    before, after, end = data[:at], data[at:], min(len(data), at + other % 64)
    if kind == "cut":
        after = data[end:]
    elif kind == "keep":
        after = b""
    elif kind == "insert":
        after = piece + after
    elif kind == "write":
        after = piece + after[len(piece) :]
    elif kind == "repeat":
        after = data[at:end] * (1 + other % 3) + after
    elif kind == "swap":
        low, high = sorted((at, other % (len(data) + 1)))
        middle = (low + high) // 2
        before, after = data[:low] + data[middle:high], data[low:middle] + data[high:]
    elif after:
        after = bytes([after[0] ^ 1 << other % 8]) + after[1:]
    return before + after


# JSON

_DEEP = 10_000
_RAW = (
    b"NaN",
    b"-Infinity",
    b"1e400",
    b"9" * 400,
    b"-" + b"9" * 5_000,
    b"[" * _DEEP + b"]" * _DEEP,
    b'{"a":' * _DEEP + b"1" + b"}" * _DEEP,
    b"[" * 600 + b"]" * 600,
    b"[" * _DEEP,
    b'"\xff\xfe"',
    b'"\xed\xa0\x80"',
    b'"\\ud800"',
    b'"\\udfff\\ud800"',
    b'"\\u0000"',
    b'"unfinished',
    b'{"id": "a", "id": "b"}',
    b"tru",
    b"01",
    b"",
)
_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 3, 101, 2**31, 2**53 + 1, 2**63, 2**64, -(2**63), 0.5, -0.0, 1e300),
    *("", " ", "0", "62", "x" * 301, "x" * 20_000, "../../x", "/etc/x", "C:\\x", "CON", "a:b", "a\nb", "."),
    *("<img src=//host/x>", "&lt;", "\u202eabc", "\u200b", "\x00", "Ә" * 65, "=1+1", "a" * 64 + "\n"),
    *("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59-14:00", "2026-02-30"),
    *("2026-11-13T04:07:00", "1969-12-31T23:59:59Z", "2026-11-13T24:00:00Z", "2026-11-13T04:07:00+99:99"),
    *([], {}, [[]], [None], {"": 0}, [1, 2], [0, 10**20], ["a", True]),
)
_GONE, _TWICE = object(), object()
Way = tuple[str | int, ...]


def spoiled(*samples: Any, values: Sequence[Any] = (), most: int = 3) -> SearchStrategy[bytes]:
    """JSON of one of `samples` (JSON values) with one to `most` places replaced by what does not belong
    there, left out or said twice. `values`: further ones to put in."""
    ways = [list(_ways(sample)) for sample in samples]

    def of(lot: Random) -> bytes:
        which = lot.randrange(len(samples))
        changes = []
        for _ in range(lot.randint(1, most)):
            kind = lot.choice([(_GONE, _TWICE), _RAW, _VALUES, (*_VALUES, *values), values or _VALUES])
            changes.append((lot.choice(ways[which]), lot.choice(kind)))
        return _written(samples[which], changes)

    return _LOTS.map(of)


def _ways(value: Any, before: Way = ()) -> Iterator[Way]:
    yield before
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from _ways(each, (*before, key))


def _written(sample: Any, changes: Sequence[tuple[Way, Any]]) -> bytes:
    holder, raw = [deepcopy(sample)], []
    for way, value in changes:
        place = _place(holder, way)
        if place is None:
            continue
        inside, key = place
        if value is _GONE:
            del inside[key]
            holder = holder or [None]
        elif value is _TWICE:
            if isinstance(inside, list):
                inside.append(deepcopy(inside[key]))
        elif isinstance(value, bytes):
            inside[key] = f"@raw{len(raw)}@"
            raw.append(value)
        else:
            inside[key] = deepcopy(value)
    text = json.dumps(holder[0], ensure_ascii=False).encode("utf-8", "surrogatepass")
    for number, piece in enumerate(raw):
        text = text.replace(b'"@raw%d@"' % number, piece)
    return text


def _place(holder: list[Any], way: Way) -> tuple[Any, Any] | None:
    """What holds the value at the end of `way`, and its key there; None when an earlier change took it."""
    inside: Any = holder
    key: Any = 0
    for step in way:
        inside, key = inside[key], step
        there = (isinstance(inside, dict) and step in inside) or (
            isinstance(inside, list) and isinstance(step, int) and step < len(inside)
        )
        if not there:
            return None
    return inside, key


def free_json() -> SearchStrategy[bytes]:
    """Any JSON."""
    leaves = st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=10), st.sampled_from(_VALUES)
    )
    values = st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
        ),
        max_leaves=8,
    )
    return values.map(lambda value: json.dumps(value).encode("utf-8", "surrogatepass"))


def about_json(*samples: Any, values: Sequence[Any] = ()) -> SearchStrategy[bytes]:
    """Samples spoiled by value and by byte, other JSON, and bytes of no kind."""
    written = [json.dumps(sample, ensure_ascii=False).encode() for sample in samples]
    signs = [*_RAW[:4], b"{", b"}", b"[", b"]", b'"', b",", b":", b"\\", b"\xff", b"null", b"\xef\xbb\xbf"]
    return st.one_of(
        spoiled(*samples, values=values),
        spoiled(*samples, values=values),
        edited(*written, pieces=signs),
        free_json(),
        st.binary(max_size=60),
    )
