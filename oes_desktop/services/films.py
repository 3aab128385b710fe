"""Films of an exam's recordings, made step by step from what lies in the vault.

First small pictures, coarse to fine over every recording, the place under the pointer before all others; then
one reading of each whole recording for what of it shows nothing, and how loud it is. Nothing is ever fetched
for it. What is made is kept, encrypted, and taken up again at the next opening. A recording over which the
decoder died or hung is marked as not readable, and the mark is kept: at the next opening it is shown at once,
and the recording is tried once more before anything else is made of it (fault C8).

A step is one short piece of work for a lane, so that whoever takes the steps can wait between them while a
player is busy.
"""

from __future__ import annotations

import logging
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, OesError, Rejected
from oes_desktop.domain.film import Film, Still, coarse_to_fine, with_stills
from oes_desktop.domain.models import CAMERA, Recording, Report
from oes_desktop.domain.observed import UNREADABLE, Flaw
from oes_desktop.services.recordings.pictures import Pictures
from oes_desktop.services.recordings.read_through import Recordings
from oes_desktop.store.store import Store
from oes_desktop.vault.reader import Reader

if TYPE_CHECKING:
    from oes_desktop.media.filmstrip import FilmReader
    from oes_desktop.media.frames import RgbFrame

log = logging.getLogger(__name__)

MOST_STILLS = 600  # of a recording
CLOSEST_MS = 4_000  # between two pictures
HOUR_BYTES, LEAST_BYTES, MOST_BYTES = 1_150_000, 256 * 1024, 3_450_000  # of the pictures of a recording
_STEP_STILLS = 8
_SAVE_STILLS = 48
_WINDOW_BYTES = 512 * 1024  # around the place where a picture should lie
_MOST_FAILURES = 3


@dataclass(frozen=True, slots=True)
class FilmNews:
    """The film of a recording has grown."""

    recording_id: str
    film: Film


class Films:
    """Any thread."""

    def __init__(self, store: Store, recordings: Recordings) -> None:
        self._store, self._recordings = store, recordings
        self._open: weakref.WeakSet[ExamFilm] = weakref.WeakSet()
        self._frames = Pictures(recordings)  # of its own: a player's are not pushed out by a pointer
        self._closed = False

    def of(self, report: Report) -> ExamFilm:
        """To be closed by the caller."""
        film = ExamFilm(report.recordings, self._store, self._recordings)
        if self._closed:
            film.close()
        self._open.add(film)
        return film

    def frame(self, exam_id: str, recording: Recording, offset_ms: int, max_width: int) -> RgbFrame:
        """The exact picture of a place that somebody points at; it is fetched if it is not here. Raises
        `Damaged`, and what reading raises."""
        return self._frames.covering(exam_id, recording, offset_ms, max_width)

    def close(self) -> None:
        """Close every film. May be called twice."""
        self._closed = True
        self._frames.close()
        for film in list(self._open):
            film.close()


