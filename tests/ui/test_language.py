"""Three languages, complete, switched while running."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from oes_desktop import resources
from oes_desktop.ui.language import Language
from oes_desktop.ui.sign_in.recover import RecoverPage


def messages(code: str) -> list[ElementTree.Element]:
    return list(ElementTree.parse(resources.path(f"i18n/shell_{code}.ts")).iter("message"))


def words(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    forms = [form.text or "" for form in translation.iter("numerusform")]
    return forms or [translation.text or ""]


@pytest.mark.parametrize(("code", "forms"), [("ru", 3), ("kk", 2), ("en", 2)])
def test_every_text_is_translated_with_all_plural_forms_and_places(code: str, forms: int) -> None:
    for message in messages(code):
        source = message.findtext("source") or ""
        translated = words(message)
        assert all(translated), source
        assert len(translated) == (forms if message.get("numerus") else 1), source
        for text in translated:
            assert sorted(re.findall(r"\{\w+\}|%n", text)) == sorted(re.findall(r"\{\w+\}|%n", source)), (
                source
            )


@pytest.mark.parametrize("code", ["ru", "kk"])
def test_nothing_is_left_in_english(code: str) -> None:
    for message in messages(code):
        source = message.findtext("source") or ""
        if len(source) > 12:
            assert re.search("[А-Яа-яӘәҚқҒғҢңӨөҰұҮүҺһІі]", words(message)[0]), source


def test_a_window_changes_its_words_while_it_is_open(qtbot: QtBot, speak: Callable[[str], Language]) -> None:
    language = speak("ru")
    told: list[str] = []
    language.changed.connect(told.append)
    page = RecoverPage()
    qtbot.addWidget(page)
    assert page.title.text() == "Забыли логин или пароль?"
    language.use("kk")
    qtbot.waitUntil(lambda: page.title.text() == "Логинді не құпиясөзді ұмыттыңыз ба?", timeout=10_000)
    language.use("en")
    qtbot.waitUntil(lambda: page.title.text() == "Forgot login or password?", timeout=10_000)
    assert told == ["kk", "en"]


def test_russian_counts_in_three_forms(speak: Callable[[str], Language]) -> None:
    speak("ru")
    text = "Offline · %n decision(s) waiting to be sent"

    def say(count: int) -> str:
        return QCoreApplication.translate("Header", text, "", count)

    assert say(1) == "Без сети · 1 решение ждёт отправки"
    assert say(3) == "Без сети · 3 решения ждут отправки"
    assert say(11) == "Без сети · 11 решений ждут отправки"


def test_a_wish_that_is_no_language_means_the_system(speak: Callable[[str], Language]) -> None:
    language = speak("tlh")
    assert language.wish == "system"
    assert language.code in ("ru", "kk", "en")


def test_qt_speaks_the_language_too(speak: Callable[[str], Language]) -> None:
    speak("ru")
    assert QCoreApplication.translate("QPlatformTheme", "Close") == "Закрыть"
