"""What a till keeps on this machine, opened again after something of it went missing."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6 import QtCore

from pos.devices.keys.file_key import KEY_FILE
from pos.documents.plain import plain_text
from pos.domain.names import Language
from pos.domain.settings import Setting
from pos.journal.stock import FileStock
from pos.ports.journal import Somebody
from pos.ports.keys import DeviceUnavailable
from pos.ports.printer import PrinterState, PrintOutcome, PrintResult, Raster
from pos.typeset.kinds import know_kinds
from pos.usecases.change_setting import ChangeSetting, change_setting
from pos.usecases.make_recovery_sheet import MakeRecoverySheet, SheetMade, make_recovery_sheet
from pos.usecases.set_up_till import SetUpTill, set_up_till
from pos.wiring.folders import TillFolders
from pos.wiring.parts import Parts, open_parts, open_spooler
from pos.wiring.past_papers import past_paper
from pos.words.speech import words_for
from tests.fakes.stall import BOWL, FOUNDED, LAMP, PLACE


@pytest.fixture
def folders(tmp_path: Path) -> TillFolders:
    """Give a till that was opened once."""
    made = TillFolders(tmp_path)
    open_parts(made).close()
    return made


def founded(parts: Parts) -> Somebody:
    """Set the till up; gives its manager."""
    asked = SetUpTill(PLACE, "Amina", "2580")
    done = set_up_till(asked, journal=parts.journal, ids=parts.ids, pins=parts.pins, key=parts.key, program="0.1.0")
    assert isinstance(done, Somebody)
    return done


def test_a_till_whose_key_is_gone_says_so_and_makes_no_other(folders: TillFolders) -> None:
    key = folders.secrets / KEY_FILE
    held = key.read_bytes()
    key.unlink()
    journal = folders.journal.read_bytes()
    for _ in range(2):
        with pytest.raises(DeviceUnavailable, match="DEV-704"):
            open_parts(folders)
    assert not key.exists()
    assert folders.journal.read_bytes() == journal
    key.write_bytes(held)
    open_parts(folders).close()


def test_a_till_whose_key_is_damaged_does_not_blame_the_journal(folders: TillFolders) -> None:
    key = folders.secrets / KEY_FILE
    key.write_bytes(key.read_bytes()[::-1])
    with pytest.raises(DeviceUnavailable, match="DEV-701"):
        open_parts(folders)


def test_a_pin_that_a_crash_left_behind_is_swept_away_at_the_next_start(folders: TillFolders) -> None:
    parts = open_parts(folders)
    amina = founded(parts)
    parts.pins.set("nobody", "9753")
    parts.pins.recovery_code()
    parts.close()
    parts = open_parts(folders)
    assert not parts.pins.known("nobody")
    assert parts.pins.check(amina.id, "2580").right
    assert parts.pins.sheet_stands()
    parts.close()


def test_papers_are_as_wide_as_was_set_last(folders: TillFolders) -> None:
    parts = open_parts(folders)
    amina = founded(parts)
    assert parts.paper_dots == 576
    change_setting(ChangeSetting(Setting.PAPER_DOTS, "384", amina), journal=parts.journal)
    parts.read_settings()
    assert parts.paper_dots == 384
    parts.close()
    parts = open_parts(folders)
    assert parts.paper_dots == 384
    parts.close()


def test_the_code_of_a_recovery_sheet_is_on_its_paper_and_on_no_disk(folders: TillFolders) -> None:
    parts = open_parts(folders)
    made = make_recovery_sheet(
        MakeRecoverySheet(founded(parts)), journal=parts.journal, sheet=parts.pins, paper=parts.paper
    )
    assert isinstance(made, SheetMade)
    code = parts.pins.code_in_hand()
    figures = code.replace(" ", "").encode()
    held = b"".join(path.read_bytes() for path in folders.root.rglob("*") if path.is_file())
    assert b"recovery-sheet-made" in held
    assert figures not in held
    assert code.encode() not in held
    assert code in printed(parts, made.number)
    parts.close()
    parts = open_parts(folders)
    assert code not in printed(parts, made.number)
    assert words_for(Language.FR).say("paper.recovery_void") in printed(parts, made.number)
    assert parts.pins.sheet_stands()
    parts.close()


def printed(parts: Parts, number: int) -> str:
    """Read the paper of that journal number, on one line."""
    paper = past_paper(parts, number)
    assert paper is not None
    return " ".join(re.sub("[\u2066-\u2069]", "", plain_text(paper)).split("\n"))


def test_the_first_code_after_a_catalogue_came_waits_for_nothing_to_be_made(
    folders: TillFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = open_parts(folders)
    with parts.journal.unit_of_work() as work:
        work.append(FOUNDED)
        work.put_products([BOWL, LAMP])
        work.commit()
    parts.receive_catalogue()

    def made_too_late(_: FileStock) -> Iterator[object]:
        raise AssertionError("the screen's thread goes through the whole catalogue")

    monkeypatch.setattr(FileStock, "tags", made_too_late)
    monkeypatch.setattr(FileStock, "__iter__", made_too_late)
    assert parts.catalogue.by_code(BOWL.code) == BOWL
    assert list(parts.catalogue.search("lampe")) == [LAMP]
    parts.close()


class WatchedPrinter:
    """Prints everything, and says when it did."""

    def __init__(self) -> None:
        self.printed = threading.Event()

    def state(self) -> PrinterState:
        return PrinterState.READY

    def print(self, page: Raster, *, kick_drawer: bool) -> PrintResult:
        self.printed.set()
        return PrintResult(PrintOutcome.PRINTED, PrinterState.READY)

    def kick_drawer(self) -> PrinterState:
        return PrinterState.READY


@pytest.mark.usefixtures("qapp")
def test_a_paper_is_not_drawn_while_the_screens_thread_makes_kinds_known(folders: TillFolders) -> None:
    parts, printer = open_parts(folders), WatchedPrinter()
    amina = founded(parts)
    queue_sheet(parts, amina)
    spooler = open_spooler(parts, printer, lambda _news: None)
    assert printer.printed.wait(10), "from now on a paper takes milliseconds"
    making = know_kinds(QtCore)
    next(making)
    printer.printed.clear()
    queue_sheet(parts, amina)
    spooler.poke()
    assert not printer.printed.wait(0.3)
    making.close()
    assert printer.printed.wait(10)
    spooler.stop()
    parts.close()


def queue_sheet(parts: Parts, amina: Somebody) -> None:
    """Let a recovery sheet wait for the printer."""
    asked = MakeRecoverySheet(amina)
    made = make_recovery_sheet(asked, journal=parts.journal, sheet=parts.pins, paper=parts.paper)
    assert isinstance(made, SheetMade)
