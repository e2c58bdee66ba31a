"""What a benchmark's own preparations must give: anything else ends it, because its figures would mean nothing."""

from typing import TypeVar

T = TypeVar("T")


def expected(kind: type[T], found: object) -> T:
    """Give what was found, when it is of that kind; raises `TypeError`."""
    if not isinstance(found, kind):
        message = f"{found} where a {kind.__name__} was expected"
        raise TypeError(message)
    return found
