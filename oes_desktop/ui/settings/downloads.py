"""The settings of downloads: how much at once, how fast, how much room, over which connection."""

from __future__ import annotations

from oes_desktop.ui.settings.section import Section

CODE = "downloads"
_MOST_MBIT, _MOST_GB = 10_000, 100_000


class DownloadsSection(Section):
    def title(self) -> str:
        return self.tr("Downloads")

    def build(self) -> None:
        self.combo(
            "download_moments",
            lambda: self.tr("&What is taken"),
            lambda: [(False, self.tr("Whole recordings")), (True, self.tr("Moments only"))],
        )
        self.number("download_files", lambda: self.tr("Exams at the same &time"), 1, 4)
        self.number(
            "download_mbit",
            lambda: self.tr("&Speed, at most"),
            0,
            _MOST_MBIT,
            suffix=lambda: self.tr(" Mbit/s"),
            zero=lambda: self.tr("no limit"),
        )
        self.number(
            "download_gb",
            lambda: self.tr("&Room on the disk, at most"),
            0,
            _MOST_GB,
            suffix=lambda: self.tr(" GB"),
            zero=lambda: self.tr("no limit"),
        )
        self.switch("download_metered", lambda: self.tr("Also over a connection that is &paid by the byte"))
        self.note(
            lambda: self.tr(
                "Moments only: every moment with 30 seconds before and after it, and all snapshots. What is "
                "not there is fetched when it is watched, as long as there is a connection."
            )
        )
