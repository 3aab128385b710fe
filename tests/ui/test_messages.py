"""Every reason of every error has words, and none of them breaks on what comes from outside."""

from __future__ import annotations

import string
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oes_desktop.domain import errors
from oes_desktop.domain.errors import Damaged, Forbidden, OesError, Rejected, TooNew, Unreachable
from oes_desktop.ui.language import Language
from oes_desktop.ui.messages import ACTIONS, TABLE, action_text, message_for

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, OesError)]
REASONS = [(kind, reason) for kind in KINDS for reason in kind.REASONS]


@pytest.mark.parametrize(
    ("kind", "reason"), REASONS, ids=[f"{kind.__name__}-{reason}" for kind, reason in REASONS]
)
def test_every_reason_has_a_title_a_sentence_and_a_known_action(kind: type[OesError], reason: str) -> None:
    title, sentence, action = TABLE[(kind.__name__, reason)]
    assert title
    assert sentence.endswith((".", ":"))
    assert action in ("", *ACTIONS)
    message = message_for(kind(reason))
    assert "{" not in message.title + message.sentence


def test_the_table_has_no_entry_for_a_reason_that_is_not_there() -> None:
    assert set(TABLE) - {("", "bug")} == {(kind.__name__, reason) for kind, reason in REASONS}


def test_facts_fill_the_sentence_and_hostile_ones_stay_plain_text() -> None:
    """C1."""
    message = message_for(Rejected("bad_package", path="attempts[0].ended_at", what="<b>{x}</b>\n\u202eevil"))
    assert "attempts[0].ended_at" in message.sentence
    assert "<b>{x}</b>↵¤evil" in message.sentence


@pytest.mark.parametrize("what", ["profile", "store"])
def test_what_is_too_new_says_which_version_is_needed(what: str) -> None:
    """B15: the one that was found, and the last one that this program knows."""
    sentence = message_for(TooNew(what, found=98, known=7)).sentence
    assert "98" in sentence and "7" in sentence.replace("98", "")


def test_the_words_of_a_problem_document_are_plain_text_and_short() -> None:
    """A25: whatever a server's `detail` holds, it is copied as text, and the sentence stays ours."""
    message = message_for(Forbidden("no_right", detail="<img src=//host/x>" + "x" * 100_000))
    assert "<img" not in message.title + message.sentence
    assert len(message.details) <= 501


def test_whatever_is_not_an_oes_error_is_a_fault_and_tells_no_values() -> None:
    message = message_for(ValueError("Ахметов Данияр"))
    assert message.title == "A fault of the program"
    assert "Ахметов" not in message.title + message.sentence + message.details


def test_details_name_type_and_reason() -> None:
    assert "Unreachable: timeout" in message_for(Unreachable("timeout", host="htii.oes.kz")).details


def test_messages_speak_the_language_of_the_moment(speak: Callable[[str], Language]) -> None:
    speak("kk")
    assert message_for(Unreachable("offline")).title == "Байланыс жоқ"
    assert action_text("retry") == "Қайталау"
    assert action_text("") == ""


@given(st.text(), st.text())
def test_any_fact_gives_a_sentence(path: str, what: str) -> None:
    sentence = message_for(Rejected("bad_package", path=path, what=what)).sentence
    assert len(sentence.splitlines()) == 1
    assert len(sentence) <= 700


def test_places_in_the_sentences_are_names() -> None:
    for title, sentence, _action in TABLE.values():
        for text in (title, sentence):
            for _, name, _, _ in string.Formatter().parse(text):
                assert name is None or name.isidentifier()


def test_a_subclass_unknown_to_the_table_is_still_told() -> None:
    class Odd(Damaged):
        REASONS = ("odd",)

    assert message_for(Odd()).title == "A fault of the program"


@pytest.mark.parametrize("error", [Damaged("digest"), Unreachable("wrong_ranges"), Rejected("bad_answer")])
def test_what_only_the_administrator_can_mend_says_so(error: OesError) -> None:
    """A7, A11, A26."""
    assert "administrator" in message_for(error).sentence


@pytest.mark.parametrize(
    ("reason", "part"),
    [
        ("certificate_expired", "has expired"),
        ("certificate_name", "another address"),
        ("certificate_unknown", "authority is not known"),
        ("clock", "clock of this computer is wrong"),
    ],
)
def test_each_trouble_of_a_certificate_has_its_own_words_and_no_way_past_it(reason: str, part: str) -> None:
    """A35: the text says which of the four."""
    message = message_for(Unreachable(reason, minutes=7))
    assert part in message.title and message.action in ("retry", "address")
    if reason == "clock":
        assert "7 min" in message.sentence
