"""No card number is left anywhere: not in the journal, its log, the reports or the log file, wherever one came from."""

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication

from pos.devices.terminal.naps.exchange import NapsAddress
from pos.devices.terminal.naps.terminal import NapsTerminal
from pos.devices.terminal.standalone import StandaloneTerminal
from pos.documents.blocks import Document, Text, read_document
from pos.documents.plain import plain_text
from pos.domain.card import luhn
from pos.domain.names import Language
from pos.domain.payment_facts import TerminalLabel
from pos.domain.permissions import Role
from pos.domain.quantity import pieces
from pos.journal.database import dbapi
from pos.journal.store import open_journal
from pos.ports.payment_terminal import PaymentTerminal
from pos.typeset.pdf import pdf
from pos.usecases.card.requests import AskCardRefund, Decide, LeaveWaiting, TypeAnswer, TypedResult, Verdict
from pos.usecases.keep_ticket import keep_ticket
from pos.wiring.crash import CrashHook
from pos.wiring.papers import TillPaper
from tests.devices.terminal.peer import Conversation, Fields, Peer, approval, authorise, refusal
from tests.fakes.journal import TILL
from tests.fakes.stall import LAMP, PARTIES, PLACE, TREATMENTS
from tests.fakes.terminal import ONE_PHASE, ScriptedTerminal
from tests.journal.booth import HandClock
from tests.usecases.till import dirhams
from tests.wiring.card_opposites import QUICK
from tests.wiring.card_stall import CardStall, lost_answer

PAN = "4242424242424242"
SPACED = "5555 5555 5555 4444"
PLANTED = (PAN, SPACED.replace(" ", ""))
# Digits in a hash or a signature, between other hexadecimal digits, are nobody's card.
RUN = re.compile(r"(?<![0-9a-f])\d(?:[ .\-]?\d){12,18}(?![0-9a-f])")


def numbers_in(data: bytes) -> set[str]:
    """Find whatever could be a card's number: 13 to 19 digits that pass the check, of a scheme that exists."""
    runs = (re.sub(r"\D", "", run) for run in RUN.findall(data.decode("latin-1")))
    whole = {run for run in runs if run[0] in "23456" and luhn(run)}
    plain = re.sub(rb"[ .\-]", b"", data)
    return whole | {pan for pan in PLANTED if pan.encode() in plain}


def left_in(folder: Path) -> dict[str, set[str]]:
    """Scan every file of a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert len(files) > 3
    found = {path.name: numbers_in(path.read_bytes()) for path in files}
    return {name: numbers for name, numbers in found.items() if numbers}


def queued(folder: Path) -> list[Document]:
    """Give every paper that was queued."""
    with closing(dbapi.connect(folder / "journal.db")) as connection:
        return [read_document(data) for (data,) in connection.execute("SELECT document FROM papers")]


def said_by(papers: Sequence[Document]) -> str:
    """Read papers as they are printed, and as a PDF says them to whoever copies from it."""
    pages = [page for paper in papers for page in PdfReader(BytesIO(pdf(paper))).pages]
    return "\n".join([*map(plain_text, papers), *(page.extract_text() for page in pages)])


def on_real_paper(stall: CardStall) -> CardStall:
    """Let the stall's papers be those that a till gives out."""
    names = {stall.till.manager: "Amina"}
    paper = TillPaper(lambda: PLACE, lambda: names, lambda: PARTIES, TREATMENTS)
    stall.till.paper = paper  # type: ignore[assignment]  # the port is the same
    return stall


def indiscreet(talk: Conversation, asked: Fields) -> None:
    """Answer with whole card numbers wherever there is room for one."""
    line = f"CARTE {SPACED}"
    paper = f"03000200031001S032001G033{len(line):03}{line}"
    said = {"t007": PAN, "t016": f"FATIMA {PAN}", "t040": PAN, "t009": PAN, "t010": paper}
    talk.send(approval(asked, authorise(talk, asked), **said))


