"""The organizer's file reaches every till of the fair; what one till of a booth makes, its other till has too."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from pos.central.projection.projector import Projector
from pos.central.reports.incidents import incidents_of
from pos.domain.facts import CatalogueReceived, ProductChanged
from pos.domain.money import Currency, Money
from pos.domain.names import Names
from pos.domain.product import Price
from pos.usecases.enrol_till import Enrolled, EnrolTill
from pos.wire.enrol_code import code_text
from pos.wiring.central import open_central
from pos.wiring.folders import TillFolders
from pos.wiring.parts import Parts, open_parts
from pos.wiring.till_central import TillCentral
from tests.central.process import CentralProcess
from tests.fakes.stall import BOWL, PLACE
from tests.journal.booth import CUPS, Booth

SOON = 20
NOWHERE = "http://127.0.0.1:9"
FILE = "nom;prix;code;vendeur;tva\r\nPot;30;P-1;Coop;20\r\nVase;40,50;V-1;Coop;20\r\n"


class OpenTill:
    """A till that is enrolled at a central and open."""

    def __init__(self, folder: Path, secret: bytes, address: str) -> None:
        self.bugs: list[BaseException] = []
        self.parts: Parts = open_parts(TillFolders(folder))
        self.central = TillCentral(self.parts, self.bugs.append)
        Booth(self.parts.journal).found()
        assert isinstance(self.central.enrol(EnrolTill(code_text(secret), address)), Enrolled)

    def has(self, holds: Callable[[dict[str, int]], bool]) -> None:
        """Look for what is new again and again, until the shelf is so."""
        until = time.monotonic() + SOON
        looked = Event()
        while not holds(self.shelf()):
            assert time.monotonic() < until, self.shelf()
            self.central.try_now()
            looked.wait(0.02)

    def shelf(self) -> dict[str, int]:
        return {product.names.fr: product.price.amount.minor for product in self.parts.catalogue.products}

    def ends(self) -> None:
        self.central.stop()
        self.parts.close()
        assert self.bugs == []


@contextmanager
def opened(folder: Path, secret: bytes, address: str) -> Iterator[OpenTill]:
    till = OpenTill(folder, secret, address)
    try:
        yield till
    finally:
        till.ends()


def pos(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pos", "central", *words],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def central(tmp_path: Path) -> Path:
    services = open_central(tmp_path / "central")
    services.registry.create_fair(PLACE, "fair")
    for booth in ("B12", "C3"):
        services.registry.add_booth("FES26", booth, Names(fr=booth))
    for number, booth in enumerate(("B12", "B12", "C3")):
        services.registry.add_code("FES26", booth, bytes([number]) * 16)
    services.database.close()
    return tmp_path / "central"


def test_a_file_goes_down_to_all_and_a_piece_across_to_the_sibling(tmp_path: Path, central: Path) -> None:
    file = tmp_path / "catalogue.csv"
    file.write_text(FILE, encoding="utf-8")
    words = ("--data", str(central), "catalogue")
    said = pos(*words, "import", str(file), "--fair", "FES26")
    assert (said.returncode, said.stderr) == (0, "")
    process = CentralProcess(central)
    try:
        play(tmp_path, words, process.address)
    finally:
        assert process.ends() == 0
    services = open_central(central)
    Projector(services.database).run()
    with services.database.reading.connect() as connection:
        (apart,) = incidents_of(connection, "FES26", of_all=True).apart
    services.database.close()
    assert {(change.stand, change.amount) for change in (apart.earlier, apart.later)} == {("T1", 41_00), ("T2", 42_00)}
    assert apart.stands == apart.later


def play(tmp_path: Path, words: tuple[str, ...], address: str) -> None:
    """Let two tills of one booth and one of another find what is theirs."""
    homes = [(tmp_path / f"till-{number}", bytes([number]) * 16, address) for number in range(3)]
    with opened(*homes[0]) as amina, opened(*homes[1]) as brahim, opened(*homes[2]) as driss:
        for till in (amina, brahim, driss):
            till.has(lambda shelf: (shelf.get("Pot"), shelf.get("Vase")) == (30_00, 40_50))
        with amina.parts.journal.unit_of_work() as work:
            work.append(ProductChanged(BOWL, "amina"))
            work.commit()
        brahim.has(lambda shelf: BOWL.names.fr in shelf)
        assert pos(*words, "withdraw", "P-1", "--fair", "FES26").returncode == 0
        for till in (amina, brahim, driss):
            till.has(lambda shelf: "Pot" not in shelf)
        assert BOWL.names.fr not in driss.shelf()
        assert CUPS.names.fr in driss.shelf()
        head = driss.parts.journal.head()
        assert head is not None
        facts = [entry.fact for entry in driss.parts.journal.entries(1)]
        received = [fact for fact in facts if isinstance(fact, CatalogueReceived)]
        assert [(fact.added, fact.withdrawn) for fact in received] == [(2, 0), (0, 1)]
        change_apart(amina, brahim, address)


def change_apart(amina: OpenTill, brahim: OpenTill, address: str) -> None:
    """Let two tills change one price while neither hears of the other, and come to the same."""
    for till, minor in ((amina, 41_00), (brahim, 42_00)):
        till.central.go_to(NOWHERE)
        (vase,) = (product for product in till.parts.journal.products() if product.names.fr == "Vase")
        dearer = replace(vase, price=Price(Money(minor, Currency.MAD)))
        with till.parts.journal.unit_of_work() as work:
            work.append(ProductChanged(dearer, "somebody", ("price",)))
            work.commit()
        till.parts.lay_catalogue()
        assert till.shelf()["Vase"] == minor
    for till in (amina, brahim):
        till.central.go_to(address)
    amina.has(lambda shelf: shelf == brahim.shelf() and everything_sent(amina))
    brahim.has(lambda shelf: shelf == amina.shelf() and everything_sent(brahim))


def everything_sent(till: OpenTill) -> bool:
    head, held = till.parts.journal.head(), till.parts.journal.acknowledged()
    return head is not None and held is not None and held.acknowledgement.head.number == head.number
