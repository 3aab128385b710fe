"""Which language the window speaks: Russian, Kazakh or English, switched while running.

Source strings are English. The merged `oes_<code>.qm` (built, not in git) and Qt's own `qtbase_<code>.qm` are
installed as translators; Qt then sends LanguageChange to every widget, whose `changeEvent` calls its
`_retranslate`. A missing file is no trouble: the English source shows.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import ClassVar, cast

import shiboken6
from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from oes_desktop import resources

SYSTEM = "system"
CODES = ("ru", "kk", "en")
NAMES = {"ru": "Русский", "kk": "Қазақша", "en": "English"}
# Marks a text of a table for translation: pyside6-lupdate looks for the name. Qt's stub forgets the type.
QT_TRANSLATE_NOOP = cast(Callable[[str, str], str], QtCore.QT_TRANSLATE_NOOP)
# English as read in Kazakhstan: 24 hours, the day before the month.
_LOCALES = {"ru": "ru_KZ", "kk": "kk_KZ", "en": "en_GB"}


def system_code() -> str:
    """The language of the system if the program speaks it, else Russian."""
    for wanted in QLocale.system().uiLanguages():
        code = wanted.split("-")[0]
        if code in CODES:
            return code
    return "ru"


class Language(QObject):
    """`code` is what is spoken now, `wish` what was asked for. `changed(code)` comes after the switch. An
    application speaks one language: of several of these the one that was told last.

    `folder` holds the `oes_<code>.qm` files, those of the program by default.
    """

    changed = Signal(str)
    _speaking: ClassVar[weakref.ref[Language] | None] = None

    def __init__(
        self, wish: str = SYSTEM, parent: QObject | None = None, *, folder: Path | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = str(folder) if folder is not None else _folder()
        self._wish = wish if wish in CODES else SYSTEM
        self.code = self._wish if self._wish in CODES else system_code()
        self._translators: list[QTranslator] = []
        self._install()

    @property
    def wish(self) -> str:
        return self._wish

    @property
    def locale(self) -> QLocale:
        return _locale(self.code)

    def use(self, wish: str) -> None:
        """Switch to ru, kk, en, or to what the system speaks."""
        self._wish = wish if wish in CODES else SYSTEM
        code = self._wish if self._wish in CODES else system_code()
        if code == self.code:
            return
        self.code = code
        self._install()
        self.changed.emit(code)

    def silence(self) -> None:
        """Take the words out of the application again."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators = []

    def _install(self) -> None:
        QLocale.setDefault(self.locale)
        speaking = Language._speaking() if Language._speaking is not None else None
        if speaking is not None and speaking is not self and shiboken6.isValid(speaking):
            speaking.silence()
        Language._speaking = weakref.ref(self)
        old, self._translators = self._translators, []
        for folder, name in (
            (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{self.code}"),
            (self._folder, f"oes_{self.code}"),
        ):
            translator = QTranslator(self)
            if translator.load(name, folder):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)
        for translator in old:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()


@cache
def _locale(code: str) -> QLocale:
    """Made once: a page of the results asks for it fifty times."""
    return QLocale(_LOCALES[code])


def _folder() -> str:
    try:
        return str(resources.path("i18n"))
    except FileNotFoundError:
        return ""
