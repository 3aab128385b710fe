"""Files of ours that somebody else may have written: profile, settings, journal, views.

Each is read as it is: a value, or an `OesError`; what makes no sense falls back alone.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from support.fuzzing import about_json, edited, sift, sizes

from oes_desktop.domain.acts import Act, ActKind
from oes_desktop.domain.downloading import MOST_RULES, Rule
from oes_desktop.domain.errors import Damaged, KeyTrouble, OesError
from oes_desktop.domain.query import Column, Filters, Grouping, Query, SortKey, Span
from oes_desktop.domain.settings import Settings
from oes_desktop.domain.stored_query import expanded_from, query_from, values_of
from oes_desktop.domain.views import MOST_OWN, View, built_in_views, set_from, set_values
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.services.downloads.rules import rules_from, stored_rules
from oes_desktop.services.preferences import FILE, Preferences
from oes_desktop.services.view_files import read_views, write_views
from oes_desktop.store import sealed
from oes_desktop.store.erasing import finish_erasing
from oes_desktop.store.journal import Held, Journal
from oes_desktop.store.outside import Outside
from oes_desktop.store.profile import Profile, list_profiles
from oes_desktop.store.secrets import MemoryKeeper, PassphraseKeeper

KEY = bytes(range(32))
QUERY = Query(
    Filters(
        search="мат анализ",
        groups=frozenset({"ИС-21-2"}),
        excluded=frozenset({("decisions", "accepted")}),
        from_ms=1_795_500_000_000,
        violations=Span(1, 9),
        pkn=True,
    ),
    (SortKey(Column.HONESTY, True), SortKey(Column.START)),
    Grouping.NONE,
)
LAYOUT: dict[str, Any] = {"order": ["student", "exam"], "hidden": ["system"], "widths": {"student": 200}}
VIEW = View("own-1", QUERY.filters, QUERY.sort, name="Мои", columns=LAYOUT, compact=True)


def json_or_none(text: bytes) -> object:
    """As the store reads its own JSON; what is none is left out there."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


@sizes
def test_any_profile_file(tmp_path: Path, inputs: int) -> None:
    """B8: a profile opens, or says why not; the list of profiles never fails."""
    root, keeper = tmp_path / "profiles", MemoryKeeper()
    profile = Profile.create(root, "server-1", "user-1", keeper, server="https://oes.kz", login="aliya")
    folder = profile.folder
    profile.close()
    file = folder / "profile.json"
    good = file.read_bytes()
    wrapped = {
        "kdf": "argon2id",
        "memory_kib": 8,
        "iterations": 1,
        "lanes": 1,
        "salt": "00" * 16,
        "secret": "",
    }

    def door(content: bytes) -> None:
        file.write_bytes(content)
        assert len(list_profiles(root)) <= 1
        opened = Profile.open(folder, keeper)
        try:
            opened.remember(server="https://oes.kz", login="aliya")
        finally:
            opened.close()

    sample = json.loads(good)
    sift(inputs, about_json(sample, sample | {"wrapped": wrapped}), door, good)


@sizes
def test_any_wrapped_key(inputs: int) -> None:
    """A wrapped secret costs what it says only within reason: no file makes a sign-in take all memory."""
    keeper = PassphraseKeeper("слово")
    good = {
        "kdf": "argon2i",
        "memory_kib": 64,
        "iterations": 1,
        "lanes": 1,
        "salt": "00" * 16,
        "secret": "00",
    }

    def door(content: bytes) -> None:
        value = json_or_none(content)
        if isinstance(value, dict):
            with pytest.raises(Damaged) as caught:
                keeper.fetch("p", value)
            raise caught.value

    bad = [{}, "ab", "zz", 4_194_304, 10**30, 7, 64, 65]
    sift(inputs, about_json(good, values=bad), door)


