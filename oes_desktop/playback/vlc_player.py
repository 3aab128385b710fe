"""One libVLC player with its media and its callbacks, from start to release; one for each recording."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from oes_desktop.playback.engine import Frame
from oes_desktop.playback.vlc_frames import VlcFrames
from oes_desktop.playback.vlc_library import Library
from oes_desktop.playback.vlc_media import VlcMedia


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
        self.shown = False  # the first picture came
        self.ended = False
        self.broken = False
        self.filled_at: float | None = None
        self.keep_source = False
        self.vlc: Any = library.instance.media_player_new()
        self._frames = VlcFrames(
            library, self.vlc, lambda made_at, repeated: admit(self, made_at, repeated), show
        )
        self.vlc.set_media(media.media)
        self._events: Any = self.vlc.event_manager()

    def start_at(self, ms: int) -> None:
        """Before playing: where libVLC is to begin."""
        self.media.media.add_option(f":start-time={ms / 1000:.3f}")

    def listen(self, calls: Mapping[Any, Callable[[Any, VlcPlayer], None]]) -> None:
        """`calls`: by libVLC's kind of event. They run on its threads."""
        for kind, call in calls.items():
            self._events.event_attach(kind, call, self)

    def release(self) -> None:
        """Blocks. The reader first, or a waiting read would hold up the stop."""
        if not self.keep_source:
            self.media.source.cancel()
        self.vlc.stop()
        self.vlc.release()
        self.media.media.release()
        if not self.keep_source:
            self.media.source.close()
