"""What a line says at every stage: in words, never by colour alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.fake_downloads import MB, entry
from support.results import NOW_MS

from oes_desktop.domain.downloading import Entry, Stage, What
from oes_desktop.domain.errors import SignInNeeded, Unreachable
from oes_desktop.ui.downloads.words import EntryWords, LineWords
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language


@pytest.fixture
def words(language: Language) -> EntryWords:
    return EntryWords(Formats(language))


def said(words: EntryWords, shown: Entry) -> tuple[str, str, str, str]:
    found = words.of(shown)
    return found.stage, found.figures, found.detail, found.tone


def test_one_that_comes(words: EntryWords) -> None:
    shown = entry(1, Stage.LOADING, 264 * MB, 412 * MB, rate=9.24e6, left_s=16.2)
    assert said(words, shown) == (
        "Downloading",
        "264 MB of 412 MB",
        "9.2 MB/s · 16 s left · can be watched already",
        "accent",
    )
    assert words.of(shown).share == pytest.approx(264 / 412)


def test_one_whose_size_nobody_knows_yet(words: EntryWords) -> None:
    assert said(words, entry(1, Stage.LOADING, 0, 0)) == ("Downloading", "", "", "accent")
    assert words.of(entry(1, Stage.LOADING, 5, 0)).share == 0


def test_one_that_waits(words: EntryWords) -> None:
    assert said(words, entry(1, total=377 * MB)) == ("Queued", "377 MB", "", "muted")
    assert words.of(entry(1, rule="rule-1")).detail == "by the rule of downloads"


def test_trouble_that_goes_by_itself_says_when_it_is_tried_again(words: EntryWords) -> None:
    lost = entry(1, Stage.RETRYING, 120 * MB, 395 * MB, retry_s=8.0)
    assert said(words, lost) == (
        "No connection, goes on by itself",
        "120 MB of 395 MB",
        "120 MB received, nothing is lost · next try in 8 s",
        "doubtful",
    )
    busy = entry(1, Stage.RETRYING, 0, 395 * MB, retry_s=70.0, trouble="busy")
    assert said(words, busy)[:3] == (
        "The server does not keep up, goes on by itself",
        "395 MB",
        "next try in 1 min",
    )
    due, unknown = (replace(busy, progress=replace(busy.progress, retry_s=wait)) for wait in (0.0, None))
    assert (words.of(due).detail, words.of(unknown).detail) == ("next try in its turn", "")


def test_every_trouble_that_passes_has_words_of_its_own(words: EntryWords) -> None:
    """Only what is no connection says so; what nobody foresaw says no more than it knows."""
    kinds = (Unreachable, SignInNeeded)
    codes = {reason for kind in kinds for reason in kind.REASONS} - {"wrong_ranges", "cancelled"}
    said_of = {
        code: words.of(entry(1, Stage.RETRYING, trouble=code)).stage
        for code in codes | {"not_offline", "in_progress", "full", "held", "something_new"}
    }
    none = {code for code, stage in said_of.items() if stage == "No connection, goes on by itself"}
    assert none == {"offline", "not_offline"}
    assert said_of["something_new"] == "It did not work, tried again by itself"
    assert said_of["full"] == "The disk is full, goes on when there is room"
    vague = {code for code, stage in said_of.items() if stage == said_of["something_new"]}
    assert not vague & set(Unreachable.REASONS)
    signs = [words.of(entry(1, Stage.RETRYING, trouble=code)).sign for code in ("offline", "busy", "full")]
    assert signs == ["wifi-off", "server", "circle-alert"]


def test_a_damaged_block_is_named(words: EntryWords) -> None:
    shown = entry(1, Stage.LOADING, 88 * MB, 402 * MB, mending=(6, 96), rate=1e6)
    assert said(words, shown) == (
        "Block 6 of 96 is damaged, fetched again",
        "88 MB of 402 MB",
        "the rest is checked",
        "doubtful",
    )


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("full", "the disk is full"),
        ("digest", "the recording is not the one of the report"),
        ("wrong_ranges", "the server sends other parts than were asked for"),
        ("recording", "parts of it are missing again and again"),
        ("no_right", "you may not see this exam any more"),
        ("gone", "it was removed on the server"),
        ("something_new", "it did not work"),
        ("", "it did not work"),
    ],
)
def test_trouble_that_waits_for_her_says_why(words: EntryWords, reason: str, why: str) -> None:
    stage, _, detail, tone = said(words, entry(1, Stage.FAILED, 5 * MB, trouble=reason))
    assert (stage, tone) == (f"Not downloaded: {why}", "bad")
    assert "try again" in detail


def test_one_that_is_here_says_until_when(words: EntryWords) -> None:
    here = entry(1, Stage.HERE, total=380 * MB)
    assert said(words, here) == ("Opens without a network", "380 MB", "until 08/12/2026", "good")
    forever = replace(here, wanted=replace(here.wanted, until_ms=None, what=What.MOMENTS))
    assert said(words, forever)[::2] == ("Moments open without a network", "stays until you erase it")
    assert words.of(here).share == 1


def test_every_stage_has_a_sign_of_its_own(words: EntryWords) -> None:
    found: list[LineWords] = [words.of(entry(1, stage)) for stage in Stage]
    assert len({line.sign for line in found}) == len(found)
    assert all(line.stage for line in found)


def test_who_and_what(words: EntryWords) -> None:
    shown = entry(1, what=What.MOMENTS)
    assert shown.exam is not None
    shown = replace(
        shown,
        exam=replace(shown.exam, student_name="Ахметов\u202eДанияр", exam="Алгебра", started_ms=NOW_MS),
    )
    found = words.of(shown)
    assert found.name == "Ахметов¤Данияр"
    assert found.about == "Алгебра · 24/11 11:00 · moments only"
    assert "Queued" in found.spoken and "Алгебра" in found.spoken


def test_an_exam_that_left_the_list_is_still_a_line(words: EntryWords) -> None:
    found = words.of(replace(entry(1, Stage.HERE), exam=None))
    assert found.name == "An exam that is not in the list any more" and found.about == "camera and screen"