@sizes
def test_any_numbers_beside_a_profile(tmp_path: Path, inputs: int) -> None:
    """Anybody can write them: they are numbers, or zeros, and can be written again."""
    beside, file = Outside(tmp_path), tmp_path / "outside.json"
    sample = {"unsent": 3, "wrong": 2, "wrong_ms": 1_795_500_000_000}

    def door(content: bytes) -> None:
        file.write_bytes(content)
        wrong, at_ms = beside.wrong
        assert min(beside.unsent, wrong, at_ms) >= 0
        beside.note_wrong(4, 5)
        assert Outside(tmp_path).wrong == (4, 5)

    sift(inputs, about_json(sample), door, json.dumps(sample).encode())


@sizes
def test_any_settings_file(tmp_path: Path, inputs: int) -> None:
    """Always settings; a value that does not fit falls back alone."""
    preferences = Preferences(tmp_path)
    preferences.change(volume=10, servers=("https://a.kz",), theme="dark", last_login="aliya")
    preferences.keep_window("main", b"place")
    file = tmp_path / FILE
    good = file.read_bytes()

    def door(content: bytes) -> None:
        file.write_bytes(content)
        read = Preferences(tmp_path)
        assert isinstance(read.settings, Settings)
        hash(read.settings)
        read.window("main")
        read.keep_window("main", b"other")
        assert Preferences(tmp_path).window("main") == b"other"

    sift(inputs, about_json(json.loads(good)), door, good)


@sizes
def test_any_journal(tmp_path: Path, inputs: int) -> None:
    """Only what was sealed is believed, in its order; what is damaged is said to be."""
    path = tmp_path / "journal.bin"
    acts = [Act(f"a{number}", "exam-1", ActKind.DECISION, body={"value": "accepted"}) for number in range(4)]
    journal = Journal(path, KEY)
    journal.rewrite(10, [Held(acts[0], 5)])
    for number, act in enumerate(acts[1:], 11):
        journal.append(number, [Held(act)])
    journal.append(14, closed=["a0"])
    journal.close()
    good = path.read_bytes()

    def door(content: bytes) -> None:
        path.write_bytes(content)
        found = Journal(path, KEY).read()
        for held in found.acts.values():
            assert held.act in acts

    lengths = [len(good).to_bytes(4, "little"), b"\xff\xff\xff\xff", b"OESJ1\0\0\0", b"OESJ2\0\0\0"]
    sift(inputs, st.one_of(edited(good, pieces=lengths), st.binary(max_size=90)), door, good)


@sizes
def test_any_record_of_a_journal(tmp_path: Path, inputs: int) -> None:
    """What was sealed by another version of the program is damage, not the end of this one."""
    path, file_id = tmp_path / "journal.bin", os.urandom(16)
    held = {
        "act": {"id": "a1", "exam_id": "e1", "kind": "decision", "body": {"value": "x"}},
        "hold_until_ms": 0,
    }
    sample = {"position": 11, "opened": [held], "closed": ["a0"]}

    def door(payload: bytes) -> None:
        body = sealed.seal(KEY, payload, b"oes-journal-1" + file_id + bytes(8))
        head = b"OESJ1\0\0\0" + file_id + (10).to_bytes(8, "little")
        path.write_bytes(head + len(body).to_bytes(4, "little") + body)
        found = Journal(path, KEY).read()
        assert found.whole or not found.acts

    sift(inputs, about_json(sample), door, json.dumps(sample).encode())


@sizes
def test_any_file_of_views(tmp_path: Path, inputs: int) -> None:
    path = tmp_path / "a.oesviews.json"
    write_views(path, [VIEW, View("own-2", name="Все")])
    good = path.read_bytes()

    def door(content: bytes) -> None:
        path.write_bytes(content)
        found = read_views(path)
        views = set_from({}, built_in_views(Vocabulary()))
        for view in found.views:
            views = views.add(view.name, view)
        assert len(views.own) <= MOST_OWN
        again = tmp_path / "again.json"
        write_views(again, views.own)
        assert len(read_views(again).views) == len(views.own)

    sift(inputs, about_json(json.loads(good)), door, good)


