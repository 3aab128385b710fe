"""The question of the results page as a line: `честность<60 группа:ИС-21-2 -решение:допущен "мат анализ"`.

`parse` reads a line into `Filters` and says what it did not understand; it never fails. `show` writes filters
down, `rewritten` changes a line that somebody typed as little as it can, and `completions` tells how it could
go on. For all filters `parse(show(filters)).filters == tidy(filters)`, in every language.
"""

from oes_desktop.domain.typed_query.completion import Completion, completions
from oes_desktop.domain.typed_query.keys import KEYS, Key, Shape, key_called
from oes_desktop.domain.typed_query.parsing import SEARCH, Parsed, Token, Trouble, TroubleCode, parse
from oes_desktop.domain.typed_query.printing import rewritten, show, tidy
from oes_desktop.domain.typed_query.words import QueryWords

__all__ = [
    "KEYS",
    "SEARCH",
    "Completion",
    "Key",
    "Parsed",
    "QueryWords",
    "Shape",
    "Token",
    "Trouble",
    "TroubleCode",
    "completions",
    "key_called",
    "parse",
    "rewritten",
    "show",
    "tidy",
]
