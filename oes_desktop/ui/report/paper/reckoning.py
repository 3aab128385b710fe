"""The sections of a paper that count: violations by kind, what honesty is made of, marks, what was seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from oes_desktop.domain.coverage import percent, seen_ms, share
from oes_desktop.domain.honesty import account_of
from oes_desktop.domain.models import CAMERA, CONFIRMED, DISMISSED, SCREEN, Recording, Violation
from oes_desktop.domain.paper import MUTED, Grid, Heading, Section, Words
from oes_desktop.ui.formats import DASH, Formats
from oes_desktop.ui.report.paper.issue import Issue
from oes_desktop.ui.safe_text import lines, one_line
from oes_desktop.ui.widgets.kinds import kind_text

MOST_TEXT = 10_000  # letters: what the contract allows

translate = QCoreApplication.translate


def kinds(issue: Issue, formats: Formats) -> Iterator[Section]:
    """How many of each kind, and what became of them."""
    yield Heading(translate("Paper", "Violations by kind"))
    by_kind: dict[str, list[Violation]] = {}
    for violation in issue.report.violations:
        by_kind.setdefault(violation.kind, []).append(violation)
    if not by_kind:
        yield Words(translate("Paper", "The system noticed no violations."))
        return
    rows = []
    for found in sorted(by_kind.values(), key=len, reverse=True):
        verdicts = Counter(violation.verdict for violation in found)
        confirmed, dismissed = verdicts[CONFIRMED], verdicts[DISMISSED]
        counts = (len(found), confirmed, dismissed, len(found) - confirmed - dismissed)
        rows.append(
            (kind_text(found[0], issue.meta.vocabulary, formats.language), *map(formats.number, counts))
        )
    head = (
        translate("Paper", "Kind"),
        translate("Paper", "Noticed"),
        translate("Paper", "Confirmed"),
        translate("Paper", "Dismissed"),
        translate("Paper", "Without a verdict"),
    )
    yield Grid(head, tuple(rows), (5, 1.4, 1.6, 1.4, 1.9))


def honesty_words(issue: Issue, formats: Formats) -> str:
    """The server's figure; and beside it, never instead, the one without the dismissed violations."""
    account = account_of(issue.report, issue.meta.vocabulary)
    words = formats.percent(account.figure)
    if account.without is None:
        return words
    beside = translate("Paper", "{figure}; without the dismissed ones {other}")
    return beside.format(figure=words, other=formats.percent(round(account.without)))


def honesty(issue: Issue, formats: Formats) -> Iterator[Section]:
    """What each kind of violation took off, by the weights of the server."""
    account = account_of(issue.report, issue.meta.vocabulary)
    if account.figure is None or not account.shares:
        return
    examples = {violation.kind: violation for violation in issue.report.violations}
    yield Heading(translate("Paper", "What honesty is made of"))
    rows = tuple(
        (
            kind_text(examples[part.kind], issue.meta.vocabulary, formats.language),
            _points(part.weight, formats),
            formats.number(part.count),
            _points(part.points, formats),
            _points(part.dismissed_points, formats) if part.dismissed else DASH,
        )
        for part in account.shares
    )
    head = (
        translate("Paper", "Kind"),
        translate("Paper", "Points for one"),
        translate("Paper", "How many"),
        translate("Paper", "Points taken off"),
        translate("Paper", "Of these dismissed"),
    )
    yield Grid(head, rows, (4.4, 1.7, 1.4, 1.9, 2.1))
    if account.unexplained:
        words = translate(
            "Paper", "The server's figure differs by {points} point(s) from what the violations explain."
        )
        yield Words(words.format(points=_points(abs(account.unexplained), formats)), MUTED)
    if account.left_out:
        yield Words(translate("Paper", "The server's figure is without the dismissed ones already."), MUTED)


def marks(issue: Issue, formats: Formats) -> Iterator[Section]:
    """What a proctor saw herself, and the notes that she pinned to a time."""
    if not issue.report.marks:
        return
    yield Heading(translate("Paper", "Marks of the proctors"))
    vocabulary, language = issue.meta.vocabulary, formats.language
    rows = tuple(
        (
            formats.time(mark.at_ms, seconds=True),
            one_line(vocabulary.kind(mark.kind).text(language)) if mark.kind else translate("Paper", "note"),
            formats.duration(mark.duration_ms) if mark.duration_ms else DASH,
            one_line(mark.by, 80),
            lines(mark.text, MOST_TEXT),
        )
        for mark in issue.report.marks
    )
    head = (
        translate("Paper", "Time"),
        translate("Paper", "What"),
        translate("Paper", "Length"),
        translate("Paper", "Who"),
        translate("Paper", "Note"),
    )
    yield Grid(head, rows, (1.1, 2.4, 1.1, 1.9, 4))


def coverage(issue: Issue, formats: Formats) -> Iterator[Section]:
    """What of the recordings was on the proctor's screen before the newest decision that tells it."""
    told = [entry for entry in issue.report.history if entry.act == "decision" and entry.coverage]
    if not told or not issue.report.recordings:
        return
    newest = max(told, key=lambda entry: entry.at_ms)
    yield Heading(translate("Paper", "What was watched"))
    words = translate(
        "Paper", "Before the decision of {time} by {name}, {percent} of all recordings was on screen."
    )
    whole = percent(share(newest.coverage, issue.report.recordings))
    yield Words(
        words.format(
            time=formats.date_time(newest.at_ms, seconds=True),
            name=one_line(newest.by, 80),
            percent=formats.percent(whole),
        )
    )
    rows = []
    for recording in issue.report.recordings:
        seen = seen_ms(newest.coverage, recording)
        part = percent(seen / recording.duration_ms) if recording.duration_ms > 0 else 0
        rows.append(
            (
                formats.number(recording.attempt),
                source_word(recording),
                formats.clock(seen),
                formats.clock(recording.duration_ms),
                formats.percent(part),
            )
        )
    head = (
        translate("Paper", "Attempt"),
        translate("Paper", "Recording"),
        translate("Paper", "Watched"),
        translate("Paper", "of"),
        translate("Paper", "Share"),
    )
    yield Grid(head, tuple(rows), (1, 2, 2, 2, 2))


def source_word(recording: Recording) -> str:
    """camera, screen."""
    names = {CAMERA: translate("Paper", "camera"), SCREEN: translate("Paper", "screen")}
    return names.get(recording.kind) or one_line(recording.kind, 40)


def _points(value: float, formats: Formats) -> str:
    whole = float(value).is_integer()
    return formats.number(int(value)) if whole else formats.locale.toString(value, "f", 1)
