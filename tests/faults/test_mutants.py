"""The protocol's mutants: each takes one rule away from a copy of the program, and the stories must notice.

A mutant is source text replaced by other text; that text must occur exactly once, so nobody can move the rule
away without this file being told. The copy runs in a process of its own; without a mutant it passes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STORIES = "tests/faults/test_stories.py"


@dataclass(frozen=True)
class Mutant:
    """`noticed`: the story that must fail."""

    file: str
    before: str
    after: str
    noticed: str


MUTANTS = {
    "no key": Mutant(
        "oes_desktop/api/client.py",
        "headers = {routes.IDEMPOTENCY_KEY: act.id,",
        'headers = {routes.IDEMPOTENCY_KEY: __import__("uuid").uuid4().hex,',
        "test_an_answer_that_was_lost_is_had_again_though_the_exam_moved_on",
    ),
    "version ignored": Mutant(
        "oes_desktop/server/acts.py",
        "if not case.exam.basis <= case.call.version <= case.exam.version:",
        "if case.call.version < 0:",
        "test_the_second_of_two_is_told_and_overwrites_nothing",
    ),
    "key stored after the effect": Mutant(
        "oes_desktop/server/acts.py",
        "    _remember(connection, caller, call, now_ms, said, 200, encoded)\n",
        '    connection.exec_driver_sql("COMMIT")\n'
        '    connection.exec_driver_sql("BEGIN IMMEDIATE")\n'
        "    _remember(connection, caller, call, now_ms, said, 200, encoded)\n",
        "test_the_key_and_the_effect_are_one_transaction",
    ),
    "403 not stored": Mutant(
        "oes_desktop/server/acts.py",
        "        encoded = structs.encode(problem.body())\n        _remember",
        '        if problem.code == "no_right":\n'
        "            raise\n"
        "        encoded = structs.encode(problem.body())\n        _remember",
        "test_what_was_forbidden_stays_forbidden_when_the_right_comes",
    ),
    "404 not stored": Mutant(
        "oes_desktop/server/acts.py",
        "        encoded = structs.encode(problem.body())\n        _remember",
        '        if problem.code == "not_found":\n'
        "            raise\n"
        "        encoded = structs.encode(problem.body())\n        _remember",
        "test_a_right_withdrawn_on_the_way_is_said_and_nothing_is_done_later",
    ),
    "sent row replaced": Mutant(
        "oes_desktop/store/act_rows.py",
        "UNSENT = \"state = 'waiting' AND attempts = 0\"",
        "UNSENT = \"state IN ('waiting', 'sending')\"",
        "test_a_decision_that_may_have_arrived_is_not_replaced",
    ),
    "a sent act given up with its exam": Mutant(
        "oes_desktop/store/migrations.py",
        "trouble = 'gone' WHERE exam_id = old.id AND state <> 'sending';",
        "trouble = 'gone' WHERE exam_id = old.id;",
        "test_what_was_done_before_the_right_went_is_told_as_done",
    ),
    "what lies under her own word counts as seen": Mutant(
        "oes_desktop/services/seen.py",
        "        versions.append(waiting.act.base_version)",
        "        versions.append(exam.version)",
        "test_what_came_in_under_her_own_word_was_not_seen",
    ),
    "sent before marked": Mutant(
        "oes_desktop/services/delivery.py",
        "        sending = self._outbox.mark_sending_many(row.act.id for row in rows)"
        "  # without those withdrawn since\n"
        "        if len(sending) > 1:\n"
        "            self._send_many(sending)\n"
        "        elif sending:\n"
        "            self._send_one(sending[0])\n",
        "        if len(rows) > 1:\n"
        "            self._send_many(rows)\n"
        "        elif rows:\n"
        "            self._send_one(rows[0])\n"
        "        self._outbox.mark_sending_many(row.act.id for row in rows)\n",
        "test_what_was_sent_cannot_be_taken_back",
    ),
}


# Says which program it is told of, first of all.
TELL = """
import sys
import oes_desktop
import pytest
print(oes_desktop.__file__, flush=True)
sys.exit(pytest.main(sys.argv[1:]))
"""
STORIES_TOLD = sorted({mutant.noticed for mutant in MUTANTS.values()})


def copy_of_the_program(to: Path) -> Path:
    ignored = shutil.ignore_patterns("*.qm")
    shutil.copytree(ROOT / "oes_desktop", to / "oes_desktop", ignore=ignored)
    for name in ("tests/faults", "tests/support"):
        shutil.copytree(ROOT / name, to / name, ignore=ignored)
    for name in ("tests/conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, to / name)
    (to / "resources").symlink_to(ROOT / "resources")
    return to


def mutate(folder: Path, mutant: Mutant) -> None:
    file = folder / mutant.file
    text = file.read_text("utf-8")
    assert text.count(mutant.before) == 1, f"{mutant.file} has changed: {mutant.before!r}"
    file.write_text(text.replace(mutant.before, mutant.after), "utf-8")


def failing(folder: Path, stories: Iterable[str]) -> set[str]:
    """Which of these stories fail in this copy; anything else than passing and failing is an error."""
    chosen = [f"{STORIES}::{story}" for story in stories]
    words = [sys.executable, "-c", TELL, "-q", "-rf", "-W", "ignore::pytest.PytestConfigWarning", *chosen]
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # stories have no windows
    ended = subprocess.run(words, cwd=folder, capture_output=True, text=True, env=environment, timeout=90)
    assert ended.returncode in (0, 1), ended.stdout + ended.stderr
    assert ended.stdout.startswith(f"{folder}/oes_desktop/"), "told of another program than the copy"
    failed = set(re.findall(r"^FAILED \S+::(\w+)", ended.stdout, re.M))
    assert bool(failed) == bool(ended.returncode), ended.stdout
    return failed


def test_the_copy_tells_all_stories_to_their_end(tmp_path: Path) -> None:
    assert failing(copy_of_the_program(tmp_path / "copy"), STORIES_TOLD) == set()


@pytest.mark.parametrize("name", MUTANTS)
def test_the_stories_notice(name: str, tmp_path: Path) -> None:
    folder = copy_of_the_program(tmp_path / "copy")
    mutate(folder, MUTANTS[name])
    assert failing(folder, [MUTANTS[name].noticed]) == {MUTANTS[name].noticed}
