"""The way to central and back: the link, the pace, the bundle on a stick.

May import: use cases and all below.
Never: decide about a sale, drop an entry, or trust who carried it.
"""
