"""A NAPS Pay card terminal: the M2M protocol over TCP on one side, a customer with cards and a keypad on the other."""
