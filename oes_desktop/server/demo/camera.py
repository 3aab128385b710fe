"""What the camera sees: one student at her desk, and what happens there, as short clips.

A clip is a list of pictures, 640x480 at 12.5 a second, whose number is a multiple of four (0.32 s), so that
sound packets end with it. Clips of one student begin and end in the same pose and so follow one another
without a jump: `idle_*` any number of times, an event as its way in, its loop any number of times, its way
out. Nothing here is random: the same look gives the same pictures.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw

from oes_desktop.server.demo.brush import Point, Sprite, blurred, faint, font, lay, oval
from oes_desktop.server.demo.hair import CENTRE
from oes_desktop.server.demo.looks import LOOKS
from oes_desktop.server.demo.person import CALM, NECK, Expression, Person
from oes_desktop.server.demo.room import SIZE, draw_room

FPS = Fraction(25, 2)
FRAME_MS = 80
EYES: Point = (640.0, 392.0)  # where the student's eyes are, on the double canvas

# Pictures of each clip; the plan counts with them.
LENGTHS = {
    "idle_a": 100, "idle_b": 100, "idle_c": 80,
    "leave": 16, "empty": 40, "back": 16,
    "second_in": 16, "second": 60, "second_out": 16,
    "phone_up": 12, "phone": 48, "phone_down": 12,
    "gaze_out": 8, "gaze": 48, "gaze_back": 8,
    "talk": 48,
    "other_in": 16, "other": 60, "other_out": 16,
    "black": 40,
    "muted": 80,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pose:
    """Where everything is in one picture. `seat`: the student moved right, pixels of the double size (None:
    away); `second`: how far the second person has come in, 0..1; `phone`: how far it is raised, 0..1;
    `other`: the chair is taken by somebody else; `glow`: the screen throws its light on the chair."""

    sway: int = 0
    bob: int = 0
    breath: int = 0
    expression: Expression = CALM
    seat: int | None = 0
    second: float = 0.0
    phone: float = 0.0
    other: bool = False
    glow: bool = False


class Camera:
    """Draws the clips of one look."""

    def __init__(self, look: int) -> None:
        self._look = look
        self._person = Person(LOOKS[look])
        self._room = _with_chair(draw_room(LOOKS[look].room)).reduce(2)
        self._guest = lru_cache(maxsize=1)(self._make_guest)
        self._second = lru_cache(maxsize=1)(self._draw_second)
        self._compose = lru_cache(maxsize=48)(self._draw)

    def clip(self, name: str) -> Iterator[Image.Image]:
        """The pictures of a clip of `LENGTHS`."""
        count = LENGTHS[name]
        if name == "black":
            black = _no_camera()
            return (black for _ in range(count))
        pose = _POSES[name]
        return (self._compose(pose(number, count)) for number in range(count))

    def portrait(self) -> Image.Image:
        """The head and shoulders for a document, RGB, 300x380, before a plain wall."""
        picture = Image.new("RGB", self._room.size, (222, 228, 234))
        self._paste_person(picture, self._person, Pose())
        return picture.crop((170, 75, 470, 455))

    def face(self) -> Image.Image:
        """The photo at the start of the exam: looking straight ahead, RGB, 380x380."""
        picture = self._room.copy()
        self._paste_person(picture, self._person, Pose())
        return picture.crop((130, 40, 510, 420))

    def _make_guest(self) -> Person:
        """Whoever comes in: somebody who looks quite different."""
        return Person(LOOKS[(self._look + 3) % len(LOOKS)])

    def _draw(self, pose: Pose) -> Image.Image:
        picture = self._room.copy()
        if pose.glow:
            light = blurred(oval(picture.size, (320, 350), (130, 110)), 30)
            lay(picture, faint(light, 0.07), (214, 226, 255))
        if pose.second > 0:
            self._second().put(picture, (1290 - 560 * pose.second, 150))
        if pose.seat is not None:
            self._paste_person(picture, self._guest() if pose.other else self._person, pose)
        if pose.phone > 0:
            self._person.phone.put(picture, (836, 980 - 560 * pose.phone + pose.bob))
        return picture

    def _paste_person(self, picture: Image.Image, person: Person, pose: Pose) -> None:
        x, y = EYES[0] + (pose.seat or 0), EYES[1] + abs(pose.seat or 0) * -0.06
        head = (x - CENTRE[0] + pose.sway, y - CENTRE[1] + pose.bob)
        body = (x - NECK[0] + pose.sway // 3, y + 198 - NECK[1] + pose.breath)
        person.behind.put(picture, head)
        person.body.put(picture, body)
        person.head(pose.expression).put(picture, head)

    def _draw_second(self) -> Sprite:
        """The second person, standing behind, whole and smaller."""
        guest = self._guest()
        drawn = []
        for ground in ("black", "white"):  # what differs between the two is empty
            picture = Image.new("RGB", (500, 530), ground)
            guest.behind.put(picture, (220, 0))
            guest.body.put(picture, (0, CENTRE[1] + 198 - NECK[1]))
            guest.head(Expression(turn=-1, look=(-2, 1))).put(picture, (220, 0))
            drawn.append(picture)
        whole = drawn[0].convert("RGBA")
        whole.putalpha(ImageChops.invert(ImageChops.difference(*drawn).convert("L")))
        return Sprite(whole.crop((45, 10, 455, 530)).resize((730, 926), Image.Resampling.LANCZOS))


def _with_chair(room: Image.Image) -> Image.Image:
    """The back of a chair, which is seen when nobody sits in it, and the light of the screen on the desk."""
    canvas = room.copy()
    shade = oval(SIZE, (640, 860), (330, 300))
    lay(canvas, faint(blurred(shade, 40), 0.35), (16, 16, 24))
    seat = Image.new("L", SIZE)
    ImageDraw.Draw(seat).rounded_rectangle((420, 520, 860, 1100), 110, fill=255)
    lay(canvas, blurred(seat, 5), (58, 62, 74))
    inner = Image.new("L", SIZE)
    ImageDraw.Draw(inner).rounded_rectangle((450, 552, 830, 1100), 90, fill=255)
    lay(canvas, faint(blurred(inner, 26), 0.8), (84, 90, 104))
    return canvas


@lru_cache(maxsize=1)
def _no_camera() -> Image.Image:
    canvas = Image.new("RGB", SIZE, (14, 15, 18))
    draw = ImageDraw.Draw(canvas)
    grey = (92, 98, 110)
    draw.rounded_rectangle((520, 380, 700, 520), 26, outline=grey, width=12)
    draw.polygon([(716, 430), (786, 392), (786, 508), (716, 470)], fill=grey)
    draw.line((500, 552, 800, 346), fill=(14, 15, 18), width=34)
    draw.line((500, 552, 800, 346), fill=grey, width=12)
    text = "Камера отключена"
    draw.text((640, 620), text, font=font(40), fill=grey, anchor="mm")
    return canvas.reduce(2)


def _ease(share: float) -> float:
    return share * share * (3 - 2 * share)


def _breath(number: int) -> int:
    """A breath every 4 s (50 pictures)."""
    return round(2.4 * (1 - math.cos(2 * math.pi * number / 50)))


def _calm(number: int, count: int, *, wide: float = 7, nods: int = 1) -> Pose:
    """Sitting still as people do: a slow path that closes after `count` pictures. Steps of two pixels of the
    double size are whole pixels of the picture: what does not move costs nothing in the video."""
    turn = 2 * math.pi * number / count
    sway = 2 * round(wide / 2 * math.sin(turn) * math.sin(turn / 2))
    bob = 2 * round(1.5 * (1 - math.cos(nods * turn)))
    return Pose(sway=sway, bob=bob, breath=_breath(number) if count % 50 == 0 else bob // 2)


def _idle_a(number: int, count: int) -> Pose:
    """Reading: the eyes go along two lines, two blinks."""
    pose = _calm(number, count)
    line = number % 46
    look = (0, 1) if not 8 <= number < 92 else (round(-2 + 4 * line / 45), 1 + (number > 50))
    blink = number in (5, 6, 61, 62)
    return replace(pose, expression=Expression(look=look, blink=blink))


def _idle_b(number: int, count: int) -> Pose:
    """Thinking: up to the ceiling for a moment, then down to the keyboard and typing."""
    pose = _calm(number, count, wide=10)
    if 14 <= number < 40:
        expression = Expression(
            look=(2, -2), nod=-1 if 17 <= number < 38 else 0, turn=1 if 19 <= number < 36 else 0
        )
    elif 50 <= number < 90:
        expression = Expression(look=(-1, 3), nod=2 if 54 <= number < 86 else 1)
        pose = replace(pose, bob=pose.bob + 2 * (number // 3 % 2))
    else:
        expression = Expression(look=(0, 1))
    return replace(pose, expression=replace(expression, blink=number in (12, 13, 46, 47, 93, 94)))


def _idle_c(number: int, count: int) -> Pose:
    """A small smile of relief and a look at the clock in the corner."""
    look = (3, 2) if 30 <= number < 50 else (0, 1)
    pose = _calm(number, count, wide=6, nods=2)
    return replace(pose, expression=Expression(look=look, blink=number in (28, 29, 66, 67)))


def _leave(number: int, count: int) -> Pose:
    share = _ease((number + 1) / count)
    return Pose(
        seat=round(1150 * share) if share < 0.999 else None, expression=Expression(turn=2, look=(2, 0))
    )


def _empty(number: int, count: int) -> Pose:
    """Nobody is there, and yet it is no picture that stands still."""
    return Pose(seat=None, glow=number % 20 >= 10)


def _back(number: int, count: int) -> Pose:
    share = 1 - _ease((number + 1) / count)
    return Pose(seat=round(1150 * share), expression=Expression(turn=-1 if number < 10 else 0, look=(-1, 1)))


def _other_in(number: int, count: int) -> Pose:
    return replace(_back(number, count), seat=round(-1150 * (1 - _ease((number + 1) / count))), other=True)


def _other(number: int, count: int) -> Pose:
    pose = _calm(number, count)
    return replace(
        pose,
        other=True,
        expression=Expression(look=(round(2 * math.sin(number / 9)), 1), blink=number in (20, 21)),
    )


def _other_out(number: int, count: int) -> Pose:
    share = _ease((number + 1) / count)
    return Pose(
        seat=round(-1150 * share) if share < 0.999 else None, other=True, expression=Expression(turn=-1)
    )


def _second_in(number: int, count: int) -> Pose:
    look = (2, 0) if number > 8 else (0, 1)
    return Pose(
        second=_ease((number + 1) / count), expression=Expression(look=look, turn=1 if number > 10 else 0)
    )


def _second(number: int, count: int) -> Pose:
    pose = _calm(number, count)
    speaks = number % 20 < 12
    mouth = number // 2 % 3 if speaks else 0
    expression = Expression(turn=1, look=(2, 0), mouth=mouth, blink=number in (30, 31))
    return replace(pose, second=1.0, expression=expression)


def _second_out(number: int, count: int) -> Pose:
    return Pose(second=max(0.001, 1 - _ease((number + 1) / count)) if number + 1 < count else 0.0,
                expression=Expression(look=(1, 1)))  # fmt: skip


def _phone_up(number: int, count: int) -> Pose:
    share = _ease((number + 1) / count)
    return Pose(
        phone=share, expression=Expression(look=(2, 2) if number > 4 else (0, 1), turn=1 if number > 7 else 0)
    )


def _phone(number: int, count: int) -> Pose:
    pose = _calm(number, count, wide=5)
    return replace(
        pose, phone=1.0, expression=Expression(turn=1, nod=1, look=(2, 3), blink=number in (22, 23))
    )


def _phone_down(number: int, count: int) -> Pose:
    return Pose(phone=1 - _ease((number + 1) / count), expression=Expression(look=(1, 2)))


def _gaze_out(number: int, count: int) -> Pose:
    return Pose(sway=-2 * number, expression=Expression(turn=-1 if number < 4 else -3, look=(-2, 0)))


def _gaze(number: int, count: int) -> Pose:
    bob = 2 * round(1.5 * (1 - math.cos(2 * math.pi * number / count)))
    return Pose(sway=-14, bob=bob, expression=Expression(turn=-3, look=(-3, 1), blink=number in (18, 19)))


def _gaze_back(number: int, count: int) -> Pose:
    return Pose(
        sway=-2 * (count - 1 - number), expression=Expression(turn=-1 if number < 4 else 0, look=(-1, 1))
    )


def _talk(number: int, count: int) -> Pose:
    """Speaking: the mouth follows the syllables of `sound.voice`, four a second."""
    pose = _calm(number, count, nods=2)
    mouth = (0, 1, 2)[number % 3] if 2 <= number < count - 2 else 0
    return replace(pose, expression=Expression(look=(1, 1), mouth=mouth, blink=number in (24, 25)))


_POSES: dict[str, Callable[[int, int], Pose]] = {
    "idle_a": _idle_a, "idle_b": _idle_b, "idle_c": _idle_c, "muted": _idle_c,
    "leave": _leave, "empty": _empty, "back": _back,
    "second_in": _second_in, "second": _second, "second_out": _second_out,
    "phone_up": _phone_up, "phone": _phone, "phone_down": _phone_down,
    "gaze_out": _gaze_out, "gaze": _gaze, "gaze_back": _gaze_back, "talk": _talk,
    "other_in": _other_in, "other": _other, "other_out": _other_out,
}  # fmt: skip
