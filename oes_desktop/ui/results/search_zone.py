"""The institution's time zone for `datetime`, from Qt: Windows has no zone files of its own."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone

_EPOCH = datetime(1970, 1, 1)


class QtZone(tzinfo):
    def __init__(self, zone: QTimeZone) -> None:
        self._zone = zone

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        if moment is None:
            return None
        date = QDate(moment.year, moment.month, moment.day)
        time = QTime(moment.hour, moment.minute, moment.second)
        return timedelta(seconds=QDateTime(date, time, self._zone).offsetFromUtc())

    def dst(self, moment: datetime | None) -> timedelta | None:
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        return bytes(self._zone.id().data()).decode()

    def fromutc(self, moment: datetime) -> datetime:
        ms = (moment.replace(tzinfo=None) - _EPOCH) // timedelta(milliseconds=1)
        offset = QDateTime.fromMSecsSinceEpoch(ms, self._zone).offsetFromUtc()
        return moment + timedelta(seconds=offset)
