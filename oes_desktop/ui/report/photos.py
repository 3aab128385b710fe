"""Photos of one exam, fetched and decoded off the UI thread, kept small and bounded in memory.

Only JPEG, PNG and WebP by content are decoded, never larger than 64 megapixels; what cannot be shown stays
a reason. Bytes come decrypted from the store (or the server) and live in memory only.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from oes_desktop.domain.errors import OesError, Rejected
from oes_desktop.domain.models import Snapshot
from oes_desktop.runtime.tasks import Lane, Tasks

KEPT = 400
MOST_PIXELS = 64_000_000
FORMATS = (b"jpeg", b"png", b"webp")


def decode(data: bytes, bound: QSize) -> QImage:
    """The picture, upright, scaled down to fit `bound` (px). Raises `Rejected`."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    reader.setAllocationLimit(256)
    if reader.format().data() not in FORMATS:
        raise Rejected("unsupported_media", what="photo")
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise Rejected("too_large", what="photo")
    if size.isValid() and (size.width() > bound.width() or size.height() > bound.height()):
        reader.setScaledSize(size.scaled(bound, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Rejected("unsupported_media", what="photo")
    return image


def load(fetch: Callable[[Snapshot], bytes], snapshot: Snapshot, bound: QSize) -> QImage:
    return decode(fetch(snapshot), bound)


class Photos(QObject):
    """`picture(snapshot, bound)` gives the pixmap or None and asks for it; `arrived(id)` when it came."""

    arrived = Signal(str)

    def __init__(
        self, tasks: Tasks, fetch: Callable[[Snapshot], bytes], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._fetch = tasks, fetch
        self._kept: OrderedDict[tuple[str, int], QPixmap] = OrderedDict()
        self._wanted: set[tuple[str, int]] = set()
        self._troubles: dict[str, Exception] = {}

    def picture(self, snapshot: Snapshot, bound: QSize) -> QPixmap | None:
        """At most `bound` device pixels large. Asking for one that is under way costs nothing."""
        key = (snapshot.id, bound.width())
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        if key not in self._wanted and snapshot.id not in self._troubles:
            self._wanted.add(key)
            work = partial(load, self._fetch, snapshot, QSize(bound))
            self._tasks.run(self, work, partial(self._keep, key), partial(self._give_up, key), lane=Lane.CPU)
        return None

    @property
    def idle(self) -> bool:
        """Nothing is being fetched or decoded."""
        return not self._wanted

    def trouble(self, snapshot: Snapshot) -> Exception | None:
        """Why a photo cannot be shown."""
        return self._troubles.get(snapshot.id)

    def forget_troubles(self) -> None:
        """The network is back: ask again for what could not be had."""
        self._troubles.clear()

    def _keep(self, key: tuple[str, int], image: QImage) -> None:
        self._wanted.discard(key)
        self._kept[key] = QPixmap.fromImage(image)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(key[0])

    def _give_up(self, key: tuple[str, int], error: Exception) -> None:
        self._wanted.discard(key)
        self._troubles[key[0]] = error
        self.arrived.emit(key[0])
        if not isinstance(error, OesError):
            self._tasks.unhandled.emit(error)
