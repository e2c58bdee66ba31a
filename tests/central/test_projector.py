"""Tables follow from the inbox: exactly once, in whatever pieces, again from the beginning to the same."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from pos.central.database import Database
from pos.central.inbox.intake import Intake
from pos.central.projected import closings, facts, lines, products, quarantine, sales, sellers, shifts, tenders
from pos.central.projection import projector as projecting
from pos.central.projection.projector import Overtaken, Projector
from pos.central.projection.work import next_pieces
from pos.domain.facts import ProductChanged, SaleFinished
from pos.domain.money import Money
from pos.domain.names import Names
from pos.wire.canonical import canonical
from pos.wire.entry import link
from pos.wire.reply import Aside, Held
from tests.central.reading import everything, rows, total
from tests.central.tills import Till, enrol
from tests.central.trade import BOWL, LAMP, RUG, TradingTill, trading
from tests.fakes.stall import AMINA, MAD, sale, ticket_of


@pytest.fixture
def projector(database: Database) -> Projector:
    return Projector(database)


@pytest.fixture
def till(database: Database) -> TradingTill:
    till = trading()
    enrol(database, till)
    return till


def send(intake: Intake, *known: Till) -> None:
    for till in known:
        intake.take([till.batch()])


def test_each_entry_is_a_fact_with_its_hash(
    till: TradingTill, intake: Intake, projector: Projector, database: Database
) -> None:
    send(intake, till.traded())
    assert projector.run() == till.head.number
    found = rows(database, facts)
    assert [row[2] for row in found] == list(range(1, till.head.number + 1))
    assert [row[4] for row in found[:4]] == ["till-founded", "shift-opened", "sale-finished", "sale-finished"]
    hash_ = bytes(32)
    for row, data in zip(found, till.outbox.entries, strict=True):
        hash_ = link(hash_, data)
        assert row[7] == hash_
    assert rows(database, quarantine) == []


def test_a_day_adds_up_by_means_chain_and_seller(
    till: TradingTill, intake: Intake, projector: Projector, database: Database
) -> None:
    send(intake, till.traded(3))
    projector.run()
    sold, back = 3 * (120_00 + 2_500_00) + 480_00, 2_500_00
    tax = 3 * 20_00 + 80_00
    assert total(database, "day") == {"": (5, sold, back, tax)}
    assert total(database, "shift") == {f"{till.id}/0/2": (5, sold, back, tax)}
    assert total(database, "means") == {"cash": (5, sold, back, 0)}
    assert total(database, "seller") == {"amina": (8, sold, back, tax)}
    assert total(database, "chain") == {
        "pottery": (3, 360_00, 0, 60_00),
        "weaving": (4, 7_500_00, 2_500_00, 0),
        "copper": (1, 480_00, 0, 80_00),
    }


def test_shifts_sales_lines_and_payments_have_their_rows(
    till: TradingTill, intake: Intake, projector: Projector, database: Database
) -> None:
    send(intake, till.traded(1))
    projector.run()
    assert rows(database, shifts)[0][3:7] == ("FES26", "B12", "T1", "2026-02-12")
    assert [(row[6], row[7], row[8], row[9], row[10], row[11]) for row in rows(database, closings)] == [
        (till.fact_at(6).utc_ms, 3_100_00, 2_500_00, 1_100_00, 1_100_00, 0)
    ]
    assert [(row[2], row[5][-6:], row[8], row[10]) for row in rows(database, sales)] == [
        (3, "000001", 2_620_00, 0),
        (4, "000002", 480_00, 0),
        (5, "000003", -2_500_00, 3),
    ]
    assert [(row[2], row[3], row[4], row[5], row[8], row[9]) for row in rows(database, lines)] == [
        (3, 1, "bowl", "pottery", 1000, 120_00),
        (3, 2, "rug-17", "weaving", 1000, 2_500_00),
        (4, 1, "lamp", "copper", 1000, 480_00),
        (5, 2, "rug-17", "weaving", -1000, -2_500_00),
    ]
    assert [row[2:6] for row in rows(database, tenders)] == [
        (3, 0, "cash", 2_620_00),
        (4, 0, "cash", 480_00),
        (5, 0, "cash", -2_500_00),
    ]


def test_a_seller_goes_by_the_name_that_was_said_last_that_day(
    till: TradingTill, intake: Intake, projector: Projector, database: Database
) -> None:
    till.open()
    shift = till.head.number
    for name in ("Zahra", "Amina Z.", "Amina Zahra"):
        fact = sale(ticket_of(BOWL), shift, name)
        till.append(replace(fact, sellers=(replace(AMINA, names=Names(fr=name)),)))
        intake.take([till.batch(1)])
        projector.run()
    at = till.fact_at(till.head.number).utc_ms
    assert rows(database, sellers) == [("FES26", "2026-02-12", "B12", "amina", at, canonical(Names(fr="Amina Zahra")))]


def test_products_made_at_a_booth_are_kept_as_they_came(
    till: TradingTill, intake: Intake, projector: Projector, database: Database
) -> None:
    till.append(ProductChanged(BOWL, "p1"), ProductChanged(replace(BOWL, code="X"), "p1"))
    send(intake, till)
    projector.run()
    assert [row[2:5] for row in rows(database, products)] == [(2, "bowl", "pottery"), (3, "bowl", "pottery")]


def test_in_whatever_pieces_it_comes_it_comes_to_the_same(
    till: TradingTill, intake: Intake, projector: Projector, database: Database
) -> None:
    till.traded().traded()
    for first in range(1, till.head.number + 1):
        intake.take([till.batch(first, 1)])
        projector.run()
        intake.take([till.batch(max(1, first - 3), 2)])
    bit_by_bit = everything(database)
    projector.begin_anew()
    assert everything(database)["facts"] == []
    projector.run()
    assert everything(database) == bit_by_bit
    projector.run()
    assert everything(database) == bit_by_bit


def test_several_tills_of_a_day_are_added_together(intake: Intake, projector: Projector, database: Database) -> None:
    known = [trading(f"till-{count}") for count in range(5)]
    enrol(database, *known)
    send(intake, *[till.traded(2) for till in known])
    assert projector.step() == sum(till.head.number for till in known)
    assert total(database, "day")[""][0] == 5 * 4


def test_nothing_is_projected_twice_when_two_project_the_same(
    till: TradingTill, intake: Intake, projector: Projector, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(intake, till.traded())
    with database.reading.connect() as connection:
        seen_before = next_pieces(connection)
    projector.run()
    before = everything(database)
    monkeypatch.setattr(projecting, "next_pieces", lambda *_: seen_before)
    with pytest.raises(Overtaken):
        projector.step()
    assert everything(database) == before


class TestSetAside:
    """An entry from which nothing can follow is named with its reason, and blocks nothing."""

    def aside(self, database: Database) -> list[tuple[int, str]]:
        return [(row[2], row[3]) for row in rows(database, quarantine)]

    def put(self, till: TradingTill, data: bytes) -> None:
        """Write bytes that no till of ours would write."""
        before = till.head
        till.outbox.entries.append(data)
        till.outbox.heads.append(replace(before, number=before.number + 1, hash=link(before.hash, data)))

    @pytest.mark.parametrize(
        ("entry", "reason"),
        [
            ('[1,"{till}",1,{number},5,0,"sale-finished",{"half":1}]', "unreadable"),
            ('[1,"{till}",1,{number},5,0,"sale-finished"]', "unreadable"),
            ("nothing of ours", "unreadable"),
            ('[1,"{till}",1,{number},5,0,"kiln-fired",{"text":"\\u0000"}]', "unreadable"),
            ('[1,"{till}",1,{number},5,0,"kiln-fired",' + "[" * 5000 + "]", "unreadable"),
            ('[1,"{till}",1,{number},99999999999999999999999,0,"kiln-fired",{}]', "unreadable"),
            ('[2,"{till}",{"another":"shape"}]', "too_new"),
            ('[1,"{till}",1,77,5,0,"kiln-fired",{}]', "identity_differs"),
            ('[1,"t-other",1,{number},5,0,"kiln-fired",{}]', "identity_differs"),
        ],
    )
    def test_what_cannot_be_read(
        self, entry: str, reason: str, till: TradingTill, intake: Intake, projector: Projector, database: Database
    ) -> None:
        till.open()
        number = till.head.number + 1
        self.put(till, entry.replace("{till}", till.id).replace("{number}", str(number)).encode())
        till.sell(BOWL)
        send(intake, till)
        projector.run()
        assert self.aside(database) == [(number, reason)]
        assert len(rows(database, facts)) == till.head.number
        assert total(database, "day")[""][0] == 1

    def test_a_till_that_has_nothing_new_to_say_hears_of_it(
        self, till: TradingTill, intake: Intake, projector: Projector
    ) -> None:
        till.open()
        self.put(till, b"nothing of ours")
        send(intake, till)
        projector.run()
        (told,) = intake.take([till.batch()])
        assert isinstance(told, Held)
        assert told.aside == Aside(1, till.head.number)

    def test_a_kind_of_fact_that_is_not_known_yet_is_a_fact_and_nothing_more(
        self, till: TradingTill, intake: Intake, projector: Projector, database: Database
    ) -> None:
        self.put(till, f'[1,"{till.id}",1,2,5,0,"kiln-fired",{{"degrees":980}}]'.encode())
        send(intake, till)
        projector.run()
        assert self.aside(database) == []
        assert rows(database, facts)[1][4] == "kiln-fired"

    def test_a_sale_in_a_shift_that_was_never_opened(
        self, till: TradingTill, intake: Intake, projector: Projector, database: Database
    ) -> None:
        till.shift = 1
        number = till.sell(BOWL)
        till.open()
        till.sell(LAMP)
        send(intake, till)
        projector.run()
        assert self.aside(database) == [(number, "no_such_shift")]
        assert total(database, "day") == {"": (1, 480_00, 0, 80_00)}

    def test_a_sale_that_does_not_add_up_and_what_points_at_it(
        self, till: TradingTill, intake: Intake, projector: Projector, database: Database
    ) -> None:
        till.open()
        sold = till.sell(BOWL)
        fact = till.fact(sold)
        assert isinstance(fact, SaleFinished)
        wrong = till.number(replace(fact, total=Money(1, MAD)))
        back = till.give_back(wrong)
        send(intake, till)
        projector.run()
        assert self.aside(database) == [(wrong, "sums_differ"), (back, "no_such_sale")]
        assert total(database, "day")[""][:2] == (1, 120_00)

    def test_it_is_set_aside_again_when_all_is_projected_anew(
        self, till: TradingTill, intake: Intake, projector: Projector, database: Database
    ) -> None:
        self.put(till, b"nothing of ours")
        send(intake, till)
        projector.run()
        before = everything(database)
        projector.begin_anew()
        projector.run()
        assert everything(database) == before


class TestTwoHistories:
    """What two histories of one till sold was sold twice over, and both are counted, each under its branch."""

    def test_both_histories_count_in_the_shift_they_share(
        self, till: TradingTill, intake: Intake, projector: Projector, database: Database
    ) -> None:
        shift = till.open()
        till.sell(BOWL)
        clone = till.clone()
        till.sell(LAMP)
        clone.sell(RUG)
        till.close()
        send(intake, till, clone)
        projector.run()
        assert total(database, "shift")[f"{till.id}/0/{shift}"][:2] == (3, 120_00 + 480_00 + 2_500_00)
        assert [(row[1], row[2], row[8]) for row in rows(database, sales)] == [
            (0, 3, 120_00),
            (0, 4, 480_00),
            (1, 4, 2_500_00),
        ]
        assert len(rows(database, facts)) == till.head.number + 1

    def test_a_refund_finds_its_sale_from_before_they_parted(
        self, till: TradingTill, intake: Intake, projector: Projector, database: Database
    ) -> None:
        till.open()
        sold = till.sell(RUG)
        clone = till.clone()
        till.sell(LAMP)
        send(intake, till)
        projector.run()
        clone.give_back(sold)
        send(intake, clone)
        projector.run()
        assert rows(database, quarantine) == []
        assert total(database, "chain")["weaving"] == (2, 2_500_00, 2_500_00, 0)

    def test_in_whatever_order_they_come_it_is_the_same(
        self, till: TradingTill, intake: Intake, projector: Projector, database: Database
    ) -> None:
        till.open()
        till.sell(BOWL)
        clone = till.clone()
        till.sell(LAMP)
        till.close()
        clone.sell(RUG)
        clone.close(missing=5)
        send(intake, till)
        projector.run()
        send(intake, clone)
        projector.run()
        before = everything(database)
        projector.begin_anew()
        projector.run()
        assert everything(database) == before
        with database.reading.connect() as connection:
            assert connection.execute(
                select(closings.c.branch, closings.c.shift_branch).order_by(*closings.c)
            ).all() == [(0, 0), (1, 0)]
