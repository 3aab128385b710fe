"""Plans the recorded sittings: which clip follows which, and so what happens when. Draws and encodes nothing.

Times are ms from the start of the sitting. A violation is where its clips are: what the plan says is what the
picture shows, to the frame. The plan depends on the seed and the size alone, never on the date, so recordings
can be kept when the dates of the exams move on.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from oes_desktop.domain.models import CAMERA, DOCUMENT, FACE, SCREEN
from oes_desktop.server.demo import camera, screen
from oes_desktop.server.demo.looks import LOOKS
from oes_desktop.server.demo.names import SYSTEMS
from oes_desktop.server.demo.questions import PAPERS
from oes_desktop.server.demo.size import DemoSize

CONNECTION_LOST = "connection_lost"

# Kind: clips before it, the loop that is the violation, clips after it, fewest and most loops.
_CAMERA_EVENTS: dict[str, tuple[tuple[str, ...], str, tuple[str, ...], int, int]] = {
    "voice_detected": ((), "talk", (), 1, 3),
    "face_absent": (("leave",), "empty", ("back",), 1, 9),
    "gaze_away": (("gaze_out",), "gaze", ("gaze_back",), 1, 3),
    "several_faces": (("second_in",), "second", ("second_out",), 1, 4),
    "phone_seen": (("phone_up",), "phone", ("phone_down",), 1, 4),
    "other_person": (("leave", "other_in"), "other", ("other_out", "back"), 2, 8),
    "camera_off": ((), "black", (), 2, 6),
    "microphone_off": ((), "muted", (), 1, 5),
}
_SCREEN_EVENTS: dict[str, tuple[str, int, int]] = {
    "focus_lost": ("desktop", 1, 6),
    "page_left": ("other_page", 1, 9),
    "copy_paste": ("copied", 1, 1),
    "second_display": ("display", 1, 3),
    "screen_share_stopped": ("stopped", 2, 6),
}
KINDS = (*_SCREEN_EVENTS, *_CAMERA_EVENTS, CONNECTION_LOST)
_RARE = (
    "several_faces", "phone_seen", "camera_off", "second_display", "microphone_off", "screen_share_stopped",
    "other_person",
)  # fmt: skip
_NOTES = {
    "focus_lost": "Свернул браузер",
    "page_left": "Открыта другая вкладка: поиск",
    "voice_detected": "Голос рядом с микрофоном",
    "copy_paste": "Заблокировано в окне экзамена",
    "phone_seen": "Телефон в правой руке",
    "several_faces": "Лиц в кадре: 2",
    "second_display": "Подключён ещё один экран",
    CONNECTION_LOST: "Соединение с прокторингом восстановлено",
}


@dataclass(frozen=True, slots=True)
class Track:
    """One recording: when it begins and ends, and its clips in order."""

    kind: str
    start_ms: int
    clips: tuple[str, ...]
    end_ms: int

    def spans(self) -> list[tuple[str, int, int]]:
        """(clip, from, to) of every clip, ms of the sitting."""
        at, found = self.start_ms, []
        for name in self.clips:
            end = at + clip_ms(self.kind, name)
            found.append((name, at, end))
            at = end
        return found


@dataclass(frozen=True, slots=True)
class Event:
    """A violation that really happens in the recordings."""

    kind: str
    at_ms: int
    duration_ms: int
    note: str


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo: the picture number `frame` of `clip`, which is what the recording shows at `at_ms`."""

    source: str
    at_ms: int
    clip: str = ""
    frame: int = 0


