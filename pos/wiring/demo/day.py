"""A cashier's day played through the real windows, off screen: what `make run` does where there is no display."""

import shutil
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from pos.domain.cash import CashCount, break_down
from pos.domain.money import Currency
from pos.domain.names import Language
from pos.domain.refusals import Refused
from pos.journal.verify import verify
from pos.usecases.read_shift import read_shift
from pos.wiring.cards.opening import open_terminal
from pos.wiring.commands.journal import verdict_lines
from pos.wiring.demo.balance import balance
from pos.wiring.demo.control import Control
from pos.wiring.demo.day_clock import DayClock
from pos.wiring.demo.desk_story import look_from_desk
from pos.wiring.demo.hands import Hands, NotSeen
from pos.wiring.demo.neighbours import neighbours
from pos.wiring.demo.organizer import central_beside
from pos.wiring.demo.phone import take_phones
from pos.wiring.demo.script import Player
from pos.wiring.demo.seed import seeded
from pos.wiring.demo.sending import all_sent
from pos.wiring.demo.story import day_script
from pos.wiring.demo.terminal import CardTerminal
from pos.wiring.demo.told import WORDS, DayTold
from pos.wiring.demo.wallet import CustomersPhone
from pos.wiring.folders import TillFolders
from pos.wiring.late import Once
from pos.wiring.paper_files import paper_name, write_paper
from pos.wiring.parts import open_parts
from pos.wiring.tables import denominations
from pos.wiring.till import Till, run_window

_OFF_SCREEN = frozenset({"This plugin does not support propagateSizeHints()"})
_LAST = 2
"""A receipt, and what came back of it."""
_OURS = ("till", "papers", "pictures", "terminal", "phone", "central", "desk")


def play_day(out: Path) -> int:
    """Play a whole day; leaves pictures, papers and the journal under `out`. Gives the exit code."""
    for folder in _OURS:
        shutil.rmtree(out / folder, ignore_errors=True)
    folders = TillFolders(out / "till")
    with ExitStack() as there:
        central = there.enter_context(central_beside(out))
        beside = there.enter_context(neighbours(out / "papers", out / "terminal"))
        terminal = CardTerminal(there.enter_context(Control(beside.hands)))
        phone = there.enter_context(CustomersPhone(out / "phone"))
        seeded(folders, central)
        take_phones(folders)
        organizer = central()
        if organizer is not None:
            phone.take_out(organizer)
        qInstallMessageHandler(_hear_qt)
        app = QApplication(sys.argv[:1])
        till = Till(app, folders, beside.printer, Language.FR, beside.terminal)
        clock = DayClock()
        till.parts = Once(lambda: replace(open_parts(folders), clock=clock))
        till.day.window.told.connect(phone.look)
        told = _told(till, out / "pictures", (terminal, phone), clock)
        player = Player(day_script(told), lambda line: _tell(f"{line} ({' | '.join(told.hands.in_sight())})"))
        till.crash.listen(player.fail)
        code = run_window(app, till, player.start)
        _keep_last_papers(folders, out / "papers")
        cards_agree = _cards_agree(folders, beside.terminal, terminal)
        sent = all_sent(folders)
        _tell(WORDS.say("exchange.all_sent" if sent else "cli.demo_no_central"))
        if code == 0 and sent and organizer is not None:
            code = look_from_desk(app, TillFolders(out / "desk"), organizer, told)
    verdict = verify(folders.journal)
    lines = verdict_lines(verdict)
    (out / "journal.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for line in lines:
        _tell(line)
    return code if verdict.wrong is None and cards_agree and sent else 1


def _told(till: Till, pictures: Path, customers: tuple[CardTerminal, CustomersPhone], clock: DayClock) -> DayTold:
    terminal, phone = customers

    def let_pass(seconds: int) -> None:
        terminal.let_pass(seconds)
        clock.let_pass(seconds)

    return DayTold(
        Hands(till.day.window),
        pictures,
        _tell,
        till.printed,
        lambda: _in_drawer(till),
        lambda: _last_sale(till),
        terminal,
        phone,
        let_pass,
    )


def _cards_agree(folders: TillFolders, setting: str, terminal: CardTerminal) -> bool:
    """Lay what the journal says cards paid beside what the terminal charged them, card by card."""
    parts = open_parts(folders)
    try:
        ours = parts.journal.payments_on(open_terminal(setting, parts).label.id)
    finally:
        parts.close()
    found = balance(ours, terminal.charged())
    paid, charged = found.totals(Currency.MAD)
    _tell(WORDS.say("cli.demo_cards", paid=WORDS.money(paid), charged=WORDS.money(charged)))
    return found.agrees


def _keep_last_papers(folders: TillFolders, out: Path) -> None:
    """Leave the last receipts and the report of the closing as PDF, too, for a roll and for A4."""
    parts = open_parts(folders)
    try:
        head, sales = parts.journal.head(), parts.journal.sales("", _LAST, None)
        numbers = [sale.number for sale in sales] + ([] if head is None else [head.number])
        for number in numbers:
            name = paper_name(parts, number)
            write_paper(parts, number, out / f"{name}.pdf")
            write_paper(parts, number, out / f"{name}-a4.pdf", a4=True)
    finally:
        parts.close()


def _in_drawer(till: Till) -> CashCount:
    """Count the drawer as the day left it: with the notes and coins that make what should be there."""
    figures = read_shift(journal=till.parts().journal)
    if isinstance(figures, Refused):
        raise NotSeen(figures.rule)
    return break_down(figures.expected, denominations()[figures.expected.currency])


def _last_sale(till: Till) -> str:
    """Tell the newest sale in a line: its number and what was paid."""
    newest = till.parts().journal.sales("", 1, None)[0]
    return f"{newest.series} · {WORDS.money(newest.total)}"


def _hear_qt(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    """Pass on what Qt has to say, but for what is only so because there is no display."""
    if message not in _OFF_SCREEN:
        print(message, file=sys.stderr, flush=True)


def _tell(line: str) -> None:
    print(line, flush=True)
