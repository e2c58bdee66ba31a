"""Somebody else's yes, in place: the faces of those who may give it, and a pad for their PIN."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from pos.ui.override import override
from pos.ui.presenters.selling.sell_view import SellView
from pos.ui.screens.panes.pane import SellPane
from pos.ui.theme.tokens import Space
from pos.ui.widgets.kit.keypad import YES_KEYS
from pos.ui.widgets.kit.scroll import Scroll
from pos.ui.widgets.staff.pin_board import FaceBoard, PinBoard
from pos.words.speech import Words


class ApprovalPane(SellPane):
    """Touch a face, type its PIN."""

    face_touched = Signal(str)
    pressed = Signal(str)

    def __init__(self) -> None:
        """Lay faces and pad out, side by side."""
        super().__init__()
        self.faces = FaceBoard(1)
        self.board = PinBoard(YES_KEYS)
        scroll = Scroll(self.faces)
        scroll.setFixedWidth(222)
        row = QHBoxLayout()
        row.setSpacing(Space.ROOM)
        row.addStretch(1)
        row.addWidget(scroll)
        row.addWidget(self.board, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.column.addLayout(row, 1)
        self.faces.touched.connect(self.face_touched)
        self.board.pressed.connect(self.pressed)

    @override
    def speak(self, words: Words) -> None:
        self.board.pad.name_keys(erase=words.say("word.erase"))

    @override
    def show_view(self, view: SellView) -> None:
        if view.approval is not None:
            self.faces.show_faces(view.approval.faces)
            self.board.show_view(view.approval)
