"""The results page's questions and their answers.

Before the index is in memory the first page comes straight from the store. `load` brings the index (from its
snapshot, made up to date, or from all exams); from then on `answer` says which lines there are and `rows`
what stands in some of them. `apply` follows what sync and decisions changed. All methods block and may be
called on any thread; writers take turns, readers never wait. Failures are those of the store.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from oes_desktop import memory
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.facets import Facets, Period
from oes_desktop.domain.lines import Line
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import CLOSED, Expanded, Filters, Query
from oes_desktop.domain.suggestion import Suggestion
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.index import facets as counting
from oes_desktop.index import snapshot
from oes_desktop.index import suggest as suggesting
from oes_desktop.index.answer import Answer, answer
from oes_desktop.index.columns import Table
from oes_desktop.index.days import Days
from oes_desktop.index.mirror import Mirror, Wording
from oes_desktop.index.reviewing import places_to_review
from oes_desktop.services.late_results import first_page
from oes_desktop.services.lines import Heads, read_lines
from oes_desktop.store.exams import ColumnsRow, Exams

SNAPSHOT = "index"
_AHEAD = 20_000  # places looked at in one pass
_FEW = 64  # of which ids are read at once
_SOME = 500  # ids read at once, where most may not be needed
_PIECE = 5_000  # exams at a time, with a pause for others in between

__all__ = ["Answer", "Results"]


class Results:
    """`present` lays what is known of this moment over a row from the store: who has its report open."""

    def __init__(
        self,
        exams: Exams,
        vocabulary: Vocabulary,
        language: str = "ru",
        *,
        present: Callable[[ExamRow], ExamRow] = lambda row: row,
    ) -> None:
        self.present = present
        self._exams = exams
        self._vocabulary = vocabulary
        self._wording = _wording(vocabulary, language)
        self._mirror: Mirror | None = None
        self._revision = 0
        self._kept = -1
        self._writing = threading.Lock()
        self._last: Answer | None = None
        self._days = Days()
        self._heads = Heads()

    @property
    def ready(self) -> bool:
        """Whether the index is in memory, so that any question can be answered."""
        return self._mirror is not None

    @property
    def revision(self) -> int:
        """Of the store, as far as answers follow it."""
        return self._revision

    def first_page(self, query: Query, limit: int) -> list[Line] | None:
        """The first exams of `query` from the store alone; None when only the index can tell."""
        return first_page(self._exams, query, limit, self.present)

    def load(self) -> None:
        """Bring the index into memory. Nothing happens when it is there."""
        with self._writing:
            if self._mirror is None:
                self._from_snapshot()
                self._catch_up()
                self._relax()

    def keep(self) -> None:
        """Write the snapshot, if the index is newer than the one kept. For quiet moments and the end."""
        with self._writing:
            if self._mirror is not None and self._revision != self._kept:
                self._exams.save_snapshot(SNAPSHOT, self._revision, snapshot.dump(self._mirror))
                self._kept = self._revision
                self._relax()

    def apply(self, changes: Changes) -> bool:
        """Follow what changed in the store. True when there may be new answers to questions."""
        if not (changes.exams or changes.removed or changes.results or changes.media):
            return False
        with self._writing:
            before = self._mirror
            if before is not None:
                self._catch_up()
            return self._mirror is not before

    def use_language(self, language: str) -> None:
        """Order names and systems in `language` from now on."""
        with self._writing:
            wording = _wording(self._vocabulary, language)
            if wording != self._wording:
                self._wording = wording
                if self._mirror is not None:
                    self._mirror = self._mirror.reworded(wording)

    def use_days(self, steps: tuple[tuple[int, int], ...]) -> None:
        """Group by the days of a time zone from now on; `steps` as `index.days.Days` takes them."""
        self._days = Days(steps)

    def answer(self, query: Query, expanded: Expanded = CLOSED) -> Answer:
        """The lines of `query` as of now; `expanded`: the groups whose exams are shown."""
        mirror, days, last = self._index(), self._days, self._last
        if last is not None and last.mirror is mirror and last.days is days and last.query == query:
            fresh = last if last.expanded == expanded else last.with_expanded(expanded)
        else:
            fresh = answer(mirror, query, expanded, days, last=last)
        self._last = fresh
        return fresh

    def facets(self, filters: Filters, periods: Sequence[Period] = ()) -> Facets:
        """`periods`: in which it is to be counted how many exams begin."""
        return counting.facets(self._index(), filters, periods)

    def counts(self, views: Sequence[Filters]) -> list[int]:
        """How many exams each of `views` would show."""
        return counting.counts(self._index(), views)

    def rows(self, shown: Answer, first: int, count: int) -> list[Line | None]:
        """`count` lines of `shown` from line `first`. None stands for an exam that the store lost meanwhile;
        the next answer, without it, is then on its way."""
        return read_lines(self._exams, shown, first, count, self.present, self._heads)

    def selected(self, shown: Answer, spans: Iterable[tuple[int, int]]) -> NDArray[np.int64]:
        """Keys of the exams that a selection of lines (first and last of each stretch) means, each once, in
        the order of the page: a group's row stands for all its exams that match, open or not."""
        return shown.exams_on(spans)

    def exams(self, shown: Answer, line: int, most: int) -> list[ExamRow]:
        """The first `most` exams that a line means, in the order of the page."""
        keys = self.selected(shown, [(line, line)])[:most].tolist()
        rows = self._exams.keyed_rows(keys)
        return [self.present(rows[key]) for key in keys if key in rows]

    def ids(self, keys: NDArray[np.int64]) -> list[str]:
        """Ids of the exams in the order of `keys`; an exam that is gone is left out."""
        found: list[str] = []
        for begin in range(0, len(keys), _PIECE):
            chunk = keys[begin : begin + _PIECE].tolist()
            ids = self._exams.ids(chunk)
            found += [ids[key] for key in chunk if key in ids]
        return found

    def ids_in_order(self, query: Query) -> Iterator[str]:
        """Ids of the exams of `query`, read as they are asked for. What the page was last answered stays."""
        shown = answer(self._index(), query, CLOSED, self._days)
        keys: NDArray[np.int64] = shown.mirror.columns.key[shown.order]
        for begin in range(0, len(keys), _SOME):
            yield from self.ids(keys[begin : begin + _SOME])

    def line(self, shown: Answer, exam_id: str) -> int | None:
        """On which line the exam is to be seen; None when filters or a closed group hide it."""
        key = self._exams.key(exam_id)
        return None if key is None else shown.line_of(key)

    def position(self, shown: Answer, exam_id: str) -> int | None:
        """Place of the exam in the queue of `shown`, from 0; None when the filters leave it out."""
        key = self._exams.key(exam_id)
        return None if key is None else shown.place_of(key)

    def neighbours(self, shown: Answer, exam_id: str) -> tuple[str | None, str | None]:
        """The exams before and after this one in the queue of `shown`."""
        place = self.position(shown, exam_id)
        if place is None:
            return None, None
        around = self.around(shown, place, 1)
        return around.get(place - 1), around.get(place + 1)

    def around(self, shown: Answer, place: int, reach: int) -> dict[int, str]:
        """Ids of the exams from `place - reach` to `place + reach` of the queue, by place."""
        places = range(max(0, place - reach), min(place + reach + 1, len(shown.order)))
        keys = [int(shown.mirror.columns.key[shown.order[at]]) for at in places]
        rows = self._exams.keyed_rows(keys)
        return {at: rows[key].id for at, key in zip(places, keys, strict=True) if key in rows}

    def suggest(self, text: str, limit: int, *, archived: bool = False) -> list[Suggestion]:
        """Students, groups and exams by a few letters of them."""
        return suggesting.suggest(self._index(), text, limit, archived=archived)

    def next_to_review(
        self, shown: Answer, after: int, skip: Callable[[str], bool]
    ) -> tuple[int, str] | None:
        """Place and id of the next exam after the place `after` in the queue of `shown` that waits for a
        decision, `skip` leaving some out; at the end of the queue it goes on from the beginning."""
        size = len(shown.order)
        begin = min(after + 1, size)
        for first, last in ((begin, size), (0, min(max(after, 0), size))):
            for start in range(first, last, _AHEAD):
                places = places_to_review(shown, start, min(start + _AHEAD, last)).tolist()
                for few in (places[at : at + _FEW] for at in range(0, len(places), _FEW)):
                    keys = shown.mirror.columns.key[shown.order[few]].tolist()
                    ids = self._exams.ids(keys)
                    for place, key in zip(few, keys, strict=True):
                        if key in ids and not skip(ids[key]):
                            return place, ids[key]
        return None

    def _index(self) -> Mirror:
        if self._mirror is None:
            self.load()
        assert self._mirror is not None
        return self._mirror

    def _relax(self) -> None:
        """After all of it passed through memory."""
        self._exams.relax()
        memory.give_back()

    def _from_snapshot(self) -> None:
        found = self._exams.load_snapshot(SNAPSHOT)
        if found is not None:
            self._revision, data = found
            self._mirror = snapshot.load(data, self._wording)
            if self._mirror is not None:
                self._kept = self._revision

    def _catch_up(self) -> None:
        revision = self._exams.revision()
        if self._mirror is not None and revision == self._revision:
            return
        found = self._exams.changes(self._revision, revision) if self._mirror is not None else None
        if self._mirror is None or found is None:
            self._mirror = Mirror.build(_tables(self._exams.columns()), self._exams, self._wording)
        else:
            changed, rows = found
            tables = list(_tables(rows))
            removed = set(changed).difference(*(table["key"].tolist() for table in tables))
            if changed:
                self._mirror = self._mirror.patched(tables, self._exams, removed)
        self._revision = revision


def _tables(rows: Iterator[tuple[int, ...]]) -> Iterator[Table]:
    """Rows of the store as columns, a piece at a time: a million pass here."""
    names = ColumnsRow._fields
    while piece := list(islice(rows, _PIECE)):
        values = np.fromiter(chain.from_iterable(piece), np.int64, len(piece) * len(names))
        yield dict(zip(names, values.reshape(-1, len(names)).T, strict=True))


def _wording(vocabulary: Vocabulary, language: str) -> Wording:
    return Wording(
        language=language,
        systems={term.code: term.text(language) for term in vocabulary.systems},
        statuses=tuple(term.code for term in vocabulary.statuses),
        decisions=tuple(term.code for term in vocabulary.decisions),
    )
