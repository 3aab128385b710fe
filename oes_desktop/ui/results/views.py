"""The built-in views: tabs above the filters. A view is a set of filters and, for some, an order."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from oes_desktop.domain.models import IN_PROGRESS
from oes_desktop.domain.query import TO_REVIEW, Column, Filters, Query, SortKey
from oes_desktop.domain.vocabulary import Vocabulary

ALL = "all"


@dataclass(frozen=True, slots=True)
class View:
    """`sort`: the order it opens with; None leaves the order as it is."""

    code: str
    filters: Filters
    sort: tuple[SortKey, ...] | None = None

    def opened(self, query: Query) -> Query:
        """`query` with the filters of this view; grouping stays."""
        return Query(self.filters, self.sort or query.sort, query.grouping)


def built_in_views(vocabulary: Vocabulary) -> tuple[View, ...]:
    """«Спорные» are the decisions that the institution calls doubtful, whatever their code."""
    doubtful = frozenset(term.code for term in vocabulary.decisions if term.tone == "doubtful")
    return (
        View("to_review", TO_REVIEW, (SortKey(Column.HONESTY), SortKey(Column.START))),
        View(ALL, Filters()),
        View("pkn", Filters(pkn=True)),
        View("running", Filters(statuses=frozenset({IN_PROGRESS}))),
        View("disputed", Filters(decisions=doubtful or frozenset({"disputed"}))),
        View("downloaded", Filters(downloaded=True)),
    )


def view_title(code: str) -> str:
    translate = QCoreApplication.translate
    return {
        "to_review": translate("Results", "To review"),
        ALL: translate("Results", "All"),
        "pkn": translate("Results", "PKN"),
        "running": translate("Results", "In progress now"),
        "disputed": translate("Results", "Disputed"),
        "downloaded": translate("Results", "Downloads"),
    }.get(code, code)
