"""What the tests of the window share: a dressed application, the languages built from their sources."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from oes_desktop import resources
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.language import CODES, Language
from oes_desktop.ui.theme import Theme


@pytest.fixture(scope="session")
def built_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with oes_ru.qm, oes_kk.qm and oes_en.qm of the frame's words."""
    folder = tmp_path_factory.mktemp("words")
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    for code in CODES:
        source = resources.path(f"i18n/shell_{code}.ts")
        subprocess.run([tool, source, "-qm", folder / f"oes_{code}.qm"], check=True, capture_output=True)
    return folder


@pytest.fixture
def speak(qapp: QApplication, built_words: Path) -> Iterator[Callable[[str], Language]]:
    """Makes the application speak a language; English source strings are back afterwards."""
    made: list[Language] = []
    before = QLocale()

    def use(code: str) -> Language:
        made.append(Language(code, folder=built_words))
        return made[-1]

    yield use
    for language in made:
        language.silence()
    QLocale.setDefault(before)


@pytest.fixture
def language(speak: Callable[[str], Language]) -> Language:
    return speak("en")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A light theme, put on the application and taken off again."""
    palette, font, style = qapp.palette(), qapp.font(), qapp.style().objectName()
    theme = Theme("light")
    theme.apply(qapp)
    yield theme
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setStyle(style)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "config")
