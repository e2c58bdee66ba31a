"""What can be wrong with a file of products: where it is, what stands there, and a reason that words explain.

All that is wrong is told at once, so that a file is corrected in one sitting; only the list has an end.
"""

from enum import StrEnum

from pos.domain.product_file.columns import Column
from pos.domain.values import dataclass

PROBLEMS_MAX = 200
"""How many problems are listed; the others are counted."""


class Reason(StrEnum):
    """Every complaint about a file of products; each is a message `import.<reason>`."""

    FILE_EMPTY = "file_empty"
    FILE_NOT_UTF8 = "file_not_utf8"
    FILE_QUOTES = "file_quotes"
    FILE_TOO_LONG = "file_too_long"
    COLUMN_MISSING = "column_missing"
    COLUMN_TWICE = "column_twice"
    ROW_TOO_LONG = "row_too_long"
    MISSING = "missing"
    TEXT_TOO_LONG = "text_too_long"
    AMOUNT_UNREADABLE = "amount_unreadable"
    AMOUNT_AMBIGUOUS = "amount_ambiguous"
    AMOUNT_TOO_FINE = "amount_too_fine"
    AMOUNT_NOT_POSITIVE = "amount_not_positive"
    AMOUNT_TOO_LARGE = "amount_too_large"
    FLOOR_ABOVE_PRICE = "floor_above_price"
    CODE_SPOILED = "code_spoiled"
    CODE_CHECK_DIGIT = "code_check_digit"
    PRODUCT_TWICE = "product_twice"
    CHAIN_UNKNOWN = "chain_unknown"
    CRAFT_UNKNOWN = "craft_unknown"
    CRAFT_ELSEWHERE = "craft_elsewhere"
    REGION_UNKNOWN = "region_unknown"
    TAX_UNKNOWN = "tax_unknown"
    SELLER_DIFFERS = "seller_differs"
    YES_OR_NO = "yes_or_no"
    COUNT_UNREADABLE = "count_unreadable"
    STOCK_OF_UNIQUE = "stock_of_unique"
    ICE_CHECK = "ice_check"
    PICTURE_NOT_FOUND = "picture_not_found"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: the line of the file (from 1), the column, its header as it is written, what stands there.

    `column` is None when it is about the whole line or file; `header` is empty when the file has no such column.
    `other_line` is the earlier line it clashes with, 0 when it clashes with none.
    """

    line: int
    column: Column | None
    header: str
    value: str
    reason: Reason
    other_line: int = 0


class Problems:
    """Collects problems: keeps the first `PROBLEMS_MAX` and counts all."""

    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self.count = 0

    def add(self, problem: Problem) -> None:
        """Note one more."""
        self.count += 1
        if len(self._kept) < PROBLEMS_MAX:
            self._kept.append(problem)

    def kept(self) -> tuple[Problem, ...]:
        """Give those that are listed, by line."""
        return tuple(sorted(self._kept, key=lambda problem: problem.line))
