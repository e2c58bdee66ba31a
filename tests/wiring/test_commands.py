import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pos.domain.names import Language
from pos.domain.settings import Setting
from pos.domain.till_facts import SettingChanged
from pos.journal.verdict import Fault
from pos.wiring.commands.catalogue import IMPOSSIBLE, import_file
from pos.wiring.console import no_file_told
from pos.wiring.demo.seed import seeded
from pos.wiring.folders import TillFolders
from pos.wiring.parts import open_parts
from pos.words.speech import words_for
from tests.journal.booth import Booth

EXAMPLE = Path(__file__).parents[2] / "resources" / "demo" / "catalogue.csv"


def pos(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pos", *words],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def till(tmp_path: Path) -> TillFolders:
    folders = TillFolders(tmp_path / "till")
    seeded(folders)
    return folders


def test_a_sound_journal_is_said_to_be_sound(till: TillFolders) -> None:
    said = pos("journal", "verify", "--data", str(till.root))
    assert (said.returncode, said.stderr) == (0, "")
    assert "4" in said.stdout


def test_the_first_wrong_entry_is_named_and_nothing_is_touched(till: TillFolders, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(till.journal.read_bytes())
    with closing(sqlite3.connect(copy)) as forged:
        triggers = [name for (name,) in forged.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for name in triggers:
            forged.execute(f"DROP TRIGGER {name}")
        forged.execute("UPDATE entries SET bytes = CAST(replace(bytes, 'cashier', 'manager') AS BLOB) WHERE number = 3")
        forged.commit()
    before = copy.read_bytes()
    said = pos("journal", "verify", str(copy))
    assert said.returncode == 1
    assert "Wrong at entry 3: the entry is not as it was written. All is sound up to entry 2." in said.stdout
    assert copy.read_bytes() == before


@pytest.mark.parametrize("language", [Language.AR, Language.FR, Language.EN])
def test_every_fault_of_a_journal_is_told_in_words(language: Language) -> None:
    words = words_for(language)
    told = {words.say(f"cli.fault.{fault}") for fault in Fault}
    assert len(told) == len(Fault)
    assert not any("_" in sentence for sentence in told)


def test_a_journal_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    said = pos("journal", "verify", str(tmp_path / "none.sqlite"))
    assert (said.returncode, said.stderr) == (2, "")
    assert "none.sqlite" in said.stdout


def test_a_file_of_products_is_taken_in_once(till: TillFolders) -> None:
    first = pos("catalogue", "import", str(EXAMPLE), "--data", str(till.root))
    again = pos("catalogue", "import", str(EXAMPLE), "--data", str(till.root))
    assert (first.returncode, first.stderr) == (0, ""), first.stdout
    assert "20" in first.stdout
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout != first.stdout


def test_a_name_and_a_price_are_enough_for_a_booth_that_said_what_it_is(till: TillFolders, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Nom;Prix\nVase;40\n", encoding="utf-8")
    untold = pos("catalogue", "import", str(file), "--data", str(till.root))
    assert (untold.returncode, untold.stderr) == (1, "")
    assert "Line 2, Tax: no such column" in untold.stdout
    parts = open_parts(till)
    with parts.journal.unit_of_work() as work:
        work.append(SettingChanged(Setting.SELLER_TAX.value, "MA_EX_AE", parts.journal.people()[0].id))
        work.commit()
    parts.close()
    said = pos("catalogue", "import", str(file), "--data", str(till.root))
    assert (said.returncode, said.stderr) == (0, ""), said.stdout
    parts = open_parts(till)
    (vase,) = (product for product in parts.journal.products() if product.names.fr == "Vase")
    parts.close()
    assert (vase.seller, vase.tax) == ("B112", "MA_EX_AE")


def test_a_folder_is_not_said_to_be_missing(tmp_path: Path) -> None:
    words = words_for(Language.FR)
    assert no_file_told(tmp_path, words).startswith("Ceci est un dossier")
    assert "n’existe pas" in no_file_told(tmp_path / "none.csv", words)
    assert no_file_told(EXAMPLE, words) == ""
    assert import_file(tmp_path, TillFolders(tmp_path / "till")) == IMPOSSIBLE


def test_a_bad_file_is_told_whole_and_nothing_of_it_is_kept(till: TillFolders, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("name;price;tax\nPlat;12,345;MA20\nPot;;MA20\n", encoding="utf-8")
    said = pos("catalogue", "import", str(bad), "--data", str(till.root))
    assert (said.returncode, said.stderr) == (1, "")
    assert "12,345" in said.stdout
    assert pos("journal", "verify", "--data", str(till.root)).stdout.count("4") > 0


def test_a_till_that_was_never_set_up_takes_nothing_in(tmp_path: Path) -> None:
    said = pos("catalogue", "import", str(EXAMPLE), "--data", str(tmp_path / "fresh"))
    assert (said.returncode, said.stderr) == (2, "")


def test_the_paper_of_an_entry_without_one_is_told_and_no_file_is_made(till: TillFolders, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    said = pos("paper", "pdf", "1", "--out", str(file), "--data", str(till.root))
    assert (said.returncode, said.stderr) == (1, "")
    assert "1" in said.stdout
    assert not file.exists()


def test_a_till_that_was_never_set_up_has_no_papers(tmp_path: Path) -> None:
    said = pos("paper", "pdf", "1", "--out", str(tmp_path / "paper.pdf"), "--data", str(tmp_path / "new"))
    assert (said.returncode, said.stderr) == (2, "")


def test_a_till_whose_sales_are_not_sent_is_not_reset_and_stays_as_it_was(till: TillFolders) -> None:
    parts = open_parts(till)
    booth = Booth(parts.journal)
    booth.open_shift()
    booth.sell()
    parts.close()
    before = till.journal.read_bytes()
    said = pos("journal", "reset", "--data", str(till.root))
    assert (said.returncode, said.stderr) == (1, "")
    assert "1 sale is not sent" in said.stdout
    assert till.journal.read_bytes() == before


def test_a_till_that_never_sold_is_put_aside_and_nothing_is_erased(till: TillFolders) -> None:
    before = till.journal.read_bytes()
    said = pos("journal", "reset", "--data", str(till.root))
    assert (said.returncode, said.stderr) == (0, "")
    assert not till.root.exists()
    (aside,) = till.root.parent.glob("till-*")
    assert TillFolders(aside).journal.read_bytes() == before
