"""The card terminal is set on the till, heard while it is used, and never changed under an open payment."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.money import Currency, Money
from pos.domain.payment_facts import (
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
)
from pos.domain.permissions import Action, Role
from pos.domain.refusals import Refused, Rule
from pos.domain.settings import Setting
from pos.domain.tender import Means
from pos.domain.terminal_keys import TerminalKeys, grouped
from pos.ports.journal import Somebody
from pos.usecases.set_terminal import SetTerminal, set_terminal
from pos.wiring.cards.agreed import FILE, read_agreed
from pos.wiring.cards.devices import TillDevices
from pos.wiring.demo.seed import seeded
from pos.wiring.folders import TillFolders
from pos.wiring.parts import Parts, open_parts
from tests.devices.terminal.peer import Peer
from tests.wiring.card_stall import CardStall, lost_answer
from tests.wiring.nexo_simulator import SimulatedNexo

MANAGER = Somebody("amina", Role.MANAGER, "Amina")
NOWHERE = "naps:127.0.0.1:1"


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    folders = TillFolders(tmp_path)
    seeded(folders)
    opened = open_parts(folders)
    yield opened
    opened.close()


def wish(terminal: str = NOWHERE, acquirer: str = "CMI", number: str = "0042", by: Somebody = MANAGER) -> SetTerminal:
    return SetTerminal(terminal, acquirer, number, by)


def test_a_terminal_that_was_set_is_the_tills_with_what_its_papers_say(parts: Parts) -> None:
    assert TillDevices(parts, "").keep(wish()) is None
    later = TillDevices(parts, "")
    label = later.open().label
    assert (label.driver, label.acquirer, label.number) == ("naps", "CMI", "0042")
    told = later.told()
    assert (told.setting, told.in_use, told.acquirer, told.number, told.fixed) == (
        NOWHERE,
        NOWHERE,
        "CMI",
        "0042",
        False,
    )


def test_a_stand_alone_terminal_goes_by_what_was_read_on_its_last_paper(parts: Parts) -> None:
    devices = TillDevices(parts, "")
    devices.keep(wish("standalone", "", ""))
    label = devices.open().label
    assert (label.acquirer, label.number) == ("", "")
    amount = Money(10_00, Currency.MAD)
    asked = PaymentRequested(1, "amina", "k1", PaymentKind.SALE, Means.CARD, amount, label)
    with parts.journal.unit_of_work() as work:
        number = work.append(asked).entry.number
        work.append(PaymentAttempted(number, 1, "000001"))
        approved = PaymentMoved(number, 1, PaymentState.APPROVED, Source.ANSWER, amount, detail="CMI 0012345")
        work.append(approved)
        work.commit()
    label = TillDevices(parts, "").open().label
    assert (label.acquirer, label.number) == ("CMI", "0012345")
    devices.keep(wish("standalone", "BMCE", "0042"))
    label = TillDevices(parts, "").open().label
    assert (label.acquirer, label.number) == ("BMCE", "0042")


def test_what_the_command_line_names_stands_before_it(parts: Parts) -> None:
    devices = TillDevices(parts, "standalone")
    devices.keep(wish())
    assert (devices.open().label.driver, devices.told().fixed) == ("standalone", True)


def test_a_setting_that_names_no_terminal_is_not_kept(parts: Parts) -> None:
    with pytest.raises(ValueError, match="names no card terminal"):
        TillDevices(parts, "").keep(wish("zvt:tpe:1"))
    assert parts.journal.setting(Setting.CARD_TERMINAL) == ""


def test_a_terminal_is_tried_without_money_and_what_was_said_is_told(parts: Parts) -> None:
    with Peer() as peer:
        setting = f"naps:127.0.0.1:{peer.port}"
        devices = TillDevices(parts, "")
        devices.keep(wish(setting))
        assert (devices.try_out(setting), devices.try_out(NOWHERE)) == (True, False)
        terminal = devices.open()
        assert terminal.diagnose()
        terminal.close()
    said = devices.told().said
    assert [message.ours for message in said] == [True, False]
    assert said[0].text.startswith("001=009")


def sealed_wish(simulated: SimulatedNexo) -> tuple[SetTerminal, TerminalKeys]:
    who = simulated.address().agreed
    keys = TerminalKeys(simulated.address().names.terminal, "", who.key, str(who.version), who.words)
    return wish(f"nexo:127.0.0.1:{simulated.port}", number=""), keys


def test_a_sealed_terminal_is_known_by_what_it_showed_and_its_words_stay_on_the_device(
    parts: Parts, tmp_path: Path
) -> None:
    with SimulatedNexo(tmp_path) as simulated:
        devices, (asked, keys) = TillDevices(parts, ""), sealed_wish(simulated)
        keys = replace(keys, certificate=devices.certificate(asked.terminal))
        strange = replace(keys, certificate="ab" * 32)
        assert (devices.try_out(asked.terminal, keys), devices.try_out(asked.terminal, strange)) == (True, False)
        assert devices.keep(asked, keys) is None
        assert devices.open().label.number == keys.machine
        told = devices.told().keys
        assert told == replace(keys, certificate=grouped(keys.certificate), words="", kept=True)
        assert devices.keep(replace(asked, acquirer="BMCE"), replace(told, version="2")) is None
        assert (read_agreed(parts.folders).passphrase, read_agreed(parts.folders).version) == (keys.words, 2)
    kept = b"".join(path.read_bytes() for path in parts.folders.root.glob("journal.sqlite*"))
    assert keys.words.encode() not in kept
    assert keys.certificate.encode() in kept


def test_a_sealed_terminal_whose_keys_are_not_here_takes_no_payment_and_says_so(parts: Parts) -> None:
    devices = TillDevices(parts, "")
    assert devices.keep(wish("nexo:127.0.0.1:1"), TerminalKeys("V400m-1", "ab" * 32, "k", "1", 'wo"r\\ds')) is None
    assert read_agreed(parts.folders).passphrase == 'wo"r\\ds'
    (parts.folders.secrets / FILE).unlink()
    assert (devices.open().capabilities.sale, devices.told().keys) == (False, None)
    assert devices.certificate("nexo:127.0.0.1:1") == ""


def test_keys_without_words_are_kept_only_where_there_were_some(parts: Parts) -> None:
    with pytest.raises(ValueError, match="passphrase"):
        TillDevices(parts, "").keep(wish("nexo:127.0.0.1:1"), TerminalKeys("V400m-1", "ab" * 32, "k"))
    assert parts.journal.setting(Setting.CARD_TERMINAL) == ""


def test_a_cashier_sets_no_terminal_alone_and_no_card_number_is_kept(stall: CardStall) -> None:
    said = Somebody("said", Role.CASHIER, "Said")
    asked = Refused(Rule.NEEDS_APPROVAL, action=Action.CHANGE_SETTING)
    assert set_terminal(wish(by=said), journal=stall.journal) == asked
    typed = set_terminal(wish(number="4242 4242 4242 4242"), journal=stall.journal)
    assert typed == Refused(Rule.CARD_NUMBER_TYPED)
    assert stall.journal.setting(Setting.CARD_TERMINAL) == ""


def test_a_terminal_is_neither_changed_nor_removed_under_an_open_payment(stall: CardStall) -> None:
    assert set_terminal(wish(), journal=stall.journal) is None
    lost_answer(stall)
    amount = stall.payment().asked.amount
    for terminal in ("", "standalone"):
        assert set_terminal(wish(terminal), journal=stall.journal) == Refused(Rule.PAYMENT_UNDECIDED, amount=amount)
    assert set_terminal(wish(number="0043"), journal=stall.journal) is None


def test_another_machine_in_the_same_place_is_another_terminal(stall: CardStall) -> None:
    first = replace(wish(), machine="V400m-1", certificate="ab" * 32)
    assert set_terminal(first, journal=stall.journal) is None
    lost_answer(stall)
    renewed = replace(first, certificate="cd" * 32)
    assert set_terminal(renewed, journal=stall.journal) is None
    refused = set_terminal(replace(first, machine="V400m-2"), journal=stall.journal)
    assert refused is not None
    assert refused.rule is Rule.PAYMENT_UNDECIDED


def test_what_is_set_so_already_is_written_down_once(stall: CardStall) -> None:
    set_terminal(wish(), journal=stall.journal)
    before = stall.journal.head()
    assert (set_terminal(wish(), journal=stall.journal), stall.journal.head()) == (None, before)
