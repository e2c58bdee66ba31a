"""The organizer's catalogue goes down to the tills of its fair, and what a booth changes to its own tills alone."""

from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import update

from pos.central.catalogue import Goods, OrganizersCatalogue
from pos.central.database import Database, open_database, sqlite_address
from pos.central.inbox.intake import Intake
from pos.central.projection.projector import Projector
from pos.central.registry import NotThere, Registry
from pos.central.reports.incidents import incidents_of
from pos.central.supply import Supplier
from pos.central.tables import fairs
from pos.domain.facts import CatalogueReceived, Fact, ProductChanged
from pos.domain.money import Currency, Money
from pos.domain.product import Price
from pos.domain.product_file.problems import Reason
from pos.usecases.exchange.stocking import stock_up, write_question
from pos.wire.canonical import canonical
from pos.wire.limits import PAGE_PRODUCTS_WANTED
from pos.wire.reply import Refusal, Refused
from pos.wire.supply import Cursor, Page, SignedPage, digest_of, proven_page, read_answer
from tests.central.goods import Shelf, founded_journal
from tests.central.tills import CENTRAL, NamedKey, Till, stand
from tests.domain.product_files import table, tables, treatments
from tests.fakes.devices import SteadyClock
from tests.fakes.stall import AMINA, BOWL, LAMP, PLACE
from tests.journal.booth import HandClock

CLOCK = HandClock()
GOODS = Goods(tables(), treatments())
POT = {"nom": "Pot", "prix": "30", "code": "P-1", "vendeur": "Coop", "tva": "20"}
VASE = {"nom": "Vase", "prix": "40,50", "code": "V-1", "vendeur": "Coop", "tva": "20"}


@pytest.fixture
def tills(database: Database) -> None:
    stand(database, Till("amina"), "B12")
    stand(database, Till("brahim"), "B12", "T2")
    stand(database, Till("driss"), "C3")


@pytest.fixture
def organizer(database: Database, tills: None) -> OrganizersCatalogue:
    return OrganizersCatalogue(database, SteadyClock())


@pytest.fixture
def supplier(database: Database, tills: None) -> Supplier:
    return Supplier(database, CENTRAL)


def dearer(minor: int) -> Price:
    return Price(Money(minor, Currency.MAD))


def say(till: Till, database: Database, *facts: Fact) -> None:
    """Let a till write facts, send them, and central project them; later than all that was said before."""
    CLOCK.wait(1_000)
    till.outbox.clock = CLOCK
    if not till.outbox.heads:
        till.founded()
    till.append(*facts)
    Intake(database, CENTRAL, SteadyClock()).take([till.batch()])
    Projector(database).run()


def test_a_file_reaches_every_till_of_the_fair_with_who_stands_behind_it(
    organizer: OrganizersCatalogue, supplier: Supplier
) -> None:
    report = organizer.take_in("FES26", table(POT, VASE), GOODS)
    assert (report.added, report.is_clean) == (2, True)
    for name in ("amina", "driss"):
        shelf = Shelf(name, supplier)
        assert shelf.fetch() == 1
        assert shelf.prices() == {"Pot": 30_00, "Vase": 40_50}
        assert {seller.names.fr for seller in shelf.journal.parties().sellers.values()} == {"Coop"}
        version = shelf.journal.stocked().version
        assert shelf.journal.memory.facts(CatalogueReceived) == [(2, CatalogueReceived(version, 2, 0, 0))]


def test_prices_of_a_file_have_tax_inside_where_the_fair_s_have(
    organizer: OrganizersCatalogue, supplier: Supplier, database: Database
) -> None:
    without = canonical(replace(PLACE, tax_included=False))
    with database.writing.begin() as connection:
        connection.execute(update(fairs).values(place=without))
    organizer.take_in("FES26", table(POT), GOODS)
    shelf = Shelf("amina", supplier)
    shelf.fetch()
    assert [product.price.tax_included for product in shelf.journal.products()] == [False]


def test_what_did_not_change_does_not_come_again(organizer: OrganizersCatalogue, supplier: Supplier) -> None:
    organizer.take_in("FES26", table(POT, VASE), GOODS)
    shelf = Shelf("amina", supplier)
    shelf.fetch()
    assert organizer.take_in("FES26", table(POT, VASE | {"prix": "45"}), GOODS).changed == 1
    page = shelf.next_page()
    assert [row.article.product.names.fr for row in page.supplied if row.article] == ["Vase"]
    shelf.fetch()
    shelf.fetch()
    assert shelf.prices() == {"Pot": 30_00, "Vase": 45_00}
    assert len(shelf.journal.memory.facts(CatalogueReceived)) == 2


