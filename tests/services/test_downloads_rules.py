"""Rules that keep downloads up by themselves: what they find, how days move on, how they are kept."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from services.test_recordings import Watched
from support.downloading import entries, stages, take, video
from support.world import GROUP

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import SystemClock
from oes_desktop.domain.downloading import MOST_RULES, Rule, What
from oes_desktop.domain.query import Filters, Span
from oes_desktop.services.downloads.rules import rules_from, stored_rules

DAY_S, DAY_MS = 86_400.0, 86_400_000
PKN = Rule("r1", "ПКН моих групп", Filters(pkn=True, groups=frozenset({GROUP})), days=7)


@pytest.fixture
def computer(computers):
    return computers(connect=Watched)


@pytest.fixture
def desk(world, computer):
    """By the server's clock: three exams of the last days and one of last month, two of them PKN each."""
    world.put("calm", pkn=False, **began(1))
    world.put("bad", pkn=True, honesty=20, video=video(1), **began(1))
    world.put("worse", pkn=True, honesty=10, video=video(2), **began(5))
    world.put("old", pkn=True, honesty=5, video=video(3), **began(30))
    desk = computer.sign_in(world.url)
    follow(desk)
    return desk


def began(days_ago: float) -> dict[str, int]:
    """By the server's clock, which is the real one."""
    at = SystemClock().now_ms() - round(days_ago * DAY_MS)
    return {"started_ms": at, "ended_ms": at + 60_000}


def follow(desk) -> Changes:
    """A sync, what the page takes in of it, and the tending after it."""
    changes = desk.sync.run_once()
    desk.results.apply(changes)
    return desk.downloads.tend()


def asked(desk) -> dict[str, str]:
    return {exam_id: entry.wanted.rule for exam_id, entry in entries(desk).items()}


def test_a_rule_asks_for_what_it_finds_the_riskiest_first(desk) -> None:
    assert desk.downloads.save_rules([PKN]).downloads
    assert desk.downloads.tend().downloads
    assert list(asked(desk).items()) == [("worse", "r1"), ("bad", "r1")]
    assert not desk.downloads.tend()  # nothing new
    take(desk)
    assert stages(desk) == {"worse": "here", "bad": "here"}


def test_what_comes_later_is_asked_for_by_itself(desk, world) -> None:
    desk.downloads.save_rules([PKN])
    desk.downloads.tend()
    world.put("new", pkn=True, honesty=1, **began(0.5))
    world.put("other group", pkn=True, group="other", **began(0.5))
    follow(desk)
    assert list(asked(desk)) == ["worse", "bad", "new"]


def test_what_the_page_has_not_taken_in_yet_is_asked_for_by_the_next_tending(desk, world) -> None:
    desk.downloads.save_rules([PKN])
    desk.downloads.tend()
    world.put("new", pkn=True, honesty=1, **began(0.5))
    changes = desk.sync.run_once()
    desk.downloads.tend()
    assert "new" not in asked(desk)
    desk.results.apply(changes)
    desk.downloads.tend()
    assert "new" in asked(desk)


def test_the_days_move_on_and_what_is_no_longer_found_is_not_fetched_on(desk, computer, world) -> None:
    """What is here stays until its date."""
    desk.downloads.save_rules([PKN])
    desk.downloads.tend()
    take(desk, most=1)
    while stages(desk)["worse"] != "here":
        take(desk, most=1)
    computer.clock.advance(6.5 * DAY_S)  # bad is 7.5 days old now, and nobody asked the server
    assert desk.downloads.tend().downloads
    assert stages(desk) == {"worse": "here"}


def test_what_she_asked_for_herself_is_no_rule_s(desk, computer) -> None:
    desk.downloads.save_rules([PKN])
    desk.downloads.tend()
    desk.downloads.add(["bad"])
    assert asked(desk) == {"worse": "r1", "bad": ""}
    desk.downloads.save_rules([PKN.switched(False)])
    desk.downloads.tend()
    assert asked(desk) == {"bad": ""}


def test_what_she_took_out_or_erased_is_not_asked_for_again(desk) -> None:
    desk.downloads.save_rules([PKN])
    desk.downloads.tend()
    desk.downloads.cancel(["worse"])
    take(desk)
    desk.downloads.erase(["bad"])
    desk.downloads.save_rules([Rule("r2", "the same", PKN.filters), PKN])
    desk.downloads.tend()
    assert asked(desk) == {}
    desk.downloads.add(["worse"])
    assert asked(desk) == {"worse": ""}


