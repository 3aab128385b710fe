"""How times, lengths, percents and sizes are written, in the proctor's language.

Times are ms UTC and shown in the institution's time zone; lengths are ms; sizes bytes. `None` is a dash.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt, QTime, QTimeZone

from oes_desktop.ui.language import Language

DASH = "—"
_THOUSANDS = QLocale.DataSizeFormat.DataSizeSIFormat

translate = QCoreApplication.translate


class Formats:
    """Follows `language` by itself; `time_zone` is an IANA name (an unknown one means UTC)."""

    def __init__(self, language: Language, time_zone: str = "Asia/Almaty") -> None:
        self._language = language
        zone = QTimeZone(time_zone.encode())
        self.zone = zone if zone.isValid() else QTimeZone.utc()
        self.time_zone = time_zone if zone.isValid() else "UTC"

    @property
    def language(self) -> str:
        """ru, kk or en: what labels of the vocabulary are asked in."""
        return self._language.code

    @property
    def locale(self) -> QLocale:
        return self._language.locale

    def moment(self, ms: int) -> QDateTime:
        """`ms` as a date and time in the institution's zone, for edits and calendars."""
        return QDateTime.fromMSecsSinceEpoch(ms, self.zone)

    def date_time(self, ms: int | None, *, seconds: bool = False) -> str:
        """13.11.2026 10:07"""
        return DASH if ms is None else f"{self.date(ms)} {self.time(ms, seconds=seconds)}"

    def short_date_time(self, ms: int | None) -> str:
        """13.11 10:07: for columns where the year goes without saying."""
        if ms is None:
            return DASH
        return self.locale.toString(self.moment(ms), f"{_patterns(self.language, self.locale)[1]} HH:mm")

    def date(self, ms: int | None) -> str:
        """13.11.2026"""
        return DASH if ms is None else self.locale.toString(self.moment(ms).date(), self.date_pattern)

    def short_date(self, ms: int | None) -> str:
        """13.11"""
        if ms is None:
            return DASH
        return self.locale.toString(self.moment(ms).date(), _patterns(self.language, self.locale)[1])

    def day(self, iso: str) -> str:
        """13.11.2026, Fri: a day given as 2026-11-13."""
        date = QDate.fromString(iso, Qt.DateFormat.ISODate)
        return f"{self.locale.toString(date, self.date_pattern)}, {self.locale.toString(date, 'ddd')}"

    def clock_steps(self) -> tuple[tuple[int, int], ...]:
        """Since when (ms UTC) the zone's clock is how far before UTC (ms), from 1970 to 2100."""
        first, last = (QDateTime(QDate(year, 1, 1), QTime(), QTimeZone.utc()) for year in (1970, 2100))
        steps = [
            (step.atUtc.toMSecsSinceEpoch(), step.offsetFromUtc * 1000)
            for step in self.zone.transitions(first, last)
        ]
        return ((0, self.zone.offsetFromUtc(first) * 1000), *steps)

    def time(self, ms: int | None, *, seconds: bool = False) -> str:
        """10:07, or 10:07:31: the time of day."""
        if ms is None:
            return DASH
        return self.locale.toString(self.moment(ms).time(), "HH:mm:ss" if seconds else "HH:mm")

    def clock(self, ms: int | None) -> str:
        """00:24:01: a place in a recording, or its length, as a player shows it."""
        if ms is None:
            return DASH
        total = max(0, ms) // 1000
        return f"{total // 3600:02}:{total // 60 % 60:02}:{total % 60:02}"

    def duration(self, ms: int | None) -> str:
        """9 s, 1 min 06 s, 1 h 16 min: a length in words."""
        if ms is None:
            return DASH
        seconds = round(max(0, ms) / 1000)
        if seconds < 60:
            return translate("Formats", "{seconds} s").format(seconds=seconds)
        minutes, seconds = divmod(seconds, 60)
        if minutes < 60:
            if seconds == 0:
                return translate("Formats", "{minutes} min").format(minutes=minutes)
            words = translate("Formats", "{minutes} min {seconds} s")
            return words.format(minutes=minutes, seconds=f"{seconds:02}")
        hours, minutes = divmod(minutes, 60)
        return translate("Formats", "{hours} h {minutes} min").format(hours=hours, minutes=f"{minutes:02}")

    def span(self, start_ms: int | None, end_ms: int | None) -> str:
        """13.11.2026 09:07 – 10:26: from and to, the day once when it is one."""
        if start_ms is None or end_ms is None:
            return self.date_time(start_ms)
        same = self.date(start_ms) == self.date(end_ms)
        return f"{self.date_time(start_ms)} – {self.time(end_ms) if same else self.date_time(end_ms)}"

    def percent(self, value: int | None) -> str:
        """62%"""
        return DASH if value is None else f"{value}%"

    def size(self, size: int | None) -> str:
        """412 MB, in the words of the language."""
        if size is None:
            return DASH
        digits = 1 if size >= 1 << 30 else 0
        return self.locale.formattedDataSize(size, digits, QLocale.DataSizeFormat.DataSizeTraditionalFormat)

    def disk_size(self, size: int) -> str:
        """26.1 GB: in thousands, as room on a disk is counted and limited."""
        if size < 10**6:
            return self.locale.formattedDataSize(10**6, 0, _THOUSANDS).replace(
                "1", "0" if not size else "< 1"
            )
        digits = 0 if size < 10**9 or size % 10**9 == 0 else 1
        return self.locale.formattedDataSize(size, digits, _THOUSANDS)

    def rate(self, bytes_a_second: float) -> str:
        """18.4 MB/s"""
        size = max(0, round(bytes_a_second))
        digits = 1 if size >= 10**6 else 0
        words = self.locale.formattedDataSize(size, digits, _THOUSANDS)
        return translate("Formats", "{size}/s").format(size=words)

    def left(self, seconds: float) -> str:
        """16 s, 6 min, 1 h 16 min: how long something will take, no more exactly than anybody knows."""
        whole = max(1, round(seconds))
        return self.duration((whole if whole < 60 else round(whole / 60) * 60) * 1000)

    def number(self, value: int) -> str:
        """12 480"""
        return self.locale.toString(value)

    def decimal(self, value: float) -> str:
        """12, 1,5: a figure with one place after the comma, where it has one."""
        whole = abs(value - round(value)) < 0.05
        return self.locale.toString(float(value), "f", 0 if whole else 1)

    @property
    def date_pattern(self) -> str:
        """Qt's pattern of a date with a year of four figures, for date fields."""
        return _patterns(self.language, self.locale)[0]


_PATTERNS: dict[str, tuple[str, str]] = {}


def _patterns(language: str, locale: QLocale) -> tuple[str, str]:
    """Of a date with a year of four figures, and of one without a year; worked out once a language."""
    found = _PATTERNS.get(language)
    if found is None:
        short = locale.dateFormat(QLocale.FormatType.ShortFormat)
        whole = short if "yyyy" in short else short.replace("yy", "yyyy").replace("yyyyyyyy", "yyyy")
        found = _PATTERNS[language] = (whole, re.sub(r"[^dM]*y+[^dM]*", "", whole))
    return found
