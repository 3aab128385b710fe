"""Who can sit before the camera: eight appearances, as plain values. Drawing them is `person`."""

from __future__ import annotations

from dataclasses import dataclass

from oes_desktop.server.demo.brush import Colour, colour


@dataclass(frozen=True, slots=True)
class Look:
    """`hair`: short, parted, curly, long, bun, bob or hijab; `room`: which background of `room`;
    `pitch_hz`: the voice."""

    name: str
    female: bool
    skin: Colour
    hair: str
    hair_colour: Colour
    clothes: Colour
    collar: str  # round, shirt, hood
    eyes: Colour
    room: str
    pitch_hz: float
    glasses: bool = False
    beard: bool = False


LOOKS: tuple[Look, ...] = (
    Look("danyar", False, colour("#d9a47e"), "short", colour("#231b1a"), colour("#3b5a8c"), "hood",
         colour("#3a2618"), "study", 118.0),
    Look("aigerim", True, colour("#e8bd9b"), "long", colour("#2a1d1b"), colour("#a5475f"), "round",
         colour("#4a2f1c"), "window", 205.0),
    Look("pavel", False, colour("#efc7ab"), "parted", colour("#8a5f36"), colour("#4d7a62"), "shirt",
         colour("#4f6f86"), "shelf", 126.0, glasses=True),
    Look("asem", True, colour("#e2b28e"), "hijab", colour("#5d7fae"), colour("#3f5577"), "round",
         colour("#3b2517"), "study", 198.0),
    Look("nurlan", False, colour("#c98f68"), "short", colour("#1c1715"), colour("#6a6f78"), "shirt",
         colour("#2f1f15"), "window", 104.0, beard=True),
    Look("viktoria", True, colour("#f3cfb8"), "bob", colour("#b07a42"), colour("#5b5797"), "shirt",
         colour("#5f7f5b"), "kitchen", 214.0, glasses=True),
    Look("timur", False, colour("#d39c73"), "curly", colour("#3a2a22"), colour("#b0752f"), "hood",
         colour("#4b3320"), "kitchen", 132.0),
    Look("dana", True, colour("#dfae8b"), "bun", colour("#35221d"), colour("#2f7f86"), "round",
         colour("#442b1a"), "shelf", 190.0),
)  # fmt: skip
