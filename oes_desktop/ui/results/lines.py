"""Lines of an answer on their way out of the table: to the clipboard, a file, or paper.

Everything here may run on a lane: a million lines are read in pieces, and put into words one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from oes_desktop.domain.lines import Line
from oes_desktop.domain.query import Column
from oes_desktop.services.tables import Cell, Row
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.results.columns import COLUMNS, Words, column_title

if TYPE_CHECKING:
    from oes_desktop.services.results import Answer, Results

_CHUNK = 500

Spans = list[tuple[int, int]]  # first and last lines


@dataclass(frozen=True, slots=True)
class Extract:
    """Some lines of an answer and the columns wanted of them (places in `COLUMNS`, in the order of the
    screen; the button's is left out). `title`: what a file or a printed page is called."""

    answer: Answer
    spans: Spans
    places: Sequence[int]
    title: str

    @property
    def count(self) -> int:
        return sum(last - first + 1 for first, last in self.spans)

    @property
    def codes(self) -> list[str]:
        return [COLUMNS[place].code for place in self.places if not COLUMNS[place].fixed]

    @property
    def head(self) -> list[str]:
        return [column_title(code) for code in self.codes]


def lines_of(results: Results, extract: Extract) -> Iterator[Line]:
    """From the store, in pieces; a line whose exam is gone by now is left out."""
    for first, last in extract.spans:
        for begin in range(first, last + 1, _CHUNK):
            count = min(_CHUNK, last + 1 - begin)
            yield from (line for line in results.rows(extract.answer, begin, count) if line is not None)


def texts_of(results: Results, extract: Extract, words: Words) -> Iterator[list[str]]:
    """As the screen words them."""
    codes = extract.codes
    for line in lines_of(results, extract):
        cells = words.of(line).cells
        yield [cells[code] for code in codes]


def cells_of(results: Results, extract: Extract, words: Words, formats: Formats) -> Iterator[Row]:
    """Numbers as numbers and moments as moments, so that a spreadsheet can reckon with them."""
    codes = extract.codes
    for line in lines_of(results, extract):
        cells = words.of(line).cells
        yield [_typed(line, code, cells[code], formats) for code in codes]


def _typed(line: Line, code: str, text: str, formats: Formats) -> Cell:
    row = line.row
    numbers = {Column.HONESTY: row.honesty, Column.VIOLATIONS: row.violations, Column.ATTEMPTS: row.attempts}
    moments = {Column.START: row.started_ms, Column.REVIEWED: row.reviewed_ms}
    if line.group is None and code in numbers:
        return numbers[Column(code)]
    if line.group is None and code in moments:
        return _moment(moments[Column(code)], formats)
    return text


def _moment(ms: int | None, formats: Formats) -> Cell:
    """The institution's wall clock, without a zone; None for a time that no calendar has."""
    if ms is None:
        return None
    try:
        offset = formats.moment(ms).offsetFromUtc()
        return (datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=ms, seconds=offset)).replace(
            tzinfo=None, microsecond=0
        )
    except OverflowError:
        return None
