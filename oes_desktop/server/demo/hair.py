"""Hair, beard and headscarf of the demo's people, and the measures of a head that all drawing shares."""

from __future__ import annotations

import math

from PIL import Image

from oes_desktop.server.demo.brush import (
    Point,
    blurred,
    darker,
    faint,
    lay,
    lighter,
    outline,
    oval,
    solid,
    stroke,
    within,
)
from oes_desktop.server.demo.looks import Look

Points = tuple[Point, ...]

HEAD_SIZE = (560, 700)
CENTRE: Point = (280.0, 300.0)  # between the eyes
UNIT = 128.0  # half the width of a head, pixels of the double size


def on_head(x: float, y: float) -> Point:
    """A place on the head: (0, 0) between the eyes, 1 = half a head's width."""
    return CENTRE[0] + x * UNIT, CENTRE[1] + y * UNIT


def mirrored(half: Points) -> Points:
    """A symmetric outline from its right half, from the top down."""
    return (*half, *((-x, y) for x, y in reversed(half) if x))


# Outlines around the head, in units of `on_head`.
_BEHIND: dict[str, Points] = {
    "long": mirrored(
        ((0, -1.5), (0.86, -1.28), (1.22, -0.5), (1.26, 0.5), (1.34, 1.5), (1.2, 2.5), (0.5, 2.7))
    ),
    "bob": mirrored(((0, -1.46), (0.86, -1.26), (1.2, -0.5), (1.27, 0.3), (1.2, 0.98), (0.8, 1.2))),
    "bun": mirrored(((0, -1.4), (0.8, -1.2), (1.08, -0.5), (1.02, 0.3), (0, 0.8))),
    "hijab": mirrored(
        ((0, -1.5), (0.9, -1.26), (1.22, -0.5), (1.2, 0.4), (1.3, 1.3), (1.62, 2.2), (1.2, 2.9))
    ),
    "": mirrored(((0, -1.38), (0.78, -1.2), (1.06, -0.6), (1.0, 0.1), (0, 0.6))),
}
_SHORT: Points = (
    (-1.04, 0.02), (-1.1, -0.55), (-0.86, -1.2), (-0.3, -1.5), (0.36, -1.5), (0.9, -1.2), (1.1, -0.55),
    (1.04, 0.02), (0.95, -0.08), (0.9, -0.5), (0.62, -0.74), (0.1, -0.72), (-0.3, -0.82), (-0.66, -0.66),
    (-0.9, -0.46), (-0.95, -0.08),
)  # fmt: skip
_PARTED: Points = (
    (-1.03, 0.0), (-1.1, -0.6), (-0.9, -1.22), (-0.4, -1.56), (0.3, -1.62), (0.95, -1.3), (1.14, -0.7),
    (1.03, 0.0), (0.94, -0.12), (0.9, -0.56), (0.7, -0.8), (0.2, -0.86), (-0.2, -1.02), (-0.52, -0.9),
    (-0.84, -0.5), (-0.94, -0.12),
)  # fmt: skip
_CURLY: Points = (
    (-1.02, -0.1), (-1.08, -0.6), (-0.8, -1.16), (0, -1.4), (0.8, -1.16), (1.08, -0.6), (1.02, -0.1),
    (0.86, -0.55), (0.4, -0.8), (-0.4, -0.8), (-0.86, -0.55),
)  # fmt: skip
_CURTAIN: Points = (
    (0.02, -1.5), (0.62, -1.42), (1.1, -0.9), (1.2, -0.1), (1.22, 0.8), (1.28, 1.7), (1.14, 2.3), (0.96, 1.6),
    (1.0, 0.7), (0.94, -0.1), (0.66, -0.66), (0.22, -0.98), (0.0, -1.1),
)  # fmt: skip
_FRINGE: Points = (
    (-1.02, 0.95), (-1.2, 0.3), (-1.18, -0.6), (-0.84, -1.28), (0, -1.5), (0.84, -1.28), (1.18, -0.6),
    (1.2, 0.3), (1.02, 0.95), (0.92, 0.3), (0.92, -0.3), (0.7, -0.46), (0.3, -0.5), (-0.1, -0.54),
    (-0.5, -0.48), (-0.92, -0.34), (-0.92, 0.3),
)  # fmt: skip
_COMBED: Points = (
    (-1.02, 0.1), (-1.1, -0.5), (-0.84, -1.2), (0, -1.46), (0.84, -1.2), (1.1, -0.5), (1.02, 0.1),
    (0.96, -0.2), (0.82, -0.62), (0.42, -0.92), (0, -1.0), (-0.42, -0.92), (-0.82, -0.62), (-0.96, -0.2),
)  # fmt: skip
_SCARF = mirrored(
    ((0, -1.52), (0.84, -1.34), (1.2, -0.66), (1.2, 0.2), (1.14, 1.0), (1.4, 1.7), (1.5, 2.3), (0.9, 2.8))
)
_SCARF_OPENING = mirrored(
    ((0, -0.84), (0.6, -0.68), (0.86, -0.2), (0.86, 0.36), (0.66, 0.86), (0.32, 1.16), (0, 1.24))
)
_FOLDS: tuple[Points, ...] = (
    ((-0.9, -0.4), (-0.94, 0.5), (-0.5, 1.36), (0.3, 1.8)),
    ((0.92, 0.3), (0.6, 1.2), (-0.2, 1.62), (-0.9, 2.2)),
    ((-1.02, 0.2), (-0.9, 1.1), (-0.3, 1.9), (0.5, 2.3)),
    ((-0.6, -1.1), (0.1, -1.24), (0.7, -1.0)),
)
_BEARD: Points = (
    (-0.97, 0.1), (-0.86, 0.3), (-0.62, 0.5), (-0.34, 0.56), (0, 0.54), (0.34, 0.56), (0.62, 0.5),
    (0.86, 0.3), (0.97, 0.1), (0.96, 0.5), (0.74, 0.98), (0.36, 1.3), (0, 1.36), (-0.36, 1.3),
    (-0.74, 0.98), (-0.96, 0.5),
)  # fmt: skip


