"""What the system says of the network: is it paid by the byte, has it come back.

Where the system says nothing (no such service), the connection counts as free and as always there: whether
the server answers is found out by asking it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

_Feature = QNetworkInformation.Feature


class Network(QObject):
    """`changed`: it is paid by the byte now, or not any more; `back`: it can be reached again. Asks the
    system for the first time when it is made."""

    changed = Signal()
    back = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if QNetworkInformation.instance() is None:
            for wanted in (_Feature.Metered | _Feature.Reachability, _Feature.Reachability):
                if QNetworkInformation.loadBackendByFeatures(wanted):
                    break
        self._information = QNetworkInformation.instance()
        if self._information is not None:
            self._information.isMeteredChanged.connect(self.changed)
            self._information.reachabilityChanged.connect(self._reached)

    def metered(self) -> bool:
        known = self._information
        return known is not None and known.supports(_Feature.Metered) and known.isMetered()

    def _reached(self, reachability: QNetworkInformation.Reachability) -> None:
        if reachability == QNetworkInformation.Reachability.Online:
            self.back.emit()
