"""Where a till keeps its things on this machine.

The journal can be copied away and restored; what lies in `secrets` cannot: the till's key, the PINs and their locks
stay with the device, so a restored backup or a cloned disk is found out.
"""

from pathlib import Path

import platformdirs

from pos.domain.values import dataclass

APP = "dar-essanaa-pos"
PROGRAM = f"{APP} 0.1.0"
"""What reports and founding facts call this program."""


@dataclass(frozen=True, slots=True)
class TillFolders:
    """The folders of one till, all under `root`."""

    root: Path

    @property
    def journal(self) -> Path:
        """The journal's file."""
        return self.root / "journal.sqlite"

    @property
    def secrets(self) -> Path:
        """The device's key, PINs and locks: never part of a backup."""
        return self.root / "device"

    @property
    def reports(self) -> Path:
        """What was written down when the program stopped by surprise."""
        return self.root / "reports"

    def make(self) -> "TillFolders":
        """Create the folders that are missing."""
        for folder in (self.root, self.secrets, self.reports):
            folder.mkdir(parents=True, exist_ok=True)
        return self


def home(name: str = "till") -> TillFolders:
    """Give the folders of the till of that name, in the place this system keeps a program's data."""
    return TillFolders(Path(platformdirs.user_data_dir(APP, appauthor=False)) / name)
