"""Card payments: the conversation with a terminal as a step machine, and what people ask around it.

May import: documents, ports, wire, words and domain.
Never: Qt, SQL, sockets, a thread, a clock, another use case.
"""
