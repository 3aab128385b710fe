"""Seeks: how soon the key frame before a moment is there, and how soon the exact picture.

Four kinds of recordings are made here, each frame with its number burnt in, key frames as far apart as a
browser puts them. They lie encrypted in the vault for the program's player; the limit is PyAV, which decodes
the plain file in this process and shows nothing; plain libVLC plays the plain file by its path. All stand
side by side and seek in turn to the same moments; a seek ends when the right number is seen.

Then the recordings of a folder of samples, where there is one (`samples.py`).
"""

from __future__ import annotations

import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from oes_desktop.cli.bench.counted import FPS, KEY_FRAMES, as_recorded, make
from oes_desktop.cli.bench.measures import Measure, Outcome, figure
from oes_desktop.cli.bench.samples import (
    BRIEF_SEEKS,
    SAMPLE_SEEKS,
    beside_checkout,
    recordings_in,
    seek_in,
)
from oes_desktop.cli.bench.seekers import Limit, Rough, Seeker, VaultCopy, Watched, of_libvlc, of_program
from oes_desktop.domain.errors import Damaged, Rejected

__all__ = ["beside_checkout", "measure"]

SECONDS, BRIEF_S = 20, 8  # of a recording; where one run is only to show that all works
SEEKS = 6  # of every player in a run; BRIEF_SEEKS where one is only to show that all works
_SIZE = (640, 480)
_LIMIT, _PLAIN = "PyAV on the plain file", "libVLC on the plain file"
KINDS = {"H.264 MP4": ("h264", ".mp4"), "VP8 WebM": ("vp8", ".webm"), "VP9 WebM": ("vp9", ".webm")}
NEAR = f"<= 1.5x + {1000 / FPS:.0f} ms, p95 < 100"
RAW = "raw VP8, virtual remux"


def measure(*, rows: int, runs: int, samples: Path | None = None) -> Outcome:
    """`rows` is ignored; `samples`: a folder of recordings, None: own media alone. Raises `EngineMissing`."""
    seconds = SECONDS if runs > 1 else BRIEF_S
    measures: list[Measure] = []
    notes = [
        f"{seconds} s, {_SIZE[0]}x{_SIZE[1]}, {FPS} frames a second, key frames {KEY_FRAMES / FPS:.1f} s"
        f" apart; {SEEKS if runs > 1 else BRIEF_SEEKS} seeks"
        " a run."
    ]
    with tempfile.TemporaryDirectory(prefix="oes-bench-", ignore_cleanup_errors=True) as folder:
        for name, path in _made(Path(folder), seconds):
            found, missed = _seek_in_turn(path, seconds, runs)
            measures += _measures(name, found)
            notes += [f"{name}: no right picture from {who} {count} times." for who, count in missed.items()]
        more, said = in_samples(samples, Path(folder), BRIEF_SEEKS if runs == 1 else SAMPLE_SEEKS)
    measures += more
    notes += said
    return Outcome("seek", seconds, measures, notes)


def in_samples(samples: Path | None, work: Path, seeks: int) -> tuple[list[Measure], list[str]]:
    """Measures and notes of the recordings of that folder; `work`: a folder for copies. Raises
    `EngineMissing`."""
    if samples is None or not samples.is_dir():
        where = "beside the checkout" if samples is None else f"at {samples}"
        return [], [f"No folder of samples {where}: only the bench's own recordings were sought in."]
    measures, notes = [], []
    for name, path, break_ms in recordings_in(samples, work):
        try:
            found = seek_in(path, break_ms, seeks)
        except (Damaged, Rejected) as error:
            notes.append(f"{name}: cannot be read ({error.reason}).")
            continue
        by = "the burnt-in counter" if found.counted else "comparison with PyAV's frames"
        rights = f"{len(found.ours)} of {found.sought} right pictures, PyAV {len(found.limit)}"
        notes.append(f"{name}: {rights}; told by {by}.")
        if found.ours:
            reference = (_LIMIT, found.limit) if found.limit else None
            measures.append(figure(f"{name}: exact", "ms", found.ours, goal=NEAR, reference=reference))
    return measures, notes


def _made(folder: Path, seconds: int) -> Iterator[tuple[str, Path]]:
    for name, (codec, suffix) in KINDS.items():
        path = folder / f"{codec}{suffix}"
        yield name, make(path, seconds, codec=codec, size=_SIZE, sound=codec == "h264")
    yield RAW, as_recorded(folder / "vp8.webm", folder / "raw.webm")


def _seek_in_turn(path: Path, seconds: int, runs: int) -> tuple[dict[str, list[float]], dict[str, int]]:
    """Times in ms by player and what was asked; and how often the right picture did not come."""
    chance = random.Random(1)
    found: dict[str, list[float]] = defaultdict(list)
    missed: dict[str, int] = defaultdict(int)
    with ExitStack() as stack:
        copy = stack.enter_context(VaultCopy(path))
        limit, rough = stack.enter_context(Limit(copy.plain)), stack.enter_context(Rough(copy))
        for _ in range(runs):
            with ExitStack() as players:
                playing: dict[str, Watched] = {"ours": of_program(copy), "plain": of_libvlc(copy.plain)}
                for who in _shuffled(chance, playing):
                    found[f"{who} first"].append(playing[who].open())
                    players.callback(playing[who].close)
                seekers: dict[str, Seeker] = {
                    **playing,
                    "limit": limit,
                    "rough": rough,
                    "limit key": limit.keys,
                }
                for _ in range(SEEKS if runs > 1 else BRIEF_SEEKS):
                    frame = chance.randrange(seconds * FPS - 2)
                    for who in _shuffled(chance, seekers):
                        took = seekers[who].seek(frame)
                        if took is None:
                            missed[who] += 1
                        else:
                            found[who].append(took)
    return found, missed


def _shuffled(chance: random.Random, names: Iterable[str]) -> list[str]:
    order = list(names)
    chance.shuffle(order)
    return order


def _measures(name: str, found: dict[str, list[float]]) -> list[Measure]:
    asked = (
        ("first picture", "ours first", "", _PLAIN, "plain first"),
        ("key frame", "rough", "", _LIMIT, "limit key"),
        ("exact", "ours", NEAR, _LIMIT, "limit"),
        ("exact", "ours", "<= 1.1x", _PLAIN, "plain"),
    )
    return [
        figure(
            f"{name}: {what}",
            "ms",
            found[own],
            goal=goal,
            reference=(reference, found[other]) if found[other] else None,  # plain libVLC may miss them all
        )
        for what, own, goal, reference, other in asked
    ]
