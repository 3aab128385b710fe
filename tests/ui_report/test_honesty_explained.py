"""Honesty explained beside the server's figure, never instead of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from support.reports import VOCABULARY, full_report

from oes_desktop.domain.models import Mark, Report, Violation
from oes_desktop.domain.vocabulary import KindTerm
from oes_desktop.ui.formats import DASH, Formats
from oes_desktop.ui.report.header import ReportHeader


@pytest.fixture
def header(qtbot: QtBot, formats: Formats) -> ReportHeader:
    made = ReportHeader(formats)
    qtbot.addWidget(made)
    made.resize(1280, 100)
    made.show()
    return made


def shown(header: ReportHeader, report: Report) -> str:
    header.show_report(report, VOCABULARY)
    header.explained.click()
    return header.explained.without.text()


def with_honesty(percent: int | None, **changes: object) -> Report:
    report = full_report()
    return replace(report, exam=replace(report.exam, honesty=percent), **changes)  # type: ignore[arg-type]


def test_the_servers_figure_stays_and_the_other_stands_beside_it(header: ReportHeader) -> None:
    counts = {kind: 0 for kind in ("focus_lost", "page_left", "voice_detected", "copy_paste")}
    gone = 0.0
    weights = {term.code: term.weight for term in VOCABULARY.kinds}
    for violation in full_report().violations:
        counts[violation.kind] += 1
        gone += weights[violation.kind] if violation.verdict == "dismissed" else 0
    left = 100 - sum(weights[kind] * count for kind, count in counts.items())
    text = shown(header, with_honesty(int(left)))
    assert header.explained.figure.text() == f"{left:.0f}%"
    assert f"{left + gone:.0f}%" in text
    table = header.explained.panel.rows
    assert [row[1][0] for row in table[1:]] == [
        str(count) for _, count in sorted(counts.items(), key=lambda kv: -kv[1] * weights[kv[0]])
    ]
    assert sum(int(row[2].replace("−", "-")) for row in table[1:]) == left - 100


def test_what_is_not_explained_is_told_in_points(header: ReportHeader) -> None:
    shown(header, with_honesty(10))
    spoken = header.explained.panel.sentences
    shown(header, with_honesty(98))
    assert len(spoken) == len(header.explained.panel.sentences)
    assert spoken[1] != header.explained.panel.sentences[1]


def test_a_fraction_has_the_comma_of_the_language(header: ReportHeader) -> None:
    words = replace(VOCABULARY, kinds=(KindTerm("odd", weight=2.5),))
    violations = (Violation("a", "odd", 1, verdict="dismissed"), Violation("b", "odd", 2))
    header.show_report(with_honesty(95, violations=violations), words)
    assert "97,5%" in header.explained.without.text()


def test_own_violations_are_named_apart(header: ReportHeader) -> None:
    shown(header, with_honesty(30))
    before = len(header.explained.panel.sentences)
    header.explained.panel.close_panel()
    shown(header, with_honesty(30, marks=(Mark("m", 5, kind="focus_lost"), Mark("n", 6, text="заметка"))))
    assert len(header.explained.panel.sentences) == before + 1
    assert "−4" in header.explained.panel.sentences[-1]


def test_nothing_to_explain_is_not_offered(header: ReportHeader) -> None:
    header.show_report(with_honesty(None, violations=()), VOCABULARY)
    assert not header.explained.isEnabled()
    assert header.explained.figure.text() == DASH
    header.show_report(with_honesty(100, violations=()), VOCABULARY)
    assert header.explained.isEnabled()
    assert header.explained.without.text() == ""
    header.show_nobody()
    assert header.explained.isHidden()
