"""What the microphone hears: the room, keys being typed, a voice. Mono samples at `encode.SAMPLE_RATE`.

Every piece begins and ends in the quiet of the room, so pieces joined in any order do not click. The same
arguments give the same samples.
"""

from __future__ import annotations

import numpy as np

from oes_desktop.media.encode import SAMPLE_RATE, Samples

ROOM_LEVEL = 0.0015  # about -56 dB
VOICE_LEVEL = 0.22
SYLLABLES_PER_S = 12.5 / 3  # one in three pictures, as the mouth of `camera` moves


def quiet(seconds: float) -> Samples:
    """A microphone that is off."""
    return np.zeros(_count(seconds), np.float32)


def room(seconds: float, *, keys: bool = False) -> Samples:
    """The hum of a room, with soft clicks of a keyboard when `keys`."""
    count = _count(seconds)
    chance = np.random.default_rng(7)
    noise = chance.standard_normal(count + 64)
    soft = np.convolve(noise, np.hanning(33) / np.hanning(33).sum(), "same")[:count]
    samples = soft * ROOM_LEVEL * 2.5
    if keys:
        click = chance.standard_normal(400) * np.exp(-np.arange(400) / 60) * 0.02
        for start in range(SAMPLE_RATE // 2, count - SAMPLE_RATE // 2, SAMPLE_RATE // 4):
            at = start + int(chance.integers(0, SAMPLE_RATE // 8))
            samples[at : at + 400] += click[: count - at] * chance.uniform(0.3, 1.0)
    return samples.astype(np.float32)


def voice(seconds: float, pitch_hz: float) -> Samples:
    """A murmur as through a wall: the pitch of a person, the rhythm of speech, no words."""
    count = _count(seconds)
    time = np.arange(count) / SAMPLE_RATE
    chance = np.random.default_rng(round(pitch_hz))
    steps = int(seconds * SYLLABLES_PER_S) + 2
    place = time * SYLLABLES_PER_S
    melody = np.interp(place, np.arange(steps), 1 + 0.09 * chance.standard_normal(steps))
    phase = 2 * np.pi * np.cumsum(pitch_hz * melody) / SAMPLE_RATE
    first = np.interp(place, np.arange(steps), chance.uniform(320, 760, steps))
    second = np.interp(place, np.arange(steps), chance.uniform(900, 1900, steps))
    sound = np.zeros(count)
    for harmonic in range(1, 18):
        tone = harmonic * pitch_hz * melody
        strength = np.exp(-(((tone - first) / 160) ** 2)) + 0.45 * np.exp(-(((tone - second) / 240) ** 2))
        sound += (strength + 0.05 / harmonic) * np.sin(harmonic * phase)
    loud = np.interp(place, np.arange(steps), chance.uniform(0.5, 1.0, steps))
    syllable = (0.5 - 0.5 * np.cos(2 * np.pi * place)) ** 0.7
    edge = np.clip(np.minimum(time, seconds - time) / 0.3, 0, 1)
    sound *= syllable * loud * edge
    sound *= VOICE_LEVEL / max(1e-9, float(np.abs(sound).max()))
    return (sound + room(seconds)).astype(np.float32)


def _count(seconds: float) -> int:
    return round(seconds * SAMPLE_RATE)
