"""Who has which report open: said by `PUT`, taken back by `DELETE`, forgotten by itself, told to others."""

from __future__ import annotations

from collections.abc import Callable

import httpx
from support.institution import World, code_of

from oes_desktop.domain.clock import ManualClock
from oes_desktop.server.presence import MOST_OF_ONE, Presence
from oes_desktop.wire import routes


def told(client: httpx.Client) -> dict[str, str]:
    return {item["exam"]: item["by"] for item in client.get(routes.OPEN_EXAMS).json()["exams"]}


def test_others_hear_who_has_a_report_open_and_she_does_not_hear_of_herself(world: World) -> None:
    world.put("e1")
    aigerim, bolat = world.client("aigerim"), world.client("bolat")
    assert aigerim.put(routes.open_exam("e1")).status_code == 204
    (item,) = bolat.get(routes.OPEN_EXAMS).json()["exams"]
    assert (item["exam"], item["by"]) == ("e1", "Aigerim")
    assert item["since"].startswith("20")
    assert told(aigerim) == {}
    assert bolat.get(routes.CHANGES).json()["exams"][0]["open_by"] == "Aigerim"
    assert bolat.get(routes.report("e1")).json()["exam"]["open_by"] == "Aigerim"


def test_reading_a_report_says_nothing(world: World) -> None:
    """A preview or a download is nobody at work."""
    world.put("e1")
    world.client("aigerim").get(routes.report("e1"))
    assert told(world.client("bolat")) == {}


def test_closed_is_told_at_once_and_closing_twice_is_fine(world: World) -> None:
    world.put("e1")
    aigerim, bolat = world.client("aigerim"), world.client("bolat")
    aigerim.put(routes.open_exam("e1"))
    for _ in range(2):
        assert aigerim.delete(routes.open_exam("e1")).status_code == 204
    assert told(bolat) == {}


def test_who_says_nothing_for_ninety_seconds_has_gone(world: World) -> None:
    world.put("e1")
    aigerim, bolat = world.client("aigerim"), world.client("bolat")
    aigerim.put(routes.open_exam("e1"))
    since = bolat.get(routes.OPEN_EXAMS).json()["exams"][0]["since"]
    world.clock.advance(60)
    aigerim.put(routes.open_exam("e1"))
    world.clock.advance(60)
    assert bolat.get(routes.OPEN_EXAMS).json()["exams"][0]["since"] == since
    world.clock.advance(31)
    assert told(bolat) == {}


def test_of_several_the_first_is_named_and_the_next_when_she_goes(world: World) -> None:
    world.put("e1")
    first, second, asking = (world.client(name) for name in ("aigerim", "bolat", "dana"))
    first.put(routes.open_exam("e1"))
    world.clock.advance(5)
    second.put(routes.open_exam("e1"))
    assert told(asking) == {"e1": "Aigerim"}
    first.put(routes.open_exam("e1"))  # said again: the name does not jump
    assert told(asking) == {"e1": "Aigerim"}
    first.delete(routes.open_exam("e1"))
    assert told(asking) == {"e1": "Bolat"}


def test_only_exams_that_she_may_see_and_that_are_there_are_told(world: World) -> None:
    for exam, group in (("e1", "A"), ("e2", "B"), ("e3", "A")):
        world.put(exam, group=group)
    chief = world.client("chief", role="admin")
    for exam in ("e1", "e2", "e3"):
        chief.put(routes.open_exam(exam))
    world.catalogue.remove_exam("e3")
    assert told(world.client("own", ["A"])) == {"e1": "Chief"}
    assert told(world.client("other", ["B"])) == {"e2": "Chief"}
    assert told(world.client("boss", role="admin")) == {"e1": "Chief", "e2": "Chief"}
    assert code_of(world.anybody.get(routes.OPEN_EXAMS)) == "expired"


def test_it_is_no_change_of_the_exam(world: World) -> None:
    world.put("e1")
    aigerim = world.client("aigerim")
    before = aigerim.get(routes.CHANGES).json()["cursor"]
    aigerim.put(routes.open_exam("e1"))
    after = aigerim.get(routes.CHANGES, params={"cursor": before}).json()
    assert (after["exams"], after["cursor"].split(".")[2]) == ([], before.split(".")[2])


def test_what_is_no_exam_is_not_there(world: World) -> None:
    aigerim = world.client("aigerim")
    for name in ("nothing", "x" * 500, "..%2f..%2fetc", "%00", "\N{RIGHT-TO-LEFT OVERRIDE}"):
        assert code_of(aigerim.put(routes.open_exam(name))) == "not_found"
        assert code_of(aigerim.delete(routes.open_exam(name))) == "not_found"
    assert aigerim.put(routes.OPEN_EXAMS).status_code == 405


def test_a_body_that_somebody_sends_is_passed_over(world: World) -> None:
    world.put("e1")
    assert world.client("aigerim").put(routes.open_exam("e1"), content=b"\0not json").status_code == 204


def test_memory_has_a_bound_for_each_user_and_nobody_pushes_another_out() -> None:
    clock = ManualClock()
    presence = Presence(clock)
    presence.opened("mine", "quiet", "Quiet")
    for number in range(10_000):
        presence.opened(f"e{number}", "loud", "Loud")
    assert len(presence.others("nobody")) == MOST_OF_ONE + 1
    assert presence.others("loud").keys() == {"mine"}
    assert "e9999" in presence.others("quiet")
    clock.advance(91)
    assert presence.others("nobody") == {}
    assert presence._by_user == {}


def test_its_number_moves_only_when_somebody_came_or_went() -> None:
    clock = ManualClock()
    presence = Presence(clock)
    presence.opened("e1", "u", "U")
    came = presence.number()
    presence.opened("e1", "u", "U")
    presence.closed("e2", "u")
    assert presence.number() == came
    clock.advance(91)
    assert presence.number() > came


def test_the_event_stream_says_that_somebody_came(make_world: Callable[..., World]) -> None:
    world = make_world(heartbeat_s=60)
    world.put("e1")
    with world.client("bolat").stream("GET", routes.EVENTS) as answer:
        lines = answer.iter_lines()
        assert next(line for line in lines if line) == "event: changed"
        world.client("aigerim").put(routes.open_exam("e1"))
        # The put may still be told as one more change; that somebody came is told after it, or never.
        assert next(line for line in lines if line == "event: presence")
