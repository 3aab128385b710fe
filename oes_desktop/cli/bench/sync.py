"""Camera and screen of one exam played together, and how far apart their pictures are, at 1x and at 4x.

`--runs` is the length of the exam in minutes (60 for the hour of the issue; at 1x it takes as long). Both
recordings are made here, with the number of the frame burnt into every picture; one recorder's clock is as
much too fast as the other's is too slow, far more than real ones are. What is printed was read out of the
pictures that were shown.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from oes_desktop.cli.bench.counted import make
from oes_desktop.cli.bench.measures import Outcome, figure
from oes_desktop.cli.bench.together import BEGIN, Pair, drifting
from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.media.files import FileSource
from oes_desktop.playback.engine import EngineState

SETTLE_S = 0.3  # from when both play until what libVLC jumps at a start is made good
LIMITS = {1.0: 40, 4.0: 80}  # ms of wall time, by rate
_FAST, _SLOW = 0.006, -0.01
_TAIL_MS = 3_000
_SIZE = (416, 96)  # room for 16 bits: an hour has 54,000 frames


def measure(*, rows: int, runs: int) -> Outcome:
    """`rows` is ignored; `runs`: minutes of the exam. Raises `EngineMissing`."""
    seconds = runs * 60.0
    with tempfile.TemporaryDirectory(prefix="oes-bench-", ignore_cleanup_errors=True) as folder:
        files = {
            CAMERA: make(Path(folder) / "camera.mp4", seconds, size=_SIZE, sound=True),
            SCREEN: make(Path(folder) / "screen.webm", seconds, size=_SIZE),
        }
        measures, notes = [], []
        for rate, limit in LIMITS.items():
            found, remarks = play_together(files, seconds, rate)
            apart = [abs(ms) for _, ms in found]
            name = f"camera and screen apart, {rate:g}x, wall time"
            measures.append(figure(name, "ms", apart, goal=f"< {limit}"))
            notes += remarks
    return Outcome("sync", runs, measures, notes)


def play_together(
    files: dict[str, Path], seconds: float, rate: float
) -> tuple[list[tuple[float, float]], list[str]]:
    """(moment, by how many ms of wall time the screen was ahead) at every picture of the screen, once both
    sides had settled, until the first of them is about to end; and remarks."""
    recordings = (drifting(CAMERA, seconds, _FAST), drifting(SCREEN, seconds, _SLOW, start_ms=700))
    pair = Pair(recordings, lambda recording: FileSource(files[recording.kind]))
    try:
        assert pair.run(lambda: pair.theatre.ready and bool(pair.shown[CAMERA].at), 30), "no picture came"
        pair.theatre.set_rate(rate)
        pair.theatre.seek(BEGIN + 1_500)
        pair.theatre.play()
        engines = pair.engines.values()
        pair.run(lambda: all(engine.state() is EngineState.PLAYING for engine in engines), 60)
        begun = time.monotonic()
        pair.run(lambda: time.monotonic() - begun > SETTLE_S, 60)
        pair.forget()
        until = min(pair.exam.span(one).end_ms for one in recordings) - _TAIL_MS
        ended = pair.run(lambda: pair.theatre.position_ms >= until, 60 + 2 * seconds / rate)
        slope = 1000 * rate / pair.exam.course(recordings[0]).pace
        found = [(at, ms / rate) for at, ms in pair.apart(slope)]
        back = {kind: shown.backwards for kind, shown in pair.shown.items()}
        playing = {kind: pair.engines[kind].state() is EngineState.PLAYING for kind in back}
    finally:
        pair.close()
    assert ended and all(playing.values()), f"it did not play to the end: {playing}, {pair.troubles}"
    apart = [abs(ms) for _, ms in found]
    within = sum(ms <= LIMITS[rate] for ms in apart) / len(apart)
    remark = (
        f"{rate:g}x: {len(apart)} pictures, {within:.2%} within {LIMITS[rate]} ms; the worst second (its"
        f" median) {worst_second(found):.0f} ms, the worst single picture {max(apart):.0f} ms (shown late, as"
        f" a rule); pictures that went back: {sum(back.values())}; seeks of the screen: {pair.sought}."
    )
    return found, [remark]


def worst_second(found: list[tuple[float, float]]) -> float:
    """The greatest median of a second: an error that lasts, and no single picture that came late."""
    seconds: dict[int, list[float]] = {}
    for at, ms in found:
        seconds.setdefault(int(at), []).append(ms)
    return max(abs(statistics.median(values)) for values in seconds.values())
