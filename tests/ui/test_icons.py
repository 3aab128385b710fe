"""Icons take the colour of the theme and are sharp at every scale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage

from oes_desktop import resources
from oes_desktop.ui.icons import app_icon, icon, icon_pixmap
from oes_desktop.ui.theme import DARK_COLORS, LIGHT_COLORS, Theme


def strongest(image: QImage) -> str:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=lambda color: color.alpha()).name()


def test_an_icon_is_painted_in_the_colour_that_rules_when_it_is_painted(theme: Theme) -> None:
    eye = icon("eye")
    assert strongest(eye.pixmap(64, 64).toImage()) == LIGHT_COLORS.text.name()
    theme.use("dark")
    assert strongest(eye.pixmap(64, 64).toImage()) == DARK_COLORS.text.name()


def test_role_checked_and_disabled_have_their_own_colours(theme: Theme) -> None:
    mark = icon("check", "muted", "accent")
    off, on = QIcon.State.Off, QIcon.State.On
    size = QSize(64, 64)
    assert strongest(mark.pixmap(size, QIcon.Mode.Normal, off).toImage()) == LIGHT_COLORS.muted.name()
    assert strongest(mark.pixmap(size, QIcon.Mode.Normal, on).toImage()) == LIGHT_COLORS.accent.name()
    assert strongest(mark.pixmap(size, QIcon.Mode.Disabled, off).toImage()) == LIGHT_COLORS.disabled.name()


def test_a_scaled_picture_has_more_pixels_and_the_same_size(theme: Theme) -> None:
    picture = icon_pixmap("eye", LIGHT_COLORS.text, 16, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)
    assert icon("eye").pixmap(QSize(16, 16), 2.0).width() == 32


def test_an_icon_that_is_not_there_is_told_at_once(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_the_programs_own_mark_is_there(theme: Theme) -> None:
    assert not app_icon().pixmap(64, 64).isNull()


def test_every_icon_takes_a_colour_and_the_licence_is_beside_them() -> None:
    folder = resources.path("icons")
    for path in folder.glob("*.svg"):
        if path.stem != "oes":
            assert "currentColor" in path.read_text("utf-8"), path.name
    assert "ISC" in (folder / "LICENSE").read_text("utf-8")
