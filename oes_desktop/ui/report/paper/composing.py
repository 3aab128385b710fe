"""Composes the paper of a report: the words of every section, and which pictures it wants.

Runs on the UI thread and takes milliseconds; nothing is fetched here. The detailed paper has every violation,
the moments with frames, attempts and history; the brief one the identity photos and the snapshots. Both name
the server, the time zone and the SHA-256 of every recording. Text from outside is cleaned, never cut short of
what the server allows.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from oes_desktop.domain.models import Violation
from oes_desktop.domain.paper import BOXED, MUTED, Facts, Grid, Heading, Paper, Section, Words
from oes_desktop.ui.formats import DASH, Formats
from oes_desktop.ui.report.history import HistoryModel
from oes_desktop.ui.report.paper.figures import identity, lost_connections, moments, snapshots
from oes_desktop.ui.report.paper.issue import Issue, Seal
from oes_desktop.ui.report.paper.reckoning import coverage, honesty, honesty_words, kinds, marks, source_word
from oes_desktop.ui.report.violation_list import verdict_text
from oes_desktop.ui.safe_text import lines, one_line
from oes_desktop.ui.widgets.kinds import kind_text

MOST_NOTE = 10_000  # letters: what the contract allows

translate = QCoreApplication.translate


def compose(issue: Issue, formats: Formats, *, brief: bool = False) -> Paper:
    """The detailed paper, or the brief one."""
    row = issue.report.exam
    name = one_line(row.student_name or row.student_id, 200)
    title = translate("Paper", "Brief report") if brief else translate("Paper", "Detailed report")
    made = translate("Paper", "Made {time} by {name}")
    foot = (name, one_line(row.exam, 120), made.format(
        time=formats.date_time(issue.now_ms), name=one_line(issue.by, 80)))  # fmt: skip
    sections = _Composer(issue, formats).sections(title, name, brief=brief)
    return Paper(
        title=f"{title}: {name}",
        head=" · ".join((one_line(issue.meta.name, 120), issue.server, zone_text(issue, formats))),
        foot=" · ".join(foot),
        pages=translate("Paper", "page {page} of {pages}"),
        missing=translate("Paper", "This picture could not be had."),
        sections=tuple(sections),
    )


def zone_text(issue: Issue, formats: Formats) -> str:
    """Asia/Almaty (UTC+05:00), at the time of the exam."""
    at_ms = issue.report.exam.started_ms or issue.now_ms
    minutes = formats.zone.offsetFromUtc(formats.moment(at_ms)) // 60
    sign = "+" if minutes >= 0 else "−"
    offset = f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    return translate("Paper", "times in {zone} ({offset})").format(zone=formats.time_zone, offset=offset)


class _Composer:
    def __init__(self, issue: Issue, formats: Formats) -> None:
        self._issue, self._formats, self._report = issue, formats, issue.report
        self._vocabulary, self._language = issue.meta.vocabulary, formats.language

    def sections(self, title: str, name: str, *, brief: bool) -> Iterator[Section]:
        yield Heading(title, 3)
        yield Heading(name, 1)
        yield from self._seal()
        yield self._about()
        yield from self._decision()
        if self._issue.photos:
            yield from identity(self._report, self._formats)
        yield from kinds(self._issue, self._formats)
        yield from honesty(self._issue, self._formats)
        if brief:
            yield from snapshots(self._issue, self._formats)
        else:
            yield from self._attempts()
            yield from lost_connections(self._issue, self._formats)
            yield from moments(self._issue, self._formats)
            yield from self._violations()
        yield from marks(self._issue, self._formats)
        yield from self._history()
        yield from coverage(self._issue, self._formats)
        yield from self._recordings()
        yield from self._end()

    # ---- the first page

    def _seal(self) -> Iterator[Section]:
        if self._issue.seal is Seal.UNSIGNED:
            yield Words(
                translate(
                    "Paper",
                    "NOT SIGNED. This paper belongs to an appeal package that was made without the server: "
                    "nobody has attested the list of its hashes.",
                ),
                BOXED,
            )
        elif self._issue.seal is Seal.SIGNED:
            words = translate(
                "Paper",
                "Belongs to an appeal package. The server signed the list of its hashes: see README.txt in "
                "the package for how to check that.",
            )
            yield Words(words, MUTED)

    def _about(self) -> Facts:
        row, formats = self._report.exam, self._formats
        pkn = (
            translate("Paper", "yes: the violation limit was exceeded")
            if row.pkn
            else translate("Paper", "no")
        )
        rows = [
            (translate("Paper", "Student"), one_line(row.student_name) or DASH),
            (translate("Paper", "Student's number"), one_line(row.student_id) or DASH),
            (translate("Paper", "Exam"), one_line(row.exam) or DASH),
            (translate("Paper", "Group"), one_line(row.group) or DASH),
            (translate("Paper", "Time"), formats.span(row.started_ms, row.ended_ms)),
            (translate("Paper", "Length"), formats.duration(row.duration_ms)),
            (
                translate("Paper", "Testing system"),
                one_line(self._vocabulary.system(row.system).text(self._language)),
            ),
            (
                translate("Paper", "Status"),
                one_line(self._vocabulary.status(row.status).text(self._language)),
            ),
            (translate("Paper", "Attempts"), formats.number(row.attempts)),
            (translate("Paper", "PKN"), pkn),
            (translate("Paper", "Honesty"), honesty_words(self._issue, formats)),
            (translate("Paper", "Exam's number on the server"), row.id),
        ]
        return Facts(tuple(rows))

    def _decision(self) -> Iterator[Section]:
        decision, formats = self._report.decision, self._formats
        yield Heading(translate("Paper", "Decision"))
        words = one_line(self._vocabulary.decision(decision.value).text(self._language))
        if decision.pending:
            words = translate("Paper", "{decision} (not sent to the server yet)").format(decision=words)
        reason = next((r for r in self._vocabulary.reasons if r.code == decision.reason), None)
        rows = [
            (translate("Paper", "Decision"), words),
            (
                translate("Paper", "Reason"),
                one_line(reason.text(self._language) if reason else decision.reason),
            ),
            (translate("Paper", "Comment"), lines(decision.comment, MOST_NOTE)),
            (translate("Paper", "Decided by"), one_line(decision.by)),
            (translate("Paper", "Decided"), formats.date_time(decision.at_ms, seconds=True)),
        ]
        row = self._report.exam
        if row.reviewed_ms is not None:
            when = formats.date_time(row.reviewed_ms, seconds=True)
            rows.append((translate("Paper", "Violations reviewed"), f"{one_line(row.reviewed_by)}, {when}"))
        yield Facts(tuple((name, value) for name, value in rows if value and value != DASH), columns=1)

    # ---- tables

    def _attempts(self) -> Iterator[Section]:
        formats = self._formats
        if not self._report.attempts:
            return
        yield Heading(translate("Paper", "Attempts"))
        rows = tuple(
            (
                formats.number(attempt.number),
                formats.date_time(attempt.started_ms, seconds=True),
                formats.date_time(attempt.ended_ms, seconds=True),
                DASH if attempt.ended_ms is None else formats.duration(attempt.ended_ms - attempt.started_ms),
            )
            for attempt in self._report.attempts
        )
        head = (
            translate("Paper", "Attempt"),
            translate("Paper", "Connected"),
            translate("Paper", "Connection ended"),
            translate("Paper", "Length"),
        )
        yield Grid(head, rows, (1, 2.2, 2.2, 1.6))

    def _violations(self) -> Iterator[Section]:
        if not self._report.violations:
            return
        yield Heading(translate("Paper", "All violations"))
        formats = self._formats
        rows = tuple(
            (
                formats.number(number),
                formats.time(violation.at_ms, seconds=True),
                self._kind(violation),
                formats.duration(violation.duration_ms) if violation.duration_ms else DASH,
                self._severity(violation.severity),
                self._verdict(violation),
                lines(_both(violation.note, violation.verdict_note), MOST_NOTE),
            )
            for number, violation in enumerate(self._report.violations, 1)
        )
        head = (
            translate("Paper", "No."),
            translate("Paper", "Time"),
            translate("Paper", "Kind"),
            translate("Paper", "Length"),
            translate("Paper", "Severity"),
            translate("Paper", "Verdict"),
            translate("Paper", "Note"),
        )
        yield Grid(head, rows, (0.6, 1.15, 3.6, 1.3, 1.3, 1.7, 2.6))

    def _history(self) -> Iterator[Section]:
        model = HistoryModel(self._formats)
        model.show(self._report, self._vocabulary)
        yield Heading(translate("Paper", "History"))
        if not model.entries:
            yield Words(translate("Paper", "Nobody has decided anything yet."))
            return
        rows = tuple(
            tuple(lines(model.text(entry, column), MOST_NOTE) for column in range(model.columnCount()))
            for entry in reversed(model.entries)
        )
        head = (
            translate("Paper", "When"),
            translate("Paper", "Who"),
            translate("Paper", "What"),
            translate("Paper", "Watched"),
            translate("Paper", "Why"),
        )
        yield Grid(head, rows, (1.6, 1.8, 3.1, 1.0, 3.1))

    def _recordings(self) -> Iterator[Section]:
        yield Heading(translate("Paper", "Recordings"))
        if not self._report.recordings:
            yield Words(translate("Paper", "This exam has no recordings."))
            return
        formats = self._formats
        rows = tuple(
            (
                formats.number(recording.attempt),
                source_word(recording),
                formats.date_time(recording.started_ms, seconds=True),
                formats.clock(recording.duration_ms),
                formats.number(recording.size),
                recording.sha256,
            )
            for recording in self._report.recordings
        )
        head = (
            translate("Paper", "Attempt"),
            translate("Paper", "What"),
            translate("Paper", "Begins"),
            translate("Paper", "Length"),
            translate("Paper", "Bytes"),
            "SHA-256",
        )
        yield Grid(head, rows, (0.9, 0.9, 1.7, 1.0, 1.3, 3.4), figures=frozenset({5}))
        yield from self._shifted()

    def _shifted(self) -> Iterator[Section]:
        """Pictures are chosen by it: whoever compares them with the times above must know."""
        later = translate(
            "Paper", "{what}, attempt {number}: shifted by hand, {length} ms later than it says."
        )
        earlier = translate(
            "Paper", "{what}, attempt {number}: shifted by hand, {length} ms earlier than it says."
        )
        for recording in self._report.recordings:
            shift = self._issue.shifts.get(recording.id, 0)
            if shift:
                yield Words(
                    (later if shift > 0 else earlier).format(
                        what=source_word(recording),
                        number=self._formats.number(recording.attempt),
                        length=self._formats.number(abs(shift)),
                    )
                )

    def _end(self) -> Iterator[Section]:
        yield Words(
            translate(
                "Paper",
                "Whoever has a recording can compute its SHA-256 and compare it with the one above: the "
                "slightest change of the recording changes it.",
            ),
            MUTED,
        )

    # ---- words

    def _kind(self, violation: Violation) -> str:
        return kind_text(violation, self._vocabulary, self._language)

    def _verdict(self, violation: Violation) -> str:
        words = verdict_text(violation.verdict)
        by = one_line(violation.verdict_by, 60)
        return f"{words}, {by}" if words and by else words or DASH

    def _severity(self, severity: int) -> str:
        if severity <= 1:
            return translate("Paper", "low")
        return translate("Paper", "medium") if severity == 2 else translate("Paper", "high")


def _both(one: str, other: str) -> str:
    return "\n".join(part for part in (one, other) if part)
