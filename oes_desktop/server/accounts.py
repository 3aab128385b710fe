"""Who may sign in."""

from __future__ import annotations

from collections.abc import Sequence

from oes_desktop.domain.account import Account
from oes_desktop.server.catalogue import Catalogue


class Accounts:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def add_user(
        self,
        login: str,
        password: str,
        *,
        name: str = "",
        email: str = "",
        role: str = "proctor",
        groups: Sequence[str] = (),
        rights: Sequence[str] = (),
    ) -> Account:
        """`Rejected("in_use")` when the login or the e-mail is taken."""
        raise NotImplementedError
