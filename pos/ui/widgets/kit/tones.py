"""The colours of a tone: what is well, to look at, wrong, or just said, the same on every screen."""

from pos.ui.presenters.shown.tone import Tone
from pos.ui.theme.tokens import Theme, look
from pos.ui.widgets.kit import label


def colour_of(tone: Tone) -> str:
    """Give the colour of a dot or an edge in that tone."""
    theme = look()
    return {
        Tone.WELL: theme.accent,
        Tone.LOOK: theme.saffron,
        Tone.WRONG: theme.danger,
        Tone.PLAIN: theme.edge,
    }[tone]


def ground_of(tone: Tone, theme: Theme) -> str:
    """Give the colour that lies under a text in that tone."""
    return {
        Tone.WELL: theme.accent_soft,
        Tone.LOOK: theme.saffron_soft,
        Tone.WRONG: theme.danger_soft,
        Tone.PLAIN: theme.surface,
    }[tone]


def writing_of(tone: Tone) -> label.Tone:
    """Give the tone a label is written in."""
    return {
        Tone.WELL: label.Tone.ACCENT,
        Tone.LOOK: label.Tone.SAFFRON,
        Tone.WRONG: label.Tone.DANGER,
        Tone.PLAIN: label.Tone.INK,
    }[tone]
