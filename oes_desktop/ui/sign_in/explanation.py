"""What the OES review API is, and what an institution runs for it: a short page behind a link."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from oes_desktop.ui.widgets.buttons import name_button, tool_button
from oes_desktop.ui.widgets.card import Card
from oes_desktop.ui.widgets.labels import label

COMMAND = "oes-desktop serve --data DIR"


class ExplanationPage(Card):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.without_main()
        self._what, self._run, self._where = label(wrap=True), label(wrap=True), label(wrap=True)
        self._command = QLineEdit(COMMAND)
        self._command.setReadOnly(True)
        self._command.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._copy = tool_button("copy", kind="plain")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(COMMAND))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._command)
        row.addWidget(self._copy)
        self.body.addWidget(self._what)
        self.body.addWidget(self._run)
        self.body.addLayout(row)
        self.body.addWidget(self._where)
        for text in (self._what, self._run, self._where):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._retranslate()

    def first_field(self) -> QWidget:
        return self.back

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("The OES review API"))
        self.subtitle.setText(self.tr("For the administrator of your institution"))
        self._what.setText(
            self.tr(
                "OES Desktop talks to a server in an open way of its own: results, reports, recordings and "
                "decisions over HTTPS. A web page for proctors alone is not enough."
            )
        )
        self._run.setText(
            self.tr(
                "A server that speaks it comes with the program. The institution runs it where "
                "the recordings are:"
            )
        )
        self._where.setText(
            self.tr(
                "The README says how to add proctors, set up TLS and import exams. /api/v1/meta "
                "answers when a "
                "server speaks the API."
            )
        )
        self._command.setAccessibleName(self.tr("Command"))
        name_button(self._copy, self.tr("Copy the command"))
        self.back.setText(self.tr("Back to sign-in"))
