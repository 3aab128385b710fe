"""The pictures of a paper: who sat there, the moments, the lost connections, the snapshots.

Chosen here, fetched elsewhere. Without `photos` nothing that shows the student is chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from oes_desktop.domain.models import CAMERA, CONFIRMED, DOCUMENT, FACE, SCREEN, Report
from oes_desktop.domain.moments import Moment, moments_of
from oes_desktop.domain.paper import MUTED, Figure, Gallery, Heading, Section, Shot, Words
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.paper.issue import Issue
from oes_desktop.ui.report.violation_list import verdict_text
from oes_desktop.ui.widgets.kinds import kind_text, short_kind
from oes_desktop.ui.widgets.snapshots import cards_of

MOST_MOMENTS = 20  # with frames; those with a confirmed violation come on top, up to MOST_CONFIRMED
MOST_CONFIRMED = 60
MOST_BREAKS = 6
MOST_SNAPSHOTS = 60

translate = QCoreApplication.translate


def identity(report: Report, formats: Formats) -> Iterator[Section]:
    """The photo at the start beside the document."""
    captions = {FACE: translate("Paper", "Photo at the start"), DOCUMENT: translate("Paper", "Document")}
    found = []
    for source, words in captions.items():
        photo = next((snapshot for snapshot in report.snapshots if snapshot.source == source), None)
        if photo is not None:
            found.append(Figure(f"{words}, {formats.time(photo.at_ms, seconds=True)}", photo))
    yield Heading(translate("Paper", "Identity check"))
    if found:
        yield Gallery(tuple(found), 3)
    else:
        yield Words(translate("Paper", "There is neither a photo at the start nor one of a document."))


def lost_connections(issue: Issue, formats: Formats) -> Iterator[Section]:
    """For every break the last frame before it and the first after it."""
    clock = ExamClock.of(issue.report, issue.shifts)
    if not clock.breaks:
        return
    yield Heading(translate("Paper", "Lost connections"))
    for gap in clock.breaks[:MOST_BREAKS]:
        title = translate("Paper", "{begin} – {end}: no connection for {length}").format(
            begin=formats.time(gap.span.start_ms, seconds=True),
            end=formats.time(gap.span.end_ms, seconds=True),
            length=formats.duration(gap.span.length_ms),
        )
        before = _last_frames(issue, clock, gap.span.start_ms)
        after = _first_frames(issue, clock, gap.span.end_ms)
        figures = [
            *(
                Figure(_caption(shot, translate("Paper", "last frame before"), formats), shot)
                for shot in before
            ),
            *(
                Figure(_caption(shot, translate("Paper", "first frame after"), formats), shot)
                for shot in after
            ),
        ]
        yield Gallery(tuple(figures), 4, title) if figures else Words(title)
    left = len(clock.breaks) - MOST_BREAKS
    if left > 0:
        yield Words(translate("Paper", "and %n more, see the attempts", "", left), MUTED)


def moments(issue: Issue, formats: Formats) -> Iterator[Section]:
    """Each moment with what camera and screen showed; violations near each other are one moment."""
    every = moments_of(issue.report.violations)
    if not every:
        return
    yield Heading(translate("Paper", "Moments"))
    chosen = _chosen(every)
    words = translate("Paper", "Violations near each other are one moment; what was dismissed is left out.")
    if len(chosen) < len(every):
        some = translate(
            "Paper", "Shown are {shown} of {all} moments: those with a confirmed violation, then the gravest."
        )
        words = f"{words} {some.format(shown=formats.number(len(chosen)), all=formats.number(len(every)))}"
    yield Words(words, MUTED)
    clock = ExamClock.of(issue.report, issue.shifts)
    for moment in chosen:
        yield _moment(issue, formats, clock, moment)


def snapshots(issue: Issue, formats: Formats) -> Iterator[Section]:
    """The snapshots of each attempt, those that fall into a violation first when there are too many."""
    sources = (CAMERA, SCREEN) if issue.photos else (SCREEN,)
    every = [snapshot for snapshot in issue.report.snapshots if snapshot.source in sources]
    if not every:
        return
    cards = cards_of(every, issue.report.violations)
    flagged = {card.snapshot.id: card.violation for card in cards if card.snapshot and card.violation}
    ranked = sorted(every, key=lambda snapshot: (snapshot.id not in flagged, snapshot.at_ms))
    chosen = sorted(ranked[:MOST_SNAPSHOTS], key=lambda snapshot: (snapshot.at_ms, snapshot.id))
    yield Heading(translate("Paper", "Snapshots"))
    if len(chosen) < len(every):
        some = translate("Paper", "Shown are {shown} of {all}: those with violations first.")
        yield Words(some.format(shown=formats.number(len(chosen)), all=formats.number(len(every))), MUTED)
    figures = []
    for snapshot in chosen:
        source = _source(snapshot.source)
        parts = [formats.time(snapshot.at_ms, seconds=True), source]
        if snapshot.id in flagged:
            kind = flagged[snapshot.id]
            parts.append(short_kind(kind, issue.meta.vocabulary, formats.language))
        figures.append(Figure(" · ".join(parts), snapshot))
    yield Gallery(tuple(figures), 4)


def _chosen(every: Sequence[Moment]) -> list[Moment]:
    """In order of time."""
    confirmed = [moment for moment in every if _confirmed(moment)][:MOST_CONFIRMED]
    rest = sorted((m for m in every if not _confirmed(m)), key=lambda moment: (-moment.score, moment.at_ms))
    kept = confirmed + rest[: max(0, MOST_MOMENTS - len(confirmed))]
    return sorted(kept, key=lambda moment: moment.violations[0].at_ms)


def _confirmed(moment: Moment) -> bool:
    return any(violation.verdict == CONFIRMED for violation in moment.violations)


def _moment(issue: Issue, formats: Formats, clock: ExamClock, moment: Moment) -> Section:
    worst, vocabulary = moment.worst, issue.meta.vocabulary
    parts = [formats.time(worst.at_ms, seconds=True), kind_text(worst, vocabulary, formats.language)]
    if worst.duration_ms:
        parts.append(formats.duration(worst.duration_ms))
    verdict = verdict_text(worst.verdict)
    if verdict:
        parts.append(verdict)
    more = len(moment.violations) - 1
    if more:
        parts.append(translate("Paper", "and %n more nearby", "", more))
    shots = [shot for kind in (CAMERA, SCREEN) if (shot := _shot(issue, clock, worst.at_ms, kind))]
    figures = tuple(Figure(_caption(shot, "", formats), shot) for shot in shots)
    title = " · ".join(parts)
    if not figures:
        nothing = translate("Paper", "No recording shows this moment.")
        return Gallery((Figure(nothing, None),), 1, title)
    return Gallery(figures, 2, title)


def _shot(issue: Issue, clock: ExamClock, at_ms: int, kind: str) -> Shot | None:
    if kind == CAMERA and not issue.photos:
        return None
    place = clock.place(at_ms, kind)
    return Shot(place.recording, place.offset_ms) if place else None


def _last_frames(issue: Issue, clock: ExamClock, at_ms: int) -> list[Shot]:
    """Of what ended with the connection: the last frame of each stream."""
    found = []
    for kind in (CAMERA, SCREEN) if issue.photos else (SCREEN,):
        ended = [r for r in clock.recordings if r.kind == kind and clock.span(r).start_ms < at_ms]
        if ended:
            last = max(ended, key=lambda recording: clock.span(recording).end_ms)
            found.append(Shot(last, max(0, last.duration_ms - 1)))
    return found


def _first_frames(issue: Issue, clock: ExamClock, at_ms: int) -> list[Shot]:
    found = []
    for kind in (CAMERA, SCREEN) if issue.photos else (SCREEN,):
        recording = clock.upcoming(at_ms - 1, kind)
        if recording is not None:
            found.append(Shot(recording, 0))
    return found


def _caption(shot: Shot, words: str, formats: Formats) -> str:
    parts = (words, _source(shot.recording.kind), formats.clock(shot.offset_ms))
    return " · ".join(part for part in parts if part)


def _source(kind: str) -> str:
    if kind == CAMERA:
        return translate("Paper", "camera")
    return translate("Paper", "screen") if kind == SCREEN else kind