def draw_behind(canvas: Image.Image, look: Look) -> None:
    """What hangs behind the neck and shoulders."""
    colour = darker(look.hair_colour, 0.22)
    if look.hair == "bun":
        knot = oval(HEAD_SIZE, on_head(0.05, -1.62), (0.46 * UNIT, 0.4 * UNIT))
        solid(canvas, knot, look.hair_colour)
    solid(canvas, _shape(_BEHIND.get(look.hair, _BEHIND[""])), colour)


def draw_front(canvas: Image.Image, look: Look) -> None:
    """What lies over the forehead and the temples."""
    {
        "short": _short,
        "parted": _parted,
        "curly": _curly,
        "long": _curtain,
        "bob": _fringe,
        "bun": _combed,
        "hijab": _scarf,
    }[look.hair](canvas, look)


def draw_beard(canvas: Image.Image, look: Look, face: Image.Image) -> None:
    lay(canvas, faint(blurred(_shape(_BEARD), 5), 0.8), darker(look.hair_colour, 0.1))
    around_mouth = blurred(oval(HEAD_SIZE, on_head(0, 0.72), (0.33 * UNIT, 0.11 * UNIT)), 7)
    lay(canvas, faint(within(around_mouth, face), 0.8), look.skin)


def _shape(points: Points) -> Image.Image:
    return outline(HEAD_SIZE, [on_head(x, y) for x, y in points])


def _strands(canvas: Image.Image, look: Look, lines: tuple[Points, ...]) -> None:
    """A few light and dark strands, only where there is hair."""
    own = canvas.getchannel("A")
    for number, line in enumerate(lines):
        mark = blurred(stroke(HEAD_SIZE, [on_head(x, y) for x, y in line], 0.04 * UNIT), 4)
        paint = lighter(look.hair_colour, 0.35) if number % 2 == 0 else darker(look.hair_colour, 0.5)
        lay(canvas, faint(within(mark, own), 0.5), paint)


