"""The parts of a till that is open: its key, its safe, its journal, its papers, its printer.

They are opened in the order they need each other and closed in the opposite one. Nothing here knows a screen.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from pos.devices.clock.system import SystemClock
from pos.devices.ids.system import SystemIds
from pos.devices.keys.file_key import FileKey
from pos.devices.pins.vault import PinVault
from pos.domain.cash_terms import CashTerms
from pos.domain.catalogue import Catalogue
from pos.domain.fair import Place
from pos.domain.settings import Setting, dots_of, terms_of
from pos.journal.opening import ever_begun
from pos.journal.store import SqliteJournal, open_journal
from pos.ports.keys import DeviceUnavailable
from pos.wire.identity import till_id
from pos.wiring.folders import TillFolders

if TYPE_CHECKING:
    from pos.devices.printer.spooler import Spooler
    from pos.ports.printer import PrinterNews, Raster, ReceiptPrinter
    from pos.wiring.papers import TillPaper


@dataclass(frozen=True)
class Parts:
    """What a till is made of while it is open. What composes and draws papers is imported when the first is wanted."""

    folders: TillFolders
    clock: SystemClock
    ids: SystemIds
    key: FileKey
    pins: PinVault
    journal: SqliteJournal

    @cached_property
    def paper(self) -> TillPaper:
        """What composes this till's papers."""
        from pos.wiring.papers import TillPaper
        from pos.wiring.tables import treatments

        journal = self.journal

        def place() -> Place:
            found = journal.place()
            if found is None:
                raise LookupError("a paper was asked of a till that was never set up")
            return found

        def names() -> dict[str, str]:
            return {somebody.id: somebody.name for somebody in journal.people()}

        return TillPaper(place, names, journal.parties, treatments())

    @cached_property
    def catalogue(self) -> Catalogue:
        """Everything that can be sold, at hand; `lay_catalogue` follows what changed."""
        return Catalogue(self.journal.stock(), self.journal.parties())

    def lay_catalogue(self) -> None:
        """Read the catalogue again on this thread, and put it in the other's place when all of it is there."""
        self.__dict__["catalogue"] = Catalogue(self.journal.stock(), self.journal.parties())

    def receive_catalogue(self) -> None:
        """Do the same where nobody waits for it: the screen finds made what its next code and next words ask of it."""
        fresh = Catalogue(self.journal.stock(), self.journal.parties())
        fresh.prepare()
        self.__dict__["catalogue"] = fresh

    @cached_property
    def settings(self) -> dict[Setting, str]:
        """What is set, at hand; `read_settings` follows a change."""
        return {setting: self.journal.setting(setting) for setting in Setting}

    def read_settings(self) -> None:
        """Take in what was changed."""
        self.settings.update({setting: self.journal.setting(setting) for setting in Setting})

    @property
    def paper_dots(self) -> int:
        """How wide receipts are."""
        return dots_of(self.settings[Setting.PAPER_DOTS])

    @property
    def cash_terms(self) -> CashTerms:
        """How cash is taken."""
        return terms_of(self.settings)

    def close(self) -> None:
        """Let go of the journal."""
        self.journal.close()


def open_parts(folders: TillFolders) -> Parts:
    """Open a till's parts; raises `JournalUnavailable` or `DeviceUnavailable`, and then nothing stays open."""
    folders.make()
    clock = SystemClock()
    key = FileKey(folders.secrets, expected=ever_begun(folders.journal))
    pins = PinVault(folders.secrets, secret=key.pins_secret, clock=clock)
    journal = open_journal(folders.journal, clock=clock, secrets=key.names_secret, till_id=till_id(key.public))
    # Litter keeps no till shut: a PIN of nobody opens nothing.
    with suppress(DeviceUnavailable):
        pins.keep_only([somebody.id for somebody in journal.people()])
    return Parts(folders, clock, SystemIds(), key, pins, journal)


def open_spooler(parts: Parts, printer: ReceiptPrinter, tell: Callable[[PrinterNews], None]) -> Spooler:
    """Start the printing thread on a till's queue; `tell` hears of the printer on that thread."""
    from pos.devices.printer.spooler import Spooler

    spooler = Spooler(parts.journal, printer, partial(_render, parts), tell)
    spooler.start()
    return spooler


def _render(parts: Parts, document: bytes, duplicate: bool) -> Raster:  # noqa: FBT001 -- said by position
    """Lay a queued paper out; a recovery sheet gets what it does not hold while it waits on the disk."""
    from pos.documents import recovery_sheet
    from pos.documents.again import printed_again
    from pos.documents.blocks import read_document
    from pos.typeset.kinds import await_kinds

    await_kinds()
    from pos.typeset.picture import picture, raster

    paper = read_document(document)
    if paper.kind == recovery_sheet.KIND:
        paper = recovery_sheet.filled_in(paper, parts.pins.code_in_hand())
    return raster(picture(printed_again(paper) if duplicate else paper, parts.paper_dots))
