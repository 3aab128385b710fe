"""The report as a PDF: every word is in it and can be copied, tables go on, pictures are whole."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFontMetricsF, QImage
from support.pdf_text import embedded_fonts, pages_of
from support.reports import META, MINUTE, START_MS, empty_report, full_report, photo

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.coverage import SeenSpan, coverage_of
from oes_desktop.domain.errors import Unreachable
from oes_desktop.domain.models import CAMERA, DOCUMENT, FACE, Decision, HistoryEntry, Mark, Report
from oes_desktop.domain.paper import Figure, Gallery, Grid, Heading, Paper, Shot, Words
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.paper.composing import compose
from oes_desktop.ui.report.paper.figures import MOST_CONFIRMED, MOST_MOMENTS, MOST_SNAPSHOTS
from oes_desktop.ui.report.paper.issue import Issue, Seal
from oes_desktop.ui.report.paper.letters import LETTERS, SMALL, Letters, paper_family
from oes_desktop.ui.report.paper.pages import Pages
from oes_desktop.ui.report.paper.pdf import pdf_of

NAME = "Әбдірахманова Әсем Ғабиденқызы"
COMMENT = "Үстелде ұялы телефон, һәм іс-әрекет ұқсас.\nEkinshi: ң ө ү ғ қ і"


@pytest.fixture
def english(language: Language) -> Formats:
    language.use("en")
    return Formats(language, "Asia/Almaty")


def reported(**changes: object) -> Report:
    report = full_report()
    values = {
        "exam": replace(report.exam, student_name=NAME),
        "decision": Decision("rejected", "phone", COMMENT, "Ә. Қасымова", START_MS + 120 * MINUTE, 7),
        "recordings": tuple(
            replace(recording, sha256=f"{place:02x}" * 32)
            for place, recording in enumerate(report.recordings, 17)
        ),
    }
    return replace(report, **(values | changes))  # type: ignore[arg-type]


def issue(report: Report, **more: object) -> Issue:
    meta = replace(META, name="Высший институт")
    said = {"server": "https://htii.oes.kz", "by": "Әлия Серікқызы", "now_ms": START_MS + 200 * MINUTE} | more
    return Issue(report, meta, **said)  # type: ignore[arg-type]


def drawn(paper: Paper) -> dict[object, QImage]:
    image = QImage.fromData(photo())
    return dict.fromkeys(paper.wanted(), image)


def text_of(paper: Paper) -> list[str]:
    return [" ".join(page.split()) for page in pages_of(pdf_of(paper, drawn(paper)))]


@pytest.mark.parametrize("brief", [False, True])
def test_a_reader_finds_and_copies_every_word(formats: Formats, brief: bool) -> None:
    pages = text_of(compose(issue(reported()), formats, brief=brief))
    text = " ".join(pages)
    for words in (
        NAME,
        "0012345",
        "Математический анализ",
        "ИС-21-2",
        "Platonus",
        "13.11.2026 09:07 – 10:26",
        "22%",
        "Отклонён",
        "Пользовался телефоном",
        "Үстелде ұялы телефон, һәм іс-әрекет ұқсас.",
        "Ekinshi: ң ө ү ғ қ і",
        "Ә. Қасымова",
        "13.11.2026 11:07:00",
        "https://htii.oes.kz",
        "Высший институт",
        "Asia/Almaty (UTC+05:00)",
        "Әлия Серікқызы",
        "Пересмотреть",  # of the history
    ):
        assert words in text, words
    letters = re.sub(r"\s", "", text)
    for recording in reported().recordings:
        assert recording.sha256 in letters


def test_every_page_has_its_number_and_the_name(formats: Formats) -> None:
    pages = text_of(compose(issue(reported()), formats))
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert re.search(rf"\b{number}\D+{len(pages)}\b", page), page[:200]
        assert NAME in page
        assert "https://htii.oes.kz" in page


def test_the_font_has_every_kazakh_letter_and_travels_with_the_file(formats: Formats) -> None:
    family = paper_family()
    metrics = QFontMetricsF(Letters().font(9))
    assert family and all(metrics.inFontUcs4(ord(letter)) for letter in LETTERS)
    paper = compose(issue(reported(decision=Decision("rejected", "", LETTERS, "x", START_MS))), formats)
    data = pdf_of(paper, {})
    assert LETTERS in " ".join(pages_of(data))
    assert any(family.replace(" ", "") in name for name in embedded_fonts(data))


def test_a_font_without_the_letters_is_passed_over() -> None:
    assert paper_family(["No such font", "DejaVu Sans Mono"]) == "DejaVu Sans Mono"


def many(count: int, **changes: object) -> Report:
    """`count` violations, 90 s apart, so that each is a moment of its own."""
    some = full_report().violations
    violations = tuple(
        replace(some[place % 19], id=f"x{place}", at_ms=START_MS + place * 90_000, **changes)  # type: ignore[arg-type]
        for place in range(count)
    )
    return reported(violations=violations)


def test_a_long_table_goes_on_under_its_head(english: Formats) -> None:
    pages = text_of(compose(issue(many(200), photos=False), english))
    tables = [page for page in pages if "Focus lost" in page and "No. Time Kind" in page]
    assert len(tables) > 3
    numbers = [
        int(found)
        for page in pages
        for found in re.findall(r"\b(\d+) \d\d:\d\d:\d\d (?:Focus|Voice|Another|Copy)", page)
    ]
    assert numbers == list(range(1, 201))


def test_of_many_moments_the_confirmed_and_the_gravest_have_pictures(formats: Formats) -> None:
    def shown(report: Report) -> list[Gallery]:
        sections = compose(issue(report), formats).sections
        return [s for s in sections if isinstance(s, Gallery) and re.match(r"\d\d:\d\d:\d\d ·", s.title)]

    assert len(shown(many(50, verdict="none"))) == MOST_MOMENTS
    assert len(shown(many(50, verdict="confirmed"))) == 50
    assert len(shown(many(100, verdict="confirmed"))) == MOST_CONFIRMED
    assert shown(many(50, verdict="dismissed")) == []
    words = [
        s.text for s in compose(issue(many(50, verdict="none")), formats).sections if isinstance(s, Words)
    ]
    assert any(str(MOST_MOMENTS) in text and "50" in text for text in words)


def test_without_photos_nothing_shows_the_student(formats: Formats) -> None:
    for brief in (False, True):
        paper = compose(issue(reported(), photos=False), formats, brief=brief)
        for one in paper.wanted():
            kind = one.recording.kind if isinstance(one, Shot) else one.source
            assert kind not in (CAMERA, FACE, DOCUMENT)


def test_a_brief_paper_has_the_photos_and_no_end_of_them(formats: Formats) -> None:
    report = reported()
    snapshots = tuple(
        replace(report.snapshots[5], id=f"p{n}", at_ms=START_MS + n * 1000) for n in range(5_000)
    )
    paper = compose(
        issue(replace(report, snapshots=(*report.snapshots[:2], *snapshots))), formats, brief=True
    )
    assert len(list(paper.wanted())) == MOST_SNAPSHOTS + 2


@pytest.mark.parametrize("seal", list(Seal))
def test_the_first_page_says_whether_it_is_signed(english: Formats, seal: Seal) -> None:
    first = text_of(compose(issue(reported(), seal=seal), english))[0]
    assert ("NOT SIGNED" in first) == (seal is Seal.UNSIGNED)
    assert ("The server signed" in first) == (seal is Seal.SIGNED)


def test_a_report_of_nothing_has_a_page(english: Formats) -> None:
    for brief in (False, True):
        (page,) = text_of(compose(issue(empty_report()), english, brief=brief))
        assert "no recordings" in page


def test_what_cannot_be_had_is_said_in_its_place(english: Formats) -> None:
    paper = compose(issue(reported()), english)
    assert "could not be had" in " ".join(pages_of(pdf_of(paper, {})))


def test_hostile_words_stay_words(formats: Formats) -> None:
    """C1: on paper."""
    row = replace(full_report().exam, student_name="<img src=//x>\u202eabc\x00 {page} %1 \ud800", id="e")
    history = (HistoryEntry("decision", "rejected", "<b>x</b>", START_MS, comment="<i>" + "я" * 9_000),)
    pages = text_of(compose(issue(reported(exam=row, history=history)), formats))
    text = " ".join(pages)
    assert "<img src=//x>¤abc¤ {page} %1 \ufffd" in text
    assert "<b>x</b>" in text
    assert re.sub(r"\s", "", text).count("я") > 9_000  # a comment of many pages' rows is parted, not lost


def test_a_heading_stays_with_what_it_heads_and_a_picture_is_whole(qapp: object) -> None:
    """Whatever stands before: no page ends with a heading, none has a picture over its edge."""
    shot = Shot(full_report().recordings[0], 0)
    image = QImage.fromData(photo())
    for before in range(0, 60, 3):
        sections = (
            *(Words(f"line {n}") for n in range(before)),
            Heading("a heading"),
            Gallery((Figure("a picture", shot),), 2, "its title"),
            Heading("another"),
            Grid(("a", "b"), (("1", "2"),) * 3, (1, 1)),
        )
        room = QSizeF(5000, 3000)
        pages = Pages(Paper("t", "h", "f", "{page}/{pages}", "m", sections), room, {shot: image})
        for page in pages.layout:
            assert not page[-1].glued
            assert all(block.bottom <= room.height() for block in page)


def test_no_head_of_a_column_is_broken_inside_a_word(qapp: object) -> None:
    head = ("№", "Длительность", "Просмотрено", "Расталғандары")
    grid = Grid(head, (("1", "2", "3", "4"),), (0.2, 0.3, 0.3, 9.0))
    pages = Pages(Paper("t", "h", "f", "{page}/{pages}", "m", (grid,)), QSizeF(3_000, 6_000), {})
    letters, widths = Letters(), pages._columns(grid)
    assert abs(sum(widths) - 3_000) < 1
    for width, word in zip(widths, head, strict=True):
        assert width > letters.longest_word(word, SMALL, bold=True)
        assert len(letters.lines(word, width, SMALL, bold=True)) == 1


def test_it_can_be_stopped(formats: Formats) -> None:
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Unreachable):
        pdf_of(compose(issue(reported()), formats), {}, cancel)


def test_honesty_is_explained_beside_the_servers_figure(english: Formats) -> None:
    report = reported()
    text = " ".join(text_of(compose(issue(report), english)))
    weights = {term.code: term.weight for term in META.vocabulary.kinds}
    assert "22%; without the dismissed ones" in text
    explained = text.partition("What honesty is made of")[2].partition("Attempts")[0]
    points = [float(found) for found in re.findall(r"(?:lost|noise|page|paste) \d+ \d+ (\d+)", explained)]
    assert sum(points) == sum(weights[violation.kind] for violation in report.violations)


def test_marks_notes_and_who_judged_are_told(english: Formats) -> None:
    violations = (replace(full_report().violations[0], verdict_note="Екі рет", verdict_by="Б. Омарова"),)
    marks = (
        Mark("m1", START_MS + 5_000, 3_000, "voice_detected", "сыбыр естілді", "Ә. Қасымова"),
        Mark("m2", START_MS + 9_000, text="қараңыз"),
    )
    text = " ".join(text_of(compose(issue(reported(violations=violations, marks=marks)), english)))
    for words in ("confirmed, Б. Омарова", "Екі рет", "сыбыр естілді", "Ә. Қасымова", "note — қараңыз"):
        assert words in text, words


def test_what_was_watched_is_told_of_the_newest_decision(english: Formats) -> None:
    report = reported()
    camera = report.recordings[0]
    seen = coverage_of({camera.id: [SeenSpan(0, camera.duration_ms // 2)]})
    history = (
        HistoryEntry("decision", "rejected", "Ә. Қасымова", START_MS + 120 * MINUTE, coverage=seen),
        HistoryEntry("decision", "accepted", "Ескі", START_MS + 90 * MINUTE, coverage=coverage_of({})),
    )
    text = " ".join(text_of(compose(issue(replace(report, history=history)), english)))
    assert "11:07:00 by Ә. Қасымова, 12% of all recordings was on screen" in text
    assert "1 camera 00:18:29 00:36:58 50%" in text
    assert "1 screen 00:00:00 00:36:55 0%" in text
