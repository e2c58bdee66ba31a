"""The codes on tags: what a scanner reads and what a person types lead to the same article.

A barcode of the trade is an EAN-13; a UPC-A is an EAN-13 whose first zero is not printed. Anything else is the
booth's own code, in which case, spaces and foreign digits make no difference.
"""

from string import punctuation, whitespace

from pos.domain.folding import fold

EAN_13 = 13
UPC_A = 12
_PUNCTUATION = str.maketrans("", "", punctuation + whitespace)


def code_key(code: str) -> str:
    """Give what two writings of one code have in common."""
    key = code.lower() if code.isascii() else fold(code)
    key = key.translate(_PUNCTUATION)
    return f"0{key}" if len(key) == UPC_A and key.isdecimal() else key


def is_trade_code(code: str) -> bool:
    """Tell whether a code has the shape of an EAN-13 or a UPC-A."""
    return len(code) in {EAN_13, UPC_A} and code.isascii() and code.isdecimal()


def check_digit(body: str) -> str:
    """Reckon the last digit of an EAN or UPC from the digits before it (GS1 General Specifications 7.9)."""
    weighed = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(body)))
    return str(-weighed % 10)


def check_holds(code: str) -> bool:
    """Tell whether the last digit of a trade code is the one the others call for."""
    return check_digit(code[:-1]) == code[-1]
