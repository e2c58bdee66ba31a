"""Colours and letters of the windows: those of the till they stand beside."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

GROUND = "#F5F0E6"
SURFACE = "#FFFFFF"
SUNK = "#EDE6D8"
LINE = "#DED4C2"
EDGE = "#8F8674"
INK = "#1D2B2B"
MUTED = "#5B6666"
ACCENT = "#0B6B58"
SAFFRON = "#C98A12"
SAFFRON_SOFT = "#FBF0D6"
DANGER = "#A3262B"

_FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"

STYLE = f"""
    QWidget#window {{ background: {GROUND}; }}
    QLabel {{ color: {INK}; }}
    QLabel#title {{ font-size: 18px; font-weight: 600; }}
    QLabel#state, QLabel#papers {{ font-size: 13px; color: {MUTED}; }}
    QPushButton {{
        min-height: 42px; padding: 0 8px; border-radius: 12px; font-size: 14px;
        color: {INK}; background: {SUNK}; border: 1px solid {EDGE};
    }}
    QPushButton:hover {{ background: {SURFACE}; }}
    QPushButton:pressed {{ background: {LINE}; }}
    QPushButton:focus {{ border: 2px solid {ACCENT}; }}
    QPushButton[wrong="true"] {{ background: {SAFFRON_SOFT}; border: 1px solid {SAFFRON}; font-weight: 600; }}
    QPushButton#mend {{ background: {ACCENT}; border: 1px solid {ACCENT}; color: {SURFACE}; font-weight: 600; }}
    QPushButton#tongue {{
        min-height: 34px; min-width: 38px; max-width: 38px; padding: 0; border-radius: 17px; font-size: 13px;
        background: transparent; border: 1px solid {LINE};
    }}
    QPushButton#tongue:checked {{ background: {INK}; color: {SURFACE}; }}
"""


def letters() -> QFont:
    """Load the till's fonts where they lie beside the program, and give the one to write with."""
    for file in sorted(_FONTS.glob("NotoSans*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont(["Noto Sans", "Noto Sans Arabic"])
    font.setPixelSize(15)
    return font