def indiscreet_no(talk: Conversation, asked: Fields) -> None:
    talk.send(refusal(asked, PAN))


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder with a log file that hears everything."""
    handler = logging.FileHandler(tmp_path / "till.log", encoding="utf-8")
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield tmp_path
    root.setLevel(level)
    root.removeHandler(handler)
    handler.close()


def a_day_with_card_numbers(stall: CardStall, folder: Path) -> None:
    """Let card numbers come from the terminal, from fingers and from mistakes of ours."""
    from_the_wire(stall)
    from_fingers(stall)
    begin_again(stall, ScriptedTerminal(capabilities=ONE_PHASE))
    stall.pay(stall.ticket(LAMP, nickname=3))
    sale, key = stall.journal.sales()[0].number, stall.till.ids.short()
    stall.counter.take(AskCardRefund(sale, {1: pieces(1)}, stall.till.shift, Role.MANAGER, key, f"wrong card {SPACED}"))
    for ticket in stall.journal.open_tickets():
        keep_ticket(replace(ticket, parked=True), journal=stall.journal)
    stall.till.close(note=f"customer left {SPACED}")
    (folder / "reports").mkdir()
    CrashHook(folder / "reports", stall.clock, "0.1.0").report(ValueError(f"cannot read {PAN}"))
    logging.getLogger("pos").info("the day is over")


def begin_again(stall: CardStall, terminal: PaymentTerminal) -> None:
    stall.restart(terminal)
    while not stall.counter.free:
        stall.wait(60)


def from_the_wire(stall: CardStall) -> None:
    with Peer({"001": indiscreet}) as peer:
        terminal = NapsTerminal(
            TerminalLabel("tpe-1", "naps"), NapsAddress("127.0.0.1", peer.port), stall.clock, deadlines=QUICK
        )
        begin_again(stall, terminal)
        stall.pay()
        peer.acts["001"] = indiscreet_no
        stall.pay(stall.ticket(LAMP, nickname=2))
        terminal.close()


def from_fingers(stall: CardStall) -> None:
    begin_again(stall, StandaloneTerminal(TerminalLabel("tpe-1", "standalone")))
    price = dirhams(120_00)
    typed = [
        TypeAnswer(TypedResult.APPROVED, price, price, approval=PAN),
        TypeAnswer(TypedResult.APPROVED, price, price, "1", SPACED),
    ]
    stall.between = lambda: stall.counter.take(typed.pop(0) if typed else LeaveWaiting())
    noted = replace(stall.ticket(nickname=4), note=f"card {SPACED}")
    keep_ticket(noted, journal=stall.journal)
    stall.pay(noted)
    stall.between = lambda: None
    request = stall.view.request
    stall.counter.take(Decide(request, Verdict.APPROVED, "p", Role.MANAGER, slip=SPACED))
    stall.counter.take(Decide(request, Verdict.NOT_CHARGED, "p", Role.MANAGER, slip=PAN))


def test_after_a_day_of_card_numbers_none_is_left_anywhere(folder: Path, qapp: QGuiApplication) -> None:
    clock = HandClock()
    with open_journal(folder / "journal.db", clock=clock, secrets=bytes(32), till_id=TILL) as journal:
        stall = on_real_paper(CardStall(journal, clock).open())
        a_day_with_card_numbers(stall, folder)
        assert stall.journal.sales() != ()
        assert left_in(folder) == {}
        assert [path.name for path in folder.glob("journal.db-wal")] == ["journal.db-wal"]
        papers = queued(folder)
        assert {paper.kind for paper in papers} == {"receipt", "refund", "z-report"}
        said = said_by(papers)
        assert ("•• 3315" in said, numbers_in(said.encode())) == (True, set())
    assert left_in(folder) == {}


@pytest.mark.parametrize("planted", [PAN, SPACED, f"x{PAN}y", "378282246310005"])
def test_a_card_number_that_is_left_would_be_found(folder: Path, planted: str) -> None:
    clock = HandClock()
    with open_journal(folder / "journal.db", clock=clock, secrets=bytes(32), till_id=TILL) as journal:
        stall = CardStall(journal, clock).open()
        ticket = replace(lost_answer(stall), note=planted)
        with journal.unit_of_work() as work:
            # Behind the back of the use case that blacks it out.
            work.save_ticket(ticket)
            work.commit()
    assert left_in(folder)


def test_a_card_number_on_a_paper_would_be_found(qapp: QGuiApplication) -> None:
    printed = Document("receipt", Language.FR, (Text(f"Carte {SPACED}", Language.FR),))
    assert numbers_in(said_by([printed]).encode()) == {PLANTED[1]}


def test_what_is_kept_of_a_card_is_its_end(folder: Path) -> None:
    clock = HandClock()
    with open_journal(folder / "journal.db", clock=clock, secrets=bytes(32), till_id=TILL) as journal:
        stall = CardStall(journal, clock).open()
        from_the_wire(stall)
        last = stall.journal.payments_in(stall.till.shift.shift)[0].last
        assert last is not None
        assert last.card is not None
        assert last.card.last_four == "4242"
        shown = [view.slip for view in stall.views if view.slip]
        assert all(not numbers_in("\n".join(slip).encode()) for slip in shown)
