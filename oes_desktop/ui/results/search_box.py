"""The search field of the results: free words, and for those who want it the whole question as a line.

It always says the same as the filter bar. What is typed is read at every keystroke; when the filters change
elsewhere, the line is rewritten as little as can be. What it does not understand is underlined, and how the
line could go on is offered below it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextCharFormat,
    QTextFormat,
    QValidator,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QToolTip

from oes_desktop.domain.facets import Facets
from oes_desktop.domain.query import CHOICES, Filters
from oes_desktop.domain.typed_query import (
    SEARCH,
    Completion,
    Parsed,
    QueryWords,
    Trouble,
    TroubleCode,
    completions,
    parse,
    rewritten,
    show,
    tidy,
)
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon
from oes_desktop.ui.results.afterwards import Afterwards
from oes_desktop.ui.results.search_help import SearchHelp, sentence
from oes_desktop.ui.results.search_offers import SearchOffers
from oes_desktop.ui.results.search_zone import QtZone
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.key_hint import key_text

_LEAST, _STEP = 210, 60  # px; it grows by steps, so that the bar does not move at every letter
_AROUND = 108  # px that icons and margins take
_MOST_LETTERS = 2000  # that can be typed; what many ticks in the bar come to may be longer
_MOVING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})
_FIRST_KEY_AT = 2  # letters from which keys are offered unasked
_MAY_BECOME = frozenset({TroubleCode.UNFINISHED, TroubleCode.BAD_DATE})  # right with the next letters
_WRONG_VALUE = frozenset({TroubleCode.UNKNOWN_VALUE, TroubleCode.BAD_SWITCH})


class SearchBox(QLineEdit):
    """`asked(Filters)` when what is typed means something new; `left` when Enter, Down or Esc go back to the
    table; `looked_at` when it gets the focus and wants to know which groups there are; `caught_up` when what
    was asked is shown here too, which waits for the rows that answer it."""

    asked = Signal(object)
    caught_up = Signal()
    left = Signal()
    looked_at = Signal()

    def __init__(self, vocabulary: Vocabulary, formats: Formats, now_ms: Callable[[], int]) -> None:
        super().__init__()
        self._formats, self._now_ms = formats, now_ms
        self._words = QueryWords(vocabulary, QtZone(formats.zone))
        self._language = formats.language
        self._filters, self._parsed = Filters(), parse("", self._words)
        self._composing, self._width, self._offered_at = False, _LEAST, -1
        self._read_text = ""
        self.offers = SearchOffers(self)
        self.help = SearchHelp(self._words, formats, self)
        self._one_line = _OneLine(self)
        self.setValidator(self._one_line)
        self.setMaxLength(_MOST_LETTERS)
        self.setClearButtonEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._help = self.addAction(
            icon("circle-question-mark", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._help.setVisible(False)
        self._help.triggered.connect(lambda: self.help.toggle_under(self))
        self.rest = Afterwards(self._catch_up, self)
        self.offers.taken.connect(self._take)
        self.textEdited.connect(self._edited)
        self.cursorPositionChanged.connect(self._moved)
        self._retranslate()

    @property
    def parsed(self) -> Parsed:
        """How the line is understood."""
        return self._parsed

    @property
    def marked(self) -> list[Trouble]:
        """What is underlined: not what the next letters at the cursor may still put right."""
        return [trouble for trouble in self._parsed.troubles if not self._may_become(trouble)]

    def show_filters(self, filters: Filters) -> None:
        """Show without telling anybody. A line that says them already stays as it was typed."""
        self._filters = tidy(filters)
        if self._parsed.filters != self._filters:
            self._learn(filters)
            self._write(rewritten(self.text(), filters, self._words, self._language))

    def show_facets(self, facets: Facets) -> None:
        """Which values occur in the exams. What was typed keeps its meaning."""
        for name in CHOICES:
            codes = getattr(facets, name)
            self._words.met(name, codes, all_of_them=bool(codes))
        self._learn(self._filters)
        self._read()

    def begin(self) -> None:
        """Take the focus: typing now replaces the free words, and no filter."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.end(False)
        names = [token.name for token in self._parsed.tokens]
        words = [token for token in self._parsed.tokens if token.name == SEARCH]
        if words and names[names.index(SEARCH) :][: len(words)] == [SEARCH] * len(words):
            self.setSelection(words[0].start, words[-1].end - words[0].start)

    def drop_words(self) -> bool:
        """Take the free words out; False when there are none."""
        if not self._filters.search:
            return False
        self._ask(replace(self._filters, search=""))
        return True

    # Reading and writing

    def _edited(self) -> None:
        """The question first; marks, and the list of what could be typed next, come after its rows."""
        self._understand()
        if self._parsed.filters == self._filters:
            self._show_understood()
            self._offer()
            return
        self._filters = self._parsed.filters
        self.rest.wait()
        self.asked.emit(self._filters)

    def _catch_up(self) -> None:
        self._show_understood()
        self._offer()
        self.caught_up.emit()

    def _ask(self, filters: Filters) -> None:
        self.show_filters(filters)
        self.asked.emit(self._filters)

    def _write(self, text: str) -> None:
        self.setMaxLength(max(_MOST_LETTERS, len(text) + 1))
        self.setText(text)
        if not self.hasFocus():
            self.home(False)
        self._read()

    def _read(self) -> None:
        self._understand()
        self._show_understood()

    def _understand(self) -> None:
        self._read_text = self.text()
        self._parsed = parse(self._read_text, self._words)

    def _show_understood(self) -> None:
        self.setAccessibleDescription("\n".join(sentence(trouble.code) for trouble in self._parsed.troubles))
        self._mark()
        self._grow()

    def _learn(self, filters: Filters) -> None:
        for name in CHOICES:
            self._words.met(name, getattr(filters, name) | filters.excluded_from(name))

    def _grow(self) -> None:
        needed = self.fontMetrics().horizontalAdvance(self.text()) + _AROUND
        width = _LEAST + max(0, -(-(needed - _LEAST) // _STEP)) * _STEP
        if width != self._width:
            self._width = width
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    # Marks under what is not understood

    def _may_become(self, trouble: Trouble) -> bool:
        if not self.hasFocus() or self.cursorPosition() != trouble.end:
            return False
        return trouble.code in _MAY_BECOME or (trouble.code in _WRONG_VALUE and bool(self._completions()))

    def _mark(self) -> None:
        """The one way to give parts of a QLineEdit a look of their own: formats of an input method."""
        if self._composing:
            return
        colors, at = colors_of(), self.cursorPosition()
        marked = {place for trouble in self.marked for place in range(trouble.start, trouble.end)}
        attributes = []
        for token in self._parsed.tokens:
            for start, end in _runs(token.start, token.end, marked, token.value):
                made = QTextCharFormat()
                if end <= token.value:
                    made.setForeground(colors.muted)
                if start in marked:
                    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                    made.setUnderlineColor(colors.bad)
                    made.setBackground(colors.bad_tint)
                if not made.isEmpty():
                    kind = QInputMethodEvent.AttributeType.TextFormat
                    attributes.append(
                        QInputMethodEvent.Attribute(kind, start - at, end - start, QTextFormat(made))
                    )
        QApplication.sendEvent(self, QInputMethodEvent("", attributes))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.cursorPositionAt(event.pos())
            found = [trouble for trouble in self.marked if trouble.start <= place <= trouble.end]
            QToolTip.showText(event.globalPos(), sentence(found[0].code) if found else "", self)
            return True
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() == Qt.Key.Key_Tab:  # type: ignore[attr-defined]
            self.rest.now()
        if pressed and self.offers.lines and event.key() == Qt.Key.Key_Tab:  # type: ignore[attr-defined]
            self.offers.take()
            return True
        return super().event(event)

    # What could be typed next

    def _completions(self) -> tuple[Completion, ...]:
        text, at = self.text(), self.cursorPosition()
        return completions(text, at, self._words, self._language, self._now_ms())

    def _offer(self, *, wanted: bool = False) -> None:
        """Keys are offered from the second letter on or when `wanted`; values always."""
        at = self._offered_at = self.cursorPosition()
        found = self._completions() if self.hasFocus() and not self._composing else ()
        token = self._parsed.token_at(at)
        if not wanted and (token is None or (token.name == SEARCH and at - token.start < _FIRST_KEY_AT)):
            found = ()
        here = [trouble for trouble in self._parsed.troubles if trouble.start <= at <= trouble.end]
        shown = here[0] if here and self.hasFocus() and not found and here[0] in self.marked else None
        wrong = any(trouble.code in _WRONG_VALUE for trouble in here)
        self.offers.show_lines(self, found, sentence(shown.code) if shown else "", first=wrong)

    def _take(self, offer: Completion) -> None:
        self.setSelection(offer.start, offer.end - offer.start)
        self.insert(offer.text)

    def _moved(self) -> None:
        """The cursor went elsewhere, not by typing."""
        at = self.cursorPosition()
        if self.text() != self._read_text or at == self._offered_at:
            return
        self._offered_at = at
        if self._parsed.troubles:
            self._mark()
        if self.hasFocus() and any(trouble.start < at <= trouble.end for trouble in self.marked):
            self._offer()
        else:
            self.offers.close_panel()

    # Keys, focus, language

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVING:
            self.rest.now()  # what the key means depends on the list
        key, lines = event.key(), self.offers.lines
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        asks = (key == Qt.Key.Key_Space and control) or (
            key == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        )
        if asks:
            self._offer(wanted=True)
        elif key == Qt.Key.Key_F1 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.help.toggle_under(self)
        elif key == Qt.Key.Key_Escape and self.offers.is_open:
            self.offers.close_panel()
        elif lines and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.offers.step(1 if key == Qt.Key.Key_Down else -1)
        elif enter and self.offers.chosen is not None:
            self.offers.take()
        elif enter or key == Qt.Key.Key_Down or (key == Qt.Key.Key_Escape and not self.drop_words()):
            self.offers.close_panel()
            self.left.emit()
        elif key != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.help.close_panel()
        self._help.setVisible(True)
        last = self._parsed.tokens[-1] if self._parsed.tokens else None
        if last is not None and last.name != SEARCH and not self.text().endswith(" "):
            self._write(self.text() + " ")  # what is typed at the end is a word of its own
        self._mark()
        self.looked_at.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.offers.close_panel()
        self._help.setVisible(self.help.is_open)
        self._mark()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._mark()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        """A line that nobody typed is written anew in the language."""
        own = self.text().strip() == show(self._filters, self._words, self._language)
        self._language = self._formats.language
        if own and self.text():
            self._write(show(self._filters, self._words, self._language))
        self.setPlaceholderText(self.tr("Search: student, group"))
        self.setAccessibleName(self.tr("Search by student, id, group or exam"))
        self._help.setText(self.tr("What can be typed here"))
        tip = self.tr("What can be typed here ({keys})")
        self._help.setToolTip(tip.format(keys=key_text("Shift+F1")))


class _OneLine(QValidator):
    """Every kind of space and line break becomes a space, wherever the text comes from."""

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        line = "".join(" " if letter.isspace() else letter for letter in text)
        return QValidator.State.Acceptable, line, place


def _runs(start: int, end: int, marked: set[int], value: int) -> list[tuple[int, int]]:
    """The stretches of a token that look the same: cut where a mark begins or ends, and at the value."""
    cuts = [
        place
        for place in range(start + 1, end)
        if place == value or (place in marked) != (place - 1 in marked)
    ]
    return list(zip([start, *cuts], [*cuts, end], strict=True))
