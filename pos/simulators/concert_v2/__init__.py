"""A Concert V2 (Telium) card terminal: E and E+ on a cable on one side, a customer with cards on the other."""
