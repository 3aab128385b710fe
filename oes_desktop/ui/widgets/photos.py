"""Photos of exams, fetched and decoded off the UI thread, kept small and bounded in memory.

Only JPEG, PNG and WebP by content are decoded, never larger than 64 megapixels; what cannot be shown stays
a reason. Bytes come decrypted from the store (or the server) and live in memory only.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPixmap

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import OesError, Rejected
from oes_desktop.domain.models import Snapshot
from oes_desktop.runtime.tasks import Handle, Lane, Tasks

KEPT_BYTES = 48 * 1024 * 1024  # of decoded pictures; a page of cards on a 2x screen takes a third
AT_ONCE = 2  # there are two cores on a small computer, and others who wait for the network
WAITING = 64  # more than a screen shows: who scrolls past does not wait for what went by
MOST_PIXELS = 64_000_000
FORMATS = (b"jpeg", b"png", b"webp")

Fetch = Callable[[str, Snapshot], bytes]
Key = tuple[str, str, str, int]  # exam, snapshot, its SHA-256, width


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
    if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
        bound = bound.transposed()  # it is scaled as it lies, and turned afterwards
    if size.isValid() and (size.width() > bound.width() or size.height() > bound.height()):
        reader.setScaledSize(size.scaled(bound, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Rejected("unsupported_media", what="photo")
    return image


def load(fetch: Fetch, exam_id: str, snapshot: Snapshot, bound: QSize, cancel: Cancel) -> QImage:
    """Raises what `fetch` and `decode` raise; nothing is fetched that nobody waits for any more."""
    cancel.raise_if_set()
    data = fetch(exam_id, snapshot)
    cancel.raise_if_set()
    return decode(data, bound)


class Photos(QObject):
    """`picture(snapshot, bound)` gives the pixmap or None and asks for it; `arrived(id)` when it came ('': it
    may be any). The snapshots are those of the exam named last with `show_exam`; at most `kept` bytes of
    pictures stay in memory. What was asked for last comes first, and what nobody paints any more is
    forgotten: a proctor scrolls past thousands."""

    arrived = Signal(str)

    def __init__(
        self, tasks: Tasks, fetch: Fetch, parent: QObject | None = None, *, kept: int = KEPT_BYTES
    ) -> None:
        super().__init__(parent)
        self._tasks, self._fetch, self._most = tasks, fetch, kept
        self._exam_id, self._held = "", False
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._bytes = 0
        self._waiting: OrderedDict[Key, tuple[Snapshot, QSize]] = OrderedDict()
        self._running: dict[Key, Handle] = {}
        self._troubles: dict[str, Exception] = {}

    def show_exam(self, exam_id: str, *, hold: bool = False) -> None:
        """From now on photos of this exam are asked for; those still wanted of another one are not fetched
        any more. `hold`: only those in memory are given, until `ask`."""
        self._exam_id, self._held = exam_id, hold
        self._waiting.clear()
        for handle in self._running.values():
            handle.cancel()
        self._running.clear()
        self._troubles.clear()

    def ask(self) -> None:
        """The proctor stays with this exam: what is painted may be fetched."""
        if self._held:
            self._held = False
            self.arrived.emit("")

    def picture(self, snapshot: Snapshot, bound: QSize) -> QPixmap | None:
        """At most `bound` device pixels large. Asking again for one that waits moves it to the front."""
        key = (self._exam_id, snapshot.id, snapshot.sha256, bound.width())
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        if not self._held and key not in self._running and snapshot.id not in self._troubles:
            self._waiting[key] = snapshot, QSize(bound)
            self._waiting.move_to_end(key)
            if len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
            self._go_on()
            return self._kept.get(key)
        return None

    def _go_on(self) -> None:
        while self._waiting and len(self._running) < AT_ONCE:
            key, (snapshot, bound) = self._waiting.popitem()
            cancel = Cancel()
            self._running[key] = Handle(cancel)  # until the task has one of its own: it may end at once
            work = partial(load, self._fetch, key[0], snapshot, bound, cancel)
            done, failed = partial(self._keep, key), partial(self._give_up, key)
            handle = self._tasks.run(self, work, done, failed, lane=Lane.NET, cancel=cancel)
            if key in self._running:
                self._running[key] = handle

    @property
    def idle(self) -> bool:
        """Nothing is being fetched or decoded."""
        return not self._running

    @property
    def kept_bytes(self) -> int:
        """What the decoded pictures take in memory."""
        return self._bytes

    @property
    def troubled(self) -> bool:
        """A photo of this exam could not be had."""
        return bool(self._troubles)

    def trouble(self, snapshot: Snapshot) -> Exception | None:
        """Why a photo cannot be shown."""
        return self._troubles.get(snapshot.id)

    def forget_troubles(self) -> None:
        """The network is back: ask again for what could not be had."""
        if self._troubles:
            self._troubles.clear()
            self.arrived.emit("")

    def _keep(self, key: Key, image: QImage) -> None:
        self._running.pop(key, None)
        self._kept[key] = pixmap = QPixmap.fromImage(image)
        self._bytes += _bytes_of(pixmap)
        while self._bytes > self._most and len(self._kept) > 1:
            self._bytes -= _bytes_of(self._kept.popitem(last=False)[1])
        self._go_on()
        self.arrived.emit(key[1])

    def _give_up(self, key: Key, error: Exception) -> None:
        self._running.pop(key, None)
        self._troubles[key[1]] = error
        self._go_on()
        self.arrived.emit(key[1])
        if not isinstance(error, OesError):
            self._tasks.unhandled.emit(error)


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
