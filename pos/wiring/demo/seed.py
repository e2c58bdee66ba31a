"""Founds the till of the demonstration fair: its place, its people, its catalogue; a second time it finds all there."""

from pos.domain.permissions import Role
from pos.domain.refusals import Refused
from pos.usecases.add_person import AddPerson, add_person
from pos.usecases.set_up_till import SetUpTill, set_up_till
from pos.wiring.demo.fair import demo_fair
from pos.wiring.folders import PROGRAM, TillFolders
from pos.wiring.parts import Parts, open_parts

DEMO_PIN = "2608"
"""Everybody's PIN at the demonstration fair."""

MANAGER = "فاطمة"
CASHIERS = ("إبراهيم", "عائشة")


class SeedRefused(Exception):
    """The demonstration fair itself was refused: a mistake of ours."""


def seeded(folders: TillFolders) -> None:
    """Found the demonstration till in `folders`, the first time."""
    parts = open_parts(folders.make())
    try:
        seed(parts)
    finally:
        parts.close()


def seed(parts: Parts) -> None:
    """Found the demonstration till if it is not yet there."""
    if parts.journal.place() is not None:
        return
    fair = demo_fair()
    manager = set_up_till(
        SetUpTill(fair.place, MANAGER, DEMO_PIN),
        journal=parts.journal,
        ids=parts.ids,
        pins=parts.pins,
        key=parts.key,
        program=PROGRAM,
    )
    if isinstance(manager, Refused):
        raise SeedRefused(manager.rule)
    with parts.journal.unit_of_work() as work:
        work.put_parties(fair.parties)
        work.put_products(fair.products)
        work.commit()
    for name in CASHIERS:
        request = AddPerson(name, Role.CASHIER, DEMO_PIN, manager)
        added = add_person(request, journal=parts.journal, ids=parts.ids, pins=parts.pins)
        if isinstance(added, Refused):
            raise SeedRefused(added.rule)
