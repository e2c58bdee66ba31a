"""What simulated card terminals share: customers and their cards, hands and plugs, faults, slips, the window."""
