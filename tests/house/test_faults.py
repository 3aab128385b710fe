"""The fault catalogue is kept: every fault that it names is proven by a test that says so.

A test names the fault in its own docstring, as "E3: ..."; a list at the head of a file proves nothing. What
the faults are and what the program does about them is written in the catalogue of the project. (F20, about
object storage, is proven of the program: the server of this package keeps its media in files of its own.)"""

from __future__ import annotations

import ast
import functools
import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
FAULTS = {"A": 39, "B": 27, "C": 20, "D": 18, "E": 14, "F": 24}
IDS = {f"{chapter}{number}" for chapter, count in FAULTS.items() for number in range(1, count + 1)}
_NAMED = re.compile(r"\b[A-F]\d{1,2}\b")


@functools.cache
def named() -> dict[str, set[str]]:
    """Per fault, the tests whose docstrings name it."""
    found: dict[str, set[str]] = {}
    for file in sorted(TESTS.rglob("test_*.py")):
        if file == Path(__file__).resolve():
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                for fault in _NAMED.findall(ast.get_docstring(node) or ""):
                    found.setdefault(fault, set()).add(f"{file.name}:{node.name}")
    return found


def test_every_fault_of_the_catalogue_is_proven() -> None:
    assert sorted(IDS - named().keys()) == []


def test_every_fault_that_a_test_names_is_in_the_catalogue() -> None:
    assert sorted(named().keys() - IDS) == []
