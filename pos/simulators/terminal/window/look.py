"""What the terminal's window has beyond the common look: a dark device on a light table."""

from pos.simulators.window import look

BODY = "#1D2B2B"
BODY_KEY = "#2F4040"
BODY_KEY_DOWN = "#3F5252"
BODY_EDGE = "#5E7072"
ACCENT_SOFT = "#DCEFE9"
DANGER_SOFT = "#F8E1E0"
INDIGO = "#2F4E8F"
CLAY = "#B4532A"

STYLE = (
    look.STYLE
    + f"""
    QFrame#device {{ background: {BODY}; border-radius: 20px; }}
    QPushButton#key, QPushButton#cancel_key, QPushButton#erase_key, QPushButton#enter_key {{
        min-height: 46px; border-radius: 12px; font-size: 20px; font-weight: 600; padding: 0;
        color: {look.SURFACE}; background: {BODY_KEY}; border: 1px solid {BODY_EDGE};
    }}
    QPushButton#key:pressed {{ background: {BODY_KEY_DOWN}; }}
    QPushButton#cancel_key, QPushButton#erase_key, QPushButton#enter_key {{ font-size: 13px; }}
    QPushButton#cancel_key {{ background: {look.DANGER}; border-color: {look.DANGER}; }}
    QPushButton#erase_key {{ background: {look.SAFFRON}; border-color: {look.SAFFRON}; color: {look.INK}; }}
    QPushButton#enter_key {{ background: {look.ACCENT}; border-color: {look.ACCENT}; }}
    QPushButton#cancel_key:pressed, QPushButton#erase_key:pressed, QPushButton#enter_key:pressed {{
        background: {BODY_KEY_DOWN}; color: {look.SURFACE};
    }}
    QPushButton#key:focus, QPushButton#cancel_key:focus, QPushButton#erase_key:focus, QPushButton#enter_key:focus {{
        border: 2px solid {look.SURFACE};
    }}
    QPushButton#mend {{ background: {look.SUNK}; border: 1px solid {look.EDGE}; color: {look.INK}; }}
    QPushButton#mend[needed="true"] {{
        background: {look.ACCENT}; border: 1px solid {look.ACCENT}; color: {look.SURFACE};
    }}
    QPushButton#slips {{
        min-height: 32px; max-height: 32px; min-width: 254px; padding: 0; font-size: 13px; color: {look.MUTED};
        background: {look.SURFACE}; border: 1px solid {look.LINE}; border-bottom: none; border-radius: 0;
    }}
    QPushButton#slips:focus {{ border: 2px solid {look.ACCENT}; }}
    QScrollBar:vertical {{ background: transparent; width: 8px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {look.EDGE}; border-radius: 4px; min-height: 40px; }}
    QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
    QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
"""
)
