"""What can happen to the catalogue of a simulated fair: pieces are made, changed, withdrawn, rung up; files change."""

from collections.abc import Callable
from dataclasses import replace

from pos.domain.edits import changed_fields
from pos.domain.facts import ProductChanged
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.parties import Seller
from pos.domain.product import Price, Product
from tests.fakes.stall import BOWL, MAD, ticket_of
from tests.simulation.shelf_world import KINDS, ShelfTrial, ShelfWorld, fresh_row, journal_of
from tests.simulation.sync_tills import SimTill
from tests.simulation.sync_trouble import HOW_OFTEN


def piece_made(world: ShelfWorld, till: SimTill) -> None:
    id_ = f"own-{world.chance.randint(1, 4)}-{till.name}"
    known = {product.id for product in journal_of(till).products()}
    if id_ not in known:
        seller = Seller(f"seller-{till.name}", Names(fr=f"Amina {world.now_ms}"))
        made = replace(BOWL, id=id_, code="", price=_price(world), seller=seller.id)
        _say(world, till, ProductChanged(made, "p1", (), seller))
        world.met[ShelfTrial.MADE] += 1


def piece_changed(world: ShelfWorld, till: SimTill) -> None:
    products = journal_of(till).products()
    if products:
        was = world.chance.choice(products)
        now = _changed(world, was)
        _say(world, till, ProductChanged(now, "p1", changed_fields(was, now)))
        world.met[ShelfTrial.CHANGED] += 1


def ticket_opened(world: ShelfWorld, till: SimTill) -> None:
    products = [product for product in journal_of(till).products() if product.price.amount.minor > 0]
    if products:
        chosen = {product.id: product for product in world.chance.choices(products, k=3)}
        with journal_of(till).unit_of_work() as work:
            work.save_ticket(ticket_of(*chosen.values(), nickname=1, key=f"open-{world.now_ms}"))
            work.commit()


def file_changed(world: ShelfWorld, _: SimTill) -> None:
    for _again in range(world.chance.choice((1, 2, 5))):
        code = f"K-{world.chance.randint(1, KINDS)}"
        world.rows[code] = fresh_row(world, code)
    world.put_file()


def piece_withdrawn(world: ShelfWorld, _: SimTill) -> None:
    there = [code for code, row in world.rows.items() if row is not None]
    if there:
        world.withdraw(world.chance.choice(there))
        world.met[ShelfTrial.WITHDRAWN] += 1


def _changed(world: ShelfWorld, was: Product) -> Product:
    match world.chance.randint(0, 2):
        case 0:
            return replace(was, price=_price(world))
        case 1:
            return replace(was, stock=world.chance.randint(0, 50))
        case _:
            return replace(was, price=_price(world), names=Names(fr=f"Pièce {world.now_ms}"))


def _price(world: ShelfWorld) -> Price:
    return replace(BOWL.price, amount=Money(world.chance.randint(1, 99_999), MAD))


def _say(world: ShelfWorld, till: SimTill, change: ProductChanged) -> None:
    dies = world.goes_wrong(ShelfTrial.PIECE_LOST, 0.03)
    till.disk.append(change, dies=dies)
    if dies:
        world.restart(till)
        return
    if change.product not in journal_of(till).products():
        world.fault(f"{till.name}: what was typed of {change.product.id} does not stand")
    if till.standing.waiting == 0:
        world.at(0, "wake", (till, till.asked))


Happening = Callable[[ShelfWorld, SimTill], None]

OF_SHELVES: dict[Happening, int] = {
    piece_made: 5,
    piece_changed: 16,
    ticket_opened: 4,
    file_changed: 5,
    piece_withdrawn: 2,
}


def something_happens(world: ShelfWorld) -> None:
    """Let one of them happen to somebody, or what happens to any fair."""
    happenings: list[Happening] = [*HOW_OFTEN, *OF_SHELVES]
    (what,) = world.chance.choices(happenings, [*HOW_OFTEN.values(), *OF_SHELVES.values()])
    what(world, world.chance.choice(world.tills))