def test_one_bad_row_keeps_the_whole_file_out(organizer: OrganizersCatalogue, supplier: Supplier) -> None:
    report = organizer.take_in("FES26", table(POT, VASE | {"prix": "1.250"}), GOODS)
    assert [(problem.line, problem.reason) for problem in report.problems] == [(3, Reason.AMOUNT_AMBIGUOUS)]
    shelf = Shelf("amina", supplier)
    shelf.fetch()
    assert shelf.prices() == {}
    with pytest.raises(NotThere):
        organizer.take_in("SIAM26", table(POT), GOODS)


def test_a_new_detail_of_a_seller_comes_down_too(organizer: OrganizersCatalogue, supplier: Supplier) -> None:
    organizer.take_in("FES26", table(POT, VASE), GOODS)
    shelf = Shelf("amina", supplier)
    shelf.fetch()
    organizer.take_in("FES26", table(POT | {"ice": "001561191000066"}), GOODS)
    shelf.fetch()
    assert [seller.ice for seller in shelf.journal.parties().sellers.values()] == ["001561191000066"]


def test_a_withdrawn_product_leaves_the_shelf_and_can_come_back(
    organizer: OrganizersCatalogue, supplier: Supplier
) -> None:
    organizer.take_in("FES26", table(POT, VASE), GOODS)
    shelf = Shelf("amina", supplier)
    shelf.fetch()
    with pytest.raises(NotThere):
        organizer.withdraw("FES26", ["P-1", "nothing of ours"])
    organizer.withdraw("FES26", ["P-1"])
    shelf.fetch()
    assert shelf.prices() == {"Vase": 40_50}
    organizer.take_in("FES26", table(POT), GOODS)
    shelf.fetch()
    assert shelf.prices() == {"Vase": 40_50, "Pot": 30_00}


def test_a_long_catalogue_comes_page_by_page_and_goes_on_where_it_was_cut(
    organizer: OrganizersCatalogue, supplier: Supplier
) -> None:
    count = 2 * PAGE_PRODUCTS_WANTED + 5
    organizer.take_in("FES26", table(*(POT | {"nom": f"Pot {n}", "code": f"P-{n}"} for n in range(count))), GOODS)
    shelf = Shelf("amina", supplier)
    first = shelf.next_page()
    assert (len(first.supplied), first.more) == (PAGE_PRODUCTS_WANTED, True)
    assert stock_up(first, journal=shelf.journal, till=shelf.till) is not None
    assert stock_up(first, journal=shelf.journal, till=shelf.till) is None
    assert shelf.fetch() == 2
    assert len(shelf.journal.products()) == count


def test_what_a_booth_changes_reaches_its_other_till_and_no_other_booth(database: Database, supplier: Supplier) -> None:
    made = ProductChanged(replace(BOWL, price=dearer(99_00)), "p1", (), AMINA)
    say(Till("amina"), database, made)
    shelves = {name: Shelf(name, supplier) for name in ("amina", "brahim", "driss")}
    for shelf in shelves.values():
        shelf.fetch()
    assert {name: shelf.prices() for name, shelf in shelves.items()} == {
        "amina": {},
        "brahim": {"Bol bleu": 99_00},
        "driss": {},
    }
    assert shelves["brahim"].journal.parties().sellers == {"amina": AMINA}
    assert shelves["brahim"].next_page().edits == ()


def test_two_tills_that_change_one_price_come_to_the_same(database: Database, supplier: Supplier) -> None:
    amina, brahim = Till("amina"), Till("brahim")
    say(amina, database, ProductChanged(replace(BOWL, price=dearer(1_00)), "p1"))
    say(brahim, database, ProductChanged(replace(BOWL, price=dearer(2_00), stock=4), "p2", ("price", "stock")))
    say(amina, database, ProductChanged(replace(BOWL, price=dearer(3_00)), "p1", ("price",)))
    onlooker = Till("cherif")
    stand(database, onlooker, "B12", "T3")
    shelf = Shelf("cherif", supplier)
    shelf.fetch()
    (bowl,) = shelf.journal.products()
    assert (bowl.price, bowl.stock) == (dearer(3_00), 4)


