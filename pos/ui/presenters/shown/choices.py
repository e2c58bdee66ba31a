"""What can be pressed, as it is shown: a button, or one of several choices."""

from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class ButtonView:
    """A button as it is: its word, the small line under it, whether it can be pressed."""

    label: str
    caption: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class ChipView:
    """A choice of several, one of them chosen."""

    id: str
    label: str
    chosen: bool = False