def test_at_most_so_many_those_to_be_judged_first(desk, world) -> None:
    desk.decisions.decide("worse", "accepted")
    desk.results.apply(Changes(results=True))
    desk.downloads.save_rules([Rule("r1", "two", Filters(), days=0, most=3, what=What.MOMENTS)])
    desk.downloads.tend()
    assert list(asked(desk)) == ["old", "bad", "calm"]
    assert {entry.wanted.what for entry in entries(desk).values()} == {What.MOMENTS}
    desk.downloads.save_rules([Rule("r1", "decided", Filters(decisions=frozenset({"accepted"})), days=0)])
    desk.downloads.tend()
    assert list(asked(desk)) == ["worse"]


def test_of_two_rules_the_first_asks(desk) -> None:
    whole = Rule("r2", "all", Filters(), days=7)
    desk.downloads.save_rules([PKN, whole])
    desk.downloads.tend()
    assert asked(desk) == {"worse": "r1", "bad": "r1", "calm": "r2"}


def test_what_has_expired_is_not_asked_for_again(desk, computer, world) -> None:
    desk.downloads.save_rules([Rule("r1", "all", Filters(pkn=True), days=0)])
    desk.downloads.tend()
    take(desk)
    desk.downloads.tend()
    world.running.stop()
    computer.clock.advance(30 * DAY_S)
    assert desk.downloads.tend().media == {"worse", "bad", "old"}
    computer.clock.advance(3_600)
    desk.downloads.tend()
    assert asked(desk) == {}


def test_rules_are_kept_over_a_restart(desk, computer) -> None:
    desk.downloads.save_rules([PKN, PKN.switched(False)])  # the second has the same code
    assert desk.downloads.rules() == (PKN,)
    desk.close()
    again = computer.keep(computer.session.resume())
    assert again.downloads.rules() == (PKN,)


RULE = Rule(
    "code",
    "Ім'я",
    Filters(search="мат", honesty_to=50, violations=Span(5, None), excluded=frozenset({("systems", "X")})),
    days=0,
    most=7,
    what=What.MOMENTS,
    on=False,
)


def test_every_part_of_a_rule_comes_back() -> None:
    stored = json.loads(json.dumps(stored_rules([RULE, PKN])))
    assert rules_from(stored) == (RULE, PKN)


@pytest.mark.parametrize(
    ("part", "value", "kept"),
    [
        ("days", -1, 7),
        ("days", True, 7),
        ("days", 1 << 80, 7),
        ("most", 0, 200),
        ("most", "5", 200),
        ("what", "everything", What.WHOLE),
        ("what", ["whole"], What.WHOLE),
        ("on", "no", True),
        ("filters", "nonsense", Filters()),
    ],
)
def test_a_part_that_is_nonsense_falls_back_alone(part: str, value: object, kept: object) -> None:
    stored = stored_rules([RULE])
    stored["rules"][0][part] = value
    (rule,) = rules_from(stored)
    assert getattr(rule, part) == kept
    assert rule.name == RULE.name


@pytest.mark.parametrize(
    "stored",
    [
        None,
        [],
        {"rules": {}},
        {"rules": [None, 7, "x", {}]},
        {"rules": [{"code": "", "name": "a"}, {"code": "a", "name": " \u200b "}, {"code": 5, "name": "a"}]},
    ],
)
def test_what_is_no_rule_is_left_out(stored: object) -> None:
    assert rules_from(stored) == ()


def test_there_are_not_more_rules_than_a_page_shows() -> None:
    many = stored_rules([Rule(str(number), "x") for number in range(MOST_RULES + 20)])
    assert len(rules_from(many)) == MOST_RULES


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=6),
    max_leaves=20,
)
PARTS = ("code", "name", "filters", "days", "most", "what", "on")


@given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(PARTS, JSON)) | JSON, max_size=5))
def test_no_stored_value_makes_it_fail(entries: list[object]) -> None:
    for rule in rules_from({"rules": entries}):
        assert rules_from(stored_rules([rule])) == (rule,)
