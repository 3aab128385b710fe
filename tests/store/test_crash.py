"""Kill -9 in the middle: what was told to be saved is there, once, at the next start."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter

from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.store.store import Store, repair

_CLICKER = """
import itertools, json, sys
from pathlib import Path
from oes_desktop.domain.acts import Act, ActKind
from oes_desktop.domain.models import ExamRow
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.store.store import Store

keeper = MemoryKeeper()
folder, profile_id, start = Path(sys.argv[1]), sys.argv[2], int(sys.argv[4])
keeper.keep(profile_id, bytes.fromhex(sys.argv[3]))
store = Store(Profile.open(folder, keeper))
def tell(*words):
    print(json.dumps(words), flush=True)
for number in itertools.count(start):
    exam, act_id = f"exam-{number}", f"act-{number}"
    tell("adding", act_id)
    store.outbox.add(Act(act_id, exam, ActKind.DECISION, "", 1, {"value": "accepted"}))
    tell("saved", act_id)
    if number % 3 == 1:
        tell("withdrawing", act_id)
        store.outbox.withdraw(act_id)
        tell("withdrawn", act_id)
    if number % 3 == 2:
        tell("accepting", act_id)
        store.outbox.mark_sending(act_id)
        row = ExamRow(exam, 2, "1", "n", "g", "e", "s", "finished", decision="accepted")
        store.outbox.accepted(act_id, row)
        tell("accepted", act_id)
"""


def run_and_kill(
    profile: Profile, keeper: MemoryKeeper, start: int, lines: int, script: str = _CLICKER
) -> list[list[str]]:
    """What the child said before it died; killed after about `lines` lines."""
    profile_id = profile.info.profile_id
    arguments = [str(profile.folder), profile_id, keeper.fetch(profile_id).hex(), str(start)]
    command = [sys.executable, "-c", script, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [json.loads(child.stdout.readline()) for _ in range(lines)]
        child.kill()
        said += [json.loads(line) for line in child.stdout if line.endswith("\n")]
        child.wait(10)
    return said


def expected(said: list[list[str]]) -> tuple[set[str], set[str]]:
    """Acts that must be there, and acts of which either is right (the last thing was not told)."""
    must: set[str] = set()
    for what, act_id in said:
        if what == "saved":
            must.add(act_id)
        elif what in ("withdrawn", "accepted"):
            must.discard(act_id)
    what, act_id = said[-1]
    open_question = {act_id} if what in ("adding", "withdrawing", "accepting") else set()
    return must - open_question, open_question


def test_killed_anywhere_nothing_told_is_lost(profile: Profile, keeper: MemoryKeeper) -> None:
    profile.close()
    places = random.Random(7)
    said: list[list[str]] = []
    for round_ in range(6):
        said += run_and_kill(profile, keeper, round_ * 1000, places.randrange(4, 40))
        profile = Profile.open(profile.folder, keeper)
        store = Store(profile)
        must, either = expected(said)
        found = {row.act.id for row in store.outbox.rows()}
        assert must <= found <= must | either
        assert not store.journal_damaged
        store.close()
        if round_ % 2:  # and the database is lost as well: the journal alone knows
            repair(profile)
            store = Store(profile)
            assert {row.act.id for row in store.outbox.rows()} == found
            store.close()
        profile.close()
        said = [["saved", act_id] for act_id in sorted(found)]


_BATCHER = """
import itertools, json, sys
from pathlib import Path
from oes_desktop.domain.acts import Act, ActKind
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.store.store import Store

keeper = MemoryKeeper()
folder, profile_id, start = Path(sys.argv[1]), sys.argv[2], int(sys.argv[4])
keeper.keep(profile_id, bytes.fromhex(sys.argv[3]))
store = Store(Profile.open(folder, keeper))
def tell(*words):
    print(json.dumps(words), flush=True)
for number in itertools.count(start):
    batch = f"batch-{number}"
    body = {"value": "accepted", "batch": batch}
    acts = [Act(f"{batch}-{at}", f"{batch}-exam-{at}", ActKind.DECISION, "", 1, body) for at in range(1000)]
    tell("adding", batch)
    store.outbox.add_many(acts)
    tell("saved", batch)
    if number % 2:
        tell("withdrawing", batch)
        store.outbox.take_back_batch(batch)
        tell("withdrawn", batch)
"""


def test_killed_in_the_middle_of_a_batch_all_of_it_is_there_or_none(
    profile: Profile, keeper: MemoryKeeper
) -> None:
    profile.close()
    places = random.Random(11)
    for round_ in range(5):
        said = run_and_kill(profile, keeper, round_ * 1000, places.randrange(1, 8), _BATCHER)
        profile = Profile.open(profile.folder, keeper)
        store = Store(profile)
        if round_ % 2:
            found = {row.act.id for row in store.outbox.rows()}
            store.close()
            repair(profile)  # the journal alone knows
            store = Store(profile)
            assert {row.act.id for row in store.outbox.rows()} == found
        sizes = Counter(row.act.body["batch"] for row in store.outbox.rows())
        assert set(sizes.values()) <= {1000}
        must, either = expected(said)
        here = {batch for batch in sizes if int(batch.removeprefix("batch-")) >= round_ * 1000}
        assert must <= here <= must | either
        assert not store.journal_damaged
        store.close()
        profile.close()
