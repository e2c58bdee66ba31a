"""What the handlers are given: the parts of an open central."""

from dataclasses import dataclass

from pos.central.accounts import Accounts
from pos.central.catalogue import OrganizersCatalogue
from pos.central.database import Database
from pos.central.inbox.intake import Intake
from pos.central.phone import PhonePayments
from pos.central.projection.worker import Worker
from pos.central.refusals import Refusals
from pos.central.registry import Registry
from pos.central.supply import Supplier
from pos.ports.clock import Clock
from pos.ports.ids import Ids
from pos.ports.keys import VouchingKey


@dataclass(frozen=True, slots=True)
class Services:
    """The parts of a central that handlers use."""

    database: Database
    key: VouchingKey
    clock: Clock
    ids: Ids
    intake: Intake
    worker: Worker
    registry: Registry
    accounts: Accounts
    refusals: Refusals
    catalogue: OrganizersCatalogue
    supplier: Supplier
    phones: PhonePayments
