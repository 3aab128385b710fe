"""Reading one JSON value after another, collecting every problem with its path.

A field that is wrong gives a harmless stand-in, so that the reading goes on; whoever reads looks at
`Problems` before using anything. Knows nothing of exams.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from oes_desktop.domain.clock import ms_from_datetime
from oes_desktop.domain.errors import Rejected

SHOWN = 20  # problems named in an error

# RFC 3339; `datetime` itself would take much more, and would take times without a zone.
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)?", re.ASCII)
_YEARS = range(2000, 2101)
_UNTEXT = re.compile("[\x00\ud800-\udfff]")  # no database and no file takes these


@dataclass(slots=True)
class Problems:
    """What is wrong, in the order of the file: (path, code)."""

    found: list[tuple[str, str]] = field(default_factory=list)

    def add(self, path: str, what: str) -> None:
        self.found.append((path, what))

    def raise_if_any(self) -> None:
        """Raises `Rejected` for the first, with up to `SHOWN` of them in `detail`, a line each."""
        if not self.found:
            return
        unsafe = next((pair for pair in self.found if pair[1] == "unsafe_path"), None)
        path, what = unsafe or self.found[0]
        lines = [f"{place}: {code}" for place, code in self.found[:SHOWN]]
        if len(self.found) > SHOWN:
            lines.append(f"and {len(self.found) - SHOWN} more")
        raise Rejected(
            "unsafe_path" if unsafe else "bad_package", path=path, what=what, detail="\n".join(lines)
        )


class Fields:
    """One JSON object at `path` ('' for the whole file). Keys nobody asks for are ignored."""

    def __init__(self, value: object, path: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add(path or "exam.json", "not_an_object")
        self._values: dict[str, Any] = value if isinstance(value, dict) else {}
        self._readable = isinstance(value, dict)  # its missing keys are no further problem
        self._path = path
        self.problems = problems

    def place(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def bad(self, key: str, what: str) -> None:
        self.problems.add(self.place(key), what)

    def inner(self, key: str) -> Fields:
        if key not in self._values:
            self._missing(key)
            return Fields({}, self.place(key), Problems())
        return Fields(self._values[key], self.place(key), self.problems)

    def each(self, key: str, limit: int) -> Iterator[Fields]:
        """The objects of a list; a missing list is an empty one."""
        values = self._values.get(key, [])
        if not isinstance(values, list):
            self.bad(key, "not_a_list")
        elif len(values) > limit:
            self.bad(key, "too_many")
        else:
            for index, value in enumerate(values):
                yield Fields(value, f"{self.place(key)}[{index}]", self.problems)

    def text(self, key: str, limit: int, *, default: str | None = None) -> str:
        """At most `limit` letters; without a default it must be there and say something."""
        value = self._get(key, required=default is None)
        if value is None:
            return default or ""
        if not isinstance(value, str) or _UNTEXT.search(value):
            self.bad(key, "not_text")
        elif len(value) > limit:
            self.bad(key, "too_long")
        elif default is None and not value.strip():
            self.bad(key, "empty")
        else:
            return value
        return default or ""

    def flag(self, key: str) -> bool:
        value = self._get(key, required=False)
        if value is not None and not isinstance(value, bool):
            self.bad(key, "not_true_or_false")
        return value is True

    def whole(
        self, key: str, low: int, high: int, *, default: int | None = None, required: bool = False
    ) -> int | None:
        """A whole number from `low` to `high`; missing gives `default`."""
        value = self._get(key, required=required)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            self.bad(key, "not_a_whole_number")
        elif not low <= value <= high:
            self.bad(key, "out_of_range")
        else:
            return value
        return default

    def milliseconds(self, key: str, limit_s: int) -> int:
        """A number of seconds, as ms; missing gives 0."""
        value = self._get(key, required=False)
        if value is None:
            return 0
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self.bad(key, "not_a_number")
        elif not 0 <= value <= limit_s or not math.isfinite(value):
            self.bad(key, "out_of_range")
        else:
            return round(value * 1000)
        return 0

    def moment(self, key: str) -> int:
        """A time that must be there, ms UTC."""
        return self._time(key, required=True) or 0

    def moment_or_none(self, key: str) -> int | None:
        """A time that may be missing or null."""
        if self._values.get(key, "") is None:
            return None
        return self._time(key, required=False)

    def _time(self, key: str, *, required: bool) -> int | None:
        value = self._get(key, required=required)
        if value is None:
            return None
        shape = _RFC3339.fullmatch(value) if isinstance(value, str) else None
        if shape is None:
            self.bad(key, "not_a_time")
            return None
        if shape[2] is None:
            self.bad(key, "no_zone")
            return None
        try:
            moment = datetime.fromisoformat(value.upper())
            if moment.year in _YEARS:
                return ms_from_datetime(moment)
            self.bad(key, "out_of_range")
        except (ValueError, OverflowError):
            self.bad(key, "not_a_time")
        return None

    def _get(self, key: str, *, required: bool) -> Any:
        """The value, None when the key is not there. An explicit null is a problem: leave it out."""
        if key not in self._values:
            if required:
                self._missing(key)
            return None
        value = self._values[key]
        if value is None:
            self.bad(key, "null")
        return value

    def _missing(self, key: str) -> None:
        if self._readable:
            self.bad(key, "missing")