def test_two_changes_of_one_price_made_apart_are_listed_and_a_correction_is_not(
    database: Database,
) -> None:
    amina, brahim, driss = Till("amina"), Till("brahim"), Till("driss")
    stand(database, amina, "B12")
    stand(database, brahim, "B12", "T2")
    stand(database, driss, "C3")
    for till, minor in ((amina, 1_00), (brahim, 2_00), (driss, 3_00)):
        say(till, database, ProductChanged(replace(BOWL, price=dearer(minor)), f"of-{till.name}", ("price",)))
    said_ms = CLOCK.now().utc_ms - 1_000
    over = (said_ms, brahim.id, 2)
    say(amina, database, ProductChanged(replace(BOWL, price=dearer(4_00)), "of-amina", ("price",), over=(over,)))
    with database.reading.connect() as connection:
        (found,) = incidents_of(connection, "FES26", of_all=True).apart
    assert (found.booth, found.field, found.names, found.currency) == ("B12", "price", BOWL.names, "MAD")
    assert [(change.stand, change.person, change.amount) for change in (found.earlier, found.later, found.stands)] == [
        ("T1", "of-amina", 1_00),
        ("T2", "of-brahim", 2_00),
        ("T1", "of-amina", 4_00),
    ]


def test_the_booth_keeps_what_it_changed_when_the_organizer_changes_the_rest(
    organizer: OrganizersCatalogue, supplier: Supplier, database: Database
) -> None:
    organizer.take_in("FES26", table(POT), GOODS)
    shelf = Shelf("brahim", supplier)
    shelf.fetch()
    (pot,) = shelf.journal.products()
    say(Till("amina"), database, ProductChanged(replace(pot, price=dearer(25_00)), "p1", ("price",)))
    organizer.take_in("FES26", table(POT | {"prix": "35", "nom_en": "Pot", "stock": "7"}), GOODS)
    shelf.fetch()
    (pot,) = shelf.journal.products()
    assert (pot.price, pot.stock) == (dearer(25_00), 7)


def test_what_is_projected_again_is_not_sent_again(database: Database, supplier: Supplier) -> None:
    say(Till("amina"), database, ProductChanged(BOWL, "p1"), ProductChanged(LAMP, "p1"))
    shelf = Shelf("brahim", supplier)
    shelf.fetch()
    Projector(database).begin_anew()
    assert shelf.next_page().edits == ()
    Projector(database).run()
    assert shelf.next_page().edits == ()
    assert len(shelf.journal.products()) == 2


def test_only_an_enrolled_till_that_signs_is_answered(database: Database, supplier: Supplier) -> None:
    stand(database, Till("nadia"), "DESK", "T1", "desk")
    question = write_question(Cursor(), key=NamedKey("amina"))
    forged = question.replace(b'"version":0', b'"version":9')
    stranger = write_question(Cursor(), key=NamedKey("stranger"))
    desk = write_question(Cursor(), key=NamedKey("nadia"))
    why = [supplier.answer(data) for data in (forged, stranger, desk, b"{", b"")]
    assert [answer.why for answer in why if isinstance(answer, Refused)] == [
        Refusal.NOT_SIGNED,
        Refusal.NOT_ENROLLED,
        Refusal.NOT_ENROLLED,
        Refusal.DAMAGED,
        Refusal.DAMAGED,
    ]
    Registry(database, CENTRAL, SteadyClock()).revoke(Till("amina").id)
    refused = supplier.answer(question)
    assert isinstance(refused, Refused)
    assert refused.why is Refusal.REVOKED


def edits_for(till: Till, supplier: Supplier) -> list[tuple[int, int]]:
    """Tell which of its own changes a till is given that knows of no other: branch and number."""
    answer = supplier.answer(write_question(Cursor(), till.head, key=till.key))
    assert isinstance(answer, bytes), answer
    signed = read_answer(answer)
    assert isinstance(signed, SignedPage)
    page = proven_page(signed, CENTRAL.public, digest_of(till.id, Cursor()))
    assert page is not None
    return [(edit.branch, edit.number) for edit in page.edits if edit.till == till.id]


def test_a_till_that_was_restored_or_cloned_is_given_what_its_other_history_changed(
    database: Database, supplier: Supplier
) -> None:
    amina = Till("amina")
    say(amina, database, ProductChanged(BOWL, "p1"))
    restored = amina.copy()
    say(amina, database, ProductChanged(LAMP, "p1"))
    assert edits_for(restored, supplier) == [(0, 3)]
    assert edits_for(amina, supplier) == []
    say(restored, database, ProductChanged(replace(BOWL, price=dearer(7_00)), "p1", ("price",)))
    assert edits_for(restored, supplier) == [(0, 3)]
    assert edits_for(amina, supplier) == [(1, 3)]
    amina.sign_in()
    assert edits_for(amina, supplier) == [], "central does not know yet whose history this is"


