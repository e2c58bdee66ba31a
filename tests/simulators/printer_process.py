"""Runs the real printer simulator as a child process, and reads what it wrote down."""

from pathlib import Path

from tests.simulators.device_process import DeviceProcess, Event


class PrinterProcess(DeviceProcess):
    """A simulated printer that prints into `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__("printer", folder / "journal.jsonl", "--out", str(folder))

    def renew(self) -> None:
        """Put everything right, and look from now on only at what comes out afterwards."""
        if self.process.poll() is not None:
            self.start()
        self.do("mend")
        self.look_from_here()

    def papers(self) -> list[Event]:
        """Read the whole papers that came out."""
        return [paper for paper in self.events("paper") if paper["complete"]]
