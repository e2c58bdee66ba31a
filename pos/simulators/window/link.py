"""A window's end of the control port: sends acts, hears events. It knows nothing else of the device."""

import json
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QHostAddress, QTcpSocket


class Link(QObject):
    """One connection that watches."""

    heard = Signal(object)
    ended = Signal()

    def __init__(self, port: int, parent: QObject | None = None) -> None:
        """Connect to the device's control port on this machine."""
        super().__init__(parent)
        self._socket = QTcpSocket(self)
        self._socket.connected.connect(self._begin)
        self._socket.readyRead.connect(self._read)
        self._socket.disconnected.connect(self.ended)
        self._socket.errorOccurred.connect(self._fail)
        self._socket.connectToHost(QHostAddress(QHostAddress.SpecialAddress.LocalHost), port)

    def do(self, act: str, **values: str | int | bool) -> None:
        """Ask the device to do something."""
        self._socket.write(json.dumps({"do": act, **values}).encode() + b"\n")

    def hang_up(self) -> None:
        """Hear no more."""
        self._socket.abort()

    def _begin(self) -> None:
        self.do("watch")
        self.do("status")

    def _read(self) -> None:
        while self._socket.canReadLine():
            told: dict[str, Any] = json.loads(bytes(self._socket.readLine().data()))
            if "power" in told:
                # The answer to `status`, which begins the conversation.
                told["event"] = "condition"
            if "event" in told:
                self.heard.emit(told)

    def _fail(self) -> None:
        if self._socket.state() == QTcpSocket.SocketState.UnconnectedState:
            self.ended.emit()
