"""Exams to review: recordings of 20 to 40 minutes that say their second in every picture, and violations
planted in them, alone and in heaps, as an exam system flags them.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from oes_desktop.cli.bench.counted import make_seconds
from oes_desktop.cli.bench.made_exams import GROUP, one_exam
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.models import CAMERA, SCREEN, Violation
from oes_desktop.server.accounts import Accounts
from oes_desktop.server.catalogue import Catalogue, StoredRecording
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.media_store import MediaStore, StoredMedia
from oes_desktop.server.vocabulary import KINDS

LOGIN, PASSWORD = "reviewer", "reviewer-bench-1"
MINUTES = (20, 30, 40)
LATE_MS = {CAMERA: 1_250, SCREEN: 4_100}  # recorders start seconds apart
_BEGIN = 1_794_542_820_000
_DAY_MS = 86_400_000
_EVERY_S = 330  # about one moment in so much of an exam, as in the demo
_HEAP = 3  # violations of a moment that has several
_CODES = tuple(term.code for term in KINDS if term.code != "connection_lost")


def make_exams(data: Path, count: int, scratch: Path) -> None:
    """Fill the empty folder `data` with a server of `count` exams and one proctor. Blocks; some seconds for
    each of the lengths."""
    config = ServerConfig(data)
    data.mkdir(parents=True, exist_ok=True)
    media = MediaStore(config.media)
    stored = {minutes: _media(media, scratch, minutes) for minutes in MINUTES[:count]}
    catalogue = Catalogue(config.database, ManualClock(_BEGIN + count * _DAY_MS))
    try:
        Accounts(catalogue).add_user(LOGIN, PASSWORD, name="Р. Тексеруші", email="", groups=(GROUP,))
        for number in range(count):
            minutes = MINUTES[number % len(MINUTES)]
            _put(catalogue, number, minutes, stored[minutes])
    finally:
        catalogue.close()


def _media(media: MediaStore, scratch: Path, minutes: int) -> StoredMedia:
    return media.add(make_seconds(scratch / f"{minutes}.mp4", minutes * 60), "video/mp4")


def _put(catalogue: Catalogue, number: int, minutes: int, media: StoredMedia) -> None:
    begin = _BEGIN + number * _DAY_MS
    end = begin + minutes * 60_000 + max(LATE_MS.values())
    violations = planted(Random(number), begin + LATE_MS[CAMERA], minutes * 60)
    exam = one_exam(f"review-{number:04}", number, f"Студент {number + 1}", begin, end, violations)
    recordings = [
        StoredRecording(1, kind, media, begin + late, begin + late + minutes * 60_000, minutes * 60_000)
        for kind, late in LATE_MS.items()
    ]
    catalogue.put_exam(exam, recordings, [])


def planted(dice: Random, from_ms: int, seconds: int) -> tuple[Violation, ...]:
    """Of every third moment a heap: some systems flag one thing several times."""
    moments = max(2, seconds // _EVERY_S)
    step = seconds * 1000 // moments
    found: list[Violation] = []
    for moment in range(moments):
        at = from_ms + moment * step + dice.randrange(10_000, step - 20_000)
        for _ in range(_HEAP if moment % 3 == 0 else 1):
            name, length = f"v{len(found):03}", dice.randrange(1_000, 4_000)
            found.append(Violation(name, dice.choice(_CODES), at, length, dice.randint(1, 3)))
            at += dice.randrange(500, 2_000)
    return tuple(found)
