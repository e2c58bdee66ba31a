"""What Qt's own widgets wear: the few that are not painted here (a field of text, a scroll bar, a plain label)."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from pos.ui.theme.tokens import Radius, Space, Target, Type, look
from pos.ui.theme.writing import type_of


def dress(app: QApplication) -> None:
    """Give the application its face and its colours."""
    app.setFont(type_of(Type.BODY))
    app.setPalette(_palette())


def dress_fields(app: QApplication) -> None:
    """Give fields and bars their style and their sheet: the first screen has neither, and both take a while."""
    app.setStyle("Fusion")
    app.setPalette(_palette())
    app.setStyleSheet(_sheet())


def _palette() -> QPalette:
    theme = look()
    palette = QPalette()
    role = QPalette.ColorRole
    for part, colour in (
        (role.Window, theme.ground),
        (role.WindowText, theme.ink),
        (role.Base, theme.surface),
        (role.Text, theme.ink),
        (role.PlaceholderText, theme.muted),
        (role.Button, theme.sunk),
        (role.ButtonText, theme.ink),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
    ):
        palette.setColor(part, QColor(colour))
    return palette


def _sheet() -> str:
    theme = look()
    return f"""
    QLineEdit, QPlainTextEdit {{
        background: {theme.surface}; color: {theme.ink};
        border: 1px solid {theme.edge}; border-radius: {int(Radius.BUTTON)}px;
        padding: 0 {int(Space.BODY)}px; min-height: {int(Target.HIT) - 2}px;
        selection-background-color: {theme.accent}; selection-color: {theme.on_accent};
    }}
    QPlainTextEdit {{ padding: {int(Space.TIGHT)}px; font-size: {int(Type.STRONG)}px; }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {theme.accent}; padding: 0 {int(Space.BODY) - 1}px; }}
    QScrollBar:vertical {{ width: {int(Space.TIGHT)}px; background: transparent; margin: 0; }}
    QScrollBar::handle:vertical {{
        background: {theme.line}; border-radius: {int(Space.HAIR)}px; min-height: {int(Target.HIT)}px;
    }}
    QScrollBar::handle:vertical:disabled {{ background: transparent; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QToolTip {{ color: {theme.ink}; background: {theme.surface}; border: 1px solid {theme.line}; }}
    """
