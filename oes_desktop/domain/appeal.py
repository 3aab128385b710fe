"""What an appeal package is made from, and what became of it. Plain values.

Names inside a package are never taken from a server: `frames/001-camera.png`, `clips/001-camera.webm`,
numbered in order of time.
"""

from __future__ import annotations

from dataclasses import dataclass

from oes_desktop.domain.models import Recording, Violation

REPORT, PAPER, README, SUMS = "report.json", "report.pdf", "README.txt", "SHA256SUMS"
MANIFEST, ATTESTATION, SIGNATURE, KEY = (
    "manifest.json",
    "attestation.json",
    "attestation.sig",
    "signing-key.pem",
)
AROUND_MS = 3_000  # before and after a violation
MOST_CLIP_MS = 60_000  # of a violation that lasts longer, the first minute


@dataclass(frozen=True, slots=True)
class Take:
    """What one recording (camera or screen) has of a violation, in media ms of it: the frame at `at_ms`, and
    the stretch that is wanted as a clip."""

    recording: Recording
    at_ms: int
    from_ms: int
    to_ms: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A confirmed violation with its takes. `cut_short`: it lasts longer than a clip may."""

    violation: Violation
    takes: tuple[Take, ...]
    cut_short: bool = False


@dataclass(frozen=True, slots=True)
class Packed:
    """`signed`: the server attested it. `missing`: pieces (frames, clips) that could not be had. `differing`:
    recordings whose bytes here are not those of the report; `unchecked`: recordings that are not all here."""

    signed: bool
    scenes: int
    missing: int
    differing: int
    unchecked: int
