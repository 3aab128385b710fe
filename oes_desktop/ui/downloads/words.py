"""A line of the downloads page in words: who, what, how it stands, how far it is.

The stage is always said in words and shown by a sign beside its colour.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from oes_desktop.domain.downloading import Entry, Stage, What
from oes_desktop.ui.formats import DASH, Formats
from oes_desktop.ui.safe_text import one_line

_NAME_LETTERS = 120
_SIGNS = {
    Stage.QUEUED: ("hourglass", "muted"),
    Stage.LOADING: ("download", "accent"),
    Stage.RETRYING: ("wifi-off", "doubtful"),
    Stage.PAUSED: ("pause", "muted"),
    Stage.FAILED: ("triangle-alert", "bad"),
    Stage.HERE: ("circle-check", "good"),
}
_SERVER_SIDE = ("busy", "timeout", "cut", "in_progress", "not_oes", "server_changed", "redirected")
_ON_THIS_SIDE = ("full", "held", "io", "read_only", "missing", "clock", "proxy_password")


@dataclass(frozen=True, slots=True)
class LineWords:
    """What a line says. `tone` is the colour of the stage and its bar, `sign` the icon before its words;
    `share` how much is here, 0 to 1."""

    name: str
    about: str
    stage: str
    sign: str
    tone: str
    figures: str
    detail: str
    share: float

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join(
            part for part in (self.name, self.about, self.stage, self.figures, self.detail) if part
        )


class EntryWords(QObject):
    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats

    def of(self, entry: Entry) -> LineWords:
        sign, tone = _SIGNS[entry.stage]
        mending = entry.stage is Stage.LOADING and entry.progress.mending is not None
        if mending:
            sign, tone = "refresh-cw", "doubtful"
        elif entry.stage is Stage.RETRYING and entry.progress.trouble in _SERVER_SIDE:
            sign = "server"
        elif entry.stage is Stage.RETRYING and entry.progress.trouble in _ON_THIS_SIDE:
            sign = "circle-alert"
        done, total = entry.progress.done, entry.progress.total
        share = 1.0 if entry.stage is Stage.HERE else min(1.0, done / total) if total > 0 else 0.0
        return LineWords(
            self.name(entry),
            self._about(entry),
            self._stage(entry),
            sign,
            tone,
            self._figures(entry),
            self._detail(entry),
            share,
        )

    def name(self, entry: Entry) -> str:
        exam = entry.exam
        if exam is None:
            return self.tr("An exam that is not in the list any more")
        return one_line(exam.student_name or exam.student_id, _NAME_LETTERS) or DASH

    def _about(self, entry: Entry) -> str:
        exam = entry.exam
        what = self.tr("moments only") if entry.wanted.what is What.MOMENTS else self.tr("camera and screen")
        if exam is None:
            return what
        parts = (one_line(exam.exam, _NAME_LETTERS), self._formats.short_date_time(exam.started_ms), what)
        return " · ".join(part for part in parts if part and part != DASH)

    def _stage(self, entry: Entry) -> str:
        stage = entry.stage
        if stage is Stage.FAILED:
            return self.tr("Not downloaded: {why}").format(why=self._why(entry.wanted.trouble))
        if stage is Stage.RETRYING:
            return self._passing(entry.progress.trouble)
        if stage is Stage.LOADING and entry.progress.mending is not None:
            block, count = entry.progress.mending
            words = self.tr("Block {block} of {count} is damaged, fetched again")
            return words.format(block=self._formats.number(block), count=self._formats.number(count))
        if stage is Stage.HERE and entry.wanted.what is What.MOMENTS:
            return self.tr("Moments open without a network")
        return {
            Stage.QUEUED: self.tr("Queued"),
            Stage.LOADING: self.tr("Downloading"),
            Stage.PAUSED: self.tr("Paused"),
        }.get(stage, self.tr("Opens without a network"))

    def _passing(self, trouble: str) -> str:
        """Trouble that ends without her, and what happens then."""
        sign_in = self.tr("Signing in is needed, then it goes on")
        unsafe = self.tr("No safe connection to the server, tried again by itself")
        return {
            "": self.tr("No connection, goes on by itself"),
            "offline": self.tr("No connection, goes on by itself"),
            "not_offline": self.tr("No connection, goes on by itself"),
            "busy": self.tr("The server does not keep up, goes on by itself"),
            "timeout": self.tr("The server does not answer in time, goes on by itself"),
            "cut": self.tr("The connection broke off, goes on by itself"),
            "in_progress": self.tr("The server is not ready with it, goes on by itself"),
            "not_oes": self.tr("Something else answers for the server, tried again by itself"),
            "server_changed": self.tr("Another server answers at this address, tried again by itself"),
            "redirected": self.tr("The server points to another address, tried again by itself"),
            "proxy_password": self.tr("The proxy asks for a password, tried again by itself"),
            "clock": self.tr("The clock of this computer is wrong, tried again by itself"),
            "certificate": unsafe,
            "certificate_expired": unsafe,
            "certificate_name": unsafe,
            "certificate_unknown": unsafe,
            "expired": sign_in,
            "disabled": self.tr("This account is switched off, tried again by itself"),
            "full": self.tr("The disk is full, goes on when there is room"),
            "held": self.tr("Another program holds the file, goes on by itself"),
        }.get(trouble, self.tr("It did not work, tried again by itself"))

    def _why(self, trouble: str) -> str:
        return {
            "full": self.tr("the disk is full"),
            "io": self.tr("the disk does not work as it should"),
            "read_only": self.tr("the folder cannot be written"),
            "missing": self.tr("the folder of recordings is not there"),
            "file_limit": self.tr("a recording is longer than a file may be on this disk (FAT32: 4 GiB)"),
            "digest": self.tr("the recording is not the one of the report"),
            "recording": self.tr("parts of it are missing again and again"),
            "vault": self.tr("what lies here is damaged"),
            "wrong_ranges": self.tr("the server sends other parts than were asked for"),
            "bad_answer": self.tr("the answer of the server makes no sense"),
            "redirected": self.tr("the server points to a place that was not agreed on"),
            "changed": self.tr("the server has another recording by now"),
            "no_right": self.tr("you may not see this exam any more"),
            "not_yours": self.tr("you may not see this exam any more"),
            "gone": self.tr("it was removed on the server"),
            "not_found": self.tr("it was removed on the server"),
            "expired": self.tr("signing in is needed"),
            "too_large": self.tr("a file is too large"),
            "not_media": self.tr("a file is no photo and no recording"),
        }.get(trouble, self.tr("it did not work"))

    def _figures(self, entry: Entry) -> str:
        size, progress = self._formats.disk_size, entry.progress
        if entry.stage is Stage.HERE:
            return size(progress.total or progress.done) if progress.total or progress.done else ""
        if progress.total <= 0:
            return ""
        if not progress.done:
            return size(progress.total)
        words = self.tr("{done} of {total}")
        return words.format(done=size(progress.done), total=size(progress.total))

    def _detail(self, entry: Entry) -> str:
        match entry.stage:
            case Stage.HERE:
                until = entry.wanted.until_ms
                if until is None:
                    return self.tr("stays until you erase it")
                return self.tr("until {date}").format(date=self._formats.date(until))
            case Stage.LOADING:
                return self._pace(entry)
            case Stage.RETRYING:
                return self._next_try(entry)
            case Stage.FAILED:
                return self.tr("what has come is kept; try again when the cause is gone")
        return self.tr("by the rule of downloads") if entry.wanted.rule else ""

    def _pace(self, entry: Entry) -> str:
        progress, parts = entry.progress, []
        if progress.mending is not None:
            return self.tr("the rest is checked")
        if progress.rate > 0:
            parts.append(self._formats.rate(progress.rate))
        if progress.left_s is not None:
            parts.append(self.tr("{time} left").format(time=self._formats.left(progress.left_s)))
        if progress.done and entry.exam is not None:
            parts.append(self.tr("can be watched already"))
        return " · ".join(parts)

    def _next_try(self, entry: Entry) -> str:
        progress, parts = entry.progress, []
        if progress.done:
            received = self.tr("{size} received, nothing is lost")
            parts.append(received.format(size=self._formats.disk_size(progress.done)))
        if progress.retry_s:
            parts.append(self.tr("next try in {time}").format(time=self._formats.left(progress.retry_s)))
        elif progress.retry_s is not None:
            parts.append(self.tr("next try in its turn"))
        return " · ".join(parts)
