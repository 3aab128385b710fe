"""Views of the results: named questions with the layout that they are looked at in, and the set of them.

A view's filters and order are what it asks; they change only when she saves. Its grouping, columns and row
height are how it is looked at; they are remembered by themselves, for built-in views too. All values are
plain and frozen: an operation gives a new set. What is stored may be old, newer or damaged: a part that is
not understood falls back alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from oes_desktop.domain.models import IN_PROGRESS
from oes_desktop.domain.query import DEFAULT_SORT, TO_REVIEW, Column, Filters, Grouping, Query, SortKey
from oes_desktop.domain.stored_query import query_from, values_of
from oes_desktop.domain.vocabulary import Vocabulary

ALL = "all"
EVERYTHING = Filters()
LONGEST_NAME = 60  # letters
MOST_OWN = 50
_MOST_COLUMNS = 100
_MOST_PX = 10_000
RISKIEST_FIRST = (SortKey(Column.HONESTY), SortKey(Column.VIOLATIONS, descending=True), SortKey(Column.START))


@dataclass(frozen=True, slots=True)
class View:
    """`name` is her own; a built-in view has none, its code is put into words by the page. `columns`: order,
    hidden ones and widths (px) by code, None as at first. `compact`: low rows, None as the settings say."""

    code: str
    filters: Filters = EVERYTHING
    sort: tuple[SortKey, ...] = DEFAULT_SORT
    grouping: Grouping = Grouping.NONE
    name: str = ""
    columns: Mapping[str, Any] | None = field(default=None, hash=False)
    compact: bool | None = None

    @property
    def built_in(self) -> bool:
        return not self.name

    @property
    def query(self) -> Query:
        return Query(self.filters, self.sort, self.grouping)

    def asks(self, query: Query) -> bool:
        """Whether `query` is this view's question; how it is grouped does not matter."""
        return (query.filters, query.sort) == (self.filters, self.sort)

    def asking(self, query: Query) -> View:
        """This view with `query` saved into it."""
        return replace(self, filters=query.filters, sort=query.sort, grouping=query.grouping)


def built_in_views(vocabulary: Vocabulary) -> tuple[View, ...]:
    """«Спорные» are the decisions that the institution calls doubtful, whatever their code."""
    doubtful = frozenset(term.code for term in vocabulary.decisions if term.tone == "doubtful")
    return (
        View("to_review", TO_REVIEW, RISKIEST_FIRST),
        View(ALL),
        View("pkn", Filters(pkn=True)),
        View("running", Filters(statuses=frozenset({IN_PROGRESS}))),
        View("disputed", Filters(decisions=doubtful or frozenset({"disputed"}))),
        View("downloaded", Filters(downloaded=True)),
    )


def clean_name(text: str) -> str:
    """`text` as a name: one line of at most `LONGEST_NAME` letters that can be seen, maybe none."""
    seen = (
        " " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text[: 10 * LONGEST_NAME]
    )
    return " ".join("".join(seen).split())[:LONGEST_NAME].rstrip()


@dataclass(frozen=True, slots=True)
class ViewSet:
    """The views in the order of their tabs. `default`: code of the one that opens at start; "": the page
    opens as it was left. A code that is not in the set changes nothing."""

    views: tuple[View, ...]
    default: str = ""

    def __iter__(self) -> Iterator[View]:
        return iter(self.views)

    def __len__(self) -> int:
        return len(self.views)

    def get(self, code: object) -> View | None:
        return next((view for view in self.views if view.code == code), None)

    def place(self, code: str) -> int:
        """Where the view stands, -1 when there is none."""
        return next((at for at, view in enumerate(self.views) if view.code == code), -1)

    @property
    def own(self) -> tuple[View, ...]:
        return tuple(view for view in self.views if not view.built_in)

    @property
    def full(self) -> bool:
        return len(self.own) >= MOST_OWN

    def add(self, name: str, view: View) -> ViewSet:
        """With what `view` asks and its layout as a new view at the end. The set as it is when it is full or
        nothing is left of the name."""
        clean = clean_name(name)
        if self.full or not clean:
            return self
        return replace(
            self, views=(*self.views, replace(view, code=self._free_code(), name=self._free(clean)))
        )

    def insert(self, view: View, place: int) -> ViewSet:
        """With a view that was deleted back at its place."""
        if self.full or view.built_in or self.get(view.code) is not None:
            return self
        return replace(self, views=(*self.views[:place], view, *self.views[place:]))

    def put(self, view: View) -> ViewSet:
        """With `view` in place of the one that has its code."""
        return replace(self, views=tuple(view if old.code == view.code else old for old in self.views))

    def rename(self, code: str, name: str) -> ViewSet:
        view, clean = self.get(code), clean_name(name)
        if view is None or view.built_in or not clean or clean == view.name:
            return self
        return self.put(replace(view, name=self._free(clean, but=code)))

    def move(self, code: str, place: int) -> ViewSet:
        """With the view at `place`, or as far towards it as there are places."""
        view = self.get(code)
        if view is None:
            return self
        rest = [other for other in self.views if other is not view]
        rest.insert(max(0, place), view)
        return replace(self, views=tuple(rest))

    def delete(self, code: str) -> ViewSet:
        view = self.get(code)
        if view is None or view.built_in:
            return self
        rest = tuple(other for other in self.views if other is not view)
        return ViewSet(rest, "" if self.default == code else self.default)

    def with_default(self, code: str) -> ViewSet:
        """`code` opens at start; "": the page opens as it was left."""
        return replace(self, default=code) if not code or self.get(code) else self

    def _free_code(self) -> str:
        taken = {view.code for view in self.views}
        return next(code for number in range(1, len(taken) + 2) if (code := f"own-{number}") not in taken)

    def _free(self, name: str, but: str = "") -> str:
        """`name`, with a number behind it where another view has it."""
        taken = {view.name.casefold() for view in self.views if view.code != but}
        number, free = 1, name
        while free.casefold() in taken:
            number += 1
            tail = f" ({number})"
            free = name[: LONGEST_NAME - len(tail)].rstrip() + tail
        return free


