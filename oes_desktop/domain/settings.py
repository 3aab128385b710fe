"""Every machine setting, declared once with its type and default. `services/preferences` serves them."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_SERVER = "https://htii.oes.kz"


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


@dataclass(frozen=True, slots=True)
class ViewState:
    """How the results page was left; a row of the user's encrypted store, JSON values only."""

    query: str = ""
    columns: str = ""
    expanded: tuple[str, ...] = ()
