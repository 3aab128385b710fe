"""Rooms behind the student: four backgrounds at double size, softly out of focus."""

from __future__ import annotations

import random
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

from oes_desktop.server.demo.brush import blurred, colour, darker, faint, gradient, lay, lighter, mix, oval

SIZE = (1280, 960)


def draw_room(name: str) -> Image.Image:
    """`name`: study, window, shelf or kitchen. RGB, `SIZE`."""
    draw: Callable[[], Image.Image] = {
        "study": _study,
        "window": _window,
        "shelf": _shelf,
        "kitchen": _kitchen,
    }[name]
    canvas = draw().filter(ImageFilter.GaussianBlur(7))
    corner = Image.new("L", SIZE, 255)
    corner.paste(0, (0, 0), oval(SIZE, (640, 450), (860, 640)))
    lay(canvas, faint(blurred(corner, 150), 0.5), (18, 20, 30))
    return canvas


def _wall(top: str, bottom: str) -> Image.Image:
    canvas = gradient(SIZE, colour(top), colour(bottom))
    lay(canvas, faint(blurred(oval(SIZE, (380, 260), (420, 320)), 160), 0.5), lighter(colour(top), 0.5))
    return canvas


def _study() -> Image.Image:
    canvas = _wall("#8d9bab", "#66727f")
    draw = ImageDraw.Draw(canvas)
    draw.rectangle((800, 90, 1130, 400), fill=colour("#e9e4d8"))
    draw.rectangle((818, 108, 1112, 382), fill=colour("#b8c7c9"))
    draw.polygon(
        [(818, 382), (920, 230), (990, 310), (1050, 200), (1112, 290), (1112, 382)], fill=colour("#74909a")
    )
    draw.ellipse((880, 140, 930, 190), fill=colour("#f3d9a0"))
    draw.rectangle((0, 300, 300, 322), fill=colour("#7a5c44"))
    _books(draw, 12, 300, 280, 150, 3)
    return canvas


def _window() -> Image.Image:
    canvas = _wall("#c9c0b2", "#93887c")
    draw = ImageDraw.Draw(canvas)
    draw.rectangle((70, 60, 480, 640), fill=colour("#f5f2ec"))
    canvas.paste(gradient((370, 540), colour("#cfe3f2"), colour("#f2efe2")), (90, 80))
    draw.rectangle((266, 80, 284, 620), fill=colour("#f5f2ec"))
    draw.rectangle((90, 300, 460, 316), fill=colour("#f5f2ec"))
    for x, tint in ((20, "#b79f86"), (446, "#ad947b")):
        canvas.paste(gradient((92, 760), colour(tint), darker(colour(tint), 0.2), sideways=True), (x, 30))
    draw.rectangle((1040, 560, 1150, 760), fill=colour("#8c6a52"))
    for angle in range(7):
        x = 1096 + (angle - 3) * 46
        leaf = [
            (1094, 580),
            (x - 24, 430 - 18 * (3 - abs(angle - 3))),
            (x + 24, 420 - 18 * (3 - abs(angle - 3))),
        ]
        draw.polygon(leaf, fill=mix(colour("#557a52"), colour("#88a96b"), angle / 7))
    return canvas


def _shelf() -> Image.Image:
    canvas = _wall("#a79c9a", "#7d7274")
    draw = ImageDraw.Draw(canvas)
    draw.rectangle((760, 0, 1240, 960), fill=colour("#5f4b3f"))
    for number, y in enumerate((20, 240, 460, 680)):
        draw.rectangle((784, y, 1216, y + 190), fill=colour("#453730"))
        _books(draw, 792, y + 190, 416, 170, 11 + number)
    draw.rectangle((110, 150, 390, 350), fill=colour("#d8cfc0"))
    draw.rectangle((128, 168, 372, 332), fill=colour("#8fa3b3"))
    return canvas


def _kitchen() -> Image.Image:
    canvas = _wall("#b9c4bb", "#8a968f")
    draw = ImageDraw.Draw(canvas)
    for x in (20, 230, 850, 1060):
        canvas.paste(gradient((200, 300), colour("#e4e2da"), colour("#c9c6bc")), (x, 0))
        draw.rectangle((x + 90, 262, x + 110, 276), fill=colour("#8d8a82"))
    draw.rectangle((0, 620, 1280, 660), fill=colour("#8b7767"))
    draw.rectangle((0, 660, 1280, 960), fill=colour("#d6d3ca"))
    draw.line((1000, 0, 1000, 150), fill=colour("#4a4a4a"), width=6)
    draw.pieslice((900, 110, 1100, 310), 180, 360, fill=colour("#d0883f"))
    draw.ellipse((960, 190, 1040, 240), fill=colour("#fff1c9"))
    draw.rectangle((120, 500, 210, 620), fill=colour("#a4553f"))
    draw.ellipse((240, 540, 340, 622), fill=colour("#dfe5e8"))
    return canvas


def _books(draw: ImageDraw.ImageDraw, left: int, floor: int, width: int, height: int, seed: int) -> None:
    choose = random.Random(seed)
    tints = ("#9c4a43", "#4a6a8a", "#c8a45c", "#5c7a5a", "#76597f", "#d9d2c2", "#3f4a56")
    x = left
    while x < left + width - 40:
        thick = choose.randint(20, 42)
        draw.rectangle(
            (x, floor - choose.randint(height * 2 // 3, height), x + thick, floor),
            fill=colour(choose.choice(tints)),
        )
        x += thick + choose.choice((2, 2, 3, 18))
