"""A phone pays at the till of every day, put together as it is run, with a customer's screen beside it."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_a_phone_pays_with_a_yes_and_the_customer_sees_the_code(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.wiring.phone_till", str(tmp_path / "two")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True, timeout=120)
    told = json.loads(done.stdout)
    assert (told["mistakes"], told["failed"]) == ([], [])
    assert told["customer"] == [1366, 1366, True, True]
    assert told["thanks"] == ["C’est payé. Merci · \u2068تم الأداء. شكرًا\u2069", False]
    assert told["payments"] == [["approved", "on_sight", 1]]
    assert told["sales"] == [["mobile", 65_000]]
    assert told["glass"]
