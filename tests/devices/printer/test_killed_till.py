"""A till killed while its printer prints: the paper comes out whole at the next start, marked, and only then."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.devices.printer.printing import judge
from tests.simulators.printer_process import PrinterProcess


def till(folder: Path, printer: PrinterProcess, document: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.devices.printer.till_that_prints"]
    return subprocess.Popen([*command, str(folder), str(printer.port), document], stdin=subprocess.PIPE)


def test_a_till_killed_in_the_middle_of_a_paper_prints_it_again_with_the_mark(
    simulated: PrinterProcess, tmp_path: Path
) -> None:
    watch = simulated.control(watching=True)
    simulated.do("slow", rows_per_second=50)
    first = till(tmp_path, simulated, "one")
    watch.until("rows")
    first.kill()
    first.communicate()
    second = till(tmp_path, simulated, "")
    watch.until("paper", complete=False)
    simulated.do("slow", rows_per_second=0)
    watch.until("paper", complete=True)
    second.communicate()
    assert second.returncode == 0
    assert judge(simulated, [b"one"]) == Counter({(b"one", True): 1})
    assert len(simulated.events("drawer")) == 1
    third = till(tmp_path, simulated, "")
    third.communicate()
    assert len(simulated.papers()) == 1
