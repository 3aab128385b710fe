"""Every text of the program stands in Russian and Kazakh, and no text is missing from the files."""

from __future__ import annotations

import ast
import importlib.util
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
I18N = ROOT / "resources" / "i18n"
PLURAL_FORMS = {"ru": 3, "kk": 2, "en": 2}


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "packaging" / "dev.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(file: Path) -> dict[tuple[str, str, str], ET.Element]:
    found = {}
    for context in ET.parse(file).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            found[name, message.findtext("source") or "", message.findtext("comment") or ""] = message
    return found


def wording(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    if message.get("numerus") == "yes":
        return [form.text or "" for form in translation.iter("numerusform")]
    return [translation.text or ""]


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("group", ["shell", "results", "report"])
def test_nothing_is_unfinished(group: str, language: str) -> None:
    unfinished = [
        key
        for key, message in messages(I18N / f"{group}_{language}.ts").items()
        if message.find("translation").get("type") == "unfinished"  # type: ignore[union-attr]
        or not all(wording(message))
        or (message.get("numerus") == "yes" and len(wording(message)) != PLURAL_FORMS[language])
    ]
    assert unfinished == []


@pytest.mark.parametrize("group", ["shell", "results", "report"])
def test_english_plurals_are_complete(group: str) -> None:
    plural = [m for m in messages(I18N / f"{group}_en.ts").values() if m.get("numerus") == "yes"]
    assert [wording(m) for m in plural if len(wording(m)) != 2 or not all(wording(m))] == []


def test_every_text_of_the_code_is_in_the_files(dev: ModuleType, tmp_path: Path) -> None:
    for file in I18N.glob("*.ts"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    dev.collect_texts(tmp_path)
    for file in sorted(I18N.glob("*.ts")):
        fresh, kept = messages(tmp_path / file.name), messages(file)
        assert set(fresh) == set(kept), f"run: python3 packaging/dev.py translations ({file.name})"


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("group", ["shell", "results", "report"])
def test_placeholders_survive_translation(group: str, language: str) -> None:
    marks = re.compile(r"%[0-9Ln]+|\{[a-z_]+\}")
    for (_, source, _), message in messages(I18N / f"{group}_{language}.ts").items():
        for text in wording(message):
            assert sorted(set(marks.findall(text))) == sorted(set(marks.findall(source))), (source, text)


def spoken(source: Path) -> Iterator[str]:
    """What the code asks words for: `tr("…")`, `translate("Context", "…")`."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = {"tr": 0, "translate": 1}.get(name)
            if place is not None and len(node.args) > place:
                text = node.args[place]
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    yield text.value


def test_the_collector_overlooked_nothing() -> None:
    """It gives up on calls that it does not understand (an index among the arguments), and says nothing."""
    known = {source for file in I18N.glob("*_ru.ts") for _, source, _ in messages(file)}
    asked = {
        text
        for source in [*(ROOT / "oes_desktop" / "ui").rglob("*.py"), ROOT / "oes_desktop" / "app.py"]
        for text in spoken(source)
    }
    assert asked - known == set()