@sizes
def test_any_stored_views(inputs: int) -> None:
    built_in = built_in_views(Vocabulary())
    views = set_from({}, built_in).add("Мои", VIEW)
    sample = {**set_values(views), "columns": LAYOUT}

    def door(content: bytes) -> None:
        value = json_or_none(content)
        found = set_from(value, built_in, value.get("columns") if isinstance(value, dict) else value)
        assert {view.code for view in built_in} <= {view.code for view in found}
        assert len({view.code for view in found}) == len(found)
        json.dumps(set_values(found))

    sift(inputs, about_json(sample), door, json.dumps(sample).encode())


@sizes
def test_any_stored_query(inputs: int) -> None:
    """What was understood is understood again."""
    sample = values_of(QUERY)

    def door(content: bytes) -> None:
        value = json_or_none(content)
        expanded_from(value)
        found = query_from(value)
        hash(found)
        assert query_from(json.loads(json.dumps(values_of(found)))) == found

    sift(inputs, about_json(sample, {"others": True, "codes": ["a"]}), door, json.dumps(sample).encode())


@sizes
def test_any_rules_of_downloads(inputs: int) -> None:
    sample = stored_rules([Rule("r1", "ПКН моих групп", Filters(pkn=True), days=7), Rule("r2", "Все")])

    def door(content: bytes) -> None:
        found = rules_from(json_or_none(content))
        assert len(found) <= MOST_RULES
        assert len({rule.code for rule in found}) == len(found)
        assert rules_from(json.loads(json.dumps(stored_rules(found)))) == found

    sift(inputs, about_json(sample), door, json.dumps(sample).encode())


# Found here


@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"schema": 1, "a": ' + b"[" * 950 + b"]" * 950 + b"}"])
def test_a_deep_file_is_a_damaged_profile(tmp_path: Path, content: bytes) -> None:
    """A file nested deeper than Python goes ended the list of profiles, and with it the start."""
    folder = tmp_path / ("0" * 32)
    folder.mkdir()
    (folder / "profile.json").write_bytes(content)
    assert list_profiles(tmp_path) == []
    with pytest.raises(Damaged):
        Profile.open(folder, MemoryKeeper())


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [("check", "ә", KeyTrouble), ("profile_id", "\ud800", Damaged), ("server", "\ud800", Damaged)],
)
def test_letters_that_nobody_expects_in_a_profile(
    tmp_path: Path, field: str, value: str, error: type[OesError]
) -> None:
    keeper = MemoryKeeper()
    profile = Profile.create(tmp_path, "server-1", "user-1", keeper)
    profile.close()
    file = profile.folder / "profile.json"
    file.write_text(json.dumps(json.loads(file.read_bytes()) | {field: value}))
    with pytest.raises(error):
        Profile.open(profile.folder, keeper)


@pytest.mark.parametrize("text", [r'{"last_login": "\ud800", "volume": 10}', '{"volume": 10, "a": "\ufffd"}'])
def test_half_a_letter_in_the_settings_keeps_nothing_from_being_written(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    preferences = Preferences(tmp_path)
    assert preferences.settings.volume == 10
    preferences.change(theme="dark")
    assert Preferences(tmp_path).settings.theme == "dark"


def test_settings_nested_too_deep_to_be_written_are_not_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"a": ' + b"[" * 950 + b"]" * 950 + b"}")
    preferences = Preferences(tmp_path)
    preferences.change(theme="dark")
    assert Preferences(tmp_path).settings.theme == "dark"


@pytest.mark.parametrize("mark", [b"\xff\xfe\x00", b"", b"\x00" * 5_000])
def test_a_damaged_mark_of_erasing_keeps_nothing_from_going(tmp_path: Path, mark: bytes) -> None:
    """A mark that was no text ended the program at every start."""
    profile = Profile.create(tmp_path, "server-1", "user-1", MemoryKeeper())
    profile.close()
    (profile.folder / "erasing").write_bytes(mark)
    finish_erasing(tmp_path, MemoryKeeper())
    assert not profile.folder.exists()
