"""One libVLC player with its media and its callbacks, from start to release; one for each recording."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from oes_desktop.playback.container_kind import Form
from oes_desktop.playback.engine import Frame
from oes_desktop.playback.vlc_frames import VlcFrames
from oes_desktop.playback.vlc_library import Library
from oes_desktop.playback.vlc_media import VlcMedia

_BLIND_S = 2.0
_ROUNDING = 1e-3  # ms: steps add up fractions
_TAIL_MS = 1000  # what lies in the buffers of a paused player, at most
_FRAME_MS = 40.0  # where the rate of frames is not known


class VlcPlayer:
    """`vlc` is libVLC's object. The flags are set on libVLC's threads and read by the engine's `tick`.

    `keep_source`: another player has taken over the source, so releasing this one leaves it open."""

    def __init__(
        self,
        library: Library,
        media: VlcMedia,
        at_ms: int,
        admit: Callable[[VlcPlayer, float, bool], int | None],
        show: Callable[[Frame], None],
    ) -> None:
        self.media = media
        self.at_ms = at_ms
        self.shown = False  # the first picture came, or none will
        self.blind = False  # none will
        self.proven = False  # the player before this one has shown the recording
        self.ended = False
        self.broken = False
        self.filled_at: float | None = None
        self.keep_source = False
        self._rate = 1.0
        self._vlc_module = library.vlc
        self.vlc: Any = library.instance.media_player_new()
        self._frames = VlcFrames(
            library, self.vlc, lambda made_at, repeated: admit(self, made_at, repeated), show
        )
        self.vlc.set_media(media.media)
        # `MediaPlayer.event_manager` remembers every player, and with it its whole window, for ever.
        self._events: Any = library.vlc.libvlc_media_player_event_manager(self.vlc)

    def give_up_picture(self, now: float) -> None:
        """Where none comes so long after the buffers were full, there is sound alone."""
        if not self.shown and self.filled_at is not None and now - self.filled_at > _BLIND_S:
            self.shown = self.blind = True

    def start_at(self, ms: float) -> None:
        """Before playing: where libVLC is to begin."""
        self.media.media.add_option(f":start-time={self._aim(ms) / 1000:.3f}")

    def go(self, ms: float) -> None:
        """Seek so that the frame of `ms` is shown."""
        self.vlc.set_time(self._aim(ms))

    def _aim(self, ms: float) -> int:
        """Where to send libVLC so that it shows the frame of `ms`, the last one that begins by then. Its
        Matroska demuxer shows the first frame *from* a time on; the others the last one *before* it, and
        where there are B-frames they go by the time of decoding, which is earlier."""
        reorder_ms = self.media.reorder_ms
        after = int(ms + reorder_ms + _ROUNDING) + 1
        if (
            reorder_ms and (length := self.vlc.get_length()) > 0
        ):  # beyond the last frame there is none to show
            after = min(after, int(length - self.frame_ms) - 1)
        return max(0, after - int(self.frame_ms)) if self.media.form is Form.MATROSKA else after

    @property
    def frame_ms(self) -> float:
        """How long one frame lasts, as far as the file tells."""
        rate = self.vlc.get_fps()
        return 1000 / rate if 1 <= rate <= 240 else _FRAME_MS

    def drained(self, left_ms: float, *, paused: bool) -> bool:
        """Whether libVLC has read all that it will, so that another player is needed for a seek: paused with
        so little left to its end, it brings a picture that was left over, and then none; and bytes that it
        could not have were the end of the file to it."""
        return self.media.trouble is not None or (paused and self.media.at_end and left_ms <= _TAIL_MS)

    def set_rate(self, rate: float) -> bool:
        """Whether that is a change."""
        if rate == self._rate:
            return False
        self._rate = rate
        self.vlc.set_rate(rate)
        return True

    def set_sound(self, percent: int, muted: bool) -> None:
        self.vlc.audio_set_mute(muted)
        self.vlc.audio_set_volume(percent)

    def listen(
        self, moved: Callable[[VlcPlayer, int], None], buffering: Callable[[VlcPlayer, float], None]
    ) -> None:
        """`moved(player, ms)`, `buffering(player, percent)`: on libVLC's threads."""
        kinds, attach = self._vlc_module.EventType, self._events.event_attach

        def on_buffering(event: Any) -> None:
            percent = event.u.new_cache
            self.filled_at = time.monotonic() if percent >= 100 else None
            buffering(self, percent)

        attach(kinds.MediaPlayerTimeChanged, lambda event: moved(self, event.u.new_time))
        attach(kinds.MediaPlayerBuffering, on_buffering)
        attach(kinds.MediaPlayerEndReached, lambda _event: setattr(self, "ended", True))
        attach(kinds.MediaPlayerEncounteredError, lambda _event: setattr(self, "broken", True))

    def release(self) -> None:
        """Blocks. The reader first, or a waiting read would hold up the stop."""
        if not self.keep_source:
            self.media.source.cancel()
        self.vlc.stop()
        self.vlc.release()
        self._frames.close()
        self.media.media.release()
        if not self.keep_source:
            self.media.source.close()