def _short(canvas: Image.Image, look: Look) -> None:
    solid(canvas, _shape(_SHORT), look.hair_colour)
    lines = (
        ((-0.6, -1.1), (-0.2, -1.25), (0.3, -1.22)),
        ((-0.7, -0.9), (-0.3, -1.05), (0.2, -0.98)),
        ((0.1, -1.3), (0.6, -1.1), (0.85, -0.7)),
    )
    _strands(canvas, look, lines)


def _parted(canvas: Image.Image, look: Look) -> None:
    solid(canvas, _shape(_PARTED), look.hair_colour)
    lines = (
        ((-0.45, -1.02), (0.1, -1.3), (0.7, -1.22)),
        ((-0.4, -0.98), (0.2, -1.12), (0.85, -0.95)),
        ((-0.5, -1.1), (-0.1, -1.44), (0.4, -1.46)),
        ((-0.55, -1.05), (-0.8, -0.8), (-0.95, -0.45)),
    )
    _strands(canvas, look, lines)


def _curly(canvas: Image.Image, look: Look) -> None:
    solid(canvas, _shape(_CURLY), look.hair_colour)
    for ring, (radius, count) in enumerate(((1.1, 15), (0.86, 11))):
        for number in range(count):
            angle = math.pi * (0.04 + 0.92 * number / (count - 1))
            spot = on_head(radius * math.cos(angle), -0.34 - (radius + 0.06) * math.sin(angle) * 0.98)
            size = (0.235 - 0.02 * (number % 3) - 0.01 * ring) * UNIT
            curl = oval(HEAD_SIZE, spot, (size, size * 0.94))
            solid(canvas, curl, lighter(look.hair_colour, 0.03 * (number % 3)), depth=9)


def _curtain(canvas: Image.Image, look: Look) -> None:
    for side in (-1, 1):
        solid(canvas, _shape(tuple((side * x, y) for x, y in _CURTAIN)), look.hair_colour)
    for side in (-1, 1):
        inner: Points = ((0.1, -1.25), (0.7, -0.95), (1.02, -0.3), (1.08, 0.8))
        outer: Points = ((0.3, -1.36), (0.9, -0.98), (1.13, -0.2), (1.17, 1.2))
        _strands(canvas, look, tuple(tuple((side * x, y) for x, y in line) for line in (inner, outer)))


def _fringe(canvas: Image.Image, look: Look) -> None:
    solid(canvas, _shape(_FRINGE), look.hair_colour)
    starts = (-0.55, -0.36, -0.14, 0.08, 0.3, 0.5)
    _strands(canvas, look, tuple(((0.1 + x, -1.3), (x * 1.25, -0.95), (x * 1.35, -0.58)) for x in starts))


def _combed(canvas: Image.Image, look: Look) -> None:
    solid(canvas, _shape(_COMBED), look.hair_colour)
    lines = tuple(
        ((x, -1.42 + abs(x) * 0.2), (x * 1.6, -1.08 + abs(x) * 0.3), (x * 2.0, -0.78 + abs(x) * 0.6))
        for x in (-0.4, -0.22, 0.0, 0.22, 0.4)
    )
    _strands(canvas, look, lines)


def _scarf(canvas: Image.Image, look: Look) -> None:
    """Cloth around an opening for the face, laid over the shoulders."""
    opening = _shape(_SCARF_OPENING)
    mask = Image.composite(Image.new("L", HEAD_SIZE), _shape(_SCARF), opening)
    solid(canvas, mask, look.hair_colour)
    for line in _FOLDS:
        fold = blurred(stroke(HEAD_SIZE, [on_head(x, y) for x, y in line], 0.05 * UNIT), 5)
        lay(canvas, faint(within(fold, mask), 0.5), darker(look.hair_colour, 0.55))
    rim = within(blurred(opening, 8), mask)
    lay(canvas, faint(rim, 0.6), darker(look.hair_colour, 0.5))
