"""The settings of the window, and of judging."""

from __future__ import annotations

from oes_desktop.domain.settings import FAST, SKIP
from oes_desktop.ui.language import NAMES
from oes_desktop.ui.settings.section import Section


class GeneralSection(Section):
    def title(self) -> str:
        return self.tr("General")

    def build(self) -> None:
        self.combo(
            "language",
            lambda: self.tr("&Language"),
            lambda: [("system", self.tr("As the system")), *NAMES.items()],
        )
        self.combo(
            "theme",
            lambda: self.tr("&Theme"),
            lambda: [
                ("system", self.tr("As the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ],
        )
        self.switch("compact_rows", lambda: self.tr("&Compact rows"))
        self.switch("stay_signed_in", lambda: self.tr("&Stay signed in on this computer"))


class ReviewSection(Section):
    def title(self) -> str:
        return self.tr("Review")

    def build(self) -> None:
        self.number(
            "undo_seconds", lambda: self.tr("&Undo a decision for"), 0, 60, suffix=lambda: self.tr(" s")
        )
        self.percent("volume", lambda: self.tr("&Volume of recordings"))
        self.combo(
            "between_moments",
            lambda: self.tr("&Between moments"),
            lambda: [
                (SKIP, self.tr("Skip what lies between")),
                (FAST, self.tr("Run through it 16 times faster")),
            ],
        )
        self.switch("open_next", lambda: self.tr("After a decision, &open the next report to review"))
        self.note(
            lambda: self.tr(
                "A decision is kept on this computer at once and sent to the server after this "
                "time; until then "
                "it can be taken back."
            )
        )
