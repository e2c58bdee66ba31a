"""What was set on the till, answered by the journal from its facts."""

from typing import Protocol


class Settings(Protocol):
    """What the journal knows of settings."""

    def setting(self, name: str) -> str:
        """What the setting of that name was last set to; empty when it never was."""
        ...
