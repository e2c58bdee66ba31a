"""Card terminals on a cable that speak Concert V2, also called Telium: protocol E, and E+ with two fields more."""
