"""Signing in: every way in, every way it can fail, by keyboard, with sentences where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from support.sign_in import SERVER, KeptProfile, Opened, Trial, press

from oes_desktop.domain.errors import (
    OesError,
    Rejected,
    SignInNeeded,
    TooNew,
    Unreachable,
)


def test_the_form_offers_the_server_and_is_filled_by_keyboard(trial: Trial, qtbot: QtBot) -> None:
    form = trial.page.form
    assert form.address == SERVER
    qtbot.waitUntil(form.login.edit.hasFocus, timeout=10_000)
    QTest.keyClicks(form.login.edit, "a.serikov")
    QTest.keyClick(form.login.edit, Qt.Key.Key_Tab)
    assert form.password.edit.hasFocus()
    QTest.keyClicks(form.password.edit, "secret")
    QTest.keyClick(form.password.edit, Qt.Key.Key_Return)
    assert trial.session.calls == [("sign_in", SERVER, "a.serikov", "secret", True, None)]
    assert len(trial.desks) == 1
    assert form.password.text == ""


def test_tab_reaches_everything_on_the_form(trial: Trial, qtbot: QtBot) -> None:
    form = trial.page.form
    seen: list[QWidget] = []
    form.login.edit.setFocus()
    for _ in range(20):
        now = QApplication.focusWidget()
        assert now is not None
        if now in seen:
            break
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    names = {widget.accessibleName() or getattr(widget, "text", str)() for widget in seen}
    wanted = {"Login", "Password", "Stay signed in", "Forgot password?", "Sign in", "Open downloaded reports"}
    assert wanted | {"What is that?", "Server"} <= names


def test_what_is_missing_is_said_at_its_field(trial: Trial) -> None:
    form = trial.page.form
    form.main.click()
    assert form.login.trouble == "Fill this in."
    assert form.login.edit.accessibleDescription() == "Fill this in."
    assert trial.session.calls == []


@pytest.mark.parametrize(
    ("error", "place"),
    [
        (SignInNeeded("wrong_password"), "password"),
        (Unreachable("offline"), "server"),
        (Unreachable("not_oes"), "server"),
        (Unreachable("certificate_expired"), "server"),
        (Unreachable("clock", minutes=12), "server"),
        (Rejected("plain_http"), "server"),
        (SignInNeeded("slow_down", retry_after_s=30), "form"),
        (SignInNeeded("disabled"), "form"),
        (TooNew("contract"), "form"),
    ],
)
def test_each_refusal_is_its_own_sentence_in_its_place(trial: Trial, error: OesError, place: str) -> None:
    form = trial.page.form
    trial.session.troubles = [error]
    trial.fill()
    form.main.click()
    places = {
        "server": form.server.trouble,
        "login": form.login.trouble,
        "password": form.password.trouble,
        "form": form.trouble,
    }
    assert [name for name, text in places.items() if text] == [place]
    assert places[place].endswith(".")
    assert not form.is_busy
    assert trial.desks == []
    form.main.click()
    assert len(trial.desks) == 1


def test_the_password_can_be_looked_at_and_caps_lock_is_noticed(trial: Trial) -> None:
    form = trial.page.form
    edit = form.password.edit
    assert edit.echoMode() == QLineEdit.EchoMode.Password
    edit.eye.trigger()
    assert edit.echoMode() == QLineEdit.EchoMode.Normal
    QTest.keyClick(edit, "A")
    assert form._caps.isVisible() and form._caps.text() == "Caps Lock is on"
    QTest.keyClick(edit, "a")
    assert not form._caps.isVisible()
    QTest.keyClick(edit, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not form._caps.isVisible()


def test_plain_http_is_seen_before_anything_is_sent(trial: Trial) -> None:
    combo = trial.page.form.server.edit
    combo.setEditText("http://htii.oes.kz")
    assert trial.page.form._lock.toolTip() == "Not encrypted"
    combo.setEditText("htii.oes.kz")
    assert trial.page.form._lock.toolTip() == "The connection will be encrypted"


def test_whoever_stays_signed_in_is_let_in_without_a_question(trial: Trial) -> None:
    trial.session.resumes = True
    trial.page.start()
    assert trial.session.calls == [("resume", None)]
    assert len(trial.desks) == 1


def test_nobody_stayed_signed_in(trial: Trial) -> None:
    trial.page.start()
    assert trial.desks == []
    assert trial.page.card is trial.page.form and not trial.page.form.is_busy


def test_a_desk_that_comes_too_late_is_closed(trial: Trial) -> None:
    late = Opened()
    trial.page._turn = 5
    trial.page._opened(4, late)
    assert late.closed
    assert trial.desks == []


def test_reports_on_this_computer_open_without_a_network(trial: Trial, tmp_path: Path) -> None:
    press(trial.page.form, "Open downloaded reports")
    assert "Nobody has signed in on this computer" in trial.page.form.trouble
    trial.session.kept = [KeptProfile(tmp_path / name, SERVER, f"<b>{name}</b>") for name in ("a", "b")]
    press(trial.page.form, "Open downloaded reports")
    assert trial.page.card is trial.page.profiles
    press(trial.page.profiles, "<b>b</b> · htii.oes.kz")
    assert trial.session.calls == [("open_offline", tmp_path / "b", None)]
    assert len(trial.desks) == 1


def test_a_forgotten_password_is_replaced_and_typed_in(trial: Trial) -> None:
    page = trial.page
    press(page.form, "Forgot password?")
    assert page.card is page.recover
    page.recover.main.click()
    assert page.recover.who.trouble == "Fill this in."
    page.recover.who.edit.setText("a.serikov")
    page.recover.main.click()
    assert trial.session.calls == [("recover", SERVER, "a.serikov")]
    assert page.card is page.reset
    trial.session.troubles = [SignInNeeded("wrong_code"), Rejected("weak_password", limit=10)]
    page.reset.code.edit.setText("123456")
    page.reset.password.edit.setText("new-password")
    page.reset.main.click()
    assert page.reset.again.trouble == "The two passwords differ."
    page.reset.again.edit.setText("new-password")
    page.reset.main.click()
    assert page.reset.code.trouble.startswith("The code is not right.")
    page.reset.main.click()
    assert "10" in page.reset.password.trouble
    page.reset.main.click()
    assert page.card is page.form
    assert (page.form.login.text, page.form.password.text) == ("a.serikov", "new-password")
    assert page.reset.password.text == ""


def test_the_page_explains_what_the_server_must_speak(trial: Trial) -> None:
    press(trial.page.form, "What is that?")
    assert trial.page.card is trial.page.explanation
    assert not trial.page.explanation.main.isVisible()
    press(trial.page.explanation, "Back to sign-in")
    assert trial.page.card is trial.page.form


def test_the_language_is_chosen_on_the_page(trial: Trial, qtbot: QtBot) -> None:
    with qtbot.waitSignal(trial.page.language_chosen, timeout=10_000) as chosen:
        press(trial.page.form, "Қазақша")
    assert chosen.args == ["kk"]


def test_a_fault_of_the_program_goes_where_faults_go(trial: Trial) -> None:
    told: list[Exception] = []
    trial.tasks.unhandled.connect(told.append)
    trial.session.troubles = [ZeroDivisionError()]  # type: ignore[list-item]
    trial.fill()
    trial.page.form.main.click()
    assert [type(error) for error in told] == [ZeroDivisionError]
    assert not trial.page.form.is_busy
