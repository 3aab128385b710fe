"""What a report's widgets are built with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme("light")
    made.apply(qapp)
    return made


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    made = Language("ru")
    yield made
    made.use("en")
    made.silence()


@pytest.fixture
def formats(language: Language) -> Formats:
    return Formats(language, "Asia/Almaty")


@pytest.fixture
def tasks(qapp: QApplication) -> Tasks:
    return Tasks.inline()
