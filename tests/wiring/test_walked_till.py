"""Whatever the menu offers opens at the till of every day, put together as it is run."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_place_of_the_menu_opens_its_screen(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.wiring.walked_till", str(tmp_path / "till")]
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True, check=True, timeout=120)
    told = json.loads(done.stdout)
    assert told["mistakes"] == []
    assert told["opened"] == {
        "history": "HistoryScreen",
        "cash": "CashScreen",
        "people": "PeopleScreen",
        "piece": "PieceScreen",
        "settings": "SettingsScreen",
        "devices": "DevicesScreen",
        "enrol": "EnrolScreen",
        "status": "StatusScreen",
        "help": "HelpScreen",
    }
    assert told["counted"] == ["Espèces dans le tiroir", "Tiroir EUR", "Tiroir USD", "Tiroir GBP", "La journée"]
