"""The fuse box: one module a role puts the parts together and starts and stops them in order.

May import: every room.
Never: a rule of trade, a registry, anything that a reader cannot follow with one finger.
"""
