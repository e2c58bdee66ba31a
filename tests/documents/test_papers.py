"""Papers say, word for word, what was approved: `python -m tests.documents.approve` writes them anew."""

import pytest

from pos.documents.blocks import Document, document_bytes, read_document
from pos.documents.plain import plain_text
from tests.documents.approve import APPROVED, papers

PAPERS = papers()


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_says_what_was_approved(name: str) -> None:
    approved = (APPROVED / f"{name}.txt").read_text(encoding="utf-8")
    assert plain_text(PAPERS[name]) == approved


def test_no_approved_paper_is_left_of_one_that_is_gone() -> None:
    assert {path.stem for path in APPROVED.glob("*.txt")} == set(PAPERS)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_a_paper_comes_back_from_the_print_queue_as_it_went_in(paper: Document) -> None:
    written = document_bytes(paper)
    assert read_document(written) == paper
    assert document_bytes(read_document(written)) == written


def test_composing_again_gives_the_same_bytes() -> None:
    again = papers()
    assert {name: document_bytes(paper) for name, paper in PAPERS.items()} == {
        name: document_bytes(paper) for name, paper in again.items()
    }
