"""The main job of a proctor, unattended: what `demo --tour DIR` does, step by step."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from oes_desktop.app import Program
from oes_desktop.cli.guide import Step
from oes_desktop.cli.scenes import Scenes, in_turn
from oes_desktop.cli.server_child import ServerChild
from oes_desktop.domain.models import UNDECIDED
from oes_desktop.domain.query import Column, Grouping
from oes_desktop.ui.report.header import BRIEF, DETAILED, HISTORY

PASSWORD = "proctor-demo"
QUESTION = "статус:завершён -решение:допущен нарушений>0"


def steps(program: Program, server: ServerChild) -> list[Step]:
    scenes = Scenes(program, server, PASSWORD)
    program.window.resize(1440, 900)
    return [
        *_signing_in(scenes),
        *_finding(scenes),
        *_downloading(scenes),
        *_watching(scenes),
        *_judging(scenes),
        *_leaving(scenes),
    ]


def _signing_in(s: Scenes) -> list[Step]:
    main = partial(getattr, s, "main")
    return [
        Step("start", lambda: None, s.form_is_there, "01-sign-in", main),
        Step("sign in", s.sign_in, s.results_are_there, "02-results", main, 400),
    ]


def _finding(s: Scenes) -> list[Step]:
    main = partial(getattr, s, "main")
    return [
        Step("search in lower case", s.search_first, lambda: 0 < s.matches() < s.total(), "03-search", main),
        Step("reset", lambda: s.press(s.filters.reset), lambda: s.matches() == s.total()),
        Step(
            "filter PKN",
            lambda: s.press(s.filters.pkn),
            lambda: len(s.rows) > 0 and all(row.pkn for row in s.rows),
        ),
        Step(
            "open the honesty filter",
            lambda: s.press(s.filters.honesty),
            lambda: s.filters.open_popup is not None,
            "04-filter",
            main,
        ),
        Step("reset again", s.close_popup_and_reset, lambda: s.matches() == s.total()),
        Step("a typed question", lambda: s.search(QUESTION), s.question_is_asked, "04-typed", main),
        Step("kept as a view of her own", s.save_view, s.view_is_there, "04-view", main),
        Step("all exams again", lambda: s.page.views.open("all"), lambda: s.matches() == s.total()),
        Step("sort by honesty", lambda: s.sort_by(Column.HONESTY), s.sorted_by_honesty),
        Step("select some", lambda: s.select(0, 4), lambda: s.page.batch.bar.isVisible(), settle_ms=400),
        Step("decide for all of them", lambda: s.digit(2), lambda: s.waiting() > 0, "04-batch", main, 400),
        Step("undo all", s.program.window.notices.undo_last, lambda: s.waiting() == 0),
        Step("commands", s.open_commands, s.commands_offer_students, "04-commands", s.palette),
        Step("close the commands", s.close_commands, lambda: not s.palette().isVisible()),
        Step("group by student", lambda: s.group(Grouping.STUDENT), s.grouped),
        Step("expand a student", s.expand_first, s.expanded, "05-grouped", main),
        Step(
            "without grouping",
            lambda: s.group(Grouping.NONE),
            lambda: not s.grouped() and s.sorted_by_honesty(),
        ),
        Step(
            "preview beside the table",
            lambda: s.preview(s.is_watchable),
            s.preview_is_there,
            "05-preview",
            main,
            600,
        ),
        Step(
            "close the preview",
            lambda: s.press(s.page.previewing.button),
            lambda: not s.page.previewing.is_open,
        ),
    ]


def _downloading(s: Scenes) -> list[Step]:
    main = partial(getattr, s, "main")
    turn = s.program.window.actions_["downloads"].trigger
    return [
        Step("have some downloaded", lambda: s.download(3), s.something_comes),
        Step("look at the downloads", turn, s.downloads_are_here, "05-downloads", main, 400),
        Step("back to the results", turn, s.page_is_in_front),
    ]


def _watching(s: Scenes) -> list[Step]:
    report = partial(getattr, s, "report")
    return [
        Step("open a report", lambda: s.open_report(s.is_watchable), s.report_is_there),
        Step("play", s.play, lambda: s.played(1_500), "06-report", report),
        Step("a violation", lambda: s.choose_violation(2), lambda: s.plays_violation(2) and s.played(0)),
        Step("brief report", lambda: s.show_page(BRIEF), s.photos_are_there, "07-brief", report),
        Step("a photo opens its moment", lambda: s.click_photo(1), s.plays),
    ]


def _judging(s: Scenes) -> list[Step]:
    report, main = partial(getattr, s, "report"), partial(getattr, s, "main")
    return [
        Step("decide", lambda: s.decide(2), lambda: s.decided("disputed"), "08-decided", report),
        Step(
            "undo",
            lambda: s.report.notices.undo_last(),
            lambda: s.decided(UNDECIDED),
        ),
        Step("decide again", lambda: s.decide(1), lambda: s.decided("accepted")),
        Step("it reaches the server", lambda: s.show_page(HISTORY), s.delivered, "09-history", report),
        Step("go offline", s.stop_server, lambda: not s.status_online(), "10-offline", main),
        Step(
            "decide offline, with a comment",
            in_turn(lambda: s.show_page(DETAILED), lambda: s.comment("Слышен второй голос")),
            lambda: s.waiting() > 0,
        ),
        Step("come back", s.start_server, s.status_online),
        Step("it reaches the server too", lambda: s.show_page(HISTORY), s.delivered, "11-back", report),
    ]


def _leaving(s: Scenes) -> list[Step]:
    program, report, main = s.program, partial(getattr, s, "report"), partial(getattr, s, "main")
    return [
        Step(
            "dark, in Kazakh",
            in_turn(
                lambda: program.window.theme_chosen.emit("dark"),
                lambda: program.window.language_chosen.emit("kk"),
                lambda: s.show_page(DETAILED),
            ),
            lambda: program.theme.colors.dark and program.language.code == "kk",
            "12-report-dark",
            report,
            400,
        ),
        Step(
            "close the report",
            lambda: s.key(Qt.Key.Key_Escape),
            lambda: not program.reports,
            "13-results-dark",
            main,
        ),
        Step(
            "sign out",
            lambda: program.window.sign_out_requested.emit(False),
            s.form_is_there,
            "14-signed-out",
            main,
        ),
    ]
