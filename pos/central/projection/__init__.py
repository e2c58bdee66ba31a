"""The projection: what follows from the entries of the inbox, in tables that can be thrown away and made again."""
