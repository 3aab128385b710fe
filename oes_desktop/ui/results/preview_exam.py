"""One exam beside the table: who sat there, what was noticed and when, the worst moments.

It shows in two steps: the row (what the results know, at once), then the report. What has not come yet leaves
its place empty, what cannot come says why in its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import DOCUMENT, FACE, IN_PROGRESS, UNDECIDED, ExamRow, Report, Violation
from oes_desktop.domain.moments import moments_of, worst_moments
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.messages import message_for
from oes_desktop.ui.results.columns import Words
from oes_desktop.ui.results.preview_timeline import PreviewTimeline
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import RADIUS
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.chip_line import Chip, ChipLine
from oes_desktop.ui.widgets.honesty import HonestyFigure
from oes_desktop.ui.widgets.kinds import kind_icon, kind_text, short_kind
from oes_desktop.ui.widgets.labels import ElidedLabel, label
from oes_desktop.ui.widgets.photo_view import PhotoView
from oes_desktop.ui.widgets.photos import Photos
from oes_desktop.ui.widgets.snapshots import SMALL, Card, SnapshotGrid
from oes_desktop.ui.widgets.strip import severity_tone

EDGE = 16
_PHOTO_PX = 132  # high at most


class _Identity(QWidget):
    """Face and document beside each other, to be compared, and the honesty of what they did."""

    def __init__(self, photos: Photos) -> None:
        super().__init__()
        self.face, self.document = PhotoView(photos, rounded=RADIUS), PhotoView(photos, rounded=RADIUS)
        self.honesty = HonestyFigure()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.face)
        row.addWidget(self.document)
        row.addSpacing(2)
        row.addWidget(self.honesty)
        row.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = self.width() - self.honesty.sizeHint().width() - 3 * 8 - 4
        photo = QSize(4, 3).scaled(max(60, left // 2), _PHOTO_PX, Qt.AspectRatioMode.KeepAspectRatio)
        for view in (self.face, self.document):
            view.setFixedSize(photo)


class ExamPage(QScrollArea):
    """`moment_chosen(wall ms)`; `retry_requested` when what could not come shall be asked for again."""

    moment_chosen = Signal(object)
    retry_requested = Signal()

    def __init__(self, formats: Formats, words: Words, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats, self._words = formats, words
        self._vocabulary = Vocabulary()
        self._row: ExamRow | None = None
        self._report: Report | None = None
        self._trouble: Exception | None = None
        self._waiting = self._downloaded = False
        self._about, self._when = ElidedLabel("", "muted"), ElidedLabel("", "muted")
        self.states, self.kinds = ChipLine(), ChipLine()
        self.identity = _Identity(photos)
        self._violations_title = label("", "heading")
        self.timeline = PreviewTimeline(formats)
        self._moments_title = label("", "heading")
        self.moments = SnapshotGrid(formats, photos, SMALL)
        self._note = label("", "muted", wrap=True)
        self._retry = button(kind="link")
        self._build()
        self._retranslate()

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, 0, EDGE, 12)
        column.setSpacing(8)
        about = QVBoxLayout()
        about.setSpacing(2)
        about.addWidget(self._about)
        about.addWidget(self._when)
        column.addLayout(about)
        column.addWidget(self.states)
        column.addWidget(self.identity)
        for part in (self._violations_title, self.timeline, self.kinds):
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self._moments_title)
        column.addWidget(self.moments)
        column.addWidget(self._note)
        column.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)
        for ground in (inside, self.viewport()):
            ground.setAutoFillBackground(False)
        self.timeline.moment_chosen.connect(self.moment_chosen)
        self.moments.chosen.connect(self.moment_chosen)
        self._retry.clicked.connect(self.retry_requested)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.identity.honesty.show_title(self.tr("Honesty"))
        self._moments_title.setText(self.tr("Worst moments"))
        self.moments.setAccessibleName(self.tr("Worst moments"))
        self._retry.setText(self.tr("Try again"))
        self.identity.face.setAccessibleName(self.tr("Face photo"))
        self.identity.document.setAccessibleName(self.tr("Document"))
        if self._row is not None:
            self._show_facts(self._row)
            self._show_found()

    # The row, at once

    def show_row(self, row: ExamRow, vocabulary: Vocabulary, *, downloaded: bool) -> None:
        """`row` may be a newer state of the exam that is shown already; another one begins from nothing."""
        if self._row is None or self._row.id != row.id:
            self._report = self._trouble = None
            self._waiting = False
            self.verticalScrollBar().setValue(0)
        self._row, self._vocabulary, self._downloaded = row, vocabulary, downloaded
        self._show_facts(row)
        self._show_found()

    def _show_facts(self, row: ExamRow) -> None:
        formats = self._formats
        system = self._words.system(row.system)
        about = (one_line(row.group, 60), one_line(row.exam, 200), one_line(system, 60))
        self._about.setText(" · ".join(part for part in about if part))
        when = [formats.span(row.started_ms, row.ended_ms)] if row.started_ms is not None else []
        if row.attempts:
            when.append(self.tr("%n attempt(s)", "", row.attempts))
        self._when.setText(" · ".join(when))
        self._when.setVisible(bool(when))
        self.states.show_chips(self._state_chips(row))
        self.identity.honesty.show_value(row.honesty, formats.percent(row.honesty))

    def _state_chips(self, row: ExamRow) -> list[Chip]:
        live = row.status == IN_PROGRESS
        chips = [Chip(self._words.status(row.status), "live" if live else "none", dot=live)]
        if row.pkn:
            tip = self.tr("Violation limit exceeded: proctoring closed itself")
            chips.append(Chip(self.tr("PKN"), "bad", tip=tip))
        if row.decision != UNDECIDED:
            tone = self._vocabulary.decision(row.decision).tone
            mark = "clock" if row.pending else ""
            chips.append(Chip(self._words.decision(row.decision), tone, mark))
        if row.archived:
            chips.append(Chip(self.tr("Archive"), icon="archive"))
        if self._downloaded:
            chips.append(Chip(self.tr("Downloaded"), "good", "download"))
        if row.open_by:
            words = self.tr("Open: %1").replace("%1", one_line(row.open_by, 60))
            chips.append(Chip(words, "doubtful", "eye"))
        return chips

    # The report, when it comes

    @property
    def report(self) -> Report | None:
        return self._report

    @property
    def trouble(self) -> Exception | None:
        """Why there is no report to show."""
        return self._trouble

    def show_report(self, report: Report) -> None:
        self._report, self._trouble, self._waiting = report, None, False
        self._show_found()

    def show_waiting(self) -> None:
        """The report is being fetched."""
        self._waiting, self._trouble = self._report is None, None
        self._show_note()

    def show_trouble(self, error: Exception) -> None:
        """The report did not come; an older one that is shown stays."""
        self._waiting = False
        self._trouble = None if self._report is not None else error
        self._show_note()

    def _show_found(self) -> None:
        """Violations, photos and moments of the report, or what the row has of them."""
        row, report = self._row, self._report
        assert row is not None
        violations = report.violations if report is not None else ()
        counts: Mapping[str, int] = row.kinds if report is None else Counter(v.kind for v in violations)
        moments = moments_of(violations)
        self.kinds.show_chips(self._kind_chips(counts, violations))
        self._violations_title.setText(self._count_text(sum(counts.values()), len(moments)))
        if report is None:
            self.timeline.show_row(row, self._vocabulary)
            self._show_identity(None)
        else:
            self.timeline.show_report(report, self._vocabulary)
            self._show_identity(report)
        worst = worst_moments(moments, report.snapshots) if report is not None else ()
        cards = [Card(moment.at_ms, moment.photo, moment.worst) for moment in worst]
        self.moments.show_cards(cards, self._vocabulary)
        self.moments.setVisible(bool(cards))
        self._moments_title.setVisible(bool(cards))
        self._show_note()

    def _show_identity(self, report: Report | None) -> None:
        for source, view in ((FACE, self.identity.face), (DOCUMENT, self.identity.document)):
            found = next((s for s in report.snapshots if s.source == source), None) if report else None
            missing = ""
            if report is not None:
                missing = self.tr("No photo at the start") if source == FACE else self.tr("No document")
            view.show_photo(found, missing, known=report is not None)

    def _count_text(self, count: int, moments: int) -> str:
        if not count:
            return self.tr("No violations")
        words = [self.tr("%n violation(s)", "", count)]
        if moments:
            words.append(self.tr("%n moment(s)", "", moments))
        return " · ".join(words)

    def _kind_chips(self, counts: Mapping[str, int], violations: tuple[Violation, ...]) -> list[Chip]:
        """The heaviest kinds first, of equals the most frequent."""
        vocabulary, language = self._vocabulary, self._formats.language
        examples = {violation.kind: violation for violation in reversed(violations)}
        terms = {code: vocabulary.kind(code) for code, count in counts.items() if count}
        order = sorted(terms, key=lambda c: (-terms[c].weight, -terms[c].severity, -counts[c], c))
        chips = []
        for code in order:
            example = examples.get(code) or Violation("", code, 0)
            number = self._formats.number(counts[code])
            words = f"{short_kind(example, vocabulary, language)}  {number}"
            whole = f"{kind_text(example, vocabulary, language)}, {number}"
            chips.append(Chip(words, severity_tone(terms[code].severity), kind_icon(code), tip=whole))
        return chips

    def _show_note(self) -> None:
        """One sentence where the moments would be: why there are none."""
        words = ""
        if self._trouble is not None:
            message = message_for(self._trouble)
            words = message.sentence or message.title
            if isinstance(self._trouble, Rejected) and self._trouble.reason == "not_offline":
                words = self.tr("The report is not on this computer, and there is no connection now.")
        elif self._waiting:
            words = self.tr("Opening the report…")
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self._retry.setVisible(self._trouble is not None)
