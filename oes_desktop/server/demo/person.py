"""Draws one person of `looks`, as sprites that a scene puts together: body, head in its states, phone.

Sprites are RGBA on canvases of the double size (see `brush`); the head's states are made once and kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from oes_desktop.server.demo import hair
from oes_desktop.server.demo.brush import (
    Colour,
    Point,
    Sprite,
    blurred,
    darker,
    faint,
    gradient,
    lay,
    lighter,
    mix,
    outline,
    oval,
    slab,
    solid,
    stroke,
    within,
)
from oes_desktop.server.demo.hair import CENTRE, HEAD_SIZE, UNIT, mirrored, on_head
from oes_desktop.server.demo.looks import Look

BODY_SIZE = (1000, 620)
NECK: Point = (500.0, 180.0)  # the neck's foot on the body
FACE_SIZE = (300, 260)
_FACE_CENTRE: Point = (150.0, 90.0)  # between the eyes, on the canvas of the features
_SKULL = ((0, -1.22), (0.6, -1.1), (0.94, -0.62), (0.99, -0.08), (0.93, 0.4), (0.72, 0.88), (0.34, 1.2))


@dataclass(frozen=True, slots=True)
class Expression:
    """`turn`: the face turned left (-) or right (+), in steps of about ten degrees; `nod`: down (+) or up;
    `look`: the pupils, -3..3 in both directions; `mouth`: 0 closed to 2 open."""

    turn: int = 0
    nod: int = 0
    look: tuple[int, int] = (0, 0)
    blink: bool = False
    mouth: int = 0


CALM = Expression()


class Person:
    """The sprites of one look: `behind` (hair behind the body), `body`, `head(expression)`, `phone`."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.body = Sprite(_body(look))
        self.phone = Sprite(_phone(look))
        behind, self._skull, self._front = _head_layers(look)
        self.behind = Sprite(behind)
        self._still = _still_features(look)
        self._eyes = lru_cache(maxsize=64)(self._draw_eyes)
        self._mouth = lru_cache(maxsize=4)(self._draw_mouth)
        self.head = lru_cache(maxsize=128)(self._head)

    def _head(self, expression: Expression) -> Sprite:
        """The head with `expression`, drawn on `HEAD_SIZE`, without neck."""
        face = Image.new("RGBA", FACE_SIZE)
        face.alpha_composite(self._eyes(expression.look, expression.blink))
        face.alpha_composite(self._mouth(expression.mouth))
        face.alpha_composite(self._still)
        shift = (round(expression.turn * 0.085 * UNIT), round(expression.nod * 0.06 * UNIT))
        corner = (
            round(CENTRE[0] - _FACE_CENTRE[0]) + shift[0],
            round(CENTRE[1] - _FACE_CENTRE[1]) + shift[1],
        )
        canvas = self._skull.copy()
        canvas.alpha_composite(face, corner)
        front = Image.new("RGBA", HEAD_SIZE)
        front.paste(self._front, (shift[0] // 3, shift[1] // 3))
        canvas.alpha_composite(front)
        return Sprite(canvas)

    def _draw_eyes(self, look: tuple[int, int], blink: bool) -> Image.Image:
        canvas = Image.new("RGBA", FACE_SIZE)
        for side in (-1, 1):
            _draw_eye(canvas, self.look, look, blink, side)
        return canvas

    def _draw_mouth(self, opened: int) -> Image.Image:
        canvas = Image.new("RGBA", FACE_SIZE)
        _draw_mouth(canvas, self.look, opened)
        return canvas


def _at(x: float, y: float) -> Point:
    """As `hair.on_head`, on the small canvas of the features."""
    return _FACE_CENTRE[0] + x * UNIT, _FACE_CENTRE[1] + y * UNIT


def _head_layers(look: Look) -> tuple[Image.Image, Image.Image, Image.Image]:
    """What is behind the body, the skull with ears, and what lies over the face."""
    behind, skull, front = (Image.new("RGBA", HEAD_SIZE) for _ in range(3))
    hair.draw_behind(behind, look)
    if look.hair != "hijab":
        for side in (-1, 1):
            ear = oval(HEAD_SIZE, on_head(side * 0.99, 0.08), (0.15 * UNIT, 0.26 * UNIT))
            solid(skull, ear, darker(look.skin, 0.06), depth=10)
    face = outline(HEAD_SIZE, [on_head(x, y) for x, y in mirrored(_SKULL)])
    solid(skull, face, look.skin)
    for side in (-1, 1):
        cheek = blurred(oval(HEAD_SIZE, on_head(side * 0.52, 0.42), (0.26 * UNIT, 0.2 * UNIT)), 20)
        lay(skull, faint(within(cheek, face), 0.22), mix(look.skin, (222, 92, 84), 0.7))
    if look.beard:
        hair.draw_beard(skull, look, face)
    hair.draw_front(front, look)
    return behind, skull, front


def _still_features(look: Look) -> Image.Image:
    """Brows, nose and glasses: what no expression changes."""
    canvas = Image.new("RGBA", FACE_SIZE)
    arch = ((0.2, -0.30), (0.32, -0.355), (0.46, -0.385), (0.6, -0.36), (0.72, -0.285))
    for side in (-1, 1):
        brow = stroke(FACE_SIZE, [_at(side * x, y) for x, y in arch], (0.05 if look.female else 0.08) * UNIT)
        shade = (52, 38, 34) if look.hair == "hijab" else darker(look.hair_colour, 0.25)
        lay(canvas, faint(brow, 0.8), shade)
    bridge = stroke(FACE_SIZE, [_at(0.07, -0.02), _at(0.11, 0.3)], 0.1 * UNIT)
    lay(canvas, faint(blurred(bridge, 10), 0.34), darker(look.skin, 0.5))
    tip = [_at(x, y) for x, y in ((-0.13, 0.38), (-0.05, 0.435), (0.05, 0.435), (0.13, 0.38))]
    lay(canvas, faint(blurred(stroke(FACE_SIZE, tip, 0.035 * UNIT), 2), 0.6), darker(look.skin, 0.55))
    light = blurred(oval(FACE_SIZE, _at(-0.02, 0.27), (0.05 * UNIT, 0.1 * UNIT)), 7)
    lay(canvas, faint(light, 0.4), lighter(look.skin, 0.8))
    if look.glasses:
        _draw_glasses(canvas)
    return canvas


def _draw_eye(canvas: Image.Image, person: Look, look: tuple[int, int], blink: bool, side: int) -> None:
    x, y = _at(side * 0.44, -0.04)
    wide, high = 0.205 * UNIT, 0.105 * UNIT
    socket = blurred(oval(FACE_SIZE, (x, y - 4), (wide * 1.35, high * 1.9)), 14)
    lay(canvas, faint(socket, 0.28), darker(person.skin, 0.45))
    if blink:
        closed = [
            (x - wide, y),
            (x - wide / 2, y + high * 0.55),
            (x + wide / 2, y + high * 0.55),
            (x + wide, y),
        ]
        lay(canvas, stroke(FACE_SIZE, closed, 0.045 * UNIT), darker(person.skin, 0.75))
        return
    almond = outline(FACE_SIZE, [(x - wide, y + 2), (x, y - high * 1.12), (x + wide, y), (x, y + high)])
    lay(canvas, almond, gradient(FACE_SIZE, (226, 224, 226), (252, 250, 248)))
    pupil = (x + look[0] * 0.038 * UNIT, y + look[1] * 0.022 * UNIT)
    for radius, paint in (
        (0.098, darker(person.eyes, 0.2)),
        (0.078, lighter(person.eyes, 0.12)),
        (0.044, (16, 12, 12)),
    ):
        lay(canvas, within(oval(FACE_SIZE, pupil, (radius * UNIT, radius * UNIT)), almond), paint)
    glint = oval(FACE_SIZE, (pupil[0] - 0.03 * UNIT, pupil[1] - 0.035 * UNIT), (0.022 * UNIT, 0.022 * UNIT))
    lay(canvas, glint, (255, 255, 255))
    lid = [
        (x - wide, y + 2),
        (x - wide / 2, y - high * 0.86),
        (x, y - high * 1.12),
        (x + wide / 2, y - high * 0.86),
        (x + wide, y),
    ]
    lay(canvas, stroke(FACE_SIZE, lid, (0.05 if person.female else 0.036) * UNIT), (40, 28, 28))


def _draw_mouth(canvas: Image.Image, look: Look, opened: int) -> None:
    lips: Colour = mix(look.skin, (176, 62, 66) if look.female else (158, 84, 78), 0.62)
    gap = (0.0, 0.09, 0.17)[opened]
    half = (0.29, 0.26, 0.22)[opened]
    upper = outline(
        FACE_SIZE,
        [_at(x, y) for x, y in
         ((-half, 0.695), (-0.1, 0.65), (0, 0.665), (0.1, 0.65), (half, 0.695), (0, 0.735 + gap / 3))],
    )  # fmt: skip
    lower = outline(
        FACE_SIZE, [_at(x, y) for x, y in ((-half, 0.7), (0, 0.73 + gap), (half, 0.7), (0, 0.82 + gap))]
    )
    if opened:
        cave = outline(
            FACE_SIZE, [_at(x, y) for x, y in ((-half, 0.7), (0, 0.69), (half, 0.7), (0, 0.76 + gap))]
        )
        lay(canvas, cave, (82, 30, 34))
        teeth = oval(FACE_SIZE, _at(0, 0.715), (half * 0.62 * UNIT, 0.045 * UNIT))
        lay(canvas, within(teeth, cave), (246, 242, 238))
    lay(canvas, faint(lower, 0.9), lighter(lips, 0.1))
    lay(canvas, faint(upper, 0.95), darker(lips, 0.08))
    if not opened:
        crease = [
            _at(x, y)
            for x, y in (
                (-half - 0.01, 0.69),
                (-half / 2, 0.722),
                (0, 0.735),
                (half / 2, 0.722),
                (half + 0.01, 0.69),
            )
        ]
        lay(canvas, faint(stroke(FACE_SIZE, crease, 0.024 * UNIT), 0.75), darker(lips, 0.5))


def _draw_glasses(canvas: Image.Image) -> None:
    frame = (44, 44, 52)
    for side in (-1, 1):
        x, y = _at(side * 0.44, 0.0)
        outer = slab(
            FACE_SIZE, (x - 0.33 * UNIT, y - 0.22 * UNIT, x + 0.33 * UNIT, y + 0.24 * UNIT), 0.2 * UNIT
        )
        inner = slab(
            FACE_SIZE, (x - 0.285 * UNIT, y - 0.175 * UNIT, x + 0.285 * UNIT, y + 0.195 * UNIT), 0.17 * UNIT
        )
        lay(canvas, faint(inner, 0.10), (214, 230, 246))
        lay(canvas, Image.composite(Image.new("L", FACE_SIZE), outer, inner), frame)
        lay(canvas, stroke(FACE_SIZE, [_at(side * 0.75, -0.04), _at(side * 0.98, -0.02)], 0.05 * UNIT), frame)
    lay(canvas, stroke(FACE_SIZE, [_at(-0.12, -0.03), _at(0, -0.07), _at(0.12, -0.03)], 0.05 * UNIT), frame)


def _body(look: Look) -> Image.Image:
    """Neck, shoulders and chest; the neck's foot is at `NECK`."""
    canvas = Image.new("RGBA", BODY_SIZE)
    _draw_neck(canvas, look)
    middle, foot = NECK
    span = 335 if look.female else 385
    half: tuple[Point, ...] = (
        (0, 46),
        (84, 40),
        (146, 66),
        (span * 0.72, 116),
        (span * 0.95, 206),
        (span, 350),
        (span + 14, 560),
    )
    mask = outline(BODY_SIZE, [(middle + x, foot - 40 + y) for x, y in mirrored(half)])
    solid(canvas, mask, look.clothes, depth=44)
    for side in (-1, 1):
        line = [(middle + side * span * 0.66, foot + 210), (middle + side * span * 0.60, foot + 440)]
        fold = within(blurred(stroke(BODY_SIZE, line, 14), 12), mask)
        lay(canvas, faint(fold, 0.42), darker(look.clothes, 0.6))
    {"round": _round_neck, "shirt": _shirt_collar, "hood": _hood}[look.collar](canvas, look)
    return canvas


def _draw_neck(canvas: Image.Image, look: Look) -> None:
    middle, foot = NECK
    wide = 54 if look.female else 64
    half: tuple[Point, ...] = ((0, -150), (wide, -150), (wide + 2, -40), (wide + 30, 30), (0, 70))
    neck = outline(BODY_SIZE, [(middle + x, foot + y) for x, y in mirrored(half)])
    solid(canvas, neck, darker(look.skin, 0.08), depth=18)
    shade = within(neck, blurred(oval(BODY_SIZE, (middle, foot - 92), (wide * 1.5, 70)), 14))
    lay(canvas, faint(shade, 0.5), darker(look.skin, 0.5))


def _neckline(canvas: Image.Image, look: Look, radius: Point) -> Image.Image:
    """Bare skin in a round opening of the clothes; returns its mask."""
    opening = within(oval(BODY_SIZE, (NECK[0], NECK[1] - 10), radius), canvas.getchannel("A"))
    lay(canvas, opening, gradient(BODY_SIZE, darker(look.skin, 0.30), darker(look.skin, 0.06)))
    return opening


def _round_neck(canvas: Image.Image, look: Look) -> None:
    skin = _neckline(canvas, look, (96, 74))
    outer = oval(BODY_SIZE, (NECK[0], NECK[1] - 10), (110, 88))
    ring = Image.composite(
        Image.new("L", BODY_SIZE), outer, oval(BODY_SIZE, (NECK[0], NECK[1] - 10), (96, 74))
    )
    lay(canvas, faint(within(ring, canvas.getchannel("A")), 0.9), darker(look.clothes, 0.22))
    lay(canvas, faint(within(blurred(ring, 6), skin), 0.5), darker(look.skin, 0.5))
    _draw_neck(canvas, look)


def _shirt_collar(canvas: Image.Image, look: Look) -> None:
    middle, foot = NECK
    points = [(middle - 80, foot - 20), (middle + 80, foot - 20), (middle, foot + 136)]
    opening = within(outline(BODY_SIZE, points, round_off=False), canvas.getchannel("A"))
    lay(canvas, opening, gradient(BODY_SIZE, darker(look.skin, 0.30), darker(look.skin, 0.06)))
    _draw_neck(canvas, look)
    for side in (-1, 1):
        corners = [(24, 150), (122, 92), (104, -22), (72, -34), (2, 118)]
        flap = outline(BODY_SIZE, [(middle + side * x, foot + y) for x, y in corners], round_off=False)
        lay(canvas, faint(within(blurred(flap, 10), canvas.getchannel("A")), 0.4), darker(look.clothes, 0.6))
        solid(canvas, flap, lighter(look.clothes, 0.24), depth=10)
    placket = stroke(BODY_SIZE, [(middle, foot + 150), (middle, foot + 440)], 4)
    lay(canvas, faint(placket, 0.5), darker(look.clothes, 0.5))
    for y in (206, 306, 406):
        lay(canvas, oval(BODY_SIZE, (middle + 14, foot + y), (8, 8)), lighter(look.clothes, 0.55))


def _hood(canvas: Image.Image, look: Look) -> None:
    middle, foot = NECK
    shirt = within(oval(BODY_SIZE, (middle, foot - 6), (108, 88)), canvas.getchannel("A"))
    lay(canvas, shirt, gradient(BODY_SIZE, (206, 206, 212), (238, 238, 242)))
    _neckline(canvas, look, (88, 62))
    _draw_neck(canvas, look)
    for side in (-1, 1):
        points = [(8, 156), (78, 116), (110, 40), (88, -44), (148, -14), (178, 66), (130, 170), (40, 210)]
        flap = outline(BODY_SIZE, [(middle + side * x, foot + y) for x, y in points])
        lay(canvas, faint(within(blurred(flap, 12), canvas.getchannel("A")), 0.45), darker(look.clothes, 0.6))
        solid(canvas, flap, darker(look.clothes, 0.06), depth=16)
        cord = stroke(
            BODY_SIZE, [(middle + side * x, foot + y) for x, y in ((54, 176), (60, 262), (56, 334))], 8
        )
        lay(canvas, cord, (236, 236, 238))


PHONE_SIZE = (300, 600)


def _phone(look: Look) -> Image.Image:
    """A hand with a phone, its back to the camera."""
    canvas = Image.new("RGBA", PHONE_SIZE)
    sleeve = outline(PHONE_SIZE, [(96, 330), (206, 326), (250, 480), (262, 600), (58, 600), (70, 480)])
    solid(canvas, sleeve, look.clothes, depth=18)
    palm = outline(
        PHONE_SIZE, [(84, 190), (150, 210), (222, 196), (232, 300), (206, 356), (102, 356), (76, 290)]
    )
    solid(canvas, palm, look.skin, depth=16)
    case = slab(PHONE_SIZE, (84, 18, 214, 282), 26)
    solid(canvas, case, (38, 42, 52), depth=12)
    island = slab(PHONE_SIZE, (98, 32, 150, 92), 14)
    lay(canvas, island, (20, 22, 28))
    for x, y in ((115, 50), (133, 50), (124, 73)):
        lay(canvas, oval(PHONE_SIZE, (x, y), (8, 8)), (70, 84, 108))
    for number in range(4):
        y = 176 + number * 34
        finger = stroke(PHONE_SIZE, [(238, y + 8), (200, y)], 30)
        solid(canvas, finger, look.skin, depth=8)
    thumb = stroke(PHONE_SIZE, [(66, 262), (78, 216), (92, 190)], 32)
    solid(canvas, thumb, look.skin, depth=8)
    return canvas
