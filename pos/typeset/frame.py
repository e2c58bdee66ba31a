"""The paper while it is being filled: how far down it is, which side is the start, and what stands on it already."""

from PySide6.QtCore import Qt

from pos.documents.blocks import Phrase, Size
from pos.documents.voices import side_by_side
from pos.typeset.page import Mark, Page, Run
from pos.typeset.paragraph import LEFT, RIGHT, Paragraph, Style, set_text
from pos.typeset.sheet import BOLD, LIGHT, Sheet

_BELOW = {Size.TOTAL: Size.STRONG, Size.TITLE: Size.STRONG}


class Frame:
    """Marks gathered from the top down. Offsets are counted in dots from the start side of the content.

    Amounts stand at the end side, in a column `figures` dots wide, and end at its right edge in either direction: on an
    Arabic paper, too, a comma stands below a comma. On a French one that edge is the margin, and the width is 0.
    """

    def __init__(self, sheet: Sheet, *, right_to_left: bool, figures: int = 0) -> None:
        """Begin at the top of an empty paper."""
        self.sheet = sheet
        self.right_to_left = right_to_left
        self.figures = figures
        self.start = RIGHT if right_to_left else LEFT
        self.end = LEFT if right_to_left else RIGHT
        self.y = sheet.margin
        self.marks: list[Mark] = []
        self.cuts: list[int] = []

    def style(self, size: Size, phrase: Phrase, *, bold: bool = False) -> Style:
        """Say how a phrase of that size looks on this paper."""
        return Style(self.sheet.sizes[size], BOLD if bold else LIGHT, phrase.language.right_to_left)

    def style_of_paper(self, size: Size, *, bold: bool = False) -> Style:
        """Say how a figure or a line in two languages looks: it runs as the paper does."""
        return Style(self.sheet.sizes[size], BOLD if bold else LIGHT, self.right_to_left)

    def left_of(self, offset: int, width: int) -> int:
        """Find the left edge of a box that is `offset` from the start side."""
        if self.right_to_left:
            return self.sheet.dots - self.sheet.margin - offset - width
        return self.sheet.margin + offset

    def put(self, paragraph: Paragraph, offset: int, box: int, down: int = 0) -> None:
        """Put a paragraph that was set in a box `box` wide, `down` below where the paper is filled to."""
        self.marks.append(Run(paragraph, self.left_of(offset, box), self.y + down))

    def put_beside(self, *placed: tuple[Paragraph, int, int]) -> None:
        """Put paragraphs, each with its offset and its box, on one baseline, and go on below the tallest."""
        baseline = max(paragraph.baseline for paragraph, _, _ in placed)
        for paragraph, offset, box in placed:
            self.put(paragraph, offset, box, baseline - paragraph.baseline)
        self.y += max(baseline - paragraph.baseline + paragraph.height for paragraph, _, _ in placed)

    def set_phrases(
        self, first: Phrase, also: Phrase | None, size: Size, box: int, side: Qt.AlignmentFlag, *, bold: bool
    ) -> list[Paragraph]:
        """Set a phrase and its second language: behind each other where they fit on one line, else below.

        Below the largest letters the second language is smaller, so that it does not weigh more than the first.
        """
        if also is not None:
            joined = side_by_side((first.text, also.text))
            line = set_text(joined, self.style_of_paper(size, bold=bold), box, side)
            if line.lines == 1:
                return [line]
        above = set_text(first.text, self.style(size, first, bold=bold), box, side)
        if also is None:
            return [above]
        below = self.style(_BELOW.get(size, size), also, bold=bold)
        return [above, set_text(also.text, below, box, side)]

    def may_part(self) -> None:
        """Remember that what stands above and what comes below can be read apart."""
        self.cuts.append(self.y)

    def page(self) -> Page:
        """Cut the paper where it is filled to."""
        return Page(self.sheet.dots, self.y + self.sheet.margin, tuple(self.marks), tuple(self.cuts))
