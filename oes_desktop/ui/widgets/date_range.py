"""From and to, in a popup: ready-made spans, two date-and-time fields, one calendar for both.

Each end can be off, and is on as soon as it is changed. Times are shown in the institution's zone and handed
over as ms UTC; the end includes its whole minute, as the proctor reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QDate, QDateTime, QEvent, QLocale, QObject, Qt, QTime, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QDateTimeEdit, QGridLayout, QHBoxLayout, QWidget

from oes_desktop.domain.facets import Period
from oes_desktop.ui.formats import DASH, Formats
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.boxes import give_margin
from oes_desktop.ui.widgets.buttons import button, mark
from oes_desktop.ui.widgets.date_spans import DaySpan, days_of, moments_of
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.popup import Popup

_LAST_OF_MINUTE_MS = 59_999


class DateRangePopup(Popup):
    """`changed(from_ms, to_ms)`; None: that end is open. `now_ms()` says what "today" is counted from. The
    ready-made spans show how many exams they would leave, once that is known."""

    changed = Signal(object, object)

    def __init__(
        self, title: str, formats: Formats, now_ms: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._formats, self._now_ms = formats, now_ms
        self._title = label(title, "heading")
        self._clear = button(kind="link")
        self._clear.clicked.connect(lambda: self._set(None, None))
        self._from_on, self._to_on = QCheckBox(), QCheckBox()
        self._from, self._to = self._field(), self._field()
        self._calendar = self._make_calendar()
        self._spans = {span: button() for span in DaySpan}
        self._counted = {span: label("", "small") for span in DaySpan}
        self._counts: Mapping[Period, int] = {}
        self._picks_to = False
        self._lay_out()
        for span, made in self._spans.items():
            made.clicked.connect(lambda _=False, span=span: self._set(*self._moments(span)))
        for box in (self._from_on, self._to_on):
            box.toggled.connect(self._edited)
        for field, box in ((self._from, self._from_on), (self._to, self._to_on)):
            field.dateTimeChanged.connect(partial(self._typed, box))
            field.installEventFilter(self)
        self._calendar.clicked.connect(self._picked)
        self.show_range(None, None)
        self._retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._clear)
        spans = QGridLayout()
        spans.setHorizontalSpacing(6)
        spans.setVerticalSpacing(3)
        for place, span in enumerate(DaySpan):
            spans.addWidget(self._spans[span], 0, place)
            spans.addWidget(self._counted[span], 1, place, Qt.AlignmentFlag.AlignHCenter)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.addWidget(self._from_on, 0, 0)
        grid.addWidget(self._from, 0, 1)
        grid.addWidget(self._to_on, 1, 0)
        grid.addWidget(self._to, 1, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(head)
        self.body.addLayout(spans)
        self.body.addLayout(grid)
        self.body.addWidget(self._calendar)

    def _field(self) -> QDateTimeEdit:
        field = QDateTimeEdit()
        field.setTimeZone(self._formats.zone)
        give_margin(field)
        field.setMinimumDate(QDate(2000, 1, 1))
        return field

    def _make_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setMinimumDate(QDate(2000, 1, 1))
        plain = QTextCharFormat()
        plain.setForeground(colors_of().text)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain)
        calendar.setFixedHeight(216)
        return calendar

    @property
    def range_ms(self) -> tuple[int | None, int | None]:
        start = self._from.dateTime().toMSecsSinceEpoch() if self._from_on.isChecked() else None
        end = self._to.dateTime().toMSecsSinceEpoch() if self._to_on.isChecked() else None
        return _minute(start), None if end is None else (_minute(end) or 0) + _LAST_OF_MINUTE_MS

    @property
    def periods(self) -> tuple[Period, ...]:
        """The ready-made spans, as of today."""
        return tuple(map(self._moments, DaySpan))

    def show_counts(self, counts: Mapping[Period, int]) -> None:
        """How many exams each of `periods` would leave; one without any cannot be chosen."""
        self._counts = counts
        self._name_spans()
        self._refresh()

    def show_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_range(self, from_ms: int | None, to_ms: int | None) -> None:
        """Show without telling anybody. An open end offers the last thirty days."""
        today = self._today
        ends = (
            (
                self._from,
                self._from_on,
                from_ms,
                QDateTime(today.addDays(-30), QTime(0, 0), self._formats.zone),
            ),
            (self._to, self._to_on, to_ms, QDateTime(today, QTime(23, 59), self._formats.zone)),
        )
        for field, box, value, offer in ends:
            for part in (field, box):
                part.blockSignals(True)
            field.setDateTime(offer if value is None else self._formats.moment(value))
            box.setChecked(value is not None)
            for part in (field, box):
                part.blockSignals(False)
        self._refresh()

    def first_field(self) -> QWidget | None:
        return next((made for made in self._spans.values() if made.isEnabled()), self._from)

    def prepare(self) -> None:
        self._picks_to = False
        if self.range_ms == (None, None):
            self.show_range(None, None)  # today may be another day by now
        field = self._from if self._from_on.isChecked() else self._to
        self._calendar.setSelectedDate(field.date())  # what is set, or else today
        self._name_spans()
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The calendar works for the field that had the focus last."""
        if event.type() == QEvent.Type.FocusIn and watched in (self._from, self._to):
            self._picks_to = watched is self._to
            self._calendar.setSelectedDate((self._to if self._picks_to else self._from).date())
        return super().eventFilter(watched, event)

    def _picked(self, date: QDate) -> None:
        """First the start, then the end; a day before the start begins again."""
        if self._picks_to and date < self._from.date() and self._from_on.isChecked():
            self._picks_to = False
        field, box = (self._to, self._to_on) if self._picks_to else (self._from, self._from_on)
        for part in (field, box):
            part.blockSignals(True)
        field.setDate(date)
        box.setChecked(True)
        for part in (field, box):
            part.blockSignals(False)
        self._picks_to = not self._picks_to
        self._edited()

    @property
    def _today(self) -> QDate:
        return self._formats.moment(self._now_ms()).date()

    def _moments(self, span: DaySpan) -> Period:
        return moments_of(*days_of(span, self._today), self._formats.zone)

    def _set(self, from_ms: int | None, to_ms: int | None) -> None:
        self.show_range(from_ms, to_ms)
        self.changed.emit(*self.range_ms)

    def _typed(self, box: QCheckBox, _moment: QDateTime) -> None:
        """Whoever changes an end wants it."""
        box.blockSignals(True)
        box.setChecked(True)
        box.blockSignals(False)
        self._edited()

    def _edited(self) -> None:
        self._refresh()
        self.changed.emit(*self.range_ms)

    def _refresh(self) -> None:
        mark(self._from, "off", not self._from_on.isChecked())
        mark(self._to, "off", not self._to_on.isChecked())
        self._clear.setEnabled(self._from_on.isChecked() or self._to_on.isChecked())
        chosen = self.range_ms
        for span, made in self._spans.items():
            moments = self._moments(span)
            mark(made, "set", chosen == moments)
            made.setEnabled(chosen == moments or self._counts.get(moments) != 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        locale: QLocale = self._formats.locale
        for part in (self._from, self._to, self._calendar):
            part.setLocale(locale)
        for field in (self._from, self._to):
            field.setDisplayFormat(f"{self._formats.date_pattern} HH:mm")
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._clear.setText(self.tr("Clear"))
        self._from_on.setText(self.tr("From"))
        self._to_on.setText(self.tr("To"))
        self._from.setAccessibleName(self.tr("From"))
        self._to.setAccessibleName(self.tr("To"))
        self._name_spans()

    def _name_spans(self) -> None:
        names = {
            DaySpan.TODAY: self.tr("Today"),
            DaySpan.YESTERDAY: self.tr("Yesterday"),
            DaySpan.WEEK: self.tr("7 days"),
            DaySpan.TERM: self.tr("This term"),
        }
        for span, made in self._spans.items():
            moments = self._moments(span)
            first, last = map(self._formats.date, moments)
            days = first if first == last else f"{first} – {last}"
            count = self._counts.get(moments)
            counted = "" if count is None else self._formats.number(count)
            made.setText(names[span])
            self._counted[span].setText(counted or DASH)
            made.setToolTip(days)
            made.setAccessibleName(", ".join(filter(None, (names[span], days, counted))))


def _minute(ms: int | None) -> int | None:
    return None if ms is None else ms // 60_000 * 60_000
