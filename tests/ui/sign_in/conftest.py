"""The page, shown and active."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot
from support.sign_in import Trial, TrialSession

from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.language import Language
from oes_desktop.ui.sign_in.page import SignInPage
from oes_desktop.ui.theme import Theme


@pytest.fixture
def trial(
    qtbot: QtBot, theme: Theme, speak: Callable[[str], Language], preferences: Preferences
) -> Iterator[Trial]:
    session, tasks = TrialSession(), Tasks.inline()
    page = SignInPage(session, tasks, preferences, speak("en"))
    trial = Trial(page, session, tasks)
    page.signed_in.connect(trial.desks.append)
    qtbot.addWidget(page)
    page.resize(900, 760)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=10_000)
    yield trial
