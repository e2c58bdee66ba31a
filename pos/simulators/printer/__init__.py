"""A receipt printer with a cash drawer: ESC/POS over TCP on one side, pictures of papers on the other."""
