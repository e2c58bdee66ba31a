"""Tills of the demonstration are enrolled as any till is: with a code, over HTTP, by the use case of every day."""

from pos.domain.facts import TillFounded
from pos.domain.refusals import Refused
from pos.sync.link import HttpLink
from pos.usecases.enrol_till import EnrolTill, enrol_till
from pos.wiring.folders import PROGRAM
from pos.wiring.parts import Parts


class EnrolmentRefused(Exception):
    """The demonstration's own central refused one of its own codes: a mistake of ours."""


def granted(parts: Parts, address: str, code: str) -> TillFounded:
    """Enrol a till; gives the founding fact, which a till that has a journal has written already.

    Raises `CentralUnavailable`.
    """
    link = HttpLink(address)
    try:
        request = EnrolTill(code, address)
        enrolled = enrol_till(request, journal=parts.journal, key=parts.key, link=link, program=PROGRAM)
    finally:
        link.close()
    if isinstance(enrolled, Refused):
        raise EnrolmentRefused(enrolled.rule)
    return enrolled.founding
