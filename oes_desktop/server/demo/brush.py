"""Soft shapes for the demo's drawings: smooth outlines, gradients, shading. Pillow only; knows no scene.

Coordinates are pixels of a canvas twice as large as the finished picture. A shape is a mask drawn twice as
large again and reduced, so every edge is smooth; `reduce(2)` of the finished drawing smooths once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

Colour = tuple[int, int, int]
Point = tuple[float, float]
Size = tuple[int, int]

_FINE = 2
_FACES = {  # the first that the system has; the last resort is Pillow's own, which lacks Cyrillic
    False: ("DejaVuSans.ttf", "segoeui.ttf", "Arial.ttf", "arial.ttf", "NotoSans-Regular.ttf"),
    True: ("DejaVuSans-Bold.ttf", "segoeuib.ttf", "Arial Bold.ttf", "arialbd.ttf", "NotoSans-Bold.ttf"),
}


@lru_cache(maxsize=64)
def font(pixels: int, *, bold: bool = False) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for name in _FACES[bold]:
        try:
            return ImageFont.truetype(name, pixels)
        except OSError:
            continue
    return ImageFont.load_default(pixels)


def colour(text: str) -> Colour:
    """`#rrggbb` as numbers."""
    value = int(text.removeprefix("#"), 16)
    return value >> 16, value >> 8 & 255, value & 255


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of `other` in `one`, 0..1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def darker(one: Colour, share: float) -> Colour:
    return mix(one, (14, 12, 24), share)


def lighter(one: Colour, share: float) -> Colour:
    return mix(one, (255, 250, 242), share)


def smooth(points: Sequence[Point], steps: int = 10) -> list[Point]:
    """A closed curve through all points (Catmull-Rom)."""
    knots = np.asarray(points, float)
    before, after, next_but_one = np.roll(knots, 1, 0), np.roll(knots, -1, 0), np.roll(knots, -2, 0)
    curve = []
    for part in np.linspace(0.0, 1.0, steps, endpoint=False):
        a = 2 * knots
        b = (after - before) * part
        c = (2 * before - 5 * knots + 4 * after - next_but_one) * part**2
        d = (3 * knots - before - 3 * after + next_but_one) * part**3
        curve.append((a + b + c + d) / 2)
    return [(float(x), float(y)) for x, y in np.stack(curve, 1).reshape(-1, 2)]


def outline(size: Size, points: Sequence[Point], *, round_off: bool = True) -> Image.Image:
    """Mask of the closed outline through `points`."""
    fine = Image.new("L", (size[0] * _FINE, size[1] * _FINE))
    path = smooth(points) if round_off else list(points)
    ImageDraw.Draw(fine).polygon([(x * _FINE, y * _FINE) for x, y in path], fill=255)
    return fine.reduce(_FINE)


def oval(size: Size, centre: Point, radius: Point) -> Image.Image:
    fine = Image.new("L", (size[0] * _FINE, size[1] * _FINE))
    box = [(c + sign * r) * _FINE for sign in (-1, 1) for c, r in zip(centre, radius, strict=True)]
    ImageDraw.Draw(fine).ellipse(box, fill=255)
    return fine.reduce(_FINE)


def slab(size: Size, box: tuple[float, float, float, float], radius: float) -> Image.Image:
    """Mask of a rectangle with round corners."""
    fine = Image.new("L", (size[0] * _FINE, size[1] * _FINE))
    ImageDraw.Draw(fine).rounded_rectangle([v * _FINE for v in box], radius * _FINE, fill=255)
    return fine.reduce(_FINE)


def stroke(size: Size, points: Sequence[Point], width: float) -> Image.Image:
    """Mask of an open line through `points` with round ends."""
    fine = Image.new("L", (size[0] * _FINE, size[1] * _FINE))
    draw = ImageDraw.Draw(fine)
    path = [(x * _FINE, y * _FINE) for x, y in points]
    draw.line(path, fill=255, width=round(width * _FINE), joint="curve")
    half = width * _FINE / 2
    for x, y in (path[0], path[-1]):
        draw.ellipse((x - half, y - half, x + half, y + half), fill=255)
    return fine.reduce(_FINE)


def gradient(size: Size, top: Colour, bottom: Colour, *, sideways: bool = False) -> Image.Image:
    ramp = Image.linear_gradient("L")
    ramp = (ramp.transpose(Image.Transpose.ROTATE_90) if sideways else ramp).resize(size)
    return Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), ramp)


def lay(canvas: Image.Image, mask: Image.Image, paint: Image.Image | Colour) -> None:
    """Paint through `mask` on an RGB or RGBA canvas of the same size."""
    if isinstance(paint, tuple):
        paint = Image.new("RGB", canvas.size, paint)
    if canvas.mode == "RGB":
        canvas.paste(paint, (0, 0), mask)
        return
    layer = paint.convert("RGBA")
    layer.putalpha(mask)
    canvas.alpha_composite(layer)


def faint(mask: Image.Image, share: float) -> Image.Image:
    return mask.point([round(value * share) for value in range(256)])


def blurred(mask: Image.Image, radius: float) -> Image.Image:
    return mask.filter(ImageFilter.GaussianBlur(radius))


def within(mask: Image.Image, other: Image.Image) -> Image.Image:
    return ImageChops.multiply(mask, other)


def solid(canvas: Image.Image, mask: Image.Image, base: Colour, *, depth: float = 26.0) -> None:
    """A rounded body: `base` lit from the upper left, its rim in shade. RGBA canvas."""
    box = mask.getbbox()
    if box is None:
        return
    margin = round(depth * 2)
    left, top = max(0, box[0] - margin), max(0, box[1] - margin)
    right, bottom = min(mask.width, box[2] + margin), min(mask.height, box[3] + margin)
    part, shape = canvas.crop((left, top, right, bottom)), mask.crop((left, top, right, bottom))
    lay(part, shape, gradient(part.size, lighter(base, 0.10), darker(base, 0.12)))
    rim = ImageChops.subtract(shape, blurred(shape, depth))
    lay(part, faint(rim, 0.55), darker(base, 0.55))
    moved = ImageChops.offset(shape, round(depth * 0.9), round(depth * 0.5))
    lit = within(shape, ImageChops.invert(blurred(moved, depth * 0.8)))
    lay(part, faint(lit, 0.28), lighter(base, 0.75))
    canvas.paste(part, (left, top))


class Sprite:
    """A drawn thing in the size of the finished picture, without its empty margins, to be put on RGB pictures
    many times."""

    def __init__(self, drawn: Image.Image) -> None:
        """`drawn`: RGBA, double size."""
        small = drawn.reduce(2)
        box = small.getbbox() or (0, 0, 1, 1)
        self._offset = box[:2]
        self._paint = small.crop(box).convert("RGB")
        self._mask = small.crop(box).getchannel("A")

    def put(self, picture: Image.Image, corner: tuple[float, float]) -> None:
        """`corner`: where the upper left corner of the whole drawing would be, pixels of the double size."""
        place = (round(corner[0] / 2) + self._offset[0], round(corner[1] / 2) + self._offset[1])
        picture.paste(self._paint, place, self._mask)
