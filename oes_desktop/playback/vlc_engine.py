"""The engine on libVLC 3: one player a recording, pictures in memory, bytes from callbacks.

Three threads meet here. The owner (the window) calls the methods; libVLC's threads tell events and show
pictures, and only set flags under the lock, for calling a player from its own callback is a deadlock; a lane
stops and releases players, because that may take 100 ms. `tick` turns flags into deeds.

Learned of libVLC 3.0.24: a paused start shows nothing, so a recording starts muted and is paused at its
first picture; after "ended" only a new player helps. What a seek brings is told in `seek_gate.py`.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import OesError
from oes_desktop.playback.container_kind import Form
from oes_desktop.playback.ending import why_it_stopped
from oes_desktop.playback.engine import EngineState, Frame, Notifications
from oes_desktop.playback.media_clock import MediaClock
from oes_desktop.playback.seek_gate import Advice, Arrival, SeekGate
from oes_desktop.playback.stepper import Stepper
from oes_desktop.playback.vlc_library import start
from oes_desktop.playback.vlc_media import VlcMedia
from oes_desktop.playback.vlc_player import VlcPlayer

log = logging.getLogger(__name__)

Elsewhere = Callable[[Callable[[], None]], object]
"""Runs blocking work on a lane: the owner's `tasks.run(..., lane=Lane.PLAYER)`."""

_WAIT_S = 0.3  # a read that takes longer is "waiting for data"
_LOST_S = 0.5  # the reader failed and nothing came for so long: it will not come
_REST_S = 0.08  # a player paused for so long has come to rest
_STEADY_S = 0.2  # of playing after a seek, before the rate may change
_READ_S = 0.02  # a read that takes longer holds up a seek


