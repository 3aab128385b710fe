"""The README's pictures: the same program, the same clicks, 1440 x 900. Made by `dev.py pictures` alone."""

from __future__ import annotations

from functools import partial

from oes_desktop.app import Program
from oes_desktop.cli.guide import Step
from oes_desktop.cli.scenes import Scenes
from oes_desktop.cli.server_child import ServerChild
from oes_desktop.cli.tour import PASSWORD
from oes_desktop.domain.query import Column, Grouping
from oes_desktop.ui.report.header import BRIEF, DETAILED


def steps(program: Program, server: ServerChild) -> list[Step]:
    s = Scenes(program, server, PASSWORD)
    main, report = partial(getattr, s, "main"), partial(getattr, s, "report")
    program.window.resize(1440, 900)

    def dark() -> None:
        program.window.theme_chosen.emit("dark")

    def light() -> None:
        program.window.theme_chosen.emit("light")

    return [
        Step("sign-in", lambda: None, s.form_is_there, "sign-in", main),
        Step("results", s.sign_in, s.results_are_there),
        Step("riskiest first", lambda: s.sort_by(Column.HONESTY), s.sorted_by_honesty, "results", main, 600),
        Step("to review", lambda: s.page.views.open("to_review"), lambda: 0 < s.matches() < s.total()),
        Step("preview", lambda: s.preview(s.is_watchable), s.preview_is_there, "results-preview", main, 800),
        Step("no preview", lambda: s.page.previewing.close(), lambda: not s.page.previewing.is_open),
        Step("all again", lambda: s.page.views.open("all"), lambda: s.matches() == s.total()),
        Step("by honesty again", lambda: s.sort_by(Column.HONESTY), s.sorted_by_honesty),
        Step("grouped", lambda: s.group(Grouping.STUDENT), s.grouped),
        Step("expanded", s.expand_first, s.expanded),
        Step("grouped, dark", dark, lambda: program.theme.colors.dark, "results-grouped-dark", main, 400),
        Step(
            "not grouped", lambda: s.group(Grouping.NONE), lambda: not s.grouped() and s.sorted_by_honesty()
        ),
        Step("report", lambda: s.open_report(s.is_watchable), s.report_is_there),
        Step("resize", lambda: s.report.resize(1440, 900)),
        Step("a violation", lambda: s.choose_violation(1), lambda: s.plays_violation(1), settle_ms=0),
        Step("it plays", lambda: None, lambda: s.played(0), "report-dark", report, 2_500),
        Step("light again", light, lambda: not program.theme.colors.dark),
        Step("paused", lambda: s.report.player.pause(), lambda: not s.report.player.playing),
        Step("report, light", lambda: s.show_page(DETAILED), s.report_is_there),
        Step("brief", lambda: s.show_page(BRIEF), s.photos_are_there, "report-brief", report, 400),
    ]
