"""Tells everybody in the player where the playhead is, how fast it goes, and what remains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oes_desktop.ui.report.pane_messages import PaneMessages

if TYPE_CHECKING:
    from oes_desktop.ui.report.player import PlayerArea


class PlayerTelling:
    """Each call tells what has changed since the one before."""

    def __init__(self, player: PlayerArea, messages: PaneMessages) -> None:
        self._player, self._messages = player, messages
        self._position: int | None = None
        self._violation = ""

    def forget(self) -> None:
        """Another report, or none."""
        self._position, self._violation = None, ""
        self._messages.show_violation(None)

    def position(self, *, force: bool = False) -> None:
        player = self._player
        at = player.position_ms
        if at is None or (at == self._position and not force):
            return
        self._position = at
        player.timeline.show_position(at)
        player.transport.show_time(at, at - player.exam.start_ms, player.exam.length_ms)
        violation = player.moments.points.at(at)
        reached = violation.id if violation else ""
        if reached != self._violation:
            self._violation = reached
            self._messages.show_violation(violation)
            if reached:
                player.violation_reached.emit(reached)
        self._messages.show_position(at)
        self.remaining()
        player.position_changed.emit(at)

    def remaining(self) -> None:
        """What "violations only" has still to play."""
        player, at = self._player, self._player.position_ms
        moments = player.moments
        if not moments.on or at is None:
            return
        ahead = [span for span in player.unobserved if span.end_ms > at]
        remaining = moments.points.remaining(at)
        player.transport.show_remaining(remaining, player.shuttle.rate, ahead, finished=moments.finished)

    def playing(self, playing: bool) -> None:
        player = self._player
        player.transport.show_playing(playing or player.shuttle.going_back)
        player.cinema.wake()
        player.state_changed.emit(playing)

    def rate(self) -> None:
        player, shuttle = self._player, self._player.shuttle
        player.transport.show_rate(shuttle.rate, shuttle.back_rate)
        player.transport.show_playing(player.playing or shuttle.going_back)
        finished = player.moments.finished
        self._messages.show_state(back=shuttle.back_rate, rushing=shuttle.rushing, finished=finished)
        self.remaining()
        player.cinema.wake()
        player.rate_changed.emit(shuttle.rate)