class VlcEngine:
    """Implements `Engine`. `extra`: flags of libVLC beside the usual ones, for tests and for machines without
    sound. Raises `EngineMissing`; making the first one starts libVLC, so make it on a lane."""

    def __init__(self, elsewhere: Elsewhere, *, extra: Sequence[str] = ()) -> None:
        self._library = start(extra)
        self._elsewhere = elsewhere
        self._lock = threading.RLock()
        self._gate = SeekGate()
        self._stepper = Stepper()
        self._clock = MediaClock()
        self._notes: Notifications | None = None
        self._player: VlcPlayer | None = None
        self._form = Form.MATROSKA
        self._has_audio = False
        self._state = EngineState.EMPTY
        self._wanted, self._nudged = False, False  # wanted: it is to play
        # aligned: libVLC stands where the picture is, so one frame more is one frame more
        self._aligned, self._to_align = True, False
        self._paused_at = self._moving_since = 0.0
        self._lost_since: float | None = None
        self._rate, self._volume, self._muted = 1.0, 100, False

    # Orders of the owner

    def listen(self, notifications: Notifications) -> None:
        self._notes = notifications

    def load(
        self,
        source: ByteSource,
        form: Form,
        duration_ms: int,
        *,
        has_audio: bool,
        at_ms: int = 0,
        playing: bool = False,
    ) -> None:
        self.unload()
        self._form, self._has_audio, self._wanted = form, has_audio, playing
        self._start(source, max(0, at_ms), duration_ms)

    def unload(self) -> None:
        with self._lock:
            player, self._player = self._player, None
            self._gate.clear()
            self._stepper.clear()
            self._clock.reset(0, 0)
            self._state, self._wanted, self._nudged = EngineState.EMPTY, False, False
        if player is not None:
            player.media.source.cancel()
            self._elsewhere(player.release)

    def play(self) -> None:
        self._wanted = True
        if self._state is EngineState.ENDED:
            self._restart(0)
        elif self._player is not None and self._state is not EngineState.FAILED:
            self._apply_sound()
            if self._player.shown:
                if not self._aligned and self.settled:
                    self.seek(self.position_ms())
                self._player.vlc.set_pause(0)
                self._resume()

    def pause(self) -> None:
        self._wanted = False
        if self._player is not None and self._player.shown and self._alive:
            self._player.vlc.set_pause(1)
            with self._lock:
                self._paused_at = time.monotonic()
                self._clock.stop(self._paused_at)
                self._state = EngineState.PAUSED

    def seek(self, ms: float) -> None:
        ms = self._clock.within(ms)
        if self._state is EngineState.ENDED or self._drained:
            self._restart(round(ms))
        elif self._player is not None and self._state is not EngineState.FAILED:
            with self._lock:
                self._gate.ask(ms)
                self._to_align = False
                self._stepper.clear()
            self._pump()

    def set_rate(self, rate: float) -> None:
        self._rate = rate  # `tick` passes it on

    def step(self, frames: int) -> None:
        if self._player is None or not self._player.shown or not self._alive:
            return
        if self._wanted:
            self.pause()
        if frames > 0 and self._aligned and self._gate.settled:
            with self._lock:
                place = self._place() + self._player.frame_ms
                self._clock.anchor(self._clock.within(place), time.monotonic())
                self._stepper.ask()
            self._pump()
        else:
            self.seek(self._place() + frames * self._player.frame_ms)

    def set_sound(self, percent: int, muted: bool) -> None:
        self._volume, self._muted = percent, muted
        self._apply_sound()

    # What the owner may ask

    def position_ms(self) -> int:
        return round(self._place())

    def _place(self) -> float:
        with self._lock:
            target = self._gate.target_ms
            return target if target is not None else self._clock.at(time.monotonic())

    @property
    def settled(self) -> bool:
        with self._lock:
            moving = not (self._gate.settled and self._stepper.idle)
            return not moving and (self._player is None or self._player.shown)

    @property
    def blind(self) -> bool:
        return self._player is not None and self._player.blind

    def state(self) -> EngineState:
        with self._lock:
            return self._state

    @property
    def _alive(self) -> bool:
        return self._state not in (EngineState.EMPTY, EngineState.ENDED, EngineState.FAILED)

    @property
    def _drained(self) -> bool:
        left, paused = self._clock.duration_ms - self._place(), self._state is EngineState.PAUSED
        return self._player is not None and self._alive and self._player.drained(left, paused=paused)

    # Time

    def tick(self) -> None:
        player, now = self._player, time.monotonic()
        if player is None or not self._alive:
            return
        if self._believe_end(player, now):
            return
        player.give_up_picture(now)
        if player.shown and self._state is EngineState.LOADING:
            self._begin(player)
        with self._lock:
            rested = self._state is EngineState.PAUSED and now - self._paused_at > _REST_S
            if rested and self._to_align and self._gate.settled:
                self._to_align = False
                self._gate.ask(self.position_ms())
        self._pump()
        self._watch(player, now)
        waiting = player.media.reading_for() > _WAIT_S
        with self._lock:
            if self._state in (EngineState.PLAYING, EngineState.WAITING):
                stuck = waiting and (self._clock.silent(now) or not self._gate.settled)
                self._state = EngineState.WAITING if stuck else EngineState.PLAYING

    def close(self) -> None:
        """Stop and release all. Blocks: call it on a lane."""
        with self._lock:
            player, self._player = self._player, None
            self._state = EngineState.EMPTY
        if player is not None:
            player.release()

    # The life of a player

    def _start(self, source: ByteSource, at_ms: int, duration_ms: int) -> None:
        media = VlcMedia(self._library, source, self._form, audio=self._has_audio)
        player = VlcPlayer(self._library, media, at_ms, self._admit, self._show)
        if at_ms > 0:
            player.start_at(at_ms)
        with self._lock:
            self._player = player
            self._gate.clear()
            self._clock.reset(at_ms, duration_ms)
            self._clock.set_rate(1.0, time.monotonic())
            self._state = EngineState.LOADING
        player.listen(self._on_time, self._on_buffering)
        self._apply_sound()
        player.vlc.play()

    def _restart(self, at_ms: int) -> None:
        """A player that has ended cannot seek: another takes its place, on the same source."""
        old = self._player
        if old is None:
            return
        old.keep_source = True
        self._start(old.media.source, at_ms, self._clock.duration_ms)
        self._player.proven = old.shown or old.proven  # type: ignore[union-attr]
        self._elsewhere(old.release)

    def _begin(self, player: VlcPlayer) -> None:
        """The first picture is there: go on, or stay at it."""
        self._apply_sound()
        if self._wanted:
            self._resume()
            return
        player.vlc.set_pause(1)
        with self._lock:
            self._paused_at = time.monotonic()
            self._clock.stop(self._paused_at)
            self._clock.anchor(player.at_ms, self._paused_at)
            self._state = EngineState.PAUSED
            # libVLC has run on a little, unseen; and its first picture may be one late
            self._aligned, self._to_align = False, self._gate.settled

    def _resume(self) -> None:
        with self._lock:
            self._state = EngineState.PLAYING
            if self._gate.settled:
                self._clock.start(time.monotonic())

    def _pump(self) -> None:
        if self._player is None or not self._player.shown:
            return
        with self._lock:
            now = time.monotonic()
            at_rest = self._wanted or now - self._paused_at > _REST_S
            reading = self._player.media.reading_for() > _READ_S
            target = self._gate.take(now, at_rest=at_rest, reading=reading)
            step = target is None and self._gate.settled and self._stepper.due(now)
        if step:
            self._paused_at = now
            self._player.vlc.next_frame()
        if target is not None:
            self._aligned = True
            self._player.media.trouble = None
            self._apply_rate(1.0, now)
            self._player.go(target)
            self._moving_since = now
        elif not (self._wanted and self.settled):
            self._moving_since = now
        elif now - self._moving_since > _STEADY_S:
            self._apply_rate(self._rate, now)

    def _apply_rate(self, rate: float, now: float) -> None:
        """A precise seek at any rate but 1 breaks libVLC's native demuxers: they count the way from the key
        frame in the wrong time, throw their buffers away and decode grey, or stand still for seconds. So a
        seek is done at 1x, and the rate is given back when the player has played steadily for a moment."""
        if self._player is not None and self._player.set_rate(rate):
            with self._lock:
                self._clock.set_rate(rate, now)

    def _watch(self, player: VlcPlayer, now: float) -> None:
        """Seeks that bring no picture."""
        reading, lost = player.media.reading_for() > _READ_S, player.media.trouble is not None
        with self._lock:
            advice = self._gate.advise(now, paused=not self._wanted, reading=reading, lost=lost)
            if advice is Advice.GIVE_UP:
                self._arrive(self._gate.give_up(), now)
        if advice is Advice.NUDGE:
            self._nudged, self._aligned = True, False
            player.vlc.set_pause(0)
        elif self._nudged and (self.settled or advice is Advice.GIVE_UP):
            self._nudged = False
            if not self._wanted:
                player.vlc.set_pause(1)
                self._paused_at = now

    def _believe_end(self, player: VlcPlayer, now: float) -> bool:
        """Whether it is over: at the known end, or with the reader's trouble, or broken off."""
        if not (player.ended or player.broken):
            if player.media.trouble is None or (self.settled and not self._clock.silent(now)):
                self._lost_since = None
                return False
            self._lost_since = self._lost_since or now
            if now - self._lost_since < _LOST_S:
                return False
        error = why_it_stopped(
            trouble=player.media.trouble,
            refused=player.media.refused,
            ended=player.ended,
            shown=player.shown or player.proven,
            position_ms=self.position_ms(),
            duration_ms=self._clock.duration_ms,
            rate=self._rate,
        )
        if error is not None:
            self._fail(error)
            return True
        with self._lock:
            self._clock.stop(now)
            self._clock.anchor(self._clock.duration_ms, now)
            self._gate.clear()
            self._state = EngineState.ENDED
        if self._notes is not None:
            self._notes.ended()
        return True

    def _fail(self, error: OesError) -> None:
        with self._lock:
            self._state = EngineState.FAILED
            self._gate.clear()
            self._clock.stop(time.monotonic())
        log.info("a recording cannot be shown: %s", error.reason)
        if self._notes is not None:
            self._notes.failed(error)

    def _apply_sound(self) -> None:
        if self._player is not None and self._has_audio:
            self._player.set_sound(self._volume, self._muted or not self._wanted)

    # On libVLC's threads: flags only

    def _admit(self, player: VlcPlayer, made_at: float, repeated: bool) -> int | None:
        now = time.monotonic()
        with self._lock:
            if player is not self._player or not self._alive:
                return None
            return round(self._clock.at(now)) if self._passes(player, made_at, repeated, now) else None

    def _show(self, frame: Frame) -> None:
        if self._notes is not None:
            self._notes.frame(frame)

    def _passes(self, player: VlcPlayer, made_at: float, repeated: bool, now: float) -> bool:
        """Whether this picture is one to be seen. Called with the lock held."""
        player.blind = False
        if not player.shown:
            player.shown = True
            self._clock.anchor(player.at_ms, now)
            if self._wanted and self._gate.settled:
                self._clock.start(now)
            return self._gate.settled
        if self._state is EngineState.LOADING and not self._wanted:
            return False
        self._stepper.shown(repeated=repeated, after_s=self._gate.since_last(now))
        arrival = self._gate.frame_shown(
            now, made_at, repeated=repeated, paused=not self._wanted, at_end=player.media.at_end
        )
        if arrival is Arrival.STALE:
            return False
        if arrival is Arrival.ARRIVED:
            self._arrive(self._gate.arrived_ms, now)
            return True
        return not repeated and (self._wanted or self._aligned)

    def _arrive(self, target: float | None, now: float) -> None:
        if target is not None:
            self._clock.anchor(target, now)
            if self._wanted:
                self._clock.start(now)

    def _on_time(self, player: VlcPlayer, ms: int) -> None:
        with self._lock:
            if player is self._player and self._gate.settled and self._clock.running:
                self._clock.anchor(ms, time.monotonic())

    def _on_buffering(self, player: VlcPlayer, percent: float) -> None:
        with self._lock:
            if player is self._player:
                self._gate.buffering(percent, time.monotonic())