@dataclass(frozen=True, slots=True)
class SittingAttempt:
    number: int
    start_ms: int
    end_ms: int
    tracks: tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One recorded exam. `paper` is a place in `questions.PAPERS`, `webm` the format of its recordings."""

    number: int
    look: int
    paper: int
    system: str
    webm: bool
    attempts: tuple[SittingAttempt, ...]
    events: tuple[Event, ...]
    shots: tuple[Shot, ...]

    @property
    def end_ms(self) -> int:
        return self.attempts[-1].end_ms


def clip_ms(kind: str, name: str) -> int:
    if kind == CAMERA:
        return camera.LENGTHS[name] * camera.FRAME_MS
    return screen.length(name) * screen.FRAME_MS


def plan_sittings(seed: int, size: DemoSize) -> tuple[Sitting, ...]:
    """The same for the same seed and size."""
    return tuple(
        _plan_sitting(number, size, random.Random(f"oes-demo/{seed}/{size}/{number}"))
        for number in range(size.recorded)
    )


def _plan_sitting(number: int, size: DemoSize, choose: random.Random) -> Sitting:
    total_ms = 1000 * choose.randint(size.shortest_s, size.longest_s)
    parts = 1 + (number % 3 == 1) + (number % 5 == 4)
    kinds = _choose_kinds(number, size, total_ms, choose)
    shares = [total_ms // parts] * parts
    breaks = [choose.randrange(size.break_s[0], size.break_s[1] + 1) * 1000 for _ in shares[1:]]
    attempts, events, at = [], [], 0
    for place, share in enumerate(shares):
        own = kinds[place::parts]
        asked = (place * size.questions // parts, (place + 1) * size.questions // parts)
        planned, found = _plan_attempt(place + 1, at, share, own, asked, choose)
        attempts.append(planned)
        events += found
        at = planned.end_ms
        if place < len(breaks):
            events.append(Event(CONNECTION_LOST, at, breaks[place], _NOTES[CONNECTION_LOST]))
            at += breaks[place]
    events.sort(key=lambda event: event.at_ms)
    return Sitting(
        number,
        number % len(LOOKS),
        number % len(PAPERS),
        SYSTEMS[number % len(SYSTEMS)],
        number in size.webm,
        tuple(attempts),
        tuple(events),
        _plan_shots(attempts, events, choose),
    )


def _choose_kinds(number: int, size: DemoSize, total_ms: int, choose: random.Random) -> list[str]:
    """What happens in this sitting: little, as usual, or too much. Every kind happens in some sitting."""
    usual = ["focus_lost", "face_absent", "voice_detected", "page_left", "copy_paste", "gaze_away"]
    if total_ms < 300_000:
        return [
            "focus_lost",
            "face_absent",
            *(("voice_detected", "page_left"), ("phone_seen", "several_faces"))[number % 2],
        ]
    count = {
        0: choose.randint(20, 27),
        1: choose.randint(6, 11),
        2: choose.randint(8, 13),
        3: choose.randint(1, 3),
    }
    kinds = choose.choices(usual, weights=(4, 2, 4, 3, 2, 3), k=count[number % 4])
    if number % 4 == 0:
        kinds += ["phone_seen", "several_faces", "copy_paste", "copy_paste"]
    if number % 4 != 3:
        kinds += [_RARE[number % len(_RARE)], _RARE[(number * 2 + 3) % len(_RARE)]]
    choose.shuffle(kinds)
    return kinds


def _plan_attempt(
    number: int,
    start_ms: int,
    length_ms: int,
    kinds: list[str],
    asked: tuple[int, int],
    choose: random.Random,
) -> tuple[SittingAttempt, list[Event]]:
    camera_ms = start_ms + choose.randrange(400, 1800, 20)
    screen_ms = camera_ms + choose.randrange(500, 8000, 20)
    seen = _plan_camera(camera_ms, length_ms, [kind for kind in kinds if kind in _CAMERA_EVENTS], choose)
    left_ms = seen[0].end_ms - screen_ms  # both end about together
    shown = _plan_screen(
        screen_ms, left_ms, [kind for kind in kinds if kind in _SCREEN_EVENTS], asked, choose
    )
    end_ms = max(seen[0].end_ms, shown[0].end_ms) + choose.randrange(200, 900, 20)
    return SittingAttempt(number, start_ms, end_ms, (seen[0], shown[0])), [*seen[1], *shown[1]]


def _plan_camera(
    start_ms: int, length_ms: int, kinds: list[str], choose: random.Random
) -> tuple[Track, list[Event]]:
    """Idle clips with the events at random places between them, at least one idle clip apart."""
    pieces = []
    for kind in kinds:
        before, loop, after, fewest, most = _CAMERA_EVENTS[kind]
        loops = choose.randint(fewest, most if length_ms > 300_000 else fewest)
        pieces.append((kind, (*before, *[loop] * loops, *after), len(before), loops))
    busy = sum(clip_ms(CAMERA, name) for _, clips, _, _ in pieces for name in clips)
    idle = max(len(pieces) + 1, (length_ms - busy) // clip_ms(CAMERA, "idle_a"))
    gaps = _spread(idle, len(pieces) + 1, choose)
    clips: list[str] = []
    events: list[Event] = []
    at = start_ms
    for place, gap in enumerate(gaps):
        filling = choose.choices(("idle_a", "idle_b", "idle_c"), weights=(6, 3, 1), k=gap)
        clips += filling
        at += sum(clip_ms(CAMERA, name) for name in filling)
        if place < len(pieces):
            kind, names, lead, loops = pieces[place]
            begins = at + sum(clip_ms(CAMERA, name) for name in names[:lead])
            lasts = sum(clip_ms(CAMERA, name) for name in names[lead : lead + loops])
            events.append(Event(kind, begins, lasts, _NOTES.get(kind, "")))
            clips += names
            at += sum(clip_ms(CAMERA, name) for name in names)
    return Track(CAMERA, start_ms, tuple(clips), at), events


def _plan_screen(
    start_ms: int, length_ms: int, kinds: list[str], asked: tuple[int, int], choose: random.Random
) -> tuple[Track, list[Event]]:
    """The questions `asked` (from, to) one after the other, with the events at random places between two
    readings."""
    pieces = []
    for kind in kinds:
        name, fewest, most = _SCREEN_EVENTS[kind]
        pieces.append((kind, name, choose.randint(fewest, most if length_ms > 300_000 else fewest)))
    first, last = asked
    busy = sum(loops * clip_ms(SCREEN, f"{name}0") for _, name, loops in pieces)
    busy += (last - first) * clip_ms(SCREEN, "answer0")
    reads = max(len(pieces) + 1, last - first, (length_ms - busy) // clip_ms(SCREEN, "read0"))
    places = set(choose.sample(range(1, reads), min(len(pieces), reads - 1)))
    clips: list[str] = []
    events: list[Event] = []
    at, waiting = start_ms, list(pieces)
    for step in range(reads):
        question = min(last - 1, first + step * (last - first) // reads)
        added = []
        if step in places and waiting:
            kind, name, loops = waiting.pop()
            added = [f"{name}{question}"] * loops
            lasts = sum(clip_ms(SCREEN, clip) for clip in added)
            events.append(Event(kind, at, lasts, _NOTES.get(kind, "")))
        added.append(f"read{question}")
        if step == reads - 1 or first + (step + 1) * (last - first) // reads > question:
            added.append(f"answer{question}")
        clips += added
        at += sum(clip_ms(SCREEN, clip) for clip in added)
    return Track(SCREEN, start_ms, tuple(clips), at), events


def _spread(total: int, gaps: int, choose: random.Random) -> list[int]:
    """`total` over `gaps`, at least one each."""
    cuts = sorted(choose.sample(range(1, total), gaps - 1)) if gaps > 1 else []
    return [end - begin for begin, end in zip([0, *cuts], [*cuts, total], strict=True)]


def _plan_shots(
    attempts: list[SittingAttempt], events: list[Event], choose: random.Random
) -> tuple[Shot, ...]:
    """Identity at the start, then a photo every 30-60 s of each stream and one in every violation."""
    start = attempts[0].tracks[0].start_ms
    shots = [Shot(FACE, start), Shot(DOCUMENT, start + 900)]
    begins = {(event.at_ms, event.kind) for event in events}
    moments = {moment for moment, _ in begins}
    for attempt in attempts:
        for track in attempt.tracks:
            due = track.start_ms + 4_000
            for name, at, end in track.spans():
                frame_ms = camera.FRAME_MS if track.kind == CAMERA else screen.FRAME_MS
                frame = min(24, (end - at) // frame_ms // 2)
                moment = at + frame * frame_ms
                if at in moments or moment >= due:
                    shots.append(Shot(track.kind, moment, name, frame))
                    due = moment + 1000 * choose.randint(30, 60) * (1 if track.kind == CAMERA else 2)
    return tuple(sorted(shots, key=lambda shot: (shot.at_ms, shot.source)))
