"""Colours, type and the style sheet, made from one table of tokens, light and dark.

The theme follows the system or is forced. It sets the palette itself (the offscreen platform ignores the
system's wish), and the style sheet of `resources/style/oes.qss` with the tokens filled in. Painters ask
`theme.colors`, or `colors_of(palette)` where no theme is at hand. It knows no widget of ours.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from string import Template

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from oes_desktop import resources

RADIUS = 6
GRID = 4
BODY_PX, SMALL_PX, TITLE_PX, HEADLINE_PX = 13, 12, 17, 20
ROW_PX, COMPACT_ROW_PX = 38, 30

SYSTEM, LIGHT, DARK = "system", "light", "dark"

# Where a Linux desktop names no font, Qt falls to DejaVu; these have Kazakh letters and look better.
_LINUX_FALLBACKS = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans")


@dataclass(frozen=True, slots=True)
class Colors:
    """The tokens. Tones come in pairs: the colour itself and the tint behind a pill of that tone."""

    dark: bool
    ground: QColor
    surface: QColor
    raised: QColor
    line: QColor
    field_line: QColor
    text: QColor
    muted: QColor
    accent: QColor
    accent_hover: QColor
    accent_pressed: QColor
    on_accent: QColor
    good: QColor
    doubtful: QColor
    bad: QColor
    live: QColor
    accent_tint: QColor
    good_tint: QColor
    doubtful_tint: QColor
    bad_tint: QColor
    live_tint: QColor
    neutral_tint: QColor
    hover: QColor
    pressed: QColor
    track: QColor
    header: QColor
    tip: QColor
    on_tip: QColor
    disabled: QColor
    shadow: QColor

    def tone(self, name: str) -> QColor:
        """The colour of a tone: good, doubtful, bad, live, accent; anything else is muted."""
        return getattr(self, name) if name in TONES else self.muted

    def tint(self, name: str) -> QColor:
        """The ground behind a pill of a tone."""
        return getattr(self, f"{name}_tint") if name in TONES else self.neutral_tint


TONES = frozenset({"good", "doubtful", "bad", "live", "accent"})


def _colors(dark: bool, **tokens: str) -> Colors:
    return Colors(dark=dark, **{name: QColor(value) for name, value in tokens.items()})


# The drawing's colours; muted, good, doubtful and bad are a shade darker, so that they read on their tints.
LIGHT_COLORS = _colors(
    False,
    ground="#F5F6F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#E2E5EA",
    field_line="#CDD2DB",
    text="#1B2130",
    muted="#5B667B",
    accent="#3457D5",
    accent_hover="#2A49BC",
    accent_pressed="#223C9E",
    on_accent="#FFFFFF",
    good="#19774F",
    doubtful="#8F5B00",
    bad="#B93526",
    live="#7A3FC2",
    accent_tint="#EAEEFC",
    good_tint="#E4F4EC",
    doubtful_tint="#FCF1DC",
    bad_tint="#FBE7E4",
    live_tint="#F1E9FB",
    neutral_tint="#EEF0F4",
    hover="#F0F2F6",
    pressed="#E6E9EF",
    track="#E2E5EA",
    header="#FAFBFC",
    tip="#1B2130",
    on_tip="#FFFFFF",
    disabled="#A3ABB9",
    shadow="#1B2130",
)
DARK_COLORS = _colors(
    True,
    ground="#12151B",
    surface="#1A1E26",
    raised="#20252F",
    line="#2C323E",
    field_line="#3A4251",
    text="#E7EAF0",
    muted="#98A2B3",
    accent="#8BA3FF",
    accent_hover="#A0B4FF",
    accent_pressed="#7690F5",
    on_accent="#12151B",
    good="#5CC494",
    doubtful="#E5B252",
    bad="#F08575",
    live="#C09BF0",
    accent_tint="#222C52",
    good_tint="#17332A",
    doubtful_tint="#392C14",
    bad_tint="#43211E",
    live_tint="#33264B",
    neutral_tint="#2A303C",
    hover="#242A35",
    pressed="#2C3340",
    track="#2C323E",
    header="#1E232C",
    tip="#2C323E",
    on_tip="#E7EAF0",
    disabled="#5E687A",
    shadow="#000000",
)


def colors_of(palette: QPalette | None = None) -> Colors:
    """The tokens that `palette` (the application's by default) was made from."""
    ground = (palette or QGuiApplication.palette()).color(QPalette.ColorRole.Window)
    return DARK_COLORS if ground.lightness() < 128 else LIGHT_COLORS


# One line of text at the left; put together once, for cells are painted by the hundred.
LEFT_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def tabular(font: QFont) -> QFont:
    """`font` with figures of one width, for columns and running times."""
    figures = QFont(font)
    figures.setFeature(QFont.Tag("tnum"), 1)
    return figures


def sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """`font` in another size and weight."""
    other = QFont(font)
    other.setPixelSize(pixels)
    other.setWeight(weight)
    return other


class Theme(QObject):
    """Which colours rule. `changed` is emitted after the application has been repainted in new ones."""

    changed = Signal()

    def __init__(self, wish: str = SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wish = wish
        self._app: QApplication | None = None
        self.colors = LIGHT_COLORS
        self._choose()

    @property
    def wish(self) -> str:
        """system, light or dark: what was asked for, not what came of it."""
        return self._wish

    def apply(self, app: QApplication) -> None:
        """Dress `app`, now and whenever the wish or the system changes."""
        self._app = app
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(body_font())
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._choose()
        self._dress()

    def use(self, wish: str) -> None:
        """Force light or dark, or follow the system again."""
        if wish != self._wish:
            self._wish = wish
            self._refresh()

    @Slot()
    def _follow(self) -> None:
        if self._wish == SYSTEM:
            self._refresh()

    def _refresh(self) -> None:
        before = self.colors
        self._choose()
        if self.colors is not before and self._app is not None:
            self._dress()
            self.changed.emit()

    def _choose(self) -> None:
        dark = self._wish == DARK
        if self._wish == SYSTEM and QGuiApplication.instance() is not None:
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.colors = DARK_COLORS if dark else LIGHT_COLORS

    def _dress(self) -> None:
        if self._app is not None:
            self._app.setPalette(palette_of(self.colors))
            self._app.setStyleSheet(style_sheet(self.colors))


def body_font() -> QFont:
    """The system's font in the body size."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if QGuiApplication.platformName() in ("xcb", "wayland", "offscreen"):
        shown = font.family()
        if shown.lower() in ("sans serif", "sans", "dejavu sans", "") or not QFontDatabase.hasFamily(shown):
            known = [name for name in _LINUX_FALLBACKS if QFontDatabase.hasFamily(name)]
            if known:
                font.setFamily(known[0])
    font.setPixelSize(BODY_PX)
    return font


def palette_of(colors: Colors) -> QPalette:
    """The palette for what the style sheet does not reach: Qt's own dialogs, item views, our painters."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, color in {
        role.Window: colors.ground,
        role.WindowText: colors.text,
        role.Base: colors.surface,
        role.AlternateBase: colors.header,
        role.Text: colors.text,
        role.Button: colors.raised,
        role.ButtonText: colors.text,
        role.BrightText: colors.bad,
        role.Highlight: colors.accent,
        role.HighlightedText: colors.on_accent,
        role.Accent: colors.accent,
        role.Link: colors.accent,
        role.LinkVisited: colors.accent,
        role.PlaceholderText: colors.muted,
        role.ToolTipBase: colors.tip,
        role.ToolTipText: colors.on_tip,
        role.Light: colors.surface,
        role.Midlight: colors.header,
        role.Mid: colors.line,
        role.Dark: colors.field_line,
        role.Shadow: colors.shadow,
    }.items():
        palette.setColor(name, color)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, colors.disabled)
    return palette


def style_sheet(colors: Colors) -> str:
    """`oes.qss` with `$token` replaced by its colour and `$style` by the folder of the indicators."""
    template = Template(resources.path("style/oes.qss").read_text("utf-8"))
    tokens = {
        field.name: getattr(colors, field.name).name() for field in fields(colors) if field.name != "dark"
    }
    folder = resources.path("style/dark" if colors.dark else "style/light")
    return template.substitute(tokens, style=folder.as_posix())
