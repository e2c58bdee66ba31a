"""Founds the till of the demonstration fair: its place, its people, its catalogue; a second time it finds all there."""

from pos.domain.facts import TillFounded
from pos.domain.permissions import Role
from pos.domain.refusals import Refused
from pos.ports.central_link import CentralUnavailable
from pos.usecases.add_person import AddPerson, add_person
from pos.usecases.set_up_till import SetUpTill, set_up_till
from pos.wiring.demo.fair import demo_fair
from pos.wiring.demo.organizer import Organizer, Wait, no_central
from pos.wiring.folders import PROGRAM, TillFolders
from pos.wiring.parts import Parts, open_parts

DEMO_PIN = "2608"
"""Everybody's PIN at the demonstration fair."""

MANAGER = "فاطمة"
CASHIERS = ("إبراهيم", "عائشة")


class SeedRefused(Exception):
    """The demonstration fair itself was refused: a mistake of ours."""


def seeded(folders: TillFolders, central: Wait = no_central) -> None:
    """Found the demonstration till in `folders`, the first time, enrolled at a central where there is one."""
    parts = open_parts(folders.make())
    try:
        founding = None if parts.journal.grant() else _granted(parts, central())
        seed(parts, founding)
    finally:
        parts.close()


def seed(parts: Parts, founding: TillFounded | None = None) -> None:
    """Found the demonstration till if it is not yet there; `founding` is what central granted it."""
    if parts.journal.place() is not None:
        return
    fair = demo_fair()
    manager = set_up_till(
        SetUpTill(fair.place if founding is None else founding.place, MANAGER, DEMO_PIN, founding=founding),
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


def _granted(parts: Parts, organizer: Organizer | None) -> TillFounded | None:
    if organizer is None:
        return None
    from pos.wiring.demo.enrolled import granted

    try:
        return granted(parts, organizer.address, organizer.till_code)
    except CentralUnavailable:
        return None
