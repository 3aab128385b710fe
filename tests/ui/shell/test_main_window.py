"""The frame: connection, menus, banner, language, place on the screen, closing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from oes_desktop.domain.account import Account
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import TooNew, Unreachable
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.sync import SyncStatus
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.shell.main_window import MainWindow
from oes_desktop.ui.shell.place import clamp, place_of, put_back
from oes_desktop.ui.theme import Theme

SERVER = "https://htii.oes.kz"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, speak: Callable[[str], Language], preferences: Preferences, clock: ManualClock
) -> Iterator[MainWindow]:
    language = speak("ru")
    window = MainWindow(theme, language, preferences, clock)
    qtbot.addWidget(window)
    window.show_signed_in(Account("1", "a.serikov", "А. <b>Сериков</b>"), SERVER, Formats(language))
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.notices.clear()


def test_the_pill_says_how_the_connection_is(window: MainWindow, clock: ManualClock) -> None:
    def said(status: SyncStatus) -> str:
        window.show_sync(status)
        return window.header.connection_text

    now = clock.now_ms()
    assert said(SyncStatus(True, now)) == "● На связи · обновлено только что"
    assert said(SyncStatus(True, now - 12_000)) == "● На связи · обновлено 12 с назад"
    assert said(SyncStatus(True, now - 180_000)) == "● На связи · обновлено 3 мин назад"
    assert said(SyncStatus(True, now, 2)) == "● На связи · 2 решения ждут отправки"
    assert said(SyncStatus(False, now, 3)) == "● Без сети · 3 решения ждут отправки"
    assert said(SyncStatus(False)) == "● Без сети"
    loading = SyncStatus(True, None, 0, None, (2000, 12480))
    assert said(loading).replace("\xa0", " ") == "● Загрузка списка: 2 000 из 12 480"


def test_the_age_counts_on_by_itself(qtbot: QtBot, window: MainWindow, clock: ManualClock) -> None:
    window.show_sync(SyncStatus(True, clock.now_ms()))
    clock.advance(30)
    qtbot.waitUntil(lambda: window.header.connection_text.endswith("30 с назад"), timeout=10_000)


def test_the_offline_banner_comes_and_goes_and_tries_again(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.banner.isVisible()
    window.show_sync(SyncStatus(False, None, 0, Unreachable("offline")))
    assert window.banner.isVisible()
    with qtbot.waitSignal(window.refresh_requested, timeout=10_000):
        window.banner.findChild(QPushButton).click()
    window.show_sync(SyncStatus(True))
    assert not window.banner.isVisible()


def test_a_server_that_is_too_new_is_named_while_reading_goes_on(window: MainWindow) -> None:
    """A28."""
    window.show_sync(SyncStatus(True, None, 1, TooNew("contract", found="2.0", known="1.0")))
    assert window.banner.isVisible()
    window.show_sync(SyncStatus(True))
    assert not window.banner.isVisible()


def test_menus_have_explicit_roles(window: MainWindow) -> None:
    roles = {
        QAction.MenuRole.AboutRole: "about",
        QAction.MenuRole.PreferencesRole: "settings",
        QAction.MenuRole.QuitRole: "quit",
    }
    for menu in window.actions_.menus.values():
        for action in menu.actions():
            if action.isSeparator() or action.menu():
                continue
            code = roles.get(action.menuRole())
            assert action.menuRole() == QAction.MenuRole.NoRole or action is window.actions_[code or ""]


@pytest.mark.parametrize("code", ["ru", "kk", "en"])
def test_mnemonics_of_a_menu_bar_differ(window: MainWindow, code: str, qtbot: QtBot) -> None:
    window._language.use(code)
    qtbot.waitUntil(lambda: bool(window.actions_.menus["file"].title()), timeout=10_000)
    titles = [menu.title() for menu in window.actions_.menus.values()]
    marks = [title[title.index("&") + 1].lower() for title in titles]
    assert len(set(marks)) == len(marks), titles


def test_the_language_of_menus_and_header_changes_while_running(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[str] = []
    window.language_chosen.connect(asked.append)
    window.actions_.languages["kk"].trigger()
    assert asked == ["kk"]
    window.show_sync(SyncStatus(False))
    window._language.use("kk")
    qtbot.waitUntil(lambda: window.actions_.menus["file"].title() == "&Файл", timeout=10_000)
    qtbot.waitUntil(lambda: window.header.connection_text == "● Желі жоқ", timeout=10_000)
    assert window.actions_.languages["kk"].isChecked()


def test_pages_fill_menus_and_status_bar_and_leave_nothing_behind(window: MainWindow) -> None:
    first, second = QWidget(), QWidget()
    window.show_page(first, "Результаты")
    mine = QAction("Смотреть", first)
    window.actions_.fill("exam", [mine])
    window.footer.show_facts("312", "из 12 480")
    window.footer.show_hints([("Enter", "смотреть")])
    assert mine in window.actions_.menus["exam"].actions()
    assert window.windowTitle() == "Результаты — OES Desktop"
    window.show_page(second, "Загрузки")
    window.actions_.fill("exam", [])
    assert mine not in window.actions_.menus["exam"].actions()
    window.drop_page(first)
    assert window.pages.count() == 1


def test_the_command_list_reaches_into_the_menus_of_pages(window: MainWindow) -> None:
    below = QMenu("Виды", window)
    first = below.addAction("К проверке")
    below.addSeparator()
    deeper = QMenu("Ещё", window)
    second = deeper.addAction("Импорт")
    below.addMenu(deeper)
    window.actions_.fill("view", [below.menuAction()])
    offered = window.actions_.all()
    assert first in offered and second in offered and below.menuAction() not in offered
    window.actions_.fill("view", [])
    assert first not in window.actions_.all()


def test_signed_out_nothing_can_be_asked_of_a_server(window: MainWindow) -> None:
    window.show_signed_out()
    enabled = {
        code for code in ("refresh", "sign_out", "erase", "undo", "find") if window.actions_[code].isEnabled()
    }
    assert enabled == set()
    assert window.actions_["settings"].isEnabled()
    assert not window.header.isVisible()


def test_signing_out_is_asked_with_or_without_erasing(window: MainWindow) -> None:
    asked: list[bool] = []
    window.sign_out_requested.connect(asked.append)
    window.actions_["sign_out"].trigger()
    window.actions_["erase"].trigger()
    assert asked == [False, True]


def test_the_command_list_finds_and_triggers(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["commands"].trigger()
    palette = next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
    field, lines = palette.findChild(QLineEdit), palette.findChild(QListWidget)
    assert field is not None and lines is not None
    field.insert("обнов")
    shown = [lines.item(row).text() for row in range(lines.count()) if not lines.item(row).isHidden()]
    assert len(shown) == 1 and shown[0].startswith("Обновить сейчас")
    with qtbot.waitSignal(window.refresh_requested, timeout=10_000):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_closing_may_be_refused_once(qtbot: QtBot, window: MainWindow) -> None:
    closed: list[bool] = []
    window.closing.connect(lambda: closed.append(True))
    window.close_wanted = lambda: False
    window.close()
    assert window.isVisible() and closed == []
    window.close_wanted = lambda: True
    window.close()
    assert not window.isVisible() and closed == [True]


def test_the_window_comes_back_where_it_was_and_always_in_reach(
    qtbot: QtBot, preferences: Preferences
) -> None:
    first, second, lost = QWidget(), QWidget(), QWidget()
    for widget in (first, second, lost):
        qtbot.addWidget(widget)
    first.setGeometry(40, 60, 640, 480)
    preferences.keep_window("main", place_of(first))
    put_back(second, preferences.window("main"), QSize(300, 200))
    assert second.size() == QSize(640, 480)
    put_back(second, b"not a place", QSize(500, 400))
    assert second.size() == QSize(500, 400)
    lost.setGeometry(9000, 9000, 9000, 9000)
    clamp(lost)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(lost.pos() + QPoint(10, 10))
    assert lost.width() <= max(640, room.width())


def test_a_mark_before_the_title_stays_over_pages_and_languages(window: MainWindow) -> None:
    page = QWidget()
    window.show_page(page, "Результаты")
    window.mark_title("64%")
    assert window.windowTitle() == "64% · Результаты — OES Desktop"
    window.show_title("Загрузки")
    assert window.windowTitle() == "64% · Загрузки — OES Desktop"
    window.mark_title("")
    assert window.windowTitle() == "Загрузки — OES Desktop"


def test_downloads_are_a_command_with_a_key_of_its_own(window: MainWindow) -> None:
    action = window.actions_["downloads"]
    assert action in window.actions_.all() and action.shortcut().toString() == "Ctrl+J"
    taken = [made.shortcut().toString() for made in window.actions_.all() if not made.shortcut().isEmpty()]
    assert len(set(taken)) == len(taken)
    window.show_signed_out()
    assert not action.isEnabled()


def test_settings_are_asked_for_at_their_first_section(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.settings_requested) as asked:
        window.actions_["settings"].trigger()
    assert asked.args == [""]
