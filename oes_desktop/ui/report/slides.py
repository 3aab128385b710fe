"""Snapshots one at a time, large, beside the photos of the identity check: to look closely, or as a show.

It lies over the brief report. Arrows go from photo to photo, Space lets them follow each other by themselves,
Enter or a click opens that moment in the video, Esc goes back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from oes_desktop.domain.models import Snapshot
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.keys import own_keys, physical_key
from oes_desktop.ui.widgets.buttons import button, name_button, tool_button
from oes_desktop.ui.widgets.kinds import kind_text
from oes_desktop.ui.widgets.labels import ElidedLabel, label
from oes_desktop.ui.widgets.photo_view import photo_reason
from oes_desktop.ui.widgets.photos import Photos
from oes_desktop.ui.widgets.pill import Pill
from oes_desktop.ui.widgets.snapshots import Card
from oes_desktop.ui.widgets.strip import severity_tone
from oes_desktop.ui.widgets.zoom_view import ZoomView

NEXT_MS = 1_500  # of the show; a photo that is still on its way is waited for
LARGE = QSize(2560, 1920)  # device px: what is looked at closely
_KEYS = "Left Right Home End Space Enter Esc = -"
_BESIDE = 260  # px of the photos of the identity check


class IdentityPhoto(QFrame):
    """A photo of the identity check that can be zoomed, with its caption."""

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._photos = photos
        self._snapshot: Snapshot | None = None
        self.view = ZoomView()
        self.view.setMinimumSize(QSize(_BESIDE - 2, 100))
        self._caption = ElidedLabel("", "small")
        self._caption.setContentsMargins(8, 5, 8, 6)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(self.view, 1)
        rows.addWidget(self._caption)

    def show_photo(self, snapshot: Snapshot | None, caption: str) -> None:
        if snapshot != self._snapshot:
            self.view.fit()
        self._snapshot = snapshot
        self._caption.setText(caption)
        self.view.setAccessibleName(caption)
        self.refresh()

    def refresh(self) -> None:
        shown = self._snapshot
        picture = self._photos.picture(shown, LARGE) if shown is not None else None
        self.view.show_picture(picture, "" if shown is None else photo_reason(self._photos.trouble(shown)))


class Slides(QWidget):
    """`moment_chosen(wall ms)`; `left(place)` when it closes: the photo that was shown last."""

    moment_chosen = Signal(object)
    left = Signal(int)

    def __init__(self, formats: Formats, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.setProperty("ground", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        own_keys(self, _KEYS)
        self._formats, self._photos, self._over = formats, photos, parent
        self._vocabulary = Vocabulary()
        self._cards: Sequence[Card] = ()
        self._faces: Sequence[Snapshot] = ()
        self._document: Snapshot | None = None
        self._at = 0
        self._show = QTimer(self)
        self._show.setInterval(NEXT_MS)
        self._show.timeout.connect(self._follow)
        self._words, self._kind = label("", "heading"), Pill()
        self._face, self._paper = IdentityPhoto(photos), IdentityPhoto(photos)
        self.view = ZoomView()
        self._nearer, self._farther = tool_button("zoom-in"), tool_button("zoom-out")
        self._fit, self._close = tool_button("maximize"), tool_button("x")
        self._before, self._after = tool_button("chevron-left"), tool_button("chevron-right")
        self.running, self._open = button(icon_name="play"), button(icon_name="video", kind="primary")
        self._build()
        self._connect()
        self._retranslate()
        parent.installEventFilter(self)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for part in (self._words, self._kind):
            head.addWidget(part)
        head.addStretch()
        for control in (self._farther, self._nearer, self._fit, self._close):
            head.addWidget(control)
        identity = QVBoxLayout()
        identity.setSpacing(12)
        for photo in (self._face, self._paper):
            photo.setFixedWidth(_BESIDE)
            identity.addWidget(photo, 1)
        pictures = QHBoxLayout()
        pictures.setSpacing(12)
        pictures.addLayout(identity)
        pictures.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch()
        for step in (self._before, self.running, self._after):
            foot.addWidget(step)
        foot.addStretch()
        foot.addWidget(self._open)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.setSpacing(12)
        rows.addLayout(head)
        rows.addLayout(pictures, 1)
        rows.addLayout(foot)

    def _connect(self) -> None:
        self._photos.arrived.connect(self._arrived)
        self.view.clicked.connect(self._choose)
        self._open.clicked.connect(self._choose)
        self._nearer.clicked.connect(self.view.zoom_in)
        self._farther.clicked.connect(self.view.zoom_out)
        self._fit.clicked.connect(self.view.fit)
        self._close.clicked.connect(self.leave)
        self._before.clicked.connect(lambda: self.go(self._at - 1))
        self._after.clicked.connect(lambda: self.go(self._at + 1))
        self.running.clicked.connect(self.toggle)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        name_button(self._nearer, self.tr("Nearer (+)"))
        name_button(self._farther, self.tr("Farther (−)"))
        name_button(self._fit, self.tr("Whole picture"))
        name_button(self._close, self.tr("Back to all snapshots (Esc)"))
        name_button(self._before, self.tr("Previous snapshot (←)"))
        name_button(self._after, self.tr("Next snapshot (→)"))
        self._open.setText(self.tr("Show in the video"))
        self._open.setToolTip(self.tr("This moment in the recording (Enter)"))
        self._tell_running()
        if self._cards:
            self._fill()

    # ---- what is shown

    def open_at(
        self,
        cards: Sequence[Card],
        place: int,
        faces: Sequence[Snapshot],
        document: Snapshot | None,
        vocabulary: Vocabulary,
    ) -> None:
        """`faces` in order of time: the last one before a snapshot stands beside it."""
        self._cards, self._faces, self._document = cards, faces, document
        self._vocabulary = vocabulary
        self.view.fit()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus()
        self.go(place)

    @property
    def place(self) -> int:
        return self._at

    def go(self, place: int) -> None:
        if self._cards:
            self._at = min(max(0, place), len(self._cards) - 1)
            self._fill()

    def _fill(self) -> None:
        card = self._cards[self._at]
        place, total = self._formats.number(self._at + 1), self._formats.number(len(self._cards))
        words = self.tr("Snapshot {place} of {total} · {time}")
        time = self._formats.time(card.at_ms, seconds=True)
        self._words.setText(words.replace("{place}", place).replace("{total}", total).replace("{time}", time))
        violation = card.violation
        self._kind.setVisible(violation is not None)
        if violation is not None:
            kind = kind_text(violation, self._vocabulary, self._formats.language)
            self._kind.show_text(kind, severity_tone(violation.severity))
        self._before.setEnabled(self._at > 0)
        self._after.setEnabled(self._at + 1 < len(self._cards))
        face = next((f for f in reversed(self._faces) if f.at_ms <= card.at_ms), None)
        face = face or next(iter(self._faces), None)
        taken = self.tr("Photo of the check · {time}")
        self._face.show_photo(
            face,
            taken.replace("{time}", self._formats.time(face.at_ms))
            if face
            else self.tr("No photo at the start"),
        )
        paper = self._document
        self._paper.show_photo(paper, self.tr("Document") if paper else self.tr("No document"))
        self.view.setAccessibleName(self._words.text())
        self._show_picture()

    def _show_picture(self) -> None:
        snapshot = self._cards[self._at].snapshot
        if snapshot is None:
            self.view.show_picture(None)
            return
        picture = self._photos.picture(snapshot, LARGE)
        self.view.show_picture(picture, photo_reason(self._photos.trouble(snapshot)))
        if picture is not None and self._at + 1 < len(self._cards):
            following = self._cards[self._at + 1].snapshot
            if following is not None:  # ready before it is asked for
                self._photos.picture(following, LARGE)

    def _arrived(self, _snapshot_id: str) -> None:
        if self.isVisible() and self._cards:
            self._show_picture()
            self._face.refresh()
            self._paper.refresh()

    # ---- the show

    def toggle(self) -> None:
        if self._show.isActive():
            self._show.stop()
        else:
            if self._at + 1 >= len(self._cards):
                self.go(0)
            self._show.start()
        self._tell_running()

    def _follow(self) -> None:
        snapshot = self._cards[self._at].snapshot
        waits = snapshot is not None and self._photos.picture(snapshot, LARGE) is None
        if waits and snapshot is not None and self._photos.trouble(snapshot) is None:
            return
        self.go(self._at + 1)
        if self._at + 1 >= len(self._cards):
            self._show.stop()
            self._tell_running()

    def _tell_running(self) -> None:
        on = self._show.isActive()
        self.running.setText(self.tr("Stop") if on else self.tr("Slide show"))
        self.running.setToolTip(self.tr("Photo after photo by itself (Space)"))

    # ---- leaving

    def _choose(self) -> None:
        at_ms = self._cards[self._at].at_ms
        self.leave()
        self.moment_chosen.emit(at_ms)

    def leave(self) -> None:
        if self.isHidden():
            return
        self._show.stop()
        self._tell_running()
        self.hide()
        self._cards = ()
        self.left.emit(self._at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[str, Callable[[], object]] = {
            "Left": lambda: self.go(self._at - 1),
            "Right": lambda: self.go(self._at + 1),
            "Home": lambda: self.go(0),
            "End": lambda: self.go(len(self._cards) - 1),
            "Space": self.toggle,
            "Enter": self._choose,
            "Esc": self.leave,
            "=": self.view.zoom_in,
            "-": self.view.zoom_out,
        }
        act = acts.get(physical_key(event))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()
