"""A new password, with a code that comes by mail: what the two steps of it ask of the session."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from oes_desktop.services.session import Session
    from oes_desktop.ui.sign_in.page import SignInPage


class Forgotten(QObject):
    """The steps are `page.recover` and `page.reset`."""

    def __init__(self, page: SignInPage, session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session

    def begin(self) -> None:
        page = self._page
        if not page.recover.who.text:
            page.recover.who.edit.setText(page.form.login.text)
        page.bring(page.recover)

    def send_code(self, who: str) -> None:
        page = self._page
        work = partial(self._session.recover, page.form.address, who)
        page.ask(page.recover, work, lambda: page.bring(page.reset))

    def set_password(self, code: str, password: str) -> None:
        page = self._page
        work = partial(self._session.reset, page.form.address, code, password)
        page.ask(page.reset, work, lambda: self._done(password))

    def _done(self, password: str) -> None:
        """The new password is typed in already; with the login known, one press is left."""
        page, form, who = self._page, self._page.form, self._page.recover.who.text
        page.show_form()
        form.password.edit.setText(password)
        if not form.login.text and "@" not in who:
            form.login.edit.setText(who.strip())
        form.main.setFocus(Qt.FocusReason.OtherFocusReason)
