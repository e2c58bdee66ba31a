"""A till's printing thread on its real journal, as a process that a test can kill: queues a paper, and prints."""

import sys
from pathlib import Path

from pos.devices.clock.system import SystemClock
from pos.devices.printer.escpos_network import NetworkPrinter
from pos.devices.printer.spooler import Spooler
from pos.journal.store import open_journal
from pos.ports.journal import PaperJob
from tests.devices.printer.printing import page_of


def main(folder: Path, port: int, document: bytes) -> None:
    """Print until the standard input ends; an empty document queues nothing."""
    journal = open_journal(folder / "journal.sqlite", clock=SystemClock(), secrets=bytes(32), till_id="till")
    if document:
        with journal.unit_of_work() as unit:
            unit.queue_paper(PaperJob(of=1, kind="receipt", document=document, kick_drawer=True))
            unit.commit()
    spooler = Spooler(journal, NetworkPrinter("127.0.0.1", port), page_of, lambda _: None)
    spooler.start()
    sys.stdin.read()
    spooler.stop()
    journal.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3].encode())
