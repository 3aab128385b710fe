"""A name means one and the same file everywhere, or it is refused."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oes_desktop.domain.errors import Rejected
from oes_desktop.package.names import check_distinct, checked_name, folded, visible

UNSAFE = [
    "",
    "/etc/passwd",
    "../x",
    "a/../../x",
    "a/..",
    "./x",
    "a//x",
    "a/",
    "..",
    "...",
    "C:\\x",
    "C:x",
    "c:/x",
    "\\\\host\\share\\x",
    "a\\..\\x",
    "//host/share/x",
    "CON",
    "con.webm",
    "nul .txt",
    "photos/LPT1.jpg",
    "COM¹",
    "a.webm:stream",
    "a.webm ",
    "a.webm.",
    "a\x00b",
    "a\nb",
    "a\x7fb",
    "a\u202egpj.exe",
    "a\ud800",
    "what?.webm",
    "a*",
    "<a>",
    'a"b',
    "a|b",
    "x" * 241,
    "/".join("a" * 9),
]


@pytest.mark.parametrize("name", UNSAFE)
def test_unsafe_names_are_refused(name: str) -> None:
    """C10."""
    with pytest.raises(Rejected) as caught:
        checked_name(name)
    assert caught.value.reason == "unsafe_path"


@pytest.mark.parametrize(
    "name", ["camera-1.webm", "photos/0001.jpg", "Снимки/лицо 1.png", "Әсем.webm", ".hidden", "console.webm"]
)
def test_ordinary_names_stay_as_they_are(name: str) -> None:
    assert checked_name(name) == PurePosixPath(name)


@given(st.text(max_size=60))
def test_whatever_is_accepted_stays_inside(name: str) -> None:
    try:
        accepted = checked_name(name)
    except Rejected:
        return
    assert not accepted.is_absolute()
    assert ".." not in accepted.parts
    assert accepted.parts
    accepted.name.encode("utf-8")


def test_composed_and_decomposed_letters_are_one_name() -> None:
    name = "Йод.webm"
    assert checked_name(unicodedata.normalize("NFD", name)) == checked_name(
        unicodedata.normalize("NFC", name)
    )


def test_two_names_that_differ_in_case_only_are_refused() -> None:
    """C10."""
    with pytest.raises(Rejected) as caught:
        check_distinct([PurePosixPath("a/Camera.webm"), PurePosixPath("A/camera.WEBM")])
    assert caught.value.facts["path"] == "A/camera.WEBM"
    check_distinct([PurePosixPath("a.webm"), PurePosixPath("b.webm")])
    assert folded(PurePosixPath("Ёлка")) == folded(PurePosixPath("ёЛКА"))


def test_an_error_shows_no_control_characters() -> None:
    assert visible("a\x1b[31m\u202eb\ud800") == "a�[31m�b�"
    assert len(visible("x" * 5_000)) == 200
