"""«Краткий отчёт»: who sat there, what was noticed, and the photos of each attempt.

A click on a photo asks for that moment in the video, its lens (or Space) shows it large beside the photos of
the identity check. The filter shows all photos, those that fall into a violation, those of the camera or of
the screen.
"""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from oes_desktop.domain.models import CAMERA, DOCUMENT, FACE, SCREEN, Attempt, Report, Snapshot
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.keys import own_keys, physical_key
from oes_desktop.ui.report.slides import Slides
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.kinds import short_kind
from oes_desktop.ui.widgets.labels import ElidedLabel, label, rule
from oes_desktop.ui.widgets.photo_view import PhotoView
from oes_desktop.ui.widgets.photos import Photos
from oes_desktop.ui.widgets.segmented import Segment, SegmentedButtons
from oes_desktop.ui.widgets.snapshots import Card, SnapshotGrid, cards_of
from oes_desktop.ui.widgets.strip import severity_tone

ALL, WITH_VIOLATIONS = "all", "violations"
_MOST_FACES = 4  # of the identity check; the large view has them all
_AROUND = 12  # px that stay free around the card that has the focus


class IdentityCard(QFrame):
    """One photo of the identity check with its caption; a click, Space or Enter looks closer."""

    PICTURE = QSize(208, 139)
    clicked = Signal()

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._picture = PhotoView(photos, self.PICTURE)
        self._caption = ElidedLabel("", "small")
        self._caption.setContentsMargins(8, 5, 8, 6)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(self._picture)
        rows.addWidget(self._caption)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        own_keys(self, "Space Enter")

    def show_photo(self, snapshot: Snapshot | None, caption: str) -> None:
        self._picture.show_photo(snapshot)
        self._caption.setText(caption)
        self.setAccessibleName(caption)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if physical_key(event) in ("Space", "Enter"):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class BriefReport(QScrollArea):
    """`moment_chosen(wall ms)`: a photo was clicked."""

    moment_chosen = Signal(object)

    def __init__(self, formats: Formats, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats, self._photos = formats, photos
        self._report: Report | None = None
        self._vocabulary = Vocabulary()
        self._identity = QVBoxLayout()
        self._identity_title, self._counts_title = label("", "heading"), label("", "heading")
        self._counts = QGridLayout()
        self._title = label("", "heading")
        self._filter = SegmentedButtons([Segment(code) for code in (ALL, WITH_VIOLATIONS, CAMERA, SCREEN)])
        self._attempts = QVBoxLayout()
        self._empty = label("", "muted", wrap=True)
        self._show = button(icon_name="play")
        self._cards: list[Card] = []
        self._build()
        self.slides = Slides(formats, photos, self)
        self.slides.moment_chosen.connect(self.moment_chosen)
        self.slides.left.connect(self._come_back)
        self._retranslate()

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._counts.setVerticalSpacing(8)
        self._counts.setColumnStretch(0, 1)
        side = QVBoxLayout()
        side.setSpacing(10)
        self._identity.setSpacing(10)
        side.addWidget(self._identity_title)
        side.addLayout(self._identity)
        side.addSpacing(8)
        side.addWidget(self._counts_title)
        side.addLayout(self._counts)
        side.addStretch()
        column = QWidget()
        column.setLayout(side)
        column.setFixedWidth(IdentityCard.PICTURE.width() + 2)
        side.setContentsMargins(0, 0, 0, 0)

        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._show)
        head.addSpacing(12)
        head.addWidget(self._filter)
        self._attempts.setSpacing(6)
        main = QVBoxLayout()
        main.setSpacing(8)
        main.addLayout(head)
        main.addLayout(self._attempts)
        main.addWidget(self._empty)
        main.addStretch()
        page = QWidget()
        page.setProperty("ground", True)
        both = QHBoxLayout(page)
        both.setContentsMargins(16, 16, 16, 16)
        both.setSpacing(20)
        both.addWidget(column, 0, Qt.AlignmentFlag.AlignTop)
        both.addLayout(main, 1)
        self.setWidget(page)
        self._filter.chosen.connect(lambda _: self._fill())
        self._show.clicked.connect(self.start_show)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._identity_title.setText(self.tr("Identity check"))
        self._counts_title.setText(self.tr("Violations"))
        self._show.setText(self.tr("Slide show"))
        self._show.setToolTip(self.tr("One after the other, beside the photos of the identity check"))
        self._filter.show_words(
            [
                Segment(ALL, self.tr("All")),
                Segment(WITH_VIOLATIONS, self.tr("With violations")),
                Segment(CAMERA, self.tr("Camera")),
                Segment(SCREEN, self.tr("Screen")),
            ]
        )
        if self._report is not None:
            self.show_report(self._report, self._vocabulary)

    def show_report(self, report: Report, vocabulary: Vocabulary) -> None:
        self._report, self._vocabulary = report, vocabulary
        self._fill_identity(report)
        self._fill_counts(report)
        self._fill()

    def _fill_identity(self, report: Report) -> None:
        """The photo at the start, any later ones, and the document."""
        _empty_layout(self._identity)
        words = self.tr("Photo at the start · %1"), self.tr("Photo · %1")
        photos: list[tuple[Snapshot | None, str]] = [
            (face, words[place > 0].replace("%1", self._formats.time(face.at_ms)))
            for place, face in enumerate(_of(report, FACE)[:_MOST_FACES])
        ]
        photos = photos or [(None, self.tr("No photo at the start"))]
        document = next(iter(_of(report, DOCUMENT)), None)
        photos.append((document, self.tr("Document") if document else self.tr("No document")))
        for snapshot, caption in photos:
            card = IdentityCard(self._photos)
            card.show_photo(snapshot, caption)
            card.clicked.connect(self._look_closer)
            self._identity.addWidget(card)

    def _fill_counts(self, report: Report) -> None:
        _empty_layout(self._counts)
        counts = Counter(v.kind for v in report.violations)
        examples = {v.kind: v for v in reversed(report.violations)}
        row = 0
        for kind, count in counts.most_common():
            number = label(self._formats.number(count), "heading")
            number.setProperty("tone", severity_tone(self._vocabulary.kind(kind).severity))
            words = ElidedLabel(short_kind(examples[kind], self._vocabulary, self._formats.language))
            self._counts.addWidget(words, row, 0)
            self._counts.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight)
            row += 1
        if counts:
            self._counts.addWidget(rule(), row, 0, 1, 2)
            row += 1
        self._counts.addWidget(label(self.tr("Total"), "heading"), row, 0)
        total = label(self._formats.number(counts.total()), "heading")
        self._counts.addWidget(total, row, 1, Qt.AlignmentFlag.AlignRight)

    def _fill(self) -> None:
        report = self._report
        if report is None:
            return
        _empty_layout(self._attempts)
        photos = [s for s in report.snapshots if s.source in (CAMERA, SCREEN)]
        shown = [card for card in cards_of(photos, report.violations) if self._passes(card)]
        self._cards = shown
        self._show.setEnabled(bool(shown))
        for attempt, own in by_attempt(report.attempts, shown):
            self._attempts.addWidget(label(self._attempt_text(attempt), "heading"))
            grid = SnapshotGrid(self._formats, self._photos)
            grid.setAccessibleName(self._attempt_text(attempt))
            grid.chosen.connect(self.moment_chosen)
            grid.enlarged.connect(self.enlarge)
            grid.selectionModel().currentChanged.connect(partial(self._follow, grid))
            grid.show_cards(own, self._vocabulary)
            self._attempts.addWidget(grid)
        self._title.setText(self.tr("Snapshots: %n", "", len(shown)))
        self._empty.setVisible(not shown)
        self._empty.setText(
            self.tr("No snapshot fits this filter.")
            if photos
            else self.tr("No snapshots were taken in this exam.")
        )

    # ---- one photo, large

    def enlarge(self, snapshot_id: str) -> None:
        """Show this one large, beside the photos of the identity check."""
        place = next((n for n, c in enumerate(self._cards) if c.snapshot and c.snapshot.id == snapshot_id), 0)
        self._open_slides(place)

    def start_show(self) -> None:
        self._open_slides(0)
        self.slides.toggle()

    def _look_closer(self) -> None:
        """At the identity check: beside the first photo, if there is any."""
        if self._cards:
            self._open_slides(0)

    def _open_slides(self, place: int) -> None:
        report = self._report
        if report is not None and self._cards:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            document = next(iter(_of(report, DOCUMENT)), None)
            self.slides.open_at(self._cards, place, _of(report, FACE), document, self._vocabulary)

    def _come_back(self, place: int) -> None:
        """The photo that was shown last has the focus."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        snapshot = self._cards[place].snapshot if place < len(self._cards) else None
        for grid in self.findChildren(SnapshotGrid):
            if snapshot is not None and not grid.isHidden() and grid.go_to(snapshot.id):
                return

    def _follow(self, grid: SnapshotGrid, current: QModelIndex, _before: QModelIndex) -> None:
        """The page scrolls to the card that the keys went to."""
        page = self.widget()
        if page is not None and grid.hasFocus():
            card = grid.visualRect(current)
            at = grid.viewport().mapTo(page, card.center())
            self.ensureVisible(at.x(), at.y(), 0, card.height() // 2 + _AROUND)

    def _passes(self, card: Card) -> bool:
        wanted = self._filter.current or ALL
        if wanted == WITH_VIOLATIONS:
            return card.violation is not None
        return wanted == ALL or (card.snapshot is not None and card.snapshot.source == wanted)

    def _attempt_text(self, attempt: Attempt | None) -> str:
        if attempt is None:
            return self.tr("Outside every attempt")
        running = attempt.ended_ms is None
        words = self.tr("Attempt %1 · from %2, goes on") if running else self.tr("Attempt %1 · %2 – %3")
        words = words.replace("%1", str(attempt.number)).replace("%2", self._formats.time(attempt.started_ms))
        return words.replace("%3", self._formats.time(attempt.ended_ms))


def _of(report: Report, source: str) -> list[Snapshot]:
    return [snapshot for snapshot in report.snapshots if snapshot.source == source]


def by_attempt(attempts: tuple[Attempt, ...], cards: list[Card]) -> list[tuple[Attempt | None, list[Card]]]:
    """Cards under the attempt that they were taken in, in order of time; strays last, under None."""
    found: list[tuple[Attempt | None, list[Card]]] = []
    left = list(cards)
    for attempt in attempts:
        end = attempt.ended_ms
        inside = [c.at_ms >= attempt.started_ms and (end is None or c.at_ms <= end) for c in left]
        if any(inside):
            found.append((attempt, [card for card, own in zip(left, inside, strict=True) if own]))
            left = [card for card, own in zip(left, inside, strict=True) if not own]
    return [*found, (None, left)] if left else found


def _empty_layout(layout: QGridLayout | QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
