"""Which page of help belongs to a trouble of the exchange."""

from pos.usecases.exchange.steps import Trouble
from pos.words.codes import Code

_CODES = {
    Trouble.UNREACHABLE: Code.CENTRAL_UNREACHABLE,
    Trouble.BUSY: Code.CENTRAL_UNREACHABLE,
    Trouble.NOT_CENTRAL: Code.CENTRAL_NOT_OURS,
    Trouble.NOT_ENROLLED: Code.CENTRAL_KNOWS_US_NOT,
    Trouble.REVOKED: Code.TILL_REVOKED,
    Trouble.REFUSED: Code.CENTRAL_REFUSED,
    Trouble.FORKED: Code.TILL_FORKED,
    Trouble.BEHIND: Code.TILL_BEHIND,
    Trouble.FENCED: Code.TILL_FENCED,
}


def code_of_trouble(trouble: Trouble) -> Code:
    """Give the code of a trouble."""
    return _CODES[trouble]
