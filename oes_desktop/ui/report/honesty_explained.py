"""The honesty of an exam in the head of its report: the server's figure, which is a button, and a panel under
it that counts kind by kind. The server's figure stands; this explains it and never replaces it.
"""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from oes_desktop.domain.honesty import HonestyAccount, account_of
from oes_desktop.domain.models import Report, Violation
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon
from oes_desktop.ui.widgets.buttons import mark
from oes_desktop.ui.widgets.honesty import honesty_tone
from oes_desktop.ui.widgets.kinds import kind_text
from oes_desktop.ui.widgets.labels import ElidedLabel, label, rule
from oes_desktop.ui.widgets.popup import Popup

_WIDE_PX = 380
_SIGN_PX = 14
_MOST_KINDS = 12  # lines of the table; what weighs least is taken together


class HonestyExplained(QPushButton):
    """The figure under its name; beside it, where something was dismissed, "without the dismissed: 78%". It
    can be pressed where there is something to explain."""

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._report: Report | None = None
        self._vocabulary = Vocabulary()
        self._account: HonestyAccount | None = None
        self.figure, self.without = label("", "figure"), label("", "small")
        self._title, self._sign = label("", "small"), label("", "small")
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._build()
        self.clicked.connect(self._toggle)
        self._retranslate()

    @cached_property
    def panel(self) -> HonestyPanel:
        return HonestyPanel(self._formats, self)

    @property
    def _open_panel(self) -> HonestyPanel | None:
        made = vars(self).get("panel")
        return made if made is not None and made.is_open else None

    def _build(self) -> None:
        upper, lower, column = QHBoxLayout(), QHBoxLayout(), self._column
        column.setContentsMargins(8, 2, 8, 2)
        column.setSpacing(0)
        for row, parts in ((upper, (self._title, self._sign)), (lower, (self.without, self.figure))):
            row.setSpacing(6)
            row.addStretch(1)
            for part in parts:
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                row.addWidget(part)
            column.addLayout(row)

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_figure(self, honesty: int | None) -> None:
        """What the results page knows already, before the report has come."""
        self.figure.setText(self._formats.percent(honesty))
        mark(self.figure, "tone", honesty_tone(honesty))
        self.show()
        self.updateGeometry()

    def show_report(self, report: Report, vocabulary: Vocabulary) -> None:
        """Counted anew only when something that counts has changed."""
        self._report, self._vocabulary = report, vocabulary
        self._account = account_of(report, vocabulary)
        self._retranslate()

    def show_nobody(self) -> None:
        self._report = self._account = None
        if self._open_panel:
            self._open_panel.close_panel()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words, account = "", self._account
        if account is not None and account.without is not None:
            words = self.tr("Without the dismissed: {percent}")
            words = words.format(percent=percent(self._formats, account.without))
        offered = account is not None and (account.figure is not None or bool(account.shares))
        self._title.setText(self.tr("Honesty"))
        self.without.setText(words)
        self.without.setVisible(bool(words))
        self._sign.setPixmap(icon("info", "muted").pixmap(_SIGN_PX))
        self._sign.setVisible(offered)
        self.setEnabled(offered)
        self.setToolTip(self.tr("What the honesty is made of") if offered else "")
        said = (self._title.text(), self.figure.text(), words, self.toolTip())
        self.setAccessibleName(". ".join(filter(None, said)))
        self.updateGeometry()
        if self._open_panel:
            self._fill()
            self._open_panel.refit()

    def _toggle(self) -> None:
        self._fill()
        self.panel.toggle_under(self)

    def _fill(self) -> None:
        if self._report is not None and self._account is not None:
            self.panel.show_account(self._account, self._report, self._vocabulary)


class HonestyPanel(Popup):
    """A line for each kind: how many, how much each, how much together; below what they come to. `rows` and
    `sentences`: the table and what stands below it, as written."""

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self.rows: list[tuple[str, str, str]] = []
        self.sentences: list[str] = []
        self._title = label("", "heading")
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._sums = QVBoxLayout()
        self._sums.setSpacing(4)
        self.body.addWidget(self._title)
        self.body.addWidget(self._table)
        self.body.addWidget(rule())
        self.body.addLayout(self._sums)
        self._title.setMinimumWidth(_WIDE_PX)

    def show_account(self, account: HonestyAccount, report: Report, vocabulary: Vocabulary) -> None:
        for layout in (self._grid, self._sums):
            while (item := layout.takeAt(0)) is not None:
                made = item.widget()
                if made is not None:
                    made.hide()
                    made.deleteLater()
        figure = account.figure
        shown = self._formats.percent(figure)
        self._title.setText(self.tr("Honesty: {percent}, as the server counts it").format(percent=shown))
        self._write_table(account, report, vocabulary)
        said = self._sentences(account)
        self.sentences = [words for words, _ in said]
        for words, role in said:
            self._sums.addWidget(label(words, role, wrap=True))

    def _write_table(self, account: HonestyAccount, report: Report, vocabulary: Vocabulary) -> None:
        examples = {each.kind: each for each in reversed(report.violations)}
        shares, rest = account.shares[:_MOST_KINDS], account.shares[_MOST_KINDS:]
        rows = self.rows = [(self.tr("From 100%"), "", "")]
        for share in shares:
            example = examples.get(share.kind) or Violation("", share.kind, 0)
            each = self._points(share.weight) if share.weight else self._formats.decimal(0)
            times = self.tr("{count} × {points}").format(count=self._formats.number(share.count), points=each)
            name = kind_text(example, vocabulary, self._formats.language)
            rows.append((name, times, self._points(share.points)))
        if rest:
            count = sum(share.count for share in rest)
            name = self.tr("%n other(s)", "", count)
            rows.append((name, "", self._points(sum(share.points for share in rest))))
        for row, (name, times, points) in enumerate(rows):
            self._grid.addWidget(ElidedLabel(name, "body" if row else "muted"), row, 0)
            for column, words in ((1, times), (2, points)):
                made = label(words, "muted" if column == 1 else "body")
                made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._grid.addWidget(made, row, column)

    def _sentences(self, account: HonestyAccount) -> list[tuple[str, str]]:
        taken = account.taken
        said = [(self.tr("Together: {points}").format(points=self._points(taken)), "heading")]
        if account.beyond:
            said.append((self.tr("Honesty is never below 0%."), "small"))
        if account.unexplained > 0:
            text = self.tr("{points} more were taken off that these violations do not explain.")
            said.append((text.format(points=self._formats.decimal(account.unexplained)), "warning"))
        elif account.unexplained < 0:
            text = self.tr("The server took off {points} less than these violations weigh.")
            said.append((text.format(points=self._formats.decimal(-account.unexplained)), "warning"))
        if account.left_out:
            said.append((self.tr("The server's figure leaves the dismissed ones out already."), "body"))
        elif account.without is not None:
            text = self.tr("Without the dismissed ones ({points}): {percent}")
            points = f"+{self._formats.decimal(account.dismissed)}"
            words = text.format(points=points, percent=percent(self._formats, account.without))
            said.append((words, "body"))
        if account.own_count:
            text = self.tr(
                "Own violations: %n. They are not in the figure and would weigh {points}.",
                "",
                account.own_count,
            )
            said.append((text.format(points=self._points(account.own)), "body"))
        return said

    def _points(self, points: float) -> str:
        return f"−{self._formats.decimal(points)}" if points else self._formats.decimal(0)


def percent(formats: Formats, value: float) -> str:
    return f"{formats.decimal(value)}%"
