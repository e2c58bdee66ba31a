"""The fairs an organizer sees, their booths and tills, and the days of each booth as they stand at central.

*Declared* is what a till said when it closed a shift, *synced* what its papers that arrived come to, *counted* what lay
in the drawer. Amounts are minor units of the currency beside them. Days are ISO 8601, times UTC milliseconds, 0 for
never.
"""

from msgspec import Struct

from pos.domain.names import Names


class FairSummary(Struct, frozen=True):
    """A fair: its names, how many booths and tills it has, and the first and last business day anything came from."""

    fair: str
    names: Names
    city_names: Names
    country: str
    currency: str
    timezone: str
    booths: int
    tills: int
    first_day: str = ""
    last_day: str = ""


class BoothSummary(Struct, frozen=True):
    """A booth of a fair; `last_ms` is when one of its tills last spoke up."""

    booth: str
    names: Names
    tills: int
    last_ms: int


class TillSummary(Struct, frozen=True):
    """A till or a desk where it stands now: held up to entry `number`, of which `projected` are in the reports.

    `last_ms` is when it last spoke up, within a minute.
    """

    till: str
    booth: str
    stand: str
    station: str
    epoch: int
    revoked: bool
    number: int
    projected: int
    last_ms: int


class ShiftSummary(Struct, frozen=True):
    """A shift. Until it is `closed`, nothing of it was declared or counted, and those figures are zero.

    `unsynced` is declared minus synced: more than zero, and papers did not arrive yet; `declared_papers` says how many
    sales and refunds were declared, and `papers` how many arrived. `difference` is counted minus
    expected cash. `late` counts papers that arrived after the closing. More than one of the `closings` means that two
    histories of the till closed it: the figures are the last one's. Once a desk accepted it, `accepted_ms` says when
    for the last time, `by` who; `reopened` tells that its figures are no longer those that were accepted.
    """

    till: str
    branch: int
    shift: int
    booth: str
    stand: str
    day: str
    person: str
    currency: str
    opened_ms: int
    closed_ms: int
    closed: bool
    papers: int
    declared: int
    synced: int
    unsynced: int
    expected: int
    counted: int
    difference: int
    late: int
    closings: int = 0
    accepted_ms: int = 0
    by: str = ""
    reopened: bool = False
    declared_papers: int = 0


class BoothDay(Struct, frozen=True):
    """A booth on a day, its shifts added up; `open` of them were not closed. Its figures are those of a shift.

    `accepted` counts the shifts that a desk accepted as they stand now, `reopened` those that changed since then.
    """

    booth: str
    day: str
    currency: str
    shifts: int
    open: int
    papers: int
    declared: int
    synced: int
    unsynced: int
    expected: int
    counted: int
    difference: int
    late: int
    accepted: int = 0
    reopened: int = 0


class Sum(Struct, frozen=True):
    """A sum of a day: `kind` says of what (`day`, `means`, `chain`, `seller`), `key` of which one.

    `count` is of papers, or of lines for chains and sellers; `net` is sold minus refunded. `names` are a seller's as
    its papers of that day say it.
    """

    kind: str
    key: str
    currency: str
    count: int
    sold: int
    refunded: int
    net: int
    tax: int
    names: Names = Names()


class Acceptance(Struct, frozen=True):
    """Shifts of a day that were accepted at once, as a desk's own journal says: where it says so, who, and when.

    `declared` and the other figures are those of its shifts at that moment, added up.
    """

    till: str
    branch: int
    number: int
    day: str
    by: str
    utc_ms: int
    note: str
    shifts: int
    currency: str
    declared: int
    synced: int
    expected: int
    counted: int
