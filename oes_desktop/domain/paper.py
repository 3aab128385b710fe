"""A document for paper as plain values: sections in order, words ready to be read, pictures still to be had.

Knows no page and no toolkit: whoever lays it out decides where a page ends. Sizes are shares of the width.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oes_desktop.domain.models import Recording, Snapshot

PLAIN, MUTED, BOXED = "plain", "muted", "boxed"  # tones of a text; boxed: nobody must miss it


@dataclass(frozen=True, slots=True)
class Shot:
    """The frame that a recording shows at `offset_ms` (media ms)."""

    recording: Recording
    offset_ms: int


Wanted = Shot | Snapshot


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 (of the document) to 3. Never the last thing of a page."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Words:
    text: str
    tone: str = PLAIN


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, side by side in `columns` pairs a line."""

    rows: tuple[tuple[str, str], ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its head stands again on every page. `shares`: relative widths. `figures`: columns of hashes
    and numbers, whose letters may be parted anywhere."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    figures: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what stands below it. `wanted` None: there is none, and `caption` says why."""

    caption: str
    wanted: Wanted | None


@dataclass(frozen=True, slots=True)
class Gallery:
    """Pictures beside each other, `columns` a line, never torn. `title` stays with the first line."""

    figures: tuple[Figure, ...]
    columns: int = 2
    title: str = ""


Section = Heading | Words | Facts | Grid | Gallery


@dataclass(frozen=True, slots=True)
class Paper:
    """`head` and `foot` stand on every page; `pages` is "page {page} of {pages}" in the reader's language;
    `missing` stands in the place of a picture that could not be had."""

    title: str
    head: str
    foot: str
    pages: str
    missing: str
    sections: tuple[Section, ...]

    def wanted(self) -> Iterator[Wanted]:
        """Every picture, once, in the order of the document."""
        seen: set[Wanted] = set()
        for section in self.sections:
            for figure in section.figures if isinstance(section, Gallery) else ():
                if figure.wanted is not None and figure.wanted not in seen:
                    seen.add(figure.wanted)
                    yield figure.wanted
