import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    out = tmp_path_factory.mktemp("out")
    done = subprocess.run(
        [sys.executable, "-m", "pos", "run", "--out", str(out)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done, out


def test_the_whole_day_comes_true_and_says_nothing_on_the_side(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, _ = played
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "SNA26-B112-1.1-000007" in done.stdout


def test_every_moment_is_pictured_in_arabic_and_in_french(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, out = played
    pictures = sorted(path.stem.rsplit("-", 1) for path in (out / "pictures").glob("*.png"))
    moments = {moment for moment, _ in pictures}
    assert len(moments) > 15
    assert pictures == sorted([moment, language] for moment in moments for language in ("ar", "fr"))


def test_every_sale_and_the_closing_came_out_on_paper_once(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, out = played
    assert len(list((out / "papers").glob("paper-*.png"))) == 7 + 1
    assert "15" in (out / "journal.txt").read_text(encoding="utf-8")


def test_the_last_receipt_and_the_report_are_left_as_pdf_for_a_roll_and_for_a4(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, out = played
    number = "SNA26-B112-1.1"
    names = {path.stem for path in (out / "papers").glob("*.pdf")}
    assert names == {f"{number}-{paper}{size}" for paper in ("000007", "Z1") for size in ("", "-a4")}
