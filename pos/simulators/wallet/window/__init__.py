"""A customer's phone in a small window: a code is scanned into it, and paid; and what can go wrong with the telling."""
