"""The exchange with central: what is sent when, what is believed of the answer, and how long to rest.

May import: ports, wire, words and domain.
Never: a socket, a clock, a thread, or another use case.
"""
