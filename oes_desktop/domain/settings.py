"""Every machine setting, declared once with its type and default. `services/preferences` serves them."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_SERVER = "https://htii.oes.kz"

# How the two pictures of a report lie: side by side; one large with the other set into it; one alone.
SIDE, CAMERA_LARGE, SCREEN_LARGE, CAMERA_ONLY, SCREEN_ONLY = LAYOUTS = (
    "side",
    "camera_large",
    "screen_large",
    "camera_only",
    "screen_only",
)
SMALLEST_SHARE, SMALLEST_INSET, LARGEST_INSET = 20, 15, 50  # percent
SKIP, FAST = "skip", "fast"


@dataclass(frozen=True, slots=True)
class Settings:
    """What must be known before anybody signs in; nothing personal. Unknown keys of the file are kept, a
    bad value falls back alone. `language` and `theme` may be 'system'."""

    servers: tuple[str, ...] = (DEFAULT_SERVER,)
    language: str = "system"  # system, ru, kk, en
    theme: str = "system"  # system, light, dark
    last_login: str = ""  # offered in the sign-in dialog, never a password
    last_profile: str = ""  # folder name of the profile opened last
    stay_signed_in: bool = True
    compact_rows: bool = False
    volume: int = 80  # percent
    undo_seconds: int = 10  # how long a decision waits before it is sent
    paper_photos: bool = True  # photos of the student on paper and in PDFs
    open_next: bool = False  # after a decision the next report that waits for one opens by itself
    player_layout: str = "side"  # one of LAYOUTS
    player_share: int = 50  # percent of the width that the camera has beside the screen
    player_inset: int = 30  # percent of the width that the small picture has on the large one
    player_apart: bool = False  # the pictures in a window of their own, as on a second monitor
    between_moments: str = SKIP  # what "violations only" does with what lies between: skip or fast
    download_files: int = 2  # recordings fetched at the same time, 1-4
    download_mbit: int = 0  # most that downloads take of the network, Mbit/s; 0: all there is
    download_gb: int = 60  # most room that downloads take on the disk, 10^9 bytes; 0: no limit
    download_metered: bool = False  # also over a connection that is paid by the byte
    download_moments: bool = False  # what is taken when nothing else is said: moments alone
    lock_minutes: int = 0  # without a touch, then the program locks itself; 0: never

    @property
    def stays(self) -> bool:
        """Whether a start goes on with a profile by itself."""
        return self.stay_signed_in and bool(self.last_profile)


@dataclass(frozen=True, slots=True)
class ViewState:
    """How the results page was left; a row of the user's encrypted store, JSON values only."""

    query: str = ""
    columns: str = ""
    expanded: tuple[str, ...] = ()
