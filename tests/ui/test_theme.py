"""Colours can be read, the wish is followed, the style sheet is complete."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from oes_desktop.ui.theme import (
    DARK_COLORS,
    LIGHT_COLORS,
    TONES,
    Colors,
    Theme,
    colors_of,
    palette_of,
    style_sheet,
    tabular,
)

THEMES = pytest.mark.parametrize("colors", [LIGHT_COLORS, DARK_COLORS], ids=["light", "dark"])
GROUNDS = ("ground", "surface", "raised", "header", "hover")


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["text", "muted", *sorted(TONES)])
def test_text_reads_on_every_ground(colors: Colors, text: str, ground: str) -> None:
    assert contrast(getattr(colors, text), getattr(colors, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("tone", sorted(TONES))
def test_a_tone_reads_on_its_own_tint(colors: Colors, tone: str) -> None:
    assert contrast(colors.tone(tone), colors.tint(tone)) >= 4.5
    assert contrast(colors.text, colors.tint(tone)) >= 4.5


@THEMES
def test_words_on_accent_selection_and_tips_read(colors: Colors) -> None:
    for ground in (colors.accent, colors.accent_hover, colors.accent_pressed):
        assert contrast(colors.on_accent, ground) >= 4.5
    assert contrast(colors.muted, colors.accent_tint) >= 4.5
    assert contrast(colors.text, colors.neutral_tint) >= 4.5
    assert contrast(colors.on_tip, colors.tip) >= 4.5


@THEMES
def test_the_style_sheet_has_every_token_filled_in(colors: Colors) -> None:
    sheet = style_sheet(colors)
    body = sheet.split("*/", 1)[1]
    assert "$" not in body
    assert colors.accent.name() in body


@THEMES
def test_the_tokens_are_found_again_from_the_palette(colors: Colors) -> None:
    assert colors_of(palette_of(colors)) is colors


def test_a_forced_theme_repaints_the_application_and_says_so(qapp: QApplication, theme: Theme) -> None:
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(colors_of().dark))
    theme.use("dark")
    assert told == [True]
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK_COLORS.ground
    theme.use("dark")
    assert told == [True]
    theme.use("light")
    assert told == [True, False]


def test_the_body_font_is_thirteen_pixels_and_figures_can_be_tabular(
    qapp: QApplication, theme: Theme
) -> None:
    assert qapp.font().pixelSize() == 13
    tags = tabular(qapp.font()).featureTags()
    assert "tnum" in [bytes(tag.toString()).decode() for tag in tags]
