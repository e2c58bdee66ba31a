"""A file of products comes in whole or not at all, and the same file twice is the same file once."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.facts import CatalogueImported
from pos.domain.names import Language
from pos.domain.permissions import Action, Approval, Role
from pos.domain.product_file.columns import Column
from pos.domain.product_file.problems import Reason
from pos.domain.product_file.rows import Defaults
from pos.domain.refusals import Refused, Rule
from pos.domain.till_facts import PersonAdded
from pos.journal.store import SqliteJournal
from pos.usecases.import_catalogue import ImportCatalogue, ImportReport, import_catalogue
from pos.words.speech import words_for
from tests.domain.product_files import OURS, table, tables, treatments
from tests.journal.booth import CUPS, Booth, opened

EXAMPLE = Path(__file__).resolve().parents[2] / "resources" / "demo" / "catalogue.csv"
POTS = table({"nom": "Pot", "prix": "30", "code": "P-1"}, {"nom": "Vase", "prix": "40,50", "code": "V-1"})


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    journal = opened(tmp_path / "journal.sqlite")
    Booth(journal).found()
    yield journal
    journal.close()


def take_in(
    journal: SqliteJournal, data: bytes, *, person: str = "amina", check_only: bool = False
) -> ImportReport | Refused:
    return import_catalogue(
        ImportCatalogue(data, person, OURS, check_only=check_only),
        journal=journal,
        tables=tables(),
        treatments=treatments(),
        has_picture=lambda _path: False,
        progress=lambda _done, _of: True,
    )


def last_fact(journal: SqliteJournal) -> object:
    head = journal.head()
    assert head is not None
    entry = journal.entry(head.number)
    assert entry is not None
    return entry.fact


def test_a_good_file_is_taken_in_and_the_journal_says_so(journal: SqliteJournal) -> None:
    assert take_in(journal, POTS) == ImportReport(rows=2, added=2)
    assert [product.names.fr for product in journal.products()[-2:]] == ["Pot", "Vase"]
    assert last_fact(journal) == CatalogueImported(hashlib.sha256(POTS).hexdigest(), 2, 0, "amina")


def test_the_same_file_again_changes_nothing_and_adds_no_fact(journal: SqliteJournal) -> None:
    take_in(journal, POTS)
    head, products = journal.head(), journal.products()
    assert take_in(journal, POTS) == ImportReport(rows=2, unchanged=2)
    assert (journal.head(), journal.products()) == (head, products)


def test_a_changed_price_changes_one_product_in_its_place(journal: SqliteJournal) -> None:
    take_in(journal, POTS)
    report = take_in(journal, POTS.replace(b"30", b"35"))
    assert report == ImportReport(rows=2, changed=1, unchanged=1)
    assert [product.price.amount.minor for product in journal.products()[-2:]] == [35_00, 40_50]


def test_one_bad_row_keeps_the_whole_file_out(journal: SqliteJournal) -> None:
    head, products = journal.head(), journal.products()
    report = take_in(journal, POTS + b"Cruche;1.250;C-1\r\n")
    assert isinstance(report, ImportReport)
    assert [(problem.line, problem.reason) for problem in report.problems] == [(4, Reason.AMOUNT_AMBIGUOUS)]
    assert (report.added, report.problem_count, report.is_clean) == (0, 1, False)
    assert (journal.head(), journal.products()) == (head, products)


def test_a_file_can_be_checked_without_being_taken_in(journal: SqliteJournal) -> None:
    head = journal.head()
    assert take_in(journal, POTS, check_only=True) == ImportReport(rows=2, added=2)
    assert journal.head() == head


def test_a_new_detail_of_a_seller_is_worth_a_fact(journal: SqliteJournal) -> None:
    row = {"nom": "Pot", "prix": "30", "code": "P-1", "vendeur": "Coop", "tva": "20"}
    take_in(journal, table(row))
    assert take_in(journal, table(row | {"ice": "001561191000066"})) == ImportReport(rows=1, unchanged=1)
    assert "001561191000066" in {seller.ice for seller in journal.parties().sellers.values()}
    assert isinstance(last_fact(journal), CatalogueImported)


def test_an_open_ticket_keeps_the_price_it_was_rung_up_at(journal: SqliteJournal) -> None:
    take_in(journal, POTS)
    pot = journal.products()[-2]
    ticket = Booth(journal).ticket(pot, CUPS)
    with journal.unit_of_work() as work:
        work.save_ticket(ticket)
        work.commit()
    take_in(journal, POTS.replace(b"30", b"35"))
    assert journal.open_tickets() == (ticket,)
    assert journal.open_tickets()[0].lines[0].asking == pot.price


def test_a_cashier_needs_a_yes(journal: SqliteJournal) -> None:
    with journal.unit_of_work() as work:
        work.append(PersonAdded("said", Role.CASHIER, work.keep_name("said", "Saïd")))
        work.commit()
    refused = Refused(Rule.NEEDS_APPROVAL, action=Action.IMPORT_CATALOGUE)
    assert take_in(journal, POTS, person="said") == refused
    assert take_in(journal, POTS, person="nobody") == refused
    yes = (Approval(Action.IMPORT_CATALOGUE, "amina"),)
    allowed = import_catalogue(
        ImportCatalogue(POTS, "said", Defaults("ours", "MA20"), approvals=yes),
        journal=journal,
        tables=tables(),
        treatments=treatments(),
        has_picture=lambda _path: False,
        progress=lambda _done, _of: True,
    )
    assert allowed == ImportReport(rows=2, added=2)


def test_progress_is_told_and_can_stop_the_import_with_nothing_done(journal: SqliteJournal) -> None:
    data = table(*({"nom": f"Pot {at}", "prix": "30"} for at in range(1200)))
    head, told = journal.head(), []

    def stop_half_way(done: int, of: int) -> bool:
        told.append((done, of))
        return done < 1000

    report = import_catalogue(
        ImportCatalogue(data, "amina", OURS),
        journal=journal,
        tables=tables(),
        treatments=treatments(),
        has_picture=lambda _path: False,
        progress=stop_half_way,
    )
    assert report == ImportReport(rows=1200, stopped=True)
    assert told == [(0, 1200), (500, 1200), (1000, 1200)]
    assert journal.head() == head


def test_what_is_not_a_table_is_answered(journal: SqliteJournal) -> None:
    report = take_in(journal, bytes(range(256)))
    assert isinstance(report, ImportReport)
    assert [problem.reason for problem in report.problems] == [Reason.FILE_NOT_UTF8]


def test_the_example_file_is_taken_in_whole(journal: SqliteJournal) -> None:
    report = take_in(journal, EXAMPLE.read_bytes())
    assert isinstance(report, ImportReport)
    assert replace(report, warnings=(), warning_count=0) == ImportReport(rows=20, added=20)
    products = journal.products()[-20:]
    assert all(product.names.ar and product.names.fr and product.names.en for product in products)


@pytest.mark.parametrize("language", [Language.AR, Language.FR, Language.EN])
def test_each_language_has_words_for_every_reason_and_every_column(language: Language) -> None:
    words = words_for(language)
    said = [words.say(f"import.{reason}", value="1", other=2) for reason in Reason]
    said += [words.say(f"import.column_{column}") for column in Column]
    assert len(set(said)) == len(Reason) + len(Column)
