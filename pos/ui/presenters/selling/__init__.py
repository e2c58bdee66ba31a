"""From the first piece on the ticket to the change due."""
