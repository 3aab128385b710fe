"""What a page adds to the command list: things of its own that can be found by a few letters.

The list does not know the page: the page hands a `Finder` to the menus (`Actions.find_with`), as it hands its
commands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list, under the heading `section`. `detail` stands at the right. `act` is done when it
    is chosen."""

    section: str
    icon_name: str
    text: str
    detail: str
    act: Callable[[], object]


class Finder(Protocol):
    def at_once(self) -> Sequence[Entry]:
        """What is known without a search; the list narrows it by itself."""
        ...

    def search(self, text: str, found: Callable[[str, Sequence[Entry]], object]) -> None:
        """Look for `text` off the UI thread; `found(text, entries)`. A search asked later overtakes."""
        ...
