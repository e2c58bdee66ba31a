"""The sheet of a terminal's paper turns from one question to the next without asking for a larger screen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos.ui.presenters.paying.card_views import Choice, FieldView, PaperView
from pos.ui.presenters.shown.choices import ButtonView
from pos.ui.widgets.paying.card_paper import CardPaper

WIDE, HIGH = 895, 713
"""What is left of the smallest screen beside the ticket and under the band."""

SEVEN = tuple(Choice(str(count), ButtonView("Refus technique")) for count in range(7))
LINES = tuple(FieldView(str(count), "N° d'autorisation", "", "") for count in range(6))
ASKS = PaperView("Pourquoi ?", "D'après le papier", "Montant", "320,00", "DH", (), SEVEN)
TYPES = PaperView("Que dit le papier ?", "TPE 01", "Montant", "320,00", "DH", LINES)


def test_the_window_stays_as_high_as_it_was_whatever_is_asked_next(qtbot: QtBot) -> None:
    window, paper = QWidget(), CardPaper()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(paper)
    paper.show_view(ASKS)
    window.resize(WIDE, HIGH)
    window.show()
    for view in (TYPES, ASKS, TYPES):
        paper.show_view(view)
        assert (window.width(), window.height()) == (WIDE, HIGH)
