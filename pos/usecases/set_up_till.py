"""A till is set up once: its place, its key and its first manager become the first facts of its journal."""

from dataclasses import dataclass, field

from pos.domain.facts import PersonAdded, SettingChanged, TillFounded
from pos.domain.fair import Place
from pos.domain.parties import Seller
from pos.domain.permissions import Role
from pos.domain.pin import weak
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Parties
from pos.domain.settings import Setting
from pos.ports.ids import Ids
from pos.ports.journal import Journal, Somebody
from pos.ports.keys import TillKey
from pos.ports.pins import Pins


@dataclass(frozen=True, slots=True)
class SetUpTill:
    """Where the till stands, and who is its first manager with which PIN (4 to 8 digits).

    `founding` is what central granted, for a till that was enrolled before it was set up; its place is the place then.
    `seller_tax` is the rule of tax that the booth's own seller stands under, empty when nobody said.
    """

    place: Place
    name: str
    pin: str = field(repr=False)
    founding: TillFounded | None = None
    seller_tax: str = ""


def set_up_till(
    request: SetUpTill, *, journal: Journal, ids: Ids, pins: Pins, key: TillKey, program: str
) -> Somebody | Refused:
    """Found the till; `program` is the version that does it. Refused when the journal is already somebody's."""
    name = request.name.strip()
    if journal.place() is not None:
        return Refused(Rule.ALREADY_SET_UP)
    if not (name and request.place.fair and request.place.booth and request.place.till):
        return Refused(Rule.NAME_MISSING)
    if weak(request.pin):
        return Refused(Rule.PIN_TOO_WEAK)
    person = ids.short()
    # The PIN first: a crash between the two leaves a PIN of nobody, never a manager who cannot sign in.
    pins.set(person, request.pin)
    with journal.unit_of_work() as work:
        work.append(request.founding or TillFounded(request.place, key.public.hex(), program))
        work.append(PersonAdded(person, Role.MANAGER, work.keep_name(person, name)))
        if request.seller_tax:
            work.append(SettingChanged(Setting.SELLER_TAX.value, request.seller_tax, person))
        # An amount typed before there is any catalogue is the booth's own, and the paper names it.
        booth = Seller(request.place.booth, request.place.booth_names)
        work.put_parties(Parties({booth.id: booth}, {}))
        work.commit()
    return Somebody(person, Role.MANAGER, name)
