"""What the search field says: a sheet of what can be typed, and a sentence for what is not understood."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from oes_desktop.domain.query import Filters, Span
from oes_desktop.domain.typed_query import QueryWords, TroubleCode, show
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.key_hint import key_text
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.popup import Popup

_SHOWN_DAY = 1_794_510_000_000  # 13.11.2026 at midnight in Almaty: any day will do


def sentence(code: TroubleCode) -> str:
    """Why a part of the line is underlined."""
    translate = QCoreApplication.translate
    return {
        TroubleCode.UNKNOWN_KEY: translate(
            "Results", "There is no such filter. To search for these letters, put them in quotes."
        ),
        TroubleCode.UNKNOWN_VALUE: translate("Results", "There is no such value, so it is left out."),
        TroubleCode.UNFINISHED: translate(
            "Results", "Something is missing here: a value or a closing quote."
        ),
        TroubleCode.BAD_NUMBER: translate("Results", "A number belongs here: 5, or a range: 5..10."),
        TroubleCode.BAD_DATE: translate(
            "Results", "A date belongs here: 13.11.2026, 2026-11-13, with time 13.11.2026T09:30."
        ),
        TroubleCode.BAD_SWITCH: translate("Results", "Yes or no belongs here."),
        TroubleCode.BAD_SIGN: translate(
            "Results", "Only numbers and dates can be compared: use a colon here."
        ),
        TroubleCode.OUT_OF_RANGE: translate("Results", "No exam can have such a number."),
        TroubleCode.BACKWARDS: translate("Results", "The range ends before it begins."),
        TroubleCode.CONTRADICTS: translate("Results", "This contradicts what stands before it."),
        TroubleCode.CANNOT_EXCLUDE: translate(
            "Results", "Numbers and dates are not excluded with a minus: turn the sign round."
        ),
    }[code]


class SearchHelp(Popup):
    """Examples in the language that is spoken, with the institution's own values."""

    def __init__(self, words: QueryWords, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._formats = words, formats
        self._title = label("", "heading")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(8)
        self._foot = label("", "small", wrap=True)
        self.body.addWidget(self._title)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._foot)

    def open_under(self, anchor: QWidget) -> None:
        self._fill()
        super().open_under(anchor)

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for row, (example, meaning) in enumerate(self._lines()):
            shown = label(one_line(example, 60), "field")
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(shown, row, 0)
            self._grid.addWidget(label(meaning, "muted"), row, 1)
        self._title.setText(self.tr("What can be typed here"))
        foot = self.tr("Russian, Kazakh and English words are all understood. {keys} offers what fits.")
        self._foot.setText(foot.format(keys=key_text("Ctrl+Space")))

    def _lines(self) -> list[tuple[str, str]]:
        groups, statuses, decisions = (
            tuple(self._words.of(name).terms) for name in ("groups", "statuses", "decisions")
        )
        text, refused = self._text, frozenset(("decisions", code) for code in decisions[1:2])
        lines = [
            (self.tr('kim "data analysis" -philosophy'), self.tr("words, a phrase, a word to leave out")),
            (text(honesty_to=59), self.tr("at most; also < > >= and ranges: 40..60")),
            (text(violations=Span(6), attempts=Span(2, 3)), self.tr("both must be so")),
            (text(groups=frozenset(groups[:2])), self.tr("one or the other")),
            (text(statuses=frozenset(statuses[1:2])), self.tr("names with spaces stand in quotes")),
            (text(excluded=refused), self.tr("all but this")),
            (text(pkn=True, downloaded=False), self.tr("yes or no")),
            (text(from_ms=_SHOWN_DAY), self.tr("from this day on; also a range, or a time of day: T09:30")),
        ]
        return [(example, meaning) for example, meaning in lines if example]

    def _text(self, **parts: object) -> str:
        return show(Filters(**parts), self._words, self._formats.language)  # type: ignore[arg-type]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self.is_open:
            self._fill()
        super().changeEvent(event)
