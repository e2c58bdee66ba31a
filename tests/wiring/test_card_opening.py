"""Which terminal a till opens beside: the one its settings name, or what stands for one that left payments open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pos.devices.terminal.absent import AbsentTerminal
from pos.devices.terminal.standalone import StandaloneTerminal
from pos.domain.names import Language
from pos.domain.payment_facts import PaymentKind, PaymentRequested, TerminalLabel
from pos.domain.tender import Means
from pos.wiring.cards.opening import open_terminal
from pos.wiring.demo.seed import seeded
from pos.wiring.folders import TillFolders
from pos.wiring.parts import Parts, open_parts
from pos.wiring.till import Till
from tests.usecases.till import dirhams

GONE = TerminalLabel("naps-1", "naps", "NAPS")


@pytest.fixture
def folders(tmp_path: Path) -> TillFolders:
    made = TillFolders(tmp_path / "till")
    seeded(made)
    return made


@pytest.fixture
def parts(folders: TillFolders) -> Iterator[Parts]:
    opened = open_parts(folders)
    yield opened
    opened.close()


def leave_open(parts: Parts) -> None:
    """Leave a payment written down on a terminal."""
    with parts.journal.unit_of_work() as work:
        work.append(PaymentRequested(1, "p", "k", PaymentKind.SALE, Means.CARD, dirhams(120_00), GONE))
        work.commit()


def test_the_setting_names_it(parts: Parts) -> None:
    assert isinstance(open_terminal("standalone", parts), StandaloneTerminal)


def test_without_a_setting_the_one_that_left_payments_is_stood_for_and_takes_none(parts: Parts) -> None:
    leave_open(parts)
    terminal = open_terminal("", parts)
    assert isinstance(terminal, AbsentTerminal)
    assert (terminal.label, terminal.capabilities.sale) == (GONE, False)


@pytest.mark.parametrize("left", [True, False])
def test_a_till_without_a_terminal_looks_after_payments_only_where_some_are_left(
    qapp: QApplication, folders: TillFolders, left: bool
) -> None:
    parts = open_parts(folders)
    if left:
        leave_open(parts)
    parts.close()
    till = Till(qapp, folders, "", Language.FR)
    try:
        cards = till._cards()  # noqa: SLF001 -- what the screens are given
        assert (None if cards is None else cards.terminal) == (GONE if left else None)
    finally:
        till.day.window.close()
        till.close()
