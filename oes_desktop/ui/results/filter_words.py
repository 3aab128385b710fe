"""What filters are called and what they are set to, in words: buttons, tips, names of views.

Parts are those of `domain/filter_parts`. Everything from outside comes out fit for one line.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTime

from oes_desktop.domain.filter_parts import ARCHIVED, DATES, HONESTY, SEARCH, is_set, parts_set
from oes_desktop.domain.query import CHOICES, SPANS, SWITCHES, Filters, Span
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import DASH, Formats
from oes_desktop.ui.results.columns import Words
from oes_desktop.ui.safe_text import one_line

_LETTERS = 80


class FilterWords(QObject):
    """`now_ms()` tells which year goes without saying."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        words: Words,
        formats: Formats,
        now_ms: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vocabulary, self._words, self._formats = vocabulary, words, formats
        self._now_ms = now_ms

    def title(self, part: str) -> str:
        """What a filter is called."""
        return {
            SEARCH: self.tr("Search"),
            DATES: self.tr("Date"),
            HONESTY: self.tr("Honesty"),
            ARCHIVED: self.tr("Archive"),
            "groups": self.tr("Group"),
            "statuses": self.tr("Status"),
            "decisions": self.tr("Decision"),
            "systems": self.tr("System"),
            "kinds": self.tr("Kinds of violation"),
            "reviewers": self.tr("Reviewer"),
            "violations": self.tr("Number of violations"),
            "attempts": self.tr("Attempts"),
            "minutes": self.tr("Duration, min"),
            "pkn": self.tr("PKN"),
            "downloaded": self.tr("Downloaded"),
            "reviewed": self.tr("Reviewed"),
            "live": self.tr("Running now"),
        }[part]

    def choice(self, name: str, code: str) -> str:
        """The word of a code of one of `CHOICES`."""
        words = {
            "statuses": self._words.status,
            "decisions": self._words.decision,
            "systems": self._words.system,
            "kinds": lambda kind: self._vocabulary.kind(kind).text(self._formats.language),
        }
        return one_line(words.get(name, str)(code), _LETTERS) or DASH

    def value(self, filters: Filters, part: str) -> str:
        """What a filter is set to, as short as its button wants it; '' when it is not set."""
        if not is_set(filters, part):
            return ""
        if part in CHOICES:
            return self._choices(filters, part)
        if part in SPANS:
            return _span(getattr(filters, part))
        if part == DATES:
            return self._dates(filters.from_ms, filters.to_ms)
        if part == HONESTY:
            return f"{filters.honesty_from}–{filters.honesty_to} %"
        answer = self.tr("yes") if getattr(filters, part) else self.tr("no")
        return one_line(filters.search, _LETTERS) if part == SEARCH else answer

    def line(self, filters: Filters, part: str) -> str:
        """Title and value of a filter that is set."""
        if getattr(filters, part, None) is True and part in ("pkn", ARCHIVED):
            return self.title(part)
        words = self.tr("{filter}: {value}")
        return words.format(filter=self.title(part), value=self.value(filters, part))

    def describe(self, filters: Filters) -> list[tuple[str, str]]:
        """(part, its line) of every filter that is set."""
        return [(part, self.line(filters, part)) for part in parts_set(filters)]

    def _choices(self, filters: Filters, name: str) -> str:
        chosen = self._counted(name, getattr(filters, name))
        excluded = self._counted(name, filters.excluded_from(name))
        without = self.tr("except: {what}").format(what=excluded)
        return ", ".join(words for words in (chosen, without if excluded else "") if words)

    def _counted(self, name: str, codes: frozenset[str]) -> str:
        """The word of one, the number of several."""
        if len(codes) == 1:
            return self.choice(name, next(iter(codes)))
        return self._formats.number(len(codes)) if codes else ""

    def _dates(self, from_ms: int | None, to_ms: int | None) -> str:
        year = self._formats.moment(self._now_ms()).date().year()
        ends = [ms for ms in (from_ms, to_ms) if ms is not None]
        full = any(self._formats.moment(ms).date().year() != year for ms in ends)
        start = self._moment(from_ms, QTime(0, 0), full)
        end = self._moment(to_ms, QTime(23, 59), full)
        if start and end:
            return start if start == end else f"{start} – {end}"
        if start:
            return self.tr("from {date}").format(date=start)
        return self.tr("until {date}").format(date=end)

    def _moment(self, ms: int | None, usual: QTime, full: bool) -> str:
        """The day, with its year if `full`; with the time where it is not the first or last minute of it."""
        if ms is None:
            return ""
        time = self._formats.moment(ms).time()
        if (time.hour(), time.minute()) == (usual.hour(), usual.minute()):
            return self._formats.date(ms) if full else self._formats.short_date(ms)
        return self._formats.date_time(ms) if full else self._formats.short_date_time(ms)


def _span(span: Span) -> str:
    if span.high is None:
        return f"≥ {span.low}"
    if span.low is None:
        return f"≤ {span.high}"
    return str(span.low) if span.low == span.high else f"{span.low}–{span.high}"


MORE = ("kinds", "reviewers", "violations", "minutes", "attempts", *(s for s in SWITCHES if s != "pkn"))
"""The parts behind the button «More filters»."""
