"""What stands beside the ticket while selling: one module a pane, made when it is first opened."""