def view_values(view: View) -> dict[str, Any]:
    """A view in JSON values. Of a built-in one only what is her own."""
    values: dict[str, Any] = {"columns": view.columns, "compact": view.compact}
    if view.built_in:
        return {**values, "grouping": view.grouping.value}
    return {**values, "name": view.name, "query": values_of(view.query)}


def view_from(values: object) -> View | None:
    """Her own view that `values` describe, without a code; None when it has no name. Never raises."""
    stored = values if isinstance(values, Mapping) else {}
    name = stored.get("name")
    name = clean_name(name) if isinstance(name, str) else ""
    if not name:
        return None
    view = View("", name=name, columns=columns_from(stored.get("columns")), compact=_switch(stored))
    return view.asking(query_from(stored.get("query")))


def set_values(views: ViewSet) -> dict[str, Any]:
    return {
        "views": [{"code": view.code, **view_values(view)} for view in views],
        "default": views.default,
    }


def set_from(values: object, built_in: Sequence[View], columns: object = None) -> ViewSet:
    """The set that `values` describe; never raises. Built-in views are always in it. `columns`: how all of
    them were arranged before views had columns of their own."""
    stored = values if isinstance(values, Mapping) else {}
    entries = stored.get("views")
    found: dict[str, View] = {}
    known = {view.code: view for view in built_in}
    for entry in entries if isinstance(entries, list) else []:
        view = _entry(entry, known, found)
        if view is not None:
            found[view.code] = view
    first = columns_from(columns) if not found else None
    missing = [replace(view, columns=first) for view in built_in if view.code not in found]
    views = ViewSet((*missing, *found.values()))
    default = stored.get("default")
    return views.with_default(default) if isinstance(default, str) else views


def columns_from(values: object) -> dict[str, Any] | None:
    """An arrangement of columns as far as it has the right shape; codes nobody knows are kept."""
    if not isinstance(values, Mapping):
        return None
    widths = values.get("widths")
    sizes = widths.items() if isinstance(widths, Mapping) else ()
    return {
        "order": _texts(values.get("order")),
        "hidden": _texts(values.get("hidden")),
        "widths": {code: px for code, px in list(sizes)[:_MOST_COLUMNS] if isinstance(code, str) and _px(px)},
    }


def _entry(entry: object, known: Mapping[str, View], found: Mapping[str, View]) -> View | None:
    """One stored view, unless it is nonsense, there already, or one too many."""
    if not isinstance(entry, Mapping) or not isinstance(entry.get("code"), str) or entry["code"] in found:
        return None
    if (first := known.get(entry["code"])) is not None:
        grouping = query_from({"grouping": entry.get("grouping")}).grouping
        columns = columns_from(entry.get("columns"))
        return replace(first, grouping=grouping, columns=columns, compact=_switch(entry))
    view = view_from(entry)
    own = sum(not other.built_in for other in found.values())
    return None if view is None or own >= MOST_OWN else replace(view, code=entry["code"])


def _switch(stored: Mapping[str, Any]) -> bool | None:
    value = stored.get("compact")
    return value if isinstance(value, bool) else None


def _texts(value: object) -> list[str]:
    texts: Iterable[object] = value if isinstance(value, list) else ()
    return [text for text in texts if isinstance(text, str)][:_MOST_COLUMNS]


def _px(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _MOST_PX
