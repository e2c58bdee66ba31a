"""Sockets in the wall: one protocol a file, with the values that cross it and the failures it can have.

May import: wire, words and domain.
Never: an implementation.
"""
