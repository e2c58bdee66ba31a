"""How large what is spoken may be: what is above these is refused before it takes any memory.

Both sides know them. They may be raised in a later version, never lowered: what was once sent stays readable.
"""

BATCH_BYTES_MAX = 1 << 20
"""A batch as it travels, compressed, in bytes."""

BATCH_TEXT_MAX = 8 << 20
"""A batch as it is read, in bytes; what claims to grow beyond it is not unpacked at all."""

BATCH_ENTRIES_MAX = 1_000
"""Entries in one batch."""

BATCH_TEXT_WANTED = 2 << 20
"""What a till puts into one batch, in bytes of entries: 40 to 150 KB as they travel. On a link that does not bring them
through it dares half of that after each failure."""

REPLY_BYTES_MAX = 64 << 10
"""An answer of central to a batch or to an enrolment, in bytes."""

PAGE_BYTES_MAX = 4 << 20
"""A page of the catalogue, in bytes."""

PAGE_PRODUCTS_MAX = 500
"""Products on one page of the catalogue, of the organizer's and again of the booth's."""

PRODUCT_BYTES_MAX = 64 << 10
"""What is said of one product, in bytes; more goes to no other till."""

PAGE_PRODUCTS_WANTED = 100
"""What central puts on one page: a till applies it in one commit, between two sales."""

PAGE_TEXT_WANTED = 256 << 10
"""In bytes of products: a page ends with the one in which it passes this."""

NUMBER_MAX = (1 << 53) - 1
"""The highest journal number and epoch: beyond it, readers that count in binary fractions go wrong."""
