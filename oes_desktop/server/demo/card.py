"""Draws an identity card: the portrait and the name of a student. No real document looks like it."""

from __future__ import annotations

from PIL import Image, ImageDraw

from oes_desktop.server.demo.brush import blurred, colour, faint, font, gradient, lay, slab
from oes_desktop.server.demo.names import Student

_SIZE = (1280, 960)
_CARD = (110, 140, 1170, 820)
_INK, _MUTED = colour("#20304a"), colour("#6a7a92")


def draw_card(portrait: Image.Image, student: Student) -> Image.Image:
    """The card held before the camera, RGB, 640x480. `portrait` is of 300x380."""
    canvas = gradient(_SIZE, colour("#8a7f6c"), colour("#6f6656"))
    shade = slab(_SIZE, (_CARD[0] + 14, _CARD[1] + 22, _CARD[2] + 14, _CARD[3] + 22), 40)
    lay(canvas, faint(blurred(shade, 22), 0.6), (20, 18, 14))
    card = slab(_SIZE, _CARD, 40)
    lay(canvas, card, gradient(_SIZE, colour("#f2f7fc"), colour("#cfe0ee")))
    draw = ImageDraw.Draw(canvas)
    for number in range(14):  # the wavy ground of such cards
        y = 250 + number * 40
        points = [(x, y + 14 * ((x // 60 + number) % 2)) for x in range(_CARD[0] + 30, _CARD[2] - 20, 60)]
        draw.line(points, fill=colour("#c3d7e8"), width=3, joint="curve")
    draw.rounded_rectangle((_CARD[0], _CARD[1], _CARD[2], _CARD[1] + 110), 40, fill=colour("#1f6f8b"))
    draw.rectangle((_CARD[0], _CARD[1] + 60, _CARD[2], _CARD[1] + 110), fill=colour("#1f6f8b"))
    draw.text(
        (160, 196),
        "СТУДЕНТ КУӘЛІГІ · СТУДЕНЧЕСКИЙ БИЛЕТ",
        font=font(34, bold=True),
        fill=(255, 255, 255),
        anchor="lm",
    )
    photo = portrait.resize((330, 418), Image.Resampling.LANCZOS)
    frame = Image.new("L", photo.size)
    ImageDraw.Draw(frame).rounded_rectangle((0, 0, 329, 417), 18, fill=255)
    canvas.paste(photo, (164, 304), frame)
    _write(draw, student)
    return canvas.reduce(2)


def _write(draw: ImageDraw.ImageDraw, student: Student) -> None:
    y = 320
    draw.text((540, y), "Аты-жөні / Ф. И. О.", font=font(24), fill=_MUTED, anchor="lm")
    size = 44 if max(map(len, student.name.split())) <= 18 else 33
    for word in student.name.split():
        y += 54
        draw.text((540, y), word, font=font(size, bold=True), fill=_INK, anchor="lm")
    for label, value in (("Тобы / Группа", student.group), ("№", student.id)):
        y += 62
        draw.text((540, y), label, font=font(24), fill=_MUTED, anchor="lm")
        draw.text((800, y), value, font=font(32, bold=True), fill=_INK, anchor="lm")
    draw.text((164, 776), "УНИВЕРСИТЕТ · ДЕМО", font=font(24), fill=_MUTED, anchor="lm")