def test_a_till_that_is_further_than_a_restored_central_is_given_everything_again(
    organizer: OrganizersCatalogue, supplier: Supplier
) -> None:
    organizer.take_in("FES26", table(POT, VASE), GOODS)
    shelf = Shelf("amina", supplier)
    with shelf.journal.unit_of_work() as work:
        work.restock(Page("0" * 64, Cursor(1 << 50)))
        work.commit()
    assert shelf.fetch() == 1
    assert shelf.prices() == {"Pot": 30_00, "Vase": 40_50}
    assert shelf.next_page().supplied == ()


def test_a_version_that_only_a_central_of_before_knows_does_not_hide_what_was_said_below_it(
    database: Database, supplier: Supplier
) -> None:
    """A central was put back to a backup; then its clock was behind what it had said before, and later far ahead."""
    clock = HandClock()
    organizer = OrganizersCatalogue(database, clock)
    organizer.take_in("FES26", table(POT), GOODS)
    shelf = Shelf("amina", supplier)
    shelf.fetch()
    of_before = Cursor(shelf.journal.stocked().version + 1_000, mark="of before")
    with shelf.journal.unit_of_work() as work:
        work.restock(Page("0" * 64, of_before))
        work.commit()
    clock.wait(500)
    organizer.take_in("FES26", table(POT | {"prix": "35"}), GOODS)
    clock.wait(86_400_000)
    organizer.take_in("FES26", table(VASE), GOODS)
    shelf.fetch()
    assert shelf.prices() == {"Pot": 35_00, "Vase": 40_50}
    assert shelf.next_page().supplied == ()


def test_what_a_sibling_s_branch_was_before_central_was_put_back_does_not_hide_what_it_is_now(
    database: Database, supplier: Supplier
) -> None:
    """Central forgot a history that another till had heard; one that parted from it came first, under its number."""
    brahim = Till("brahim")
    say(brahim, database, ProductChanged(LAMP, "p1"))
    shelf = Shelf("amina", supplier)
    shelf.fetch()
    (seen,) = shelf.journal.stocked().seen
    with shelf.journal.unit_of_work() as work:
        work.restock(
            Page("0" * 64, replace(shelf.journal.stocked(), seen=(replace(seen, number=3, mark="of before"),)))
        )
        work.commit()
    say(brahim, database, ProductChanged(BOWL, "p1"))
    shelf.fetch()
    assert {product.id for product in shelf.journal.products()} == {BOWL.id, LAMP.id}
    assert shelf.next_page().edits == ()


def test_a_branch_that_is_shorter_than_what_was_seen_of_it_is_told_from_its_beginning(
    database: Database, supplier: Supplier
) -> None:
    brahim = Till("brahim")
    say(brahim, database, ProductChanged(LAMP, "p1"))
    shelf = Shelf("amina", supplier)
    shelf.fetch()
    (seen,) = shelf.journal.stocked().seen
    shelf.journal = founded_journal()
    with shelf.journal.unit_of_work() as work:
        work.restock(Page("0" * 64, Cursor(seen=(replace(seen, number=seen.number + 9),))))
        work.commit()
    shelf.fetch()
    assert {product.id for product in shelf.journal.products()} == {LAMP.id}


def test_the_same_change_under_the_same_version_after_another_past_is_another(template: Path, tmp_path: Path) -> None:
    """Two centrals from one backup, whose clocks agree: each took in another price before the same vase."""
    said = []
    for price in ("31", "32"):
        file = tmp_path / f"{price}.sqlite"
        copyfile(template, file)
        database = open_database(sqlite_address(file))
        stand(database, Till("amina"), "B12")
        organizer = OrganizersCatalogue(database, SteadyClock())
        organizer.take_in("FES26", table(POT | {"prix": price}), GOODS)
        organizer.take_in("FES26", table(VASE), GOODS)
        said.append(Supplier(database, CENTRAL))
    shelf = Shelf("amina", said[0])
    shelf.fetch()
    shelf.supplier = said[1]
    shelf.fetch()
    assert shelf.prices() == {"Pot": 32_00, "Vase": 40_50}
    for supplier in said:
        supplier.database.close()