class ExamFilm:
    """The films of one exam. `load` first, then `step` until it gives None. Steps come one after another, on
    any thread; `wish` and `close` may come in between, from another. `cancel` ends a step in progress, and
    every later one."""

    def __init__(self, recordings: Sequence[Recording], store: Store, vault: Recordings) -> None:
        ordered = sorted(recordings, key=lambda each: (each.kind != CAMERA, each.started_ms))
        self._making = [_Making(each) for each in ordered if each.duration_ms > 0]
        self._store, self._vault = store, vault
        self._lock = threading.Lock()  # of a step
        self._reader: FilmReader | None = None
        self._read: tuple[int, ...] = ()  # what of `_making` the reader reads, by its numbers
        self._wish: tuple[str, int] | None = None
        self.cancel = Cancel()

    def load(self) -> dict[str, Film]:
        """What was kept, by recording id."""
        with self._lock:
            for making in self._making:
                with suppress(Damaged):  # then it is made again
                    making.take_kept(self._store.films.load(making.recording) or Film())
            return {making.recording.id: making.film for making in self._making}

    def wish(self, recording_id: str, offset_ms: int) -> None:
        """Somebody looks at this place: its picture comes next."""
        self._wish = (recording_id, offset_ms)

    def step(self) -> FilmNews | None:
        """One piece of work; None when there is nothing to be done now (more may come into the vault later).
        Raises `DiskTrouble`, and `Unreachable("cancelled")` once it is closed."""
        with self._lock:
            self.cancel.raise_if_set()
            self._look_into_vault()
            wish, self._wish = self._wish, None
            for making in self._in_turn(wish):
                offset = wish[1] if wish is not None and making.recording.id == wish[0] else None
                if self._add_stills(making, offset):
                    return FilmNews(making.recording.id, making.film)
            for making in self._making:
                if self._examine(making):
                    return FilmNews(making.recording.id, making.film)
            self._let_go()
            return None

    def close(self) -> None:
        """Keep what is made, and let go of files and the process. May be called twice."""
        self.cancel.set()
        for making in self._making:
            if (source := making.source) is not None:
                source.cancel()
        with self._lock:
            for making in self._making:
                with suppress(OesError):
                    self._keep_stills(making)
            self._let_go()

    # ---- the vault

    def _look_into_vault(self) -> None:
        """Open what has come in since, and close what is done."""
        if all(making.done for making in self._making):
            return
        for making in self._making:
            if not making.done:
                self._open_local(making)
        now = tuple(place for place, making in enumerate(self._making) if making.playable is not None)
        if now != self._read and self._reader is not None:
            self._reader.close()
            self._reader = None
        self._read = now

    def _open_local(self, making: _Making) -> None:
        """Raw recordings wait until they are whole: before, nobody can know what is where in them."""
        if making.source is None:
            making.source = self._vault.local(making.recording)
        if making.source is not None and making.playable is None:
            try:
                making.playable = self._vault.playable_of(making.recording, making.source)
            except OesError as error:
                _raise_ours(error)  # else a place of the vault, which is fetched again

    def _asked(self, making: _Making) -> tuple[FilmReader, int]:
        """The reader, and the number of the recording in it."""
        from oes_desktop.media.filmstrip import FilmReader  # nobody needs processes before a report

        if self._reader is None:
            self._reader = FilmReader(
                [source for each in self._making if (source := each.playable) is not None]
            )
        return self._reader, self._read.index(self._making.index(making))

    def _let_go(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        self._read = ()
        for making in self._making:
            if making.source is not None:
                making.source.close()
            making.source = making.playable = None

    # ---- pictures

    def _in_turn(self, wish: tuple[str, int] | None) -> list[_Making]:
        """The one that was wished for first, then those with the coarsest strips."""
        return sorted(
            self._making,
            key=lambda each: (wish is None or each.recording.id != wish[0], each.fineness),
        )

    def _add_stills(self, making: _Making, wish: int | None) -> bool:
        """Whether there were any to be made."""
        made: list[Still] = []
        for offset in making.next_offsets(wish, _STEP_STILLS):
            reader, number = self._asked(making)
            try:
                still = reader.still(number, offset, self.cancel)
            except OesError as error:
                _raise_ours(error)
                making.miss(offset, error)
                continue
            if making.take(offset, still):
                made.append(still)
        if making.tried:
            making.film = with_stills(making.film, made)
            making.unsaved += made
            if len(making.unsaved) >= _SAVE_STILLS or making.strip_done:
                self._keep_stills(making)
        tried, making.tried = making.tried, False
        return tried

    def _keep_stills(self, making: _Making) -> None:
        unsaved, making.unsaved = making.unsaved, []
        if unsaved:
            self._store.films.add_stills(making.recording, unsaved)

    # ---- the reading

    def _examine(self, making: _Making) -> bool:
        if making.film.complete or making.examined or not making.whole:
            return False
        recording, film = making.recording, making.film
        reader, number = self._asked(making)
        afresh, making.begun = not making.begun, True
        try:
            found = reader.examine(
                number, recording.kind, recording.duration_ms, afresh=afresh, cancel=self.cancel
            )
        except OesError as error:
            _raise_ours(error)
            making.examined = True
            if error.reason not in ("recording", "unsupported_media", "not_media"):
                return False  # a place of the vault; it is fetched again, and the reading begins anew
            flaws = (Flaw(0, recording.duration_ms, UNREADABLE),)
            making.film = replace(film, flaws=flaws, levels=b"", examined_ms=recording.duration_ms)
            self._store.films.save_findings(recording, making.film)
            return True
        making.can_be_read()
        levels = b"" if afresh else film.levels
        making.film = Film(film.stills, levels + found.levels, found.flaws, found.until_ms, found.done)
        if found.done:
            making.examined = True
            self._store.films.save_findings(recording, making.film)
        return True


class _Making:
    """One recording, and how far its film is."""

    def __init__(self, recording: Recording) -> None:
        self.recording = recording
        self.film = Film()
        self.source: Reader | None = None  # the bytes as they are
        self.playable: ByteSource | None = None  # the same, and where times lie in them is known
        self.unsaved: list[Still] = []
        self.begun = False  # to be examined, since it was opened
        self.examined = False  # or given up
        self.tried = False
        hours = recording.duration_ms / 3_600_000
        self._budget = min(MOST_BYTES, max(LEAST_BYTES, round(hours * HOUR_BYTES)))
        count = min(MOST_STILLS, max(1, recording.duration_ms // CLOSEST_MS))
        step = recording.duration_ms / count
        self._todo = [round(number * step) for number in coarse_to_fine(count)]
        self._covered: dict[int, int] = {}  # of a picture's time: the last moment it was asked for
        self._failures, self._marked = 0, False
        self._count = count

    def take_kept(self, film: Film) -> None:
        """Go on from what was kept."""
        self.film = film
        self.examined = film.complete
        if film.examined_ms and not film.complete:  # it could not be read
            self._marked, self._failures = True, _MOST_FAILURES
        for still in film.stills:
            self._covered.setdefault(still.time_ms, still.time_ms)

    def can_be_read(self) -> None:
        """Perhaps after all: then its pictures are made too."""
        if self._marked:
            self._marked, self._failures = False, 0

    @property
    def strip_done(self) -> bool:
        return not self._todo or self.film.size >= self._budget or self._failures >= _MOST_FAILURES

    @property
    def done(self) -> bool:
        return self.strip_done and self.examined

    @property
    def fineness(self) -> int:
        return self._count - len(self._todo)

    @property
    def whole(self) -> bool:
        """Every byte is in the vault, and can be read."""
        return self.playable is not None and self.source is not None and self.source.here(0, self.source.size)

    def next_offsets(self, wish: int | None, most: int) -> Iterator[int]:
        """At most `most` places that need a picture and whose bytes seem to be here, one after another."""
        if self.playable is None:
            return
        if wish is not None and self._todo:
            nearest = min(self._todo, key=lambda offset: abs(offset - wish))
            self._todo.remove(nearest)
            self._todo.insert(0, nearest)
        later: list[int] = []
        while most and not self.strip_done:
            offset = self._todo.pop(0)
            if self._is_covered(offset):
                continue
            if not self._seems_here(offset):
                later.append(offset)
                continue
            most -= 1
            self.tried = True
            yield offset
        self._todo = later + self._todo

    def _is_covered(self, offset: int) -> bool:
        """The picture that shows this place is there: another place between them gave the same."""
        return any(time <= offset <= last for time, last in self._covered.items())

    def _seems_here(self, offset: int) -> bool:
        assert self.source is not None
        size = self.source.size
        at = round(size * offset / self.recording.duration_ms)
        return self.source.here(max(0, at - _WINDOW_BYTES), min(size, at + _WINDOW_BYTES))

    def take(self, offset: int, still: Still) -> bool:
        """Whether this picture is a new one."""
        self._failures = 0
        known = still.time_ms in self._covered
        self._covered[still.time_ms] = max(self._covered.get(still.time_ms, 0), offset)
        return not known

    def miss(self, offset: int, error: OesError) -> None:
        """No picture can be had there."""
        if error.reason == "not_offline":
            return
        log.info("no picture of a recording for its strip: %s", error.reason)
        self._failures += 1
        if isinstance(error, Rejected):
            self._failures = _MOST_FAILURES  # it has no picture at all, or none that can be decoded here


def _raise_ours(error: OesError) -> None:
    """What is no fault of the recording."""
    if error.reason == "cancelled" or not isinstance(error, Damaged | Rejected):
        raise error
