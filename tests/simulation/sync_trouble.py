"""What can happen to a simulated fair: somebody sells, or something goes wrong."""

from collections.abc import Callable

from pos.domain.facts import TillFounded
from pos.usecases.exchange.steps import Trouble
from pos.wire.canonical import canonical
from tests.simulation.sync_central import Killed
from tests.simulation.sync_lots import DAY
from tests.simulation.sync_tills import SimTill, something
from tests.simulation.sync_trials import Trial
from tests.simulation.sync_world import World

TILLS_MOST = 6
TROUBLED = (Trouble.FORKED, Trouble.BEHIND, Trouble.FENCED)


def sell(world: World, till: SimTill) -> None:
    for _ in range(world.chance.choice((1, 1, 2, 5, 30))):
        fact = something(world.chance.randint(0, 14), next(world.facts))
        if world.meets(Trial.SALE_LOST, 0.004):
            till.disk.append(fact, dies=True)
            world.restart(till)
            return
        till.disk.append(fact)
        if world.meets(Trial.SALE_KEPT, 0.004):
            world.restart(till)
            return
    if till.standing.waiting == 0:
        world.at(0, "wake", (till, till.asked))


def clone(world: World, till: SimTill) -> None:
    if len(world.tills) < TILLS_MOST:
        world.log(f"{till.name} is cloned")
        world.trials[Trial.CLONED] += 1
        world.tills.append(SimTill(till.name, till.key, till.disk.copy()))
        world.at(0, "wake", (world.tills[-1], world.tills[-1].asked))


def restart(world: World, till: SimTill) -> None:
    world.restart(till)


def enrol_again(world: World, till: SimTill) -> None:
    """A person who reads that something is wrong enrols the till again; another one does not read."""
    if till.standing.trouble in TROUBLED:
        grant = world.central.enrol(till.key, till.epoch())
        world.log(f"{till.name} is enrolled again: epoch {grant.epoch}")
        said = canonical(grant).decode()
        till.disk.append(TillFounded(grant.place, grant.public_key, "0.1.0", grant.epoch, grant.profile, said))


def back_up(_: World, till: SimTill) -> None:
    till.back_up()


def restore(world: World, till: SimTill) -> None:
    if till.backups:
        world.note(till)
        world.log(f"{till.name} is restored")
        world.trials[Trial.RESTORED] += 1
        till.restore(world.chance.choice(till.backups))
        world.at(0, "wake", (till, till.asked))


def clock_jumps(world: World, till: SimTill) -> None:
    till.disk.clock.wrong_by_ms = world.chance.randint(-400 * DAY, 400 * DAY)
    world.trials[Trial.CLOCK_JUMPED] += 1


def central_s_clock_jumps(world: World, _: SimTill) -> None:
    world.central_wrong_by_ms = world.chance.randint(-400 * DAY, 400 * DAY)
    world.trials[Trial.CENTRAL_S_CLOCK_JUMPED] += 1


def central_is_backed_up(world: World, _: SimTill) -> None:
    world.central.back_up()


def central_is_restored(world: World, _: SimTill) -> None:
    forgot = world.central.restore()
    world.log(f"central is restored, and forgot something: {forgot}")
    if forgot:
        world.trials[Trial.CENTRAL_FORGOT] += 1
        world.receipts.clear()


def courier_comes(world: World, _: SimTill) -> None:
    if world.flying:
        world.take([world.chance.choice(world.flying)])


def time_passes(world: World, _: SimTill) -> None:
    world.now_ms += world.chance.randint(0, DAY)


def project(world: World, _: SimTill) -> None:
    try:
        world.central.project(world.crash(0.4))
    except Killed as killed:
        world.died(killed, Trial.PROJECTION_LOST, Trial.PROJECTION_KEPT)


HOW_OFTEN: dict[Callable[[World, SimTill], None], int] = {
    sell: 24,
    project: 5,
    restart: 2,
    enrol_again: 4,
    clone: 1,
    back_up: 3,
    restore: 2,
    clock_jumps: 1,
    central_s_clock_jumps: 1,
    central_is_backed_up: 2,
    central_is_restored: 2,
    courier_comes: 1,
    time_passes: 1,
}


def something_happens(world: World) -> None:
    """Let one of them happen to somebody."""
    (what,) = world.chance.choices(list(HOW_OFTEN), list(HOW_OFTEN.values()))
    what(world, world.chance.choice(world.tills))
