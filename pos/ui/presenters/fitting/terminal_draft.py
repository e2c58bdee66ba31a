"""A card terminal as it is being typed: its place, what its papers call it, and the keys of one that has any."""

from dataclasses import replace

from pos.domain.terminal_keys import TerminalKeys, grouped
from pos.domain.terminal_place import USUAL_PORTS, TerminalKind, TerminalPlace
from pos.domain.values import dataclass
from pos.ports.terminal_exchange import FoundTerminal
from pos.ui.ways.devices import TerminalTold

_NEW = TerminalPlace(TerminalKind.NAPS, "", str(USUAL_PORTS[TerminalKind.NAPS]))


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the fields."""

    place: TerminalPlace
    acquirer: str = ""
    number: str = ""
    keys: TerminalKeys = TerminalKeys()

    @property
    def right(self) -> bool:
        """Tell whether it can be set."""
        return self.place.right and (self.keys.right or not self.place.sealed)

    @property
    def strange(self) -> bool:
        """Tell whether it is found, and nobody said yet by which certificate it is known."""
        return self.place.right and self.place.sealed and not self.keys.certificate.strip()

    @property
    def its_keys(self) -> TerminalKeys | None:
        """The keys that go with it; None where it needs none."""
        return self.keys if self.place.sealed else None


def draft_of(told: TerminalTold, place: TerminalPlace | None) -> Draft:
    """Begin with what is set."""
    return Draft(place or _NEW, told.acquirer, told.number, told.keys or TerminalKeys())


def of_kind(draft: Draft, kind: str) -> Draft:
    """Choose what kind it is; an address stays, the port becomes the usual one."""
    chosen, before = TerminalKind(kind), draft.place
    where = before.where if before.networked else ""
    port = str(USUAL_PORTS[chosen]) if chosen in USUAL_PORTS else ""
    return replace(draft, place=TerminalPlace(chosen, where if chosen in USUAL_PORTS else "", port))


def written(draft: Draft, field: str, text: str) -> Draft:
    """Type a field."""
    match field:
        case "where":
            return replace(draft, place=replace(draft.place, where=text))
        case "port":
            return replace(draft, place=replace(draft.place, port=text))
        case "acquirer":
            return replace(draft, acquirer=text)
        case "number":
            return replace(draft, number=text)
        case _:
            return replace(draft, keys=_with_key(draft.keys, field, text))


def at(draft: Draft, found: FoundTerminal) -> Draft:
    """Take the place of one that was found."""
    return replace(draft, place=TerminalPlace(TerminalKind(found.driver), found.host, str(found.port)))


def known_by(draft: Draft, certificate: str) -> Draft:
    """Take the print of the certificate that it showed."""
    return replace(draft, keys=replace(draft.keys, certificate=grouped(certificate)))


def _with_key(keys: TerminalKeys, field: str, text: str) -> TerminalKeys:
    match field:
        case "machine":
            return replace(keys, machine=text)
        case "certificate":
            return replace(keys, certificate=text)
        case "key":
            return replace(keys, key=text)
        case "version":
            return replace(keys, version=text)
        case _:
            return replace(keys, words=text)
