"""The colours of a state: what lies under it, and what it is written in."""

from pos.ui.presenters.organizer.board_told import Shade
from pos.ui.theme.tokens import Theme


def ground_of(shade: Shade, theme: Theme) -> str:
    """Give the colour under a state; empty for none."""
    return {
        Shade.WRONG: theme.danger_soft,
        Shade.LOOK: theme.saffron_soft,
        Shade.LIVE: theme.indigo_soft,
        Shade.WELL: theme.accent_soft,
        Shade.DONE: "",
        Shade.QUIET: "",
    }[shade]


def ink_of(shade: Shade, theme: Theme) -> str:
    """Give the colour a state is written in."""
    return {
        Shade.WRONG: theme.danger,
        Shade.LOOK: theme.saffron_ink,
        Shade.LIVE: theme.indigo,
        Shade.WELL: theme.accent,
        Shade.DONE: theme.ink,
        Shade.QUIET: theme.muted,
    }[shade]
