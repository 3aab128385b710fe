"""Photos of exams, fetched and decoded off the UI thread, kept small and bounded in memory.

Only JPEG, PNG and WebP by content are decoded, never larger than 64 megapixels; what cannot be shown stays
a reason. Bytes come decrypted from the store (or the server) and live in memory only.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import OesError, Rejected
from oes_desktop.domain.models import Snapshot
from oes_desktop.runtime.tasks import Handle, Lane, Tasks

KEPT = 400
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
    """`picture(snapshot, bound)` gives the pixmap or None and asks for it; `arrived(id)` when it came. The
    snapshots are those of the exam named last with `show_exam`; at most `kept` pictures stay in memory."""

    arrived = Signal(str)

    def __init__(
        self, tasks: Tasks, fetch: Fetch, parent: QObject | None = None, *, kept: int = KEPT
    ) -> None:
        super().__init__(parent)
        self._tasks, self._fetch, self._most = tasks, fetch, kept
        self._exam_id, self._held = "", False
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._wanted: dict[Key, Handle] = {}
        self._troubles: dict[str, Exception] = {}

    def show_exam(self, exam_id: str, *, hold: bool = False) -> None:
        """From now on photos of this exam are asked for; those still wanted of another one are not fetched
        any more. `hold`: only those in memory are given, until `ask`."""
        self._exam_id, self._held = exam_id, hold
        for handle in self._wanted.values():
            handle.cancel()
        self._wanted.clear()
        self._troubles.clear()

    def ask(self) -> None:
        """The proctor stays with this exam: what is painted may be fetched."""
        if self._held:
            self._held = False
            self.arrived.emit("")

    def picture(self, snapshot: Snapshot, bound: QSize) -> QPixmap | None:
        """At most `bound` device pixels large. Asking for one that is under way costs nothing."""
        key = (self._exam_id, snapshot.id, snapshot.sha256, bound.width())
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        if not self._held and key not in self._wanted and snapshot.id not in self._troubles:
            self._want(key, snapshot, QSize(bound))
            return self._kept.get(key)
        return None

    def _want(self, key: Key, snapshot: Snapshot, bound: QSize) -> None:
        cancel = Cancel()
        self._wanted[key] = Handle(cancel)  # stands until the task has one of its own: it may end at once
        work = partial(load, self._fetch, self._exam_id, snapshot, bound, cancel)
        done, failed = partial(self._keep, key), partial(self._give_up, key)
        handle = self._tasks.run(self, work, done, failed, lane=Lane.CPU, cancel=cancel)
        if key in self._wanted:
            self._wanted[key] = handle

    @property
    def idle(self) -> bool:
        """Nothing is being fetched or decoded."""
        return not self._wanted

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
        self._wanted.pop(key, None)
        self._kept[key] = QPixmap.fromImage(image)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        self.arrived.emit(key[1])

    def _give_up(self, key: Key, error: Exception) -> None:
        self._wanted.pop(key, None)
        self._troubles[key[1]] = error
        self.arrived.emit(key[1])
        if not isinstance(error, OesError):
            self._tasks.unhandled.emit(error)
